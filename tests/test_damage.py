"""Which texts look damaged, as by copying, and which only look unusual."""

import pytest

from generator.lint.damage import damage
from generator.words import Language

LONGEST = 28


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Which part coordinates balanceand movement?", "balanceand"),
        ("en", "dependence of thestate of a system", "thestate"),
        ("en", "so thatit follows another path", "thatit"),
        ("en", "a market inwhich one buyer faces many", "inwhich"),
        ("en", "rock that cools and solidi es", "solidi es"),
        ("en", "the o cial count of all inhabitants", "o cial"),
        ("en", "at  xed intervals", "xed"),
        ("en", "the docu¬ment of 1215", "¬"),
        ("en", "By De Morgan, what is ¬(A ∧ B)?", None),
        ("en", "Where did Thetis hold Achilles?", None),
        ("en", "the theory of those who were there", None),
        ("en", "thereof one must be silent", None),
        ("en", "a heart&nbsp;beat", "&nbsp;"),
        ("en", "the end of the line is hyphen- ated", "hyphen- ated"),
        ("en", "pre- and post-war", None),
        ("en", "a b c d are letters", "a b c d"),
        ("en", "JavaScript and iPhone, typeof and instanceof", None),
        ("en", "the string in base64, of toString, onClick and indexOf", None),
        ("en", "the sum inBandung", "inBandung"),
        ("en", "the smallIntestine of man", "smallIntestine"),
        ("en", "see `thestate` and https://thestate.org/inwhich", None),
        ("en", "a" * 29, "a" * 29),
        ("en", "A" + "a" * 40, None),
        ("id", "Apa pengaruhkebijakan terhadappermintaan agregat?", "terhadappermintaan"),
        ("id", "dorongan sendiriyang tidak disukai", "sendiriyang"),
        ("id", "Berapameter panjang lapangan?", "Berapameter"),
        ("id", "Unsur apa yang berlambangFe?", "berlambangFe"),
        ("id", "natrium keluardari tanah", "keluardari"),
        ("id", "setelahbeberapa bulan", "setelahbeberapa"),
        ("id", "nada dalam satu gembyang di Pyongyang", None),
        ("id", "Planet mengedari Matahari dan dihindari bidadari", None),
        ("id", "pendapat yang terdapat di dalamnya", None),
        ("id", "Vereeniging van Spoor- en Tramwegpersoneel", None),
        ("id", "Siapa yang mem bantu rakyat?", "mem bantu"),
    ],
)
def test_damage_is_told_from_what_people_write(language: Language, text: str, found: str | None) -> None:
    assert damage(text, LONGEST, language) == found
