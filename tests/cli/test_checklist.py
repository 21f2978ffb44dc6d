#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""What has to be done around a session: in each format, ticked by facts and by hand, moved with its
session, in each language."""
import datetime
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import unittest

import icalendar
import vobject

import mailing
import support
from support import EXAMPLE, RULES, CliTest

NOW = "20261124T073000Z"
READER = pathlib.Path(__file__).with_name("read_with_ical_js.cjs")
STATES = {"fr": {"En retard": "late", "Urgent": "soon", "À faire": "ahead", "Fait": "done",
                 "Resté ouvert avant la séance": "past"},
          "en": {"Late": "late", "Pressing": "soon", "To be done": "ahead", "Done": "done",
                 "Left open before the session": "past"}}
TITLES = {"date": "Date fixed", "salle": "Room booked", "cotech": "Technical committee held",
          "convocations": "Convocations sent", "documents": "Documents sent",
          "presences": "Session recorded with its attendance", "approbation": "Minutes approved",
          "precedent": "Minutes of the previous committee approved",
          "reponses": "Answers received: the composition will be complete",
          "elus": "Position of the elected members settled",
          "fixes": "Priority objectives of the year set by the committee"}


# "26/10/2026", "26 Oct 2026".
DAY = r"(?:\d\d/\d\d/\d{4}|\d{1,2} [A-Z][a-z]{2} \d{4})"


def squeezed(text):
    return " ".join(text.split())  # no-break spaces too


def read_text(text, lang="en"):
    """Item by title: its state, its latest day, the rest of what is said of it."""
    items, state, last = {}, None, None
    for line in text.splitlines():
        if line in STATES[lang]:
            state = STATES[lang][line]
        start = re.match(rf"[✗!○✓–] ({DAY}|–)? +(.*)$", line)
        if start:
            last = [state, start[1], start[2]]
            items[len(items)] = last
        elif line.startswith("      ") and last:
            last[2] += " " + line.strip()
        elif not line:
            last = None
    items = [(state, day, squeezed(words)) for state, day, words in items.values()]
    return {item[2]: item for item in items}


class ChecklistTest(CliTest):
    def setUp(self):
        super().setUp()
        support.NOW, before = NOW, support.NOW
        self.addCleanup(setattr, support, "NOW", before)

    def show(self, *more, **options):
        return self.here("checklist", "copil", *more, **options).stdout

    def item(self, name, *more):
        """State, latest day and words of one item, as the text shows them (English)."""
        found = [value for words, value in read_text(self.show(*more)).items()
                 if words.startswith(TITLES[name])]
        self.assertEqual(len(found), 1, name)
        return found[0]

    def assert_item(self, name, state, evidence="", *more):
        found = self.item(name, *more)
        self.assertEqual(found[0], state, found)
        self.assertIn(evidence, found[2])

    def refused(self, *arguments, says, remedy, status=2):
        done = self.here("checklist", *arguments, status=status)
        words = squeezed(done.stderr)
        self.assertIn(says, words)
        self.assertIn(remedy, words)
        self.assertEqual(done.stdout, "")


class OfTheExample(ChecklistTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def test_those_there_are(self):
        self.assertIn("gouvernail checklist copil", self.here("checklist").stdout)

    def test_text_in_both_languages(self):
        for lang in ("fr", "en"):
            with self.subTest(lang=lang):
                items = read_text(self.show(lang=lang), lang)
                self.assertEqual(len(items), 17)
                states = [state for state, _, _ in items.values()]
                self.assertEqual({state: states.count(state) for state in set(states)},
                                 {"late": 3, "soon": 2, "ahead": 6, "done": 6})
        # One of each: late, at risk before its day, with the article, with a local habit.
        self.assertEqual(self.item("salle")[1], "26 Oct 2026")
        self.assertIn("Lead cooperation officer", self.item("salle")[2])
        self.assert_item("cotech", "soon", "art. 6-a, § 3")
        self.assert_item("convocations", "done", "sent on 20 November 2026")
        self.assert_item("precedent", "done", "approved on 20 February 2026")
        self.assert_item("reponses", "ahead", "no answers are recorded")
        # The objectives of the year were set by the committee in January.
        self.assert_item("fixes", "done")

    def test_names_stay_in_the_house(self):
        people = self.workspace / "people.toml"
        people.write_text(people.read_text().replace('"Chargée de coopération pilote"',
                                                     '"Camille Exemple"'))
        self.here("checklist", "tick", "copil", "salle", user="durand")
        for name in ("(Camille Exemple)", "by durand"):
            for more in (("-v",), ("--format", "html")):
                self.assertIn(name, squeezed(self.show(*more)))
                self.assertNotIn(name, squeezed(self.show(*more, "--no-names")))
            for form in ("md", "ics"):
                self.assertNotIn(name, squeezed(self.show("--format", form).replace("\n ", "")))

    def test_ticked_by_hand_and_in_the_journal(self):
        self.assert_item("salle", "late", "by hand: salle")
        done = self.here("checklist", "tick", "copil", "salle", "--on", "2026-11-20", "--note",
                         "salle du conseil", user="durand")
        self.assertIn("ticked on 20 November 2026 by durand", squeezed(done.stdout))
        self.assert_item("salle", "done", "ticked on 20 November 2026 by durand · salle du conseil")
        # Not known before it was done; nor of another session.
        self.assert_item("salle", "late", "", "--as-of", "2026-11-19")
        self.assert_item("salle", "past", "", "--date", "2026-01-29")
        journal = squeezed(self.here("journal", "list").stdout)
        self.assertIn("copil salle 2026-11-20", journal)
        database = sqlite3.connect(self.workspace / "gouvernail.db")
        self.addCleanup(database.close)
        [(author,)] = database.execute("SELECT author FROM facts ORDER BY id DESC LIMIT 1")
        [(name,)] = database.execute("SELECT key FROM persons WHERE '#' || id = ?", [author])
        self.assertEqual(name, "durand")
        self.here("checklist", "untick", "copil", "salle")
        self.assert_item("salle", "late")
        self.refused("untick", "copil", "salle", says="nothing is recorded under “salle”",
                     remedy="it may have been withdrawn already")
        self.here("journal", "verify")

    def here(self, *arguments, user=None, **more):
        if user is None:
            return super().here(*arguments, **more)
        environment = {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW, "USER": user}
        done = subprocess.run([support.PROGRAM, "--lang", "en", "-C", self.workspace, *arguments],
                              text=True, capture_output=True, env=environment, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_a_tick_of_another_session(self):
        day = ("--date", "2026-01-29")
        shown = squeezed(self.show(*day))
        self.assertIn("gouvernail checklist tick copil --date 2026-01-29 ITEM", shown)
        self.here("checklist", "tick", "copil", "salle", *day)
        self.assert_item("salle", "done", "ticked on 24 November 2026", *day)
        self.assert_item("salle", "late")
        self.assertNotIn("--date", self.show())

    def test_moving_the_session_moves_every_day(self):
        def days():
            found = re.findall(rf"^- \[.\] \*\*({DAY})\*\* ([^—\n]*[^—\s])",
                               self.show("--format", "md"), re.M)
            return {words: day for day, words in found}

        before = days()
        self.here("checklist", "tick", "copil", "salle")
        self.here("meeting", "move", "copil/2026-12-10", "--to", "2026-12-17")
        after = days()
        self.assertEqual(len(before), 17)
        self.assertEqual(before.keys(), after.keys())

        def day(text):
            return datetime.datetime.strptime(text, "%d %b %Y").date()

        for words, old in before.items():
            self.assertGreater(day(after[words]), day(old), words)
            self.assertLessEqual(abs((day(after[words]) - day(old)).days - 7), 4, words)
            self.assertLess(day(after[words]).weekday(), 5, words)
        self.assert_item("salle", "late", "before the session moved: look at it again")

    def test_a_day_without_a_session(self):
        day = ("--date", "2027-06-15")
        shown = squeezed(self.show(*day))
        self.assertIn("No session is recorded on that day", shown)
        self.assertIn("gouvernail meeting add copil --on 2027-06-15", shown)
        self.assertNotIn("checklist tick", shown)
        self.assert_item("date", "ahead", "not recorded yet", *day)
        self.refused("tick", "copil", "salle", *day, says="no session of “copil” is recorded",
                     remedy="gouvernail meeting add copil --on 2027-06-15")

    def test_what_was_known_on_a_day(self):
        day = ("--date", "2026-01-29", "--as-of")
        self.assert_item("presences", "ahead", "", *day, "2025-12-20")
        self.assert_item("date", "late", "not recorded yet", *day, "2025-12-20")
        self.assert_item("convocations", "done", "sent on 8 January 2026", *day, "2026-01-09")
        self.assert_item("approbation", "done", "approved on 20 February 2026", *day, "2026-02-20")
        self.assert_item("approbation", "ahead", "", *day, "2026-02-19")

    def test_errors_say_what_to_do(self):
        self.refused("copli", says="there is no checklist “copli”", remedy="copil")
        self.refused("tick", "copil", "sale", says="has no item “sale”", remedy="salle")
        self.refused("tick", "copil", "documents", says="the facts decide on “documents”",
                     remedy="gouvernail meeting convene copil/2026-12-10 --documents-on DAY")
        for item, remedy in (("elus", "meeting hold elus/DAY"), ("reponses", "gouvernail answers"),
                             ("presences", "meeting hold copil/2026-12-10 --present ROLES"),
                             ("compte-rendu-precedent", "meeting hold copil/DAY --minutes-on DAY"),
                             ("cotech", "gouvernail meeting hold cotech/DAY")):
            self.refused("tick", "copil", item, says="the facts decide", remedy=remedy)
        self.refused("tick", "copil", "salle", "--on", "2026-11-25", says="is still to come",
                     remedy="correct --on")
        self.refused("copil", "--date", "2026-02-30", says="2026-02-30", remedy="")
        self.refused("copil", "--date", "2031-01-01", says="outside the term",
                     remedy="give a day of the term")
        self.refused("copil", "--format", "pdf", says="a PDF is written to a file",
                     remedy="name it with --out")
        self.run_program("checklist", "copil", status=2)

    def test_a_checklist_with_a_fault(self):
        rules = self.folder / "rules"
        shutil.copytree(RULES, rules)
        path = rules / "checklists" / "copil.toml"
        path.write_text(path.read_text() + '\n[[item]]\nid = "x"\ntitle = "X"\nbefore = { days = 1 }\n')
        for command in (("checklist", "copil", "--rules", rules), ("rules", "check", "--rules", rules)):
            done = self.run_program(*command, status=2)
            self.assertRegex(done.stderr, r"checklists/copil.toml:\d+:\d+: error: .*\[no-reason\]")

    def test_rules_and_history_without_a_workspace(self):
        given = ("--rules", RULES, "--history", EXAMPLE / "historique.csv")
        without = self.run_program("checklist", "copil", *given).stdout
        self.assertEqual(without, self.show("--no-names"))
        lone = self.run_program("checklist", "copil", "--rules", RULES).stdout
        self.assertIn("No session is recorded", squeezed(lone))
        contract = str(support.SOURCE / "rules" / "contrat-de-ville-exemple")
        self.assertIn("Quorum assured by the answers", self.run_program(
            "checklist", "comite-plenier", "--rules", contract, "--date", "2027-03-02").stdout)

    def test_markdown(self):
        self.here("checklist", "tick", "copil", "salle", "--note", "<b>*salle*_1_</b> & [x](y)")
        for lang, head in (("fr", "# Préparer le comité de pilotage"),
                           ("en", "# Prepare the steering committee")):
            text = self.show("--format", "md", lang=lang)
            self.assertTrue(text.startswith(head + "\n\n**"))
            self.assertEqual(len(re.findall(rf"^- \[ \] \*\*{DAY}\*\* ", text, re.M)), 10)
            self.assertEqual(len(re.findall(rf"^- \[x\] \*\*{DAY}\*\* ", text, re.M)), 7)
            # What somebody wrote may name a person: it stays in the house.
            self.assertNotIn("salle*_1_", text.replace("\\", ""))

    def test_a_file_is_written_whole_or_not(self):
        out = self.folder / "liste.html"
        said = self.show("--format", "html", "--out", out)
        self.assertIn("liste.html", said)
        self.assertEqual(out.read_text(), self.show("--format", "html"))
        before = out.read_bytes()
        self.here("checklist", "copli", "--format", "html", "--out", out, status=2)
        self.assertEqual(out.read_bytes(), before)
        self.here("checklist", "copil", "--format", "md", "--out", self.folder / "absent" / "x.md",
                  status=2)
        self.assertEqual([path.name for path in self.folder.iterdir()
                          if path.name not in ("ws", "liste.html")], [])

    def test_a_portfolio(self):
        contract = str(support.SOURCE / "rules" / "contrat-de-ville-exemple")
        self.run_program("init", self.folder / "ville", "--rules", contract)
        self.write("portfolio.toml", '[[workspace]]\nfolder = "ws"\nname = "Haut-Pays"\n'
                                     '[[workspace]]\nfolder = "ville"\n')
        all_ = self.run_program("-C", self.folder, "checklist").stdout
        self.assertIn("checklist copil", all_)
        self.assertIn("checklist comite-plenier", all_)
        one = self.run_program("-C", self.folder, "checklist", "copil").stdout
        # What it says to do is done in that workspace.
        def words(text):  # the longer command goes on below
            return text.split()
        self.assertIn(f"gouvernail -C {self.folder / 'ws'} checklist tick copil", " ".join(words(one)))
        its = one.replace(f"gouvernail -C {self.folder / 'ws'} ", "gouvernail ")
        self.assertEqual(words(its), words("\nHaut-Pays\n=========\n" + self.show()))
        for arguments, says in ((("copli",), "no workspace has a checklist “copli”"),
                                (("copil", "--format", "md"), "of a portfolio are shown as text")):
            done = self.run_program("-C", self.folder, "checklist", *arguments, status=2)
            self.assertIn(says, done.stderr)
        self.run_program("-C", self.folder, "checklist", "tick", "copil", "salle", status=2)


class AsTasks(ChecklistTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def tasks(self, lang="fr"):
        path = self.folder / "taches.ics"
        self.show("--format", "ics", "--out", path, lang=lang)
        return path

    def test_three_readers(self):
        self.here("checklist", "tick", "copil", "salle", "--on", "2026-11-20")
        for lang, room in (("fr", "Salle réservée"), ("en", "Room booked")):
            path = self.tasks(lang)
            data = path.read_bytes()
            own = {str(task["uid"]): task for task in icalendar.Calendar.from_ical(data).walk("VTODO")}
            self.assertEqual(len(own), 17)
            other = {task.uid.value: task for task in vobject.readOne(data.decode()).vtodo_list}
            done = subprocess.run(["node", READER, path], capture_output=True, text=True,
                                  timeout=60, check=True, env={**os.environ, "NODE_PATH": str(
                                      support.SOURCE / "build" / "npm" / "node_modules")})
            third = {task["uid"]: task for task in json.loads(done.stdout)}
            self.assertEqual(own.keys(), other.keys())
            self.assertEqual(own.keys(), third.keys())
            for uid, task in own.items():
                self.assertEqual(str(task["summary"]), other[uid].summary.value)
                self.assertEqual(str(task["summary"]), third[uid]["summary"])
                self.assertEqual(str(task["description"]), third[uid]["description"])
                self.assertEqual(task["due"].dt, other[uid].due.value)
                self.assertEqual(task["due"].dt.isoformat(), third[uid]["due"])
                self.assertTrue(third[uid]["wholeDay"])
                self.assertEqual(str(task["status"]), third[uid]["status"])
            [salle] = [task for task in own.values() if str(task["summary"]) == room]
            self.assertEqual(str(salle["status"]), "COMPLETED")
            # Noon in Paris.
            self.assertEqual(third[str(salle["uid"])]["completed"], "2026-11-20T11:00:00Z")
            [documents] = [task for task in own.values() if str(task["summary"]).startswith("Documents")]
            self.assertEqual(documents["due"].dt, datetime.date(2026, 12, 2))
            self.assertEqual(str(documents["status"]), "NEEDS-ACTION")

    def test_the_same_tasks_for_ever(self):
        first = self.tasks().read_bytes()
        self.assertEqual(self.tasks().read_bytes(), first)
        support.NOW = "20261125T073000Z"
        self.here("meeting", "move", "copil/2026-12-10", "--to", "2026-12-17")
        moved = self.tasks().read_bytes()

        def uids(data):
            return sorted(str(task["uid"]) for task in icalendar.Calendar.from_ical(data).walk("VTODO"))

        self.assertEqual(uids(moved), uids(first))
        self.assertNotEqual(moved, first)

    def test_nothing_is_left_to_do_for_a_session_that_was_held(self):
        data = self.show("--date", "2026-01-29", "--format", "ics")
        states = [str(task["status"]) for task in icalendar.Calendar.from_ical(data).walk("VTODO")]
        self.assertIn("CANCELLED", states)


class OnPaper(ChecklistTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def test_pdf_is_one_page_with_its_accents(self):
        for lang, words in (("fr", ("Préparer le comité de pilotage", "Réponses reçues",
                                    "jeudi 10 décembre 2026")),
                            ("en", ("Prepare the steering committee", "Answers received"))):
            out = self.folder / f"liste.{lang}.pdf"
            self.show("--format", "pdf", "--out", out, lang=lang)
            info = subprocess.run(["pdfinfo", out], capture_output=True, text=True, check=True).stdout
            self.assertRegex(info, r"(?m)^Pages: +1$")
            self.assertRegex(info, r"\(A4\)")
            text = squeezed(subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True,
                                           check=True).stdout)
            for word in words:
                self.assertIn(word, text)

    def test_without_weasyprint(self):
        out = self.write("liste.pdf", "as it was")
        path = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", path)
        os.environ["PATH"] = str(self.folder)
        done = self.here("checklist", "copil", "--format", "pdf", "--out", out, status=3)
        self.assertIn("PDF needs WeasyPrint, which is not installed", done.stderr)
        self.assertIn("apt install weasyprint", done.stderr)
        self.assertEqual(out.read_text(), "as it was")


class StepByStep(ChecklistTest):
    """Facts tick their items as they are recorded."""

    def setUp(self):
        super().setUp()
        self.run_program("init", self.workspace, "--rules", RULES, "--people",
                         EXAMPLE / "people.toml")

    def test_the_facts_decide(self):
        support.NOW = "20260105T073000Z"
        self.assert_item("date", "ahead", "not recorded yet")
        self.here("meeting", "add", "copil", "--on", "2026-03-12", "--at", "14:00")
        self.assert_item("date", "done", "Thursday 12 March 2026")
        self.assert_item("precedent", "done", "no earlier session")
        self.assert_item("elus", "ahead")
        self.here("meeting", "add", "elus", "--on", "2026-02-03", "--at", "14:00")
        support.NOW = "20260204T073000Z"
        self.here("meeting", "hold", "elus/2026-02-03", "--present", "elu-cchpm*3")
        self.assert_item("elus", "done", "1 session held: 3 February 2026")
        self.assert_item("convocations", "ahead")
        self.here("meeting", "convene", "copil/2026-03-12")
        self.assert_item("convocations", "done", "sent on 4 February 2026")
        self.assert_item("documents", "ahead")
        support.NOW = "20260309T073000Z"
        self.assert_item("documents", "late")
        self.here("meeting", "convene", "copil/2026-03-12", "--documents-on", "2026-03-09")
        self.assert_item("documents", "done",
                         "sent on 9 March 2026, 5 days after the latest day")
        support.NOW = "20260313T073000Z"
        day = ("--date", "2026-03-12")
        self.assert_item("presences", "soon", "", *day)
        self.here("meeting", "hold", "copil/2026-03-12")
        self.assert_item("presences", "soon", "held, attendance not recorded", *day)
        self.here("meeting", "hold", "copil/2026-03-12", "--present",
                  "elu-cchpm*5|dgs-cchpm|caf-cat")
        self.assert_item("presences", "done", "7 persons present", *day)
        self.assert_item("salle", "past", "", *day)
        self.assert_item("fixes", "late", "Note “#objectifs” of the session", *day)
        self.here("meeting", "note", "copil/2026-03-12", "#objectifs")
        self.assert_item("fixes", "done", "Held on Thursday 12 March 2026", *day)
        self.assertRegex(squeezed(self.show()), r"\d+ items? (is|are) still open after the session of "
                         r"Thursday 12 March 2026: gouvernail checklist copil --date 2026-03-12")
        support.NOW = "20260420T073000Z"
        self.assert_item("approbation", "ahead", "", *day)
        self.here("meeting", "hold", "copil/2026-03-12", "--minutes-on", "2026-04-20")
        self.assert_item("approbation", "done", "approved on 20 April 2026", *day)
        self.assert_item("precedent", "done", "approved on 20 April 2026")


class Answered(mailing.MailTest):
    def test_answers_decide_on_the_composition(self):
        self.convene()

        def shown():
            [found] = [value for words, value in read_text(
                self.here("checklist", "copil").stdout).items() if words.startswith("Answers rec")]
            return found

        self.send()
        self.assertEqual(shown()[0], "ahead")
        self.assertRegex(shown()[2], "1 yes, 0 no, [1-9][0-9]* without an answer")
        invitation = self.last_to("dgs@")
        addresses = re.findall(r"mailto:([^\s;:]+)", "\n".join(mailing.field(invitation, "ATTENDEE")))
        self.assertGreater(len(addresses), 5)
        box = self.folder / "reponses"
        box.mkdir()
        for number, who in enumerate(addresses):
            (box / f"{number:03}.ics").write_bytes(mailing.reply_to(invitation, who, "ACCEPTED"))
        self.here("answers", box)
        self.assertEqual(shown()[0], "done")
        self.assertRegex(shown()[2], "[1-9][0-9]* yes, 0 no, 0 without an answer")
        for number, who in enumerate(addresses):
            (box / f"{number:03}.ics").write_bytes(
                mailing.reply_to(invitation, who, "DECLINED", stamp="20260107T080000Z"))
        self.at("20260107T100000Z")
        self.here("answers", box)
        self.assertEqual(shown()[0], "ahead")
        self.assertRegex(shown()[2], "[01] yes, [1-9][0-9]* no, 0 without an answer")
        self.assertIn("lacking", shown()[2])


if __name__ == "__main__":
    unittest.main()
