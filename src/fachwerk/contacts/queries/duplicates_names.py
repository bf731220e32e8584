"""Names, numbers and addresses as they are compared: German spelling, legal forms, sound."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import cologne_phonetics  # type: ignore[import-untyped]

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": " und ", "+": " und "})
# normalised words → what they mean; longer ones first, so that "GmbH & Co. KG" is not read as "GmbH"
_FORMS = [
    ("ug haftungsbeschraenkt und co kg", "UG & Co. KG"), ("gmbh und co kgaa", "GmbH & Co. KGaA"),
    ("gesellschaft mit beschraenkter haftung und co kg", "GmbH & Co. KG"), ("gmbh und co ohg", "GmbH & Co. OHG"),
    ("gmbh und co kg", "GmbH & Co. KG"), ("gmbh co kg", "GmbH & Co. KG"), ("gmbh u co kg", "GmbH & Co. KG"),
    ("ag und co kg", "AG & Co. KG"), ("se und co kg", "SE & Co. KG"), ("und co kg", "& Co. KG"),
    ("gemeinnuetzige gesellschaft mit beschraenkter haftung", "gGmbH"), ("gemeinnuetzige gmbh", "gGmbH"),
    ("gesellschaft mit beschraenkter haftung", "GmbH"), ("unternehmergesellschaft haftungsbeschraenkt", "UG"),
    ("ug haftungsbeschraenkt", "UG"), ("g gmbh", "gGmbH"), ("ggmbh", "gGmbH"), ("gmbh", "GmbH"), ("mbh", "GmbH"),
    ("kommanditgesellschaft", "KG"), ("aktiengesellschaft", "AG"), ("offene handelsgesellschaft", "OHG"),
    ("koerperschaft des oeffentlichen rechts", "KdöR"), ("anstalt des oeffentlichen rechts", "AöR"),
    ("k d oe r", "KdöR"), ("kdoer", "KdöR"), ("koer", "KdöR"), ("a oe r", "AöR"), ("aoer", "AöR"),
    ("eingetragener verein", "e. V."), ("eingetragene genossenschaft", "eG"), ("eingetragener kaufmann", "e. K."),
    ("eingetragene kauffrau", "e. K."), ("partg mbb", "PartG"), ("partgmbb", "PartG"), ("partg", "PartG"),
    ("ohg", "OHG"), ("gbr", "GbR"), ("kgaa", "KGaA"),
]  # fmt: skip
# short words that may be something else inside a name: only at its end
_LAST_FORMS = [
    ("e v", "e. V."), ("ev", "e. V."), ("e g", "eG"), ("eg", "eG"), ("e k", "e. K."), ("ek", "e. K."),
    ("e kfm", "e. K."), ("e kfr", "e. K."), ("ag", "AG"), ("kg", "KG"), ("se", "SE"), ("ug", "UG"),
    ("stiftung", "Stiftung"),
]  # fmt: skip
_FILLERS = {"und", "der", "die", "das", "des", "fuer", "in", "im", "am", "von", "zu", "co", "firma", "fa"}
_TITLES = {
    "dr", "prof", "professor", "dipl", "ing", "dipling", "diplkfm", "diplkffr", "kfm", "kffr", "med", "rer", "nat",
    "jur", "phil", "pol", "oec", "hc", "habil", "mag", "msc", "bsc", "ma", "ba", "mba", "llm", "herr", "frau", "hr",
    "fr", "pd", "ra", "stb", "betriebsw", "betriebswirt", "vwt", "soz", "paed", "inf", "biol", "chem", "math", "phys",
}  # fmt: skip
_NOBILITY = {"von", "vom", "van", "zu", "zur", "de", "der", "den", "la", "le"}
_GENERATIONS = {"jun": "jun.", "junior": "jun.", "jr": "jun.", "sen": "sen.", "senior": "sen.", "sr": "sen."}
FREEMAIL = frozenset(
    [
        "gmx.de",
        "gmx.net",
        "gmx.at",
        "gmx.ch",
        "web.de",
        "t-online.de",
        "freenet.de",
        "gmail.com",
        "googlemail.com",
        "yahoo.de",
        "yahoo.com",
        "outlook.de",
        "outlook.com",
        "hotmail.de",
        "hotmail.com",
        "live.de",
        "live.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "aol.de",
        "arcor.de",
        "posteo.de",
        "mailbox.org",
        "proton.me",
        "protonmail.com",
        "online.de",
        "mail.de",
        "email.de",
        "kabelmail.de",
        "unitybox.de",
        "vodafone.de",
        "vodafonemail.de",
        "netcologne.de",
        "ewe.net",
        "ewetel.net",
        "osnanet.de",
        "teleos-web.de",
        "magenta.de",
        "1und1.de",
        "ok.de",
        "tutanota.com",
        "tuta.io",
    ]
)
_SHARED_BOXES = frozenset(
    [
        "info",
        "kontakt",
        "contact",
        "mail",
        "post",
        "office",
        "buero",
        "sekretariat",
        "zentrale",
        "empfang",
        "verwaltung",
        "service",
        "poststelle",
        "hallo",
        "team",
        "geschaeftsstelle",
        "vorstand",
        "personal",
        "personalabteilung",
        "bewerbung",
        "rathaus",
        "stadt",
        "gemeinde",
        "kreis",
        "verein",
        "anfrage",
        "beratung",
        "vertrieb",
        "einkauf",
        "buchhaltung",
        "presse",
        "marketing",
        "ausbildung",
        "gf",
        "leitung",
        "email",
        "support",
    ]
)


@lru_cache(maxsize=80_000)
def spelled(text: str) -> str:
    """Small letters, umlauts written out, other accents and punctuation gone, "&" as "und"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).casefold().translate(_SPELLED))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


@dataclass(frozen=True)
class OrganisationName:
    """The name without its legal form, the form, and the words that tell it from others."""

    core: str
    form: str
    words: tuple[str, ...]

    @property
    def joined(self) -> str:
        """Written together, because "Hansa-Metall" and "Hansametall" are one name."""
        return self.core.replace(" ", "")


@lru_cache(maxsize=40_000)
def organisation_name(name: str) -> OrganisationName:
    """ "Müller & Söhne GmbH & Co. KG" → "mueller und soehne", "GmbH & Co. KG"."""
    text, form = spelled(name), ""
    for words, label in _FORMS:
        without = re.sub(rf"\b{words}\b", " ", text)
        if without != text:
            text, form = " ".join(without.split()), label
            break
    if not form:
        for words, label in _LAST_FORMS:
            if text.endswith(f" {words}"):
                text, form = text[: -len(words) - 1], label
                break
        if text.startswith("stiftung "):
            text, form = text.removeprefix("stiftung "), "Stiftung"
    core = " ".join(word for word in text.split() if word not in ("firma", "fa")) or spelled(name)
    return OrganisationName(core, form, tuple(word for word in core.split() if word not in _FILLERS))


@dataclass(frozen=True)
class PersonName:
    """First names, last name and generation; ``key`` is the whole name in one order."""

    first: tuple[str, ...]
    last: str
    generation: str
    key: str

    @property
    def is_initial(self) -> bool:
        """Whether of the first name only the letter is known."""
        return bool(self.first) and len(self.first[0]) == 1


@lru_cache(maxsize=40_000)
def person_name(name: str) -> PersonName:
    """ "Müller, Dr. Jörg" and "Dr. Jörg Müller" are first "joerg", last "mueller"."""
    parts = [part for part in name.split(",") if spelled(part) and not set(spelled(part).split()) <= _TITLES]
    generation = next((_GENERATIONS[word] for word in spelled(name).split() if word in _GENERATIONS), "")
    if len(parts) == 2 and not set(spelled(parts[1]).split()) <= set(_GENERATIONS):
        last, first = _name_words(parts[0]), _name_words(parts[1])
        first, last = [word for word in first if word not in _NOBILITY], [
            *(word for word in first if word in _NOBILITY), *last
        ]  # fmt: skip
    else:
        words = _name_words(" ".join(parts))
        at = next((place for place, word in enumerate(words) if place and word in _NOBILITY), max(len(words) - 1, 0))
        first, last = words[:at], words[at:]
    whole = " ".join([*first, *last])
    return PersonName(tuple(first), " ".join(last), generation, whole)


def _name_words(text: str) -> list[str]:
    # a hyphen binds a double name: "Schulz-Meier" is one last name
    bound = re.sub(r"(?<=\w)\s*[-\u2010\u2011]\s*(?=\w)", "-", text)
    words = ["-".join(spelled(part).replace(" ", "") for part in word.split("-")) for word in bound.split()]
    flat = [piece for word in words for piece in _pieces(word)]
    return [word for word in flat if word and word not in _TITLES and word not in _GENERATIONS]


def _pieces(word: str) -> list[str]:
    parts = word.split("-")
    return [] if all(part in _TITLES for part in parts if part) else [word]


@lru_cache(maxsize=80_000)
def sound(words: str) -> str:
    """How it sounds (Kölner Phonetik), word by word."""
    return " ".join(code for _word, code in cologne_phonetics.encode(words.replace("-", " "))) if words else ""


def phone_key(phone: str) -> str:
    """ "+49 (0)571 1234-0", "0049571 12340" and "0571/12340" are the same number; too short ones are none."""
    if not phone:
        return ""
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", phone.split(";")[0]))
    if phone.strip().startswith("+"):
        digits = digits.removeprefix("49") if digits.startswith("49") else f"x{digits}"
    elif digits.startswith("00"):
        digits = digits[4:] if digits.startswith("0049") else f"x{digits[2:]}"
    digits = digits.lstrip("0")
    return digits if len(digits) >= 6 else ""


def mail_key(email: str) -> str:
    """The address as compared."""
    return email.strip().casefold()


def mail_domain(email: str) -> str:
    """The domain, unless everybody can have an address there."""
    domain = mail_key(email).rpartition("@")[2].removeprefix("www.")
    return "" if domain in FREEMAIL else domain


def is_shared_box(email: str) -> bool:
    """Whether the address names an office, not somebody: info@, kontakt@."""
    return spelled(mail_key(email).partition("@")[0]).replace(" ", "") in _SHARED_BOXES


def site_domain(website: str) -> str:
    """ "https://www.hansa-metall.de/kontakt" → "hansa-metall.de"."""
    host = re.sub(r"^[a-z]+://", "", website.strip().casefold())
    return host.split("/")[0].split("?")[0].split(":")[0].removeprefix("www.")


def marks_of(*values: str) -> str:
    """The fingerprint of what was compared."""
    return hashlib.sha256("\x1f".join(values).encode()).hexdigest()
