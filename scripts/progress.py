"""Writes docs/progress.md: each test file with its number of tests and the last run in which all of them passed.

Reads JUnit reports (pytest --junitxml, vitest --reporter=junit) named on the command line. A file that is in none of
the reports keeps its line; one with a failure keeps its old date.
"""

import re
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET  # our own test runs' reports

TABLE = Path(__file__).resolve().parent.parent / "docs" / "progress.md"
LINE = re.compile(r"^\| `(?P<file>[^`]+)` \| (?P<tests>\d+) \| (?P<passed>[^|]*) \|$")
HEAD = """# Progress

The last run in which every test of a file passed; written by `make progress`, instead of a date stamp in each file.

| test file | tests | last passed |
| --- | --- | --- |
"""


def results(report: Path) -> dict[str, list[bool]]:
    """Whether each test of each file passed; skipped tests do not count."""
    found: dict[str, list[bool]] = defaultdict(list)
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314
        if case.find("skipped") is None:
            found[file_of(case)].append(case.find("failure") is None and case.find("error") is None)
    return found


def file_of(case: ET.Element) -> str:
    """The path of a test's file, from pytest's dotted class name or vitest's path."""
    name = case.get("classname", "")
    if "/" in name:
        return f"frontend/{name}"
    parts = [part for part in name.split(".") if not part[:1].isupper()]
    return "/".join(["backend", *parts] if parts[0] == "tests" and parts[1:2] != ["security"] else parts) + ".py"


def main() -> None:
    """Merge the reports into the table."""
    lines = TABLE.read_text("utf-8").splitlines() if TABLE.exists() else []
    known = {match["file"]: (int(match["tests"]), match["passed"].strip()) for match in map(LINE.match, lines) if match}
    today = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    for report in map(Path, sys.argv[1:]):
        for file, passed in results(report).items():
            known[file] = (len(passed), today if all(passed) else known.get(file, (0, "never"))[1])
    rows = [f"| `{file}` | {tests} | {passed} |" for file, (tests, passed) in sorted(known.items())]
    TABLE.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
