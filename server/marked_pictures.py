"""Pictures as files that say of themselves that they were made and not photographed.

The mark is the IPTC digital source type in an XMP packet
(http://cv.iptc.org/newscodes/digitalsourcetype).
"""

from io import BytesIO
from typing import Final, Literal

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from imaging.request import Mask, Pixels

Source = Literal["trainedAlgorithmicMedia", "algorithmicMedia", "compositeWithTrainedAlgorithmicMedia"]
PAINTED: Final[Source] = "trainedAlgorithmicMedia"
PAINTED_OVER: Final[Source] = "compositeWithTrainedAlgorithmicMedia"  # over a picture from outside
DRAWN: Final[Source] = "algorithmicMedia"
PREVIEW_SIDE: Final = 512
SMALL_SIDE: Final = 320

_PACKET: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/{source}"'
    ' xmp:CreatorTool="Evoca"/>'
    "</rdf:RDF></x:xmpmeta>"
    '<?xpacket end="w"?>'
)


def marked_png(pixels: Pixels, source: Source) -> bytes:
    """A PNG file of a made picture, marked as what it is."""
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", _PACKET.format(source=source))
    file = BytesIO()
    # Level 1 writes a page in a few hundredths of a second, and little larger than the slow levels.
    Image.fromarray(pixels).save(file, "PNG", pnginfo=info, compress_level=1)
    return file.getvalue()


def marked_jpeg(pixels: Pixels, source: Source, dpi: int) -> bytes:
    """A JPEG file for print, marked as ``marked_png`` does; ``dpi`` is how large it is meant to be."""
    file = BytesIO()
    packet = _PACKET.format(source=source).encode()
    Image.fromarray(pixels).save(file, "JPEG", quality=95, subsampling=0, dpi=(dpi, dpi), xmp=packet)
    return file.getvalue()


def source_of(data: bytes) -> Source | None:
    """How a picture file of Evoca says that it was made; None for one that says nothing."""
    sources: tuple[Source, ...] = (PAINTED_OVER, PAINTED, DRAWN)
    return next((each for each in sources if f"digitalsourcetype/{each}".encode() in data), None)


def mask_png(mask: Mask) -> bytes:
    """A mask as a PNG file of black and white."""
    file = BytesIO()
    Image.fromarray(mask.astype(np.uint8) * 255).convert("1").save(file, "PNG", compress_level=1)
    return file.getvalue()


def grey_png(greys: Pixels) -> bytes:
    """Grey values (h, w) as a PNG file: a feathered mask."""
    file = BytesIO()
    Image.fromarray(greys).save(file, "PNG", compress_level=1)
    return file.getvalue()


def preview_webp(pixels: Pixels) -> bytes:
    """A small WebP file of an unfinished picture, at most PREVIEW_SIDE pixels wide and high."""
    file = BytesIO()
    picture = Image.fromarray(pixels)
    picture.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    picture.save(file, "WEBP", quality=70, method=0, xmp=_PACKET.format(source=PAINTED).encode())
    return file.getvalue()


def small_webp(data: bytes) -> bytes:
    """A picture file as a WebP file of a few kilobytes, at most SMALL_SIDE pixels wide and high.

    It says of itself how it was made as far as ``data`` does.
    """
    file = BytesIO()
    source = source_of(data)
    packet = _PACKET.format(source=source).encode() if source else b""
    picture = Image.fromarray(read_pixels(data))
    picture.thumbnail((SMALL_SIDE, SMALL_SIDE))
    picture.save(file, "WEBP", quality=72, xmp=packet)
    return file.getvalue()


def read_pixels(data: bytes) -> Pixels:
    """The pixels of a picture file."""
    with Image.open(BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def read_mask(data: bytes) -> Mask:
    """The mask of a file of ``mask_png``."""
    with Image.open(BytesIO(data)) as picture:
        return np.asarray(picture.convert("1"), dtype=np.bool_)
