"""What a text points at without naming it."""

import pytest
from conftest import Check
from judging import codes

from generator.lint.pointing import unnamed
from generator.words import Language


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In which town was he born?", "he"),
        ("en", "Which enzyme begins to break it down in the mouth?", "it"),
        ("en", "Who was killed there?", "there"),
        ("en", "What does the diagram above show?", "diagram above"),
        ("en", "What is the second part of that poem called?", "of that poem"),
        ("en", "And what about the southern hemisphere?", "And what about the southern hemisphere?"),
        ("en", "Why do leaves change their colour in autumn?", None),
        ("en", "Which planet turns on its side?", None),
        ("en", "What happened when it rained for forty days?", None),
        ("en", "Shakespeare wrote Hamlet. In which town was he born?", None),
        ("en", "Which of these is a prime number: 4, 5, 6?", None),
        ("en", "What is it called when ice turns into vapour?", None),
        ("id", "Di kota mana dia lahir?", "dia"),
        ("id", "Apa fungsi bagian pada gambar di atas?", "gambar di atas"),
        ("id", "Siapa yang mengetuai delegasi dalam perundingan itu?", "perundingan itu"),
        ("id", "Apa nama pulau yang ada di tengahnya?", "di tengahnya"),
        ("id", "Apa ibu kotanya?", "Apa ibu kotanya?"),
        ("id", "Ketika Sultan Agung menyerang Batavia, siapa gubernur jenderal di kota itu?", None),
        ("id", "Hewan apa yang membawa anaknya di dalam kantong?", None),
        ("id", "Apa arti peribahasa ini? Air beriak tanda tak dalam.", None),
        ("en", "In which country is that river that feeds the Aral Sea?", None),
        ("en", "What is the use of that river?", "of that river"),
        ("en", "What do those who sail call this wind which blows from the north?", None),
        ("en", "What are these days called?", None),
        ("en", "What is the winner of that year called?", None),
        ("en", "Which treaty of 1648 ended the war, and who signed that treaty?", None),
        ("en", "What is this 5 in the sum?", None),
        ("en", "What is meant by this Latin word?", None),
        ("en", "Who lived in Rome, and what was built there?", None),
        ("en", "What happened there in 1815?", "there"),
        ("en", "What happened at Waterloo there in 1815?", None),
        ("en", "What is its capital?", "its"),
        ("en", "Which is its largest city?", "its"),
        ("en", "Which animal carries its young in a pouch?", None),
        ("en", "What loses its leaves?", None),
        ("en", "How quickly leaves change their colour?", None),
        ("en", "Paris loses it in autumn.", None),
        ("en", "{{c1::copper}} loses it {{c2::slowly}}.", None),
        ("en", 'Who says "so far" of it?', None),
        ("id", "Bagaimana es jika ia mencair?", None),
        ("id", "Apa nama sungai di Jawa, dan di mana sungai ini bermuara?", None),
        ("en", "Where did his brother live?", "his"),
        ("en", "Where did Mozart live with his sister?", None),
        ("en", "What do bees do when they find food?", None),
        ("en", "What happens when they meet?", "they"),
        ("en", "Of stalagmites and stalactites, which are the latter?", None),
        ("en", "What does the latter do?", "the latter"),
        ("en", "What is the diagram above: a cell, a heart or an eye?", None),
        ("en", "What does the table below show?", "table below"),
        ("en", "In {{c1::1492}} he sailed.", "he"),
        ("en", "{{c1::Rome}} fell before it rose.", None),
        ("en", 'What did "I have a dream" do to it?', None),
        ("en", "What does the heart do, and how often does it beat?", None),
        ("en", "Who met him?", "him"),
        ("en", "What did the king say to him?", None),
        ("id", "Siapa beliau?", "beliau"),
        ("id", "Di kota manakah istri sang guru dan beliau lahir?", "beliau"),
        ("id", "Kapan Soekarno menikah, dan siapa istri beliau?", None),
        ("id", "Mengapa daun pohon gugur ketika ia kering?", None),
        ("id", "Isinya membahas hak manusia.", "Isinya membahas"),
        ("id", "Biasanya berisi gula.", None),
        ("id", "Isinya membahas apa?", None),
        ("id", "Apa nama danau besar dengan pulau kecil di tengahnya?", None),
        ("id", "Apa nama danau di Toba yang di tengahnya ada pulau?", None),
        ("id", "Apa warna bendera dan lambangnya?", None),
        ("id", "Apa yang terjadi pada hari itu?", None),
        ("id", "Apa yang terjadi di kota itu?", "kota itu"),
        ("id", "Apa gambar di bawah ini: segitiga, persegi atau lingkaran?", None),
        ("id", "Siapa yang menang pada Perang Jawa ini?", None),
        ("id", "Apa yang dilakukan VOC pada perundingan itu?", None),
        ("id", "Apa yang dilakukan para utusan Belanda pada perundingan itu?", None),
        ("id", "Apa hasil perundingan itu bagi Belanda?", "perundingan itu"),
        ("id", "Apa namanya?", "Apa namanya?"),
    ],
)
def test_what_a_question_points_at_is_named_in_it_or_not(language: Language, text: str, expected: str | None) -> None:
    assert unnamed(text, language) == expected


def test_a_letter_that_is_set_off_is_none_of_other_words(check: Check) -> None:
    source = "questions:\n  q: {question: 'Apa arti lambang *m* dalam rumus di atas?', answer: massa}"
    assert "C105" in codes(check, source, "id")
    assert "C105" not in codes(check, source.replace("rumus di atas", r"rumus *F = \\ma*"), "id")
