"""End to end: one session that serves two conventions, planned, recorded, invited to, moved."""
import json
import pathlib
import re
import shlex
import shutil
import unittest

from mailing import mail_with, reply_to
from support import EXAMPLE, RULES, CliTest

DAYS = ("--as-of", "2026-12-20", "--to", "2027-02-28")
BODY = "groupe-projet"


class JointTest(CliTest):
    def setUp(self):
        super().setUp()
        self.all = self.folder / "all"
        self.rules = self.folder / "rules"
        shutil.copytree(RULES, self.rules)
        # An invented clause: the shipped convention says nothing of the kind.
        for path in self.rules.glob("*.toml"):
            text = path.read_text(encoding="utf-8")
            found = re.search(rf'\[\[body\]\]\nid = "{BODY}"\n', text)
            if found:
                text = text[:found.end()] + 'joint = true\nsource = { article = "6-z" }\n' \
                    + text[found.end():]
                path.write_text(text, encoding="utf-8")
        for name in ("nord", "sud"):
            folder = self.all / name
            self.run_program("init", folder, "--rules", self.rules, "--people",
                             EXAMPLE / "people.toml")
            self.run_program("-C", folder, "import", EXAMPLE / "historique.csv")
            with open(folder / "gouvernail.toml", "a", encoding="utf-8") as settings:
                settings.write('[organiser]\nname = "CCHPM"\naddress = "ctg@cchpm.example.org"\n')
        # The pilot alone looks after both.
        people = self.all / "sud" / "people.toml"
        text = people.read_text(encoding="utf-8")
        people.write_text(re.sub(r'"(?!pilote@)([\w.-]+)@', r'"\1.sud@', text), encoding="utf-8")
        self.write_portfolio(f'[[joint]]\nbody = "{BODY}"\nworkspaces = ["nord", "sud"]\n')

    def write_portfolio(self, joint):
        self.write("all/portfolio.toml", '[[workspace]]\nfolder = "nord"\nname = "Nord"\n'
                                         '[[workspace]]\nfolder = "sud"\n' + joint)

    def plan(self, *arguments, **more):
        return self.run_program("-C", self.all, "plan", *DAYS, *arguments, **more)

    def joint(self, *arguments, **more):
        return json.loads(self.plan(*arguments, "--format", "json", **more).stdout)

    @staticmethod
    def groups(joint):
        return [[m for m in plan["meetings"] if m["body"] == BODY] for plan in joint["plans"]]

    def test_one_session_is_planned_recorded_and_invited_to_once(self):
        joint = self.joint("--apply")
        nord, sud = self.groups(joint)
        self.assertGreaterEqual(len(nord), 2)
        self.assertEqual([(m["start"], m["end"], m["joint"]) for m in nord],
                         [(m["start"], m["end"], m["joint"]) for m in sud])
        self.assertEqual([m["joint"] for m in nord], [m["uid"] for m in nord])  # Nord leads
        self.assertFalse({m["uid"] for m in nord} & {m["uid"] for m in sud})
        self.assertEqual([j["workspaces"] for j in joint["joint"]], [["Nord", "sud"]] * len(nord))
        # Told once, with both conventions; each keeps its own record, and judges it.
        text = " ".join(self.plan(lang="fr").stdout.split())
        self.assertEqual(text.count("Groupe projet · séance commune de Nord et sud"), len(nord))
        for name in ("nord", "sud"):
            listed = self.run_program("-C", self.all / name, "meeting", "list", "-v").stdout
            self.assertIn("Held together with: " + ("sud" if name == "nord" else "Nord"), listed)
            checked = json.loads(self.run_program(
                "-C", self.all / name, "check", "--as-of", "2026-12-20", "--format", "json",
                status=1).stdout)
            verdicts = json.dumps(checked)
            self.assertIn("groupe-projet-mensuel/2027-01", verdicts)
        # The pilot, who sits in both, gets the invitation of the one that leads, and no other.
        self.run_program("-C", self.all, "invite", "--out", self.folder / "out")
        invited = {m["uid"]: self.invitation("out", m["uid"]) for m in nord + sud}
        for leading, other in zip(nord, sud):
            self.assertIn("pilote@cchpm.example.org", invited[leading["uid"]])
            self.assertNotIn("mailto:pilote@cchpm.example.org", invited[other["uid"]])
            self.assertIn(".sud@", invited[other["uid"]])

        # Records that do not agree on the hour are two sessions: nobody is forgotten.
        self.run_program("-C", "all/nord", "meeting", "move", nord[0]["uid"], "--to",
                         nord[0]["start"][:10], "--at", "8:00", "--until", "9:00")
        self.run_program("-C", "all/sud", "invite", "--out", self.folder / "apart")
        text = self.invitation("apart", sud[0]["uid"])
        self.assertIn("mailto:pilote@cchpm.example.org", text)
        self.assertNotIn("mailto:pilote@cchpm.example.org",
                         self.invitation("apart", sud[1]["uid"]))
        self.run_program("-C", "all/nord", "meeting", "move", nord[0]["uid"], "--to",
                         nord[0]["start"][:10], "--at", nord[0]["start"][11:], "--until",
                         nord[0]["end"][11:])

        # It moves as one.
        moved = self.joint("--repair", "--what-if", "absent=sud:dgs/2027-01-01/2027-01-02")
        self.assertEqual(moved["repair"]["moves"], 0)
        day = nord[0]["start"][:10]
        moved = self.joint("--repair", "--what-if", f"absent=pilote/{day}/{day}")
        self.assertGreaterEqual(moved["repair"]["moves"], 1)
        a, b = self.groups(moved)
        self.assertEqual([m["start"] for m in a], [m["start"] for m in b])
        self.assertEqual(a[0]["change"], "moved")
        self.assertEqual(a[0]["was"], day)

    def invitation(self, folder, uid):
        for path in (self.folder / folder).rglob("reunions/*.ics"):
            text = path.read_bytes().decode().replace("\r\n ", "")
            if "UID:" + uid in text:
                return text
        return self.fail(uid)

    def test_of_three_conventions_each_person_hears_from_one(self):
        shutil.copytree(self.all / "nord", self.all / "ouest")
        # Sud leads; Ouest's people are those of Nord, but for one.
        people = self.all / "ouest" / "people.toml"
        people.write_text(people.read_text(encoding="utf-8").replace('"cat@', '"cat.ouest@'),
                          encoding="utf-8")
        self.write_portfolio('[[workspace]]\nfolder = "ouest"\n'
                             f'[[joint]]\nbody = "{BODY}"\nworkspaces = ["sud", "nord", "ouest"]\n')
        plans = self.groups(self.joint("--apply"))
        self.assertEqual(len({plan[0]["joint"] for plan in plans}), 1)
        self.run_program("-C", self.all, "invite", "--out", self.folder / "out")
        invited = []
        for plan in plans:
            text = self.invitation("out", plan[0]["uid"])
            invited.append(re.findall(r"^ATTENDEE.*mailto:(.*?)\r$", text, re.MULTILINE))
        everybody = sum(invited, [])
        self.assertEqual(len(everybody), len(set(everybody)), invited)
        self.assertIn("pilote@cchpm.example.org", invited[1])
        for some in invited:
            self.assertTrue(some)

    def test_a_half_that_a_repair_takes_away_is_spoken_of(self):
        session, other = (plan[0] for plan in self.groups(self.joint("--apply")))
        day = session["start"][:10]
        self.write("all/nord/busy/pilote.ics",
                   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//FR\r\nBEGIN:VEVENT\r\n"
                   f"UID:1\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:{day.replace('-', '')}"
                   "\r\nSUMMARY:Absence\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        repair = ("-C", "all/nord", "plan", "--repair", "--apply", *DAYS)
        # The other convention's half would be left alone: this one must be meant.
        refused = self.run_program(*repair, status=1).stdout
        allow = re.search(r"--allow-move\s+(\S+),", refused)[1]
        self.assertEqual(allow, session["uid"])
        told = self.run_program(*repair, "--allow-move", allow).stderr
        self.assertIn("“sud” still has this joint session on", told)
        move = re.search(r"gouvernail (-C all/sud meeting move .*)", told)[1]
        self.assertIn(f"{BODY}/{day} --to ", move)
        self.run_program(*shlex.split(move))
        # Once the other has followed, it is one session again: the pilot hears of it once.
        self.run_program("-C", self.all, "invite", "--out", self.folder / "out")
        pilot = "mailto:pilote@cchpm.example.org"
        self.assertIn(pilot, self.invitation("out", session["uid"]))
        self.assertNotIn(pilot, self.invitation("out", other["uid"]))

    def test_ids_may_differ_and_rules_say_that_it_is_allowed(self):
        self.write_portfolio(f'[[joint]]\nbodies = {{ nord = "{BODY}", sud = "{BODY}" }}\n')
        nord, sud = self.groups(self.joint())
        self.assertEqual([m["start"] for m in nord], [m["start"] for m in sud])
        text = self.run_program("rules", "explain", "groupe-projet-mensuel", "--rules",
                                self.rules).stdout
        self.assertIn("allowed with another convention (art. 6-z)", " ".join(text.split()))

    def test_what_cannot_be_held_jointly_is_refused_with_its_line(self):
        for joint, words in (
                ('[[joint]]\nbody = "copil"\nworkspaces = ["nord", "sud"]\n', "do not allow"),
                (f'[[joint]]\nbody = "{BODY}"\nworkspaces = ["nord", "ouest"]\n',
                 "no workspace “ouest”"),
                (f'[[joint]]\nbody = "{BODY}"\nworkspaces = ["nord"]\n', "two workspaces"),
                (f'[[joint]]\nbody = "{BODY}"\nworkspaces = ["nord", "Nord"]\n', "named twice"),
                ('[[joint]]\nbody = "x"\nworkspaces = ["nord", "sud"]\n', "has no body “x”"),
                ('[[joint]]\nworkspaces = ["nord", "sud"]\n', "“body” is missing"),
                (f'[[joint]]\nbody = "{BODY}"\nbodies = {{ nord = "a", sud = "b" }}\n', "alone"),
                (f'[[joint]]\nbody = "{BODY}"\nworkspaces = ["nord", "sud"]\n' * 2,
                 "held jointly twice")):
            with self.subTest(words):
                self.write_portfolio(joint)
                refused = self.plan(status=2).stderr
                self.assertIn(words, " ".join(refused.split()))
                self.assertRegex(refused, r"portfolio\.toml:\d+:\d+")
                self.assertIn("Remedy", refused.replace("remedy", "Remedy"))

    def test_without_a_common_day_they_meet_apart_and_it_is_said(self):
        # In January the family fund's members of the one are away when those of the other are not.
        for name, first, last in (("nord", "20270101", "20270118"), ("sud", "20270118", "20270201")):
            for key in ("cat", "cat-2"):
                self.write(f"all/{name}/busy/{key}.ics",
                           "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//FR\r\nBEGIN:VEVENT\r\n"
                           f"UID:1\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:{first}\r\n"
                           f"DTEND;VALUE=DATE:{last}\r\nSUMMARY:Absence\r\nEND:VEVENT\r\n"
                           "END:VCALENDAR\r\n")
        joint = self.joint()
        self.assertEqual(len(joint["apart"]), 1, joint["apart"])
        nord, sud = self.groups(joint)
        january = [m for m in nord + sud if m["start"] < "2027-02"]
        self.assertEqual(len(january), 2)
        self.assertFalse([m for m in january if "joint" in m])
        text = self.plan(lang="fr").stdout
        self.assertIn("Ce qui ne se tient pas en commun", text)

    def test_what_one_records_by_itself_is_said_to_be_lacking_in_the_other(self):
        day, second = (m["start"][:10] for m in self.groups(self.joint("--apply"))[0][:2])
        command = re.compile(r"gouvernail (-C .*)$", re.MULTILINE)

        def meeting(*arguments, where="all/nord", **more):
            return self.run_program("-C", where, "meeting", *arguments, **more).stderr

        def obey(told, count=1):
            self.assertNotIn("Error", told)
            commands = command.findall(told)
            self.assertEqual(len(commands), count, told)
            for one in commands:
                # What was brought into line has nothing to say back.
                done = self.run_program(*shlex.split(one))
                self.assertNotIn("gouvernail -C", done.stderr if one == commands[-1] else "")

        told = meeting("move", f"{BODY}/{day}", "--to", "2027-01-20", "--at", "9:30")
        self.assertIn("“sud” still has this joint session on", told)
        self.assertIn(f"gouvernail -C all/sud meeting move {BODY}/{day} --to 2027-01-20 --at 09:30",
                      told)
        sud = self.run_program("-C", "all/sud", "meeting", "list", "--from", day).stdout
        self.assertNotIn("2027-01-20", sud)  # nobody writes into another one's workspace
        # Until both say the same, the checks of both and the calendar of all tell it.
        for where in ("all/nord", "all/sud"):
            found = json.loads(self.run_program("-C", where, "check", "--format", "json",
                                                status=(0, 1)).stdout)
            self.assertEqual([t["kind"] for t in found["tasks"]].count("align_joint"), 1, where)
        apart = self.plan(status=(0, 1)).stderr
        self.assertEqual(apart.count("still has this joint session"), 1, apart)
        obey(told)
        agreed = json.loads(self.run_program("-C", "all/sud", "check", "--format", "json",
                                             status=(0, 1)).stdout)
        self.assertNotIn("align_joint", [t["kind"] for t in agreed["tasks"]])
        self.assertEqual(meeting("move", f"{BODY}/2027-01-20", "--to", "2027-01-20"), "")
        obey(meeting("convene", f"{BODY}/2027-01-20", "--on", "2026-11-23"))
        # The other way round, in French.
        told = meeting("move", f"{BODY}/2027-01-20", "--to", "2027-01-20", "--at", "10:00",
                       where="all/sud", lang="fr")
        self.assertIn("à une autre heure", told)
        self.assertIn("« Nord »", told.replace("\u00a0", " "))
        obey(told)
        # Two steps where the other is two behind: the day, then that it was held.
        meeting("move", f"{BODY}/2027-01-20", "--to", "2026-11-20")
        obey(meeting("hold", f"{BODY}/2026-11-20"), 2)
        self.assertEqual(meeting("hold", f"{BODY}/2026-11-20", "--note", "x"),
                         "Replaced in the record: note: “Held together with: sud” → “x”\n")

        told = meeting("cancel", f"{BODY}/{second}", where="all/sud")
        self.assertIn("“Nord” still holds this joint session", told)
        obey(told)

    def test_a_proposal_that_is_accepted_leaves_no_half_in_silence(self):
        session = self.groups(self.joint("--apply"))[0][0]
        day = session["start"][:10]
        self.run_program("-C", self.all, "invite", "--out", self.folder / "out")
        content = self.invitation("out", session["uid"]).encode()
        self.write("counter.ics", reply_to(
            mail_with(content, "pilote@cchpm.example.org"), "pilote@cchpm.example.org", "", method="COUNTER",
            times="DTSTART;TZID=Europe/Paris:20270121T103000\r\n"
                  "DTEND;TZID=Europe/Paris:20270121T120000").decode())
        self.run_program("-C", "all/nord", "answers", self.folder / "counter.ics")
        done = self.run_program("-C", "all/nord", "answers", "accept", "1")
        self.assertIn("The meeting was moved to", done.stdout)
        self.assertIn(f"gouvernail -C all/sud meeting move {BODY}/{day} --to 2027-01-21 "
                      "--at 10:30 --until 12:00", done.stderr)

    def test_the_command_that_is_told_holds_for_a_folder_with_a_blank_and_a_quote(self):
        day = self.groups(self.joint("--apply"))[0][0]["start"][:10]
        (self.all / "sud").rename(self.all / "l'autre sud")
        self.write("all/portfolio.toml", '[[workspace]]\nfolder = "nord"\n'
                                         '[[workspace]]\nfolder = "l\'autre sud"\nname = "Sud"\n')
        for where in ("all/nord", self.all / "nord"):
            told = self.run_program("-C", where, "meeting", "cancel", f"{BODY}/{day}").stderr
            command = shlex.split(told[told.index("gouvernail -C"):])
            self.assertEqual(command[2], str(pathlib.Path(where).parent / "l'autre sud"))
            self.assertEqual(command[3:6], ["meeting", "cancel", f"{BODY}/{day}"])
        self.run_program(*command[1:])
        again = self.run_program("-C", "all/nord", "meeting", "cancel", f"{BODY}/{day}")
        self.assertEqual(again.stderr, "")

    def test_without_a_portfolio_above_the_other_record_is_still_spoken_of(self):
        day = self.groups(self.joint("--apply"))[0][0]["start"][:10]
        (self.all / "portfolio.toml").write_text("[[workspace]]\nfolder = 3\n", encoding="utf-8")
        moved = self.run_program("-C", "all/nord", "meeting", "move", f"{BODY}/{day}", "--to",
                                 "2027-01-20")
        self.assertIn("could not be read", moved.stderr)
        self.assertNotEqual(moved.stdout, "")
        (self.all / "portfolio.toml").unlink()
        told = self.run_program("-C", "all/nord", "meeting", "cancel", f"{BODY}/2027-01-20",
                                "--on", "2026-11-24").stderr
        self.assertIn("no workspace that is known here", told)
        self.assertIn("-C FOLDER meeting cancel BODY/2027-01-20 --on 2026-11-24", told)
        other = self.run_program("-C", "all/nord", "meeting", "list", "--from", "2026-12-01")
        self.assertEqual(other.stderr, "")


if __name__ == "__main__":
    unittest.main()
