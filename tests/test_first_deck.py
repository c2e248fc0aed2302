"""The first deck: what it must hold, what it must not claim, and that Anki takes it as it was written."""

import html
import re
from pathlib import Path

import pytest
import yaml
from conftest import OpenAnki, Run

from generator.deck import Deck
from generator.kinds.kind import SLOTS
from generator.markup import bare, plain
from generator.project import load

FOLDER = Path(__file__).parent.parent / "cards_src" / "kerja-sama-bilateral"


@pytest.fixture(scope="module")
def deck() -> Deck:
    (loaded,) = load([FOLDER])
    assert loaded.problems == []
    assert loaded.deck
    return loaded.deck


def cards(deck: Deck) -> dict[tuple[str, str], tuple[str, str]]:
    """What a person reads on both sides of every card, by key and card name; what stands below every answer too."""
    return {
        (note.draft.key, card.name): (
            bare(note.fields[f"{card.slot} front"]),
            bare(f"{note.fields[f'{card.slot} back']}<p>{note.fields.get('Extra', '')}</p>"),
        )
        for note in deck.notes
        for card in note.draft.cards
    }


def test_a_pupil_gets_thirty_to_fifty_cards(deck: Deck) -> None:
    assert deck.settings.depth == "standard"
    assert 30 <= deck.cards <= 50


@pytest.mark.parametrize(
    ("key", "card", "texts"),
    [
        ("kerja-sama-bilateral", "term", ["dua negara", "menguntungkan keduanya", "mempererat hubungan"]),
        ("bidang-kerja-sama", "list", ["ekonomi", "politik", "pertahanan", "sosial budaya"]),
        ("kerja-sama-regional", "term", ["satu kawasan", "multilateral"]),
        ("kerja-sama-multilateral", "term", ["banyak negara", "regional"]),
        ("pengakuan-de-facto", "meaning", ["kenyataan", "sementara", "de jure"]),
        ("pengakuan-de-jure", "meaning", ["hukum internasional", "de facto"]),
        ("perwakilan-diplomatik", "meaning", ["atas nama negaranya", "konsuler"]),
        ("perwakilan-konsuler", "meaning", ["warga negaranya", "perdagangan", "diplomatik"]),
        (
            "latar-belakang-bilateral",
            "list",
            ["kebutuhan dalam negeri", "perdamaian", "kemakmuran", "tantangan global"],
        ),
        ("latar-belakang-bilateral/kebutuhan-dalam-negeri", "explain", ["umber daya alam", "teknologi", "terampil"]),
        ("latar-belakang-bilateral/perdamaian", "explain", ["mitranya", "konflik di dalam negeri"]),
        (
            "latar-belakang-bilateral/kemakmuran-kesejahteraan",
            "explain",
            ["menanam modal", "pasar", "pembangunan nasional lebih cepat"],
        ),
        (
            "latar-belakang-bilateral/tantangan-global",
            "explain",
            ["migrasi ilegal", "erubahan iklim", "krisis kesehatan"],
        ),
        ("jumlah-mitra", "value", ["menurut situs Kementerian Luar Negeri, dikutip GNFI", "162", "sebelas kawasan"]),
        ("mitra-hong-kong", "answer", ["Hong Kong"]),
        ("mrt-jakarta", "answer", ["MRT Jakarta", "ekonomi, investasi, dan pembangunan infrastruktur", "investor"]),
        ("mesir-pengakuan", "date", ["1946", "22 Maret 1946", "de facto", "22 Maret 1947"]),
        (
            "mesir-pengakuan",
            "claim",
            ["Negara berdaulat mana yang pertama kali", "Mesir", "bukan yang pertama mengakui"],
        ),
        ("mesir-perjanjian", "exact", ["perjanjian persahabatan", "10 Juni 1947", "hubungan kedua negara dimulai"]),
        ("kedutaan-kairo", "date", ["kedutaan besar di Kairo", "1950", "1947", "1949", "1951"]),
        ("as-pengakuan", "date", ["kedaulatan Indonesia", "1949"]),
        ("as-perwakilan", "claim", ["menurut Kementerian Luar Negeri", "Amerika Serikat", "dihitung sejak hari itu"]),
        ("as-perwakilan", "exact", ["28 Desember 1949"]),
        ("bukan-mesir", "answer", ["Mesir", "mengakui kemerdekaan", "Amerika Serikat"]),
    ],
)
def test_each_row_of_the_article_stands_on_a_card(deck: Deck, key: str, card: str, texts: list[str]) -> None:
    front, back = cards(deck)[key, card]
    for text in texts:
        assert text in f"{front} {back}"


def test_no_date_is_more_precise_than_its_source(deck: Deck) -> None:
    """The full dates that the article or two independent texts give; every other date is a year."""
    firm = {"22 Maret 1946", "10 Juni 1947", "28 Desember 1949"}
    disputed = {"22 Maret 1947"}
    shown = " ".join(f"{front} {back}" for front, back in cards(deck).values())
    assert set(re.findall(r"\d{1,2} [A-Z][a-z]+ \d{4}", shown)) == firm | disputed


def test_hong_kong_is_a_territory_beside_the_states_and_no_more(deck: Deck) -> None:
    shown = " ".join(f"{front} {back}" for front, back in cards(deck).values()).casefold()
    assert "self-governing" not in shown
    assert "berpemerintahan" not in shown


def test_what_a_card_needs_is_learned_before_it(deck: Deck) -> None:
    first = {note.draft.key: min(note.due) for note in deck.notes}
    assert first["kerja-sama-bilateral"] < first["latar-belakang-bilateral"]
    assert first["latar-belakang-bilateral/perdamaian"] < first["latar-belakang-bilateral"]
    assert first["pengakuan-de-facto"] < first["mesir-pengakuan"]
    assert max(first["mesir-pengakuan"], first["as-perwakilan"]) < first["bukan-mesir"]


def test_the_fields_in_anki_are_the_typed_facts(run: Run, anki: OpenAnki) -> None:
    """Read with another YAML reader and compared word by word, apart from the code that makes cards."""
    typed = {}
    for path in sorted(FOLDER.glob("[0-9]*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        head = {key: data.pop(key) for key in ("topic", "lesson", "tags", "source")}
        for section, facts in data.items():
            for name, fact in facts.items():
                typed[name] = {"section": section, "topic": head["topic"], "source": head["source"], **fact}
    assert run("build", FOLDER, "--draft", "-o", "deck.apkg").status == 0
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        notes = {fields["Key"]: fields for fields in opened.fields().values()}
    assert {key.partition("/")[0] for key in notes} == set(typed)
    for key, fields in notes.items():
        name, _, role = key.partition("/")
        fact = typed[name]
        item = fact["items"][role] if role else None
        shown = " ".join(bare(fields[f"{slot} {side}"]) for slot in SLOTS for side in ("front", "back")).casefold()
        assert html.unescape(fields["Topic"]) == fact["topic"]
        assert bare(fields["Source"]) == (item or fact).get("source", fact["source"])
        assert bare(fields["Extra"]) == fact.get("extra", "")
        said = (
            [item["motive"], item["why"], *item["examples"]]
            if item
            else [
                fact.get(field, "") for field in ("term", "definition", "question", "answer", "value", "treaty", "city")
            ]
        )
        said += [] if role or "contrast" not in fact else [fact["contrast"]["text"]]
        said += list(fact["items"]) if isinstance(fact.get("items"), list) else []
        for text in said:
            assert plain(text).casefold() in shown, (key, text)
