"""Which findings count."""

from msgspec.structs import replace

from termlint.config.settings import Settings
from termlint.model import Finding, Message, Suppression
from termlint.rule import DocumentRule, PairRule
from termlint.run.sift import one_per_place, sift

SAID = Message("wrong", "有误")
RULES = {
    "alpha": DocumentRule(lambda _: (), group="terms", mqm="terminology"),
    "beta": DocumentRule(lambda _: (), group="terms", mqm="terminology", severity="info"),
    "delta": PairRule(lambda _: ()),
    "gamma": DocumentRule(lambda _: (), group="typography", mqm="other"),
}
ALL = Settings(enabled=frozenset(RULES))


def finding(rule: str, start: int, end: int, confidence: float = 0.9, *new: str) -> Finding:
    return Finding(start, end, SAID, new, "safe" if new else "none", confidence, rule=rule)


def shown(findings: list[Finding], settings: Settings = ALL, *silences: Suppression) -> list[str]:
    found = sift("a.md", findings, silences, settings, RULES)
    return [f"{one.finding.rule}:{one.finding.start}:{one.severity}" for one in found]


def test_sorted_by_place_with_the_rule_s_severity() -> None:
    assert shown([finding("beta", 9, 10), finding("alpha", 3, 4)]) == ["alpha:3:warning", "beta:9:info"]


def test_configuration_decides() -> None:
    findings = [finding("alpha", 1, 2), finding("beta", 3, 4, 0.6), finding("beta", 5, 6)]
    one = Settings(enabled=frozenset({"beta"}), severity={"beta": "error"}, min_confidence=0.7)
    assert shown(findings, one) == ["beta:5:error"]


def test_the_path_is_filled_in() -> None:
    (one,) = sift("a.md", [finding("alpha", 1, 2)], (), ALL, RULES)
    assert one.finding.path == "a.md"


def test_suppressions_by_rule_and_all() -> None:
    findings = [finding("alpha", 1, 2), finding("beta", 1, 2), finding("alpha", 30, 31)]
    assert shown(findings, ALL, Suppression(("alpha",), 0, 10, 5, 9)) == ["beta:1:info", "alpha:30:warning"]
    assert shown(findings, ALL, Suppression((), 0, 10, 5, 9)) == ["alpha:30:warning"]


def test_the_surest_finding_stands_where_two_mean_the_same() -> None:
    sure, less = finding("beta", 1, 5, 0.95, "x"), finding("alpha", 1, 5, 0.7, "y")
    assert one_per_place([less, sure], RULES) == [sure]
    inside = finding("alpha", 2, 3, 0.7, "y")
    assert one_per_place([inside, sure], RULES) == [sure]
    notice = finding("alpha", 2, 3, 0.7)
    assert len(one_per_place([notice, sure], RULES)) == 2


def test_a_line_and_a_word_in_it_are_one_matter_if_they_are_about_one_term() -> None:
    word = replace(finding("alpha", 2, 4, 0.95, "汇聚"), about="pooling")
    line, other = (replace(finding("beta", 1, 9, 0.8), about=term) for term in ("pooling", "dropout"))
    assert one_per_place([line, word, other], RULES) == [word, other]
    assert one_per_place([line, other], RULES) == [line, other]
    assert one_per_place([line, other, line], RULES) == [line, other]


def test_a_part_of_what_the_original_puts_right_is_no_second_fault() -> None:
    whole, part = finding("delta", 2, 9, 0.8, "v1.5"), finding("delta", 3, 6)
    other, beside = finding("alpha", 3, 7), finding("delta", 9, 11)
    assert set(one_per_place([whole, part, other, beside], RULES)) == {whole, other, beside}
    assert one_per_place([part], RULES) == [part]


def test_a_space_before_a_word_is_another_matter_than_the_word() -> None:
    space, word = finding("gamma", 1, 3, 0.95, "用 T"), finding("alpha", 2, 12, 0.9, "TensorFlow")
    assert one_per_place([space, word], RULES) == [space, word]
    within = finding("gamma", 3, 5, 0.9, " ")
    assert one_per_place([word, within], RULES) == [word]
