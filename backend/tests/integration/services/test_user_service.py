"""Users: made, changed and closed by whoever manages them, each change with its row and its event."""

import pytest

from app.assembly import Assembly
from app.core.roles import Role
from app.models.auth_models import EmailTaken
from app.models.user_models import Activation, Deactivation, ProviderLinked, StaleUser, UserQuery, UserUpdate
from app.services.database_service import AlreadyThere
from app.services.users.keeping import UserKeeping
from tests.conftest import operator

PASSWORD = "a-long-password-1"
WHY = "It was asked for"


@pytest.fixture
def users(demo: Assembly) -> UserKeeping:
    return demo.user_keeping(operator(demo))


async def actions(assembly: Assembly, user_id: str) -> list[str]:
    rows = await assembly.database.rows(
        "SELECT action, at FROM audit WHERE subject = $user ORDER BY at", {"user": user_id}
    )
    return [row["action"] for row in rows if row["action"] != "user.read"]


async def test_user_management(demo: Assembly, users: UserKeeping) -> None:
    """Create, update, close (users are never deleted), open again."""
    made = await demo.user_service(operator(demo)).create("Sam Ortiz", "Sam@Example.com", PASSWORD, Role.BILLING)
    shown = await users.user(made.id)
    assert (shown.email, shown.role_name, shown.state) == ("sam@example.com", "Billing", "active")
    update = UserUpdate(version=1, name="Sam Ortiz-Bell", email="sam@example.com", role=Role.FRONT_DESK, reason=WHY)
    changed = await users.update(made.id, update)
    assert (changed.name, changed.role, changed.version) == ("Sam Ortiz-Bell", Role.FRONT_DESK, 2)
    with pytest.raises(StaleUser):
        await users.update(made.id, update)
    closed = await users.deactivate(made.id, Deactivation(version=2, reason=WHY))
    assert (closed.state, closed.version) == ("deactivated", 3)
    opened = await users.activate(made.id, Activation(version=3, reason=WHY))
    assert (opened.state, opened.deactivated_at) == ("active", None)
    assert await actions(demo, made.id) == ["user.created", "user.updated", "user.deactivated", "user.activated"]


async def test_an_address_belongs_to_one_user(demo: Assembly, users: UserKeeping) -> None:
    service = demo.user_service(operator(demo))
    sam = await service.create("Sam Ortiz", "sam@example.com", PASSWORD, Role.BILLING)
    with pytest.raises(AlreadyThere):
        await service.create("Somebody Else", "SAM@example.com", PASSWORD, Role.BILLING)
    update = UserUpdate(version=1, name=sam.name, email="provider@example.com", role=sam.role)
    with pytest.raises(EmailTaken):
        await users.update(sam.id, update)


async def test_a_provider_is_linked_to_one_user_and_a_new_address_is_not_proved(
    demo: Assembly, users: UserKeeping
) -> None:
    sam = await demo.user_service(operator(demo)).create("Sam Ortiz", "sam@example.com", PASSWORD, Role.PROVIDER)
    chen = next(each for each in (await users.page(UserQuery())).items if each.provider_id is not None)
    loose = next(each for each in await demo.practice_service(operator(demo)).providers() if each.user_id is None)
    fields = {"name": sam.name, "role": sam.role}
    with pytest.raises(ProviderLinked):
        await users.update(sam.id, UserUpdate(version=1, email=sam.email, provider_id=chen.provider_id, **fields))
    linked = await users.update(
        sam.id, UserUpdate(version=1, email="sam.ortiz@example.com", provider_id=loose.id, **fields)
    )
    assert (linked.provider_id, linked.email_verified) == (loose.id, False)
    released = await users.update(sam.id, UserUpdate(version=2, email="sam.ortiz@example.com", **fields))
    assert released.provider_id is None
