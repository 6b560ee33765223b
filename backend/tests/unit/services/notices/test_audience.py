"""Who is told of an alert: somebody always is, and never somebody who is away while a deputy is there."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.core.roles import Role, ready_made_permissions
from app.database.models import Provider, User
from app.models.alert_models import AlertClass, AlertPreferences, AlertPriority, NoticeChannel
from app.services.notices.audience import Matter, Staff
from tests.builders import a_provider
from tests.conftest import NOW

MAIL, SMS = NoticeChannel.EMAIL, NoticeChannel.SMS
PATIENT, SYSTEM = AlertClass.PATIENT, AlertClass.SYSTEM
URGENT, HIGH, NORMAL = AlertPriority.URGENT, AlertPriority.HIGH, AlertPriority.NORMAL
LATER = NOW + timedelta(hours=1)
PHONE = "+12125550142"


def a_user(user_id: str, role: Role = Role.PROVIDER, **fields: Any) -> User:
    return User(
        id=user_id,
        created_at=NOW,
        updated_at=NOW,
        name=user_id.title(),
        email=f"{user_id}@example.com",
        role=role,
        **fields,
    )


CHEN, NOOR, BO, AVERY, SAM = "chen", "noor", "bo", "avery", "sam"
USERS = [
    a_user(CHEN),
    a_user(NOOR),
    a_user(BO, is_active=False),
    a_user(AVERY, Role.ADMIN),
    a_user(SAM, Role.ADMIN),
    a_user("robin", Role.AUDIT),
]
RIGHTS = {user.id: ready_made_permissions(user.role) for user in USERS}
CHENS, BOS, NOBODYS = a_provider(user_id=CHEN), a_provider(user_id=BO), a_provider()
PROVIDERS: list[Provider] = [CHENS, BOS, NOBODYS]


def staff(**preferences: dict[str, Any]) -> Staff:
    kept = {user: AlertPreferences.model_validate(chosen) for user, chosen in preferences.items()}
    return Staff(USERS, RIGHTS, PROVIDERS, kept, NOW)


def about(
    provider: Provider | None = CHENS,
    assigned_to: str | None = None,
    alert_class: AlertClass = PATIENT,
    priority: AlertPriority = HIGH,
) -> Matter:
    return Matter(alert_class, priority, assigned_to, provider.id if provider else None)


class TestToldFirst:
    def test_the_one_to_whom_it_was_given_comes_before_the_patients_provider(self) -> None:
        assert staff().told_first(about(assigned_to=NOOR)) == (NOOR,)
        assert staff().told_first(about()) == (CHEN,)

    def test_without_either_it_goes_to_those_in_charge(self) -> None:
        for matter in (about(None), about(NOBODYS), about(BOS), about(None, assigned_to="gone")):
            assert staff().told_first(matter) == (AVERY, SAM)

    def test_the_system_is_theirs_unless_it_was_given_to_somebody(self) -> None:
        assert staff().told_first(about(CHENS, alert_class=SYSTEM)) == (AVERY, SAM)
        assert staff().told_first(about(CHENS, alert_class=AlertClass.SECURITY)) == (AVERY, SAM)
        assert staff().told_first(about(assigned_to=NOOR, alert_class=SYSTEM)) == (NOOR,)

    def test_who_does_not_work_with_alerts_is_never_told(self) -> None:
        assert staff().told_first(about(None, assigned_to="robin")) == (AVERY, SAM)
        assert staff().told_first(about(None, assigned_to=BO)) == (AVERY, SAM)

    def test_a_deputy_stands_in_and_the_deputys_deputy(self) -> None:
        away = {"away_until": LATER}
        assert staff(chen={**away, "deputy_id": NOOR}).told_first(about()) == (NOOR,)
        chain = staff(chen={**away, "deputy_id": NOOR}, noor={**away, "deputy_id": SAM})
        assert chain.told_first(about()) == (SAM,)

    def test_who_is_back_is_told_again(self) -> None:
        assert staff(chen={"away_until": NOW, "deputy_id": NOOR}).told_first(about()) == (CHEN,)

    def test_a_ring_of_people_who_are_away_ends_with_the_first(self) -> None:
        away = {"away_until": LATER}
        ring = staff(chen={**away, "deputy_id": NOOR}, noor={**away, "deputy_id": CHEN})
        assert ring.told_first(about()) == (CHEN,)

    def test_a_deputy_who_has_left_stands_in_for_nobody(self) -> None:
        assert staff(chen={"away_until": LATER, "deputy_id": BO}).told_first(about()) == (CHEN,)


class TestToldNext:
    def test_first_the_deputy_then_everybody_in_charge(self) -> None:
        with_deputy = staff(chen={"deputy_id": NOOR})
        assert with_deputy.told_next(about(), 1) == (NOOR,)
        assert with_deputy.told_next(about(), 2) == (AVERY, SAM)

    def test_without_a_deputy_those_in_charge(self) -> None:
        assert staff().told_next(about(), 1) == (AVERY, SAM)

    def test_a_deputy_who_was_told_already_is_passed_over(self) -> None:
        standing_in = staff(chen={"deputy_id": NOOR, "away_until": LATER})
        assert standing_in.told_first(about()) == (NOOR,)
        assert standing_in.told_next(about(), 1) == (AVERY, SAM)


class TestChannels:
    def test_what_was_chosen_and_can_be_reached(self) -> None:
        chosen = staff(chen={"email": ["high"], "sms": ["high"]})
        assert chosen.channels(CHEN, about()) == (MAIL,)
        assert staff(chen={"sms": ["high"], "phone": PHONE}).channels(CHEN, about()) == (MAIL, SMS)
        assert chosen.channels(CHEN, about(priority=NORMAL)) == ()

    def test_muted_classes_lead_to_nothing_unless_urgent(self) -> None:
        muted = staff(chen={"muted": ["patient"], "phone": PHONE})
        assert muted.channels(CHEN, about()) == ()
        assert muted.channels(CHEN, about(priority=URGENT)) == (MAIL, SMS)

    def test_an_urgent_alert_is_never_left_without_a_channel(self) -> None:
        silent = staff(chen={"email": [], "sms": ["urgent"]})
        assert silent.channels(CHEN, about(priority=URGENT)) == (MAIL,)
        by_phone = staff(chen={"email": [], "sms": ["urgent"], "phone": PHONE})
        assert by_phone.channels(CHEN, about(priority=URGENT)) == (SMS,)

    def test_another_address_takes_the_place_of_the_sign_in(self) -> None:
        assert staff().recipient(CHEN, MAIL) == "chen@example.com"
        assert staff(chen={"email_address": "c@home.example.com"}).recipient(CHEN, MAIL) == "c@home.example.com"
        assert staff().recipient(CHEN, SMS) is None
        assert staff().recipient(BO, MAIL) is None


names = st.sampled_from([CHEN, NOOR, BO, AVERY, SAM, "robin", "gone"])
chosen = st.fixed_dictionaries(
    {}, optional={"deputy_id": names, "away_until": st.just(LATER), "muted": st.just(["patient"])}
)


@given(
    preferences=st.dictionaries(names, chosen),
    provider=st.sampled_from([*PROVIDERS, None]),
    assigned_to=st.none() | names,
    alert_class=st.sampled_from(AlertClass),
    level=st.sampled_from([0, 1, 2]),
)
def test_somebody_who_works_with_alerts_is_always_told(
    preferences: dict[str, Any],
    provider: Provider | None,
    assigned_to: str | None,
    alert_class: AlertClass,
    level: int,
) -> None:
    people = staff(**preferences)
    matter = about(provider, assigned_to, alert_class, URGENT)
    told = people.told_first(matter) if level == 0 else people.told_next(matter, level)
    assert told
    assert len(set(told)) == len(told)
    assert set(told) <= {CHEN, NOOR, AVERY, SAM}
    assert all(people.channels(each, matter) for each in told)
