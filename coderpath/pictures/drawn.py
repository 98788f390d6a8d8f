"""Draws a card: the name, the figure, the answer and its proof, in the faces and colors of the
site. Pure: no Django."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .card import HEIGHT, WIDTH, PictureCard

FONTS = Path(__file__).parent.parent / "static" / "fonts"
PAPER, INK, SOFT, TEAL = "#fbfaf7", "#14262b", "#4f6368", "#0b5c6b"
EDGE = 80
ROOM = WIDTH - 2 * EDGE
# Sizes, and on how many lines: the first in which all of it fits is taken.
HEADINGS = ((80, 1), (60, 2), (52, 2), (44, 2))
ANSWERS = ((44, 4), (38, 5), (33, 5))
UNDER_A_FIGURE = ((40, 1), (36, 2), (32, 2))
FIGURES = ((120, 1), (84, 1), (60, 1))
PROOF, BRAND = 27, 34
FOOT = 114  # from the bottom up
LEADING = 1.2  # from line to line, in sizes
COLORS = 32  # in the file: enough for smooth letters in four colors

Face = ImageFont.FreeTypeFont
Sizes = tuple[tuple[int, int], ...]


@lru_cache(maxsize=20)
def serif(size: int) -> Face:
    return ImageFont.truetype(str(FONTS / "serif-600.woff2"), size)


@lru_cache(maxsize=20)
def sans(size: int, weight: int = 400) -> Face:
    face = ImageFont.truetype(str(FONTS / "public-sans.woff2"), size)
    face.set_variation_by_axes([weight])
    return face


@lru_cache(maxsize=500)
def _letter(letter: str, face: Face) -> str:
    if letter.isspace() or face.getmask(letter).getbbox():
        return letter
    plain = unicodedata.normalize("NFKD", letter)[0]
    return plain if face.getmask(plain).getbbox() else ""


def in_letters(text: str, face: Face) -> str:
    """The text in letters that the face has: the files are made for the words of pages."""
    return "".join(_letter(letter, face) for letter in text)


def wrapped(text: str, face: Face, most: int, room: int = ROOM) -> list[str]:
    """Its lines, at most so many; the last ends in “…” where more would follow."""
    lines: list[str] = []
    for word in in_letters(text, face).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most and all(face.getlength(line) <= room for line in lines):
        return lines
    return [_cut(line, face, room, last=n == most - 1) for n, line in enumerate(lines[:most])]


def _cut(line: str, face: Face, room: int, *, last: bool) -> str:
    if not last and face.getlength(line) <= room:
        return line
    while line and face.getlength(f"{line}…") > room:
        line = line[:-1].rstrip()
    return f"{line.rstrip(',;:.')}…"


def _largest(text: str, face: Callable[[int], Face], sizes: Sizes) -> tuple[Face, list[str]]:
    """The first of these sizes in which all of it stands on so many lines; the last cuts it off."""
    for size, most in sizes:
        lines = wrapped(text, face(size), most)
        if " ".join(lines) == " ".join(in_letters(text, face(size)).split()):
            break
    return face(size), lines


def png(card: PictureCard) -> bytes:
    """The file, of WIDTH by HEIGHT."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 14), TEAL)
    pen.text((EDGE, 46), "Coder", INK, serif(BRAND), anchor="la")
    pen.text((EDGE + serif(BRAND).getlength("Coder"), 46), "Path", TEAL, serif(BRAND), anchor="la")
    at = _lines(pen, 108, *_largest(card.heading, serif, HEADINGS), INK)
    if card.figure:
        at = _lines(pen, at + 4, *_largest(card.figure, serif, FIGURES), TEAL)
    answer = _largest(card.says, sans, UNDER_A_FIGURE if card.figure else ANSWERS)
    _lines(pen, at + (12 if card.figure else 36), *answer, INK)
    foot = HEIGHT - FOOT
    for rule in (foot, foot + 7)[: 1 + card.is_whole]:  # two under a sum that is whole
        pen.line((EDGE, rule, WIDTH - EDGE, rule), TEAL, 2)
    _lines(pen, foot + 26, *_largest(card.proof, sans, ((PROOF, 2),)), SOFT)
    file = BytesIO()
    picture.quantize(COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _lines(pen: ImageDraw.ImageDraw, at: float, face: Face, lines: list[str], color: str) -> float:
    """Draws them from a height on; the height under the last."""
    for line in lines:
        pen.text((EDGE, at), line, color, face, anchor="la")
        at += face.size * LEADING
    return at
