"""Real-time eligibility and the nightly files, as a clearinghouse offers them."""

from hashlib import sha256

from fastapi import APIRouter, Depends, HTTPException, Request, Response, status
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from app.x12 import Envelope, Participant, Transaction, X12Error, read_270, read_message, to_edi, write_271
from app.x12.errors import NoTransactionError
from sandbox.oauth_routes import require_scope
from sandbox.sample_files import CLEARINGHOUSE
from sandbox.state import SandboxState, State

router = APIRouter(tags=["clearinghouse"])

X12_MEDIA_TYPE = "application/edi-x12"


class FileEntry(BaseModel):
    """One nightly file."""

    name: str
    size: int
    sha256: str


@router.post("/eligibility/270", dependencies=[Depends(require_scope("eligibility"))])
async def answer_inquiry(request: Request, state: State) -> Response:
    """Take a 270 about one patient and answer with a 271, both raw X12.

    What is not a 270, or cannot be repeated in a 271, is refused with code and place.
    """
    try:
        answer = _answer(await request.body(), state)
    except X12Error as error:
        problem = {"code": error.code, "message": error.message, "place": str(error.place)}
        return JSONResponse(problem, status_code=status.HTTP_400_BAD_REQUEST)
    return Response(answer, media_type=X12_MEDIA_TYPE)


@router.get("/files", dependencies=[Depends(require_scope("files"))])
async def list_files(state: State) -> list[FileEntry]:
    """What was left overnight."""
    return [
        FileEntry(name=name, size=len(content), sha256=sha256(content).hexdigest())
        for name, content in state.files.items()
    ]


@router.get("/files/{name}", dependencies=[Depends(require_scope("files"))])
async def fetch_file(name: str, state: State) -> Response:
    """One file, byte for byte."""
    content = state.files.get(name)
    if content is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND)
    return Response(content, media_type="application/xml")


def _answer(content: bytes, state: SandboxState) -> bytes:
    transactions = read_message(content).transactions
    if not transactions:
        raise NoTransactionError
    inquiries = read_270(transactions[0])
    if not inquiries:
        raise NoTransactionError
    now = state.now()
    response = state.desk.answer(inquiries[0], now)
    envelope = Envelope(CLEARINGHOUSE, _sender_of(transactions[0]), now, state.desk.answers)
    return to_edi(write_271(response, envelope))


def _sender_of(transaction: Transaction) -> Participant:
    """Who sent the inquiry (ISA05 and ISA06) receives the answer."""
    header = transaction.interchange
    return Participant(header.text(6), header.text(5)) if header else Participant("UNKNOWN")
