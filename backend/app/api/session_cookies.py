"""Cookies that routes set beside Better Auth's own: a session's after a second step, and from where it came."""

from fastapi import Request, Response

from app.assembly import Assembly
from app.services.second_factor.parts import Browser
from app.services.session_service import SESSION_LASTS, Opened


def browser_of(request: Request) -> Browser:
    """From where a request comes, as far as a trusted proxy tells it."""
    return Browser(getattr(request.state, "address", None), request.headers.get("user-agent", ""))


def set_session(
    request: Request, response: Response, assembly: Assembly, opened: Opened, *, is_remembered: bool | None = None
) -> None:
    """Give the browser its new session; it is kept for as long as the one before unless that is said."""
    kept = assembly.auth.is_remembered(cookies_of(request)) if is_remembered is None else is_remembered
    for cookie in assembly.auth.cookies(opened.token, SESSION_LASTS, is_remembered=kept):
        response.headers.append("set-cookie", cookie)


def cookies_of(request: Request) -> str:
    """The request's cookie header as it came."""
    return request.headers.get("cookie", "")
