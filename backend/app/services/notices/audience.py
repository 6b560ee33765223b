"""Who is told of an alert, and who is told next when nobody acknowledges it; pure over what the practice knows.

First the one to whom it was given, else the user of the patient's provider, else those who run the system; alerts
about the system and about security are theirs from the beginning. Whoever is away is stood in for by the deputy, and
the deputy's deputy. A chain of people who are all away ends with the first of them: somebody is always told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.permissions import Permission
from app.database.models import Provider, User
from app.models.alert_models import OF_THE_SYSTEM, AlertClass, AlertPreferences, AlertPriority, NoticeChannel

FIRST_LEVEL, LAST_LEVEL = 1, 2


@dataclass(frozen=True, slots=True)
class Matter:
    """What decides who is told."""

    alert_class: AlertClass
    priority: AlertPriority
    assigned_to: str | None
    provider_id: str | None


class Staff:
    """The practice's people at one moment: who works with alerts, whose patients are whose, who is away."""

    def __init__(
        self,
        users: Sequence[User],
        rights: Mapping[str, frozenset[Permission]],
        providers: Sequence[Provider],
        preferences: Mapping[str, AlertPreferences],
        now: datetime,
    ) -> None:
        self._users = {user.id: user for user in users if user.is_active and Permission.ALERT_READ in rights[user.id]}
        self._rights = rights
        self._of_provider = {provider.id: provider.user_id for provider in providers if provider.is_active}
        self._preferences = preferences
        self._now = now

    def everybody(self) -> list[User]:
        """All who work with alerts, by name."""
        return list(self._users.values())

    def user(self, user_id: str) -> User | None:
        """Somebody who works with alerts."""
        return self._users.get(user_id)

    def preferences(self, user_id: str) -> AlertPreferences:
        """How somebody wants to be told."""
        return self._preferences.get(user_id) or AlertPreferences()

    def told_first(self, matter: Matter) -> tuple[str, ...]:
        """Who is told when the alert begins."""
        return self._present(self._responsible(matter))

    def told_next(self, matter: Matter, level: int) -> tuple[str, ...]:
        """Who is told when it goes up to this level: first the deputies of whom was told, then everybody in charge."""
        first = self.told_first(matter)
        deputies = [self._deputy(each) for each in first] if level == FIRST_LEVEL else []
        next_ones = tuple(each for each in dict.fromkeys(deputies) if each is not None and each not in first)
        return self._present(next_ones or self._administrators())

    def channels(self, user_id: str, matter: Matter) -> tuple[NoticeChannel, ...]:
        """The channels that somebody has chosen for an alert like this, muted classes left out.

        An urgent one is never left without any.
        """
        preferences = self.preferences(user_id)
        is_urgent = matter.priority is AlertPriority.URGENT
        if matter.alert_class in preferences.muted and not is_urgent:
            return ()
        chosen = [
            channel
            for channel, wanted in ((NoticeChannel.EMAIL, preferences.email), (NoticeChannel.SMS, preferences.sms))
            if matter.priority in wanted and self.recipient(user_id, channel)
        ]
        return tuple(chosen) or ((NoticeChannel.EMAIL,) if is_urgent else ())

    def recipient(self, user_id: str, channel: NoticeChannel) -> str | None:
        """The address or number of somebody on a channel."""
        user, preferences = self._users.get(user_id), self.preferences(user_id)
        if user is None:
            return None
        return preferences.phone if channel is NoticeChannel.SMS else preferences.email_address or user.email

    def _responsible(self, matter: Matter) -> tuple[str, ...]:
        if matter.assigned_to in self._users:
            return (matter.assigned_to,)
        if matter.alert_class not in OF_THE_SYSTEM:
            treating = self._of_provider.get(matter.provider_id or "")
            if treating in self._users:
                return (treating,)
        return self._administrators()

    def _administrators(self) -> tuple[str, ...]:
        return tuple(user.id for user in self._users.values() if Permission.JOB_MANAGE in self._rights[user.id])

    def _present(self, users: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._standing_in(user) for user in users))

    def _standing_in(self, user_id: str) -> str:
        current, seen = user_id, {user_id}
        while self._is_away(current):
            deputy = self._deputy(current)
            if deputy is None or deputy in seen:
                return user_id
            seen.add(deputy)
            current = deputy
        return current

    def _is_away(self, user_id: str) -> bool:
        until = self.preferences(user_id).away_until
        return until is not None and until > self._now

    def _deputy(self, user_id: str) -> str | None:
        deputy = self.preferences(user_id).deputy_id
        return deputy if deputy in self._users else None
