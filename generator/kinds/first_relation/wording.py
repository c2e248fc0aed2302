"""How each event between two countries is asked, told and titled, in Indonesian and English."""

from typing import Literal

from generator.words import Language

Event = Literal["relations_established", "recognition", "treaty", "mission_opened", "suspended", "severed", "restored"]

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "year": "Tahun berapa {did}?",
        "month": "Pada bulan dan tahun berapa {did}?",
        "day": 'Kapan {did}? <span class="keep">(tanggal lengkap)</span>',
        "amid": "antara {home} dan {partner}",
        "claim": "{noun} mana yang {rest}?",
        "country": "negara",
        "aliases": "{country} disebut juga {aliases}",
        "joint": " yang ",
    },
    "en": {
        "year": "In which year {did}?",
        "month": "In which month and year {did}?",
        "day": "On which date {did}?",
        "amid": "between {home} and {partner}",
        "claim": "Which {noun} was the first to {rest}?",
        "country": "country",
        "aliases": "{country} is also called {aliases}",
        "joint": " to ",
    },
}

STEPS: dict[Language, dict[Event, dict[str, str]]] = {
    "id": {
        "relations_established": {
            "asked": "hubungan diplomatik {home} dan {partner} dimulai",
            "told": "Hubungan diplomatik {home} dan {partner} dimulai",
            "partner": "dengan {which} {home} memulai hubungan diplomatik pada {date}?",
            "title": "pembukaan hubungan diplomatik",
        },
        "recognition": {
            "asked": "{actor} mengakui {of} {other} {basis}",
            "told": "{actor} mengakui {of} {other} {basis}",
            "partner": "{which} yang mengakui {of} {home} {basis} pada {date}?",
            "partner of home": "{of} {which} yang diakui {home} {basis} pada {date}?",
            "title": "pengakuan {bare_basis} {whose} {by_home}",
        },
        "treaty": {
            "asked": "{home} dan {partner} menandatangani {treaty}",
            "told": "{home} dan {partner} menandatangani {treaty}",
            "partner": "dengan {which} {home} menandatangani {treaty} pada {date}?",
            "title": "{treaty}",
        },
        "mission_opened": {
            "asked": "{actor} membuka {rank} di {where}",
            "told": "{actor} membuka {rank} di {where}",
            "partner": "{which} yang membuka {rank} di {where} pada {date}?",
            "partner of home": "di {which} {home} membuka {rank} pada {date}?",
            "title": "pembukaan {rank} {actor} di {where}",
        },
        "suspended": {
            "asked": "hubungan diplomatik {home} dan {partner} dibekukan",
            "told": "Hubungan diplomatik {home} dan {partner} dibekukan",
            "partner": "dengan {which} hubungan diplomatik {home} dibekukan pada {date}?",
            "title": "pembekuan hubungan",
        },
        "severed": {
            "asked": "hubungan diplomatik {home} dan {partner} diputus",
            "told": "Hubungan diplomatik {home} dan {partner} diputus",
            "partner": "dengan {which} hubungan diplomatik {home} diputus pada {date}?",
            "title": "pemutusan hubungan",
        },
        "restored": {
            "asked": "hubungan diplomatik {home} dan {partner} dipulihkan",
            "told": "Hubungan diplomatik {home} dan {partner} dipulihkan",
            "partner": "dengan {which} hubungan diplomatik {home} dipulihkan pada {date}?",
            "title": "pemulihan hubungan",
        },
    },
    "en": {
        "relations_established": {
            "asked": "did diplomatic relations between {home} and {partner} begin",
            "told": "Diplomatic relations between {home} and {partner} began",
            "partner": "with {which} did {home} begin diplomatic relations on {date}?",
            "title": "establishment of diplomatic relations",
        },
        "recognition": {
            "asked": "did {actor} recognise {of} {other} {basis}",
            "told": "{actor} recognised {of} {other} {basis}",
            "partner": "{which} recognised {of} {home} {basis} on {date}?",
            "partner of home": "{of} {which} did {home} recognise {basis} on {date}?",
            "title": "{bare_basis} recognition {whose} {by_home}",
        },
        "treaty": {
            "asked": "did {home} and {partner} sign {treaty}",
            "told": "{home} and {partner} signed {treaty}",
            "partner": "with {which} did {home} sign {treaty} on {date}?",
            "title": "{treaty}",
        },
        "mission_opened": {
            "asked": "did {actor} open {rank} in {where}",
            "told": "{actor} opened {rank} in {where}",
            "partner": "{which} opened {rank} in {where} on {date}?",
            "partner of home": "in {which} did {home} open {rank} on {date}?",
            "title": "opening of {rank} {of_actor} in {where}",
        },
        "suspended": {
            "asked": "were diplomatic relations between {home} and {partner} suspended",
            "told": "Diplomatic relations between {home} and {partner} were suspended",
            "partner": "with {which} were the diplomatic relations of {home} suspended on {date}?",
            "title": "relations suspended",
        },
        "severed": {
            "asked": "were diplomatic relations between {home} and {partner} severed",
            "told": "Diplomatic relations between {home} and {partner} were severed",
            "partner": "with {which} were the diplomatic relations of {home} severed on {date}?",
            "title": "relations severed",
        },
        "restored": {
            "asked": "were diplomatic relations between {home} and {partner} restored",
            "told": "Diplomatic relations between {home} and {partner} were restored",
            "partner": "with {which} were the diplomatic relations of {home} restored on {date}?",
            "title": "relations restored",
        },
    },
}

PARTS: dict[Language, dict[str | None, str]] = {
    "id": {
        None: "",
        "which": "negara mana",
        "which of several": "negara mana saja",
        "by": "oleh {home}",
        "whose": "atas {of} {other}",
        "whom": "terhadap {other}",
        "independence": "kemerdekaan",
        "sovereignty": "kedaulatan",
        "de facto": "secara de facto",
        "de jure": "secara de jure",
        "treaty": "perjanjian",
        "rank": "kantor perwakilan",
    },
    "en": {
        None: "",
        "which": "which country",
        "which of several": "which countries",
        "by": "by {home}",
        "whose": "of {of} {other}",
        "whom": "of {other}",
        "independence": "the independence of",
        "sovereignty": "the sovereignty of",
        "de facto": "de facto",
        "de jure": "de jure",
        "treaty": "a treaty",
        "rank": "a mission",
    },
}
"""What is asked for, what is recognised and how, and the words for a treaty or a mission without a name."""
