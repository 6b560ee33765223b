"""Who may be the same person as somebody: a few candidates for each, found by indexes. Facts, for comparing.

Whoever shares the birth date, an e-mail address, a member id, the medical record number, or the whole name, is a
candidate. So is who shares no more than a telephone number or was born on a day that a slip makes of this one, if an
initial of each name fits too, or both hold: either alone is true of hundreds. Everybody else is never looked at.
Nobody is shown from here: what is shown of somebody goes through the caller's scope and access log.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from app.audit.access_log import AccessLog
from app.core.actor import Scope, Standing
from app.core.folding import fold
from app.directory.entries import initials, moment, name_key
from app.directory.patient_rows import within
from app.models.duplicate_models import PersonShown
from app.models.patient_models import Sex

_MOST_OF_A_KIND = 500
"""Candidates that share one thing: a number that half the practice gives tells nobody apart."""
_SHARED_BY_MANY = "p"
"""The kind of an identifier that a household shares, or a whole ward."""
_COLUMNS = """
    p.rid, p.id, p.provider_id, p.is_restricted, p.archived, p.family_name, p.given_name, p.preferred_name,
    p.former_names, p.birth_date, p.sex, p.identifiers,
    (SELECT group_concat(i.value, char(10)) FROM identifier i WHERE i.rid = p.rid AND i.kind = 'c') AS members
"""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is compared of a person: names folded, numbers as they are looked up. '' and empty where nothing is known.

    `rid` is 0 for somebody who is not on record.
    """

    family: str
    given: str
    birth_date: str
    rid: int = 0
    standing: Standing | None = None
    is_archived: bool = False
    preferred: str = ""
    former: tuple[str, ...] = ()
    sex: str = Sex.UNKNOWN.value
    mrn: str = ""
    phones: frozenset[str] = frozenset()
    email: str = ""
    members: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The patient's id; '' for somebody who is not on record."""
        return self.standing.patient_id if self.standing else ""


@dataclass(frozen=True, slots=True)
class NameCounts:
    """How many people are on record, and how many of them bear a word in a name."""

    people: int
    bearers: Mapping[str, int]


class Duplicates:
    """Candidates over one copy of the directory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def people(self) -> int:
        """How many are on record, archived ones too: the few of them are counted, the others are kept as a sum."""
        (count,) = self._connection.execute(
            "SELECT (SELECT coalesce(sum(patients), 0) FROM head_count) "
            "+ (SELECT count(*) FROM patient WHERE archived = 1)"
        ).fetchone()
        return int(count)

    def last_rid(self) -> int:
        """The highest number of a row: a scan goes up to here."""
        (last,) = self._connection.execute("SELECT coalesce(max(rid), 0) FROM patient").fetchone()
        return int(last)

    def in_use(self, after: int, limit: int) -> list[PersonFacts]:
        """Some of those in daily use, in the order of their rows."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM patient p WHERE p.rid > ? AND p.archived = 0 ORDER BY p.rid LIMIT ?",
            (after, limit),
        )
        return [_facts(row) for row in rows]

    def of(self, patient_ids: Sequence[str]) -> dict[str, PersonFacts]:
        """These patients, whatever anybody's scope."""
        marks = ", ".join("?" * len(patient_ids))
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM patient p WHERE p.id IN ({marks})", patient_ids)
        return {each.id: each for each in map(_facts, rows)}

    def candidates(self, person: PersonFacts, *, after: int = 0, archived: bool = True) -> list[PersonFacts]:
        """Whom to compare somebody with; only rows above `after`. Merged records are nobody of their own."""
        parameters: dict[str, str | int] = {"after": after, "most": _MOST_OF_A_KIND}
        sources = " UNION ".join(
            f"SELECT rid FROM ({each})" for each in _sources(person, parameters, archived=archived)
        )
        if not sources:
            return []
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM ({sources}) c CROSS JOIN patient p ON p.rid = c.rid "
            f"WHERE p.merged_into = '' {'' if archived else 'AND p.archived = 0'}",
            parameters,
        )
        return [each for each in map(_facts, rows) if each.rid != person.rid]

    def counts(self, words: Iterable[str]) -> NameCounts:
        """How many people bear these folded words in a name."""
        wanted = sorted(set(words) - {""})
        bearers: dict[str, int] = {}
        for at in range(0, len(wanted), 500):
            some = wanted[at : at + 500]
            marks = ", ".join("?" * len(some))
            rows = self._connection.execute(f"SELECT part, holders FROM vocabulary WHERE part IN ({marks})", some)
            bearers.update((row["part"], row["holders"]) for row in rows)
        return NameCounts(self.people(), bearers)

    def shown(self, patient_ids: Sequence[str], scope: Scope, access: AccessLog) -> dict[str, PersonShown]:
        """Those of these patients who are in scope, as people see them; each is noted as opened."""
        shown: dict[str, PersonShown] = {}
        inside, parameters = within(scope)
        for at in range(0, len(patient_ids), 200):
            given = {f"id{number}": each for number, each in enumerate(patient_ids[at : at + 200])}
            marks = ", ".join(f":{name}" for name in given)
            rows = self._connection.execute(
                "SELECT p.*, d.display_name AS provider_name FROM patient p "
                f"LEFT JOIN provider d ON d.id = p.provider_id WHERE p.id IN ({marks}){inside}",
                {**parameters, **given},
            )
            shown.update((row["id"], _shown(row)) for row in rows)
        access.opened_all(shown)
        return shown


def near_days(text: str) -> list[str]:
    """The day itself, and every real one that a slip of the pen or of the keyboard makes of it."""
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    whole = date(year, month, day)
    days = {text, *((whole + timedelta(days=by)).isoformat() for by in (-1, 1))}
    tries = [(year, day, month), *((year + by, month, day) for by in (-10, -1, 1, 10))]
    tries += [(number, month, day) for number in _slips(year % 100, 100, year - year % 100)]
    tries += [(year, number, day) for number in range(1, 13)]
    tries += [(year, month, number) for number in _slips(day, 100, 0)]
    for each in tries:
        with suppress(ValueError):
            days.add(date(*each).isoformat())
    return sorted(days)


def _slips(two_digits: int, below: int, base: int) -> Iterator[int]:
    """Every number of two digits with one of them changed, or both the other way round."""
    tens, ones = divmod(two_digits, 10)
    yield base + ones * 10 + tens
    for digit in range(10):
        for number in (digit * 10 + ones, tens * 10 + digit):
            if number < below:
                yield base + number


def _sources(person: PersonFacts, parameters: dict[str, str | int], *, archived: bool) -> Iterator[str]:
    """Queries for rids, each bounded, each over an index; their values go into `parameters`."""
    states = "0, 1" if archived else "0"
    is_named = _both_initials(person, parameters)
    is_near = "FALSE"
    if person.birth_date:
        is_near = f"birth_date IN ({', '.join(_marks('day', near_days(person.birth_date), parameters))})"
        parameters["born"] = person.birth_date
        yield (
            "SELECT rid FROM patient INDEXED BY patient_by_birth_date "
            f"WHERE archived IN ({states}) AND {is_near} AND (birth_date = :born OR {is_named}) "
            "AND rid > :after LIMIT 5000"
        )
    for at, (kind, value) in enumerate(_identifiers(person)):
        parameters[f"value{at}"] = value
        found = f"SELECT rid FROM identifier WHERE value = :value{at} AND kind = '{kind}' AND rid > :after LIMIT :most"
        yield (
            f"SELECT p.rid FROM ({found}) i CROSS JOIN patient p ON p.rid = i.rid WHERE {is_near} OR {is_named}"
            if kind == _SHARED_BY_MANY
            else found
        )
    if person.family and person.given:
        parameters["name0"] = name_key(person.family, person.given)
        parameters["name1"] = name_key(person.given, person.family)
        yield (
            "SELECT rid FROM patient INDEXED BY patient_by_name "
            f"WHERE archived IN ({states}) AND name_key IN (:name0, :name1) AND rid > :after LIMIT :most"
        )


def _both_initials(person: PersonFacts, parameters: dict[str, str | int]) -> str:
    """Whether somebody's names begin with a letter of each of these; a name that is not known asks for nothing."""
    of_each = (initials([person.family, *person.former]), initials([person.given, person.preferred]))
    asked = []
    for name, letters in zip(("family", "given"), of_each, strict=True):
        if letters:
            marks = _marks(name, sorted(letters), parameters)
            asked.append(f"({' OR '.join(f'instr(initials, {mark})' for mark in marks)})")
    return f"({' AND '.join(asked)})" if asked else "TRUE"


def _marks(name: str, values: Sequence[str], parameters: dict[str, str | int]) -> list[str]:
    """The names under which these values go into `parameters`."""
    given = {f"{name}{at}": value for at, value in enumerate(values)}
    parameters.update(given)
    return [f":{each}" for each in given]


def _identifiers(person: PersonFacts) -> Iterator[tuple[str, str]]:
    yield from (("p", phone) for phone in sorted(person.phones))
    yield from (("c", member) for member in sorted(person.members))
    if person.email:
        yield "e", person.email
    if person.mrn:
        yield "m", person.mrn


def _facts(row: sqlite3.Row) -> PersonFacts:
    held: dict[str, list[str]] = {}
    for text in row["identifiers"].split("\n"):
        if text:
            held.setdefault(text[0], []).append(text[1:])
    return PersonFacts(
        rid=row["rid"],
        standing=Standing(row["id"], row["provider_id"] or None, bool(row["is_restricted"])),
        is_archived=bool(row["archived"]),
        family=fold(row["family_name"]),
        given=fold(row["given_name"]),
        preferred=fold(row["preferred_name"]),
        former=tuple(fold(name) for name in row["former_names"].split("\n") if name),
        birth_date=row["birth_date"],
        sex=row["sex"],
        mrn=held.get("m", [""])[0],
        phones=whole_numbers(held.get("p", ())),
        email=held.get("e", [""])[0],
        members=frozenset(row["members"].split("\n")) if row["members"] else frozenset(),
    )


def whole_numbers(forms: Iterable[str]) -> frozenset[str]:
    """Of the forms under which telephone numbers are looked up, the whole ones: those that no other one ends with."""
    whole: list[str] = []
    for form in sorted(forms, key=len, reverse=True):
        if not any(each.endswith(form) for each in whole):
            whole.append(form)
    return frozenset(whole)


def _shown(row: sqlite3.Row) -> PersonShown:
    return PersonShown.model_construct(
        id=row["id"],
        version=row["version"],
        family_name=row["family_name"],
        given_name=row["given_name"],
        preferred_name=row["preferred_name"] or None,
        birth_date=date.fromisoformat(row["birth_date"]),
        sex=Sex(row["sex"]),
        mrn=row["mrn"] or None,
        phone=row["phone"] or None,
        email=row["email"] or None,
        provider_name=row["provider_name"],
        payer_name=row["payer_name"] or None,
        archived=bool(row["archived"]),
        created_at=moment(row["created_at"]),
    )
