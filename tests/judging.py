"""Helpers: what the rules of card quality say of a small source in either language."""

from conftest import ENGLISH, HEAD, Check


def codes(check: Check, source: str, language: str = "en") -> set[str]:
    """The codes of all that is found."""
    return {problem.code for problem in check(source, HEAD if language == "id" else ENGLISH)}


def two(one: str, answer: str, other: str, another: str) -> str:
    """Two questions with their answers."""
    return (
        f"questions:\n  a: {{question: '{one}', answer: '{answer}'}}\n  b: {{question: '{other}', answer: '{another}'}}"
    )
