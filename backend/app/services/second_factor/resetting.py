"""An administrator takes somebody's second factors away: nobody of whom the administrator may not change more."""

from app.services.rbac_service import RbacService
from app.services.second_factor.second_factor_service import SecondFactorService


class SecondFactorReset:
    """Resets for one administrator."""

    def __init__(self, factors: SecondFactorService, rbac: RbacService) -> None:
        self._factors = factors
        self._rbac = rbac

    async def reset(self, user_id: str, reason: str) -> None:
        """The user signs in with the password and sets up anew; every session of theirs ends.

        Raises UserNotFound, OwnRights, NotYoursToGive for somebody who holds more, and NothingToReset.
        """
        self._rbac.allowed_change(await self._rbac.rights(), user_id)
        await self._factors.reset(user_id, reason)
