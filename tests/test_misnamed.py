"""Names of several parts: what agrees tells what the misspelt part means."""

import pytest

from termlint import check_text
from termlint.lexicon.composed import Composed


def found(text: str) -> list[tuple[str, str]]:
    return [
        (text[one.start : one.end], one.replacements[0])
        for one in check_text(text)
        if one.rule == "misspelled-term"
    ]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("这一轮由 Kleiner Perknis 领投。", "Perknis", "Perkins"),  # swapped
        ("图片取自 CFIAR-100，共一百类。", "CFIAR", "CIFAR"),
        ("图片取自 CRIFA-100，共一百类。", "CRIFA", "CIFAR"),  # in another order
        ("对手是 GTP-4.1，差距很小。", "GTP", "GPT"),  # three letters
        ("负例用 BM52 挑选。", "52", "25"),  # digits
        ("框架选了 Megatron-ML，显卡够用。", "ML", "LM"),  # a known word
        ("代码在 Visual Stuido 里打开。", "Stuido", "Studio"),
        ("这家机构叫 Appolo Research，专做评测。", "Appolo", "Apollo"),  # the other letter doubled
        ("训练集取自 ImagNet-21K，共两万类。", "ImagNet", "ImageNet"),  # lost
        ("机器人数据来自 Open X-Embodimant。", "Embodimant", "Embodiment"),  # a vowel
        ("推理服务用 TensorFlow Servving 搭建。", "Servving", "Serving"),  # doubled
        ("画图时用了 Stable Diffuzion XL。", "Diffuzion", "Diffusion"),  # another letter
    ],
)
def test_one_part_is_misspelt(text: str, wrong: str, right: str) -> None:
    assert found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "name",
    [
        "RedNet50",
        "SOLOv2",
        "MMT-Bench",
        "RF-DETR",
        "StyleGANv2",
        "EfficientNetB2",
        "A100",
        "H100",
        "SE5",
        "LLaDA-2",
        "GitHub Action",
        "foat32",
        "Route 53",
        "MP4",
        "BM25",
    ],
)
def test_another_name_is_left_alone(name: str) -> None:
    assert found(f"这次的实验用 {name} 做基线，结果不错。") == []


def test_all_other_parts_must_agree() -> None:
    assert found("他在 Kliener Parks 长大，邮编是 CIFRA-11。") == []


def test_what_the_source_has_so_is_quoted() -> None:
    assert found("网友写道：“全面拥抱 GTP-4.1。”（原文如此）大家都笑了。") == []


def test_the_whole_name_is_the_reason() -> None:
    (one,) = [one for one in check_text("数据取自 CFIAR-10 数据集。") if one.rule == "misspelled-term"]
    assert one.reason is not None
    assert "CIFAR-10" in one.reason.en


def test_near_parts_begin_alike() -> None:
    composed = Composed(["Zorbex Labs", "Qorbex-2", "Single"])
    assert composed.near("zorbxe") == ["zorbex"]
    assert composed.near("ozrbex") == ["zorbex"]
    assert composed.near("zorbex") == []
    assert composed.near("single") == []
    assert [(part.before, part.text, part.after) for part in composed.parts("labs")] == [
        ("zorbex ", "Labs", "")
    ]


def test_other_digits_of_as_many_make_a_family() -> None:
    composed = Composed(["Zorb 12", "Zorb 34", "Qorb 56", "Qorb 789"])
    families = {
        part.name: composed.is_family(part)
        for digits in ("12", "34", "56")
        for part in composed.parts(digits)
    }
    assert families == {"Zorb 12": True, "Zorb 34": True, "Qorb 56": False}
