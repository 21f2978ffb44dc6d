"""Each page of the guide shows a picture of the page that it speaks of, as that is called today."""
import json
import re
import unittest

from guide_pictures import GUIDE, SHOWN, TITLES, Pictures

LARGEST = 60_000  # bytes of a picture
AGAIN = "make the pictures anew: python3 tests/cli/guide_pictures.py"


class GuidePictures(Pictures):
    def judge(self, language):
        folder = GUIDE / language / "images"
        self.assertEqual(json.loads((folder / TITLES).read_text()), self.take(language), AGAIN)
        self.assertEqual({p.stem for p in folder.glob("*.webp")}, set(SHOWN), AGAIN)
        self.assertEqual({p.stem for p in (GUIDE / language).glob("*.md")}, set(SHOWN))
        for name in SHOWN:
            text = (GUIDE / language / f"{name}.md").read_text()
            shown = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", text)
            self.assertEqual([file for _, file in shown], [f"images/{name}.webp"], name)
            self.assertGreater(len(shown[0][0]), 20, f"{name}: say what the picture shows")
            picture = folder / f"{name}.webp"
            self.assertLess(picture.stat().st_size, LARGEST, picture)
            self.assertEqual(picture.read_bytes()[8:12], b"WEBP", picture)

    def test_french(self):
        self.judge("fr")

    def test_english(self):
        self.judge("en")


if __name__ == "__main__":
    unittest.main()
