"""Bodies as they come in: counted while they stream, not waited for without end, and JSON looked at first of all.

A body is refused by its length as it was declared, and by its length as it is: a chunked one declares none.
"""

import asyncio
import json
from typing import Any

from starlette.datastructures import Headers
from starlette.types import Message, Receive

from app.core.exceptions import AppException, BrokenRule, MalformedRequest, ValidationException

_MOST_DIGITS = 15


class BodyTooLarge(ValidationException):
    """The body is larger than this route takes."""

    status = 413
    code = "body_too_large"
    message = "The request is too large."


class BodyTooSlow(AppException):
    """The body did not arrive in time."""

    status = 408
    code = "body_too_slow"
    message = "The request did not arrive in time."


class IncomingBody:
    """A request's body on its way in; stands in for ASGI's `receive`.

    What it refuses, it also remembers in `refused`: a form parser turns every failure inside it into one of its own.
    """

    def __init__(self, receive: Receive, largest: int, within: float) -> None:
        self._receive = receive
        self._largest = largest
        self._within = within
        self._length = 0
        self._is_complete = False
        self.refused: AppException | None = None

    async def __call__(self) -> Message:
        """The next message. Raises BodyTooLarge, BodyTooSlow, or MalformedRequest for a body that breaks off."""
        if self._is_complete:
            return await self._receive()
        try:
            return await self._next()
        except AppException as failure:
            self.refused = failure
            raise

    async def whole(self) -> bytes:
        """All of it, in the time that one message may take."""
        chunks: list[bytes] = []
        try:
            async with asyncio.timeout(self._within):
                while not self._is_complete:
                    chunks.append((await self._next()).get("body", b""))
        except TimeoutError:
            raise BodyTooSlow from None
        return b"".join(chunks)

    async def _next(self) -> Message:
        try:
            async with asyncio.timeout(self._within):
                message = await self._receive()
        except TimeoutError:
            raise BodyTooSlow from None
        if message["type"] == "http.disconnect":
            raise MalformedRequest(BrokenRule("body", "complete", "The connection ended before the body did."))
        self._length += len(message.get("body", b""))
        if self._length > self._largest:
            raise _too_large(self._largest)
        self._is_complete = not message.get("more_body", False)
        return message


def has_body(headers: Headers) -> bool:
    """Whether something follows the headers."""
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


def refuse_declared_length(headers: Headers, largest: int) -> None:
    """Raise BodyTooLarge before anything is read, or MalformedRequest for a length that is none."""
    declared = headers.get("content-length", "0")
    if not (declared.isascii() and declared.isdigit()):
        raise MalformedRequest(BrokenRule("header.content-length", "a_number", "Send a number."))
    if len(declared) > _MOST_DIGITS or int(declared) > largest:
        raise _too_large(largest)


def refuse_bad_json(body: bytes, deepest: int) -> None:
    """Raise MalformedRequest for what is no JSON, has a NUL or half a character in it, or is nested too deeply."""
    if b"\\u0000" in body or b"\0" in body:
        raise MalformedRequest(BrokenRule("body", "no_nul", "Remove the NUL character."))
    try:
        content = json.loads(body)
        if b"\\u" in body:
            json.dumps(content, ensure_ascii=False).encode()  # half of a surrogate pair is text that has no bytes
    except RecursionError:
        raise _too_deep(deepest) from None
    except ValueError:
        raise MalformedRequest(BrokenRule("body", "json", "Send well-formed JSON in UTF-8.")) from None
    if body.count(b"[") + body.count(b"{") > deepest and _depth(content) > deepest:
        raise _too_deep(deepest)


def replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body once, then what follows it."""
    is_sent = False

    async def replay() -> Message:
        nonlocal is_sent
        if is_sent:
            return await receive()
        is_sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _depth(content: Any) -> int:  # noqa: ANN401 - JSON
    """Level by level, so that neither recursion nor a regular expression can be made to run away."""
    depth, level = 0, [content]
    while containers := [each for each in level if isinstance(each, dict | list)]:
        depth += 1
        level = [inner for each in containers for inner in (each.values() if isinstance(each, dict) else each)]
    return depth


def _too_deep(deepest: int) -> MalformedRequest:
    return MalformedRequest(BrokenRule("body", "deepest", f"Nest at most {deepest} levels."))


def _too_large(largest: int) -> BodyTooLarge:
    return BodyTooLarge(BrokenRule("body", "largest", f"Send at most {largest} bytes."))
