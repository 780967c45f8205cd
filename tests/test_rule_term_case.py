"""term-case: what the page's examples do not show."""

import pytest
from termlint.rules.term_case import RULE

from termlint.engine import agree, examine
from termlint.lexicon import Lexicon
from termlint.read import read_text

LEXICON = Lexicon()


def said(*texts: str):
    """Return each finding in documents that are checked together: text, first replacement, confidence."""
    documents = {f"{number}.md": text for number, text in enumerate(texts)}
    rules = {"term-case": RULE}
    examined = [(path, examine(read_text(path, text), rules, LEXICON)) for path, text in documents.items()]
    found = sorted(
        agree(rules, [(path, one.facts) for path, one in examined]), key=lambda one: (one.path, one.start)
    )
    return [
        (documents[one.path][one.start : one.end], *one.replacements[:1], one.confidence) for one in found
    ]


def findings(text: str, least: float = 0.0):
    return [one[:-1] for one in said(text) if one[-1] >= least]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("使用Tensorflow训练。", [("Tensorflow", "TensorFlow")]),
        ("用 github 托管代码。", [("github", "GitHub")]),
        ("打开 Github Actions 页面。", [("Github Actions", "GitHub Actions")]),
        ("预训练的 Resnet-18 模型。", [("Resnet", "ResNet")]),
        ("在 Fashion-Mnist 上训练。", [("Fashion-Mnist", "Fashion-MNIST")]),
        ("返回 HTMl 与 JSOn 格式。", [("HTMl", "HTML"), ("JSOn", "JSON")]),
        ("学习 JAVA 语言。", [("JAVA", "Java")]),
        ("词向量 GLOVE 很常用。", [("GLOVE", "GloVe")]),
        ("参考 RFCS 与 GPUS 的说明。", [("RFCS", "RFCs"), ("GPUS", "GPUs")]),
        ("带 iphone 的用户，用 iphone 打字，拿 iphone 拍照，靠 iphone 付款。", [("iphone", "iPhone")] * 4),
    ],
)
def test_names_of_the_list(text, expected):
    assert findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "运行 pip install pytorch torchvision 即可。",
        "使用 `pytorch` 与 https://github.com/pytorch 即可。",
        "用 numpy 或 NumPy 都可以，pandas 与 Pandas 也是。",
        "一个 apple 和一个 glove，还有 transformer。",
        "调用 json 接口，传入 url 和 api。",
        "查询可以走 openai Python 包，也可以发请求。",
        "该项只在 device为gpu时有效。",
        "递归过深会造成堆栈溢出（stack overflow）。",
        "感谢 Jihoon Seo 和 @Jihoon Seo 的审阅。",
        "Codegen：为每个子图生成代码。",
        "索引用 Faiss，别处写作 FAISS。",
        "# PYTHON 入门",
        "HOW TO USE PYTHON 是标题。",
        "多个 GPUs 与 LLMs。",
        "图像用 PNG，也有 -Xss 一项。",
        "输出格式可为 CAFFE、PYTORCH、MINDIR。",
        "协议 FTPS 与 SFTP 不同。",
        "Torchvision 提供模型。",
    ],
)
def test_what_stays_silent(text):
    assert findings(text) == []


def test_the_document_decides_between_right_forms():
    text = "用 fastText 分类。" * 3 + "用 FastText 分类。"
    assert findings(text) == [("FastText", "fastText")]


def test_documents_that_contradict_each_other():
    one, two = "用 ZorbCAM 拍。" * 7 + "用 ZorbCam 拍。", "用 ZorbCam 拍。" * 3 + "用 ZorbCAM 拍。"
    assert said(two) == [("ZorbCAM", "ZorbCam", 0.9)]
    assert said(one, two) == [("ZorbCam", "ZorbCAM", 0.9), ("ZorbCAM", "ZorbCam", 0.45)]


def test_of_two_right_forms_a_rare_one_is_a_slip():
    assert findings("写作 ARM 架构。" * 6 + "这块 Arm 芯片快。", 0.5) == [("Arm", "ARM")]


def test_a_capital_never_becomes_small():
    assert findings("用 numpy 计算。" * 3 + "Numpy 很快。") == [("Numpy", "NumPy")]
    assert findings("Etcd 保存状态。") == []


def test_the_documents_own_word():
    text = "基准 ZARC 很难。" * 3 + "在 Zarc 上得分低。"
    assert findings(text) == [("Zarc", "ZARC")]


def test_headings_and_sentences_are_no_evidence():
    text = (
        "用 Deep Learning 一词。" * 4
        + "\n\n## Deep learning 简史\n\nThis is a sentence on Deep learning and more.\n"
    )
    assert findings(text) == []


def test_a_term_split_by_emphasis():
    text = "见 Zonal Law。" * 4 + "又见 **Zonal** law。"
    assert findings(text) == [("law", "Law")]


@pytest.mark.parametrize(
    "text",
    [
        "目录名为 css，",
        "后缀为 css 的，",
        "参数“css”，",
        "安装 less 与 css，",
        "css 目录里，",
        "css >= 3，",
        "设 .css 或 css=1，",
        "css：样式，",
        "zorblatt、css 都可以，",
        "| css |\n| --- |\n| css |\n\n",
    ],
)
def test_values_in_small_letters(text):
    assert findings(text + "\n\n" + "再写 CSS 样式。" * 9) == []


def test_a_string_of_a_program_and_a_login_name_stay_as_they_are():
    assert (
        findings("可选 'Pytorch'。")
        == findings("用户名：pytorch，")
        == findings("缓存在 pytorch缓存目录里。")
        == []
    )
    assert findings("可选 Pytorch。") == [("Pytorch", "PyTorch")]


def test_capitals_that_abbreviate_something_else():
    assert findings("韦洛尔理工学院（Vellore Institute of Technology，VIT）与教育部（MOE）。") == []
    assert findings("混合专家（MOE）与 Mixture of Experts（MOE）。") == [("MOE", "MoE")] * 2
    assert findings("LoRa 是一种无线技术，LoRA 是一种微调方法。") == []


def test_a_small_l_that_looks_like_a_capital_i():
    assert findings("OpenAl 发布了新模型。") == [("OpenAl", "OpenAI")]


def test_a_short_name_is_changed_unasked_only_beside_its_right_form():
    def safety(text: str) -> list[str]:
        examined = examine(read_text("a.md", text), {"term-case": RULE}, LEXICON)
        return [one.safety for one in agree({"term-case": RULE}, [("a.md", examined.facts)])]

    assert safety("用 VIT 模型。") == ["unsafe"]
    assert safety("用 VIT 模型，ViT 很好。") == safety("用 Pytorch 框架。") == ["safe"]


def test_small_letters_in_running_text():
    assert findings("这段 css 不长。" + "CSS 样式。", 0.5) == [("css", "CSS")]
    assert findings("这段 css 不长。" * 2 + "CSS 样式。", 0.5) == []
    assert findings("这段 css 不长。", 0.0) == []
    assert findings("看 netflix 的剧。", 0.5) == [("netflix", "Netflix")]
    assert findings("看 netflix 的剧。" * 4, 0.5) == []


def test_a_link_says_its_address_as_it_is():
    assert said("代码在 [github](https://github.com/a/b) 上。") == [("github", "GitHub", 0.45)]
    assert findings("代码在 [github](https://example.org/) 上。", 0.5) == [("github", "GitHub")]
    assert findings("代码在 [Github](https://github.com/a/b) 上。", 0.5) == [("Github", "GitHub")]


def test_names_that_are_ordinary_words():
    swift = "用 Swift 编写。" * 9
    assert findings(swift + "这是 swift 的做法，也是 SWIFT 的。") == [("swift", "Swift"), ("SWIFT", "Swift")]
    assert findings(swift + "这是 swift action 的做法。") == []
    assert findings("用 Zwift 编写。" * 9 + "这是 zwift 的做法。") == []


def test_small_letters_of_the_documents_own_word():
    text = "调用 `zorbBlatt()`，`zorbBlatt` 很快，`zorbBlatt` 不贵。"
    assert findings(text + "函数 zorbblatt 检查类型。") == [("zorbblatt", "zorbBlatt")]
    assert findings("用 ZorbBlatt。" * 3 + "再用 zorbblatt 吧。") == [("zorbblatt", "ZorbBlatt")]


def test_a_longer_name_counts_for_its_words():
    assert findings("Apache Flink 很快。" + "看 flink 的图。", 0.5) == [("flink", "Flink")]


def test_what_the_author_wants_is_said_in_doubt():
    assert findings("用 pytorch 训练。", 0.5) == []
    assert findings("先看 github，再用 github，然后看 github，最后用 github。", 0.5) == []
    assert findings("用 pytorch 训练。" + "在 PyTorch 上。" * 3, 0.5) == [("pytorch", "PyTorch")]
    assert findings("用 Github 托管。" * 4, 0.5) == []
    assert findings("用 GitHUb 托管。" * 4, 0.5) == [("GitHUb", "GitHub")] * 4


def test_what_the_project_writes_is_said_in_doubt():
    text = "代码在 Github 上，{}。"
    assert {one[-1] for one in said(*(text.format(word) for word in "甲乙丙"))} == {0.45}
    assert {one[-1] for one in said(*(text.format("GitHub " * 9) for _ in "甲乙丙"))} == {0.95}


def test_footers_are_said_in_doubt():
    texts = [
        "GitHub 与 GitHub 与 GitHub。\n\n" * 9 + "\n\n本文发布在 Github 的仓库里，欢迎指正。"
        for _ in range(6)
    ]
    assert {one[-1] for one in said(*texts)} == {0.45}


def test_first_names_and_articles():
    assert findings("作者 Albert 说：改变 the Stack 的设置。") == []


def test_the_owner_comes_first():
    assert findings("优化器 ADagrad 很常用，Adagrad 与 AdaGrad 是一种。") == [("ADagrad", "AdaGrad")]
    assert findings("优化器 ADagrad 很常用。" + "用 Adagrad。" * 3) == [("ADagrad", "Adagrad")]


def test_code_is_evidence():
    text = "用 `ZorbBlatt(ZorbBlatt, zorbblatt)` 和 `ZorbBlatt` 构造 ZOrbBlatt 层。"
    assert findings(text) == [("ZOrbBlatt", "ZorbBlatt")]
    assert findings("用 `ZorbBlatt()`、`ZorbBlatt()`、`ZorbBlatt()` 构造变量 zorbBlatt。") == []


def test_a_heading_takes_no_capital_away():
    assert findings("# Zorbblatt 内核\n\n" + "用 ZorbBlatt。" * 3) == [("Zorbblatt", "ZorbBlatt")]


def test_a_small_first_letter_may_be_meant():
    assert findings("用 textCNN 分类。" * 4 + "用 TextCNN。", 0.5) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pascal 很老，Pascal 简洁，用 Pascal 写。数据集是 PASCAL VOC 的一版。",
        "- **jsonPath**：取值的模板。\n\nJSONPath 很短，JSONPath 好写，JSONPath 常用。",
        "- llama 代表用不用 LLaMA。\n\nLLaMA 很大，LLaMA 很快。",
        "在 mindspore 根目录下执行。MindSpore 很快，MindSpore 很好。",
        "把 mmaction2 用作第三方包。MMAction2 很快，MMAction2 很好。",
        "分割用 DeepLabv3，DeepLabv3 用空洞卷积。",
    ],
)
def test_keys_folders_and_parts_of_names(text):
    assert findings(text, 0.5) == []


@pytest.mark.parametrize(
    "text",
    [
        "Java 很好，Java 常用，可以用 java -jar 命令来单独运行，也可以用 docker --version。",
        "写作时注意大小写：github -> GitHub，Pytorch → PyTorch。",
        "有人写 Pytorch，正确的写法是 PyTorch。",
        "先看 new Uri() 的用法，再看 Json(text) 的返回。",
        "图标取自 **Uri** 所指的图像。",
        "页面上的 Http 组件已经删去。",
        "论文作者是 Thomas B. Redis 等人。",
        "Li M, Wang K, et al. Resnet: Deep networks for images.",
        "损失函数 face Id loss 很小。",
        "检测模型 DETR（DEtection TRansformer）很快。",
        "旧名改为 Zonda（Zonal Open Network Data Agent），Zonda 好，Zonda 快。ZONDA 是服务名。",
        "在 MCore 里训练，即 mcore、mcore、mcore 与 mcore。",
        "类型选择 MYSQL，MySQL 很快。",
        "从社区集成中导入 VLLM，vLLM 很快。",
        "只对 `kind` 为 MYSQL 的项有效，MySQL 很快。",
        "论文《Scaling models with Pytorch》很短，PyTorch 很快。",
        "随后用 docker compose 命令启动。Docker Compose 好，Docker Compose 新。",
        "把值写进 configMap 里。",
        "启用 opentelemetry 插件。`opentelemetry` 的选项不多，OpenTelemetry 很好，OpenTelemetry 很新。",
        "把目标设备为gpu的项留下，GPU 很快，GPU 很贵。",
        "支持的选项有 cpu 和 gpu。GPU 很快，GPU 很贵。",
        "集群里的 ETCD 保存状态，ETCD 要备份，ETCD 很小，先停 ETCD。用 etcd。",
        "邮件协议 POP3S 与 IMAPS 不同，版本控制系统 DVCS 很多。",
        "编码为 GORILLA，选 GORILLA，用 GORILLA。这种 Gorilla 编码很省。",
        "写作 ARM 架构，ARM 核，ARM 芯片。这块 Arm 芯片快。",
        "说 Zonal Law。再说 Zonal Law，还是 Zonal Law，又是 Zonal Law。Zonal law and order 是句话。",
    ],
)
def test_what_the_text_or_a_program_calls_so(text):
    assert not findings(text, least=0.5)


def test_the_same_names_elsewhere_are_slips():
    assert findings("先用 Pytorch 训练，再换 PyTorch。", least=0.5) == [("Pytorch", "PyTorch")]
    assert findings("返回 Http 请求与 HTTP 响应。", least=0.5) == [("Http", "HTTP")]
    assert findings("rollout 阶段很慢，rollout 很长，rollout 要等。ROllout 结束。") == [
        ("ROllout", "rollout")
    ]


def test_what_the_text_introduces_as_something_else_is_no_listed_name():
    text = "MOE（MOSN on Envoy）的性能高。整体来看，MOE 由两层组成。下面介绍 MOE 的架构。"
    assert findings(text) == []
    assert ("MOE", "MoE") in findings("大模型多用 MOE 架构，专家越多越好。")


def test_a_chain_of_small_names_has_their_values():
    assert findings("按顺序读取文件（openclaw → moltbot → clawdbot）。", 0.5) == []


def test_directories_and_listed_values_keep_their_case():
    assert findings("脚本装在软件包的 DEBIAN 目录下。", 0.5) == []
    assert findings("协议可以是tcp、udp、icmp中的一个。TCP 和 UDP 常用。", 0.5) == []
    assert findings("软件包由 DEBIAN 维护。", 0.5) == [("DEBIAN", "Debian")]


def test_of_forms_that_the_text_lacks_the_nearest_comes_first():
    assert findings("先求 roI，再做池化。") == [("roI", "RoI")]
    assert findings("特征匹配用 SuperGlue，评测用 SuperGLUE。") == []
