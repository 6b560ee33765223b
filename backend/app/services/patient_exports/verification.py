"""Checks a package: every file is, byte for byte, as the manifest says, and the manifest is as it was signed.

It needs no store and no network: the manifest carries the public key. Whose key it is, the reader decides by comparing
its fingerprint with the one that the practice shows.
"""

import hashlib
import json
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any

from tink import json_proto_keyset_format, signature

from app.audit.export import fingerprint
from app.services.patient_exports.package import FORM, MANIFEST, signed_text

signature.register()
_CHUNK = 1 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)


class PackageFault(StrEnum):
    """What is wrong with a package, in words."""

    NO_PACKAGE = "This is no export of PFINNI, or its end is missing."
    MANIFEST_CHANGED = "The manifest was changed after it was signed."
    FILE_MISSING = "A file that the manifest names is missing."
    FILE_ADDED = "There is a file that the manifest does not name."
    FILE_CHANGED = "A file was changed after the export was made."


@dataclass(frozen=True, slots=True)
class PackageReport:
    """What checking found. Without a fault the rest is as it was when PFINNI signed it."""

    fault: PackageFault | None
    files: int = 0
    rows: int = 0
    patients: int = 0
    practice: str = ""
    made_at: str = ""
    fingerprint: str = ""


def verify_package(content: bytes) -> PackageReport:
    """Check a package; the report names the first fault."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _checked(archive)
    except _UNREADABLE:
        return PackageReport(PackageFault.NO_PACKAGE)


def _checked(archive: zipfile.ZipFile) -> PackageReport:
    names = archive.namelist()
    if names.count(MANIFEST) != 1:
        return PackageReport(PackageFault.NO_PACKAGE)
    try:
        manifest = json.loads(_read(archive, MANIFEST))
        is_ours = manifest["form"] == FORM
        said = {str(file["name"]): (int(file["bytes"]), str(file["sha256"])) for file in manifest["files"]}
    except (ValueError, KeyError, TypeError, *_UNREADABLE):
        return PackageReport(PackageFault.MANIFEST_CHANGED)
    if not is_ours:
        return PackageReport(PackageFault.NO_PACKAGE)
    fault = _fault_of_signature(manifest) or _fault_of_files(archive, names, said)
    return PackageReport(fault) if fault else _report(manifest)


def _fault_of_signature(manifest: Mapping[str, Any]) -> PackageFault | None:
    try:
        keyset = json.dumps(manifest["public_keyset"])
        verifier = json_proto_keyset_format.parse_without_secret(keyset).primitive(signature.PublicKeyVerify)
        verifier.verify(b64decode(manifest["signature"], validate=True), signed_text(manifest))
    except Exception:  # noqa: BLE001 - whatever the reader stumbles on is nothing that PFINNI signed
        return PackageFault.MANIFEST_CHANGED
    return None


def _fault_of_files(
    archive: zipfile.ZipFile, names: list[str], said: Mapping[str, tuple[int, str]]
) -> PackageFault | None:
    present = [name for name in names if name != MANIFEST]
    if set(said) - set(present):
        return PackageFault.FILE_MISSING
    if len(present) != len(said):
        return PackageFault.FILE_ADDED
    for name, expected in said.items():
        try:
            found = _measured(archive, name)
        except _UNREADABLE:
            return PackageFault.FILE_CHANGED
        if found != expected:
            return PackageFault.FILE_CHANGED
    return None


def _measured(archive: zipfile.ZipFile, name: str) -> tuple[int, str]:
    digest, length = hashlib.sha256(), 0
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            length += len(chunk)
    return length, digest.hexdigest()


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(_CHUNK)


def _report(manifest: Mapping[str, Any]) -> PackageReport:
    return PackageReport(
        None,
        files=len(manifest["files"]),
        rows=sum(int(file["rows"]) for file in manifest["files"]),
        patients=int(manifest["patients"]),
        practice=str(manifest["practice"]),
        made_at=str(manifest["made_at"]),
        fingerprint=fingerprint(json.dumps(manifest["public_keyset"])),
    )
