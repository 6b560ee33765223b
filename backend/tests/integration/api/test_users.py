"""Users and roles over the API: invited, changed, closed and opened, and who is refused what."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.core.permissions import Permission
from app.models.alert_models import AlertKind
from tests.authenticator import Authenticator
from tests.builders import a_patient, an_alert
from tests.conftest import NOW, new_client, operator, sign_in
from tests.integration.api.passkey_steps import registered

WHY = "It was asked for"


@pytest.fixture
async def admin(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with new_client(app) as client:
        assert (await sign_in(client, "admin")).status_code == 200
        yield client


async def the(admin: httpx.AsyncClient, name: str) -> dict[str, Any]:
    page = (await admin.get("/users", params={"text": f"{name}@example.com"})).json()
    (user,) = page["items"]
    return dict(user)


def as_it_is(user: dict[str, Any], **changed: object) -> dict[str, object]:
    fields = {name: user[name] for name in ("version", "name", "email", "role", "provider_id")}
    return {**fields, **changed}


async def test_user_crud_operations(admin: httpx.AsyncClient) -> None:
    page = (await admin.get("/users")).json()
    assert [user["name"] for user in page["items"]] == sorted(user["name"] for user in page["items"])
    assert (page["total"], page["next_after"]) == (5, None)
    provider = await the(admin, "provider")
    assert provider["provider_name"] == "Dr. Maya Chen"
    changed = await admin.put(f"/users/{provider['id']}", json=as_it_is(provider, name="Dr. Maya Chen-Ruiz"))
    assert (changed.status_code, changed.json()["name"], changed.json()["version"]) == (200, "Dr. Maya Chen-Ruiz", 2)
    stale = await admin.put(f"/users/{provider['id']}", json=as_it_is(provider, name="Somebody"))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_user")
    invited = await admin.post("/users", json={"email": "new@example.com", "role": "billing"})
    assert (invited.status_code, invited.json()["state"]) == (201, "open")
    link = await admin.post(f"/users/invitations/{invited.json()['id']}/link")
    assert "#" in link.json()["link"]
    again = await admin.post("/users", json={"email": "NEW@example.com", "role": "billing"})
    assert again.status_code in {409, 422}
    revoked = await admin.post(f"/users/invitations/{invited.json()['id']}/revoke")
    assert revoked.json()["state"] == "revoked"


async def test_the_list_is_searched_filtered_sorted_and_paged(admin: httpx.AsyncClient) -> None:
    for order in ("name", "email", "role", "created", "last_used"):
        for descending in ("true", "false"):
            seen: list[str] = []
            after: dict[str, str] = {}
            while True:
                query = {"order": order, "descending": descending, "limit": "2", **after}
                page = (await admin.get("/users", params=query)).json()
                seen += [user["id"] for user in page["items"]]
                if page["next_after"] is None:
                    break
                after = {"after": page["next_after"]}
            assert len(seen) == len(set(seen)) == 5, order
    assert [user["role"] for user in (await admin.get("/users?role=audit")).json()["items"]] == ["audit"]
    assert (await admin.get("/users?state=deactivated")).json()["items"] == []
    assert (await admin.get("/users?order=password")).status_code == 422


async def test_role_management(admin: httpx.AsyncClient, app: FastAPI) -> None:
    made = await admin.post(
        "/roles",
        json={"name": "Nurse", "permissions": ["alert.read"], "inherits": ["front_desk"], "reason": WHY},
    )
    assert made.status_code == 201
    role = made.json()
    assert {"permission": "patient.write", "chain": [role["key"], "front_desk"]} in role["permissions"]
    billing = await the(admin, "billing")
    async with new_client(app) as browser:
        await sign_in(browser, "billing")
        assert (await browser.get("/auth/me")).json()["role"] == "billing"
        without = await admin.put(f"/users/{billing['id']}", json=as_it_is(billing, role=role["key"]))
        assert without.json()["code"] == "reason_needed"
        given = await admin.put(f"/users/{billing['id']}", json=as_it_is(billing, role=role["key"], reason=WHY))
        assert (given.json()["role_name"], given.json()["open_sessions"]) == ("Nurse", 0)
        ended = await browser.get("/auth/me")
        assert (ended.status_code, ended.json()["code"]) == (401, "session_role_changed")
        await sign_in(browser, "billing")
        assert "patient.write" in (await browser.get("/auth/me")).json()["permissions"]
        revoked = await admin.post(
            f"/users/{billing['id']}/grants", json={"permission": "patient.read", "is_given": False, "reason": WHY}
        )
        assert (revoked.status_code, revoked.json()["is_in_force"]) == (201, True)
        refused = await browser.get("/patients")
        assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted")
        why = (await admin.get(f"/users/{billing['id']}/access")).json()["permissions"]
        (answer,) = [each for each in why if each["permission"] == "patient.read"]
        assert (answer["is_held"], answer["revocation"]["reason"]) == (False, WHY)
    in_use = await admin.request("DELETE", f"/roles/{role['key']}", json={"version": 1, "reason": WHY})
    assert (in_use.status_code, in_use.json()["code"]) == (409, "role_in_use")


async def test_user_lifecycle(admin: httpx.AsyncClient, app: FastAPI, demo: Assembly) -> None:
    """Closed, every session dead at once; what is left goes to colleagues; opened again."""
    provider, desk = await the(admin, "provider"), await the(admin, "front-desk")
    others = [each for each in (await admin.get("/providers")).json() if each["id"] != provider["provider_id"]]
    patients = [a_patient(provider_id=provider["provider_id"]) for _ in range(3)]
    alerts = [an_alert(kind=AlertKind.PATIENT_REVIEW, assigned_to=provider["id"]) for _ in range(2)]
    database = demo.database_service(operator(demo))
    for each in (*patients, *alerts):
        await database.create(each)
    left = (await admin.get(f"/users/{provider['id']}/hand-over")).json()
    assert (left["alerts"], left["patients"]) == (2, 3)
    async with new_client(app) as browser:
        await sign_in(browser, "provider")
        closed = await admin.post(
            f"/users/{provider['id']}/deactivate",
            json={
                "version": provider["version"],
                "reason": WHY,
                "to_user_id": desk["id"],
                "to_provider_id": others[0]["id"],
            },
        )
        assert (closed.status_code, closed.json()["state"]) == (200, "deactivated")
        dead = await browser.get("/patients")
        assert (dead.status_code, dead.json()["code"]) == (401, "account_deactivated")
        assert (await sign_in(browser, "provider")).status_code == 401
    await demo.worker.work_off()
    assert demo.directory.belongings.alerts(provider["id"]) == 0
    assert demo.directory.belongings.alerts(desk["id"]) == 2
    assert demo.directory.belongings.patients(others[0]["id"]) == 3
    opened = await admin.post(
        f"/users/{provider['id']}/activate", json={"version": closed.json()["version"], "reason": WHY}
    )
    assert opened.json()["state"] == "active"
    async with new_client(app) as browser:
        assert (await sign_in(browser, "provider")).status_code == 200


async def test_a_user_is_never_deleted_because_the_trail_names_it(admin: httpx.AsyncClient) -> None:
    billing = await the(admin, "billing")
    gone = await admin.request("DELETE", f"/users/{billing['id']}", json={"version": billing["version"], "reason": WHY})
    assert (gone.status_code, gone.json()["state"]) == (200, "deactivated")
    assert (await the(admin, "billing"))["id"] == billing["id"]


async def test_a_hand_over_to_somebody_who_cannot_is_refused(admin: httpx.AsyncClient) -> None:
    provider, auditor = await the(admin, "provider"), await the(admin, "audit")
    for taker in ({"to_user_id": auditor["id"]}, {"to_user_id": provider["id"]}, {"to_provider_id": "a" * 20}):
        refused = await admin.post(
            f"/users/{provider['id']}/deactivate", json={"version": provider["version"], "reason": WHY, **taker}
        )
        assert refused.json()["code"] == "hand_over_refused"
    assert (await the(admin, "provider"))["state"] == "active"


async def test_sessions_are_ended_by_an_administrator(admin: httpx.AsyncClient, app: FastAPI) -> None:
    provider = await the(admin, "provider")
    async with new_client(app) as first, new_client(app) as second:
        for browser in (first, second):
            await sign_in(browser, "provider")
        assert (await the(admin, "provider"))["open_sessions"] == 2
        assert (await admin.post(f"/users/{provider['id']}/end-sessions")).json() == {"ended": 2}
        for browser in (first, second):
            assert (await browser.get("/auth/me")).json()["code"] == "session_ended_by_admin"


async def test_a_grant_ends_by_itself(admin: httpx.AsyncClient, app: FastAPI, demo: Assembly, clock: Any) -> None:
    auditor = await the(admin, "audit")
    until = (NOW + timedelta(minutes=5)).isoformat()
    grant = {"permission": "dashboard.read", "is_given": True, "reason": WHY, "expires_at": until}
    await admin.post(f"/users/{auditor['id']}/grants", json=grant)
    async with new_client(app) as browser:
        await sign_in(browser, "audit")
        assert (await browser.get("/dashboard")).status_code == 200
        clock.now += timedelta(minutes=6)
        assert (await browser.get("/dashboard")).status_code == 403


async def test_settings_are_seen_and_changed_by_whoever_manages_the_practice(
    admin: httpx.AsyncClient, provider: httpx.AsyncClient, demo: Assembly
) -> None:
    before = (await admin.get("/practice/settings")).json()
    wanted = {**before, "zone": "America/Denver", "idle_minutes": 20, "hours": {"mon": ["08:00", "17:00"]}}
    changed = await admin.put("/practice", json=wanted)
    assert (changed.status_code, changed.json()["version"]) == (200, before["version"] + 1)
    assert demo.calendar.zone.key == "America/Denver"
    stale = await admin.put("/practice", json=wanted)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_practice")
    for broken in ({"zone": "Mars/Base"}, {"npi": "1234567890"}, {"hours": {"mon": ["8", "17"]}}, {"idle_minutes": 0}):
        assert (await admin.put("/practice", json={**wanted, **broken})).status_code == 422, broken
    assert (await provider.put("/practice", json=wanted)).status_code == 403
    assert (await provider.get("/practice/settings")).status_code == 403


@pytest.mark.parametrize("body", [{}, {"email": 1}, {"email": "a@b\x00", "role": "admin"}, {"email": "x", "role": []}])
async def test_a_broken_invitation_is_told_and_nothing_else(admin: httpx.AsyncClient, body: dict[str, Any]) -> None:
    answer = await admin.post("/users", json=body)
    assert 400 <= answer.status_code < 500
    assert (await admin.get("/users/invitations")).json() == []


async def test_nobody_without_the_permission_sees_users(
    provider: httpx.AsyncClient, auditor: httpx.AsyncClient
) -> None:
    for client in (provider, auditor):
        for path in ("/users", "/roles", "/users/invitations"):
            answer = await client.get(path)
            assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


async def test_every_permission_is_answered_for(admin: httpx.AsyncClient) -> None:
    me = (await admin.get("/auth/me")).json()
    answers = (await admin.get(f"/users/{me['id']}/access")).json()["permissions"]
    assert {each["permission"] for each in answers} == {each.value for each in Permission}
    assert all(each["is_held"] for each in answers)


async def test_better_auths_own_routes_follow_the_same_rules(
    admin: httpx.AsyncClient, provider: httpx.AsyncClient, app: FastAPI
) -> None:
    page = (await admin.get("/auth/admin/list-users?sortBy=email&sortDirection=desc&limit=2")).json()
    assert (page["total"], [user["email"] for user in page["users"]]) == (
        5,
        ["provider@example.com", "front-desk@example.com"],
    )
    raw = await admin.get("/auth/admin/list-users?sortBy=password")
    assert raw.status_code == 422
    billing = await the(admin, "billing")
    async with new_client(app) as browser:
        await sign_in(browser, "billing")
        sessions = (await admin.post("/auth/admin/list-user-sessions", json={"userId": billing["id"]})).json()
        assert [each["token"] == each["id"] for each in sessions["sessions"]] == [True]
        changed = await admin.post("/auth/admin/set-role", json={"userId": billing["id"], "role": "front_desk"})
        assert changed.json()["user"]["role"] == "front_desk"
        assert (await browser.get("/auth/me")).status_code == 401
    unknown = await admin.post("/auth/admin/set-role", json={"userId": billing["id"], "role": "king"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "role_unknown")
    banned = await admin.post("/auth/admin/ban-user", json={"userId": billing["id"]})
    assert banned.json()["user"]["banned"] is True
    unbanned = await admin.post("/auth/admin/unban-user", json={"userId": billing["id"]})
    assert unbanned.json()["user"]["banned"] is False
    own = (await admin.get("/auth/me")).json()["id"]
    assert (await admin.post("/auth/admin/set-role", json={"userId": own, "role": "audit"})).status_code == 403
    asked = {"permissions": {"patient": ["read", "write"]}}
    assert (await provider.post("/auth/admin/has-permission", json=asked)).json()["success"] is True
    more = {"permissions": {"patient": ["read"], "user": ["manage"]}}
    assert (await provider.post("/auth/admin/has-permission", json=more)).json()["success"] is False
    assert (await provider.get("/auth/admin/list-users")).status_code == 403


async def test_better_auths_client_makes_and_changes_users_by_the_same_rules(
    admin: httpx.AsyncClient, app: FastAPI
) -> None:
    asked = {"email": "sam@example.com", "name": "Sam Ortiz", "role": ["billing"]}
    made = (await admin.post("/auth/admin/create-user", json=asked)).json()["user"]
    assert (made["name"], made["role"], made["emailVerified"]) == ("Sam Ortiz", "billing", False)
    (invitation,) = (await admin.get("/users/invitations")).json()
    assert (invitation["id"], invitation["name"]) == (made["id"], "Sam Ortiz")
    for refused in ({"password": "a long password 1"}, {"role": ["billing", "admin"]}, {"data": {"banned": "false"}}):
        assert (await admin.post("/auth/admin/create-user", json={**asked, **refused})).status_code == 422, refused
    billing = await the(admin, "billing")
    change = {"userId": billing["id"], "data": {"name": "Robin Vale"}}
    assert (await admin.post("/auth/admin/update-user", json=change)).json()["name"] == "Robin Vale"
    for column in ({"password": "a long password 1"}, {"emailVerified": True}, {"banned": True}):
        assert (
            await admin.post("/auth/admin/update-user", json={"userId": billing["id"], "data": column})
        ).status_code == 422
    async with new_client(app) as first, new_client(app) as second:
        for browser in (first, second):
            await sign_in(browser, "billing")
        listed = (await admin.post("/auth/admin/list-user-sessions", json={"userId": billing["id"]})).json()["sessions"]
        ended = await admin.post("/auth/admin/revoke-user-session", json={"sessionToken": listed[0]["token"]})
        assert ended.json() == {"success": True}
        statuses = [(await browser.get("/auth/me")).status_code for browser in (first, second)]
        assert sorted(statuses) == [200, 401]
    own = (await admin.get("/auth/me")).json()["id"]
    mine = (await admin.post("/auth/admin/list-user-sessions", json={"userId": own})).json()["sessions"]
    kept = await admin.post("/auth/admin/revoke-user-session", json={"sessionToken": mine[0]["token"]})
    assert (kept.status_code, kept.json()["code"]) == (403, "own_rights")
    for path, code in (("set-user-password", "password_is_theirs"), ("impersonate-user", "nobody_impersonates")):
        refused_to_all = await admin.post(
            f"/auth/admin/{path}", json={"userId": billing["id"], "newPassword": "a long password 1"}
        )
        assert (refused_to_all.status_code, refused_to_all.json()["code"]) == (409, code)


async def test_better_auths_list_is_searched_and_filtered_by_listed_columns_alone(admin: httpx.AsyncClient) -> None:
    for query, found in (
        ("searchValue=CHEN&searchField=name", ["provider@example.com"]),
        ("searchValue=aud&searchOperator=starts_with", ["audit@example.com"]),
        ("searchValue=aud&searchOperator=ends_with", []),
        ("filterField=role&filterValue=billing", ["billing@example.com"]),
        ("filterField=banned&filterValue=true", []),
        ("filterField=role&filterOperator=ne&filterValue=admin&sortBy=email&limit=1&offset=1", ["billing@example.com"]),
    ):
        page = (await admin.get(f"/auth/admin/list-users?{query}")).json()
        assert [each["email"] for each in page["users"]] == found, query
    for query in ("filterField=password&filterValue=x", "filterField=role&filterOperator=in&filterValue=x"):
        assert (await admin.get(f"/auth/admin/list-users?{query}")).status_code == 422


async def test_who_may_do_what_is_one_matrix(admin: httpx.AsyncClient) -> None:
    desk = await the(admin, "front-desk")
    for permission, is_given in (("audit.read", True), ("patient.write", False)):
        await admin.post(
            f"/users/{desk['id']}/grants", json={"permission": permission, "is_given": is_given, "reason": WHY}
        )
    matrix = (await admin.get("/users/matrix", params={"limit": "2"})).json()
    assert matrix["permissions"] == [each.value for each in Permission]
    assert {role["key"]: role["held"] for role in matrix["roles"]}["audit"] == ["account.own", "audit.read"]
    assert (len(matrix["users"]), matrix["total"]) == (2, 5)
    others = (await admin.get("/users/matrix", params={"after": matrix["next_after"]})).json()["users"]
    (row,) = [each for each in [*matrix["users"], *others] if each["id"] == desk["id"]]
    assert (row["granted"], row["revoked"]) == (["audit.read"], ["patient.write"])
    assert "audit.read" in row["held"]
    assert "patient.write" not in row["held"]


async def test_the_invited_person_becomes_the_provider_who_was_named(
    admin: httpx.AsyncClient, app: FastAPI, client: httpx.AsyncClient
) -> None:
    providers = (await admin.get("/providers")).json()
    loose, taken = (
        next(each for each in providers if (each["user_id"] is None) is is_loose) for is_loose in (True, False)
    )
    body = {"email": "sam@example.com", "role": "provider", "name": "Sam Ortiz"}
    for provider_id, code in ((taken["id"], "provider_linked"), ("a" * 20, "provider_not_found")):
        refused = await admin.post("/users", json={**body, "provider_id": provider_id})
        assert refused.json()["code"] == code
    invited = (await admin.post("/users", json={**body, "provider_id": loose["id"]})).json()
    link = (await admin.post(f"/users/invitations/{invited['id']}/link")).json()["link"]
    token = link.partition("#")[2].removeprefix("token=")
    shown = (await client.post("/auth/invitation", json={"token": token})).json()
    assert (shown["name"], shown["email"]) == ("Sam Ortiz", "sam@example.com")
    password = "lantern orbit velvet nine"
    made = await client.post(
        "/auth/sign-up/email",
        json={"name": "Sam Ortiz", "email": "sam@example.com", "password": password, "invitation": token},
    )
    assert made.status_code == 200, made.text
    assert (await the(admin, "sam"))["provider_id"] == loose["id"]


async def test_when_somebody_signed_in_last_outlives_the_session(admin: httpx.AsyncClient, app: FastAPI) -> None:
    assert (await the(admin, "audit"))["last_signed_in_at"] is None
    async with new_client(app) as browser:
        await sign_in(browser, "audit")
        await browser.post("/auth/sign-out")
    auditor = await the(admin, "audit")
    assert (auditor["open_sessions"], auditor["last_used_at"]) == (0, None)
    assert auditor["last_signed_in_at"].startswith(NOW.date().isoformat())
    by_sign_in = (await admin.get("/users?order=last_signed_in&descending=true")).json()["items"]
    assert [each["role"] for each in by_sign_in[:2]] == ["audit", "admin"]


async def test_a_page_goes_on_behind_a_user_who_is_not_in_the_list_any_more(admin: httpx.AsyncClient) -> None:
    first = (await admin.get("/users?state=active&limit=2")).json()
    last = first["items"][-1]
    await admin.post(f"/users/{last['id']}/deactivate", json={"version": last["version"], "reason": WHY})
    rest = (await admin.get(f"/users?state=active&limit=5&after={first['next_after']}")).json()
    assert [each["id"] for each in first["items"][:1]] != [each["id"] for each in rest["items"][:1]]
    assert (len(rest["items"]), rest["total"]) == (3, 4)
    assert (await admin.get(f"/users?after={'a' * 20}")).json()["code"] == "user_not_found"


async def test_whoever_has_other_rights_now_is_told_by_mail(admin: httpx.AsyncClient, demo: Assembly) -> None:
    desk, billing = await the(admin, "front-desk"), await the(admin, "billing")
    grant = {"permission": "audit.read", "is_given": True, "reason": WHY}
    made = (await admin.post(f"/users/{desk['id']}/grants", json=grant)).json()
    await admin.post(f"/users/{desk['id']}/grants/{made['id']}/end", json={"reason": WHY})
    await admin.put(f"/users/{billing['id']}", json=as_it_is(billing, role="front_desk", reason=WHY))
    rows = await demo.database.rows("SELECT user_id, template FROM notice WHERE template = 'rights_changed'")
    assert sorted(row["user_id"] for row in rows) == sorted([desk["id"], desk["id"], billing["id"]])


async def test_what_was_set_is_audited_with_what_it_was(admin: httpx.AsyncClient, demo: Assembly) -> None:
    before = (await admin.get("/practice/settings")).json()
    unknown = await admin.put("/practice", json={**before, "second_factor_roles": ["king"]})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "role_unknown")
    wanted = {**before, "own_panel_only": True, "second_factor_roles": ["admin"], "hours": {"mon": ["08:00", "17:00"]}}
    assert (await admin.put("/practice", json=wanted)).status_code == 200
    rows = await demo.database.rows("SELECT * FROM audit WHERE action = 'practice.updated' AND outcome = 'ok'")
    assert [demo.seal.open_reason(str(row["id"].id), row["detail"]) for row in rows] == [
        "hours: none to mon 08:00-17:00; own_panel_only: no to yes; second_factor_roles: none to admin"
    ]


async def test_users_are_found_by_their_second_factor(admin: httpx.AsyncClient, app: FastAPI, demo: Assembly) -> None:
    await demo.database.define("UPDATE user SET two_factor_enabled = true WHERE role IN ['audit', 'billing']")
    for name in ("provider", "billing"):
        async with new_client(app) as browser:
            await sign_in(browser, "provider" if name == "provider" else "front-desk")
            await registered(browser, Authenticator())
    found = {
        factor: [user["role"] for user in (await admin.get("/users", params={"factor": factor})).json()["items"]]
        for factor in ("none", "totp", "passkey")
    }
    assert {factor: sorted(roles) for factor, roles in found.items()} == {
        "none": ["admin"],
        "totp": ["audit", "billing"],
        "passkey": ["front_desk", "provider"],
    }
    provider = await the(admin, "provider")
    assert (provider["has_second_factor"], provider["has_passkey"]) == (False, True)


async def test_somebody_is_let_in_by_one_call_that_gives_the_role(
    admin: httpx.AsyncClient, app: FastAPI, client: httpx.AsyncClient, demo: Assembly
) -> None:
    await demo.database.define("UPDATE practice SET open_registration = true")
    password = "lantern orbit velvet nine"
    asked = {"name": "Sam Ortiz", "email": "sam@example.com", "password": password}
    assert (await client.post("/auth/sign-up/email", json=asked)).status_code == 200
    sam = await the(admin, "sam")
    assert (sam["state"], sam["role"]) == ("waiting", "billing")
    body = {"version": sam["version"], "reason": WHY}
    unknown = await admin.post(f"/users/{sam['id']}/activate", json={**body, "role": "king"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "role_unknown")
    let_in = await admin.post(f"/users/{sam['id']}/activate", json={**body, "role": "front_desk"})
    assert (let_in.json()["state"], let_in.json()["role"], let_in.json()["version"]) == ("active", "front_desk", 2)
    async with new_client(app) as browser:
        credentials = {"email": asked["email"], "password": password}
        assert (await browser.post("/auth/sign-in/email", json=credentials)).status_code == 200
    rows = await demo.database.rows("SELECT * FROM audit WHERE action = 'user.activated' AND outcome = 'ok'")
    assert [demo.seal.open_reason(str(row["id"].id), row["detail"]) for row in rows] == [
        f"role billing to front_desk: {WHY}"
    ]


async def test_who_holds_a_permission_is_told_with_the_reason_and_from_whom_it_was_taken(
    admin: httpx.AsyncClient,
) -> None:
    desk, auditor = await the(admin, "front-desk"), await the(admin, "audit")
    for user, is_given in ((desk, False), (auditor, True)):
        grant = {"permission": "patient.write", "is_given": is_given, "reason": WHY}
        await admin.post(f"/users/{user['id']}/grants", json=grant)
    told = (await admin.get("/users/holders", params={"permission": "patient.write"})).json()
    by_role = {each["role_name"]: each for each in told["holders"]}
    assert set(by_role) == {"Administrator", "Provider", "Auditor"}
    assert by_role["Provider"]["chain"] == ["provider", "front_desk"]
    assert (by_role["Auditor"]["chain"], by_role["Auditor"]["grant"]["reason"]) == ([], WHY)
    assert [(each["user_id"], each["revocation"]["reason"]) for each in told["denied"]] == [(desk["id"], WHY)]
    assert (await admin.get("/users/holders", params={"permission": "patient.eat"})).status_code == 422


async def test_whoever_manages_roles_alone_sees_them_and_no_user(admin: httpx.AsyncClient, app: FastAPI) -> None:
    body = {"name": "Role keeper", "permissions": ["role.manage", "account.own"], "reason": WHY}
    role = (await admin.post("/roles", json=body)).json()
    billing = await the(admin, "billing")
    await admin.put(f"/users/{billing['id']}", json=as_it_is(billing, role=role["key"], reason=WHY))
    async with new_client(app) as keeper:
        await sign_in(keeper, "billing")
        listed = await keeper.get("/roles")
        assert (listed.status_code, "Role keeper" in {each["name"] for each in listed.json()}) == (200, True)
        assert (await keeper.get("/users")).status_code == 403
        made = {"name": "Less", "permissions": ["account.own"], "reason": WHY}
        assert (await keeper.post("/roles", json=made)).status_code == 201


async def test_whoever_has_a_role_that_is_changed_is_told_over_other_roles_too(
    admin: httpx.AsyncClient, demo: Assembly
) -> None:
    base = {"name": "Base", "permissions": ["patient.read", "account.own"], "reason": WHY}
    key = (await admin.post("/roles", json=base)).json()["key"]
    heir = {"name": "Heir", "permissions": ["alert.read"], "inherits": [key], "reason": WHY}
    heir_key = (await admin.post("/roles", json=heir)).json()["key"]
    for name, role in (("billing", key), ("front-desk", heir_key)):
        user = await the(admin, name)
        await admin.put(f"/users/{user['id']}", json=as_it_is(user, role=role, reason=WHY))

    async def told() -> list[str]:
        rows = await demo.database.rows("SELECT user_id FROM notice WHERE template = 'rights_changed'")
        return sorted(row["user_id"] for row in rows)

    holders = sorted([(await the(admin, "billing"))["id"], (await the(admin, "front-desk"))["id"]])
    assert await told() == holders, "of their new role"
    renamed = await admin.put(f"/roles/{key}", json={**base, "name": "Basis", "version": 1})
    assert (renamed.status_code, await told()) == (200, holders), "a name is no right"
    more = {**base, "permissions": [*base["permissions"], "dashboard.read"], "version": 2}
    assert (await admin.put(f"/roles/{key}", json=more)).status_code == 200
    assert await told() == sorted([*holders, *holders])
