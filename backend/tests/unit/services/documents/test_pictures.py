"""What comes out of a picture: its points, upright and not too many, and nothing of what stood beside them."""

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from app.models.document_models import PictureTooLarge, PictureUnreadable
from app.services.documents.pictures import LONGEST_SIDE, MOST_BYTES, as_kept

SECRET = b"Zyxwvut-Marlowe"


def picture(form: str, size: tuple[int, int] = (320, 200), mode: str = "RGB", **options: object) -> bytes:
    written = BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else None).save(written, form, **options)
    return written.getvalue()


def telling_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Artist] = SECRET.decode()
    exif[Base.Orientation] = 6
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (40.0, 42.0, 46.0)
    return exif


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_every_form_that_is_taken_becomes_a_jpeg(form: str) -> None:
    kept = as_kept(picture(form))
    with Image.open(BytesIO(kept.content)) as image:
        assert image.format == "JPEG"
        assert image.size == (320, 200) == (kept.width, kept.height)
        red, green, blue = image.convert("RGB").getpixel((10, 10))  # type: ignore[misc]  # three of RGB
        assert red > 240
        assert green + blue < 20


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_nothing_that_the_camera_wrote_survives_and_the_picture_stands_upright(form: str) -> None:
    sent = picture(form, exif=telling_exif()) + SECRET
    assert SECRET in sent
    kept = as_kept(sent)
    assert SECRET not in kept.content
    with Image.open(BytesIO(kept.content)) as image:
        assert not image.getexif()
        assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert image.size == (200, 320)


def test_texts_and_comments_are_left_behind() -> None:
    texts = PngInfo()
    texts.add_itxt("Owner", SECRET.decode(), zip=True)
    texts.add_text("Comment", SECRET.decode())
    assert SECRET not in as_kept(picture("PNG", pnginfo=texts, icc_profile=SECRET)).content
    assert SECRET not in as_kept(picture("JPEG", comment=SECRET)).content


def test_a_large_picture_becomes_smaller_in_its_proportions() -> None:
    kept = as_kept(picture("JPEG", (4000, 2500)))
    assert (kept.width, kept.height) == (LONGEST_SIDE, 1250)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16"])
def test_every_kind_of_point_is_understood(mode: str) -> None:
    assert as_kept(picture("PNG", mode=mode)).width == 320
    assert as_kept(picture("JPEG", mode="CMYK")).width == 320


def test_what_is_see_through_lies_on_white() -> None:
    with Image.open(BytesIO(as_kept(picture("PNG", mode="RGBA")).content)) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


def test_too_many_bytes_are_not_looked_at() -> None:
    with pytest.raises(PictureTooLarge):
        as_kept(b"\xff" * (MOST_BYTES + 1))


@pytest.mark.parametrize("size", [(60_000, 60_000), (12_000, 9_000), (7_000, 6_000)])
def test_a_small_file_that_unfolds_into_too_many_points_is_refused_unopened(size: tuple[int, int]) -> None:
    head = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    data = zlib.compress(b"\0" * 1000)
    body = struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    with pytest.raises(PictureTooLarge):
        as_kept(b"\x89PNG\r\n\x1a\n" + chunk + body)


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "PDF", "ICO"])
def test_other_forms_are_refused_whatever_their_name_says(form: str) -> None:
    with pytest.raises(PictureUnreadable):
        as_kept(picture(form))


@pytest.mark.parametrize("sent", [b"", b"<svg/>", b"%PDF-1.7", b"MZ", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_told_so(sent: bytes) -> None:
    with pytest.raises(PictureUnreadable):
        as_kept(sent)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_damaged_picture_is_kept_or_refused_and_nothing_else(form: str) -> None:
    whole = picture(form)
    chance = random.Random(form)
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            as_kept(bytes(damaged[: chance.randint(1, len(damaged))]))
        except (PictureUnreadable, PictureTooLarge):
            continue
