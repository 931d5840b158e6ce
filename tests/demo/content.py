"""A tiny set of content files, to be spoilt line by line."""

from pathlib import Path

from wagtail.models import Page, Site

from cms.published.events import rebuilt_afterwards

HOME = """\
title: Start
slug: start
"""
SECTION = """\
type: InitiativeIndexPage
title: Initiativen
"""
TOPICS = """\
energie: {name: Energie}
wasserstoff:
  name: Wasserstoff
  parent: energie
"""
INITIATIVE = """\
title: Bündnis Musterland
level: STATE
topics: [wasserstoff]
goals:
  - Miteinander reden
body:
  - heading: {text: Ziele}
  - rich_text: |
      Siehe [Start](page:home/start) und **mehr**.
"""


def write_site(root: Path, **changed: str) -> Path:
    """Write the files below ``root`` and return their folder; ``changed`` replaces a file by its stem."""
    files = {
        "home/start": HOME,
        "sections/initiativen": SECTION,
        "records/topics": TOPICS,
        "initiatives/musterland": INITIATIVE,
    }
    for name, text in files.items():
        path = root / "content" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(path.stem, text), encoding="utf-8")
    return root / "content"


def clear_site() -> None:
    """Remove the website that every database test starts with."""
    with rebuilt_afterwards():
        Site.objects.all().delete()
        for home in Page.objects.filter(depth=2):
            home.delete()
