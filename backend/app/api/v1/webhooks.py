"""Where providers report what became of mails and messages. No session: their signature is checked instead."""

from fastapi import APIRouter, Request, Response

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import TheAssembly, access_of
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.services.notices.provider_reports import ReportRefused

router = APIRouter(prefix="/webhooks", tags=["webhooks"], route_class=AuditedRoute)


@router.post("/resend", status_code=204, responses=error_responses(ReportRefused))
@audited(AuditAction.NOTICE_REPORTED, only_refusals=True)
async def take_mail_report(request: Request, assembly: TheAssembly) -> Response:
    """An event of a mail, signed by Resend; one that comes again changes nothing."""
    await assembly.provider_reports(access_of(request)).from_resend(request.headers, await request.body())
    return Response(status_code=204)


@router.post("/twilio", status_code=204, responses=error_responses(ReportRefused))
@audited(AuditAction.NOTICE_REPORTED, only_refusals=True)
async def take_message_report(request: Request, assembly: TheAssembly) -> Response:
    """A state of a text message, signed by Twilio; one that comes again changes nothing."""
    signature = request.headers.get("x-twilio-signature", "")
    await assembly.provider_reports(access_of(request)).from_twilio(signature, request.url.query, await request.body())
    return Response(status_code=204)
