"""What a file is by its first bytes, so that what is no photo is named and never handed to a decoder."""

from typing import Final

_STARTS: Final = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"IIRO", "raw"),  # Olympus
    (b"IIU\0", "raw"),  # Panasonic
    (b"FUJIFILMCCD-RAW", "raw"),
    (b"II*\0\x10\0\0\0CR", "raw"),  # Canon
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0", "document"),
    (b"{\\rtf", "document"),
    (b"Rar!", "archive_form"),
    (b"7z\xbc\xaf\x27\x1c", "archive_form"),
    (b"\x1f\x8b", "archive_form"),
    (b"BZh", "archive_form"),
    (b"\xfd7zXZ\0", "archive_form"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"\0\0\1\xba", "video"),
    (b"\0\0\1\xb3", "video"),
    (b"FLV", "video"),
)
_STILL_BRANDS: Final = {
    b"avif": "AVIF",
    b"avis": "AVIF",
    b"heic": "HEIF",
    b"heix": "HEIF",
    b"hevc": "HEIF",
    b"hevx": "HEIF",
    b"heim": "HEIF",
    b"heis": "HEIF",
    b"mif1": "HEIF",
    b"msf1": "HEIF",
    b"crx ": "raw",
}
PHOTO_FORMS: Final = frozenset({"JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP", "HEIF", "AVIF"})
_MOST_ACCENTS: Final = 0.3  # bytes over 127 in a text of Latin letters
_TEXT_CONTROLS: Final = frozenset(b"\t\n\r\f\v\x1b")


def form_of(data: bytes) -> str:
    """One of ``PHOTO_FORMS``, or "zip", or the key of ``faults.FAULTS`` for what the bytes are instead."""
    if not data:
        return "empty"
    if data[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"AVI ": "video"}.get(data[8:12], "foreign")
    if data[4:8] == b"ftyp":
        return _media_form(data)
    for start, form in _STARTS:
        if data.startswith(start):
            return form
    return "text" if _is_text(data[:4096]) else "foreign"


def _media_form(data: bytes) -> str:
    """HEIF, AVIF and videos share one box format: the major brand tells them apart (ISO/IEC 14496-12)."""
    major = data[8:12]
    if major in (b"mif1", b"msf1") and b"avif" in data[16 : int.from_bytes(data[:4])]:
        return "AVIF"
    return _STILL_BRANDS.get(major, "video")


def _is_text(start: bytes) -> bool:
    if b"\0" in start:
        return start[:2] in (b"\xff\xfe", b"\xfe\xff")  # UTF-16
    foreign = sum(byte >= 128 for byte in start) > _MOST_ACCENTS * len(start)
    return not foreign and not any(byte < 32 and byte not in _TEXT_CONTROLS for byte in start)
