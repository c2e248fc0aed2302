"""Why each problem is told, what would go wrong otherwise, and how it is mended: for those who ask.

Only `hafal check --explain` imports it, and the test that writes the README.
"""

import re

from generator.problems import WORDING

# what helps against several faults of a deck
ANEW = "Build the deck again; if this is still found, it is a fault in hafal: report it."
LOCKED = "Build the new deck with the `hafal.lock` that was written with the old one; if this stays, report it."
BUILT = "One of the two decks was altered: hand out the one that hafal built."

EXPLANATIONS = {
    # E0: the file as text and as YAML
    "E001": "Nobody typed that much: perhaps another file got a name that ends in `.yaml`. Split what is a source "
    "into several files; moving facts to another file costs no progress.",
    "E002": "In another encoding a letter such as é becomes other signs, and stands wrong on the cards. Save the "
    "file as UTF-8, in the editor's Save as.",
    "E003": "Signs that nobody sees, and heaps of marks upon one letter, come along when text is copied. On a card "
    "they break words and lines, and a typed answer that is right would be called wrong. Delete the sign, or type the "
    "word anew.",
    "E004": "hafal does not guess what was meant here, for a wrong guess would be learned. Mend the indentation, the "
    "brackets or the dashes of this line or of those just above, and check again: what is wrong further down is told "
    "only then.",
    "E005": "Some signs mean something in YAML: `: ` makes a key of what stands before it, and no text begins with "
    '`*`, `&`, `[` or `{`. Put the text in quotes: `definition: "kuasa: hak memerintah"`.',
    "E006": "All that follows would be missing from the cards, and nothing would tell. Put the text in quotes, "
    '`"bahasa C # dan D"`; if it is a comment, put two spaces before the `#` and one behind it.',
    "E007": "Inside brackets and braces a comma ends a value, so half of the text would be an item of its own, or "
    'lost. Put it in quotes: `["1,5 juta", "2 juta"]`.',
    "E008": "No fact is nested that deep: mostly a bracket is never closed, or every line is indented more than the "
    "one above. Take out the levels that are too many.",
    "E009": "Anchors, tags, directives and second documents let a value come from elsewhere, or become another than "
    "was typed. Write each value where it is needed, and put what stands below a line `---` into a file of its own.",
    "E010": r"In double quotes a backslash and what follows it are read as another sign, or as none: of `\times` a "
    r"tab and `imes` are left. Write formulas in single quotes, where a backslash is only a backslash: `'\(2 \times "
    r"3\)'`.",
    "E011": "Every editor shows a tab as wide as it likes, so it does not say how deep a line stands, and YAML "
    "forbids it. Indent with spaces; most editors can turn tabs into spaces.",
    "E012": "How far a line is indented says what it belongs to, and this one stands on no level of its neighbours. "
    "Give all keys of one fact the same number of spaces.",
    "E013": "Without the space YAML reads a key and its value, or a dash and its item, as one text. Write `term: "
    "hak` and `- hak`.",
    "E014": "The text would go on to the next quotation mark and swallow the lines between. Close it where it ends; "
    'a text that begins with an apostrophe goes into double quotes: `"\'tis"`.',
    "E015": "A text in quotes ends at the next mark of the same sort, and what follows belongs to nothing. If the "
    'mark is a part of the text, put the other sort around all of it: `"Jum\'at"`.',
    "E016": "Reading so many values takes long and much memory. Split the file; moving facts to another file costs "
    "no progress.",
    "E017": "Nobody can tell what this line belongs to, so it would be on no card. Indent it deeper if it goes on "
    "with the text above, or give it a key or a dash.",
    "E018": "As long as a bracket is open, the lines below are read as a part of its list or map. Close it where "
    "that ends: `items: [ekonomi, politik]`.",
    "E019": "Only a colon and a space make a key; with a space alone, or with an equals sign, the line means "
    "nothing. Write `answer: Akra`.",
    # E1: keys and types
    "E101": "Only one of the two could count, and the other would be lost unseen. Rename or delete one; where a "
    "section stands twice, put its facts together.",
    "E102": "A key that means nothing here would be passed over, and what stands below it would be on no card. Write "
    "the key that you meant: `hafal kinds` and, say, `hafal kinds definition` list them all.",
    "E103": "This cannot be guessed, and without it no card can be made. Add the key; `hafal kinds` and, say, `hafal "
    "kinds figure` tell what is required.",
    "E104": "A card would have a blank there, or a list nothing to ask for. Write what is missing or leave the key "
    'out; a text that begins with `#` is a comment unless it stands in quotes: `"#1"`.',
    "E105": "The value has another form than the key takes, such as a text in place of a list, so nothing can be "
    'made of it. A list is written `[a, b]`, a map `{file: a.png, alt: ...}`, and a text with a colon in it `"a: b"`.',
    "E106": "This word decides what is asked, and a guess at it could make other cards than you meant. Take one from "
    "the list, as in `event: treaty`.",
    "E107": "This value is used, and not only shown: as a number, as true or false, as an address, as a whole date. "
    "Write what is expected: `weight: 2`, `typed: true`, `report: guru@sekolah.example`.",
    "E108": "It stands where there is one line alone: in a question, a title, the name of a deck. Fold the lines "
    "into one with `>-`, or put what is too much into `extra`.",
    "E109": "No phone shows that much, and nobody remembers it as one answer. Make several facts of it, and leave "
    "the rest in the book that `source` names.",
    "E110": "A formula is there to be read: with this command it could lead to an address, fetch a picture or run "
    "code. Leave it out: `\\boxed` and `\\color` need none of it, and Anki loads by itself what a formula needs. "
    "Outside formulas it is a word like any other; but what stands behind a `\\(` or `\\[` that is never closed counts "
    "as a formula. One that is only to be seen as it is typed goes into backticks.",
    # E2: facts
    "E201": "An id names cards for years, in files, in links and in Anki's search, so it holds no sign that one of "
    "them would change. Write `perang-dingin`. A plain list makes keys of its items' words; where these give none, "
    "write a map with keys of your own.",
    "E202": "By its id Anki knows whose progress is whose: two facts with one id would be one note. An id stands "
    "once in a project, whatever the file; give another one to the fact that was not released yet.",
    "E203": "What is learned first, what is kept apart and what is told of a difference cannot follow from a fact "
    "that is not there. Correct the id, or add the fact; facts of other projects cannot be named.",
    "E204": "What a fact needs is learned before it, and in a circle nothing can come first. Leave out the need that "
    "matters least; for facts that are merely alike write `confuse_with`.",
    "E205": "03-04-1950 is a day in March or in April, and no card may ask for more than is known. Write "
    "`1946-03-22`, `1946-03` or `1946`. Spans, guesses and years before our era have no form: write one date and the "
    "rest into `extra`, or make it a question.",
    "E206": "There is no such day, and learners would know it by heart. Look it up again; if only the month is "
    "certain, write `1946-02`.",
    "E207": "The facts of one country belong together, so each of its names must lead to its code. Write the code or "
    "the name in the deck's language; for a state without a code write in hafal.yaml `countries: {XA: {name: Uni "
    "Soviet}}`.",
    "E208": "A card would ask for a day or a month that the date does not give, or that is not sure. Write `ask` no "
    "finer than `sure`, and `sure` no finer than the date; or write the whole date, if a source has it.",
    "E209": "Without it the question has several right answers: a number changes from year to year, and either "
    "country may have opened a mission. Add `as_of: 2024` or `according_to: BPS` to a figure, and `by: ID` to a "
    "mission.",
    "E210": "Anki splits tags at spaces, gives signs such as `*` a meaning in its search, and uses `marked` and "
    "`leech` itself, as hafal does `hafal`: this tag would be changed, or not be found. Write one plain word: "
    "`kelas-11`.",
    "E211": "An item's cards are known by its key: two items with one key would share one progress. Keys of a plain "
    "list are made of its words, so delete what is doubled, or write a map: `{bintang: bintang emas, rantai: "
    "rantai}`.",
    "E212": "Under a mistyped name `skip` would leave out nothing. `hafal kinds definition`, for one, shows the "
    "names of a kind's cards; an item can skip only the cards of items.",
    "E213": "It makes no card: perhaps its facts were lost, or every line is a comment. Add facts below a section "
    "such as `questions:`, or delete the file.",
    "E214": "The key would be passed over: a treaty has no `rank`, and gaps are neither skipped nor typed. Leave it "
    "out, or write the event or the kind that it belongs to.",
    "E215": "No fact comes before itself, or is mistaken for itself. Name the other fact that was meant, or leave it "
    "out.",
    "E216": "The step is one between the home country and `country`, so one of these two took it. Write one of them; "
    "what others did can be an event or a question.",
    "E217": "Either country may be meant, and a card about the wrong one would be learned: `AS` is the code of "
    "American Samoa, and in Indonesian short for the United States. Write the other's code, `US`, or the whole name, "
    "`Samoa Amerika`.",
    "E218": "A group is asked by itself, as a short list; what stands in a group of a group would be asked nowhere. "
    "Make an item of the inner group, or a list of its own.",
    "E219": "Anki would make other cards of it than you meant, or none, or refuse the whole deck. Write each gap on "
    "one line as `{{c1::rakyat}}`, with a hint as `{{c1::rakyat::siapa?}}`, and count from 1.",
    "E220": "A former id hands its cards and all progress to one fact, and this one is taken: by a fact that is "
    "there, or by another `was`. Leave it out; if a new fact has taken the old id, give that one another.",
    "E221": "`disputed` holds what other sources say; the date itself there would look like a contradiction. Write "
    "the other date, or leave it out.",
    "E222": "A relation is asked between the home country, which hafal.yaml names, and another one. Write the "
    "partner as `country`, or correct `home`.",
    "E223": "Each of them is kept apart from the fact, and nobody mixes up so many. Name those that are really taken "
    "for it; what it cannot be understood without is named by `needs`.",
    # E3: projects and media
    "E301": "Two decks whose projects have one name overwrite each other's notes, and a plain name is soon taken "
    "twice. Take the name that the hint offers, before the first release, and never change it.",
    "E302": "Anki would keep the deck under another name than this. Write at most 200 characters and eleven decks "
    "inside each other, without spaces or colons at the ends or beside `::`, and something on either side of that: "
    "`deck: PPKn XI::Negara`.",
    "E303": "The card would have a hole in place of the picture, or be too heavy for phones. Write the path inside "
    "`media/` to the letter, with forward slashes: `image: {file: peta/asia.png, alt: peta Asia}`; png, jpg, gif, "
    "webp, avif and svg up to 10 MB will do, and all of a project's together up to 960 MB.",
    "E304": "Without it facts would be missing, or it would be forgotten what was released. See that it is a plain "
    "file which you may read, and which no other program holds. A link, but for that of a lock, must lead to a file in "
    "the project or in the folder that you name, such as `cards_src`, and not to a hidden one: somebody else's project "
    "could bring a file of yours onto its cards. Copy the file into the project; or name a folder that holds "
    "both, if the file is not hidden there.",
    "E305": "Only names that end in `.yaml`, in small letters, are read, so its facts would be on no card. Rename it.",
    "E306": "Nobody could tell by looking to which of the two decks a file in there belongs. Move the inner project "
    "beside the outer one.",
    "E307": "Without facts there is no deck. Put a `.yaml` file with facts beside hafal.yaml; `hafal kinds` shows "
    "what can be written.",
    "E309": "One would overwrite the other, and learners' notes too; mostly the folder of one is a copy. Give the "
    "copy random letters of its own, and delete the `hafal.lock` that was copied along.",
    "E310": "One name would mean two countries, and facts that use it could be told of the wrong one. Take another "
    "name, or give the other country too a name of its own under `countries`.",
    "E311": "The deck would be empty: at this `depth`, and without what is skipped, no fact makes a card. Write, "
    "say, `depth: standard` in hafal.yaml, or skip less.",
    "E312": "A plan needs at least one day: `from` is the first on which the class studies, `date` that of the "
    "exam, on which nothing is studied any more.",
    # E4: what was released before
    "E401": "Every card's identity hangs on the project's name: under another one learners get everything a second "
    "time, as new. Write the former name again; for a deck of its own, delete the `hafal.lock` that was copied.",
    "E402": "This version would lose what the later one has noted there of learners' cards. Update hafal to the "
    "version of whoever built last.",
    "E403": "The lock knows what learners have; if it cannot be read, all their cards would seem new. Take it as it "
    "was last committed, and never edit it. If it was never committed, delete it, put the last deck that you handed "
    "out at `build/<project>.apkg`, and build.",
    "E404": "Two people have changed the same lines. In a source keep what is right of both sides, and delete the "
    "lines with the marks. In the lock either side knows of cards that learners have: keep the lines of both, delete "
    "the marks, build once more and hand that deck out. With `hafal.lock merge=union` in `.gitattributes` git keeps "
    "both by itself.",
    "E405": "Learners would keep the progress of the old question for one that they have never seen. Give the fact a "
    "new id, and say in hafal.yaml why the old one is gone: `withdrawn: {ghana: kini sebuah peristiwa}`.",
    "E406": "Anki knows cards by ids and by items' keys: under another one the same is new once more, and what "
    "learners had is withdrawn. Keep the old one, or write `was: [ghana]` under the fact; if it is another fact "
    "indeed, say why the old one is gone.",
    "E407": "So many at once are mostly a lost file, and learners would see most of their deck withdrawn. Bring the "
    "file back, or write a reason for each under `withdrawn`; another deck takes another project name and no old "
    "`hafal.lock`.",
    "E408": "With `--frozen` nothing is released that the lock does not know, so that a build by a machine gives "
    "what was committed. Run `hafal build` without it, and commit the lock.",
    "E409": "Anki knows a gap's card by its number: learners of one gap would go on with another. Leave released "
    "numbers where they are and give a new gap a new one, wherever it stands; if the answers were wrong before, "
    "write `corrected`.",
    "E410": "A fact's cards hang on the first id under `was`. Of this one nobody has any, and those that learners "
    "have, under the fact's own id, would be withdrawn. Leave it out.",
    "E411": "Ids or keys of items were swapped or counted anew, so learners would go on with another question than "
    "they learned. Leave each with what it names, and give what is new a new one.",
    "E412": "Without the lock only the last deck tells what learners have, and this one does not: all their cards "
    "would be released anew. Bring the lock back, or put the deck that you handed out last in its place. If nothing "
    "was handed out, move this one away.",
    # E5: the author's stylesheet
    "E501": "Without it the cards would not look as you mean. Write its path in the project's folder to the letter, "
    "with forward slashes: `css: gaya/kartu.css`. It is a UTF-8 text of at most 100 kB.",
    "E502": "Cards are studied without a network and run nothing of their own: what is fetched is not there, and a "
    "script is a danger. Write the rules themselves into the file; a small picture may stand among them as "
    "`url(data:...)`.",
    "E503": "Apps pass over what they cannot read, often with the rules behind it, and not all of them alike. Mend "
    "it here; mostly a colon or a brace is missing, or one is too many: `.big { font-size: 30px }`.",
    # E6: thresholds of card-quality rules
    "E601": "It would change nothing. Write the id of a rule that has a threshold, `lint: {C101: {words: 25}}`; to "
    "let a rule pass, write `lint: {ignore: [C203]}`.",
    "E602": "Under a mistyped name the threshold would stay as it is. `hafal check --explain C101`, for one, shows "
    "the thresholds of a rule.",
    # V1: what the real Anki finds in a deck
    "V101": f"Nobody could import it; mostly the file was changed after it was built. {ANEW}",
    "V102": f"In an empty collection every note is new; here learners would get fewer notes, or others. {ANEW}",
    "V103": "Learners do not get this card with the deck, and some day it turns up all the same, by Check Database. "
    f"{ANEW}",
    "V104": "No template and no gap of the note makes this card: learners do not get it, or lose it by Check "
    f"Database. {ANEW}",
    "V105": f"Learners who run Check Database would be told of damage, or find their deck changed by it. {ANEW}",
    "V106": "Anki shows an error in place of the card; mostly somebody has edited the templates, which are hafal's "
    f"own. {ANEW}",
    "V107": f"Nobody can answer a card of which a side is blank. See what the fact says there. {ANEW}",
    "V108": f"Whoever turns the card sees nothing new, and cannot tell whether the answer was right. {ANEW}",
    "V109": f"The card shows a hole in its place, for the deck does not hold the file. {ANEW}",
    "V110": f"Braces are the language of Anki's templates: something else was to stand there. {ANEW}",
    "V111": "Whoever imports a deck twice must get nothing by it; here notes would come again, or be replaced, and "
    f"with them what learners wrote there. {ANEW}",
    "V112": f"Whoever lets Anki delete empty cards loses this one, with all progress. {ANEW}",
    "V113": "It is no deck of hafal's, or not all of it has arrived. Build it again, or send it once more; what Anki "
    "itself has exported cannot be tried.",
    "V114": "Learners would see another text than was built, and later decks would be compared with what nobody has. "
    f"{ANEW}",
    "V115": f"Cards would be learned in another order than planned. {ANEW}",
    "V116": f"By its GUID Anki knows a note again when a later deck comes, and it cannot tell these apart. {ANEW}",
    # V2: what it finds when somebody who has studied an older deck imports this one
    "V201": "Without a sound old deck nobody can tell what the new one does to its learners. Name the deck that was "
    "handed out: `hafal verify NEW.apkg --upgrade OLD.apkg`.",
    "V202": "Learners would have two decks side by side and start anew in the second. Compare `project` in "
    "hafal.yaml, on which all identity hangs, with that of the old deck; or the old deck is one of another project.",
    "V203": "Anki replaces no note whose note type has other fields or templates than the learner's, and hafal never "
    f"changes these. {BUILT}",
    "V204": "After such an import a learner can only upload or download everything, and what another device has "
    f"learned meanwhile is overwritten. No deck of hafal's asks for that. {BUILT}",
    "V205": f"Learners lose the card and all that they have learned of it; even a withdrawn card must stay. {LOCKED}",
    "V206": "An update must leave schedules, flags, suspensions and decks as learners have them: otherwise reviews "
    f"come at wrong times, or twice. {LOCKED}",
    "V207": "Those who have the old text keep it: Anki takes a note only if it is later than the learner's, and of "
    f"the same note type. {LOCKED}",
    "V208": "New learners get this card, and those who have the old deck do not. If V203 is told too, mend that "
    f"first. {LOCKED}",
    "V209": "Anki replaces every note whose time is later, and with it its learner's tags and My Notes, here for "
    f"nothing. Mostly the lock was lost. {LOCKED}",
    "V210": f"What learners wrote themselves is gone, and they got nothing for it. {LOCKED}",
    "V211": "Learners have the same fact twice, once with their progress and once as new. Mostly the two decks "
    "differ in `project`, on which all identity hangs: write the old name again.",
    "V212": "Learners would see a blank card; one that is no longer made must say that it is withdrawn, and does so "
    f"if the lock knows it. {LOCKED}",
    "V213": "The learner has another file of that name, so the card shows the old picture or none; hafal names "
    f"pictures by what is in them. {BUILT}",
    # W2: facts and cards
    "W202": "It could not be answered, had several right answers or was not worth asking; the fact's other cards are "
    "made. Mend what the message says of it, or write `skip: [term]`, with the card's name, to say that it is meant "
    "so. Where no list is at fault, it is only a remark.",
    "W203": "Nobody will learn this fact. Write a greater `depth` in hafal.yaml, skip less, or mend what keeps its "
    "cards from being made.",
    "W204": "Hints, typed answers and pictures for the front stand on the first core card alone, so nobody will see "
    "this. Leave it out, make that card again if it is skipped, or put the picture on the back: `on: back`.",
    "W205": "Typing compares letter by letter, which is fair to one short answer and not to a list or a long text. "
    "Leave `typed` out, or ask for one thing.",
    "W206": "What an item carries is shown on cards of its own, and here it makes none. Move it to the fact, or give "
    "the item what makes a card, such as a motive's `why` or `examples`.",
    "W207": "In a new deck this card would not be made; it stays, since an import cannot take it from those who have "
    "it. Mend what the message says of it, or `skip` the card: then it tells that it is withdrawn.",
    "W208": "An import cannot take a card away, so it stays with learners and tells that it is withdrawn. If that "
    "was not meant, bring back what the card was made of, or take its name out of `skip`.",
    "W209": "Tags whose letters differ in case alone are one to Anki, so that some cards would show another tag than "
    "the one that you wrote. Write it alike everywhere.",
    # W3: releases
    "W301": "Anki never moves a card that somebody has into another deck, so every learner's deck falls into two. "
    "Write the old name again, or tell learners to move their old cards.",
    "W302": "Learners of these cards will wonder whether what they learned was wrong. Put the fact back, or tell "
    "them in hafal.yaml: `withdrawn: {ghana: digabung dengan fakta lain}`.",
    "W303": "Nobody will read this reason. Correct the id; of a fact that is still there delete the reason, or the "
    "fact.",
    "W304": "Two people have released the same note, and whoever got one of the two decks lacks what is in the "
    "other. Build once more, and hand that deck out.",
    "W305": "`was` hands on cards of a former id, and of this one nobody has any. Correct it, or leave it out before "
    "the first release: afterwards the cards hang on it.",
    "W306": "The deck tells less than the lock did: not what each card asks, so some mistakes are no longer noticed. "
    "Commit the lock with the sources; without lock and deck, the next build would replace every note.",
    "W307": "Anki keeps whichever text is later. As long as releases are ahead of the day, what learners write "
    "counts as older and is replaced. Set the clock; if it was wrong at the last release, the warning ends on that "
    "day.",
    "W308": "Whoever studies the deck as it is will see the rest too late or never. Lower the `depth` before the first "
    "release, allow more minutes, or let learners suspend what `hafal plan` names.",
    # W4: what the real Anki finds, and nobody loses
    "W401": "The card can be answered by reading it. Word the question without the answer; where it must stand "
    "there, as in a choice of two, let it be.",
    "W402": "Anki never moves a card that somebody has into another deck, so learners have two decks from now on. "
    "Write the old name of the deck again, or tell them to move their old cards.",
    # W5: the author's stylesheet
    "W501": "By night cards are dark, and a colour that was chosen for white paper may vanish there. Write its twin, "
    "`.nightMode h1 { color: #fbb }`, or take a colour of ours, which has one: `var(--pick)`.",
    # W6: card-quality rules that are let pass
    "W601": "An exception that is not needed hides what will be found there later. Correct the rule's id, or leave "
    "it out.",
}
"""What an author is told of every code: sentences, in which backticks set off what is typed."""


def wording(code: str) -> str:
    """The wording of a problem, with dots for what differs from one finding to the next."""
    return re.sub(r"\{\w+\}", "...", WORDING[code])


def table() -> str:
    """All problems as a table in Markdown, for the README."""
    rows = [f"| {code} | {wording(code)} | {text} |" for code, text in EXPLANATIONS.items()]
    return "\n".join(["| code | says | why, and what to do |", "|---|---|---|", *rows])
