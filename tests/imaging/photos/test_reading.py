import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, ImageOps

from imaging.photos import LONGEST_SIDE, PhotoError, clean_jpeg, read_photo
from tests.imaging.photos.making import encoded, textured

MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")


def exif(orientation: int = 1, taken: str | None = None, place: bool = False) -> Image.Exif:
    made = Image.Exif()
    made[ExifTags.Base.Orientation] = orientation
    made[ExifTags.Base.Make] = "Cámara"
    if taken is not None:
        made.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    if place:
        made.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (40.0, 25.0, 0.0)
    return made


def fault_of(data: bytes) -> str:
    with pytest.raises(PhotoError) as caught:
        read_photo(data, "foto.jpg")
    assert "foto.jpg" in str(caught.value)
    return caught.value.fault


@given(
    width=st.integers(32, 300),
    height=st.integers(32, 300),
    orientation=st.integers(1, 8),
    form=st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF"]),
)
@settings(max_examples=25, deadline=None)
def test_any_rotation_comes_out_as_the_eye_sees_it(
    width: int, height: int, orientation: int, form: str
) -> None:
    stored = Image.fromarray(textured(width, height))
    stored.getexif()[ExifTags.Base.Orientation] = orientation
    upright = np.asarray(ImageOps.exif_transpose(stored), dtype=np.int16)
    finest = {"WEBP": {"lossless": True}, "JPEG": {"quality": 95, "subsampling": 0}}.get(form, {})
    photo = read_photo(encoded(stored, form, exif=exif(orientation), **finest), "foto")
    assert photo.pixels.shape == upright.shape
    assert photo.size_before == (upright.shape[1], upright.shape[0])
    assert np.abs(photo.pixels - upright).mean() < 8


@given(mode=st.sampled_from(MODES), width=st.integers(32, 200), height=st.integers(32, 200))
@settings(max_examples=25, deadline=None)
def test_every_mode_becomes_plain_rgb_of_the_same_size(mode: str, width: int, height: int) -> None:
    made = Image.new("RGB", (width, height), (180, 180, 180))
    if mode == "I;16":
        picture = Image.fromarray(np.full((height, width), 180 * 257, dtype=np.uint16))
    else:
        picture = made.convert(mode)
    photo = read_photo(encoded(picture, "PNG"), "foto.png")
    assert photo.pixels.shape == (height, width, 3)
    assert photo.pixels.dtype == np.uint8
    # One bit holds no grey: dots of black and white give it.
    assert photo.pixels.mean() == pytest.approx(180, abs=12 if mode == "1" else 2)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF"])
def test_every_form_is_read(form: str) -> None:
    if form == "HEIF":
        pillow_heif = pytest.importorskip("pillow_heif", reason="HEIC is read by pillow-heif")
        pillow_heif.register_heif_opener()
    pixels = textured(320, 240)
    photo = read_photo(encoded(Image.fromarray(pixels), form), "foto")
    assert photo.pixels.shape == (240, 320, 3)
    assert np.abs(photo.pixels.astype(int) - pixels).mean() < 25
    assert photo.note is None


def test_what_is_see_through_lies_on_white() -> None:
    photo = read_photo(encoded(Image.new("RGBA", (64, 64), (0, 0, 0, 0)), "PNG"), "foto.png")
    assert photo.pixels.min() == 255


def test_a_palette_with_a_see_through_colour_lies_on_white() -> None:
    picture = Image.new("P", (64, 64), 0)
    picture.putpalette([10, 20, 30, 200, 0, 0])
    assert read_photo(encoded(picture, "PNG", transparency=0), "foto.png").pixels.min() == 255


def test_print_colours_become_screen_colours() -> None:
    red = Image.new("CMYK", (64, 64), (0, 255, 255, 0))
    pixels = read_photo(encoded(red), "foto.jpg").pixels
    assert pixels[..., 0].mean() > 150 > 90 > pixels[..., 1:].mean()


def test_the_colour_profile_is_applied() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    held = srgb.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"????", b"gXYZ", 1)
    red = Image.new("RGB", (64, 64), (255, 0, 0))
    assert read_photo(encoded(red, "PNG", icc_profile=srgb), "foto.png").pixels[0, 0].argmax() == 0
    # A profile in which red light is called green.
    assert read_photo(encoded(red, "PNG", icc_profile=held), "foto.png").pixels[0, 0].argmax() == 1


def test_a_broken_colour_profile_is_left_out() -> None:
    pixels = textured(64, 64)
    photo = read_photo(
        encoded(Image.fromarray(pixels), "PNG", icc_profile=b"nothing of the sort"), "foto.png"
    )
    assert np.array_equal(photo.pixels, pixels)


def test_the_day_is_kept_and_the_place_is_not() -> None:
    data = encoded(Image.fromarray(textured(200, 150)), exif=exif(taken="2003:08:14 17:20:11", place=True))
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    photo = read_photo(data, "foto.jpg")
    assert photo.taken == date(2003, 8, 14)
    kept = clean_jpeg(photo)
    assert not Image.open(io.BytesIO(kept)).getexif()
    assert b"Exif" not in kept
    assert np.abs(read_photo(kept, "foto.jpg").pixels.astype(int) - photo.pixels).mean() < 6


@pytest.mark.parametrize(
    "taken",
    ["2000:01:01 00:00:12", "1980:01:01 10:00:00", "2999:05:05 10:00:00", "0000:00:00 00:00:00", "ayer"],
)
def test_a_clock_that_was_never_set_gives_no_day(taken: str) -> None:
    data = encoded(Image.fromarray(textured(64, 64)), exif=exif(taken=taken))
    assert read_photo(data, "foto.jpg").taken is None


def test_an_animation_is_its_first_frame_and_says_so() -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    photo = read_photo(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]), "foto.gif")
    assert photo.note == "first_frame"
    assert photo.pixels[..., 0].mean() > 200 > photo.pixels[..., 2].mean()


def test_what_is_no_photo_is_named() -> None:
    assert fault_of(b"") == "empty"
    assert fault_of(b"%PDF-1.7 ...") == "pdf"
    assert fault_of(b"Querida Carmen:\n") == "text"
    assert fault_of(b"\0\0\0\x18ftypmp42" + bytes(40)) == "video"
    assert fault_of(b"PK\x03\x04" + bytes(40)) == "document"
    assert fault_of(b"Rar!\x1a\x07" + bytes(40)) == "archive_form"
    assert fault_of(bytes(range(200, 256))) == "foreign"
    assert fault_of(encoded(Image.new("RGB", (1, 1)), "PNG")) == "tiny"


@given(kept=st.floats(0.01, 0.97), form=st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF"]))
@settings(max_examples=30, deadline=None)
def test_a_file_that_is_cut_off_is_never_half_a_photo(kept: float, form: str) -> None:
    data = encoded(Image.fromarray(textured(300, 200)), form)
    assert fault_of(data[: int(kept * len(data))]) in {"cut", "broken", "empty", "text", "foreign"}


@given(
    st.binary(max_size=400),
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"BM", b"GIF89a"]),
)
@settings(max_examples=40, deadline=None)
def test_rubbish_after_a_true_beginning_is_refused(rubbish: bytes, start: bytes) -> None:
    fault_of(start + rubbish)


def test_a_picture_that_claims_to_be_vast_is_refused_unread() -> None:
    data = bytearray(encoded(Image.new("L", (64, 64)), "BMP"))
    data[18:26] = (30_000).to_bytes(4, "little") + (30_000).to_bytes(4, "little")
    assert fault_of(bytes(data)) == "vast"
    data[18:26] = (12_000).to_bytes(4, "little") + (11_000).to_bytes(4, "little")
    assert fault_of(bytes(data)) == "vast"


@pytest.mark.parametrize(("mode", "form"), [("RGB", "JPEG"), ("RGBA", "PNG")])
def test_a_large_photo_is_made_smaller(mode: str, form: str) -> None:
    picture = Image.fromarray(textured(5000, 3000)).convert(mode)
    photo = read_photo(encoded(picture, form, **({"compress_level": 1} if form == "PNG" else {})), "foto")
    assert photo.pixels.shape[:2] == (round(LONGEST_SIDE * 0.6), LONGEST_SIDE)
    assert photo.size_before == (5000, 3000)
    wanted = np.asarray(picture.convert("RGB").resize((photo.pixels.shape[1], photo.pixels.shape[0])))
    assert np.abs(photo.pixels.astype(int) - wanted).mean() < 8


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the kernel's own measure is read")
@pytest.mark.parametrize("progressive", [False, True])
def test_a_hundred_megapixels_take_little_memory(tmp_path: Path, progressive: bool) -> None:
    random = np.random.default_rng(0).integers(0, 256, (100, 100, 3), dtype=np.uint8)
    vast = Image.fromarray(random).resize((10_000, 10_000), Image.Resampling.BILINEAR)
    (tmp_path / "vast.jpg").write_bytes(encoded(vast, quality=85, progressive=progressive))
    script = (
        "import pathlib, re, sys\n"
        "from imaging.photos import read_photo\n"
        "photo = read_photo(pathlib.Path(sys.argv[1]).read_bytes(), 'vast.jpg')\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(*photo.pixels.shape, int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "vast.jpg")], capture_output=True, text=True, check=True
    )
    height, width, _, megabytes = map(int, done.stdout.split())
    assert (height, width) == (2048, 2048)
    assert megabytes < 700
