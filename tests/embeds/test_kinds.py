"""What can be embedded, as oEmbed and the generator offer it: the same kinds, as large, and as closed in."""

from cms.embeds.kinds import KINDS
from cms.embeds.snippets import SANDBOX
from cms.feeds import oembed


def test_oembed_knows_the_kinds_of_the_generator_with_their_heights() -> None:
    heights = {name: height for name, (_width, height) in oembed.FRAMES.items()}

    assert heights == {name: kind.height for name, kind in KINDS.items()}


def test_frames_of_both_may_do_the_same() -> None:
    assert oembed.SANDBOX == SANDBOX
