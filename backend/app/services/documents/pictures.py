"""From whatever somebody sends to a picture that may be kept: looked at by decoding it, and written anew.

Only the points survive: what a camera notes beside them (place, time, its owner) is left behind, and so is whatever
was hidden in or behind the file. Pure, and heavy: not for the event loop.
"""

from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageOps

from app.models.document_models import PictureTooLarge, PictureUnreadable

TAKEN = ("PNG", "JPEG", "WEBP")
MOST_BYTES = 8_000_000
MOST_POINTS = 40_000_000
"""A telephone's camera has 12 to 50 million, of which a card needs few."""
LONGEST_SIDE = 2000
QUALITY = 88


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG without anything beside its points."""

    content: bytes = field(repr=False)
    width: int
    height: int


def as_kept(sent: bytes) -> Picture:
    """The picture as it is kept. Raises PictureTooLarge before anything is decoded, and PictureUnreadable."""
    if len(sent) > MOST_BYTES:
        raise PictureTooLarge
    try:
        with Image.open(BytesIO(sent), formats=TAKEN) as image:
            _refuse_too_detailed(image)
            return _written_anew(image)
    except PictureTooLarge:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureTooLarge from None
    except Exception:  # noqa: BLE001 - over bytes that somebody made up, a decoder fails in any way
        raise PictureUnreadable from None


def _refuse_too_detailed(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_POINTS:
        raise PictureTooLarge


def _written_anew(image: Image.Image) -> Picture:
    if image.format == "JPEG":
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    kept = Image.new("RGB", upright.size, "white")
    coloured = upright.convert("RGBA")
    kept.paste(coloured, mask=coloured)
    written = BytesIO()
    kept.save(written, "JPEG", quality=QUALITY, optimize=True)
    return Picture(written.getvalue(), kept.width, kept.height)
