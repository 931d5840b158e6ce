"""Copy the explorer GraphiQL and React, which it needs, from npm into our static files.

``python -m tools.vendor_graphiql`` needs npm and its registry. The copies are committed, so that nobody
else needs either and the explorer asks no other server for anything.
"""

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "cms" / "graphql" / "static" / "graphiql"
PACKAGES = {
    "graphiql@3.9.0": {"graphiql.min.js": "graphiql.min.js", "graphiql.min.css": "graphiql.min.css"},
    "react@18.3.1": {"umd/react.production.min.js": "react.min.js"},
    "react-dom@18.3.1": {"umd/react-dom.production.min.js": "react-dom.min.js"},
}
FONTS = """
GraphiQL's style sheet embeds two fonts:
  Roboto, copyright Google, Apache License 2.0
  Fira Code, copyright The Fira Code Project Authors, SIL Open Font License 1.1
"""


def main() -> None:
    """Fetch each package, keep the files we serve, and collect the licences."""
    TARGET.mkdir(parents=True, exist_ok=True)
    notices = []
    for package, files in PACKAGES.items():
        with tempfile.TemporaryDirectory() as directory:
            unpacked = fetch(package, Path(directory))
            for source, name in files.items():
                shutil.copyfile(unpacked / source, TARGET / name)
            notices.append(f"{package}\n\n{(unpacked / 'LICENSE').read_text(encoding='utf-8').strip()}\n")
    (TARGET / "LICENSES.txt").write_text("\n\n".join([*notices, FONTS.strip()]) + "\n", encoding="utf-8")
    print(f"GraphiQL stands in {TARGET}.")


def fetch(package: str, directory: Path) -> Path:
    """Return the directory of an unpacked npm package."""
    subprocess.run(["npm", "pack", "--silent", package], cwd=directory, check=True, stdout=subprocess.DEVNULL)
    (archive,) = directory.glob("*.tgz")
    with tarfile.open(archive) as packed:
        packed.extractall(directory, filter="data")
    return directory / "package"


if __name__ == "__main__":
    main()
