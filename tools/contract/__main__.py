"""``python -m tools.contract``: write what is generated without Node.js; ``--check`` only compares.

``python -m tools.contract release`` keeps the present schema as the version of ``package.json``.
"""

import sys
from pathlib import Path

import django

from . import CONTRACT
from .manifest import manifest
from .releases import release


def generated() -> dict[Path, str]:
    """Return what each generated file should hold."""
    from .tables import codes, readme

    return {
        CONTRACT / "manifest.json": manifest(),
        CONTRACT / "README.md": readme(),
        CONTRACT / "client" / "codes.ts": codes(),
    }


def stale() -> list[Path]:
    """Return the files that hold something else."""
    return [
        path for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Do what ``arguments`` say; return the exit status."""
    if arguments == ["release"]:
        try:
            print(f"Version {release()} is released.")
        except ValueError as problem:
            print(problem, file=sys.stderr)
            return 1
        return 0
    django.setup()
    found = stale()
    if arguments == ["--check"]:
        for path in found:
            print(f"{path.name} is stale: run make contract and commit the result.", file=sys.stderr)
        return 1 if found else 0
    for path in found:
        path.write_text(generated()[path], encoding="utf-8")
        print(f"{path.name} has been written.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
