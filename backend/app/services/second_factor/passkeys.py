"""Passkeys (WebAuthn, level 3): set up in a fresh session, and good to sign in with by themselves.

The authenticator has to know its user (a finger, a face, a PIN), so that one passkey is two factors. It has to be told
to our own origins; its counter, where it has one, may only go up; each challenge is good for one answer.
https://duo-labs.github.io/py_webauthn/ and https://www.better-auth.com/docs/plugins/passkey .
"""

import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import webauthn
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, options_to_json_dict
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor
from app.core.auth_middleware import SessionState
from app.core.identifiers import new_id
from app.database.models import Passkey, User
from app.database.passkey_repository import Ceremony, CeremonyKind
from app.database.session_repository import OpenedWith
from app.models.second_factor_models import (
    ChallengeGone,
    PasskeyNotFound,
    PasskeyPublic,
    PasskeyRefused,
    PasskeySignInRefused,
    SessionNotFresh,
    TooManyPasskeys,
)
from app.services.second_factor.parts import Browser, SecondFactorParts
from app.services.session_service import Opened

CEREMONY_LASTS = timedelta(minutes=5)
MOST_PASSKEYS = 20
_ALGORITHMS = [
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
_DEVICE_TYPES: Mapping[str, str] = {"single_device": "singleDevice", "multi_device": "multiDevice"}
_TRANSPORTS = frozenset(each.value for each in AuthenticatorTransport)
_UNREADABLE = (WebAuthnException, ValueError, TypeError, KeyError)
"""What the library raises for an answer that proves nothing, or that it cannot read."""


@dataclass(frozen=True, slots=True)
class Site:
    """Whose passkeys these are: the name that browsers bind them to, and the origins that may ask for them."""

    host: str
    name: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Options for the browser, and the token under which its answer is awaited."""

    options: dict[str, Any]
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedInByPasskey:
    """A session that a passkey opened."""

    user: User
    session: Opened


class PasskeyService:
    """Passkeys for one caller."""

    def __init__(self, parts: SecondFactorParts, site: Site, access: AccessLog) -> None:
        self._parts = parts
        self._site = site
        self._access = access
        self._database = parts.database(access)

    async def ask_to_register(self, session: SessionState, name: str | None) -> Asked:
        """Options for a new passkey of the caller's. Raises SessionNotFresh, TooManyPasskeys."""
        self._refuse_if_stale(session)
        there = await self._parts.passkeys.of_user(session.user_id, self._access)
        if len(there) >= MOST_PASSKEYS:
            raise TooManyPasskeys
        options = webauthn.generate_registration_options(
            rp_id=self._site.host,
            rp_name=self._site.name,
            user_id=session.user_id.encode(),
            user_name=name or session.user_email,
            user_display_name=session.user_name,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
            exclude_credentials=[_described(each) for each in there],
            supported_pub_key_algs=_ALGORITHMS,
        )
        token = await self._await(CeremonyKind.REGISTRATION, options.challenge, session.user_id)
        return Asked(options_to_json_dict(options), token)

    async def register(
        self, session: SessionState, token: str | None, answer: Mapping[str, Any], name: str | None
    ) -> PasskeyPublic:
        """Keep the passkey that the browser made. Raises ChallengeGone, PasskeyRefused, AlreadyThere."""
        self._refuse_if_stale(session)
        ceremony = await self._answered(CeremonyKind.REGISTRATION, token)
        if ceremony.user_id != session.user_id:
            raise ChallengeGone
        try:
            verified = webauthn.verify_registration_response(
                credential=dict(answer),
                expected_challenge=base64url_to_bytes(ceremony.challenge),
                expected_origin=list(self._site.origins),
                expected_rp_id=self._site.host,
                require_user_verification=True,
                supported_pub_key_algs=_ALGORITHMS,
            )
        except _UNREADABLE:
            raise PasskeyRefused from None
        passkey = self._made(session.user_id, verified, _transports(answer), name)
        await self._database.write(
            AuditEntry(AuditAction.PASSKEY_ADDED, session.user_id), self._parts.passkeys.create(passkey)
        )
        return shown(passkey)

    async def ask_to_sign_in(self) -> Asked:
        """Options that name no passkey: the authenticator offers the ones that it has for this site."""
        options = webauthn.generate_authentication_options(
            rp_id=self._site.host, user_verification=UserVerificationRequirement.REQUIRED
        )
        token = await self._await(CeremonyKind.AUTHENTICATION, options.challenge, "")
        wire = options_to_json_dict(options)
        wire.pop("allowCredentials", None)
        return Asked(wire, token)

    async def sign_in(self, token: str | None, answer: Mapping[str, Any], browser: Browser) -> SignedInByPasskey:
        """Open a session for the user whose passkey answered. Raises ChallengeGone or PasskeySignInRefused."""
        ceremony = await self._answered(CeremonyKind.AUTHENTICATION, token)
        passkey = await self._parts.passkeys.with_credential(str(answer.get("id", ""))[:1500], self._access)
        if passkey is None:
            raise PasskeySignInRefused
        self._access.opened(passkey.user_id)
        user = await self._parts.users.with_id(passkey.user_id, self._access)
        verified = self._verified(passkey, ceremony, answer)
        if user is None or not user.is_active or not self._is_of(answer, user):
            raise PasskeySignInRefused
        if not await self._parts.passkeys.note_use(passkey, verified.new_sign_count, self._parts.clock()):
            raise PasskeySignInRefused
        session = await self._parts.sessions.open(user.id, browser.address, browser.agent, OpenedWith.PASSKEY)
        self._access.actor = Actor(user.id, user.role, session.id)
        self._access.action, self._access.reason = AuditAction.SIGNED_IN, str(OpenedWith.PASSKEY)
        return SignedInByPasskey(user, session)

    async def own(self, session: SessionState) -> list[PasskeyPublic]:
        """The caller's passkeys."""
        return [shown(each) for each in await self._parts.passkeys.of_user(session.user_id, self._access)]

    async def rename(self, session: SessionState, passkey_id: str, name: str) -> PasskeyPublic:
        """Call one of the caller's passkeys otherwise."""
        passkey = await self._own(session, passkey_id)
        newer = passkey.newer(self._parts.clock(), name=name)
        await self._database.write(
            AuditEntry(AuditAction.PASSKEY_RENAMED, session.user_id), self._parts.passkeys.replace(newer)
        )
        return shown(newer)

    async def remove(self, session: SessionState, passkey_id: str) -> None:
        """Take one of the caller's passkeys away. Raises SessionNotFresh, PasskeyNotFound."""
        self._refuse_if_stale(session)
        passkey = await self._own(session, passkey_id)
        await self._database.write(
            AuditEntry(AuditAction.PASSKEY_REMOVED, session.user_id), self._parts.passkeys.remove(passkey)
        )

    async def _own(self, session: SessionState, passkey_id: str) -> Passkey:
        own = await self._parts.passkeys.of_user(session.user_id, self._access)
        found = next((each for each in own if each.id == passkey_id), None)
        if found is None:
            raise PasskeyNotFound
        return found

    async def _await(self, kind: CeremonyKind, challenge: bytes, user_id: str) -> str:
        token, now = secrets.token_urlsafe(32), self._parts.clock()
        ceremony = Ceremony(kind, bytes_to_base64url(challenge), user_id)
        await self._parts.passkeys.begin(token, ceremony, now, now + CEREMONY_LASTS)
        return token

    async def _answered(self, kind: CeremonyKind, token: str | None) -> Ceremony:
        ceremony = await self._parts.passkeys.claim(token, self._parts.clock()) if token else None
        if ceremony is None or ceremony.kind is not kind:
            raise ChallengeGone
        return ceremony

    def _verified(self, passkey: Passkey, ceremony: Ceremony, answer: Mapping[str, Any]) -> VerifiedAuthentication:
        try:
            return webauthn.verify_authentication_response(
                credential=dict(answer),
                expected_challenge=base64url_to_bytes(ceremony.challenge),
                expected_origin=list(self._site.origins),
                expected_rp_id=self._site.host,
                credential_public_key=b64decode(passkey.public_key),
                credential_current_sign_count=passkey.counter,
                require_user_verification=True,
            )
        except _UNREADABLE:
            raise PasskeySignInRefused from None

    def _is_of(self, answer: Mapping[str, Any], user: User) -> bool:
        """Whether the user that the authenticator names, if it names one, is the passkey's."""
        response = answer.get("response")
        handle = response.get("userHandle") if isinstance(response, Mapping) else None
        return not handle or handle == bytes_to_base64url(user.id.encode())

    def _refuse_if_stale(self, session: SessionState) -> None:
        if not self._parts.sessions.is_fresh(session):
            raise SessionNotFresh

    def _made(self, user_id: str, verified: VerifiedRegistration, transports: str, name: str | None) -> Passkey:
        now = self._parts.clock()
        return Passkey(
            id=new_id(),
            created_at=now,
            updated_at=now,
            user_id=user_id,
            name=(name or "").strip() or None,
            credential_id=bytes_to_base64url(verified.credential_id),
            public_key=b64encode(verified.credential_public_key).decode(),
            counter=verified.sign_count,
            device_type=_DEVICE_TYPES[verified.credential_device_type.value],
            backed_up=verified.credential_backed_up,
            transports=transports,
            aaguid=verified.aaguid,
        )


def shown(passkey: Passkey) -> PasskeyPublic:
    """A passkey in Better Auth's spelling."""
    return PasskeyPublic(
        id=passkey.id,
        name=passkey.name,
        publicKey=passkey.public_key,
        userId=passkey.user_id,
        credentialID=passkey.credential_id,
        counter=passkey.counter,
        deviceType=passkey.device_type,
        backedUp=passkey.backed_up,
        transports=passkey.transports,
        createdAt=passkey.created_at,
        aaguid=passkey.aaguid,
        lastUsedAt=passkey.last_used_at,
    )


def _described(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    transports = [AuthenticatorTransport(each) for each in passkey.transports.split(",") if each in _TRANSPORTS]
    return PublicKeyCredentialDescriptor(id=base64url_to_bytes(passkey.credential_id), transports=transports or None)


def _transports(answer: Mapping[str, Any]) -> str:
    response = answer.get("response")
    named: object = response.get("transports") if isinstance(response, Mapping) else None
    each: Sequence[object] = named if isinstance(named, list) else []
    return ",".join(sorted({one for one in each if isinstance(one, str) and one in _TRANSPORTS}))
