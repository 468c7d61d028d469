import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from imaging.photos import PhotoError, archives, is_archive, unpack
from tests.imaging.photos.making import encoded, textured

PHOTO = encoded(Image.fromarray(textured(64, 64)))


def zipped(*files: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return held.getvalue()


def faults(data: bytes) -> dict[str, str]:
    return {name: got.fault for name, got in unpack(data) if isinstance(got, PhotoError)}


def test_photos_come_out_as_they_went_in_and_litter_stays_behind(tmp_path: Path) -> None:
    data = zipped(
        ("verano/Mamá.jpg", PHOTO),
        ("__MACOSX/verano/._Mamá.jpg", b"x"),
        (".DS_Store", b"x"),
        ("verano/Thumbs.db", b"x"),
        ("vacía/", b""),
        ("nota.txt", b"hola"),
    )
    wanted = [("verano/Mamá.jpg", PHOTO), ("nota.txt", b"hola")]
    assert is_archive(data)
    assert list(unpack(data)) == wanted
    (tmp_path / "fotos.zip").write_bytes(data)
    assert list(unpack(tmp_path / "fotos.zip")) == wanted


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_name_leads_out_of_a_folder(name: str) -> None:
    entry = zipfile.ZipInfo()
    entry.filename = f"../{name}/..\\..\\C:\\{name}/foto.jpg"
    found = archives._name(entry)
    assert ".." not in found.split("/")
    assert not found.startswith("/")
    assert ":" not in found or "/" not in found
    assert found.endswith("foto.jpg")


def test_names_in_utf8_that_do_not_say_so_are_read() -> None:
    entry = zipfile.ZipInfo("x.jpg")
    entry.filename = "Mamá.jpg".encode().decode("cp437")
    assert archives._name(entry) == "Mamá.jpg"


def test_a_bomb_is_left_unread_and_the_photo_beside_it_is_kept() -> None:
    data = zipped(("bomba.jpg", bytes(60_000_000)), ("foto.jpg", PHOTO))
    assert len(data) < 100_000
    found = dict(unpack(data, "verano.zip"))
    assert found["foto.jpg"] == PHOTO
    bomb = found["bomba.jpg"]
    assert isinstance(bomb, PhotoError)
    assert (bomb.fault, bomb.about["file"]) == ("archive_bomb", "verano.zip/bomba.jpg")


def test_sizes_that_lie_do_no_harm() -> None:
    data = zipped(("bomba.jpg", bytes(60_000_000)))
    small = (1000).to_bytes(4, "little")
    lying = data.replace((60_000_000).to_bytes(4, "little"), small)
    assert lying != data
    assert set(faults(lying)) == {"bomba.jpg"}


def test_too_many_files_end_with_a_fault_and_keep_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_ENTRIES", 3)
    found = list(unpack(zipped(*((f"{number}.jpg", PHOTO) for number in range(5))), "fotos.zip"))
    assert [name for name, _ in found] == ["0.jpg", "1.jpg", "2.jpg", "fotos.zip"]
    last = found[-1][1]
    assert isinstance(last, PhotoError)
    assert last.fault == "archive_many"


def test_a_limit_on_all_bytes_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", len(PHOTO) + 1)
    data = zipped(*((f"{number}.jpg", PHOTO) for number in range(5)))
    assert [name for name, got in unpack(data) if isinstance(got, bytes)] == ["0.jpg", "1.jpg"]
    assert list(faults(data).values()) == ["archive_vast"]


def test_one_broken_file_does_not_take_the_others_with_it() -> None:
    data = bytearray(zipped(("a.jpg", PHOTO), ("b.jpg", PHOTO), compression=zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    assert faults(bytes(data)) == {"a.jpg": "broken"}
    assert dict(unpack(bytes(data)))["b.jpg"] == PHOTO


def test_a_locked_file_and_an_archive_inside_are_named() -> None:
    locked = bytearray(zipped(("a.jpg", PHOTO)))
    locked[6] |= 1
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1
    assert faults(bytes(locked)) == {"a.jpg": "locked"}
    assert faults(zipped(("dentro.zip", zipped(("a.jpg", PHOTO))))) == {"dentro.zip": "nested"}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (b"hola", "archive"),
        (zipped(("a.jpg", PHOTO))[:200], "archive"),
        (b"Rar!\x1a\x07" + bytes(40), "archive_form"),
        (zipped((".DS_Store", b"x")), "archive_empty"),
    ],
)
def test_what_is_no_archive_is_said(data: bytes, fault: str) -> None:
    with pytest.raises(PhotoError) as caught:
        list(unpack(data, "fotos.zip"))
    assert caught.value.fault == fault
    assert "fotos.zip" in str(caught.value)


def test_an_archive_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PhotoError) as caught:
        list(unpack(tmp_path / "nada.zip"))
    assert caught.value.fault == "unreadable"
