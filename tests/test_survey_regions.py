"""A word of the other region in a text that otherwise says its own."""

from __future__ import annotations

import pytest

from termlint import check_text

OWN = "网络越深越难训练。网络太宽也不好。网络还要剪枝。"


def said(text: str) -> list[str]:
    return [text[one.start : one.end] for one in check_text(text) if one.rule == "inconsistent-term"]


def test_a_slip_is_told() -> None:
    assert said(OWN + "对抗网路不稳定。") == ["网路"]


def test_traditional_text_is_looked_at_from_its_side() -> None:
    text = "這個軟體讓網路變快。網路太寬也不好。網路還要剪枝。對抗網絡不穩定。"
    assert said(text) == ["網絡"]


@pytest.mark.parametrize(
    "more",
    [
        "在台湾叫网路。",
        "网络（也称网路）很多。",
        "他写道：“网路”。",
        "内网路由器坏了。",
        "卷积网路很多，对抗网路不少，循环网路也在用。",
    ],
)
def test_silent_where_it_is_no_slip(more: str) -> None:
    assert said(OWN + more) == []


def test_twice_proves_no_practice() -> None:
    assert said("网络越深越难训练。网络太宽也不好。对抗网路也一样。") == []


TAIWAN = "這個軟體把資料寫進資料庫，程式設計師用記憶體做快取，滑鼠點一下就好，伺服器在遠端。"


def test_once_is_enough_in_a_text_that_is_plainly_of_taiwan() -> None:
    assert said(TAIWAN + "另一台服務器壞了。") == ["服務器"]
    assert said("伺服器在遠端。另一台服務器壞了。") == []


def test_what_stands_more_often_is_no_slip() -> None:
    assert "网络" not in said(OWN + "对抗网路。循环网路。卷积网路。残差网路。")
    assert said(TAIWAN + "這台服務器壞了，那台服務器也壞了。") == []


def test_the_mainlands_rendering_is_a_slip_beside_taiwans() -> None:
    own = "資料中心很耗電，資料中心要散熱。"
    assert said(own + "新的數據中心也一樣。") == ["數據中心"]
    assert said(own + "新的數據中心也一樣，數據中心很大，數據中心很多。") == []
