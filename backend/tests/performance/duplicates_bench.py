"""Measures the search for doubles: `python -m tests.performance.duplicates_bench [seed ...]`; without one, fresh seeds.

1,000 patients with 100 doubles among them: how many are found, how many of what is found are doubles, and how long a
scan takes. Then the check while somebody is entered, among 100,000.
"""

import argparse
import random
import secrets
import time
from collections.abc import Sequence

from app.directory.bulk_fill import BulkFill
from app.directory.copy import DirectoryCopy
from app.directory.duplicates import Duplicates
from app.services.demo.people import Inventor
from app.services.duplicates.scan import piece_of
from app.services.duplicates.scoring import Scoring, compared, words_of
from tests.conftest import NOW
from tests.doubles import Corruption, Pair, PracticeWithDoubles
from tests.performance.figures import percentile

SEEDS, CHECKS, PAGE = 5, 400, 5000
LARGE = 100_000


def scanned(made: PracticeWithDoubles) -> tuple[set[Pair], float]:
    """The pairs that a scan finds, and its seconds."""
    copy = DirectoryCopy()
    copy.put(*made.coverages, *made.patients)
    copy.make_indexes()
    started, found, after = time.perf_counter(), set[Pair](), 0
    while piece := piece_of(copy, after):
        after = piece.last
        found |= {frozenset({patient, other.id}) for patient, (other, _) in piece.found}
    seconds = time.perf_counter() - started
    copy.close()
    return found, seconds


def measure_scan(seed: int) -> str:
    """One line about a practice of this seed."""
    made = Corruption(seed).practice()
    found, seconds = scanned(made)
    right = len(found & made.doubles)
    return (
        f"| {seed} | {right / max(len(found), 1):.3f} | {right / len(made.doubles):.3f} "
        f"| {len(found & made.relatives)} | {seconds:.2f} s |"
    )


def measure_check(people: int) -> str:
    """How long one check takes among so many."""
    copy = DirectoryCopy()
    bulk, inventor = BulkFill(copy), Inventor(1, NOW, [], [])
    for at in range(0, people, PAGE):
        bulk.patients([inventor.invent(number).patient for number in range(at, min(at + PAGE, people))])
    bulk.finish()
    duplicates, chance = Duplicates(copy.connection), random.Random(1)
    milliseconds = []
    for _ in range(CHECKS):
        (person,) = duplicates.in_use(chance.randrange(people - 1), 1)
        started = time.perf_counter()
        candidates = duplicates.candidates(person)
        compared(person, candidates, Scoring(duplicates.counts(words_of([person, *candidates]))))
        milliseconds.append((time.perf_counter() - started) * 1000)
    copy.close()
    half, most = percentile(milliseconds, 0.5), percentile(milliseconds, 0.99)
    return f"check among {people:,}: p50 {half:.1f} ms, p99 {most:.1f} ms"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="*", type=int)
    parser.add_argument("--people", type=int, default=LARGE)
    asked = parser.parse_args(arguments)
    print("| seed | precision | recall | relatives taken for one | scan |\n| --- | --- | --- | --- | --- |")
    for seed in asked.seeds or [secrets.randbelow(10**6) for _ in range(SEEDS)]:
        print(measure_scan(seed), flush=True)
    print(measure_check(asked.people), flush=True)


if __name__ == "__main__":
    main()
