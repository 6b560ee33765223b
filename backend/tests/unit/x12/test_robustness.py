"""Damaged and hostile input ends in an X12Error or in a summary, and neither tells what the file said."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.x12 import EligibilitySummary, X12Error, read_eligibility, read_message, summarise, to_edi
from sandbox.members import scenarios
from sandbox.sample_files import sample_files

AS_OF = date(2026, 11, 25)
MARK = "QUETZALCOATL"
FILES = tuple(sample_files().values())
FORMS = FILES + tuple(to_edi(read_message(content).segments) for content in FILES)
NOISE = st.sampled_from(
    [b"*", b"~", b"^", b":", b"<", b"&", b"\0", b"\x1e", b"\xff", b"SE*1*1~", b"ISA*", b"</seg>", b"9" * 25]
) | st.binary(max_size=5)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sample file in one of its forms with pieces cut out, replaced and put in."""
    content = bytearray(draw(st.sampled_from(FORMS)))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(content)))
        content[start : start + draw(st.integers(0, 20))] = draw(NOISE)
    return bytes(content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content)


def marked(content: bytes) -> bytes:
    """The same file with marked words in the place of each person's names, member id and street."""
    for scenario in scenarios():
        entity = scenario.patient.entity
        for value in (entity.last_name, entity.first_name, scenario.member_id, entity.address and entity.address.line):
            if value:
                content = content.replace(value.encode(), MARK.encode())
    return content


@given(damaged())
@settings(max_examples=400, deadline=None)
def test_damage_raises_nothing_but_x12_errors(content: bytes) -> None:
    try:
        responses = read_eligibility(content)
    except X12Error:
        return
    for response in responses:
        for summary in summarise(response, AS_OF):
            assert EligibilitySummary.model_validate_json(summary.model_dump_json()) == summary


@given(damaged().map(marked))
@settings(max_examples=300, deadline=None)
def test_errors_notices_and_reprs_never_tell_what_the_file_said(content: bytes) -> None:
    try:
        responses = read_eligibility(content)
    except X12Error as error:
        told = f"{error} {error!r} {error.args} {error.place!r}"
    else:
        summaries = [summary for response in responses for summary in summarise(response, AS_OF)]
        told = f"{responses!r} {summaries!r} {summaries} {[(s.warnings, s.unread) for s in summaries]!r}"
    assert MARK not in told


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_bytes_of_any_kind_raise_nothing_but_x12_errors(content: bytes) -> None:
    with pytest.raises(X12Error):
        read_eligibility(content)


def test_a_segment_with_an_unknown_id_is_listed_without_its_id(answer_of: object) -> None:
    assert callable(answer_of)
    (response,) = read_eligibility(answer_of(f"{MARK}*{MARK}", "EB*1**30"))
    assert [unread.element for unread in response.unread] == ["?"]
    assert MARK not in repr(response.unread)


IN_AN_ELEMENT = b"<x12simple><seg id='MSG'>%s</seg></x12simple>"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"ISA*" * 50_000, id="headers"),
        pytest.param(b"*" * 200_000, id="separators"),
        pytest.param(b"ST*271*" * 30_000, id="bare headers"),
        pytest.param(b"ISA*" + b"A" * 200_000, id="endless element"),
        pytest.param(b"ISA*" + b"GS!" * 300_000, id="next segments that do not count"),
        pytest.param(IN_AN_ELEMENT % (b"<ele id='MSG01'>" + b" " * 300_000 + b"</ele>"), id="blanks"),
        pytest.param(IN_AN_ELEMENT % (b"<ele id='MSG01'>A</ele>" * 50_000), id="repetitions"),
        pytest.param(b"<x12simple>" + b"<loop id='x'>" * 100_000, id="depth"),
    ],
)
def test_endless_input_ends_soon(content: bytes) -> None:
    begun = process_time()
    try:
        read_eligibility(content)
    except X12Error:
        assert process_time() - begun < 2
    else:
        pytest.fail("it was read")
