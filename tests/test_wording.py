"""What the wording of a question, an answer, a gap or a definition gives away of its worth, rule by rule."""

import pytest
from conftest import Check
from judging import codes

ASKED = [
    ("C102", "en", "Which states signed the Tripartite Pact?", "Germany, Italy and Japan", True),
    ("C102", "en", "Which three states signed the Tripartite Pact?", "Germany, Italy and Japan", False),
    ("C102", "en", "Which films make up the Three Colours trilogy?", "Blue, White and Red", True),
    ("C102", "en", "What is the motto of France?", "Liberty, equality, fraternity", False),
    ("C102", "en", "Which series of numbers is used?", "the odd numbers (1, 3, 5, 7)", False),
    ("C102", "id", "Dengan negara mana Indonesia berbatasan darat?", "Malaysia, Papua Nugini, dan Timor Leste", True),
    ("C102", "en", "Which proteins are enzymes made of?", "amino acids, i.e., proteins", False),
    (
        "C102",
        "id",
        "Apa saja unsur negara?",
        "penduduk, wilayah, dan kemampuan menjalin hubungan dengan negara lain",
        False,
    ),
    ("C102", "id", "Apa saja unsur negara?", "penduduk, wilayah, hukum, dan kemampuan menjalin hubungan", True),
    ("C102", "id", "Apa hasil daftar ini di Python?", "`[2, 5, 8]`", False),
    ("C103", "en", "Can the House of Lords veto a money bill?", "It cannot.", True),
    ("C103", "en", "Can a cast-iron pan go into the dishwasher?", "Better not", True),
    ("C103", "en", "Will a piece of copper dissolve in acid?", "It won’t.", True),
    ("C103", "en", "Is a whale a fish or a mammal?", "a mammal", False),
    ("C103", "en", "May 1968: which city saw barricades?", "Paris", False),
    ("C103", "en", "Will Smith acted in which film of 1996?", "Independence Day", False),
    ("C103", "en", "Can you name the loss of water through leaves?", "transpiration", False),
    ("C103", "en", "Do: what is its past tense?", "did", False),
    ("C103", "en", "The Caspian Sea lies below the level of the ocean, does it not?", "It does indeed.", False),
    ("C103", "en", "The Caspian Sea lies below the level of the ocean, doesn’t it?", "It does indeed.", True),
    ("C103", "id", "Apakah kata depan ditulis terpisah?", "Ya, selalu", True),
    ("C103", "id", "Pernahkah Indonesia keluar dari PBB?", "Pernah", True),
    ("C103", "id", "Apakah nama ibu kota Ghana?", "Accra", False),
    ("C104", "en", "Which painter cut off his ear, and after a quarrel with whom?", "Van Gogh; Gauguin", True),
    ("C104", "en", "Which verb is used for passing states? Give its first person as well.", "estar, estoy", True),
    ("C104", "en", "Name the gas of zinc and acid and say how you would know it.", "hydrogen; it burns", True),
    ("C104", "en", "When and where was the line drawn between their lands?", "1494, Tordesillas", True),
    ("C104", "en", "What differs between who asks and who answers?", "the knowledge", False),
    (
        "C104",
        "id",
        "Serangga apa penyebab sundep, serta pada fase pertumbuhan apa ia muncul?",
        "penggerek; vegetatif",
        True,
    ),
    ("C106", "en", "Which country exports the most rice?", "India", True),
    ("C106", "en", "Which country first exported tea?", "China", False),
    ("C106", "en", "How many novels has Kazuo Ishiguro published?", "eight", True),
    ("C106", "en", "How many member states does the European Union have?", "27", True),
    ("C106", "en", "How many member states did the European Union have in 2024?", "27", False),
    ("C106", "en", "Which is the latest amendment to the Constitution?", "the 27th", True),
    ("C106", "en", "What is the latest day on which Easter can fall?", "25 April", False),
    ("C106", "en", "Who heads the World Health Organization?", "Tedros", True),
    ("C106", "en", "Where is the person at the moment of speaking?", "estar", True),
    ("C106", "en", "Which verb tells where a thing is at the moment?", "estar", False),
    ("C106", "id", "Berapa harga pupuk urea per kilogram?", "Rp2.250", True),
    ("C106", "id", "Berapa harga pupuk urea per 2024?", "Rp2.250", False),
    ("C106", "id", "Siapa ketua BPUPKI?", "Radjiman", False),
    ("C106", "id", "Siapa ketua KPK?", "Setyo", True),
    ("C106", "id", "Apa bentuk kata kerja itu dalam kala kini?", "allons", False),
    ("C107", "en", "What is 440 Hz?", "the pitch of A", True),
    ("C107", "en", "What is 1.38 × 10⁻²³?", "the Boltzmann constant", True),
    ("C107", "en", "What is 3 × 10²?", "300", True),
    ("C107", "en", "What is 3 × 4?", "12", False),
    ("C107", "en", "622 CE", "the emigration to Medina", True),
    ("C107", "en", "What happened on 23 April 1616?", "Shakespeare died", True),
    ("C107", "en", "Which feast is on 6 January every year?", "Epiphany", False),
    ("C107", "id", "Tanggal berapa diperingati tiap tahun?", "2 Mei", True),
    ("C107", "id", "Angka 440 menunjukkan apa?", "nada A", True),
    ("C110", "en", "Which is the largest bird?", "the albatross", True),
    ("C110", "en", "Which is the largest bird of Africa?", "the ostrich", False),
    ("C110", "en", "Which is the greatest lake of Africa?", "Lake Victoria", True),
    ("C110", "en", "What is the greatest common divisor of 12 and 6?", "6", False),
    ("C110", "en", "Who was the most important sociologist?", "Weber", True),
    ("C110", "en", "In which month is the longest day?", "June", False),
    ("C110", "id", "Gunung apa yang tertinggi?", "Puncak Jaya", True),
    ("C110", "id", "Gunung apa yang tertinggi di Pulau Jawa?", "Semeru", False),
    ("C110", "id", "Siapa pelukis terbesar di Indonesia?", "Affandi", True),
    ("C110", "id", "Bank apa yang pertama di Indonesia?", "BNI", True),
    ("C110", "id", "Bank apa yang pertama dibuka di Indonesia?", "BNI", False),
    ("C112", "en", "All strings are a fourth apart, with a single exception. Which?", "G and B", True),
    ("C112", "en", "Which rule is an exception to the law?", "the second", False),
    ("C112", "en", "Which Gospel is not counted among the Synoptics?", "John", True),
    ("C112", "en", "Which planet has no moon?", "Venus", False),
    ("C112", "en", "What does a p-value *not* tell us?", "how probable the hypothesis is", True),
    ("C112", "en", "Which phrase did Caesar say *not* in Latin but in Greek?", "the die is cast", False),
    ("C112", "id", "Di antara mitokondria, ribosom, dan badan Golgi, mana yang tidak berselaput?", "ribosom", True),
    ("C112", "id", "Semua salat boleh dijamak, kecuali salat apa?", "Subuh", True),
    ("C112", "id", "Logam apa yang tidak padat pada suhu kamar?", "raksa", False),
]


@pytest.mark.parametrize(("code", "language", "question", "answer", "expected"), ASKED)
def test_a_question_is_worded_well_or_not(
    code: str, language: str, question: str, answer: str, expected: bool, check: Check
) -> None:
    source = f"questions:\n  q: {{question: '{question}', answer: '{answer}'}}"
    assert (code in codes(check, source, language)) is expected


@pytest.mark.parametrize(
    ("code", "language", "text", "expected"),
    [
        ("C106", "en", "The Director-General of the WHO is {{c1::Tedros Adhanom}}.", True),
        ("C106", "en", "The author of the play is {{c1::William Shakespeare}}.", False),
        ("C106", "en", "The interest rate is roughly {{c1::inflation}} and a bit.", False),
        ("C106", "en", "The unemployment rate of Spain is {{c1::11.8}} per cent.", True),
        ("C106", "id", "Indonesia terbagi atas {{c1::38}} provinsi.", True),
        ("C107", "id", "1648: {{c1::Perdamaian Westfalen}}", True),
        ("C107", "id", "1648 di Münster: {{c1::Perdamaian Westfalen}}", False),
        ("C110", "en", "{{c1::Vermont}} was the first to abolish slavery, by a clause.", True),
        ("C112", "id", "Penjajahan harus dihapuskan karena tidak sesuai dengan {{c1::perikemanusiaan}}.", False),
        ("C113", "en", "{{c1::World history}} is the {{c1::progress}} of {{c1::freedom}}.", True),
        (
            "C113",
            "en",
            "A {{c1::square}} matrix is {{c1::regular}} only if its {{c1::determinant}} differs from 0.",
            False,
        ),
    ],
)
def test_a_text_with_gaps_is_worded_well_or_not(
    code: str, language: str, text: str, expected: bool, check: Check
) -> None:
    assert (code in codes(check, f"clozes:\n  c: {{text: '{text}'}}", language)) is expected


@pytest.mark.parametrize(
    ("code", "language", "term", "definition", "expected"),
    [
        ("C102", "en", "terrestrial planets", "Mercury, Venus, Earth and Mars", True),
        ("C102", "en", "coordinating conjunction", "for, and, nor, but, or, yet, so", True),
        ("C102", "en", "coriander", "the dried, round seeds of a plant, ground for curry", False),
        ("C102", "en", "weather", "temperature, wind, clouds and rain at a place at one moment", False),
        ("C106", "en", "stack", "a structure from which what was added most recently is taken first", False),
        ("C107", "en", "1066", "the year of the battle of Hastings", True),
        ("C107", "en", "404", "the status of a page that was not found", False),
        ("C109", "en", "oxidiser", "a substance that oxidises another by taking its electrons", True),
        ("C109", "en", "voting age", "the age from which a citizen may vote in elections", False),
        ("C109", "en", "double negative", "the use of two negatives in one clause", False),
        ("C109", "id", "ahli waris", "orang yang berhak menerima harta warisan dari yang meninggal", True),
        ("C109", "id", "kalimat perintah", "tuturan yang dipakai untuk memerintahkan seseorang", True),
        ("C109", "id", "pengukusan", "teknik mematangkan makanan di dalam kukusan dengan uap", True),
        ("C109", "id", "hukum perdata", "kaidah yang menghukum orang", False),
    ],
)
def test_a_definition_is_worded_well_or_not(
    code: str, language: str, term: str, definition: str, expected: bool, check: Check
) -> None:
    source = f"definitions:\n  d: {{term: '{term}', definition: '{definition}'}}"
    assert (code in codes(check, source, language)) is expected
