"""Better Auth's official TypeScript client with its admin plugin, unmodified: through our services, by our rules."""

from app.assembly import Assembly
from app.services.demo_service import DEMO_PASSWORD
from tests.integration.node_client import drive


async def test_the_official_client_administers_users_by_our_rules(demo: Assembly) -> None:
    answers = await drive(demo, "admin_client.mjs", DEMO_PASSWORD)
    assert [(each["name"], each["status"], each["code"]) for each in answers] == [
        ("nobody", 401, "not_signed_in"),
        ("list", 200, None),
        ("search", 200, None),
        ("sort by a secret", 422, "validation_failed"),
        ("get", 200, None),
        ("update", 200, None),
        ("sessions", 200, None),
        ("end one", 200, None),
        ("its session", 200, None),
        ("end all", 200, None),
        ("role", 200, None),
        ("unknown role", 422, "role_unknown"),
        ("own role", 403, "own_rights"),
        ("ban", 200, None),
        ("ban oneself", 403, "own_rights"),
        ("banned", 401, "INVALID_EMAIL_OR_PASSWORD"),
        ("unban", 200, None),
        ("back", 200, None),
        ("not permitted", 403, "not_permitted"),
        ("may", 200, None),
        ("may not", 200, None),
        ("create", 200, None),
        ("create with a password", 422, "validation_failed"),
        ("set password", 409, "password_is_theirs"),
        ("impersonate", 409, "nobody_impersonates"),
        ("remove", 200, None),
        ("removed", 200, None),
    ]
    told = {each["name"]: each["data"] for each in answers}
    assert (told["list"]["total"], [each["role"] for each in told["search"]["users"]]) == (5, ["billing"])
    assert told["update"]["name"] == "Robin Vale"
    assert told["its session"] is None
    assert (told["may"]["success"], told["may not"]["success"]) == (True, False)
    assert told["create"]["user"]["email"] == "sam@example.com"
    assert (told["removed"]["banned"], told["removed"]["role"]) == (True, "front_desk")
