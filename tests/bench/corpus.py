"""Writes a corpus of our own: Markdown chapters on machine learning, each a little different.

The text is put together from clauses, so that its words, marks and markup are as dense as in a real
translated book; one chapter in ten has faults in it.
"""

from __future__ import annotations

import random
from pathlib import Path

SUBJECTS = """
模型 优化器 损失函数 卷积神经网络 注意力机制 编码器
解码器 训练数据 验证集 语言模型 奖励模型 词向量
批量大小 学习率 激活函数 残差连接 评估指标 分词器
推理引擎 智能体
""".split()
VERBS = """
决定了 依赖于 影响着 取代了 补充了 限制了 加速了
解释了 近似于 取决于 对应着 提高了 降低了
""".split()
OBJECTS = """
收敛的速度 泛化的能力 显存的占用 输出的质量 梯度的方差
参数的数量 上下文的长度 采样的多样性 部署的成本
结果的稳定性
""".split()
LINKS = """
因此 另外 不过 换句话说 在实践中 从直觉上看 与此同时
更重要的是 例如 事实上
""".split()
LATIN = """
PyTorch TensorFlow Transformer GPU BERT softmax dropout Adam SGD OpenAI token benchmark
ReLU ImageNet LSTM Anthropic GitHub NumPy
""".split()
FAULTS = ("水平的的结果", "Tranformer", "Pytorch", "用 STD 训练时，学习率和 SGD 一样重要")


def sentence(dice: random.Random) -> str:
    """Return one sentence of our own, 20 to 60 code points."""
    words = f"{dice.choice(SUBJECTS)}{dice.choice(VERBS)}{dice.choice(OBJECTS)}"
    if dice.random() < 0.35:
        words += f"，{dice.choice(LINKS)}我们用 {dice.choice(LATIN)} 来衡量{dice.choice(OBJECTS)}"
    if dice.random() < 0.2:
        words += f"（见[第 {dice.randint(1, 20)} 节](./{dice.randint(1, 20)}.md)）"
    if dice.random() < 0.15:
        words += f"，记作 $x_{{{dice.randint(1, 9)}}}$"
    if dice.random() < 0.15:
        words += f"，并调用 `net.step({dice.randint(1, 99)})`"
    return f"{dice.choice(LINKS)}，{words}。"


def chapter(number: int, size: int = 14_000) -> str:
    """Return one chapter of about ``size`` bytes."""
    dice = random.Random(number)
    parts = [
        f"---\ntitle: 第 {number} 章 {dice.choice(SUBJECTS)}\n---\n\n# {dice.choice(SUBJECTS)}的原理\n\n"
    ]
    while sum(len(part.encode()) for part in parts) < size:
        parts.append(f"## {dice.choice(SUBJECTS)}与{dice.choice(SUBJECTS)}\n\n")
        for _ in range(3):
            parts.append("".join(sentence(dice) for _ in range(5)) + "\n\n")
        parts.append("".join(f"- **{dice.choice(SUBJECTS)}**：{sentence(dice)}\n" for _ in range(3)) + "\n")
        parts.append(
            f"```python\nnet = build({dice.randint(1, 9)})\nfor batch in data:\n    net.step(batch)\n```\n\n"
        )
        parts.append(
            "| 名称 | 作用 |\n|---|---|\n" + f"| {dice.choice(LATIN)} | {dice.choice(OBJECTS)} |\n\n"
        )
    if number % 10 == 0:
        parts.append(f"最后，{dice.choice(FAULTS)}。\n")
    return "".join(parts)


def write(folder: Path, files: int) -> None:
    """Write ``files`` chapters into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        (folder / f"{number:05}.md").write_text(chapter(number), encoding="utf-8")
