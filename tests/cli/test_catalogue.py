#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The French catalogue is whole: every message of src/ is translated, none is left over, none is
a guess, and each translation takes the arguments of its message."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("GOUVERNAIL_SOURCE_DIR", Path(__file__).resolve().parents[2]))
CATALOGUE = ROOT / "po" / "fr.po"
NO_BREAK = "\u00a0"
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def unquote(lines):
    text = "".join(QUOTED.search(line).group(1) for line in lines)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text)


def entries(text):
    """(msgid, [msgid_plural], [msgstr…], flags, obsolete) of each entry but the header."""
    for block in re.split(r"\n\s*\n", text):
        lines = block.splitlines()
        flags = " ".join(line for line in lines if line.startswith("#,"))
        obsolete = any(line.startswith("#~") for line in lines)
        fields, current = {}, None
        for line in lines:
            found = re.match(r"(msgid_plural|msgid|msgstr(?:\[\d\])?) ", line)
            if found:
                current = found.group(1)
                fields[current] = []
            if current and not line.startswith("#"):
                fields[current].append(line)
        fields = {name: unquote(value) for name, value in fields.items()}
        if fields.get("msgid") or obsolete:
            ids = [fields[name] for name in ("msgid", "msgid_plural") if name in fields]
            strings = [value for name, value in fields.items() if name.startswith("msgstr")]
            yield ids, strings, flags, obsolete


def arguments(text):
    """Positions of the arguments that a format takes; "{}" counts from 0."""
    found, automatic = set(), 0
    for name in re.findall(r"\{(\d*)(?::[^}]*)?\}", text.replace("{{", "").replace("}}", "")):
        found.add(int(name) if name else automatic)
        automatic += 0 if name else 1
    return found


class Catalogue(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.entries = list(entries(CATALOGUE.read_text(encoding="utf-8")))
        with tempfile.TemporaryDirectory() as folder:
            template = Path(folder) / "gouvernail.pot"
            subprocess.run([ROOT / "po" / "update", "--pot", template], check=True)
            cls.wanted = {tuple(ids) for ids, *_ in entries(template.read_text(encoding="utf-8"))}

    def translations(self):
        for ids, strings, *_ in self.entries:
            for string in filter(None, strings):
                yield ids[0], string

    def test_the_template_is_not_empty(self):
        self.assertGreater(len(self.wanted), 100)

    def test_every_message_of_the_source_is_translated(self):
        translated = {tuple(ids) for ids, strings, *_ in self.entries if all(strings)}
        self.assertEqual(sorted(self.wanted - translated), [], "run po/update, then translate")

    def test_nothing_is_left_over(self):
        known = {tuple(ids) for ids, *_ in self.entries}
        self.assertEqual(sorted(known - self.wanted), [], "run po/update")
        self.assertFalse([ids for ids, _, _, obsolete in self.entries if obsolete])

    def test_nothing_is_guessed(self):
        self.assertEqual([ids for ids, _, flags, _ in self.entries if "fuzzy" in flags], [])

    def test_translations_take_the_arguments_of_their_message(self):
        for msgid, string in self.translations():
            with self.subTest(msgid=msgid):
                self.assertEqual(arguments(string), arguments(msgid))

    def test_french_punctuation_stands_after_a_no_break_space(self):
        for msgid, string in self.translations():
            prose = re.sub(r"\{[^}]*\}", "x", string)
            with self.subTest(msgid=msgid):
                self.assertNotRegex(prose, r" [:;?!»%]|« ")
                self.assertNotRegex(prose, rf"«[^{NO_BREAK}]|[^{NO_BREAK}]»")

    def test_sentences_end_as_their_message_does(self):
        for msgid, string in self.translations():
            with self.subTest(msgid=msgid):
                self.assertEqual(string.endswith("."), msgid.endswith("."))

    def test_msgfmt_accepts_it(self):
        run = subprocess.run(
            ["msgfmt", "--check", "--output-file=/dev/null", CATALOGUE],
            capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ""))


class Arguments(unittest.TestCase):
    """The reader of formats above, on formats whose arguments are known."""

    def test_reads_them(self):
        self.assertEqual(arguments("none"), set())
        self.assertEqual(arguments("{} and {}"), {0, 1})
        self.assertEqual(arguments("{1:short} {0:a|b} {0}"), {0, 1})
        self.assertEqual(arguments("{{ days = {0} }} {{x}}"), {0})


if __name__ == "__main__":
    unittest.main()
