"""misspelled-term: what the page's examples do not show."""

import pytest
from termlint.rules.misspelled_term import RULE

from termlint.engine import agree, examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.survey.spelling.corrections import in_case_of
from termlint.survey.spelling.likeness import are_forms, is_slip, may_be_meant
from termlint.survey.words import find_words

LEXICON = Lexicon()


def findings(*texts: str, suffix: str = "md"):
    rules = {"misspelled-term": RULE}
    documents = [(f"{number}.{suffix}", text) for number, text in enumerate(texts)]
    examined = [(path, examine(read_text(path, text), rules, LEXICON)) for path, text in documents]
    found = agree(rules, [(path, one.facts) for path, one in examined])
    by_path = dict(documents)
    return [(by_path[one.path][one.start : one.end], one.replacements[:1], one.safety) for one in found]


def words(*texts: str) -> list[str]:
    return [word for word, _, _ in findings(*texts)]


def test_a_word_of_the_document_is_meant():
    text = "我们用 Zorblatt。" * 4 + "\n\n这里写成了 Zorbaltt。"
    assert findings(text) == [("Zorbaltt", ("Zorblatt",), "safe")]


def test_title_and_body_may_repeat_the_slip():
    text = "# Zorbaltt 简介\n\n本文介绍 Zorbaltt。\n\n" + "我们用 Zorblatt。" * 8
    assert words(text) == ["Zorbaltt", "Zorbaltt"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("先学 Yarn。" * 4 + "再装 Yran。", "Yarn"),  # four letters, swapped
        ("先学 Dasign 一词吧。" + "这是 Design。" * 3 + "又见 Degisn。", "Design"),  # the same letters
        (
            "载入`zorbBlatter`与`zorbBlatter`，`zorbBlatter`，`zorbBlatter`。调用 zorbBaltter 函数。",
            "zorbBlatter",
        ),
        ("控制器 ViewController 很大，见 ViewControlelr 一节。", "ViewController"),  # stands once
        ("先装 zorblatterix，再开 zorblatterix，最后关 zorblaterix。", "zorblatterix"),  # stands twice
        ("在 Android Stutio 里打开。", "Studio"),  # Android is no first name
        ("按 ordianl 变量处理。", "ordinal"),  # only dictionaries have it
        ("再加一层 Dropot 就好。", "Dropout"),  # an inner letter is lost
        ("先引用 Rafailov 的论文，后文写作 Rafialov 的方法。", "Rafailov"),  # stands once, and is listed
        ("慢的节点叫 stragler，整步都要等它。", "straggler"),  # the other near word was never counted
        ("机械臂的 teleopration 数据很贵。", "teleoperation"),  # only a term has it
        ("再看 embeding 的维度。", "embedding"),  # a form that lacks the doubled letter
    ],
)
def test_evidence(text, right):
    assert right in [right for _, (right, *_), _ in findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "用户 [achilleo](https://example.org/achilleo) 校对。",
        "文件 .smali 如下：\n\n```smali\nconst\n```\n",
        "一个 hashring 和 hashing、hashing、hashing、hashing。",
        "随后发言的是 Anna Volcao。",
        "写作 virtualised 或 virtualized，virtualized，virtualized，virtualized。",
        "Lady Gaga 的新歌 adaptee 与 adapter、adapter、adapter、adapter。",
    ],
)
def test_names_and_other_spellings(text):
    assert words(text) == []


def test_letter_case_of_the_right_word():
    assert findings("用 javascrpt 写。")[0][1] == ("JavaScript",)
    assert findings("用 javascrpt 写 javascript，javascript。")[0][1] == ("javascript",)
    assert findings("用 Javascrpt 写 Javascript。")[0][1] == ("JavaScript",)


def test_other_documents_are_evidence():
    assert words("我们用 Zorblatt。" * 4, "这里写成了 Zorbaltt。") == ["Zorbaltt"]


def test_the_author_may_mean_it():
    assert words("我们用 Zorblatt。" * 12 + "另见 Zorbaltt、Zorbaltt、Zorbaltt 三种。") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("网络安全(Cybersecuriy)很重要。", "Cybersecuriy"),
        ("的Tranformer模型", "Tranformer"),
        ("这是 **Tran**former 的变体。", "Tran**former"),
        ("在 Pytohn 里写函数。", "Pytohn"),
        ("Kafaka-Consumer 的代码在 Kafka 的仓库里，Kafka 与 Kafka 相连，Kafka 也行。", "Kafaka"),
        ("题为“Langauge:AI 的未来”的文章", "Langauge"),
    ],
)
def test_where_a_word_may_stand(text, word):
    assert words(text) == ([word] if word else [])


@pytest.mark.parametrize(
    "text",
    [
        "用 `Pytohn` 写，见 https://example.org/Pytohn 与 lib/pytohn/core。",
        "变量 pytohn_path 与 nn.Pytohn 以及 pytohn3。",
        "TRANFORMER 全大写。",
        "作者 Lena Bakkers 与 Tomas Hanssen 合著。",
        "新的 CoreText、PaddleZZ、ViewModels 与 dataloaders。",
        "STCharacters 和 STCharacters 来自同一个包，TSCharacters 是另一个表，还有 STCharacters。",
        "工具 normalizr 与 docsify、requirejs 均可用。",
        "外设有 OTP、Tsensor、TRNG 等。",
        "表中列出 MiniCPMO 和 MiniCPM。",
        "型号有 xlarge 与 xxlarge 两种。",
        "methodC 调用 methodD，walletB 与 walletA 相连。",
        "他说 clichés 和 naïveté 都要避免。",
        "Les enfants regardent la télévision et mangent des gâteaux ensemble.",
    ],
)
def test_what_stays_silent(text):
    assert words(text) == []


def test_compounds_end_doubt_about_rare_words():
    assert findings("方程组是 weill-conditioned 的。")[0][:2] == ("weill", ("well",))


def test_a_fix_that_would_break_markup_is_not_offered():
    assert findings("这是 Tranfo*rmer* 变体。") == [("Tranfo*rmer", (), "none")]


@pytest.mark.parametrize(
    ("word", "other", "slip"),
    [
        ("pytohn", "python", True),
        ("transslate", "translate", True),
        ("boks", "books", True),
        ("continous", "continuous", True),
        ("linix", "linux", False),
        ("grep", "grid", False),
    ],
)
def test_slips(word, other, slip):
    assert is_slip(word, other) is slip


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("tokens", "token"),
        ("normalizer", "normalized"),
        ("vuejs", "vue"),
        ("stringz", "string"),
        ("trainer", "train"),
    ],
)
def test_forms_of_one_stem(word, other):
    assert are_forms(word, other)
    assert not may_be_meant(word, other, 1)


def test_a_letter_before_makes_a_name():
    assert not may_be_meant("zless", "less", 1)
    assert may_be_meant("avascript", "javascript", 1)


def test_words_divided_by_a_mark():
    assert [word.text for word in find_words("Antropik:AI std::vector key:value")] == [
        "Antropik",
        "AI",
        "std::vector",
        "key:value",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("先看 mini batch，再看 mini batch，这个 mini bach 很小。", [("bach", "batch")]),
        ("先看 mini-batch，再看 mini-batch，这里是 mini-bach。Bach 是作曲家。", []),  # stands elsewhere too
        ("用 spring boot，用 spring boot，用 spring boot，装上 spring bolt。", []),  # as common as the other
        ("取 the batch，取 the batch，取 the bach。", []),  # anything stands beside the
    ],
)
def test_what_usually_stands_beside_a_word(text, found):
    assert [(word, right) for word, (right, *_), _ in findings(text)] == found


CODE = """

```python
net.pretrained = get(opencv3, opencv3)
pretrained(opencv3, opencv3, [pretrained] * 2)
```

`pretrained`
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("把 net.pretained 设为真。", [("pretained", "pretrained")]),
        ("用 opnecv3 读图。", [("opnecv3", "opencv3")]),
        ("把 net.pretained 设为真。`net.pretained` 也在代码里。", []),
        ("把 net.pretrainedA 设为真，用 opencv4 读图。", []),
        ("模型 net.pretrainedv2 更大。", []),
    ],
)
def test_identifiers_that_code_contradicts(text, found):
    assert [(word, right) for word, (right, *_), _ in findings(text + CODE)] == found


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("用 Zorblatt。" * 10 + "再用 Yorblatt。", "Zorblatt"),  # another first letter
        ("先 Zorbl。" * 10 + "再 orbl，又 zorbl。", None),  # four letters are too few
        ("用 Django 建站。" * 4 + "安装 DDjango 之后再运行。", "Django"),
        ("用 Django 建站。" * 4 + "安装 DDjango 与 DDcache。", None),  # a family of names
        ("下载 annotation 文件。" * 8 + "打开 annotion 文件。", "annotation"),
        ("Databricks 与 Databricks 都好，Databricks 更大，Dabricks 也好。", "Databricks"),
        ("Memoize 与 Memoize 都好。" * 4 + "Moize 是另一个库。", None),
        ("启动 worker。" * 10 + "Woker 会报告进度。", "Worker"),
        ("计算 Attention Socre 的值。", "Score"),
        ("训练 Logistic Regeression 模型。", "Regression"),
        ("由 Standford 大学发布。", "Stanford"),
        ("这是 grammer 的问题。", "grammar"),
        ("作者 Luna Makino 与 Li Weiting 一起写成。", None),
    ],
)
def test_more_kinds_of_slips(text, right):
    assert [right for _, (right, *_), _ in findings(text)] == ([right] if right else [])


@pytest.mark.parametrize(
    "text",
    [
        "打开 schemadb 查看表结构。",  # a known word and a short ending
        "字段 userid 与 tableid 各占一列。",
        "每个 tserver 都有一份配置。",  # a letter and a known word
        "先比较这几个 libraries，再看 categories 与 entropies。",
        "采用 openav 采集画面。",  # OpenCV has another letter where it has a capital
        "由 compressor 与 deregressor 完成。",
        "存储可选 Redis、Servo、Milvus 三种。",  # one of an enumeration of names
        "作者：Smith, J., Numbe, K., & Brown, L. 的论文。",
        "表中列出 Specif. 与 Descr. 两列。",  # cut short
        "- lamda: 惩罚项的系数，默认为 0.5。",
        "ZambaForCausalLM 由 Zamba 改来。" + "对照 MambaForCausalLM。" * 5,
        "接口 getItemValue 取一个值。" + "接口 getItemsValue 取多个值。" * 5,
        "调用 StorageList 类。" + "另有 StroageList 类。" * 5,  # the one of known words is right
    ],
)
def test_names_and_words_made_of_known_ones_stay(text):
    assert not words(text)


def test_a_plain_slip_is_told_beside_what_looks_like_it():
    assert words("由 encodre 完成。") == ["encodre"]
    assert words("存储可选 Redis、Sevrer、Milvus 三种。") == ["Sevrer"]
    assert words("打开 databse 查看表结构。") == ["databse"]


def test_the_right_word_keeps_the_letter_case_of_the_slip():
    text = "运行 Benchmark 之后，再看 Benchmark 的报告和 Benchmark 的图，换一个 benchmrak 也行。"
    assert [found[1] for found in findings(text)] == [("benchmark",)]
    assert in_case_of("Series", "SERIEES", {}, LEXICON) == "SERIES"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("新一代 Blackwall 更快。Blackwell 架构很新，Blackwell 也省电。", ["Blackwall"]),
        ("上一代 Hooper 架构慢。Hopper 架构省电，Hopper 便宜。", ["Hooper"]),
        ("用 SagaMaker 训练。SageMaker 很方便，SageMaker 也不贵。", ["SagaMaker"]),
        ("医学影像公司 Milvue 在巴黎。Milvus 很快，Milvus 开源。", []),
        ("Superbase 是一个客户管理品牌。Supabase 很快，Supabase 开源。", []),
        ("上一代 Hooper 架构慢，Hooper 贵。Hopper 架构省电，Hopper 便宜。", []),  # as often
        ("作者 Grace Hooper 谈 Hopper 架构，Hopper 便宜。", []),  # a person
        ("用 Toxcast 数据。ToxCast 很大，ToxCast 也旧。", []),  # letter case is another rule's
    ],
)
def test_known_words_in_place_of_a_name(text, wrong):
    assert words(text) == wrong


def test_an_index_is_no_part_of_a_word():
    assert words("框的 center 与 center 之差为 center<sub>w</sub> 和 center<sup>h</sup>。") == []


def test_the_owner_decides_the_case_of_the_right_form():
    (found,) = findings("每个 Dataloder 的进程数量由配置决定。")
    assert found[:2] == ("Dataloder", ("DataLoader",))


def test_a_prefix_makes_another_word():
    assert words("先 rollout，" * 6 + "之后再 rerollout。") == []
