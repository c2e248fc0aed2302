"""Words of questions and answers: what is asked for, what is offered, what is not so."""

import re

from generator.lint.phrases.pattern import Pattern, any_of, these
from generator.words import Language

ASKING: dict[Language, frozenset[str]] = {
    "id": these(
        "apa apakah siapa siapakah kapan kapankah mana manakah mengapa kenapa bagaimana bagaimanakah berapa berapakah"
    ),
    "en": these("what who whom whose when where why how which"),
}
"""Question words."""


def asking_word(language: Language) -> str:
    """The expression for any question word."""
    return f"(?:{'|'.join(sorted(ASKING[language], key=len, reverse=True))})"


OPEN: dict[Language, Pattern] = {
    "id": Pattern(r"^(?:apa(?! (?:benar|betul))|siapa|kapan|mengapa|bagaimana|berapa|kata apa)\b", re.IGNORECASE),
    "en": Pattern(r"^(?:what|which|who|when|where|why|how)\b", re.IGNORECASE),
}
"""The beginning of a question that no yes answers, though a yes may be what it asks for."""

OF_WORDS: dict[Language, Pattern] = {
    "id": Pattern(
        r"\bkata\b(?! (?:benda|kerja|sifat|ganti|depan|hubung|sambung|dasar|keterangan|bilangan))", re.IGNORECASE
    ),
    "en": Pattern(r"\b(?:word|boolean)\b", re.IGNORECASE),
}
"""A question about words may have any for an answer."""

CLOSED: dict[Language, Pattern] = {
    "id": Pattern(r"^apakah\b", re.IGNORECASE),
    "en": Pattern(r"^(?:is|are|was|were|do|does|did|can|could|may|must|has|have|will|should)\b", re.IGNORECASE),
}
"""The beginning of a question that a yes answers."""

NOTHING_ELSE: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?:betulkah|benarkah|tepatkah|apakah benar)\b|^(?:pernah|dapat|bisa|boleh|harus|perlu|sudah)kah\b"
        r"|, bukan\?$",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"^(?:(?:is|are|was|were|do|does|did|can|could|has|have|should) (?!you\b)|(?:may|must|will) (?:an?|the|it)\b)"
        rf"(?!.*\b(?:or|name|{asking_word('en')})\b)"
        r"|, (?:is|are|was|were|do|does|did|can|has|have)(?:n['’]t)? (?:it|they|he|she|there)\?$",
        re.IGNORECASE,
    ),
}
"""A question that nothing but a yes or a no answers."""

FOR_WORDS = Pattern(
    r"\b(?:(?:which|what) (?:words?|phrase|clause)|(?:kata|frasa|klausa) (?:apa|mana))\b", re.IGNORECASE
)
"""A question for words of a saying that it holds."""

YES_NO: dict[Language, Pattern] = {
    "id": Pattern(
        r"(ya|iya|tidak|benar|salah|bukan|betul|boleh|(?:tidak|belum) (?:dapat|bisa|boleh|benar|betul|pernah|ada)?)"
        r"(?=\s*(?:$|[,.;:!(–—-]|karena\b|sebab\b|tetapi\b|kecuali\b))",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"(yes|no|true|false|correct|incorrect|right|wrong|(?:it|they|he|she|one|you)"
        r" (?:is|are|does|do|can|could|was|were|has|have|did|may|must|will)(?: ?not|n['’]t)?)"
        r"(?=\s*(?:$|[,.;:!(–—]|because\b|but\b|unless\b|as\b|since\b))",
        re.IGNORECASE,
    ),
}

EITHER_WAY = Pattern(r"\b(?:benar|betul)(?:\s*/\s*| atau )salah\b|\btrue(?:\s*/\s*| or )false\b", re.IGNORECASE)
"""What offers a yes and a no."""

TWO_SENSES = these("right salah")
"""Of these a gap may hide another sense than yes or no: the right hand, "salah satu"."""

SECOND: dict[Language, Pattern] = {
    "id": Pattern(
        rf"\b{asking_word('id')}\b.*?((?:\bdan|\bserta|[,;])\s+(?:[a-z]+ ){{0,2}}{asking_word('id')}\b"
        rf"|, (?:serta|dan) (?:[a-z]+ ){{1,4}}{asking_word('id')}\b)"
        r"|^[^?]*\?\s+((?:sebutkan|jelaskan|tuliskan|nyatakan|berikan|tambahkan)\b[^?]*)$",
        re.IGNORECASE,
    ),
    "en": Pattern(
        rf"\b{asking_word('en')}\b.*?(\band\s+(?:(?:in|on|at|to|from|for|by|of|with|since|through|against|under|into"
        rf"|after|before|about) )?{asking_word('en')}\b"
        rf"|, and (?:\w+ ){{1,4}}?(?:to|with|from|by|for|in|of|at|on|after|under) (?:whom|which|what)\b)"
        rf"|(?:{asking_word('en')}|^(?:name|state|give|describe|explain))\b.*?(\band (?:say|explain|state|tell"
        rf"|describe)\b)"
        r"|^[^?]*\?\s+((?:give|name|state|say|tell|explain|list|add)\b[^?]*)$",
        re.IGNORECASE,
        ("and ", "? ", "?\n"),
    ),
}
"""A second question word behind a first one."""

DIFFERENCE: dict[Language, Pattern] = {
    "id": any_of("beda", "bedanya", "perbedaan", "membedakan", "dibedakan"),
    "en": any_of("differs?", "difference", "distinguish", "distinguishes"),
}
"""What asks for a difference names two things by right."""

BETWEEN: dict[Language, Pattern] = {"id": any_of("antara"), "en": any_of("between")}
"""So does what stands between two."""

COUNTED: dict[Language, Pattern] = {
    "id": any_of("dua", "tiga", "empat", "lima", "enam"),
    "en": any_of("(?-i:two|three|four|five|six)", "in (?:which|what) order"),
}
"""A question that says how many things it wants, or in which order."""

SEVERAL: dict[Language, Pattern] = {
    "id": Pattern(
        r"^sebutkan\b|\b(\w{3,})-\1\b|\b\w+ mana\b|\bsaja\b|\bterdiri\b|\b(?:\w+|apa) (?:mana|apa)(?:kah)? yang\b"
        r"|\bapa(?:kah)? nama\b",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"\b(?:which|what) (?:\w+ )?(?!does\b)\w{3,}[^su\W]s\b|\b(?:who|what) (?:are|were)\b|\bmakes? up\b",
        re.IGNORECASE,
    ),
}
"""What asks for several things and does not say for how many."""

LISTED: dict[Language, Pattern] = {
    "id": Pattern(r"\s*[,;]\s*(?:(?:dan|serta|atau)\s+)?|\s+(?:dan|serta)\s+"),
    "en": Pattern(r"\s*[,;]\s*(?:(?:and|or)\s+)?|\s+and\s+"),
}
"""What stands between the things of an enumeration."""

WHY_TOO = Pattern(r"\b(?:and why|dan mengapa)\s*\?$", re.IGNORECASE)
"""A reason asked for beside an answer is one question."""

SORT: dict[Language, Pattern] = {
    "id": Pattern(r"\b(\w+) (?:apa|mana|manakah|apakah)\b", re.IGNORECASE),
    "en": Pattern(r"\b(?:what|which) (\w+)\b", re.IGNORECASE),
}
"""The sort of thing that a question asks for: "which country"."""

NEGATIVE: dict[Language, Pattern] = {
    "id": Pattern(
        r"(?i:\bkecuali\b\s*(?:$|[?:.…(]|(?:\w+ ){1,3}(?:yang )?(?:apa|mana)\b|satu\b|salah satu\b|siapa\b|apa\b"
        r"|mana\b|yang\b)|(?<!karena )\b(?:bukan"
        r"|tidak) (?:termasuk|merupakan|tergolong|sesuai|muncul|ikut)\b"
        r"|\bpengecualian\b|\bselain satu\b|\bsatu tidak\b|^yang bukan\b"
        r"|\b(?:mana(?:kah)?|pilih(?:lah)?|apa pernyataan yang)\b[^?.]*\b(?:salah|keliru|tidak benar)\b"
        r"|\bapa yang tak\b"
        r"|\bmana(?:kah)?\b[^?.]* yang bukan\b|\bmana(?:kah)? yang tidak\b(?=.*(?:[:–]| atau(?:kah)? "
        r"| cocok))(?!.*[:–] [\w-]+ atau [\w-]+\?)"
        r"|\bsebutkan\b.* yang (?:bukan|tidak)\b|\bberikut (?:ini )?(?:bukan|tidak)\b|^pernyataan (?:ini"
        r"|berikut) (?:salah|keliru)\b"
        r"|\byang mana bukan\b|\byang tidak (?:cocok|sejenis|sekelompok|segolongan)\b"
        r"|\bdi antara\b.*\byang (?:bukan|tidak)\b|\bsatu yang tidak\b|\bsatu (?:saja )?di antara\b.*\btidak\b"
        r"|^(?:mengapa|kenapa) bukan\b)|\bBUKAN\b|\bTIDAK\b",
        holding=("ecuali", "bukan", "tidak", "tak", "selain", "salah", "keliru"),
    ),
    "en": Pattern(
        r"(?i:\bexcept\b\s*(?:$|[?:.…(]|for one\b|one\b|which\b|what\b|whom?\b)|\b(?:the|an?|one|sole|single"
        r"|only)(?: \w+)? exception(?! (?:to|of|in|that|which|is|was)\b)\b"
        r"|\bodd one out\b|\bleast likely\b"
        r"|\bnot (?:one of|part of|among|an example|a member|included|(?:counted|reckoned|numbered) (?:among|as))\b"
        r"|\bfails? to\b|\bleaves? (?:un\w+)\b"
        r"|^(?:which|what|who|name)\b[^,]*\b(?:is|are|was|were) not an? \w+|\bthe one (?:that|which|who) (?:is"
        r"|does|was)(?: not| never|n['’]t)\b"
        r"|^name\b.*\b(?:is|are|do|does)(?: not|n['’]t)\b|\bwhich of\b.*\b(?:is|are) no\b"
        r"|\b(?:does|do|did)(?: \w+)?(?: not|n['’]t) (?:belong|count|apply|take part|have a|join|sign|contain"
        r"|need|fit)\b"
        r"|\ball but one\b|\bwhich of (?:these|the following)\b.*\b(?:has|have) no |\bhas no place\b"
        r"|\bamong\b[^?]*,[^?]*\b(?:is|are|does|do)(?: not|n['’]t)\b"
        r"|\b(?:a|one|the) \w+ (?:who|that|which) (?:is|was) not an?\b"
        r"|(?<!what )(?<!that )\b(?:is|are|was|were|be) (?:false|untrue|incorrect|wrong)\b|\b(?:spelled|spelt|written"
        r"|used) (?:wrongly|incorrectly)\b"
        r"|^why not\b|^(?:what|which) (?:is|are|was|were) no\b|^what (?:is|are|was|were|does|do) (?-i:not)\b)"
        r"|(?<!\()\bNOT\b(?! \()|\bEXCEPT\b",
        holding=(
            "all but",
            "not",
            " no ",
            "n't",
            "n’t",
            "exce",
            "odd one",
            "least",
            "fail",
            "leave",
            "never",
            "false",
            "untrue",
            "rong",
            "incorrect",
        ),
    ),
}

NEGATIVE_NAME: dict[Language, Pattern] = {
    "id": any_of("yang bukan", "yang tidak (?:termasuk|tergolong)"),
    "en": any_of("(?:that|which|who) (?:are|is|were|do|does)(?: not|n['’]t)", "non-members?"),
}
"""A list of what is not so."""

EMPHASISED = Pattern(r"\*(?:not|never|except)\*(?!.*\bbut\b)", re.IGNORECASE)
"""An English negation that is meant not to be overlooked; Indonesian ones in stars are talked about."""

REASON: dict[Language, Pattern] = {
    "id": Pattern(r"(?:mengapa|kenapa|apa sebab)\b(?! bukan\b)", re.IGNORECASE),
    "en": Pattern(r"(?:why|how come)\b(?! not\b)", re.IGNORECASE),
}
"""Whoever asks why something is not so tells that it is not."""

OFFERED_NEGATIVE: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?:bukan|tidak)\b", re.IGNORECASE),
    "en": Pattern(r"\b(?:not|cannot|never|lacks?|\w+n['’]t)\b", re.IGNORECASE),
}
"""What is negative only where answers are offered: "which of these is not ..."."""

LETTER = Pattern(r"(?<!['’\w])[^\W\d_](?!\w)")
"""A letter that stands alone."""

COMPOUNDS = ("ic", "ous", "ate", "ite", "ide")
"""What a chemist's names end in: each makes another compound of one."""

SIGNS = Pattern(r"[/*%+^<>=~|&!∧∨∩∪∈¬]+|(?<!\w)[-−](?=\w)|//")
"""Signs of formulas and code, of which each makes another question."""

ENUMERATED = Pattern(r"^[^.?:]*,[^.?:]*,[^.?:]*(?:\. | [-–] )")
"""A row of things before a question about them."""

OFFERS: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?:berikut|di antara|dari)\b.*\b(?:mana|siapa|apa)\b|\b(?:mana|siapa|apa)\b.*\b(?:berikut|di antara)\b",
        re.I,
    ),
    "en": Pattern(
        r"\b(?:which|what|who|name one) of (?:these|them|those|the following|the \w[^?]*,[^?]* (?:and|or))\b",
        re.IGNORECASE,
        (" of the",),
    ),
}

OFFERING: dict[Language, Pattern] = {"id": any_of("mana", "siapa", "apa"), "en": any_of("which", "what", "who", "name")}
BOTH: dict[Language, Pattern] = {"id": any_of("kedua", "dua"), "en": any_of("both", "of the two")}

SORT_HINTED = these("nama jenis macam kata huruf sebutan name kind type sort word words letter letters")
"""Words of a hint that says only what sort of thing is hidden."""

EITHER = Pattern(r"\b(?:or|atau|vs)\b|[/?|]")
"""A hint that offers several things."""

OPPOSITES: dict[Language, frozenset[str]] = {
    "id": these("kanan kiri atas bawah utara selatan timur barat naik turun positif negatif depan belakang luar dalam"),
    "en": these("right left up down north south east west posit negat in out front back"),
}
"""Roots of answers that are one of two, of which the question may name either."""

PERSON = Pattern(
    r"^(?:who|whom|whose|siapa(?:kah)?)\b|^which \w+ (?:wrote|painted|composed|discovered|invented|founded)\b"
    r"|\b(?:which|what) (?:\w+ )?(?:astronomer|scientist|physicist|chemist"
    r"|mathematician|king|queen|poet|writer"
    r"|author|composer|painter|president|general|explorer|inventor|philosopher|biologist|doctor)\b|\b(?:ilmuwan"
    r"|tokoh|raja|penyair|penulis"
    r"|presiden|pelukis|ahli|filsuf|penemu) (?:mana|siapa)\b",
    re.IGNORECASE,
)
"""What asks for a person."""

DOER = Pattern(
    r"^(?:who|siapa(?:kah)?)\b|\b(?:which|what) (?:[a-z]+ ){0,2}\w{2,}(?:er|or|ist|ian|man)\b"
    r"|\b(?:tokoh|ahli|pe\w+) (?:\w+ )?(?:mana|siapa|apa)\b",
    re.IGNORECASE,
)
"""What asks for somebody by what they did: "which reformer"."""

CHOICE: dict[Language, Pattern] = {
    "id": Pattern(r"\batau(?:kah)?\b|:|\b[Dd]i antara\b[^?]*,"),
    "en": Pattern(r"\bor\b|:|\b[Aa]mong\b[^?]*,"),
}
"""What offers its answer by right."""

TELLING: dict[Language, frozenset[str]] = {
    "id": these(
        "pertama kedua ketiga keempat kelima dua tiga empat lima terakhir belum sudah sebelum sesudah setelah tanpa"
        " kembali lagi"
    ),
    "en": these(
        "two three each second third fourth fifth last first before after again not more less fewer without density"
    ),
}
"""Words that make another question of one."""

LED_IN = Pattern(
    r"^(?:(?:on|in|at|by|with|from|to|of|di|ke|dari|pada|oleh) )?(?:(?:that|those) of )?(?:an? |the )?", re.IGNORECASE
)
"""What may lead an answer in."""
CITY = Pattern(r"^kota |\bcity$", re.IGNORECASE)
"""A city that is called after its country."""

VOICE = Pattern(r"\byang (?!menjadi)((?:me|di)\w{3,})", re.IGNORECASE)
"""An Indonesian verb, whose form says who does and who suffers it."""

WAY = Pattern(r"\b(?:into|from|than)\b", re.IGNORECASE)
"""English words around which the order of others matters."""

SORTS: dict[Language, tuple[Pattern, ...]] = {
    "id": tuple(
        any_of(*some)
        for some in (
            ("siapa(?:kah)?", "(?:tokoh|ilmuwan|raja|presiden|orang) (?:mana|apa)"),
            ("kapan(?:kah)?", "(?:tahun|tanggal|bulan) berapa"),
            ("berapa(?:kah)?",),
            ("(?:di|ke|dari) mana",),
            (
                "mengapa",
                "kenapa",
                "penyebab(?:nya)?",
                "sebab(?:nya)?",
                "(?:menye|dise)babkan",
                "mengakibatkan",
                "alasan(?:nya)?",
                "apa yang (?:membuat|memicu|mendorong)",
                "apa (?:gunanya|tujuannya)",
            ),
            ("bagaimana(?:kah)?",),
        )
    ),
    "en": tuple(
        any_of(*some)
        for some in (
            ("whom?", "which (?:\\w+ )?(?:thinker|philosopher|architect|explorer|politician|emperor|king|queen)"),
            ("when", "year", "date"),
            ("how (?:many|much|old|long|far|high|tall|deep)",),
            ("where",),
            (
                "why",
                "causes?",
                "caused",
                "reasons?",
                "what (?:made|makes)",
                "(?:gives?|gave) rise",
                "brings?",
                "brought",
                "led to",
                "leads to",
            ),
            ("how",),
        )
    ),
}
"""The sorts of things that questions ask for."""

WHO_SORT = 0

WHAT = -1
"""The sort of a question that names none: "what", "which"."""

ASKED_BY_WHAT = {0, 1, 2, 3}
"""The sorts that "what" may ask for too: who, when, how many, where."""


def sort_of(question: str, language: Language) -> int:
    """What sort of thing a question asks for."""
    return next((at for at, sort in enumerate(SORTS[language]) if sort.search(question)), WHAT)
