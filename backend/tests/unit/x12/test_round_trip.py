"""XML and raw EDI say the same: whatever can be read comes back from either form as the same segments."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.x12 import Segment, UnwritableError, X12Error, read_message, to_edi, to_xml
from app.x12.segment import RS, US, make_segment
from sandbox.sample_files import sample_files

FILES = tuple(sample_files().values())
SEPARATORS = "*|^{:>~!<&\"'"
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from(SEPARATORS), max_size=12)
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def writable(text: str) -> str:
    """Text as a segment can hold it."""
    return text.replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "")


@st.composite
def segments(draw: st.DrawFn) -> tuple[Segment, ...]:
    """An interchange with free text, lists of codes, composites and segments of other transaction sets."""
    text = TEXT.map(writable)
    codes = st.lists(st.sampled_from(["30", "98", "UC", ""]), max_size=4).map(RS.join)
    composite = st.lists(text, min_size=1, max_size=4).map(US.join)
    body = draw(
        st.lists(
            st.one_of(
                st.tuples(st.just("MSG"), text),
                st.tuples(st.just("NM1"), st.sampled_from(["IL", "PR", "P3"]), st.just("1"), text, text),
                st.tuples(st.just("EB"), text, text, codes, *[text] * 9, composite, composite),
                st.tuples(st.just("HL"), text, text, st.sampled_from(["20", "21", "22", "23", "PT"])),
                st.tuples(st.just("III"), text, text),
                st.tuples(st.just("ZZ9"), composite, st.lists(composite, max_size=3).map(RS.join)),
            ),
            max_size=8,
        )
    )
    header = ["ISA", "00", " " * 10, "00", " " * 10, "ZZ", draw(text), "ZZ", draw(text)]
    header += ["261125", "0115", "^", "00501", "000000001", "0", "T", ":"]
    rows = [header, ["ST", "271", "0001"], *body, ["SE", "3", "0001"], ["IEA", "1", "000000001"]]
    return tuple(make_segment(list(row), position) for position, row in enumerate(rows, start=1))


@given(segments())
@QUICK
def test_xml_brings_back_the_same_segments(written: tuple[Segment, ...]) -> None:
    assert read_message(to_xml(written)).segments == written


@given(segments(), st.booleans())
@QUICK
def test_edi_brings_back_the_same_segments_whatever_the_text_contains(
    written: tuple[Segment, ...],
    line_ends: bool,
) -> None:
    assert read_message(to_edi(written, line_ends=line_ends)).segments == written


@given(st.sampled_from(FILES), st.data())
@QUICK
def test_what_is_left_of_a_damaged_message_is_the_same_in_both_forms(content: bytes, data: st.DataObject) -> None:
    damaged = bytearray(to_edi(read_message(content).segments))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(damaged)))
        end = min(len(damaged), start + data.draw(st.integers(0, 12)))
        damaged[start:end] = data.draw(st.sampled_from([b"", b"*", b"~", b"^", b":", b"\n", b"ISA*", b"\xc3", b"ST*"]))
    try:
        message = read_message(bytes(damaged))
    except X12Error:
        return
    assert read_message(to_xml(message.segments)).segments == message.segments
    try:
        edi = to_edi(message.segments)
    except UnwritableError:
        return
    assert read_message(edi).segments == message.segments


@pytest.mark.parametrize("content", FILES)
def test_each_sample_file_survives_the_way_to_edi_and_back_byte_for_byte(content: bytes) -> None:
    edi = to_edi(read_message(content).segments)
    assert to_xml(read_message(edi).segments, schema="eligibility_271.xsd") == content


def test_the_xml_form_nests_the_loops_of_the_guide(answer_of: Callable[..., bytes]) -> None:
    content = answer_of("EB*L", "III*ZZ*11", "LS*2120", "NM1*P3*1*JONES", "PER*IC**TE*5555550100", "LE*2120")
    lines = [line.strip() for line in to_xml(read_message(content).segments).decode().splitlines()]
    loops = [line for line in lines if line.startswith("<loop")]
    assert loops == [
        f'<loop id="{loop}">'
        for loop in ("ISA_LOOP GS_LOOP ST_LOOP 2000A 2100A 2000B 2100B 2000C 2100C 2110C 2115C 2120C".split())
    ]
    assert lines.index('<seg id="LE">') > lines.index('<seg id="PER">')


def test_a_repeated_element_is_one_ele_for_each_repetition(answer_of: Callable[..., bytes]) -> None:
    xml = to_xml(read_message(answer_of("EB*1**30^98")).segments)
    assert xml.count(b'<ele id="EB03">') == 2


def test_a_composite_is_a_comp_of_subele_even_with_one_component(answer_of: Callable[..., bytes]) -> None:
    xml = to_xml(read_message(answer_of("EB*1************HC:99213", "EB*1************HC")).segments)
    assert xml.count(b'<comp id="EB13">') == 2
    assert b'<subele id="EB13-02">99213</subele>' in xml


def test_composites_that_are_numbered_by_their_components_only_are_read() -> None:
    content = (
        b"<x12simple><seg id='ST'><ele id='ST01'>271</ele><ele id='ST02'>1</ele></seg><seg id='EB'><ele id='EB01'>1"
        b"</ele><comp id='EB'><subele id='EB13-01'>HC</subele><subele id='EB13-02'>99213</subele></comp></seg>"
        b"<seg id='SE'><ele id='SE01'>3</ele><ele id='SE02'>1</ele></seg></x12simple>"
    )
    assert read_message(content).segments[1].components(13) == ("HC", "99213")


def test_line_breaks_inside_of_an_element_are_layout() -> None:
    content = (
        b"<x12simple><seg id='ST'><ele id='ST01'>\n  271\n</ele><ele id='ST02'>1</ele></seg>"
        b"<seg id='MSG'><ele id='MSG01'>two\n  lines</ele></seg>"
        b"<seg id='SE'><ele id='SE01'>3</ele><ele id='SE02'>1</ele></seg></x12simple>"
    )
    message = read_message(content)
    assert message.transactions[0].kind == "271"
    assert message.segments[1].text(1) == "two lines"


def test_parts_of_what_is_text_become_text_again(answer_of: Callable[..., bytes]) -> None:
    content = answer_of("MSG*CALL 1:2^3").replace(b"*^*", b"*\x1e*").replace(b"*:~", b"*\x1f~")
    controls = content.replace(b"1:2^3", b"1\x1f2\x1e3")
    assert read_message(controls).segments == read_message(answer_of("MSG*CALL 1:2^3")).segments


def test_a_bare_transaction_set_that_needs_other_separators_is_not_written() -> None:
    bare = [["ST", "271", "0001"], ["EB", "1", *[""] * 11, f"HC{US}A:B"], ["SE", "3", "0001"]]
    with pytest.raises(UnwritableError):
        to_edi([make_segment(row, position) for position, row in enumerate(bare, start=1)])


def test_an_element_with_more_parts_than_x12_counts_is_refused(answer_of: Callable[..., bytes]) -> None:
    for endless in ("EB*" + "1*" * 99 + "1", "EB*1************" + "A:" * 99 + "A"):
        with pytest.raises(X12Error):
            read_message(answer_of(endless))
