"""Bodies on their way in: counted, waited for with patience and not for ever, and JSON looked at first of all."""

import asyncio
import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from starlette.types import Message

from app.core.exceptions import MalformedRequest
from app.core.request_bodies import (
    BodyTooLarge,
    BodyTooSlow,
    IncomingBody,
    has_body,
    refuse_bad_json,
    refuse_declared_length,
    replayed,
)


class Wire:
    """Gives its messages, then nothing more for ever."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self.messages = list(messages)

    async def __call__(self) -> Message:
        if not self.messages:
            await asyncio.Event().wait()
        return self.messages.pop(0)


def chunks(*parts: bytes) -> Wire:
    last = len(parts) - 1
    return Wire({"type": "http.request", "body": part, "more_body": at < last} for at, part in enumerate(parts))


async def test_chunks_become_one_body() -> None:
    assert await IncomingBody(chunks(b"ab", b"", b"cd"), 4, 1).whole() == b"abcd"


@pytest.mark.parametrize("parts", [(b"abcde",), (b"abcd", b"e"), (b"", b"abc", b"de")])
async def test_one_byte_too_many_is_refused_however_it_comes(parts: tuple[bytes, ...]) -> None:
    with pytest.raises(BodyTooLarge):
        await IncomingBody(chunks(*parts), 4, 1).whole()


async def test_reading_stops_at_the_limit() -> None:
    wire = chunks(*[b"a" * 10] * 100)
    with pytest.raises(BodyTooLarge):
        await IncomingBody(wire, 25, 1).whole()
    assert len(wire.messages) == 97


async def test_a_body_that_never_comes_is_not_waited_for() -> None:
    unfinished = Wire([{"type": "http.request", "body": b"a", "more_body": True}])
    with pytest.raises(BodyTooSlow):
        await IncomingBody(unfinished, 10, 0.01).whole()
    stream = IncomingBody(Wire([]), 10, 0.01)
    with pytest.raises(BodyTooSlow):
        await stream()
    assert isinstance(stream.refused, BodyTooSlow)


async def test_a_drip_of_single_bytes_does_not_buy_time() -> None:
    class Drip:
        async def __call__(self) -> Message:
            await asyncio.sleep(0)
            return {"type": "http.request", "body": b"a", "more_body": True}

    with pytest.raises(BodyTooSlow):
        await IncomingBody(Drip(), 200_000, 0.05).whole()


async def test_a_body_that_breaks_off_is_not_taken_for_whole() -> None:
    broken = Wire([{"type": "http.request", "body": b'{"a":1}', "more_body": True}, {"type": "http.disconnect"}])
    with pytest.raises(MalformedRequest):
        await IncomingBody(broken, 100, 1).whole()


async def test_what_was_refused_in_a_stream_is_remembered() -> None:
    stream = IncomingBody(chunks(b"abc", b"defg"), 4, 1)
    assert (await stream())["body"] == b"abc"
    assert stream.refused is None
    with pytest.raises(BodyTooLarge):
        await stream()
    assert isinstance(stream.refused, BodyTooLarge)


async def test_after_the_body_its_receiver_waits_for_the_end_of_the_connection() -> None:
    stream = IncomingBody(Wire([{"type": "http.request", "body": b"a"}, {"type": "http.disconnect"}]), 4, 0.01)
    await stream()
    assert (await stream())["type"] == "http.disconnect"
    again = replayed(b"a", Wire([{"type": "http.disconnect"}]))
    assert (await again()) == {"type": "http.request", "body": b"a", "more_body": False}
    assert (await again())["type"] == "http.disconnect"


@pytest.mark.parametrize(("length", "refused"), [("10", None), ("11", BodyTooLarge), ("9" * 5000, BodyTooLarge)])
def test_a_declared_length_is_believed_only_to_refuse(length: str, refused: type[Exception] | None) -> None:
    headers = Headers({"content-length": length})
    if refused is None:
        refuse_declared_length(headers, 10)
    else:
        with pytest.raises(refused):
            refuse_declared_length(headers, 10)


@pytest.mark.parametrize("length", ["-1", "1e3", "0x10", "ten", "1 1", "+5", "\N{SUPERSCRIPT TWO}", ""])
def test_a_length_that_is_no_number_is_refused(length: str) -> None:
    with pytest.raises(MalformedRequest):
        refuse_declared_length(Headers({"content-length": length}), 10)


def test_something_follows_the_headers_when_they_say_so() -> None:
    assert has_body(Headers({"content-length": "1"}))
    assert has_body(Headers({"transfer-encoding": "chunked"}))
    assert not has_body(Headers({"content-length": "0"}))
    assert not has_body(Headers({}))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{'a':1}",
        b"\xff\xfe{\x00}\x00",
        b'{"a":"\xff"}',
        b'{"a":"\\u0000"}',
        b'{"a":"\\ud800"}',
        b'{"\\udfff":1}',
        b'["\\udc00\\ud800"]',
        b'{"a":"\x00"}',
        b"[" * 100_000,
        b'{"a":' * 40 + b"1" + b"}" * 40,
        b"[" * 33 + b"]" * 33,
        b'["' + b'[{"' * 40,
        b"1" * 5000,
    ],
)
def test_what_is_no_plain_json_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedRequest):
        refuse_bad_json(body, 32)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 32 + b"]" * 32,
        b'{"text":"' + b"[{" * 500 + b'"}',
        b"[" + b"[]," * 500 + b"[]]",
        b'{"a":1,"a":2}',
        b'["\\ud83d\\ude00"]',
    ],
)
def test_what_only_looks_deep_is_taken(body: bytes) -> None:
    refuse_bad_json(body, 32)


def test_no_body_of_the_largest_size_holds_the_loop_up() -> None:
    """Quotes without an end made an earlier depth count run for hours; now a megabyte of anything is looked at once."""
    for body in (b"[" * 40 + b'"' + b'\\"' * 480_000, b'"' * 1_000_000, b"[" * 1_000_000, b'{"' + b"\\" * 999_990):
        with pytest.raises(MalformedRequest):
            refuse_bad_json(body, 32)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text().map(lambda t: t.replace("\0", "")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3).map(lambda t: t.replace("\0", "")), inner, max_size=3)
    ),
    max_leaves=20,
)


def depth_of(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(depth_of, value), default=0)
    return 0


@given(json_values, st.integers(1, 6))
def test_depth_is_counted_exactly(value: object, deepest: int) -> None:
    body = json.dumps(value).encode()
    if depth_of(value) > deepest:
        with pytest.raises(MalformedRequest):
            refuse_bad_json(body, deepest)
    else:
        refuse_bad_json(body, deepest)


@given(st.binary(max_size=200))
def test_any_bytes_are_either_json_or_refused(body: bytes) -> None:
    try:
        refuse_bad_json(body, 32)
    except MalformedRequest:
        return
    json.loads(body)
