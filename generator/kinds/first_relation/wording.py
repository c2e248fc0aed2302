"""How each event between two countries is asked, told and titled, in Indonesian and English."""

from typing import Literal

from generator.words import Language

Event = Literal["relations_established", "recognition", "treaty", "mission_opened", "suspended", "restored"]

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "year": "Tahun berapa {did}?",
        "month": "Pada bulan dan tahun berapa {did}?",
        "day": "Kapan {did}? (tanggal lengkap)",
        "amid": "antara {home} dan {partner}",
        "claim": "{noun} mana yang {rest}?",
        "country": "negara",
        "joint": " yang ",
    },
    "en": {
        "year": "In which year {did}?",
        "month": "In which month and year {did}?",
        "day": "On which date {did}?",
        "amid": "between {home} and {partner}",
        "claim": "Which {noun} was the first to {rest}?",
        "country": "country",
        "joint": " to ",
    },
}

STEPS: dict[Language, dict[Event, dict[str, str]]] = {
    "id": {
        "relations_established": {
            "asked": "hubungan diplomatik {home} dan {partner} dimulai",
            "told": "Hubungan diplomatik {home} dan {partner} dimulai",
            "title": "hubungan diplomatik",
        },
        "recognition": {
            "asked": "{actor} mengakui {of} {other} {basis}",
            "told": "{actor} mengakui {of} {other} {basis}",
            "title": "pengakuan {of} {basis}",
        },
        "treaty": {
            "asked": "{home} dan {partner} menandatangani {treaty}",
            "told": "{home} dan {partner} menandatangani {treaty}",
            "title": "{treaty}",
        },
        "mission_opened": {
            "asked": "{actor} membuka {rank} di {where}",
            "told": "{actor} membuka {rank} di {where}",
            "title": "{rank} {actor} di {where}",
        },
        "suspended": {
            "asked": "hubungan diplomatik {home} dan {partner} dibekukan",
            "told": "Hubungan diplomatik {home} dan {partner} dibekukan",
            "title": "pembekuan hubungan",
        },
        "restored": {
            "asked": "hubungan diplomatik {home} dan {partner} dipulihkan",
            "told": "Hubungan diplomatik {home} dan {partner} dipulihkan",
            "title": "pemulihan hubungan",
        },
    },
    "en": {
        "relations_established": {
            "asked": "did diplomatic relations between {home} and {partner} begin",
            "told": "Diplomatic relations between {home} and {partner} began",
            "title": "diplomatic relations",
        },
        "recognition": {
            "asked": "did {actor} recognise {of} {other} {basis}",
            "told": "{actor} recognised {of} {other} {basis}",
            "title": "recognition {basis}",
        },
        "treaty": {
            "asked": "did {home} and {partner} sign {treaty}",
            "told": "{home} and {partner} signed {treaty}",
            "title": "{treaty}",
        },
        "mission_opened": {
            "asked": "did {actor} open {rank} in {where}",
            "told": "{actor} opened {rank} in {where}",
            "title": "{rank} {of_actor} in {where}",
        },
        "suspended": {
            "asked": "were diplomatic relations between {home} and {partner} suspended",
            "told": "Diplomatic relations between {home} and {partner} were suspended",
            "title": "relations suspended",
        },
        "restored": {
            "asked": "were diplomatic relations between {home} and {partner} restored",
            "told": "Diplomatic relations between {home} and {partner} were restored",
            "title": "relations restored",
        },
    },
}

PARTS: dict[Language, dict[str | None, str]] = {
    "id": {
        None: "",
        "independence": "kemerdekaan",
        "sovereignty": "kedaulatan",
        "de facto": "secara de facto",
        "de jure": "secara de jure",
        "treaty": "perjanjian",
        "rank": "kantor perwakilan",
    },
    "en": {
        None: "",
        "independence": "the independence of",
        "sovereignty": "the sovereignty of",
        "de facto": "de facto",
        "de jure": "de jure",
        "treaty": "a treaty",
        "rank": "a mission",
    },
}
"""What is recognised and how, and the words for a treaty or a mission without a name."""
