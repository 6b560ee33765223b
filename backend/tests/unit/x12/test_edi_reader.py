"""What real files do, and the reader survives."""

from collections.abc import Callable

import pytest

from app.x12 import NoticeCode, read_message
from app.x12.message import Message

PLAN = "EB*1**30^98*HM*GOLD"


def notices(message: Message) -> set[NoticeCode]:
    """Everything that was noticed about a message."""
    return {notice.code for notice in message.notices} | {
        notice.code for transaction in message.transactions for notice in transaction.notices
    }


def benefit(message: Message) -> tuple[str, ...]:
    """The elements of the first EB."""
    return next(segment.elements for segment in message.segments if segment.tag == "EB")


@pytest.fixture
def plain(answer_of: Callable[..., bytes]) -> bytes:
    return answer_of(PLAN, "MSG*CALL 1:2^3")


def test_a_regular_message_raises_no_notice(plain: bytes) -> None:
    message = read_message(plain)
    assert notices(message) == set()
    assert [segment.position for segment in message.segments] == list(range(1, len(message.segments) + 1))


@pytest.mark.parametrize(
    "untidy",
    [
        pytest.param(lambda text: b"\xef\xbb\xbf" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace(b"\n", b""), id="one line"),
        pytest.param(lambda text: text.replace(b"\n", b"\n      "), id="indented"),
        pytest.param(lambda text: b"\n\n  " + text, id="leading blanks"),
        pytest.param(lambda text: text.replace(b"*", b"|"), id="pipe"),
        pytest.param(lambda text: text.replace(b"*", b"\x1d"), id="control character separator"),
        pytest.param(lambda text: text.replace(b"~", b"\x1c"), id="control character terminator"),
        pytest.param(lambda text: text.replace(b"~\n", b"\n"), id="newline terminator"),
        pytest.param(lambda text: text.replace(b"~\n", b"\r\n"), id="CRLF terminator"),
        pytest.param(lambda text: text.replace(b"~\n", b"\r"), id="CR terminator"),
        pytest.param(lambda text: text.decode().encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text + b"\x1a", id="end-of-file mark"),
        pytest.param(lambda text: text[: -len("~\n")] + b"~", id="no last line end"),
    ],
)
def test_layout_and_separators_do_not_change_the_segments(plain: bytes, untidy: Callable[[bytes], bytes]) -> None:
    assert read_message(untidy(plain)).segments == read_message(plain).segments


def test_lines_wrapped_at_80_columns_are_joined(plain: bytes) -> None:
    text = plain.replace(b"\n", b"")
    wrapped = b"\r\n".join(text[start : start + 80] for start in range(0, len(text), 80))
    assert read_message(wrapped).segments == read_message(plain).segments


def test_an_isa_that_is_not_106_characters_long_is_read_by_its_separators(plain: bytes) -> None:
    short = plain.replace(b" " * 10, b"").replace(b"PAYER          ", b"PAYER")
    message = read_message(short)
    assert message.segments[0].text(6) == "PAYER"
    assert benefit(message) == benefit(read_message(plain))
    assert NoticeCode.INTERCHANGE_HEADER_LENGTH not in notices(message)


def test_an_isa_with_an_element_too_few_is_noticed_and_read_past(plain: bytes) -> None:
    message = read_message(plain.replace(b"*0115*^*", b"*0115*", 1))
    assert benefit(message) == benefit(read_message(plain))
    assert NoticeCode.INTERCHANGE_HEADER_LENGTH in notices(message)


def test_the_same_separator_for_repetition_and_component_still_splits_codes(plain: bytes) -> None:
    message = read_message(plain.replace(b"0115*^*", b"0115*:*").replace(b"30^98", b"30:98"))
    assert benefit(message) == benefit(read_message(plain))
    assert NoticeCode.SEPARATORS_CLASH in notices(message)


@pytest.mark.parametrize("declared", [b"U", b"|", b"!"])
def test_a_wrong_repetition_separator_still_splits_codes(plain: bytes, declared: bytes) -> None:
    message = read_message(plain.replace(b"0115*^*", b"0115*" + declared + b"*"))
    assert benefit(message)[3] == benefit(read_message(plain))[3]
    assert NoticeCode.REPETITION_SEPARATOR_DIFFERS in notices(message)


def test_separators_inside_of_text_stay_text(plain: bytes) -> None:
    message = read_message(plain)
    assert next(segment for segment in message.segments if segment.tag == "MSG").elements == ("MSG", "CALL 1:2^3")


def test_a_procedure_is_split_into_its_components(answer_of: Callable[..., bytes]) -> None:
    message = read_message(answer_of("EB*1**********Y*Y*HC:99213:25"))
    eb = next(segment for segment in message.segments if segment.tag == "EB")
    assert eb.components(13) == ("HC", "99213", "25")


def test_trailing_empty_elements_are_nothing(answer_of: Callable[..., bytes]) -> None:
    assert benefit(read_message(answer_of("EB*1**30**GOLD*******"))) == ("EB", "1", "", "30", "", "GOLD")


def test_st01_is_trusted_over_gs01(plain: bytes) -> None:
    message = read_message(plain.replace(b"GS*HB*", b"GS*HS*"))
    assert message.transactions[0].kind == "271"
    assert NoticeCode.GROUP_CODE_DIFFERS in notices(message)


def test_a_wrong_segment_count_is_noticed(plain: bytes) -> None:
    assert NoticeCode.SEGMENT_COUNT_DIFFERS in notices(read_message(plain.replace(b"SE*", b"SE*9")))


def test_missing_trailers_of_group_and_interchange_are_noticed(plain: bytes) -> None:
    message = read_message(plain[: plain.index(b"GE*")])
    assert len(message.transactions) == 1
    assert {NoticeCode.GROUP_TRAILER_MISSING, NoticeCode.INTERCHANGE_TRAILER_MISSING} <= notices(message)


def test_a_missing_se_before_ge_is_noticed(plain: bytes) -> None:
    start, end = plain.index(b"SE*"), plain.index(b"GE*")
    message = read_message(plain[:start] + plain[end:])
    assert len(message.transactions) == 1
    assert NoticeCode.TRANSACTION_TRAILER_MISSING in notices(message)


@pytest.mark.parametrize("terminator", [b"~\n", b"~", b"\n", b"\r\n"])
def test_a_bare_transaction_set_is_read(plain: bytes, terminator: bytes) -> None:
    bare = plain[plain.index(b"ST*") : plain.index(b"GE*")].replace(b"~\n", terminator)
    message = read_message(bare)
    assert benefit(message) == benefit(read_message(plain))
    assert notices(message) == {NoticeCode.NO_ENVELOPE}


def test_several_interchanges_with_separators_of_their_own_are_read_in_turn(plain: bytes) -> None:
    message = read_message(plain + plain.replace(b"*", b"|").replace(b"~", b"!"))
    assert len(message.transactions) == 2
    first, second = message.transactions
    assert [s.elements for s in first.segments] == [s.elements for s in second.segments]


def test_text_before_the_interchange_is_noticed(plain: bytes) -> None:
    message = read_message(b"Content-Type: application/edi-x12\r\n\r\n" + plain)
    assert len(message.transactions) == 1
    assert NoticeCode.TEXT_BEFORE_INTERCHANGE in notices(message)


def test_latin_1_is_read_and_noticed(answer_of: Callable[..., bytes]) -> None:
    message = read_message(answer_of("MSG*Jos\u00e9").decode().encode("latin-1"))
    assert NoticeCode.NOT_UTF8 in notices(message)
    assert any(segment.text(1) == "Jos\u00e9" for segment in message.segments)


def test_a_segment_outside_of_a_transaction_set_is_noticed(plain: bytes) -> None:
    message = read_message(plain.replace(b"GE*1", b"ZZZ*1~\nGE*1"))
    assert NoticeCode.SEGMENT_OUTSIDE_TRANSACTION in notices(message)


def test_a_ta1_alone_is_a_message_without_transaction_sets() -> None:
    message = read_message(
        b"ISA*00*          *00*          *ZZ*A              *ZZ*B              *261125*0115*^*00501*000000001*0*T*:~"
        b"TA1*000000001*261125*0115*R*024~IEA*0*000000001~"
    )
    assert message.transactions == ()
    assert message.notices == ()
