"""Bytes to a picture, in a worker process that may have only so much memory.

Only here, and only in that process, is Pillow loaded: it decodes what strangers wrote with
libraries written in C. A bomb ends the process, or the decoding in it, and nothing else.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import TYPE_CHECKING

from tui_reader.errors import PictureError
from tui_reader.library.pictures.picture import MEGABYTE, PictureLimits, Pixels, Rendering, Wanted
from tui_reader.sources.local import regular_file

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")

_MEGAPIXEL = 1_000_000
_ORIENTATION = 0x0112
"""The EXIF tag that says which way up a camera was held (EXIF 2.32, 4.6.4)."""
_LYING = range(5, 9)
"""Its values for a picture that is turned by a quarter."""
_DEEP_GRAYS = ("I", "I;16", "I;16L", "I;16B", "I;16N")
_SEEN_FIRST = 2_048
"""Bytes in which a file shows that it is no picture."""

BROKEN = "This picture is broken: its file is damaged or stops early."


def examine(path: str, limits: PictureLimits) -> Pixels:
    """The size of a picture as it is to be seen, from the head of its file.

    Raises:
        PictureError: It is none, or exceeds the limits.
    """
    with _bounded(limits), _opened(path, limits) as image:
        width, height = image.size
        return Pixels(height, width) if _orientation(image) in _LYING else Pixels(width, height)


def render(path: str, wanted: Wanted, limits: PictureLimits) -> Rendering:
    """A picture as a terminal wants it.

    Raises:
        PictureError: It can't be decoded within the limits.
    """
    from tui_reader.library.pictures import rendering

    with _bounded(limits), _opened(path, limits) as image:
        size = rendering.enough(wanted)
        if _orientation(image) in _LYING:
            size = (size[1], size[0])
        image.draft(None, size)  # of a JPEG no more than needed is decoded
        return rendering.render(_upright(image), wanted)


@contextmanager
def _bounded(limits: PictureLimits) -> Iterator[None]:
    """Decode with little memory, and raise nothing but what a person understands."""
    with warnings.catch_warnings(), _little_memory(limits.memory):
        warnings.simplefilter("ignore")
        try:
            yield
        except PictureError:
            raise
        except MemoryError:
            raise PictureError("This picture takes more memory to decode than it may have.") from None
        except Exception as error:
            # The boundary of the process: the decoders raise whatever comes to their mind.
            raise PictureError(BROKEN) from error


@contextmanager
def _little_memory(most: int) -> Iterator[None]:
    try:
        import resource

        before = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    except (ImportError, OSError, ValueError):
        yield  # not every system can; the bounds on bytes and pixels hold all the same
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@contextmanager
def _opened(path: str, limits: PictureLimits) -> Iterator[Image]:
    content = regular_file.read(path, limits.body)
    match content:
        case regular_file.Reason.TOO_LARGE:
            raise PictureError(
                f"This picture is larger than {limits.body // MEGABYTE} MB, which is too much."
            )
        case regular_file.Reason():
            raise PictureError(f"This picture is {content}.")
    from PIL import Image, UnidentifiedImageError

    # Checked here, where there are words for it.
    Image.MAX_IMAGE_PIXELS = None
    try:
        image = Image.open(BytesIO(content.data), formats=FORMATS)
    except UnidentifiedImageError:
        raise _no_picture(content.data) from None
    with image:
        if image.width * image.height > limits.pixels:
            found, most = (count / _MEGAPIXEL for count in (image.width * image.height, limits.pixels))
            raise PictureError(f"This picture has {found:,.0f} megapixels; {most:,.0f} are the most.")
        yield image


def _no_picture(data: bytes) -> PictureError:
    head = data[:_SEEN_FIRST].lower()
    if b"<svg" in head:
        return PictureError("This picture is a drawing in SVG, which a browser shows.")
    if b"<html" in head or b"<!doctype html" in head:
        return PictureError("There is a page in place of this picture.")
    return PictureError("This is no PNG, JPEG, GIF or WebP picture, or its file is damaged.")


def _orientation(image: Image) -> int:
    found = 1
    # What a camera wrote badly is no reason not to show its picture.
    with suppress(SyntaxError, ValueError, TypeError, KeyError, OSError, IndexError):
        found = image.getexif().get(_ORIENTATION, 1)
    return found if isinstance(found, int) else 1


def _upright(image: Image) -> Image:
    """The picture as it is to be seen, with 8 bits of red, green and blue, and alpha where it has any."""
    from PIL import ImageOps

    plain: Image = _plain(image)
    if _orientation(image) == 1:
        return plain
    plain.getexif()[_ORIENTATION] = _orientation(image)
    return ImageOps.exif_transpose(plain)


def _plain(image: Image) -> Image:
    if image.mode in _DEEP_GRAYS:
        # Pillow cuts 16 bits off at 255 where they should be scaled.
        return image.point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")
