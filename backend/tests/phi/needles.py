"""Planted people: values that occur nowhere else, and every disguise in which they might be found again."""

import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from urllib.parse import quote, quote_plus

NEEDLES: Mapping[str, str] = {
    "family name": "Zyxwhort",
    "second family name": "Ünderquill",
    "given name": "Quillifax",
    "middle name": "Brambletide",
    "preferred name": "Nobbykins",
    "former name": "Underhollow",
    "birth date, ISO": "1931-07-23",
    "birth date, American": "07/23/1931",
    "birth date, short": "7/23/1931",
    "birth date, X12": "19310723",
    "birth date, in words": "July 23, 1931",
    "MRN": "ZQX-7719283",
    "MRN, bare": "ZQX7719283",
    "telephone": "(202) 555-0143",
    "telephone, E.164": "+12025550143",
    "telephone, dashes": "202-555-0143",
    "e-mail": "quill.zyx@example.com",
    "street": "4417 Wimblefrost Crescent",
    "town": "Grottlesworth",
    "postal code": "59873-4417",
    "gender": "Fennelwise",
    "contact": "Hexamire Tolliver",
    "contact's telephone": "(202) 555-0178",
    "contact's telephone, E.164": "+12025550178",
    "relationship": "Godmarrow",
    "tag": "Vexiltagged",
    "notes": "gloomspindle fever",
    "reason": "Marrowquake",
    "search word": "Flibberdust",
    "member id": "MBR99107342",
    "group": "GRP-Snorkwell",
    "imported family name": "Dreadnaughton",
    "imported given name": "Pilcrowe",
    "imported member id": "IMPX5501772",
    "imported birth date": "19290611",
    "imported birth date, ISO": "1929-06-11",
    "imported street": "88 Thistlegoblin Row",
    "imported town": "Mossbinder Falls",
    "file name": "Cobblestrand",
    "path": "Muddlecreek",
    "query": "Fizzlewick",
    "header": "Tarnhollow",
    "cookie": "Spindlewaite",
    "wrong type": "Wobblethorn",
    "unknown field": "Grimblesock",
    "broken body": "Snickerfen",
    "method": "PUDDLEMERE",
    "password": "Correct-Horse-Bumblewort",
}


@cache
def _disguises(needle: str) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """How the value may look: to be sought in lower case, and to be sought as it stands."""
    spellings = {needle, needle.lower(), needle.upper()}
    folded: set[bytes] = set()
    exact: set[bytes] = set()
    for text in spellings:
        raw = text.encode()
        folded |= {raw, text.encode("utf-16-le"), text.encode("utf-16-be"), raw.hex().encode()}
        folded |= {each.encode() for each in (quote(text, safe=""), quote_plus(text), json.dumps(text)[1:-1])}
        folded |= {b"".join(b"%%%02x" % byte for byte in raw), repr(text)[1:-1].encode()}
        folded |= {b"".join(b"\\u%04x" % ord(letter) for letter in text)}
        exact |= set(_in_base64(raw)) | set(_in_base64(text.encode("utf-16-le")))
    return frozenset(each.lower() for each in folded), frozenset(exact)


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """The middle of the value's Base64 at each of the three places where it can begin."""
    for shift in range(3):
        for encode in (b64encode, urlsafe_b64encode):
            encoded = encode(b"\0" * shift + raw)
            begin, end = (0, 2, 3)[shift], len(encoded) - (4 if (shift + len(raw)) % 3 else 0)
            if end - begin >= 8:
                yield encoded[begin:end]


def found_in(content: bytes, names: Iterable[str] = tuple(NEEDLES)) -> list[str]:
    """The names of the planted values that stand in these bytes, in whatever disguise."""
    lower = content.lower()
    return [name for name in names if _is_in(lower, content, NEEDLES[name])]


def _is_in(lower: bytes, content: bytes, needle: str) -> bool:
    folded, exact = _disguises(needle)
    return any(each in lower for each in folded) or any(each in content for each in exact)
