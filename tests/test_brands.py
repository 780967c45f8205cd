"""Names that are misspelled in one plain way, and those that only look like others."""

import pytest

from termlint import check_text


def misspelled(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (text[one.start : one.end], one.replacements)
        for one in check_text(text)
        if one.rule == "misspelled-term"
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Gemeni", "Gemini"),
        ("Pincone", "Pinecone"),
        ("ExecuTroch", "ExecuTorch"),
        ("Facbook", "Facebook"),
        ("Qewn", "Qwen"),  # four letters in another order
        ("vLMM", "vLLM"),  # the other letter doubled
        ("Twiter", "Twitter"),  # a double letter halved
        ("Whsiper", "Whisper"),
        ("REINFROCE", "REINFORCE"),  # capitals
    ],
)
def test_one_plain_slip(wrong: str, right: str) -> None:
    assert misspelled(f"他们选了 {wrong} 做实验。") == [(wrong, (right,))]


@pytest.mark.parametrize("name", ["MVBench", "OpenICL", "StreamingVLM", "Xiaomo", "BiGAN", "DeepFFM", "Gpot"])
def test_another_name(name: str) -> None:
    assert misspelled(f"他们选了 {name} 做实验。") == []


def test_what_stands_three_times_is_meant() -> None:
    assert misspelled("Gemeni 是我们的产品。安装 Gemeni 之后，打开 Gemeni 即可。") == []
