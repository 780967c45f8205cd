"""wrong-character: what it says, what it leaves alone, what it would write."""

import gc
import time

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules
from termlint.survey.characters.misfits import MISFITS

LEXICON = Lexicon()
RULE = {"wrong-character": rule_modules()["wrong-character"].RULE}


def found(text: str, path: str = "a.md") -> list[tuple[str, str, str]]:
    findings = examine(read_text(path, text), RULE, LEXICON).findings
    return [(text[one.start : one.end], one.replacements[0], one.safety) for one in findings]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("训练到一半，进程奔溃了。", "奔溃", "崩溃"),
        ("模型任然需要微调。", "任然", "仍然"),
        ("这个脚本己经废弃。", "己经", "已经"),
        ("通过拔号接入网络。", "拔号", "拨号"),
        ("两种做法相辅相承。", "相辅相承", "相辅相成"),
        ("该方法适用与小数据集。", "适用与", "适用于"),
        ("密匙写在配置里。", "密匙", "密钥"),
        ("**奔**溃不会丢数据，奔溃前会存盘。", "奔溃", "崩溃"),
    ],
)
def test_what_is_no_word_is_found_and_safe_to_change(text: str, wrong: str, right: str) -> None:
    assert (wrong, right, "safe") in found(text)


EXCLUDED = [
    ("它的配置文件里有那些选项？", "有那", "有哪"),
    ("目前有那些后端可用，请看下表。", "有那些", "有哪些"),
    ("这个库支持那些格式？", "那", "哪"),
    ("点一下运行既可。", "既可", "即可"),
    ("损失值反应了拟合的好坏。", "反应", "反映"),
    ("张量的第一个纬度是批大小。", "纬度", "维度"),
    ("查询和键的纬度必须相同，否则无法相乘。", "纬度", "维度"),
    ("梯度容易收到异常值的影响。", "收到", "受到"),
    ("从旧接口平滑过度到新接口。", "过度", "过渡"),
    ("结果不稳定，对与小样本尤其如此。", "对与", "对于"),
    ("返回一个新的对像。", "对像", "对象"),
    ("截止目前已有三个版本。", "截止", "截至"),
    ("收入增长很快。截止2025年底，用户已过亿。", "截止", "截至"),
    ("既使到了训练后期，目标也不变。", "既使", "即使"),
    ("这就是什么为我们会按流量收费。", "什么为", "为什么"),
    ("谁因该付钱，又能付多少？", "因该", "应该"),
    ("就因该另外申请授权。", "因该", "应该"),
    ("接口相应时间变长了。", "相应", "响应"),
    ("这知识一个例子。", "知识", "只是"),
    ("及时你关掉缓存，结果也一样。", "及时", "即使"),
    ("它一致没有释放显存。", "一致", "一直"),
    ("如果条件允许的化，可以加大批量。", "的化", "的话"),
    ("把一副图像切成小块。", "一副", "一幅"),
    ("误差集中在边缘的过度区域。", "过度", "过渡"),
    ("小数据上容易过渡拟合。", "过渡", "过度"),
    ("把这两个值带入上式就得到损失。", "带入", "代入"),
    ("启动之前必需先装好驱动。", "必需", "必须"),
    ("这个模型即有速度，又有精度。", "即有", "既有"),
    ("训练即要快又要省显存。", "即要", "既要"),
    ("编译器即能查错又能优化。", "即能", "既能"),
    ("新版本不在支持旧格式。", "不在", "不再"),
    ("先算出注意力，在加上位置编码，就得到输入。", "在加上", "再加上"),
    ("这里不用排序，应为我们只要最大值。", "应为", "因为"),
    ("手工标注是及其耗时的工作。", "及其", "极其"),
    ("整个流程及其复杂。", "及其", "极其"),
    ("内存要省着用，由其是在手机上。", "由其", "尤其"),
    ("表格里的数字用右对其。", "对其", "对齐"),
    ("它用及时编译来提速。", "及时", "即时"),
    ("提交之前留一分文档作备份。", "一分", "一份"),
    ("这个数据集来自心里健康问卷。", "心里", "心理"),
    ("批大小要大与 8。", "大与", "大于"),
    ("步长不能小与1。", "小与", "小于"),
    ("客户端先从链接池里取一个。", "链接", "连接"),
    ("一条 TCP 链接上可以跑多个流。", "链接", "连接"),
    ("网关要维持长链接，才能推送消息。", "长链接", "长连接"),
    ("先把每个模块关掉，然后在去解绑。", "在", "再"),
    ("在启动训练脚本是，要先设置环境变量。", "是，", "时，"),
    ("读者可以自己实现以下，看看结果。", "以下", "一下"),
    ("结果会写到用户制定的目录下。", "制定", "指定"),
    ("如此以来，吞吐量就提高了。", "以来", "一来"),
    ("没有经得作者同意，不能使用。", "经得", "征得"),
    ("这一层负责消息的发送和接受。", "接受", "接收"),
    ("每个模块接受和发送数据。", "接受", "接收"),
    ("节点接受到的消息会先放进队列。", "接受", "接收"),
    ("一次只能处理一个请求/相应，效率很低。", "相应", "响应"),
    ("权重要先量化成整形数值。", "整形", "整型"),
    ("运算前先转换为整形，避免溢出。", "整形", "整型"),
    ("把初值带入后得到特解。", "带入", "代入"),
    ("要先申明一个变量，才能赋值。", "申明", "声明"),
]


@pytest.mark.parametrize(("text", "wrong", "right"), EXCLUDED)
def test_what_its_context_excludes_is_found_but_not_safe(text: str, wrong: str, right: str) -> None:
    assert found(text) == [(wrong, right, "unsafe")]


def test_every_context_is_tried_here() -> None:
    assert {(one.wrong, one.right) for one in MISFITS} == {(wrong, right) for _, wrong, right in EXCLUDED}


@pytest.mark.parametrize(
    "text",
    [
        "版本统一但功能各异，责任然后再分。",
        "或着眼全局，或着重细节。",
        "以经验为准，以经典算法为例。",
        "“崩溃”不要误写成奔溃。",
        "他把“奔溃”两个字写在黑板上。",
        "《奔溃的一天》是他的新书。",
        "常见的误写：奔溃（崩溃）、按纽（按钮）。",
        "模型的反应了不起，催化剂加快了化学反应。",
        "城市的经度和纬度都要填。",
        "模型预测高纬度地区的降雪，纬度越高，误差越大。",
        "只有那些用过的人才知道？",
        "既可以训练，也可以推理。",
        "我收到了一封影响深远的信。",
        "不要过度优化。",
        "对与错要分清，对与不对都要说。",
        "对像你这样的读者，这一章可以跳过。",
        "他买了一副眼镜和一副对联，照片里的人戴着一副耳机的图标。",
        "这样做未必需要更多数据，势必要求更大的内存。",
        "如果过度使用缓存，内存会不够；过渡阶段用旧接口。",
        "该参数不在支持的列表中，也不在更新范围内。",
        "在加上位置编码之后，再送入编码器。",
        "返回值应为我的文件名，应为正数。",
        "这里讲解模型及其复杂性，及其简单的变体。",
        "心里想着这件事，他心里有数。",
        "统一分配代码和数据，图像大小与1有关。",
        "对其方式不作要求，要左右对其进行比较。",
        "报名截止到周五。",
        "链接地址打不开，链接器报错，链接断了要换一个。",
        "长链接要用短链接服务缩短。",
        "然后在去年的数据上测试，最后在将结果写入磁盘之前检查一遍。",
        "我们在这里要说的是，模型越大越好；在实践中是，在理论上也是，毫不例外。",
        "步骤说明以下：先装依赖。成绩在六十分以下，不及格。",
        "公司制定的规则写在制定路径规划的文档里，还制定文件命名规范。",
        "软件包会被接受到仓库中，他从小接受到良好的教育，设计直接受到影响。",
        "请求和相应的处理函数要一起注册。",
        "流量整形值得一试，整形医院开在路口，整形之后的张量不变。",
        "把用户带入新的界面，带入得心应手的环境。",
        "双方各自申明立场。",
        "过易或过难的题目都不要，太困或太累就休息。",
        "在中短输出数据集上测试，统计两跳路径的数量。",
        "自上线以来，我们已经得到许可；经得起推敲的协议，发送和接受者都同意。",
        "报名截止 3 月 1 日。",
        "这一步既使模型变小，又使训练变快。",
        "因该方法较新，资料不多。",
        "请在相应时间内完成。",
        "知识就是力量，这知识很有用。",
        "请及时清理缓存，也别忘了存盘。",
        "他们一致同意。",
        "如果是分布式的，就换个写法。",
        "この環境の奔溃は日本語です。",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("記憶體不足時，程式會直接奔潰。", "奔潰", "崩潰"),
        ("先把權重距陣轉置，再相乘。", "距陣", "矩陣"),
        ("把語音辯識的結果交給模型。", "辯識", "辨識"),
        ("請求結束後會執行毀掉函數。", "毀掉函數", "回調函數"),
        ("這條曲線反應了損失的變化。", "反應", "反映"),
        ("設定裡缺少謀些屬性時，程式會報錯。", "謀些", "某些"),
        ("請先覆製這個檔案。我們已經複製過了。", "覆製", "複製"),
        ("這個問題沒時間處裡，我們晚一點再說。", "處裡", "處理"),
    ],
)
def test_traditional_text_is_answered_in_its_own_characters(text: str, wrong: str, right: str) -> None:
    assert found(text, "zh-TW/a.txt") == [(wrong, right, "unsafe")]


@pytest.mark.parametrize(
    "text",
    [
        "把模型佈署到雲端，疊代三次，請流覽網頁，你要做甚麼都可以。",
        "此實作會為資料繫結和事件建立物件，這意謂著效能更好。",
        "我們藉由將資料切開來加速，並把設定鍵設為真，但任一種都可以。",
        "原著的作者很著名，土著文化也很卓著。",
        "系統會建立符號連結，並提供圖形介面和乙太網路。",
        "不太可能再次顯示那些項目時，會回收記憶體。",
    ],
)
def test_what_is_right_in_taiwan_is_left_alone(text: str) -> None:
    assert found(text, "zh-TW/a.txt") == []


def test_what_is_right_is_written_as_elsewhere_in_the_document() -> None:
    """The document of Hong Kong has 羣 where Taiwan's standard has 群."""
    text = "這個集羣很大，裏面有節點。擴充集裙之前，先看著名的例子。"
    assert [one[:2] for one in found(text, "zh-HK/a.txt")] == [("集裙", "集羣")]


def test_one_place_is_reported_once() -> None:
    assert found("这里一共有对像三个，这个对像很大。") == [("对像", "对象", "unsafe")] * 2


@pytest.mark.parametrize("unit", ["统一但", "奔溃，", "“奔溃”", "反应了一", "如果的化，", "“对像"])
def test_a_long_line_takes_no_longer_than_it_should(unit: str) -> None:
    short, long = (_seconds(unit * size) for size in (4_000, 32_000))
    assert long < 30 * max(short, 0.02)


def _seconds(text: str) -> float:
    # As the command line runs. With all that other tests leave, a collection takes longer than the rule.
    gc.disable()
    try:
        began = time.process_time()
        found(text, "a.txt")
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("需要主意的是，验证集不能参加训练。", "主意", "注意"),
        ("再写入当前目录下的文见。", "文见", "文件"),
        ("通过这种方是，可以减少显存占用。", "方是", "方式"),
        ("在服務端，這樣可以避免重複計算，提高了運行的速渡。", "速渡", "速度"),
    ],
)
def test_the_sentence_calls_for_another_character(text: str, wrong: str, right: str) -> None:
    assert found(text) == [(wrong, right, "unsafe")]


@pytest.mark.parametrize(
    "text",
    [
        "很多人会把“需要主意的是”写成这样，其实不对。",
        "常见的笔误：通过这种方是，可以减少显存占用。",
        "通过这种方是/方式，可以减少显存占用。",
        "通过这种方式，可以减少显存占用。",
    ],
)
def test_sentences_about_writing_are_left_alone(text: str) -> None:
    assert found(text) == []


CARELESS = "进程奔溃后模型任然可用。先把训练好的模型保存到制定的位置，再启动服务。"


def test_a_text_with_two_slips_is_asked_for_what_is_merely_unlikely() -> None:
    assert ("制定", "指定", "unsafe") in found(CARELESS)


def test_there_two_characters_apart_may_be_a_word() -> None:
    sentence = "用新的数据重新你和这条曲线，结果就好多了。"
    assert ("你和", "拟合", "unsafe") in found("进程奔溃后模型任然可用。" + sentence)
    assert found(sentence) == []
    assert found("进程奔溃后模型任然可用。你和我一起拟合这条曲线。")[2:] == []


@pytest.mark.parametrize(
    "text",
    [
        CARELESS.replace("任然", "仍然"),
        CARELESS.replace("任然", "奔溃后"),
        CARELESS + "\n\n" + "这一节介绍模型的结构和训练方法。" * 2000,
    ],
    ids=["one slip", "one slip twice", "two in a book"],
)
def test_one_slip_does_not_make_a_text_careless(text: str) -> None:
    assert {wrong for wrong, _, _ in found(text)}.isdisjoint({"制定"})


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("先声明数据型类，再分配内存。", "数据型类", "数据类型"),
        ("每一步都要更新权重参数，激活数函不变。", "激活数函", "激活函数"),
        ("这里用强学化习训练策略。", "强学化习", "强化学习"),
    ],
)
def test_two_characters_have_changed_places(text: str, wrong: str, right: str) -> None:
    assert found(text) == [(wrong, right, "unsafe")]


@pytest.mark.parametrize(
    "text",
    ["两个物体互相作用。", "具体说来有两点。", "能力测评的结果很好，对比也清楚。", "梯度下降沿着方向下降。"],
)
def test_words_in_another_order_are_words_too(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("这样为了防止过拟和，训练要早停。", "过拟和", "过拟合"),
        ("为了避免过你合，训练要早停。", "过你合", "过拟合"),
        ("这里用到一个公式，损失公式如下。由这个公式可知，梯度的公示如下。", "公示", "公式"),
        (
            "模型读入词元。每个词元有编号，先读了一亿个词元，再读第二遍。后来又读了三亿个次元，再读第二遍。",
            "次元",
            "词元",
        ),
    ],
)
def test_what_the_text_or_the_sentence_calls_for(text: str, wrong: str, right: str) -> None:
    assert (wrong, right, "unsafe") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        # no neighbour is that of the other word
        "这里用到一个公式，损失公式如下。由这个公式可知结果。名单已经公示，请大家查看。",
        "把数据集缩小，再缩小数据集。数据集很大。原告败诉。",
        "水电站和反应堆都需要冷却水，反应式编程和反应堆模型是两回事。",
        "这是一种必需先验知识的方法。",
        # what is written is a term, or as usual as the other
        "资源字典里有资源，另一个资源字典也有资源。这里的字元 abc 是文字。",
        "“公示如下”写错了，应为“公式如下”。这个公式如下，那个公式如下。",
    ],
)
def test_a_word_that_only_sounds_like_one_of_the_text(text: str) -> None:
    assert not found(text)
