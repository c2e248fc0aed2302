"""Words that name nothing by themselves, and names that lack their scope."""

import re

from generator.lint.phrases.pattern import Pattern, any_of, these
from generator.words import Language

OWN_FILE = Pattern(r"(?<![\w./:])[\w-]+(?:/[\w.-]+)+\.\w{2,4}\b|\b[\w-]+\.(?:md|docx?|xlsx?|csv|pptx?)\b")
"""The path of a file, which nobody else has."""

GENERIC: dict[Language, frozenset[str]] = {
    "id": these(
        """tahun tanggal bulan hari abad jam pukul menit detik meter kilometer kilogram derajat persen jumlah
        jumlahnya banyak banyaknya total totalnya seluruhnya semuanya keseluruhan terjadi kejadian terjadinya angka
        bilangan arti berarti makna lahir dilahirkan wafat meninggal berdiri didirikan berdirinya mulai dimulai
        mulainya berakhir berakhirnya selesai nilai nilainya besarnya tepatnya tepat kira-kira kali lama usia umur
        penting berlangsung dibentuk diadakan ditandatangani disahkan dibangun diresmikan diterbitkan terbit
        panjangnya tingginya luasnya beratnya jaraknya suhunya hasilnya bersejarah sejarah penting menandai
        menyatakan dilakukan peluncuran dilaksanakan januari februari maret april mei juni juli agustus september
        oktober november desember bermula pasang titik didih lebur beku suhu tekanan tekan celsius atm kecepatan
        massa berat tinggi panjang lebar luas volume kedalaman ketinggian jarak biaya harga upah rata-rata minimal
        maksimal minimum maksimum dibulatkan koma belakang resmi peresmian pengesahan penetapan ditetapkan pembukaan
        dibuka penutupan ditutup pelantikan dilantik penandatanganan pendirian kelahiran kematian pernikahan menikah
        pengangkatan diangkat diumumkan pengumuman diproklamasikan dideklarasikan diundangkan diberlakukan berlaku
        dimiliki memiliki mempunyai mencapai sampai ulang nama sebutan menjadi peserta hadir dihadiri menghadiri
        tercatat diperkirakan diperingati dirayakan sekitar kurang hasil pengukuran medali emas perak perunggu diraih
        persegi dinaikkan diturunkan ingat kalinya diingat harus perlu dipakai digunakan km cm mm kg mg ml ha kwh mhz
        ghz gb mb juta miliar ribu ratus hektare gram ton liter hz ukuran dimaksud menunjukkan jatuh bertepatan
        dikenang m sm masehi"""
    ),
    "en": these(
        """many year years date dates day month century time number numbers much total altogether happen happened
        happens occur occurred event events born die died dies begin began start started end ended founded built take
        took takes place exactly approximately mean means stand stands important significant old long far high tall
        billion million thousand hundred percent metres meters kilometres degrees signed published released opened
        completed made come came famous known happen's special history value amount there exact decisive signing
        premiere able give even sleep january february march april may june july august september october november
        december lost saved lives boiling melting freezing point temperature pressure celsius fahrenheit degrees
        speed mass weight height length width depth distance area volume age size cost costs price average minimum
        maximum per rounded decimal places official officially opening ceremony founding foundation birth birthday
        death wedding marriage passing adoption adopted approved approval promulgated ratified passed entered force
        enacted inaugurated inauguration launch launched closing closed held hold met meet meets attended
        participants registered recorded reach reached reaches anniversary appointment appointed election elected
        signature announcement announced proclaimed declared vote since inhabitants publication remember used use
        everyone should know known result measured measurement work works km cm mm kg mg ml mph kph mhz ghz gb mb
        kilograms grams tonnes litres m connect associate linked remembered remember we you ce bce ad bc hz belongs
        belong months weeks hours"""
    ),
}
"""Words that name nothing: what is asked of everything."""

SHELL: dict[Language, frozenset[str]] = {
    "id": these(
        """peristiwa perjanjian perang pertempuran konferensi kongres revolusi kerajaan negara organisasi perusahaan
        buku novel kota raja presiden tokoh penulis pengarang gedung bangunan undang-undang uu peraturan gunung
        puncak sungai danau pulau penduduk anggota orang gempa letusan proklamasi pemilu sidang kapal jembatan candi
        museum roman krisis kemerdekaan penerbangan perdana kedua ketiga pertama jiwa titik rapat pertemuan
        kesepakatan persetujuan pakta traktat konvensi lembaga partai pemerintah parlemen dewan majelis panitia
        pasukan tentara armada bangsa rakyat menteri gubernur jenderal ratu sultan kaisar pahlawan penemu ilmuwan
        tuan rumah kapal pesawat roket satelit stasiun undang provinsi kabupaten versi stabil dirilis suku bunga mmhg
        pabrik sekolah universitas rumah masjid gereja kuil istana monumen bendungan terowongan gunung-api korban
        tewas gugur luka pasal ayat bab bagian lagu film lukisan karya"""
    ),
    "en": these(
        """treaty agreement war battle conference congress revolution kingdom country nation organisation
        organization company book novel city town king queen president author founder building law act mountain peak
        river lake island population members people person earthquake eruption election meeting ship bridge temple
        museum film song metres second third first convention pact accord charter constitution statute bill assembly
        council session committee commission parliament senate government party army navy fleet troops soldiers
        emperor prince princess sultan minister governor general hero inventor scientist painter composer poet poem
        play opera symphony painting statue church cathedral mosque palace tower dam tunnel canal school university
        factory station plane rocket satellite victims casualties article chapter section part state states province
        move moved everything changed change employees independence final mmhg"""
    ),
}
"""Nouns that need a name beside them."""

FIRST: dict[Language, Pattern] = {
    "id": any_of(
        "paling tua", "pertama(?: kali)?", "perdana", "paling awal", "pelopor", "perintis", "mula-mula", "tertua"
    ),
    "en": any_of("first", "earliest", "pioneer(?:ed)?", "oldest"),
}

SECOND: dict[Language, str] = {"id": "kedua", "en": "second"}
_MOST: dict[Language, str] = {
    "id": "(?:ter|paling )(?:besar|tinggi|panjang|luas|dalam|kecil|cepat|berat|kuat|keras|penting|terkenal|baik"
    "|sulit|mudah|melimpah|indah)",
    "en": "(?:largest|biggest|highest|tallest|longest|deepest|fastest|heaviest|smallest|strongest|greatest|best"
    "|brightest"
    "|most (?:important|famous|popular|influential))",
}
MOST: dict[Language, Pattern] = {"id": any_of(_MOST["id"]), "en": any_of(_MOST["en"])}
"""What is the most of its kind in one respect."""

MOST_ALONE: dict[Language, Pattern] = {
    "id": Pattern(
        rf"^(?:\w+ ){{0,2}}(?:apa|mana)(?:kah)? (?:nama )?(?:\w+ ){{0,2}}(?:yang )?{_MOST['id']}\s*\?$"
        rf"|^siapa(?:kah)? \w+ {_MOST['id']}\b",
        re.IGNORECASE,
        ("ter", "paling"),
    ),
    "en": Pattern(
        rf"^(?:what|which)(?: \w+){{0,2}} (?:is|are) (?:the name of )?the {_MOST['en']}(?: (?!in\b|of\b|on\b|at\b"
        rf"|from\b|to\b|between\b)\w+){{0,2}}\s*\?$"
        r"|^(?:what|which)(?: \w+)? is the greatest (?!common|possible|number)"
        rf"|^who (?:is|was) the {_MOST['en']}\b",
        re.IGNORECASE,
        ("est", "most"),
    ),
}
"""A question for it that does not say where."""

FIRST_TOLD: dict[Language, Pattern] = {
    "id": Pattern(
        r"^\w+ (?:\w+ )?(?:yang )?(?:pertama|tertua)\b|\b(?:pemutaran|siaran|terbitnya) \w+ (?:yang )?pertama\b",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"^(?:the|an?) (?:first|oldest|earliest)\b|^(?:the )?(?:founding|birth|opening|death) of the (?:first|oldest)\b"
        r"|^first (?!aid)",
        re.IGNORECASE,
    ),
}
"""A statement about whoever was first."""

FIRST_ALONE: dict[Language, Pattern] = {
    "id": Pattern(
        r"^(?:\w+ ){1,2}(?:yang )?(?:pertama|tertua|paling tua)(?:,| (?:adalah|ialah|yakni|berjudul|terbit|dibuka"
        r"|menghubungkan|yang \w+ adalah)\b)"
        r"|\b(?:adalah|menjadi|merupakan) yang (?:pertama|tertua)\s*[,.;]",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"^(?:the )?(?:great )?(?:first|oldest|earliest|pioneer)(?: \w+)? (?:was|is|were|ran|opened|appeared)\b"
        r"|\b(?:is|was|became) the (?:first|oldest|earliest)(?: \w+){0,2}?(?: to \w+(?: \w+)?)?\s*(?:[.,;]|$)",
        re.IGNORECASE,
    ),
}
"""Whoever was first, told before anything is said of the field."""

FIRST_OF_NO_DEED: dict[Language, Pattern] = {
    "id": Pattern(
        r"^apa(?:kah)? (?!nama\b|ibu\b|kata\b|huruf\b)(?:\w+ ){1,2}pertama(?: di [\w ]+)?\s*\?$"
        r"|^\w+ apa yang pertama(?: di [\w ]+)?\s*\?$|^siapa orang (?:\w+ )?pertama di \w+\s*\?$",
        re.IGNORECASE,
    ),
    "en": Pattern(r"^(?:what|which) was the first (?:\w+ )?\w+ (?:in|on) (?-i:[A-Z])\w+\s*\?$", re.IGNORECASE),
}
"""The first in a place of which nothing is told that it did."""

NO_SCOPE: dict[Language, frozenset[str]] = {
    "id": these(
        """pelopor perintis mula tertua perempuan wanita pria laki meraih beriman judul pertama kali perdana paling
        awal orang seseorang manusia tokoh nama namanya bernama disebut dibuat membuat melakukannya melakukan
        ditemukan menemukan menemukannya diciptakan terbit muncul ada berhasil menjadi dimulai"""
    ),
    "en": these(
        """oldest pioneer regarded adopted wrote write written woman women won first time ever earliest person people
        man woman one thing name called named made make did do done doing found discovered discover invent invented
        appear appeared became become happened started begin began published used"""
    ),
}
"""What says nothing of the field in which somebody was first."""

SCOPE: dict[Language, Pattern] = {
    "id": Pattern(r"\b(?:di|ke|dari|pada|dalam|untuk|bagi|antara) (\w+)", re.IGNORECASE),
    "en": Pattern(
        r"\b(?:in|on|of|to|at|from|into|for|by|across|through|around|with) (?:the |an? )?(\w+)", re.IGNORECASE
    ),
}
"""Where, or of what."""

RUN_ON: dict[Language, Pattern] = {
    "id": Pattern(
        r"(?:adalah(?!nya|kah)|dari(?!pada|nya|mana|lah|kata)|untuk(?!nya|mu|ku)|dengan(?!nya|mu|ku)|yang"
        r"|dalam(?!nya|kan)|terhadap(?!nya)|oleh(?!nya)|dan(?!a|d|g|i|s|t))[a-z]{4,}"
        r"|[a-z]{3,}[^abeoh\W_](?<!ng)yang|[a-z]{4,}(?:selama|untuk|dengan|adalah|beberapa)|untuk(?!nya|mu|ku)[a-z]{3,}"
        r"|(?!bida|me|di|ter)(?-i:[a-z])[a-z]{3,}dari|(?!(?:pen|men|ter|di|ber)dapat)(?-i:[a-z])[a-z]{3,}dapat"
        r"|berapa(?!kah|pun|lah)[a-z]{3,}|sebelum(?!nya|kah)[a-z]{2,}|karena(?!nya)[a-z]{2,}"
        r"|(?-i:[A-Z]{2,}(?:di|ber|mem|men|meng)[a-z]{3,})|siapa(?:kah)?(?!pun)[a-z]{4,}|seperti(?!nya|lah)[a-z]{3,}",
        re.IGNORECASE,
    ),
    "en": Pattern(
        r"(?!without|within|withdr|withh|withst)\w{4,}(?<!there)(?<!here)(?:before|which|whether|because)"
        r"|(?:wrote|made|from|with|into|of|in|on|to|and|was|were|won|is|are|by|at|for)the"
        r"|(?:in|of|to|for|by|at|on|with|from)which|(?:whether|because|before(?!hand)|between)[a-z]{2,}"
        r"|which(?!ever|soever)[a-z]{4,}|what(?:is|are|was|does)|sothat|of(?![ft])[a-z]{3,}|that(?!s$|ch)[a-z]{2,}"
        r"|(?-i:the)(?!at|ft|i[rs]|[mnory]|s[aeip]|ca$|ta$)[a-z]{3,}"
        r"|(?!there|where|here)[a-z]{3,}[eyx](?:and|the|with|from)|[a-z]{4,}that|its(?!elf)[a-z]{3,}",
        re.IGNORECASE,
    ),
}
"""A word into which a small one has run."""

TORN: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?:ter|ber|mem|men|meng|pem|peng) [a-z]{4,}\b|\b[a-z]{3,} (?:annya|p?kan|nya|kannya|innya)\b"
        r"|\b(?:peng|meng|peny|meny|mem|pem)-[a-z]{3,}",
        re.IGNORECASE,
        ("ter ", "ber ", "mem", "men", "pe", " annya", "kan", " nya", " innya"),
    ),
    "en": Pattern(
        r"\b(?:o cial|e cient|su cient|di cult|di erent|e ect|speci c|signi cant|scienti c|de ned|de ciency"
        r"|insu cient|e ciency|(?<= )xed)\w*"
        r"|\b[a-z]{3,}i (?:es|ed|cation)\b|\bsou é|\b[a-z]{3,} (?:tion|tions|sion|ness|ing|ment|ments|ity|ously)\b",
        re.IGNORECASE,
        (
            *("o cial", "cient", "di ", "e ect", "i c", "e ned", " xed", "i es", "i ed", "i cat", "sou é"),
            *(" tion", " sion", " ness", " ing", " ment", " ity", " ously"),
        ),
    ),
}
"""A word that has come apart, or lost two letters that were printed as one."""
