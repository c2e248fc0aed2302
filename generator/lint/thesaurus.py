"""Words that say the same in questions and statements, and words that say nothing, in Indonesian and English."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from generator.lint.phrases.pattern import Pattern
from generator.words import STOP, WORD, Language, root

GROUPS: dict[Language, str] = {
    "id": """
        tulis menulis ditulis penulis pengarang mengarang dikarang karangan karya novelis penyair sastrawan
        cipta mencipta menciptakan diciptakan pencipta ciptaan gubah menggubah digubah penggubah komponis
        lukis melukis dilukis pelukis lukisan
        temu menemukan ditemukan penemu penemuan
        diri berdiri didirikan mendirikan pendiri pendirian bentuk dibentuk membentuk pembentukan dirintis
        mulai dimulai bermula mulainya awal pecah meletus pecahnya meletusnya
        akhir berakhir berakhirnya selesai usai tamat
        wafat meninggal mangkat gugur kematian wafatnya meninggalnya berpulang
        lahir dilahirkan kelahiran lahirnya
        tempat lokasi
        lambang simbol tanda
        fungsi tujuan guna kegunaan peran peranan tugas manfaat
        arti berarti makna bermakna maksud artinya terjemahan
        menyebabkan disebabkan
        naskah teks
        susun menyusun penyusun merumuskan perumus dirumuskan rumuskan
        pokok utama primer
        sahkan disahkan mengesahkan pengesahan ditetapkan menetapkan penetapan berlaku diberlakukan
        hewan binatang satwa
        tumbuhan tanaman
        laju kecepatan
        nikah menikah kawin pernikahan perkawinan
        penduduk warga
        izin diizinkan boleh
        ekonom ekonomi
        sunting muslim islam
        jahit menjahit dijahit penjahit
        usia umur
        istimewa khas
        akibat dampak pengaruh
        petani tani
        tular menular menularkan ditularkan penularan
        tangkap ditangkap penangkapan menangkap
        puncak gunung
        negara bangsa
        zat senyawa bahan
        letak terletak berada
        isi memuat berisi mengatur diatur
        baca bacaan membaca
        ubah berubah perubahan mengubah amendemen
        terbit terbitan diterbitkan terbitnya
        dilantik pelantikan melantik
        ditandatangani penandatanganan menandatangani tekennya diteken
        runtuh runtuhnya keruntuhan jatuh jatuhnya kejatuhan
        undang hukum
        proklamasi proklamator kemerdekaan merdeka memproklamasikan
        diperingati peringatan memperingati dirayakan
        lembaga badan organ
        penyakit gangguan
        guru pengajar
        murid siswa pelajar
        alat perkakas instrumen
        cara metode langkah
        ukur diukur mengukur pengukuran
        pimpin dipimpin memimpin pemimpin ketua mengetuai diketuai panglima komandan
        serang menyerang diserang serangan penyerangan
        menang memenangkan kemenangan mengalahkan dikalahkan
        perang pertempuran peperangan
        setuju persetujuan kesepakatan perjanjian
        mengalir bermuara muara
        bunyi suara
        cahaya sinar
        makan memakan makanan dimakan
        uang dana
        aturan peraturan
        wajib kewajiban harus diwajibkan
        larang dilarang melarang larangan
        salat shalat sholat solat
        nabi rasul
        ibu melahirkan
        perkenal memperkenalkan diperkenalkan pengenalan
        hasil menghasilkan dihasilkan menghasilkannya
        bangun membangun dibangun pembangunan
        lihat melihat dilihat tampil menampilkan ditampilkan menunjukkan ditunjukkan
        masak memasak dimasak matang mematangkan
        campur mencampur dicampur larut melarutkan dilarutkan pelarutan
        tuang menuang menuangkan dituang dituangkan masukkan memasukkan dimasukkan
        rebus merebus direbus mendidih didih
        takut ketakutan
        lama lamanya durasi
        pemain regu tim anggota
        ganti mengganti menggantikan pengganti gantinya diganti
        jual menjual dijual penjualan
        satuan unit
        simpan menyimpan disimpan penyimpanan
        gabung menggabungkan digabungkan gabungan penggabungan
        kantor berkantor markas bermarkas kedudukan berkedudukan
        rumus persamaan
        daerah luas
        lagu nyanyian
        pemeran bintang
        ketik mengetik diketik
        dunia sedunia
        lindung melindungi dilindungi perlindungan
        cegah mencegah dicegah pencegahan
        tukar menukar ditukar pertukaran
        pilih memilih dipilih pemilihan terpilih
        angkat diangkat mengangkat pengangkatan
    """,
    "en": """
        write writes wrote written writing author authored writer novelist playwright poet penned pen
        compose composes composed composer
        paint paints painted painter artist
        invent invents invented inventor invention devised
        discover discovers discovered discoverer discovery
        founded father founder founding foundation establish established establishment
        begin begins began begun beginning start starts started outbreak commenced
        end ends ended ending finish finished cease ceased
        die dies died death dead
        symbol abbreviation
        big bigger biggest large larger largest greatest
        tall taller tallest high higher highest
        mountain peak summit
        deep deepest depth
        small smaller smallest least
        quick quickest fast faster fastest
        kill killed killer murder murdered murderer assassinate assassinated assassin
        function role purpose job task
        mean means meant meaning signify signifies denote denotes stands
        cause causes caused causing
        part component
        movement passage move moves travel travels
        country nation
        win wins won winner victory victor beat defeat defeated
        sell sells sold sale
        release releases released free freed
        land lands landed landing
        rule rules ruled ruler reign reigned
        need needs require requires required
        make makes made produce produces produced
        number amount
        speed velocity
        place location located lies situated
        marry married marriage wedding wed
        publish published publication appeared
        crown crowned coronation
        build built building construct constructed construction
        open opened opening inaugurated inauguration
        sign signed signing signature
        born birth baptised baptized
        fall fell falls fallen collapse collapsed
        law act statute lawyer legal
        freedom liberty
        independent independence
        break breaks broke
        take takes took taken
        come comes came
        gland organ
        movie film
        book novel
        protect protects protection
        measure measures measured
        divide divides divided division
        capital seat headquarters
        command commanded commander leader headed
        empty empties flow flows drain drains
        besiege besieged siege
        rotate rotates rotation spin spins
        child children
        old age aged
        heavy weigh weighs weight
        wide width
        far distance
        cost costs price
        disease illness sickness
        doctor physician
        car automobile
        ship vessel
        war conflict
        treaty agreement pact
        religion faith
        god deity
        bury buried grave tomb burial
        grow grew grown growth growing raise raises raised
        prevent prevents prevented prevention
        help helps helped aid assist
        contain contains contained hold holds include includes
        attack attacked attacker
        teach taught teacher
        pupil student
        execute executed execution guillotined beheaded hanged
        buy bought purchase purchased
        elect elected election
        destroy destroyed destruction
        flee fled escape escaped
        heart heartbeat
        loss lose loses lost
        absorb absorbs absorbed absorption
        store stores stored storage
        connect connects connected connection
        control controls controlled
        km kilometre kilometer kilometres
        punish punished punishment
        border separate separates boundary frontier
        fridge refrigerator
        keep keeps kept
        sugar glucose
        tsar emperor
        premiere première perform performs performed performance staged
        trigger triggers triggered
        drawback disadvantage downside
        advantage benefit
        crime charge offence criminal offender offenders
        convert converts converted turn turns turned change changes changed transform transforms
        device circuit apparatus
        bring brings brought
        imitate imitates echo echoes sound noise
        cook cooks cooked
        colour color
        prosecution prosecutor
        prove proved
        sum total add
    """,
}
"""One group a line."""

IDLE: dict[Language, str] = {
    "id": """
        nama bernama dinamakan namanya sebut disebut sebutan menyebut sebutkan istilah istilahnya dikenal dijuluki kata
        jenis macam punya memiliki dimiliki mempunyai terdiri nilai besar besarnya berapa penyebab sebab alasan tokoh
        orang tampak lazim biasa biasanya pernah kali bahasa disebutkan dipakai digunakan banyak jumlah
        banyaknya jumlahnya menjadi siapa siapakah mana manakah kah seluruh keseluruhan total tersusun manusia kaum
        sistem kita gunanya mendapat memperoleh diberi seseorang petugas lebih dulu mengapa kenapa bagaimana rumusan
        menyampaikan mengajukan berwarna julukan menurut dianut penganut termasuk terjadi peristiwa berlangsung
        dilakukan diadakan kapan tepatnya tepat apakah judul berjudul berupa sah resmi
    """,
    "en": """
        name names named call calls called know known term termed word say said entitled title give gives given state
        kind type sort form have has had carry carries thing person people year date day month time ever reason reasons
        famous exactly usually english tell happen happened happens occur occurred one which what show shows shown our
        we us you your i my upon does consist consists consisted up many much long often usual regarded seen considered
        verb use uses used using along together owe owes healthy human whole entire world earth exist exists there get
        gets got
    """,
}
"""Words that a question may have or lack and be the same."""


def _before(name: str, nouns: str) -> Pattern:
    """Any of some nouns, with a bar between them, before a name."""
    return Pattern(rf"\b(?i:{nouns}) {name}", holding=tuple(nouns.split("|")))


APPOSED: dict[Language, Pattern] = {
    "id": _before(
        '(?=[A-Z*"“\u4e00-\u9fff])',
        "negara|kota|pulau|provinsi|novel|roman|buku|puisi|film|lagu|sungai|gunung|danau|planet|unsur|suku|kerajaan"
        "|bahasa|kata|istilah|pesawat|lukisan|candi|benua|samudra|laut|selat|alat musik",
    ),
    "en": _before(
        '(?:of )?(?=[A-Z*"“])',
        "country|city|island|province|novel|book|poem|play|film|song|river|mountain|lake|planet|element|tribe|kingdom"
        "|word|term|painting|temple|continent|ocean|sea|opera|tragedy|comedy|musical|state",
    ),
}
"""Nouns before a name that say what it is the name of."""

REWORDED: dict[Language, tuple[tuple[Pattern, str], ...]] = {
    "id": (
        (Pattern(r"\buntuk apa\b", re.IGNORECASE, ("untuk apa",)), "fungsi apa"),
        (
            Pattern(
                r"\bapa (?:gunanya|sebab(?:nya)?|yang (?:membuat|menyebabkan))\b|\bfaktor apa yang (?:menyebabkan"
                r"|menimbulkan)\b",
                re.IGNORECASE,
                ("apa ",),
            ),
            "mengapa",
        ),
        (Pattern(r"\bbulan (?=januari|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)", re.IGNORECASE, ("bulan",)), ""),
        (Pattern(r"\b(?:dalam |ke )?bahasa indonesia\b", re.IGNORECASE, ("bahasa indonesia",)), ""),
        (Pattern(r"\bdilahirkan oleh\b", re.IGNORECASE, ("dilahirkan",)), "ibu"),
        (Pattern(r"\bberapa (?:menit|jam|detik)\b", re.IGNORECASE, ("berapa ",)), "berapa lama"),
        (Pattern(r"\bberubah menjadi\b", re.IGNORECASE, ("berubah",)), ""),
        (Pattern(r"\bpaling (?=\w{3})", re.IGNORECASE, ("paling",)), "ter"),
        (
            Pattern(
                r"\b(?:pada )?(?:tahun|tanggal|bulan|hari|abad)(?: dan \w+)? (?:berapa|apa|ke berapa)\b",
                re.IGNORECASE,
                ("tahun", "tanggal", "bulan", "hari", "abad"),
            ),
            "kapan",
        ),
    ),
    "en": (
        (Pattern(r"\b(?:breaks?|broke|broken) out\b", re.IGNORECASE, (" out",)), "began"),
        (
            Pattern(
                r"\b(?:comes?|came) (?:down|to an end)\b",
                re.IGNORECASE,
                (
                    " down",
                    " end",
                ),
            ),
            "fell",
        ),
        (Pattern(r"['’]s(?!\w)", holding=("'s", "’s")), ""),
        (Pattern(r"\b(?:came|comes?) out\b", re.IGNORECASE, (" out",)), "published"),
        (Pattern(r"\bhow (?:do|does|would) (?:you|we|one) (?:say|call)\b", re.IGNORECASE, ("how ",)), "what is"),
        (
            Pattern(
                r"\bwhat happens (?:when|if) (?:you|we|one) (?:run|call|use|press|type)\b", re.IGNORECASE, ("happens",)
            ),
            "function",
        ),
        (Pattern(r"\bhow many (?:minutes|hours|seconds)\b", re.IGNORECASE, ("how many",)), "how long"),
        (Pattern(r"\b(?:sets?|setting) off\b", re.IGNORECASE, (" off",)), "trigger"),
        (Pattern(r"\badds? up to\b", re.IGNORECASE, (" up to",)), "sum"),
        (Pattern(r"\bfirst world war\b", re.IGNORECASE, ("world war",)), "World War I"),
        (Pattern(r"\bsecond world war\b", re.IGNORECASE, ("world war",)), "World War II"),
        (Pattern(r"\bwhat made\b", re.IGNORECASE, ("what made",)), "why did"),
        (Pattern(r"^translate\b", re.IGNORECASE, ("translate",)), "what means"),
        (
            Pattern(r"\bhow fast (?:does|do|can) (.+?) (?:travel|move|go|run|fly)\b", re.IGNORECASE, ("how fast",)),
            r"speed \1",
        ),
        (Pattern(r"\bput up\b", re.IGNORECASE, ("put up",)), "built"),
        (Pattern(r"\blasted until\b", re.IGNORECASE, ("lasted",)), "ended"),
        (Pattern(r"\bclose to\b", re.IGNORECASE, ("close",)), "near"),
        (Pattern(r"\b(?:tak(?:es?|en|ing)|took) place\b", re.IGNORECASE, (" place",)), "happened"),
        (Pattern(r"\bmade (?:up )?of\b", re.IGNORECASE, ("made",)), "consists of"),
        (Pattern(r"\b(?:gives?|gave) rise to\b", re.IGNORECASE, (" rise",)), "causes"),
        (Pattern(r"\b(?:brings?|brought) (.+) down\b", re.IGNORECASE, (" down",)), r"caused the fall of \1"),
        (Pattern(r"\bwhat (?:does|do|did) (.+) do\b", re.IGNORECASE, ("what d",)), r"function \1"),
    ),
}
"""Words that say the same as one word."""


@cache
def _concepts(language: Language) -> Mapping[str, str]:
    """Every word of the table with the root that stands for its group; idle words with the empty one."""
    groups = [line.split() for line in GROUPS[language].split("\n") if line.strip()]
    found = {word: root(group[0], language) for group in reversed(groups) for word in group}
    return found | dict.fromkeys(IDLE[language].split(), "")


@cache
def concept(word: str, language: Language) -> str:
    """What stands for a word and for all that say the same; empty for words that a question may lack."""
    word = word.casefold()
    known = _concepts(language).get(word)
    if known is None and language == "id" and word.endswith(("nya", "kah")):
        known = _concepts(language).get(word[:-3])
    if known is None and language == "en" and word.endswith("s"):
        known = _concepts(language).get(word[:-1])
    return root(word, language) if known is None else known


@lru_cache(maxsize=10_000)
def reworded(text: str, language: Language) -> str:
    """A text with one word for several that say the same, and without the signs of a genitive."""
    small = text.lower()
    for pattern, said in REWORDED[language]:
        if pattern.may_find(small):
            text = pattern.sub(said, text)
            small = text.lower()
    return text


def gist(text: str, language: Language) -> frozenset[str]:
    """What a text says, whatever the order, the forms and the choice of its words."""
    text = APPOSED[language].sub("", reworded(text, language))
    content = (word for word in WORD.findall(text) if word.casefold() not in STOP[language] or _initials(word))
    return frozenset(one for word in content if (one := word if _initials(word) else concept(word, language)))


def _initials(word: str) -> bool:
    """Whether a word is a name of initials: US is not us."""
    return len(word) > 1 and word.isupper() and not word.isdecimal()
