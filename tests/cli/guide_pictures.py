"""The pictures of the guide and of the README: pages of the example, as they stand on its day. To make
them anew, once the program is built (build/shipped):

    python3 tests/cli/guide_pictures.py

test_guide_pictures.py says when that is due: beside the pictures stands the title of what each
shows."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    os.environ.setdefault("GOUVERNAIL", str(ROOT / "build/shipped/bin/gouvernail"))
    os.environ.setdefault("GOUVERNAIL_SOURCE_DIR", str(ROOT))
    os.environ.setdefault("FONTCONFIG_FILE", str(ROOT / "build/shipped/fonts/fonts.conf"))

import support  # noqa: E402
from pages import MODULES  # noqa: E402
from test_serve import Serving  # noqa: E402

TAKER = pathlib.Path(__file__).with_name("guide_pictures.cjs")
GUIDE = support.SOURCE / "docs" / "guide"
TITLES = "titles.json"
DESK, PHONE = (1000, 640), (390, 700)
# What each page of the guide shows: an address of the example, and how wide and high it is seen.
SHOWN = {
    "01-premiers-pas": ("/", DESK),
    "02-ma-semaine": ("/#week", PHONE),
    "03-convoquer": ("/reunions/elus-2026-12-08/envoyer", DESK),
    "04-deplacer-annuler": ("/reunions/elus-2026-12-08/deplacer?to=2026-12-15&look=yes#touched", DESK),
    "05-reponses": ("/reunions/elus-2026-12-08", DESK),
    "06-presences-et-compte-rendu": ("/reunions/copil-2026-12-10/tenue", PHONE),
    "07-preparer-le-copil": ("/preparer?instance=copil", DESK),
    "08-echeances": ("/echeances", DESK),
    "09-calendrier": ("/calendrier?mois=2026-12", DESK),
    "10-personnes-et-sieges": ("/personnes", DESK),
    "11-importer-et-revenir-en-arriere": ("/importer", DESK),
    "12-rapport": ("/rapport/lire", DESK),
}


class Pictures(Serving):
    def take(self, language, folder=None):
        """The titles of what is shown, by page of the guide; the pictures too, into a folder."""
        self.make_workspace()
        _, port = self.serve(lang=language)
        pictures = [{"address": f"http://127.0.0.1:{port}{address}", "width": size[0],
                     "height": size[1], "file": str(folder / f"{name}.webp") if folder else None}
                    for name, (address, size) in SHOWN.items()]
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        done = subprocess.run(
            ["node", TAKER],
            input=json.dumps({"pictures": pictures, "language": language, "chromium": chromium}),
            text=True, capture_output=True, timeout=600, check=False,
            env={**os.environ, "NODE_PATH": str(MODULES), "LANGUAGE": language})
        self.assertEqual(done.returncode, 0, done.stderr[-3000:])
        return dict(zip(SHOWN, json.loads(done.stdout)))


class Make(Pictures):
    def make(self, language):
        folder = GUIDE / language / "images"
        folder.mkdir(exist_ok=True)
        titles = self.take(language, folder)
        (folder / TITLES).write_text(json.dumps(titles, ensure_ascii=False, indent=1) + "\n")

    def test_french(self):
        self.make("fr")

    def test_english(self):
        self.make("en")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + ["Make"])
