"""Draws the pictures of the demo site: abstract motifs in three colours, the same on every machine."""

import io
import math
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1000
STORED_SIZE = (1200, 750)
Canvas = ImageDraw.ImageDraw
Colours = tuple[str, str, str]


def draw(motif: str, colours: Colours) -> bytes:
    """Return a PNG of ``motif``; the last colour is the ground. Raises ``KeyError`` for unknown motifs."""
    paint = _MOTIFS[motif]
    picture = Image.new("RGB", (WIDTH, HEIGHT), colours[2])
    paint(ImageDraw.Draw(picture), colours, random.Random(f"{motif}{colours}"))  # noqa: S311
    out = io.BytesIO()
    picture.resize(STORED_SIZE, Image.Resampling.LANCZOS).quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _mix(one: str, other: str, share: float) -> tuple[int, ...]:
    """Blend two colours; ``share`` is the part of the second, from 0 to 1."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return tuple(round(a + (b - a) * share) for a, b in pairs)


def _wave(top: float, height: float, length: float, shift: float) -> list[tuple[float, float]]:
    """Return the outline of everything below a wavy line."""
    line = [(x, top + height * math.sin(x / length + shift)) for x in range(0, WIDTH + 20, 20)]
    return [*line, (WIDTH, HEIGHT), (0, HEIGHT)]


def _sun(canvas: Canvas, colour: str, x: int, y: int, radius: int) -> None:
    canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _hills(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    _sun(canvas, colours[1], dice.randint(300, 1300), 260, 120)
    for step in range(5):
        outline = _wave(430 + 115 * step, 60, dice.randint(180, 340), dice.random() * 6)
        canvas.polygon(outline, fill=_mix(colours[1], colours[0], step / 4))


def _river(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    _hills(canvas, colours, dice)
    for step in range(4):
        canvas.polygon(
            _wave(700 + 80 * step, 28, 240, step), fill=_mix(colours[0], colours[2], 0.45 - 0.1 * step)
        )


def _sea(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    _sun(canvas, colours[1], dice.randint(400, 1200), 420, 150)
    for step in range(6):
        outline = _wave(520 + 80 * step, 24, dice.randint(70, 120), dice.random() * 6)
        canvas.polygon(outline, fill=_mix(colours[1], colours[0], 0.3 + step * 0.14))


def _city(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    for depth in range(3):
        fill = _mix(colours[1], colours[0], depth / 2)
        for x in range(-40, WIDTH, 110):
            top = dice.randint(220, 620) + 60 * depth
            canvas.rectangle((x, top, x + dice.randint(60, 105), 820), fill=fill)
    canvas.rectangle((0, 820, WIDTH, HEIGHT), fill=_mix(colours[0], colours[2], 0.25))


def _hall(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    _sun(canvas, colours[1], 1300, 240, 110)
    for n in range(6):
        x = 90 + n * 240
        canvas.polygon([(x, 820), (x, 420), (x + 240, 540), (x + 240, 820)], fill=colours[0])
        canvas.polygon([(x + 16, 450), (x + 16, 520), (x + 224, 620), (x + 224, 555)], fill=colours[1])
    canvas.rectangle((0, 820, WIDTH, HEIGHT), fill=_mix(colours[0], colours[2], 0.5 + dice.random() / 10))


def _wind(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    canvas.polygon(_wave(780, 30, 260, 1), fill=colours[1])
    for x, top in ((360, 330), (820, 220), (1250, 380)):
        canvas.line((x, top, x, 830), fill=colours[0], width=18)
        start = dice.random() * 2
        for blade in range(3):
            angle = start + blade * 2 * math.pi / 3
            canvas.line(
                (x, top, x + 190 * math.cos(angle), top + 190 * math.sin(angle)), fill=colours[0], width=16
            )
        _sun(canvas, colours[0], x, top, 20)


def _chemistry(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    for row in range(5):
        for column in range(7):
            x, y = 130 + column * 226 + (row % 2) * 113, 120 + row * 196
            fill = _mix(colours[1], colours[2], dice.random() * 0.8) if dice.random() < 0.6 else None
            canvas.regular_polygon((x, y, 118), 6, rotation=30, fill=fill, outline=colours[0], width=8)


def _dialogue(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    for n, (x, y) in enumerate(((220, 180), (720, 330), (430, 540))):
        fill = _mix(colours[1], colours[0], n / 3)
        right, bottom = x + 620, y + 260 + dice.randint(0, 30)
        canvas.rounded_rectangle((x, y, right, bottom), 60, fill=fill)
        canvas.polygon([(x + 90, bottom - 4), (x + 200, bottom - 4), (x + 80, bottom + 90)], fill=fill)


def _network(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    points = [(dice.randint(80, WIDTH - 80), dice.randint(80, HEIGHT - 80)) for _ in range(26)]
    for x, y in points:
        near = sorted(points, key=lambda other: math.dist(other, (x, y)))[1:4]
        for other in near:
            canvas.line((x, y, *other), fill=_mix(colours[0], colours[2], 0.6), width=5)
    for n, (x, y) in enumerate(points):
        _sun(canvas, colours[n % 2], x, y, 14 + 8 * (n % 4))


def _tools(canvas: Canvas, colours: Colours, dice: random.Random) -> None:
    for n, (x, y, radius) in enumerate(((480, 520, 260), (930, 380, 190), (1190, 680, 220))):
        fill = colours[n % 2]
        start = dice.random()
        for tooth in range(12):
            angle = start + tooth * math.pi / 6
            _sun(
                canvas,
                fill,
                int(x + radius * math.cos(angle)),
                int(y + radius * math.sin(angle)),
                radius // 6,
            )
        _sun(canvas, fill, x, y, radius)
        _sun(canvas, colours[2], x, y, radius // 3)


def _mark(canvas: Canvas, colours: Colours, _dice: random.Random) -> None:
    for n in range(3):
        left = 430 + n * 260
        canvas.rounded_rectangle((left, 620 - n * 170, left + 200, 800), 30, fill=colours[n % 2])


_MOTIFS: dict[str, Callable[[Canvas, Colours, random.Random], None]] = {
    "chemistry": _chemistry,
    "city": _city,
    "dialogue": _dialogue,
    "hall": _hall,
    "hills": _hills,
    "mark": _mark,
    "network": _network,
    "river": _river,
    "sea": _sea,
    "tools": _tools,
    "wind": _wind,
}
