#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The expected files of tests/golden, which the reports equal byte for byte, are what other
programs read: well-formed XML of the JUnit shape, accessible HTML, CSV of one width, JSON."""
import csv
import json
import os
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(os.environ.get("GOUVERNAIL_SOURCE_DIR", Path(__file__).resolve().parents[2]))
GOLDEN = ROOT / "tests" / "golden"
VERDICTS = ["satisfied", "covered", "open", "at_risk", "unproven", "lost", "breached", "waived",
            "upcoming"]


def golden(name):
    return (GOLDEN / name).read_text(encoding="utf-8")


class JUnit(unittest.TestCase):
    def test_has_the_shape_that_servers_read(self):
        for language in ("fr", "en"):
            run = subprocess.run(
                ["xmllint", "--noout", "--schema", GOLDEN / "junit.xsd",
                 GOLDEN / f"check.{language}.xml"],
                capture_output=True, text=True, check=False)
            self.assertEqual(run.returncode, 0, run.stderr)

    def test_its_sums_are_right(self):
        root = ElementTree.fromstring(golden("check.fr.xml"))
        for node in [root, *root.findall("testsuite")]:
            self.assertEqual(int(node.get("tests")), len(list(node.iter("testcase"))))
            self.assertEqual(int(node.get("failures")), len(list(node.iter("failure"))))
            self.assertEqual(int(node.get("skipped")), len(list(node.iter("skipped"))))

    def test_fails_what_the_json_says_is_missed_or_lost(self):
        root = ElementTree.fromstring(golden("check.fr.xml"))
        failed = {case.get("name") for case in root.iter("testcase") if case.find("failure") is not None}
        report = json.loads(golden("check.fr.json"))
        year_ago = str(int(report["as_of"][:4]) - 1) + report["as_of"][4:]
        # What a year has passed over, and what is no obligation, is told and fails nothing.
        self.assertEqual(failed, {d["id"] for d in report["duties"]
                                  if d["verdict"] in ("lost", "breached")
                                  and d["severity"] == "obligation"
                                  and d["window"]["last"] >= year_ago})


class Html(unittest.TestCase):
    def setUp(self):
        self.page = golden("check.fr.html")
        # The page is also well-formed XML, but for its doctype.
        self.root = ElementTree.fromstring(self.page.replace("<!DOCTYPE html>", "", 1))

    def test_names_its_language_and_title(self):
        self.assertEqual(self.root.get("lang"), "fr")
        self.assertTrue(self.root.findtext("head/title"))

    def test_headings_skip_no_level(self):
        levels = [int(node.tag[1]) for node in self.root.iter() if re.fullmatch(r"h[1-6]", node.tag)]
        self.assertEqual(levels[0], 1)
        self.assertEqual(levels.count(1), 1)
        for above, below in zip(levels, levels[1:]):
            self.assertLessEqual(below, above + 1)

    def test_tables_can_be_heard(self):
        tables = list(self.root.iter("table"))
        self.assertTrue(tables)
        for table in tables:
            self.assertTrue("".join(table.find("caption").itertext()).strip())
            for header in table.iter("th"):
                self.assertIn(header.get("scope"), ("col", "row"))
            for row in table.iter("tr"):
                self.assertEqual(len(list(row)), 3)

    def test_symbols_are_not_read_aloud(self):
        for badge in self.root.iter("span"):
            if "verdict" in (badge.get("class") or "").split():
                self.assertEqual(badge[0].get("aria-hidden"), "true")
                self.assertTrue(badge[0].tail.strip())

    def test_inks_can_be_read_on_white(self):
        def channel(value):
            value /= 255
            return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

        inks = set(re.findall(r"[{;] ?color: #([0-9a-f]{3,6});", self.page))
        self.assertGreaterEqual(len(inks), 6)
        for ink in inks:
            ink = ink if len(ink) == 6 else "".join(2 * c for c in ink)
            red, green, blue = (channel(int(ink[i:i + 2], 16)) for i in (0, 2, 4))
            luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
            self.assertGreaterEqual(1.05 / (luminance + 0.05), 4.5, ink)  # WCAG 2 AA


class Csv(unittest.TestCase):
    def test_has_one_width_and_all_duties(self):
        count = len(json.loads(golden("check.fr.json"))["duties"])
        for language, separator in (("fr", ";"), ("en", ",")):
            with open(GOLDEN / f"check.{language}.csv", encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file, delimiter=separator))
            self.assertEqual({len(row) for row in rows}, {19})
            self.assertEqual(len(rows), count + 1)


class Json(unittest.TestCase):
    def test_counts_are_those_of_its_duties(self):
        report = json.loads(golden("check.fr.json"))
        self.assertEqual(list(report["counts"]), VERDICTS)
        for verdict, count in report["counts"].items():
            self.assertEqual(count, sum(d["verdict"] == verdict for d in report["duties"]))
            self.assertGreater(count, 0, f"{verdict} is not shown by any sample")

    def test_only_the_reasons_depend_on_the_language(self):
        french, english = (json.loads(golden(f"check.{name}.json")) for name in ("fr", "en"))
        for report in (french, english):
            for duty in report["duties"]:
                self.assertTrue(duty.pop("because"))
            for task in report["tasks"]:
                self.assertTrue(task.pop("what"))
                task.pop("why", None)
                task.pop("actions")
        self.assertEqual(french, english)


if __name__ == "__main__":
    unittest.main()
