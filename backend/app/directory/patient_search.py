"""Search as one types: a prefix of any part of a name, numbers, birth dates; family names first, in name order.

A word of one letter matches tens of thousands of rows, so the cost is in finding the first page in order, never in
sorting all: rare terms are gathered and sorted, frequent ones are met while walking the name index.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from app.audit.access_log import AccessLog
from app.core.actor import Scope
from app.core.folding import identifier, letters
from app.directory.entries import SHORTEST_FORGIVEN
from app.directory.patient_filters import Selection, SelectionTotals
from app.directory.patient_rows import COLUMNS, items, within
from app.directory.search_words import Term, named_person, number_in_groups, search_terms
from app.directory.vocabulary import misspelt_forms
from app.models.patient_list_models import PatientFilter, SearchResult

SOME = 15_000
"""So many who have each term are intersected before anybody is looked for in order."""
FEW = 1500
"""Up to so many candidates are gathered and sorted; more are met in name order."""
_AFTER_EVERY_LETTER = "\U0010ffff"
_EVERYBODY = PatientFilter()
_WITHOUT_FILTER = (_EVERYBODY, PatientFilter(archived=True))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A term with the spellings that count for it: a prefix, or, forgiven, whole words near it."""

    term: Term
    near: tuple[str, ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether it is a word of a name and nothing else."""
        return self.term.name is not None and not self.term.numbers

    def families(self) -> list[tuple[str, str]]:
        """The stretches of `name_key` in which the family name begins with the word, or its first word is near it."""
        word = self.term.name or ""
        near = (each for each in self.near if not each.startswith(word))
        return sorted([(word, word + _AFTER_EVERY_LETTER), *((f"{each}\t", f"{each}!") for each in near)])


class PatientSearch:
    """The search over one copy of the directory."""

    def __init__(self, connection: sqlite3.Connection, totals: SelectionTotals) -> None:
        self._connection = connection
        self._totals = totals

    def find(self, text: str, among: Selection, access: AccessLog, limit: int) -> SearchResult:
        """The first `limit` patients who satisfy every term and pass the filter.

        When there are none, the whole text is taken as one number; when there are none still, each word of a name is
        forgiven one typing error.
        """
        rows: list[sqlite3.Row] = []
        is_forgiving = False
        few = self._few(among)
        for wanted in self._readings(text):
            is_forgiving = any(each.near for each in wanted)
            query = _Query(wanted, among)
            rows = self._rows(query, limit + 1) if few is None else self._fetch(query, few, limit + 1)
            if rows:
                break
        if among.filter == _EVERYBODY:
            remaining = self._remaining(text, among.scope)
            rows = [*remaining, *(row for row in rows if row["id"] not in {each["id"] for each in remaining})]
        return SearchResult.model_construct(
            items=items(rows[:limit], access),
            is_forgiven=is_forgiving and bool(rows),
            has_more=len(rows) > limit,
            restricted_matches=0,
        )

    def _few(self, among: Selection) -> set[int] | None:
        """Who passes the filter, if it is one and they are few: then nobody else has to be looked at."""
        return None if among.filter in _WITHOUT_FILTER else self._totals.of(among)[1]

    def _remaining(self, text: str, scope: Scope) -> list[sqlite3.Row]:
        """Whoever remains of a merged record with this medical record number: the record keeps its number."""
        condition, parameters = within(scope)
        return self._connection.execute(
            f"""
            WITH RECURSIVE went (rid, merged_into) AS (
                SELECT m.rid, m.merged_into FROM identifier i JOIN patient m ON m.rid = i.rid
                WHERE i.value = :number AND i.kind = 'm' AND m.merged_into <> ''
                UNION SELECT m.rid, m.merged_into FROM went JOIN patient m ON m.id = went.merged_into
            )
            SELECT {COLUMNS} FROM went JOIN patient p ON p.rid = went.rid LEFT JOIN provider d ON d.id = p.provider_id
            WHERE p.merged_into = '' AND p.archived = 0{condition}
            """,
            {**parameters, "number": identifier(text)},
        ).fetchall()

    def closed_exactly(self, text: str, scope: Scope, *, archived: bool = False) -> list[str]:
        """Patients whom the scope closes, though the text is the whole MRN, or the full name with the birth date.

        None where somebody in scope is meant by the same words: ids, and nobody is opened.
        """
        if scope.is_everything or scope.is_nothing:
            return []
        exact = self._with_exact_mrn(text, archived=archived) or self._with_exact_name(text, archived=archived)
        inside, parameters = within(scope)
        marks = ", ".join(f":exact{at}" for at in range(len(exact)))
        given = {f"exact{at}": each for at, each in enumerate(exact)}
        is_open = self._connection.execute(
            f"SELECT 1 FROM patient p WHERE p.id IN ({marks}){inside} LIMIT 1", {**parameters, **given}
        ).fetchone()
        return [] if is_open else exact

    def _with_exact_mrn(self, text: str, *, archived: bool) -> list[str]:
        rows = self._connection.execute(
            "SELECT p.id FROM identifier i JOIN patient p ON p.rid = i.rid "
            "WHERE i.value = ? AND i.kind = 'm' AND p.archived = ?",
            (identifier(text), int(archived)),
        ).fetchall()
        return [row[0] for row in rows]

    def _with_exact_name(self, text: str, *, archived: bool) -> list[str]:
        """Given name and family name in either order, whole, with the birth date and nothing else."""
        person = named_person(text)
        if person is None:
            return []
        marks = ", ".join("?" * len(person.birth_dates))
        rows = self._connection.execute(
            "SELECT id, family_name, given_name FROM patient INDEXED BY patient_by_birth_date "
            f"WHERE archived = ? AND birth_date IN ({marks})",
            (int(archived), *(day.isoformat() for day in person.birth_dates)),
        ).fetchall()
        return [row["id"] for row in rows if person.name in _whole_names(row["family_name"], row["given_name"])]

    def _readings(self, text: str) -> Iterator[list[_Wanted]]:
        """What the text may mean, the next only when nobody is meant by the one before."""
        terms = search_terms(text)
        if not terms:
            return
        yield [_Wanted(term) for term in terms]
        number = number_in_groups(text)
        if number is not None:
            yield [_Wanted(number)]
        forgiving = [self._forgiving(term) for term in terms]
        if any(each.near for each in forgiving):
            yield forgiving

    def _rows(self, query: "_Query", limit: int) -> list[sqlite3.Row]:
        sizes = [self._size(query, at) for at in range(query.terms)]
        smallest = sizes.index(min(sizes))
        if sizes[smallest] <= FEW:
            return self._gather(query, smallest, limit)
        rarer = [at for at in range(query.terms) if self._size(query, at, SOME) <= SOME]
        if len(rarer) > 1:
            common = self._in_all(query, rarer)
            if len(common) <= FEW:
                return self._fetch(query, common, limit)
        families = self._families(query, limit)
        if len(families) >= limit:
            return families
        if 1 < query.terms != len(rarer):
            common = self._in_all(query, range(query.terms))
            if len(common) <= FEW:
                return self._fetch(query, common, limit)
        return families + self._others(query, limit - len(families))

    def _forgiving(self, term: Term) -> _Wanted:
        word = term.name
        if word is None or len(word) < SHORTEST_FORGIVEN:
            return _Wanted(term)
        forms = sorted(misspelt_forms(word))
        marks = ", ".join("?" * len(forms))
        found = self._connection.execute(
            f"SELECT DISTINCT part FROM misspelling WHERE form IN ({marks})",
            forms,
        ).fetchall()
        return _Wanted(term, tuple(sorted(part for (part,) in found if OSA.distance(word, part) <= 1)))

    def _size(self, query: "_Query", at: int, most: int = FEW) -> int:
        (size,) = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM ({query.candidates(at)}) LIMIT {most + 1})",
            query.parameters,
        ).fetchone()
        return int(size)

    def _gather(self, query: "_Query", at: int, limit: int) -> list[sqlite3.Row]:
        others = "".join(f" AND {query.holds(other)}" for other in range(query.terms) if other != at)
        return self._connection.execute(
            f"SELECT {COLUMNS} FROM (SELECT DISTINCT rid FROM ({query.candidates(at)})) c "
            f"CROSS JOIN patient p ON p.rid = c.rid LEFT JOIN provider d ON d.id = p.provider_id "
            f"WHERE {query.base}{others} ORDER BY {query.family_first}, p.name_key, p.id LIMIT {limit:d}",
            query.parameters,
        ).fetchall()

    def _in_all(self, query: "_Query", terms: Iterable[int]) -> set[int]:
        found: set[int] | None = None
        for at in terms:
            rids = {rid for (rid,) in self._connection.execute(query.candidates(at), query.parameters)}
            found = rids if found is None else found & rids
        return found or set()

    def _fetch(self, query: "_Query", rids: set[int], limit: int) -> list[sqlite3.Row]:
        chosen = ", ".join(str(int(rid)) for rid in rids) or "NULL"
        return self._connection.execute(
            f"SELECT {COLUMNS} FROM patient p LEFT JOIN provider d ON d.id = p.provider_id "
            f"WHERE {query.base} AND p.rid IN ({chosen}){query.every} "
            f"ORDER BY {query.family_first}, p.name_key, p.id LIMIT {limit:d}",
            query.parameters,
        ).fetchall()

    def _families(self, query: "_Query", limit: int) -> list[sqlite3.Row]:
        """Those whose family name the first word means: a stretch of the name index, or some, in its order."""
        rows: list[sqlite3.Row] = []
        for stretch in query.stretches:
            if len(rows) < limit:
                rows += self._step(query, f"AND {stretch}", limit - len(rows), query.others)
        return rows

    def _others(self, query: "_Query", limit: int) -> list[sqlite3.Row]:
        return self._step(query, f"AND {query.family_first}", limit, query.every)

    def _step(self, query: "_Query", where: str, limit: int, conditions: str) -> list[sqlite3.Row]:
        return self._connection.execute(
            f"SELECT {COLUMNS} FROM patient p INDEXED BY patient_by_name "
            f"LEFT JOIN provider d ON d.id = p.provider_id "
            f"WHERE {query.base} {where}{conditions} ORDER BY p.name_key, p.id LIMIT {limit:d}",
            query.parameters,
        ).fetchall()


def _whole_names(family_name: str, given_name: str) -> tuple[str, str]:
    family, given = letters(family_name), letters(given_name)
    return given + family, family + given


class _Query:
    """The SQL fragments of one search; every value is a parameter."""

    def __init__(self, wanted: Sequence[_Wanted], among: Selection) -> None:
        self.base, self.parameters = among.condition()
        self.terms = len(wanted)
        self._parts = [self._spell_out(at, each) for at, each in enumerate(wanted)]
        self._first_name = next((at for at, each in enumerate(wanted) if each.is_name), None)
        self.stretches = [] if self._first_name is None else list(self._stretch(wanted[self._first_name]))
        """Conditions on `p`, in the order of names: where the families lie that the first word of a name means."""

    @property
    def family_first(self) -> str:
        """Sorts those first whose family name the first word means."""
        return f"NOT ({' OR '.join(self.stretches) or '0'})"

    @property
    def every(self) -> str:
        """A condition for all terms."""
        return "".join(f" AND {self.holds(at)}" for at in range(self.terms))

    @property
    def others(self) -> str:
        """A condition for all terms but the one that the family name satisfies."""
        return "".join(f" AND {self.holds(at)}" for at in range(self.terms) if at != self._first_name)

    def candidates(self, at: int) -> str:
        """A query for the rids that satisfy one term."""
        return " UNION ALL ".join(query for query, _ in self._parts[at])

    def holds(self, at: int) -> str:
        """A condition on `p` for one term."""
        return "(" + " OR ".join(condition for _, condition in self._parts[at]) + ")"

    def _stretch(self, first: _Wanted) -> Iterator[str]:
        for at, (low, high) in enumerate(first.families()):
            self.parameters[f"family{at}"], self.parameters[f"family{at}_end"] = low, high
            yield f"(p.name_key >= :family{at} AND p.name_key < :family{at}_end)"

    def _spell_out(self, at: int, wanted: _Wanted) -> list[tuple[str, str]]:
        parts: list[tuple[str, str]] = []
        if wanted.term.name is not None:
            parts.extend(self._name(at, wanted))
        for position, number in enumerate(wanted.term.numbers):
            parts.append(self._number(f"t{at}n{position}", number))
        for position, day in enumerate(wanted.term.birth_dates):
            name = f"t{at}d{position}"
            self.parameters[name] = day.isoformat()
            parts.append(
                (
                    f"SELECT rid FROM patient WHERE archived = :archived AND birth_date = :{name}",
                    f"p.birth_date = :{name}",
                )
            )
        return parts

    def _name(self, at: int, wanted: _Wanted) -> list[tuple[str, str]]:
        word = wanted.term.name or ""
        ranges = [(word, word + _AFTER_EVERY_LETTER), *((near, near + "\0") for near in wanted.near)]
        return [self._name_range(f"t{at}w{position}", *bounds) for position, bounds in enumerate(ranges)]

    def _name_range(self, name: str, low: str, high: str) -> tuple[str, str]:
        self.parameters[name], self.parameters[f"{name}_end"] = low, high
        between = f"part >= :{name} AND part < :{name}_end"
        return (
            f"SELECT rid FROM name_part WHERE {between}",
            f"EXISTS (SELECT 1 FROM name_part WHERE rid = p.rid AND {between})",
        )

    def _number(self, name: str, number: str) -> tuple[str, str]:
        kind, value = number[0], number[1:]
        self.parameters[name], self.parameters[f"{name}_end"] = value, value + _AFTER_EVERY_LETTER
        between = f"value >= :{name} AND value < :{name}_end AND kind = '{kind}'"
        return (
            f"SELECT rid FROM identifier WHERE {between}",
            f"EXISTS (SELECT 1 FROM identifier WHERE rid = p.rid AND {between})",
        )
