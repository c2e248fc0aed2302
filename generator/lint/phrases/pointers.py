"""Words that point at something: pronouns, "that treaty", "the picture above", -nya."""

import re

from generator.lint.phrases.pattern import Pattern, any_of, these
from generator.words import Language

PART_OF: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?:dua|tiga|empat|lima|yang) (?:butir |yang )?(?:pertama|terakhir|lain(?:nya)?)(?= dari\b)", re.IGNORECASE
    ),
    "en": Pattern(r"\bthe (?:first|last|other) (?:one|two|three|four|five|items?|points?)\b", re.IGNORECASE),
}
"""Some of several things, which stand on other cards."""

PRONOUN: dict[Language, Pattern] = {
    "id": any_of("ia", "dia", "beliau", "mereka", "keduanya", "ketiganya"),
    "en": any_of("he", "she", "they", "him", "his", "her", "hers", "them", "their", "theirs", "it", "its"),
}

SOMEONE = any_of("he", "she", "they", "dia", "mereka", "beliau", "keduanya")

RELATIVE = Pattern(r"\s+(?:who|that|which|whose|yang)\b")
"""What tells of the noun before it which one is meant."""

WHO = Pattern(
    r"(?:\w+ )?(?:who|(?:which|what)(?! (?:is|are|was|were|do|does|did|can|will|has|have)\b))\b", re.IGNORECASE
)
"""The beginning of a question whose answer may own something in it."""

POSSESSIVE = these("his her their its hers theirs")

CLAUSE: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?:ketika|saat|jika|bila|agar|supaya|karena|sebelum|sesudah|setelah|sehingga) $", re.IGNORECASE),
    "en": Pattern(r"\b(?:when|if|while|before|after|because|that|once|until|as|though) $", re.IGNORECASE),
}
"""Behind these a pronoun stands for what the question is about."""

EMPTY_IT = Pattern(
    r"\b(?:has|had) it been\b|\b(?:is|was) it \w+ed that\b|\b(?:is|was) it\b.*\bto\b"
    r"|\bit (?:\w+ )*(?:rain|snow|freez)\w*\b"
    r"|\bdoes it mean (?:that|if|when)\b"
    r"|(?:is|was|does|did|would|will|can) it (?:take|depend|called|possible|important|necessary|useful|said|true"
    r"|that|matter)"
    r"|\bit (?:is|was|takes?|took)\b[^?]*\b(?:to|that|when|if|for)\b|\b(?:time|date|day) is it\b",
    re.IGNORECASE,
)
"""An "it" that stands for nothing."""

POINTED: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?P<noun>\w+) (?:tersebut|ini|itu(?=\s*[?.]?$| (?:dapat|bisa|akan|telah|sudah|harus|di|me|ber|ter|bagi"
        r"|untuk|pada|dalam|sampai|hingga)))\b",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"(?:\b(?:this|these|(?<!as )(?<!than )those|such)|^(?-i:That)(?! (?:the|an?|all|no|every|it|there)\b)"
        r"|\b(?:of|in|at|by|for"
        r"|during|after|before|under|did"
        r"|does|was|were) that) (?P<noun>(?:\w+ )??\w+)\b",
        re.IGNORECASE,
    ),
}
"""A noun that is pointed at."""

OUTSIDE: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?:gambar|tabel|diagram|grafik|peta|teks|bagan|foto|soal|kartu|contoh|kutipan|bacaan|istilah|kata"
        r"|kalimat|pernyataan"
        r"|data|rumus|tokoh|konsep|nama|hal|peristiwa|persamaan|kode|pasal|ayat|aturan|teorema|fungsi|rangkaian"
        r"|algoritma|algoritme|program|senyawa|reaksi|percobaan|eksperimen|penelitian|puisi"
        r"|cerpen)(?: \w+)? (?:di atas|di bawah|ini"
        r"|tersebut|sebelumnya|tadi|di samping)\b|\btadi\b|\b(?:langkah|tahap|aliran|zat|rumus|contoh|tanaman"
        r"|hewan|senyawa|perintah) di atas\b|\bsoal nomor \d|\b(?:disebut(?:kan)?|dibahas|dijelaskan"
        r"|dimaksud) (?:di atas|di depan"
        r"|di muka"
        r"|sebelumnya|pada kartu|dalam kartu|tadi)\b|\b(?:bab|bagian|halaman|paragraf|kartu|pelajaran"
        r"|pertemuan) (?:sebelumnya|ini"
        r"|berikutnya|lalu)\b|\bmenurut (?:penulis|pengarang|narasumber|pembicara|bacaan|teks|wacana)(?=\s*[,?])"
        r"|\b\w+ di atas, "
        r"|\bberdasarkan pasal ini\b|\bmereka berdua\b"
        r"|(?<!apa )\byang dimaksud(?:kan)?(?=\W*$)|^(?:apa|siapa|berapa|kapan"
        r"|di mana)(?: nama)?(?: \w+)? \w{2,}nya\s*\?$|^(?:apa|bagaimana) \w{3,}nya (?:terhadap|bagi|dalam|di"
        r"|pada|untuk|dibanding)|\byang disebut (?:terakhir|belakangan)\b|\byang satu ini\b|\byang satu(?:nya)? lagi\b"
        r"|\bditunjuk(?:kan)? (?:oleh )?(?:nomor"
        r"|huruf|panah)\b",
        re.IGNORECASE,
        holding=(
            *(" di atas", " di bawah", " ini", " tersebut", "sebelumnya", "tadi", " di samping", "soal nomor"),
            *(
                "menurut",
                "disebut",
                " lagi",
                " lalu",
                " di depan",
                " di muka",
                " kartu",
                "berikutnya",
                "mereka berdua",
                "dimaksud",
                "nya",
                "ditunjuk",
            ),
        ),
    ),
    "en": Pattern(
        r"\bof the above\b|^on the (?:very )?(?:next|following) (?:day|night|morning)\b|\blabelled [A-Z]\b|^the same\b"
        r"|\btook (?:its|his|her|their) place\b|\b(?:picture|painting|photo|drawing|map|person|man"
        r"|woman) on the (?:left|right)\b"
        r"|\bin the list\b|^(?:there|then|next|afterwards|finally),? (?:it|he|she|they)\b|\b(?:diagram|figure"
        r"|picture|table"
        r"|text|map|chart|graph|formula|equation|sentence|list|example|code|command|photo|passage|drawing"
        r"|image|theorem|definition|rule|law|function|circuit|reaction|article|poem|word)(?: \w+)? (?:above|below)\b"
        r"|\b(?:the|this) (?:previous|last|next|other|preceding) (?:card|question|chapter|section|lesson|step"
        r"|page|slide)\b"
        r"|\b(?:just|already) (?:mentioned|described|named|discussed)\b|\baforementioned\b"
        r"|\bwe have (?:just )?(?:heard|seen|read)\b"
        r"|\b(?:mentioned|described|shown|named|discussed|defined) (?:before|above|earlier|below|previously)\b"
        r"|\baccording to the (?:author|text|passage|lecture|slide|book)\b|\b(?:on|in) th(?:is|e) (?:card|picture"
        r"|diagram|slide|lecture"
        r"|chapter)\b",
        re.IGNORECASE,
        holding=(
            *("following", "labelled", "the same", " place", "then", "next", "afterwards", "finally"),
            *(
                "above",
                "below",
                "before",
                "earlier",
                "previous",
                " left",
                " right",
                " list",
                "there ",
                "just ",
                "already",
            ),
            *("aforement", "we have", "the author", "text", "passage", "lecture", "slide", "book", "card", "picture"),
            *("diagram", "chapter", "question", "section", "lesson", " step", "page"),
        ),
    ),
}
"""Words that point at something that is on no card."""

NARRATED: dict[Language, Pattern] = {
    "id": any_of(
        "(?:sang )?(?:tokoh|pemeran) utama(?:nya)?",
        "sang (?:tokoh|pahlawan|narator)",
        "si pencerita",
        r"para \w{4,}nya",
    ),
    "en": any_of(
        "the (?:protagonist|narrator|main character|heroine|antagonist)",
        "(?:does|did) the (?:author|poet|writer|speaker|experiment)",
        "in the same (?:study|experiment|book|film)",
        r"(?:is|was|does|did) the (?:film|novel|play|story|poem|opera|book) (?:set|end|begin|tell|deal|say|about)",
        "the (?:hero|story|plot)(?= (?:of|in)? ?(?:it|this)?$)",
    ),
}
"""Somebody in a story, which must be named."""

JOINED: dict[Language, Pattern] = {
    "id": Pattern(
        r"(?:dan|lalu|tetapi|kalau),? (?:apa|siapa|berapa|kapan|di mana|mana|bagaimana|mengapa|kenapa)\b", re.IGNORECASE
    ),
    "en": Pattern(r"(?:and|but|so)\b.*\?$", re.IGNORECASE),
}
"""The beginning of a question that goes on from another."""

BARE_POINTING: dict[Language, Pattern] = {
    "id": Pattern(
        r"\bhal (?:ini|itu|tersebut)\b|\bdi atas(?=\s*[?.,]|$)|\bberikut ini(?=\s*[?.]?$)"
        r"|(?:^|\b(?:jam|hari|minggu|bulan|tahun) )(?:setelah|sesudah|selain|karena|oleh karena|akibat"
        r"|sebelum) itu\b|\byang (?:dimaksud|disebut(?:kan)?"
        r"|dibahas)(?=\W*$)"
        r"|\b(?:tokoh|peristiwa|tempat|perjanjian|orang|negara|kota|kerajaan|zat|unsur|proses|alat|organisasi"
        r"|karya) itu\b"
        r"|\b(?:yang|tahap|langkah) (?:selanjutnya|berikutnya|sebelumnya)(?=\s*[?.]?$)",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"^(?:who|what|which|when|where|why|how)\b[^,]{0,20}?\bthe \w+ (?:for|of|to|by|about) (?:it|them|him|her)\b"
        r"|\bthe latter\b|\bthe former(?= (?:do|does|did|is|was|are|were|have|has)\b)"
        r"|\b(?:the )?above\b(?=\s*[?.]?$)"
        r"|\b(?:of|in) (?:its|his|her|their) functions\b|\bthe same (?:process|way round|thing|author|person"
        r"|artist|composer)\b"
        r"|\bthe (?:poet|author|writer|painter|composer|treaty|battle|novel|poem)(?=\s*(?:\?|$"
        r"| (?:born|die|died|write|signed|take)\b))"
        r"|\bthe other (?:two|three|four)\b"
        r"|\b(?:then|next|afterwards|this|that|these|those|one of them|both of them|the other|the same)(?=\s*\?$)"
        r"|\b(?:why|how) (?:is|was|are|were|did|does|do) (?:this|that|these|those)(?= (?:\w+ed|so|important|happen"
        r"|the case)\b)",
        re.IGNORECASE,
        (
            *(" it", " them", " him", " her", "latter", "former", "above", "functions", "the same", "poet", "author"),
            *("writer", "painter", "composer", "treaty", "battle", "novel", "poem", "the other", "then", "next"),
            *("afterwards", " this", " that", " these", " those", "both of"),
        ),
    ),
}
"""Words that point at something outside the question."""

WITHIN = Pattern(
    r"\b(?:(?<!yang )di ?(?:tengah|dalam|sekitar|atas|bawah|sebelah|depan|belakang|antara)nya|ke ?dalamnya|di sana"
    r"|(?:kepada|dari|bagi"
    r"|untuk|oleh|dengan|pada)nya|me\w+(?:kan|i)nya|yang di\w+kannya)\b",
    re.IGNORECASE,
)
"""A place that is told from something unnamed."""

NAMED_LATER = Pattern(r"\b(?:did|was|is|were|does|has|had) [A-Z]")
"""A name behind the verb of a question."""

ASKED_HOW = Pattern(r"(?:\w+ )?(?:what|which) (?:\w+ ){1,2}(?:is|are|was|were|do|does|did|has|have) $", re.IGNORECASE)
"""The beginning of a question that asks how something comes about, before a word that owns."""

SOMEBODY = Pattern(
    r"(?<=[a-z,] )[A-Z]|\b(?:the(?! (?:name|title|number|year|date|first|second|third))|an?|his|her|their|every"
    r"|each|some|who)\s+(?:\w+ )?\w{3,}|\b(?:some|any|no)(?:body|one)\b|\w['’](?:s )?|[.:;!] ",
    re.MULTILINE,
)
"""What a pronoun for a person may stand for."""

PERSONS = these("he she him her his hers")

SEVERAL = Pattern(r",|\b(?:and|or|dan|atau|kedua|ketiga|dua|tiga)\b")
"""What names two things, of which one is the latter."""

THERE = Pattern(
    r"\bthere(?=\s*\?$| in \d)|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\bthere"
    r"(?= (?:until|till|from|since|during|after|before|besides?|every)\b)",
    re.IGNORECASE,
    ("there",),
)

SOMEWHERE = Pattern(r"\b(?:in|at|on|to|of|from|near|into|off) (?!which|what)\w+", re.IGNORECASE)
"""A place, as far as the word before it tells."""

THING = Pattern(
    r"\b(?:the|an?|that|some|every|each|of|in|on|with|from|by|for|about|into|do|does|did|is|are|was|were|can"
    r"|could|if|when|and|or)"
    r"\s+(?!(?:the|an?|its?|they|their|them|he|his|him|she|hers?|which|what|who|whom|whose|how|many|much|you|one"
    r"|there|this|that"
    r"|these|those)\b)\w{3,}",
    re.IGNORECASE,
)
"""A noun, as far as the word before it tells."""

POSSESSED = Pattern(r"\b(\w{3,}nya)\b", re.IGNORECASE)

OWNED = Pattern(
    r"(?!akhirnya|umumnya|biasanya|misalnya|hanya|sebenarnya|artinya|khususnya|tanya)\w{3,}nya (?:me|ber|di|ter)\w{3,}",
    re.IGNORECASE,
)
"""An Indonesian statement that begins with something of something unnamed."""

NOT_POSSESSED = these(
    """hanya tanya punya biasanya umumnya misalnya sebenarnya akhirnya tepatnya seluruhnya khususnya terutamanya
    artinya sesungguhnya setidaknya namanya adanya keduanya banyaknya lamanya besarnya hadapannya istilahnya"""
)

TIMES: dict[Language, frozenset[str]] = {
    "id": these(
        "saat dewasa hari tahun bulan minggu abad dunia selama kini masa zaman jaman pagi malam berikut kali baris"
    ),
    "en": these("day days year week month century way"),
}
"""Nouns that point at the present, or at nothing, rather than at something unnamed."""
