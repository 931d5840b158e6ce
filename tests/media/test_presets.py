import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from cms.media.models import Image, Rendition
from cms.media.presets import FORMATS, SIZES, ImagePreset
from tests.factories.media import ImageFactory, picture

pytestmark = pytest.mark.django_db


def large_image() -> Image:
    return ImageFactory(file=ContentFile(picture(1600, 1000), name="werkhalle.png"))


@pytest.mark.parametrize(
    ("preset", "size", "widths"),
    [
        (ImagePreset.THUMBNAIL, (160, 160), [160, 320]),
        (ImagePreset.CARD, (480, 300), [480, 960]),
        (ImagePreset.CONTENT, (800, 500), [800, 1600]),
        (ImagePreset.HERO, (1260, 540), [1260, 1600]),
        (ImagePreset.LOGO, (192, 120), [192, 384]),
        (ImagePreset.SHARE, (1200, 630), [1200]),
    ],
)
def test_each_preset_has_its_size_and_its_widths(
    preset: ImagePreset, size: tuple[int, int], widths: list[int]
) -> None:
    image = large_image()

    shown = image.in_preset(preset)

    assert (shown.width, shown.height) == size
    assert [int(source.rpartition(" ")[2][:-1]) for source in shown.src_set.split(", ")] == widths
    assert shown.src_set.startswith(f"{shown.url} {size[0]}w")


def test_every_preset_has_sizes_and_formats() -> None:
    assert set(SIZES) == set(FORMATS) == set(ImagePreset)


def test_browsers_choose_between_formats_of_the_same_widths() -> None:
    image = large_image()

    shown = image.in_preset("CONTENT")

    avif, webp = shown.sources
    assert (avif.media_type, webp.media_type) == ("image/avif", "image/webp")
    assert webp.src_set == shown.src_set
    assert [source.rpartition(" ")[2] for source in avif.src_set.split(", ")] == ["800w", "1600w"]
    for source in (avif, webp):
        name = source.src_set.partition(" ")[0].removeprefix("/media/")
        with Rendition.objects.get(file=name).file.open() as file, Pillow.open(file) as computed:
            assert (computed.get_format_mimetype(), computed.width) == (source.media_type, 800)


def test_link_previews_get_the_format_that_everybody_reads() -> None:
    (source,) = large_image().in_preset("SHARE").sources

    assert source.media_type == "image/jpeg"


def test_addresses_are_those_of_computed_files_never_of_the_original() -> None:
    image = large_image()

    shown = image.in_preset("CARD")

    assert shown.url.startswith("/media/images/")
    assert shown.url.endswith(".webp")
    assert "original_images" not in shown.src_set
    assert image.in_preset("SHARE").url.endswith(".jpg")


def test_a_small_original_is_not_blown_up_and_names_each_width_once() -> None:
    image = ImageFactory(file=ContentFile(picture(300, 200), name="klein.png"))

    shown = image.in_preset("CONTENT")

    assert (shown.width, shown.height) == (300, 200)
    assert shown.src_set == f"{shown.url} 300w"


def test_the_second_question_computes_nothing() -> None:
    image = large_image()
    first = image.in_preset("CARD")
    computed = set(Rendition.objects.values_list("pk", flat=True))

    assert image.in_preset("CARD") == first
    assert set(Rendition.objects.values_list("pk", flat=True)) == computed


def test_where_the_photograph_was_taken_does_not_travel_with_it() -> None:
    exif = Pillow.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 30.0, 0.0), 3: "E", 4: (13.0, 23.0, 0.0)})
    original = ContentFile(b"", name="ort.jpg")
    Pillow.new("RGB", (1600, 1000)).save(original, "JPEG", exif=exif)
    image = ImageFactory(file=original)

    for preset in ImagePreset:
        image.in_preset(preset)

    for rendition in Rendition.objects.all():
        with rendition.file.open() as file, Pillow.open(file) as computed:
            assert dict(computed.getexif().get_ifd(0x8825)) == {}
