"""repeated-word: what it says, what it leaves alone, what it would write."""

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
RULE = {"repeated-word": rule_modules()["repeated-word"].RULE}


def found(text, path="a.txt"):
    findings = examine(read_text(path, text), RULE, LEXICON).findings
    return [(text[f.start : f.end], *f.replacements[:1], f.safety) for f in findings]


def test_where_a_string_of_a_catalogue_goes_on_is_no_markup():
    text = 'msgid "a"\nmsgstr ""\n"模型所带来的"\n"的问题，我们训练"\r\n"训练了它。"\n'
    assert found(text, "a.po") == [
        ('的"\n"的', '的"\n"', "safe"),
        ('训练"\r\n"训练', '训练"\r\n"', "unsafe"),
    ]
    assert not found("模型所带来的**的**问题。", "a.md")


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("模型所带来的的问题。", "的的", "的"),
        ("这一步做了了很多的工作。", "了了", "了"),
        ("损失函数的值的的的变化。", "的的的", "的"),
        ("我们把它标记为为连接。", "为为", "为"),
        ("它应用了诸如如多层感知机的方法。", "如如", "如"),
        ("对我我们理解这个模型很有用。", "我我", "我"),
        ("See the the documentation.", "the the", "the"),
    ],
)
def test_function_characters_and_words_are_safe(text, wrong, right):
    assert found(text) == [(wrong, right, "safe")]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("我们可以可以多次运行。", "可以可以", "可以"),
        ("接着使用使用这个接口来读取。", "使用使用", "使用"),
        ("所有基础设施基础设施都要检查。", "基础设施基础设施", "基础设施"),
        ("为了简化示例，为了简化示例，我们省去了参数。", "为了简化示例，为了简化示例，", "为了简化示例，"),
        ("请使用 GPU GPU 训练。", "GPU GPU", "GPU"),
        ("例如,例如,可以先缩小学习率.", "例如,例如,", "例如,"),
        ("并确保确保所有工作就绪。", "确保确保", "确保"),
        ("字段的值会随着随着堆的大小而变。", "随着随着", "随着"),
        ("先看系统潜在的社会影响其潜在的社会影响再说。", "潜在的社会影响其潜在的社会影响", "潜在的社会影响"),
    ],
)
def test_words_and_phrases_are_not_safe(text, wrong, right):
    assert found(text) == [(wrong, right, "unsafe")]


@pytest.mark.parametrize(
    "text",
    [
        "目的的层次不同，可以以图表说明，现在在线训练，认为为时过早。",
        "这个是是非非的问题，为了了解它，用于于是没有关系。",
        "你你我我的关系，他他她她的故事。",
        "在网上查查看，再试试看，把顺序变为“上上...下下...”的形式。",
        "来使使用者参与，与其告诉我我错了，不如在查询语句句尾加分号。",
        "错误信息告诉我们我们不能改它。",
        "慢慢来，看看再说，试试这个，常常如此，往往相反，刚刚开始。",
        "再尝试尝试，检查检查，研究研究，一步一步，一个一个，非常非常好，很多很多人。",
        "编译编译器，操作操作系统，测试测试集，到端到端的训练。",
        "能不能不用它，是不是不够好，来来来，不不不，消消消。",
        "饱和量化和非饱和量化，静态图和动态图，有监督学习和无监督学习。",
        "三星，三星，五星。文档很重要，文档很重要，文档很重要。",
        "他说“我们我们”，又停下来。",
        "跑着跑着就停了，说着说着就笑了。",
        "It had had an effect that that paper describes, so so far.",
        "New York New York is a song.",
        "想删哪段删哪段，该怎么改怎么改，用缓存缓存热点数据，把输入输入到模型。",
        "我知道。我知道我知道。可是跑起来跑着跑着就停了。",
        "这与人与人的对话不同，朋友的朋友的社交图也一样。",
        "把语句与与之相关的上下文分开，一眼看去清晰明了了，也更近一些些，实际用用它。",
        "值是一个 long long 类型的整数。矩阵矩阵乘法很慢。应用程式程式碼花費太多時間。",
        "",
    ],
)
def test_left_alone(text):
    assert found(text) == []


def test_over_a_soft_line_end_in_markdown():
    text = "这就是模型所带来的\n的问题。\n"
    assert found(text, "a.md") == [("的\n的", "的\n", "safe")]


def test_over_a_line_end_only_where_the_text_is_wrapped():
    wrapped = (
        "训练一个语言模型需要大量的文本，文本的质量比数量\n更要紧，因此先要清洗，再去掉重复的网页；然后我们\n"
        "我们把剩下的文本切成词元，统计每个词元的次数，按\n次数排序，最后写进词表，这样就可以开始训练模型。\n"
    )
    assert found(wrapped, "a.md") == [("我们\n我们", "我们\n", "unsafe")]
    assert found("1. **预训练**\n   预训练的目的是学到通用的规律。\n", "a.md") == []
    assert found("- 端到端时延\n  端到端时延大致等于词元数乘以间隔。\n", "a.md") == []
    assert found("用一条简单的命令开始训练\n训练脚本请参考文档。\n", "a.md") == []


def test_not_over_code_or_blocks():
    assert found("这时我们在[在线文档](a.md)里找。\n我们在\n[在中文里](b.md)也说。\n", "a.md") == []
    assert found("变量是`x`的`y`的值，类型是`z`是的。\n", "a.md") == []
    assert found("# 模型\n\n模型是什么。\n", "a.md") == []


def test_traditional_text():
    assert found("這個應用程式程式碼現在在線上，我們可以以圖表說明。") == []
    assert found("接下來我們我們要提供組織完善且直觀的的介面。") == [
        ("的的", "的", "safe"),
        ("我們我們", "我們", "unsafe"),
    ]


def test_a_known_word_of_taiwan_that_begins_or_ends_at_the_seam_explains_it():
    assert (
        found("模型型別有三種，型別別名很常用，單位位元組，索引引數，請執行執行檔，在這裡里程碑很多。") == []
    )
    assert found("資料料庫的內容很多，公開金鑰金鑰存在這裡，於於是開始。") == [
        ("料料", "料", "unsafe"),
        ("金鑰金鑰", "金鑰", "unsafe"),
        ("於於", "於", "unsafe"),
    ]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("这两点都要考虑虑到。", "虑虑", "虑"),
        ("以后可以修改阈值值。", "值值", "值"),
        ("这一方法被广泛应用于于强化学习。", "于于", "于"),
        ("模型的参参数量很大。", "参参", "参"),
        ("这是基础础设施。", "础础", "础"),
    ],
)
def test_a_bound_character_beside_its_word_is_too_many(text, wrong, right):
    assert found(text) == [(wrong, right, "unsafe")]


def test_a_compound_that_the_document_uses_begins_with_the_word_before_it():
    compound = "他們規劃規劃階段的程式。"
    assert found(compound) == [("規劃規劃", "規劃", "unsafe")]
    assert not found(compound + "規劃階段很大，規劃階段很慢，規劃階段很難。")
    assert not found("规规整整的消息，规模模型，刘楠楠。")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("这里改为采用用新的算法。", "用用"),
        ("模型要看上下文文长度。", "文文"),
        ("相比比传统的做法更快。", "比比"),
        ("这个功能在下一版的主要要实现者是他。", "要要"),
    ],
)
def test_a_doubled_character_beside_words_that_often_meet_it(text, wrong):
    assert [one[0] for one in found(text)] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "这里改为采用用户数据。",
        "她在大学学医学。",
        "这一步合并算子子图。",
        "这是数据集集合的一部分。",
        "把该位置置为零。",
        "它会在下下个版本中移除，上上周已经说过。",
        "计数方式为电平或边沿或边沿计数。",
        "平均平均精度是常用的指标。",
        "多语言语言模型支持多语言，语言模型很大。",
        "它说：还剩多少个苹果多少个苹果多少个苹果多少个苹果个苹果个苹果加法运算加法运算。",
    ],
)
def test_both_copies_have_a_word_of_their_own(text):
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("训练前先绘绘制损失曲线。", "绘绘"),
        ("请先仔仔细检查配置。", "仔仔"),
        ("这个版本必须依赖于于具体的平台。", "于于"),
        ("两种做法的准确率率都很高。", "率率"),
        ("输入的文本被分分割成小块。", "分分"),
        ("把原始数据的路路径写进配置。", "路路"),
        ("目前先先去查一查文档。", "先先"),
        ("這兩種方法可以疊疊加使用。", "疊疊"),
        ("请先仔细细想想，再动手。", "细细"),
    ],
)
def test_a_doubled_character_that_likelihood_tells(text, wrong):
    assert [one[0] for one in found(text)] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "这一结果由李飞飞和她的学生得出。",
        "请检查命令的参数与方式一一致。",
        "模型的引用类类型由编译器推断。",
        "前馈网络中中间层的神经元最多。",
        "我们把数据分成有有监督的和没有的两份。",
        "把这句话与与之相关的段落分开。",
        "先充充电，再试一试，慢慢地跑。",
        "這裡用到了型別別名與它的參數。",
        "他在大学学医学，在银行行长那里实习。",
        "每秒百亿亿次运算，合计二二六次。",
        "轻轻松松，规规整整，高高兴兴，一步步来，一个个看。",
    ],
)
def test_what_is_said_twice_on_purpose_or_meets(text):
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("系统一共启动了几十几十个进程。", "几十几十", "几十"),
        ("这一结果表明了表明方法有效。", "表明了表明", "表明"),
        ("后续内容敬请期待期待。", "期待期待", "期待"),
    ],
)
def test_words_said_again_after_longer_ones(text, wrong, right):
    assert found(text) == [(wrong, right, "unsafe")]


@pytest.mark.parametrize(
    "text",
    ["几十几十地往上加。", "这是激活了激活函数的那一步。", "机器学习学习率要小，深度学习学习到的特征。"],
)
def test_numbers_and_compounds_are_no_echo(text):
    assert not found(text)


def test_babble_is_left_alone():
    assert found("我们采用用新的方法。") == [("用用", "用", "unsafe")]
    assert not found("我们采用用新的方法。" * 30)


def test_texts_that_the_counts_do_not_know_are_left_alone():
    known = found("感谢开源社社区的支持。")
    verse = "两个黄鹂鸣翠柳一行白鹭上青天窗含西岭千秋雪门泊东吴万里船。" * 3
    assert known == [("社社", "社", "unsafe")]
    assert not found(f"{verse}感谢开源社社区的支持。")


@pytest.mark.parametrize(
    "text", ["先请你用一句话说说，你的团队做什么。", "这段代码大家想想。", "有空去听听！"]
)
def test_verbs_said_twice_for_a_little_where_a_clause_ends_are_meant(text: str) -> None:
    assert found(text) == []


def test_what_follows_a_slash_is_the_other_of_two_choices():
    assert found("按这个键显示/隐藏隐藏文件。") == []
    assert found("按这个键隐藏隐藏文件。") != []


SAID = "这一步先加载数据，然后训练模型。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"先看图。{SAID}{SAID}再看表。", True),
        (f"{SAID} {SAID}", True),
        (f"{SAID}\n\n{SAID}", False),
        (SAID * 3, False),
        (f"{SAID}再看。{SAID}", False),
        ("快跑！快跑！别停下！别停下！", False),
        (f"- {SAID}\n- {SAID}", False),
        ("调用 `a` 来加载全部的数据。调用 `b` 来加载全部的数据。", False),
    ],
)
def test_a_sentence_said_again(text: str, told: bool) -> None:
    assert [one[1] for one in found(text)] == [SAID] * told


def test_two_terms_may_meet():
    assert found("这是多语言语言模型的一种。") == []
    assert found("这是语言语言模型的一种。") != []
