"""de-particle and de-adverbial: what they say, what they leave alone."""

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()


def found(text, name="de-particle", path="a.txt"):
    rule = {name: rule_modules()[name].RULE}
    findings = examine(read_text(path, text), rule, LEXICON).findings
    return [text[max(f.start - 1, 0) : f.start] + f.replacements[0] for f in findings]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("训练好得模型放在这个目录里。", "好的"),
        ("它在新的数据集上得效果很好。", "上的"),
        ("总得来说，这个办法可行。", "总的"),
        ("先看一个简单地例子。", "单的"),
        ("这样可以获得很好地效果。", "好的"),
        ("请对参数进行合理地调整。", "理的"),
        ("这样程序就运行的更快了。", "行得"),
        ("如果学习率设置的过大，训练会发散。", "置得"),
        ("这份文档写的很清楚。", "写得"),
        ("新的实现比原来快的多。", "快得"),
        ("缓存能帮助用户更好得使用模型。", "好地"),
        ("也可以通过配置覆盖，动态得修改权重。", "态地"),
        ("这样能更充分得利用有限的输入。", "分地"),
        ("模型稳定得收敛到最优解。", "定地"),
        ("請看一個簡單地例子。", "單的"),
        ("模型变的更好了。", "变得"),
        ("这样训练就变的容易。", "变得"),
        ("一家做散熱片的公司，一下子變的炙手可熱。", "變得"),
    ],
)
def test_what_is_wrong_for_everyone(text, right):
    assert found(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "目的地的地址在本地的地图上。",
        "不变的更多，可变的复杂类型也有，变的是数据，演变的很多细节不清楚。",
        "渐变的明亮颜色，变的对象，改变的非常多。",
        "变的更多的是心态，变的不只是样貌；慢变的很平稳，真正变的更快的那部分是接口。",
        "他错得离谱。",
        "随参数变的更新量，随时间变的极限值，易变的更换周期。",
        "这不得不说值得一试，我们觉得结果变得更好，取得了得分。",
        "由上式求得参数，再计算得到结果，可得损失。",
        "我们要做的很简单，所说的不多。",
        "这是一个容易理解的更小的问题，也是复杂的多步骤任务。",
        "模型会自动地调整步长，运行得很快。",
        "用户可以慢慢地学习，也可以简单地把它看作一个函数。",
        "适用其经常居所地法律，由合同履行地法院管辖。",
        "把秒数转换成本地时间，再查 IP 归属地信息。",
        "“一个简单地例子”是《更好得使用模型》里的话。",
        "请分清的、地、得：一个简单地例子是错的。",
        "采得百花成蜜后，为谁辛苦为谁甜。",
        "工具会快速的处理数据。",
        "剩下的很简单，学到的不多，看到的更好。",
        "你得先安装依赖，每个模型得单独训练，路由表得更新。",
        "这一步得谨慎，参数更新得很快，代码写得不算好；各项动态得重新统计。",
        "本手法は効果的な学習を行い、一般的に高精度な結果を得る。土地利用の目的で取得可能な地図。",
        "的",
        "得",
        "更好的",
        "",
    ],
)
def test_left_alone(text):
    assert found(text) == []


def test_de_for_di_is_judged_by_the_documents_own_practice():
    slip = "用户可以快速的将数据写入文件。"
    kept = "程序会自动地更新参数，有效地利用内存，并正确地处理异常。"
    assert found(slip) == []
    assert found(slip + kept) == ["速地"]
    assert found(3 * slip + kept) == []


def test_an_adverb_that_is_nothing_else_needs_one_di():
    slip = "程序会不断的更新参数。"
    assert found(slip) == []
    assert found(slip + 3 * "可以方便的把结果写入文件。" + "它会自动地调整步长。") == ["断地"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("这个接口可以快速的处理数据。", ["速地"]),
        ("简单的说，这是一个函数。", ["单地"]),
        ("它会自动的将结果写入文件，帮助用户更好的理解模型。", ["动地", "好地"]),
        ("我们对数据进行快速的处理。", []),
        ("这是快速的、可靠的服务。", []),
        ("这个简单的模型有正确的使用方法和自动的更新机制。", []),
        ("他说“可以快速的处理数据”。", []),
        ("請直接的將檔案寫入資料夾。", ["接地"]),
    ],
)
def test_adverbials_on_request(text, right):
    assert found(text, "de-adverbial") == right


def test_no_place_is_reported_twice():
    text = "用户可以快速的将数据写入文件。程序会自动地更新参数，有效地利用内存，并正确地处理异常。"
    assert found(text) == ["速地"]
    assert found(text, "de-adverbial") == []


def test_only_who_asks_gets_the_second_rule():
    assert not rule_modules()["de-adverbial"].RULE.default


def test_the_fix_is_never_taken_unasked():
    rule = {"de-particle": rule_modules()["de-particle"].RULE}
    findings = examine(read_text("a.txt", "先看一个简单地例子。"), rule, LEXICON).findings
    assert [finding.safety for finding in findings] == ["unsafe"]
