#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The pages that the program writes, as people see them in a browser: read aloud, by keyboard, on a
phone, on paper, in grey. And that these tests would see what is wrong with a page."""
import re
import unittest

import pages
import support
from pages import PageTest

NOW = "20261124T073000Z"
LANGUAGES = ("fr", "en")
# Of one tint each: a missed duty and a lost one share theirs.
TINTS = ("satisfied", "covered", "open", "at_risk", "unproven", "breached", "upcoming")


def squeezed(text):
    return " ".join(text.split())


class ExamplePages(PageTest):
    def setUp(self):
        super().setUp()
        support.NOW, before = NOW, support.NOW
        self.addCleanup(setattr, support, "NOW", before)
        self.make_workspace()
        settings = self.workspace / "gouvernail.toml"
        settings.write_text(settings.read_text() + '[organiser]\nname = "Chargée de coopération"\n'
                            'address = "pilote@cchpm.example.org"\n')

    def conclusion(self, lang):
        """What `check` concludes as text: its second paragraph, after a symbol."""
        text = self.here("check", lang=lang, status=1).stdout
        conclusion = squeezed(text.split("\n\n")[1])
        self.assertRegex(conclusion, "^✗ .{20,}")
        return conclusion[2:]

    def judged(self, seen, lang, headings):
        self.assertEqual(seen["language"], lang)
        for sentence in re.split(r"(?<=\.) ", self.conclusion(lang)):
            self.assertIn(sentence, squeezed(seen["text"]))
        self.assert_for_everybody(seen)
        self.assert_drawn(seen, headings)

    def test_check(self):
        paths = [self.write(f"check.{lang}.html", self.here(
            "check", "--format", "html", lang=lang, status=1).stdout) for lang in LANGUAGES]
        for lang, path, seen in zip(LANGUAGES, paths, pages.look(paths, self.folder)):
            with self.subTest(lang=lang):
                self.judged(seen, lang, headings=10)
                tints = set()
                for verdict in TINTS:
                    [ink] = pages.inks(seen, verdict)
                    tints.add(ink)
                    for view in ("desk", "phone"):
                        self.assertGreater(pages.count_near(seen["pictures"][view], ink), 50,
                                           f"{verdict} on {view}")
                self.assertEqual(len(tints), len(TINTS))
                # Each table shows all its cells: none is folded away or empty.
                shown = squeezed(seen["text"])
                cells = [squeezed("".join(cell.itertext())) for table in pages.tree(path).iter("table")
                         for row in table.iter("tr") for cell in row]
                self.assertGreater(len(cells), 100)
                self.assertEqual([cell for cell in cells if not cell or cell not in shown], [])
                # The tints are gone from the grey picture, the words and symbols are not.
                self.assertEqual(pages.count_near(
                    seen["pictures"]["grey"], next(iter(pages.inks(seen, "breached")))), 0)
                self.assertLess(seen["sheets"], 25)

    def test_report(self):
        paths = []
        for lang, more in zip(LANGUAGES, ((), ("--audit", "--anonymous"))):
            path = self.folder / f"report.{lang}.html"
            self.here("report", "--out", path, *more, lang=lang)
            paths.append(path)
        for path, seen in zip(paths, pages.look(paths, self.folder)):
            with self.subTest(page=path.name):
                lang = path.suffixes[-2][1:]
                self.judged(seen, lang, headings=20)
                # The reasons are folded, and every fold opens by keyboard; so does the timeline's
                # own scrolling.
                self.assertGreater(len(seen["keyboard"]["focusable"]), 30)
                # Each verdict's sign stands in the timeline, not its colour alone.
                drawn = {node.get("class").split()[1] for node in pages.tree(path).iter("g")
                         if (node.get("class") or "").startswith("w ")}
                self.assertLessEqual(set(TINTS), drawn)

    def test_checklist(self):
        # All states in one of the two: what a session that was held left open, and what is ahead.
        self.here("checklist", "tick", "copil", "salle", "--note", "<salle> & café")
        for date, states in (("2026-12-10", {"done", "late", "soon", "ahead"}),
                             ("2026-01-29", {"done", "past"})):
            paths = [self.write(f"checklist.{date}.{lang}.html", self.here(
                "checklist", "copil", "--date", date, "--format", "html", lang=lang).stdout)
                for lang in LANGUAGES]
            for lang, path, seen in zip(LANGUAGES, paths, pages.look(paths, self.folder)):
                with self.subTest(lang=lang, date=date):
                    self.assertEqual(seen["language"], lang)
                    self.assert_for_everybody(seen)
                    self.assert_drawn(seen, headings=1)
                    self.assertEqual(seen["sheets"], 1)
                    for state in states:
                        self.assertEqual(len(pages.inks(seen, state)), 1, state)
                    shown = squeezed(seen["text"])
                    words = [squeezed(words) for row in pages.tree(path).iter("tr")
                             for words in row.itertext() if words.strip()]
                    self.assertGreaterEqual(len(words), 17 * 4)
                    self.assertEqual([one for one in words if one not in shown], [])

    def test_alert(self):
        paths, personal = [], []
        for lang in LANGUAGES:
            self.here("alert", "--out", self.folder / lang, lang=lang)
            [page] = (self.folder / lang).glob("alerte-????-W??.html")
            paths.append(page.rename(self.folder / f"alert.{lang}.html"))
            pages_of_persons = sorted((self.folder / lang).glob("*-person-*.html"))
            self.assertEqual(len(pages_of_persons), 5)
            personal += [(lang, page.rename(self.folder / f"{page.stem}.{lang}.html"))
                         for page in pages_of_persons]
        for lang, path, seen in zip(LANGUAGES, paths,
                                    pages.look(paths, self.folder, pages.NOT_FOR_MAILS)):
            with self.subTest(lang=lang):
                self.judged(seen, lang, headings=5)
                self.assert_mail(path)
                # The colours of verdicts are drawn, and repeat what the symbols say. What is lost was
                # told when it became so.
                for ink in ((0x8a, 0x53, 0x00), (0x7b, 0x2d, 0x8b)):
                    self.assertGreater(pages.count_near(seen["pictures"]["desk"], ink), 5, ink)
        looked = pages.look([path for _, path in personal], self.folder, pages.NOT_FOR_MAILS)
        for (lang, path), seen in zip(personal, looked):
            with self.subTest(page=path.name):
                self.assertEqual(seen["language"], lang)
                self.assert_for_everybody(seen)
                self.assert_drawn(seen, headings=2)
                self.assert_mail(path)
                self.assertLessEqual(seen["sheets"], 2)

    def test_an_attendance_sheet_of_thirty_is_one_page(self):
        text = (support.EXAMPLE / "people.toml").read_text().split("\n[[seat]]")[0] + "\n"
        for number in range(30):
            text += (f'[[person]]\nkey = "invitee-{number}"\nname = "Prénom Nom-Composé Longuement {number}"\n'
                     f'[[seat]]\nrole = "elu-cchpm"\nperson = "invitee-{number}"\nfrom = 2024-01-01\n')
        people = self.write("people.toml", text)
        here = ("-C", self.folder / "thirty")
        self.run_program("init", here[1], "--rules", support.RULES, "--people", people)
        self.run_program(*here, "meeting", "add", "elus", "--on", "2027-03-09", "--at", "18:00")
        paths = [self.folder / f"sheet.{lang}.html" for lang in LANGUAGES]
        for lang, path in zip(LANGUAGES, paths):
            self.run_program(*here, "meeting", "sheet", "elus/2027-03-09", "--out", path, lang=lang)
        for lang, seen in zip(LANGUAGES, pages.look(paths, self.folder)):
            with self.subTest(lang=lang):
                self.assertEqual(seen["language"], lang)
                self.assertIn("Longuement 29", seen["text"])
                self.assertEqual(seen["sheets"], 1)
                self.assert_for_everybody(seen)


SOUND = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><title>Sound</title>
<style>body {{ background: #fff; color: #1b1b1b }} {style}</style></head>
<body><main><h1>A sound page</h1><p>Words that anybody can read.</p>{body}
<details><summary>More</summary><p>Folded <a href="#end">words</a>.</p></details>
<p id="end">The end.</p></main></body></html>
"""
# A fault in the body of a sound page, and what must be said of it.
FAULTS = {
    "faint": ('<p style="color:#999">Faint</p>', "color-contrast .*Faint"),
    "unnamed": ('<button></button>', "button-name"),
    "folded": ('<details><summary>Deep</summary><input/></details>', "label .*<input"),
    "remote": ('<img alt="A logo" src="https://logo.example.org/a.png"/>',
               "asks for https://logo.example.org"),
    "lazy": ('<div style="height:9000px"></div><img alt="A logo" loading="lazy" width="9" height="9" '
             'src="https://logo.example.org/b.png"/>', "does not carry .*b.png"),
    "sheet": ('<p style="background:url(https://logo.example.org/c.png)">Text</p>',
              "does not carry .*c.png"),
    "complaint": ('<script>console.error("out of order")</script>', "console says: out of order"),
    "wide": ('<div style="width:400px">Wide</div>', "reflow: 4.. px wide in 320"),
    "broad": ('<div style="width:700px">Broad</div>', "paper: 7.. px wide in 680"),
    "cut": ('<p style="width:60px;overflow:hidden;white-space:nowrap">Cut off at the edge</p>',
            "reflow: text is cut off"),
    "stiff": ('<p style="display:inline-block;overflow:hidden;white-space:nowrap;width:15em">'
              'Fits, but not with spaces</p>', "spaced: text is cut off"),
    "skipped": ('<button tabindex="-1">Go</button>', "Tab does not reach .*Go"),
    "unseen": ('<a href="#end" style="outline:none">There</a>', "focus does not show on .*There"),
    "trap": ('<button onkeydown="event.preventDefault()">Trap</button>', "Tab does not reach .*More"),
}
UNDRAWN = {
    "blank": ("* { color: #fff !important }", "is not drawn in"),
    "clear": ("main { opacity: 0 }", "is not drawn in"),
    "covered": ("main::after { content: ''; position: fixed; inset: 0; background: #eee }",
                "is not drawn in"),
    "pale": ("p { color: #999 }", "is faint"),
    "overlaid": ("p { margin: 0 0 -1em }", "on top of each other"),
}


class Looking(PageTest):
    def test_a_sound_page(self):
        path = self.write("sound.html", SOUND.format(style="", body=""))
        [seen] = pages.look([path], self.folder)
        self.assert_for_everybody(seen)
        self.assert_drawn(seen, headings=1)
        self.assertEqual(len(seen["keyboard"]["focusable"]), 2)
        self.assertEqual(seen["sheets"], 1)
        with self.assertRaises(AssertionError):
            self.assert_drawn(seen, headings=2)

    def test_each_fault_is_said(self):
        paths = [self.write(f"{name}.html", SOUND.format(style="", body=body))
                 for name, (body, _) in FAULTS.items()]
        for (name, (_, said)), seen in zip(FAULTS.items(), pages.look(paths)):
            with self.subTest(fault=name):
                self.assertRegex("\n".join(pages.faults(seen)), said)

    def test_what_is_not_drawn_is_said(self):
        paths = [self.write(f"{name}.html", SOUND.format(style=style, body=""))
                 for name, (style, _) in UNDRAWN.items()]
        for (name, (_, said)), seen in zip(UNDRAWN.items(), pages.look(paths, self.folder)):
            with self.subTest(fault=name):
                self.assertRegex("\n".join(pages.undrawn(seen) + pages.overlaid(seen)), said)

    def test_what_a_mail_cannot_hold_is_said(self):
        mail = ('<html lang="en"><head><title>Mail</title></head><body>'
                '<table role="presentation" style="max-width:600px"><tr><td><table{}><tr><td>'
                'Words{}</td></tr></table></td></tr></table></body></html>')
        self.assert_mail(self.write("mail.html", mail.format(' role="presentation"', "")))
        for table, body in (("", ""), (' role="presentation" class="wide"', ""),
                            (' role="presentation" style="float:left"', ""),
                            (' role="presentation"', "<style>td { color: red }</style>"),
                            (' role="presentation"', '<img alt="" src="a.png"/>')):
            with self.subTest(table=table, body=body), self.assertRaises(AssertionError):
                self.assert_mail(self.write("mail.html", mail.format(table, body)))

    def test_a_missing_browser_is_said(self):
        path, before = self.write("sound.html", SOUND), pages.MODULES
        self.addCleanup(setattr, pages, "MODULES", before)
        pages.MODULES = self.folder
        with self.assertRaisesRegex(AssertionError, r"axe-core \(npm\) is missing: run tools/test"):
            pages.look([path])


if __name__ == "__main__":
    unittest.main()
