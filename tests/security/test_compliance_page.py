"""The page that says where the standard is met names tests that are there."""

import re

from tests.conftest import PROJECT

PAGE = PROJECT / "docs" / "compliance" / "asvs.md"
LINK = re.compile(r"\[(test_[a-z0-9_]+)\]\(\.\./\.\./([^)]+)\)")
LINES = re.compile(r"^\| (\d+\.\d+(?:\.\d+)?) \|", re.MULTILINE)


def test_every_linked_test_is_there() -> None:
    links = LINK.findall(PAGE.read_text("utf-8"))
    assert len(links) > 50
    missing = [name for name, path in links if name not in (PROJECT / path).read_text("utf-8")]
    assert missing == []


def test_every_line_is_shown_by_a_test_or_says_why_not() -> None:
    for row in PAGE.read_text("utf-8").splitlines():
        if LINES.match(row):
            number, _, text, shown = (cell.strip() for cell in row.strip("|").split("|"))
            is_said = any(
                word in text for word in ("Does not apply", "there are none", "nothing that would", "every page")
            )
            assert LINK.search(shown) or is_said, number
