"""UTF-8 and Unicode: bytes that are no text, signs that no text holds, letters that have several spellings."""

from pathlib import Path

import pytest
from conftest import Run
from trust.corpus import FACT, Case, Shelf, by_title, extra, headed, is_refused, is_shown, keyed, refused, shown

EVENT = "events:\n  §:\n    event: Peristiwa §\n    date: "


def with_bytes(data: bytes) -> bytes:
    """A source whose extra is a, these bytes, b; they begin at 5:13."""
    return extra("aQb").encode().replace(b"Q", data)


# ---- encodings: RFC 3629, and files of other programs ----
ENCODINGS = [
    refused("UTF-16 as Windows saves it", b"\xff\xfe" + extra("x").encode("utf-16-le"), "E002 1:1"),
    refused("UTF-16 of the other order", b"\xfe\xff" + extra("x").encode("utf-16-be"), "E002 1:1"),
    refused("UTF-32", b"\xff\xfe\0\0" + extra("x").encode("utf-32-le"), "E002 1:1"),
    refused("Latin-1", with_bytes(b"\xe9"), "E002 5:13"),
    refused("curly quotes of Windows-1252", with_bytes(b"\x93x\x94"), "E002 5:13"),
    refused("GB 18030", with_bytes("汉字".encode("gb18030")), "E002 5:13"),
    refused("Shift JIS", with_bytes("漢字".encode("shift-jis")), "E002 5:13"),
    refused("Latin-1 behind a byte order mark", b"\xef\xbb\xbf" + with_bytes(b"\xe9"), "E002 5:13"),
    refused("Latin-1 behind letters of two bytes", with_bytes("éé\xe9".encode()[:4] + b"\xe9"), "E002 5:15"),
    refused("Latin-1 with line breaks of Windows", with_bytes(b"\xe9").replace(b"\n", b"\r\n"), "E002 5:13"),
    refused("Latin-1 with line breaks of old Macs", with_bytes(b"\xe9").replace(b"\n", b"\r"), "E002 5:13"),
    refused("a byte that goes on with nothing", with_bytes(b"\x80"), "E002 5:13"),
    refused("a letter that is cut off", with_bytes(b"\xe2\x82"), "E002 5:13"),
    refused("a letter that is cut off at the end of the file", with_bytes(b"")[:-2] + b"\xe2\x82", "E002 5:13"),
    refused("NUL in two bytes, as Java writes it", with_bytes(b"\xc0\x80"), "E002 5:13"),
    refused("a slash in three bytes", with_bytes(b"\xe0\x80\xaf"), "E002 5:13"),
    refused("a surrogate in three bytes", with_bytes(b"\xed\xa0\x80"), "E002 5:13"),
    refused("a pair of surrogates in six bytes", with_bytes(b"\xed\xa0\xbd\xed\xb8\x80"), "E002 5:13"),
    refused("a letter beyond Unicode", with_bytes(b"\xf4\x90\x80\x80"), "E002 5:13"),
    refused("a letter of five bytes", with_bytes(b"\xf8\x88\x80\x80\x80"), "E002 5:13"),
    refused("a byte that is never UTF-8", with_bytes(b"\xfe"), "E002 5:13"),
    shown("UTF-7 is only ASCII", extra("+AGE-"), "+AGE-"),
    shown("text that was decoded wrongly before", extra("cafÃ©"), "cafÃ©"),
    shown("the sign of what could not be decoded", extra("caf\ufffd"), "caf\ufffd"),
    shown("letters of one, two, three and four bytes", extra("aé漢😀"), "aé漢😀"),
    shown("the last letter of Unicode beside another", extra("a\U0010fffd"), "a\U0010fffd"),
]

# ---- signs that no text holds ----
UNFIT = {
    "NUL": "\0",
    "bell": "\x07",
    "backspace": "\x08",
    "vertical tab": "\x0b",
    "form feed": "\x0c",
    "escape, which commands terminals": "\x1b",
    "file separator, a line break to Python": "\x1c",
    "field separator of Anki": "\x1f",
    "delete": "\x7f",
    "NEL U+0085, a line break to YAML 1.1": "\x85",
    "control sequence introducer of eight bits": "\x9b",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "byte order mark in the midst": "\ufeff",
    "noncharacter FDD0": "\ufdd0",
    "noncharacter FFFE": "\ufffe",
    "noncharacter FFFF": "\uffff",
}
CONTROLS = [refused(name, extra(f"a{sign}b"), "E003 5:13") for name, sign in UNFIT.items()]
CONTROLS += [
    refused("NEL in a key", keyed("ex\x85tra: x"), "E102 5:5", "E003 5:7"),
    refused("NEL in an id", FACT.replace("§:", "a\x85b:"), "E201 2:3", "E003 2:4"),
    refused("NEL in a comment", FACT + "# a\x85b: c\n", "E003 5:4"),
    refused("a line separator in a block", extra("|\n      a\u2028b"), "E003 6:8"),
    refused("a carriage return in the midst of a line", extra("a\rb"), "E017 6:1"),
    refused("two of them on two lines", headed("topic: a\x00b") + "    extra: c\x1fd\n", "E003 1:9", "E003 6:13"),
]

# ---- signs that are not seen, and directions ----
UNSEEN = [
    shown("an override of direction", extra("a\u202eb\u202cc"), "a\u202eb\u202cc"),
    shown("an override of direction that is not closed", extra("a\u202eb"), "a\u202eb"),
    shown("an isolate of direction", extra("a\u2067b\u2069c"), "a\u2067b\u2069c"),
    shown("marks of direction", extra("a\u200eb\u200fc"), "a\u200eb\u200fc"),
    shown("Arabic", extra("كتاب الله"), "كتاب الله"),
    shown("Hebrew among Latin", extra("kata ספר itu"), "kata ספר itu"),
    shown("a joiner in Persian", extra("می\u200cخواهم"), "می\u200cخواهم"),
    shown("a zero-width space", extra("a\u200bb"), "a\u200bb"),
    shown("a soft hyphen", extra("a\u00adb"), "a\u00adb"),
    shown("a word joiner", extra("a\u2060b"), "a\u2060b"),
    shown("a no-break space", extra("a\u00a0b"), "a\u00a0b"),
    shown("a no-break space at the ends", extra("\u00a0a\u00a0"), "\u00a0a\u00a0"),
    shown("a narrow no-break space", extra("1\u202f000"), "1\u202f000"),
    shown("an ideographic space", extra("a\u3000b"), "a\u3000b"),
    shown("a combining grapheme joiner", extra("a\u034fb"), "a\u034fb"),
    shown("an object's replacement", extra("a\ufffcb"), "a\ufffcb"),
    shown("a letter of private use", extra("a\ue000b"), "a\ue000b"),
    refused("a text of zero-width spaces", extra("\u200b\u200b"), "E104 5:12"),
    refused("a text of no-break spaces", extra("\u00a0"), "E104 5:12"),
    refused("a text of one override", extra("\u202e"), "E104 5:12"),
    refused("a text of one soft hyphen", extra("\u00ad"), "E104 5:12"),
    refused("a text of one variation selector", extra("\ufe0f"), "E104 5:12"),
    refused("a text of one combining mark", extra("\u0301"), "E104 5:12"),
    refused("a text of fillers of Hangul", extra("\u3164\u115f\uffa0"), "E104 5:12"),
    refused("a text of Braille without a dot", extra("\u2800"), "E104 5:12"),
]

# ---- spellings: normal forms, marks, emoji ----
HEAP = "\u0301\u0302\u0303"
SPELLINGS = [
    shown("NFD é becomes NFC", extra("cafe\u0301"), "caf\u00e9"),
    shown("Hangul in parts becomes whole", extra("\u1112\u1161\u11ab"), "\ud55c"),
    shown("the sign for angstrom becomes the letter", extra("\u212b"), "\u00c5"),
    shown("the sign for ohm becomes the letter", extra("\u2126"), "\u03a9"),
    shown("two marks get their order", extra("q\u0307\u0323"), "q\u0323\u0307"),
    shown("what NFC takes apart stays apart", extra("\u0958"), "\u0915\u093c"),
    shown("a ligature stays", extra("\ufb01"), "\ufb01"),
    shown("full-width letters stay", extra("ＡＢ１：＃"), "ＡＢ１：＃"),
    shown("a superscript stays", extra("m² dan H₂O"), "m² dan H₂O"),
    shown("letters of mathematics stay", extra("𝒜𝔸"), "𝒜𝔸"),
    shown("a mark that NFC would melt into the tag before it", extra("\u0338b"), "\u0338b"),
    shown("a mark behind a greater-than sign", extra("a >\u0338 b"), "a \u226f b"),
    shown("a mark behind a less-than sign", extra("a <\u0338b> c"), "a \u226eb> c"),
    shown("a text that begins with a mark", extra("\u0301a"), "\u0301a"),
    shown("Zero-width joiner in an emoji stays", extra("👩\u200d👩\u200d👧"), "👩\u200d👩\u200d👧"),
    shown("a variation selector stays", extra("❤\ufe0f ❤\ufe0e"), "❤\ufe0f ❤\ufe0e"),
    shown("a flag", extra("🇮🇩"), "🇮🇩"),
    shown("a flag of tags", extra("🏴\U000e0067\U000e0062\U000e007f"), "🏴\U000e0067\U000e0062\U000e007f"),
    shown("a colour of skin", extra("👍🏽"), "👍🏽"),
    shown("a key's cap", extra("1\ufe0f\u20e3"), "1\ufe0f\u20e3"),
    shown("Devanagari", extra("क्षि"), "क्षि"),
    shown("Thai", extra("กำ"), "กำ"),
    shown("Javanese", extra("ꦲꦏ꧀ꦱꦫ"), "ꦲꦏ꧀ꦱꦫ"),
    shown("Balinese", extra("ᬅᬓ᭄ᬱᬭ"), "ᬅᬓ᭄ᬱᬭ"),
    shown("Vietnamese", extra("Việt Nam"), "Việt Nam"),
    shown("a letter of Turkish", extra("İıIi"), "İıIi"),
    shown("thirty marks upon one letter", extra("q" + "\u0323" * 30), "q" + "\u0323" * 30),
    shown("a text all of marks and letters in turn", extra("q\u0323" * 200), "q\u0323" * 200),
    refused("thirty-one marks upon one letter", extra("q" + "\u0323" * 31), "E003 5:12"),
    refused("a heap of marks", extra("a Z" + HEAP * 100 + " b"), "E003 5:12"),
    refused("a heap of marks by escapes", extra('"Z' + "\\u0301" * 300 + '"'), "E003 5:12"),
    refused(
        "a heap of marks that takes hours to sort", extra("Z" + "\u0301\u0323" * 500_000), "E003 5:12", "E109 5:12"
    ),
]

# ---- names that look alike ----
NAMES = [
    refused("an id with an accent", FACT.replace("§", "é"), "E201 2:3"),
    refused("an id with a Cyrillic letter", FACT.replace("§", "\u0430"), "E201 2:3"),
    refused("an id of full-width letters", FACT.replace("§", "ａ"), "E201 2:3"),
    refused("an id of Arabic digits", FACT.replace("§", "\u0661"), "E201 2:3"),
    refused("an id with a capital", FACT.replace("§", "A"), "E201 2:3"),
    refused("an id with the sign for kelvin", FACT.replace("§", "\u212a"), "E201 2:3"),
    refused("an id with a zero-width space", FACT.replace("§", "a\u200bb"), "E201 2:3"),
    refused("an id with a soft hyphen", FACT.replace("§", "a\u00adb"), "E201 2:3"),
    refused("an id with a line break at its end", FACT.replace("§", '"a\\n"'), "E201 2:3"),
    refused("an id with a slash", FACT.replace("§", "a/b"), "E201 2:3"),
    refused("an id with a colon", FACT.replace("§", '"a:b"'), "E201 2:3"),
    refused("an id of points", FACT.replace("§", ".."), "E201 2:3"),
    refused("an id of 65 letters", FACT.replace("  §:", f"  {'x' * 65}:").replace("§", "x"), "E201 2:3"),
    refused("a key with a Cyrillic letter", keyed("\u0435xtra: x"), "E102 5:5"),
    refused("a key with a zero-width space", keyed("extra\u200b: x"), "E102 5:5"),
    refused("a key with a capital", keyed("Extra: x"), "E102 5:5"),
    refused("a key with a full-width colon", keyed("extra： x"), "E019 5:5"),
    refused("no-break spaces for indentation", FACT + "\u00a0" * 4 + "extra: x\n", "E102 5:1"),
    refused("ideographic spaces for indentation", FACT + "\u3000\u3000extra: x\n", "E102 5:1"),
    refused(
        "keys that are one in NFC",
        FACT + "  e\u0301: {}\n  \u00e9: {}\n",
        "E103 5:3",
        "E103 5:3",
        "E201 5:3",
        "E101 6:3",
    ),
    refused("a date in Arabic digits", EVENT + "١٩٤٥\n", "E205 4:11"),
    refused("a date in full-width digits", EVENT + "１９４５\n", "E205 4:11"),
    refused("a date with a minus sign", EVENT + "1945\u221208\n", "E205 4:11"),
    refused("a number in full-width digits", keyed("weight: ２"), "E107 5:13"),
    refused("a lesson in Arabic digits", headed("lesson: ٢"), "E107 1:9"),
    refused("a lesson of a superscript", headed("lesson: ²"), "E107 1:9"),
    refused("a truth value in Cyrillic letters", keyed("typed: tru\u0435"), "E107 5:12"),
]

CASES = [*ENCODINGS, *CONTROLS, *UNSEEN, *SPELLINGS, *NAMES]
SHOWN = [case for case in CASES if case.fields]


@pytest.mark.parametrize(**by_title(case for case in CASES if case.told))
def test_refused(case: Case, run: Run, released: Path) -> None:
    is_refused(run, released, lambda folder: (folder / "a.yaml").write_bytes(case.text("a")), case.told)


@pytest.mark.parametrize(**by_title(SHOWN))
def test_shown(case: Case, shown: Shelf) -> None:
    is_shown(case, shown)


def test_what_is_shown_is_clean(shown: Shelf) -> None:
    assert shown.findings == []
