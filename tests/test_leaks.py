"""What gives an answer away: its own question, a hint, a word of its family, another place in its text."""

import pytest
from conftest import Check
from judging import codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The powerhouse of a cell is the {{c1::mitochondrion::plural: mitochondria}}.", True),
        ("The alliance is called {{c1::NATO::the North Atlantic Treaty Organization}}.", True),
        ("The capital of Mongolia is {{c1::Ulaanbaatar::Ulaan...}}.", True),
        ("She {{c1::goes::go}} to school.", False),
        ("I have known her {{c1::since::for or since}} 2015.", False),
        ("The product of two negative numbers is {{c1::positive}}, of a positive and a negative one negative.", False),
        ("Three quarters of {{c1::Italy}} are hills; most Italians live in the plains.", True),
        ("The {{c1::Hanseatic League}} had a leading town of the Hansa in Lübeck.", True),
        ("The {{c1::North Sea}} lies north of the Northern Alps.", False),
        ("The belief in a creator is {{c1::deism::what deists hold}}.", True),
        ("The unit of current is the {{c1::ampere::after André-Marie Ampère}}.", True),
        ("In SQL, {{c1::WHERE}} filters rows, whereas HAVING filters groups.", False),
        ("Who loses may lodge an {{c1::appeal}}; the appellant states the grounds.", True),
    ],
)
def test_a_hint_helps_and_does_not_tell(text: str, expected: bool, check: Check) -> None:
    assert ("C114" in codes(check, f"clozes:\n  c:\n    text: '{text}'", "en")) is expected


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Which astronomer found the third law of Kepler?", "Johannes Kepler", True),
        ("To the Christians of which city did Paul write to the Corinthians?", "Corinth", True),
        ("What is the capital of Mexico?", "Mexico City", False),
        ("What is the capital of Guinea-Bissau?", "Bissau", False),
        ("Which way does one steer when the car skids to the right?", "right", False),
        ("Who succeeded Pope John Paul I?", "Pope John Paul II", False),
        ("Which poet did Mary Shelley marry?", "Percy Bysshe Shelley", False),
        ("In which year were the 1936 Olympics held in Berlin?", "1936", True),
        ("Which note sounds when a B flat clarinet plays a written C?", "B flat", False),
        ("Which reformer of Geneva became the founder of Calvinism?", "John Calvin", True),
        ("Which emperor gave Caesarea its name, and ruled after Octavian?", "Tiberius", False),
        ("In which city does Shylock live in the Merchant of Venice?", "in Venice", True),
        ("In which city are the stories of *Dubliners* set?", "Dublin", True),
        ("Which movement began with the *Surrealist Manifesto*?", "Surrealism", True),
        ("How does the state steer a command economy?", "by commands", True),
        ("On whose teachings is Zoroastrianism based?", "those of Zoroaster", True),
        ("Which economy has private markets mixed with state control?", "a mixed economy", True),
        ("Which type of bond results from the attraction between ions?", "an ionic bond", True),
        ("After which French scientist is pasteurisation named?", "Louis Pasteur", True),
        ("Which was the tallest building in the world in 1931?", "the Empire State Building", False),
        ("Which Roosevelt was President in 1905?", "Theodore Roosevelt", False),
        ("Of which of the two Koreas is Pyongyang the capital?", "North Korea", False),
        ("What is the sine of the angle between n₁ and n₂?", "n₂ / n₁", False),
        ("Which has the most, among air, water and gold?", "gold", False),
    ],
)
def test_a_question_that_names_its_answer_is_found(question: str, answer: str, expected: bool, check: Check) -> None:
    source = f"questions:\n  q: {{question: '{question}', answer: '{answer}'}}"
    assert ("C108" in codes(check, source, "en")) is expected


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Who wrote the diary that Anne Frank kept?", "Anne Frank", True),
        ("Is a whale a fish or a mammal?", "a mammal", False),
        ("What is the difference between an alias and a term?", "the term", False),
        ("Which planet is not one of the gas giants, as Mars is not?", "Mars", False),
        ("Which planet is one of the gas giants and no red Mars?", "red Mars", True),
        ("Which way does the door open, if not down?", "up", False),
        ("What does it mean that the door goes up?", "up", False),
        ("What does the Earth Observation Agency observe?", "observation of the Earth", True),
        ("Which is the capital of Mexico with the huge city?", "Mexico City", False),
        ("In which year of grace did the war of 1812 begin?", "1812", True),
        ("How long do 12 months of 30 days and 5 days last?", "12", False),
        ("Which number stands in 1,500 and begins with 5?", "500", False),
        ("Which physicist has the Planck constant been called after?", "Max Planck", True),
        ("Which physicist was the teacher of Erwin Planck?", "Max Planck", False),
        ("Which poet called Percy was a friend of Shelley?", "Percy Bysshe Shelley", False),
        ("Which unit has the Planck constant?", "Max Planck", False),
        ("Which kind of music is rock and roll music?", "rock and roll", True),
        ('What does the word "sea salt" mean?', "sea salt", False),
        ("Which city did the Corinthians come from?", "Corinth", True),
    ],
)
def test_a_question_holds_its_answer_or_only_what_belongs_to_it(
    question: str, answer: str, expected: bool, check: Check
) -> None:
    source = f"questions:\n  q: {{question: '{question}', answer: '{answer}'}}"
    assert ("C108" in codes(check, source)) is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("oxygen from the lungs through vessels to all cells of the body", True),
        ("oxygen and sugar from the lungs to the cells", False),
    ],
)
def test_four_fifths_of_a_long_answer_may_not_stand_in_its_question(answer: str, expected: bool, check: Check) -> None:
    asked = "What do red blood vessels carry from the lungs to all cells of the body?"
    assert ("C108" in codes(check, f"questions:\n  q: {{question: '{asked}', answer: {answer}}}")) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("events:\n  a: {event: the revolution of 1848 in Vienna, date: 1848}", True),
        ("figures:\n  a: {subject: the run over 42 km, value: 42, unit: km, as_of: 2020}", True),
        ("figures:\n  a: {subject: the run to Athens, value: 42, unit: km, as_of: 2020}", False),
        ("events:\n  a: {event: the revolution of March in Vienna, date: 1848}", False),
        ("events:\n  a: {event: the revolution of 1848-49 in Vienna, date: 1848-03-13}", False),
    ],
)
def test_what_is_dated_or_measured_does_not_hold_its_date_or_number(source: str, expected: bool, check: Check) -> None:
    assert ("C108" in codes(check, source)) is expected


@pytest.mark.parametrize(
    ("term", "definition", "expected"),
    [
        ("rotation", "a turn in which something rotates once round its own axis", True),
        ("rotation", "a turn of something round its own axis; a wheel rotates", False),
        ("rotation", "a turn of something round its own axis, such as when a wheel rotates", False),
        ("rotation", "a turn round its own axis, for example of a wheel that rotates", False),
        ("rotation", "a turn of something round its own axis", False),
        ("rotation", "the rotation of something round its own axis", False),
        ("civil law", "the law that civilians follow when they buy or sell something", True),
        ("monarchy", "the rule of one monarch over a whole country", True),
    ],
)
def test_a_definition_does_not_lean_on_its_own_term(term: str, definition: str, expected: bool, check: Check) -> None:
    source = f"definitions:\n  d: {{term: {term}, definition: '{definition}'}}"
    assert ("C109" in codes(check, source)) is expected


def test_a_circle_is_told_of_on_the_card_that_asks_for_the_meaning(check: Check) -> None:
    source = "definitions:\n  d: {term: rotation, definition: 'a turn in which something rotates once round its axis'}"
    (found,) = [problem for problem in check(source) if problem.code == "C109"]
    assert found.card == "meaning"
    source = "definitions:\n  d: {term: monarchy, definition: the rule of one monarch over a whole country}"
    (found,) = [problem for problem in check(source) if problem.code == "C109"]
    assert found.card == "term"


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("The Sun is a {{c1::star}}.", "a star", True),
        ("The Sun is a {{c1::star}}.", "it shines", False),
        ("The {{c1::Sun}} is a {{c2::star}}.", "a star", False),
    ],
)
def test_a_hint_of_a_fact_is_one_for_its_only_gap(text: str, hint: str, expected: bool, check: Check) -> None:
    assert ("C114" in codes(check, f"clozes:\n  c: {{text: '{text}', hint: {hint}}}")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is the {{c1::mitochondrion::mito}}.", True),
        ("It is the {{c1::cell wall::name of a part of a cell}}.", False),
        ("It is the {{c1::cell wall::part of a cell}}.", True),
        ("It is {{c1::WHO::World Health Organization}}.", True),
        ("It is {{c1::WHO::World Trade Organization}}.", False),
        ("It was {{c1::1492::1492 AD}}.", True),
        ("A number and {{c1::fifteen}}, and fifteen more.", True),
        (r"A root \(x\) of {{c1::fifteen}}, and fifteen more.", False),
        ("Men {{c1::eat}} and eat.", False),
        ("They {{c1::obey}} and obey.", True),
        ("In {{c1::12}} years, 12 men.", False),
        ("In {{c1::365}} days, 365 men.", True),
        ("The {{c1::CIA}} sends CIA men.", True),
        ("Of {{c1::the moon}} we say: moon.", True),
        ("The chord is {{c1::A minor}}, and minor it is.", False),
        ("The telephone is by {{c1::Alexander Bell}}, and the firm was called Bell.", True),
        ("The telephone is by {{c1::Alexander Bell}}, husband of Mabel Bell.", False),
        ("The laws are by {{c1::Max Xu}}, and the firm was called Xu.", False),
        ("The tone is of {{c1::church bell}}, and a bell it was.", False),
        ("{{c1::Oxidation}} is slow, and an oxidiser helps.", True),
        ("In the world of {{c1::Oxidation}} an oxidiser helps.", False),
        ("It is a {{c1::vessel::kind of vessel}}.", True),
        ("{{c1::Plantations}} are large, and a plantation is hot.", True),
        ("The left hand is left and the {{c1::right}} hand right.", False),
    ],
)
def test_a_gap_is_given_away_by_its_hint_or_by_the_rest_of_its_text(text: str, expected: bool, check: Check) -> None:
    assert ("C114" in codes(check, f"clozes:\n  c:\n    text: '{text}'")) is expected
