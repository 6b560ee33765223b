"""Better Auth's official TypeScript client, unmodified, drives the identity routes over HTTP."""

from datetime import timedelta

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.database.one_time_token_repository import TokenPurpose
from app.models.auth_models import InvitationCreate
from tests.conftest import operator
from tests.integration.node_client import drive


async def test_the_official_client_does_its_round_unmodified(demo: Assembly) -> None:
    invitations = demo.invitations(operator(demo, AuditAction.INVITATION_CREATED))
    invitation = await invitations.invite(InvitationCreate(email="noor@example.com", role="front_desk"))
    link = (await invitations.link_once(invitation.id)).link.partition("#token=")[2]
    user = await demo.database.one("SELECT id FROM user WHERE email = 'provider@example.com'")
    assert user is not None
    reset = "r" * 43
    later = demo.clock() + timedelta(hours=1)
    await demo.identity.tokens.keep(TokenPurpose.PASSWORD_RESET, reset, str(user["id"].id), later)
    answers = await drive(demo, "better_auth_client.mjs", link, reset)
    assert [(each["name"], each["status"], each["code"]) for each in answers] == [
        ("sign up uninvited", 403, "EMAIL_PASSWORD_SIGN_UP_DISABLED"),
        ("sign up", 200, None),
        ("session", 200, None),
        ("update user", 200, None),
        ("weak", 422, "password_refused"),
        ("wrong", 400, "INVALID_PASSWORD"),
        ("change", 200, None),
        ("session", 200, None),
        ("sign out", 200, None),
        ("no session", 200, None),
        ("wrong sign in", 401, "INVALID_EMAIL_OR_PASSWORD"),
        ("sign in", 200, None),
        ("ask for reset", 200, None),
        ("reset wrongly", 400, "INVALID_TOKEN"),
        ("reset", 200, None),
        ("verification", 200, None),
        ("verify wrongly", 400, "INVALID_TOKEN"),
        ("sign in", 200, None),
    ]
    told = {each["name"]: each["data"] for each in answers}
    assert told["sign up"]["user"]["email"] == "noor@example.com"
    assert told["change"]["token"] != told["sign up"]["token"]
    assert told["session"]["user"]["name"] == "Noor Haddad-Chen"
    assert told["no session"] is None
