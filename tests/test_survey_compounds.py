"""Latin names and terms that a text writes with and without a hyphen or a space."""

from __future__ import annotations

import pytest

from termlint import check_text


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = (one for one in check_text(text) if one.rule == "inconsistent-term")
    return [(text[one.start : one.end], one.replacements) for one in found]


def around(usual: str, times: int = 4) -> str:
    return f"这里用到 {usual}。" * times


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("KV Cache", "KVCache"),
        ("Self-Attention", "Self Attention"),
        ("GPT-4", "GPT4"),
        ("ImageNet-1k", "ImageNet1k"),
        ("FSDP1", "FSDP 1"),
        ("CUDA 11.6", "CUDA11.6"),
        ("mini-batch", "minibatch"),
        ("Docker Compose", "DockerCompose"),
        ("PP-YOLOE", "PPYOLOE"),
    ],
)
def test_the_rarer_spelling_is_told(usual: str, other: str) -> None:
    assert said(f"{around(usual)}这里用到 {other}。") == [(other, (usual,))]


@pytest.mark.parametrize(
    "text",
    [
        around("KV Cache", 3) + "这里用到 KVCache。",
        around("KV Cache") + "这里用到 KVCache，KVCache 很快。",
        around("KVCache") + "先看 KV Cache manager 的文档。",
        around("KV Cache") + "也写作 KVCache。键值缓存（KV Cache，KVCache）很快。",
        around("MicroBatchSize") + "这里用到 Micro Batch Size。",
        around("Agent App") + "这里用到 AgentApp。",
        around("end-to-end") + "这里用到 end to end。",
        around("DeepSpeed-Ulysses") + "论文 DeepSpeed Ulysses: System Optimizations 很长。",
        around("UNet3") + "这里用到 UNet 3+。",
        around("KV Cache") + "调用 KVCache() 函数，读 KVCache/data 目录。",
        around("KV Cache") + "这里用到 kv-cache。",
        around("Torch Script") + "这里用到 TorchScript。",
        around("FunASR") + "这里用到 Fun-ASR。",
        around("KV Cache") + "书名叫《KVCache 详解》。",
        around("A I") + "这里用到 AI。",
    ],
)
def test_silent_where_it_may_be_meant(text: str) -> None:
    assert said(text) == []
