"""Better Auth's official TypeScript client with its twoFactor plugin, unmodified, against our second factor."""

from app.assembly import Assembly
from app.services.demo_service import DEMO_PASSWORD
from tests.integration.node_client import drive


async def test_the_official_client_sets_up_signs_in_recovers_and_removes(demo: Assembly) -> None:
    answers = await drive(demo, "second_factor_client.mjs", DEMO_PASSWORD, str(int(demo.clock().timestamp())))
    assert [(each["name"], each["status"], each["code"]) for each in answers] == [
        ("sign in", 200, None),
        ("wrong password", 400, "INVALID_PASSWORD"),
        ("enable", 200, None),
        ("wrong code", 401, "INVALID_CODE"),
        ("switch on", 200, None),
        ("session", 200, None),
        ("asked", 200, None),
        ("no session yet", 200, None),
        ("replay", 401, "INVALID_CODE"),
        ("code", 200, None),
        ("sessions", 200, None),
        ("sign out", 200, None),
        ("trusted", 200, None),
        ("asked", 200, None),
        ("recovery", 200, None),
        ("new codes", 200, None),
        ("end others", 200, None),
        ("ended", 200, None),
        ("disable", 200, None),
        ("password alone", 200, None),
    ]
    told = {each["name"]: each["data"] for each in answers}
    assert told["asked"] == {"twoFactorRedirect": True, "twoFactorMethods": ["totp"]}
    assert told["no session yet"] is None
    assert told["session"]["user"]["twoFactorEnabled"] is True
    assert [each["openedWith"] for each in told["sessions"]] == ["second_factor", "second_factor"]
    assert told["trusted"]["user"]["email"] == "provider@example.com"
    assert told["ended"] is None
    assert told["password alone"]["user"]["twoFactorEnabled"] is False
