"""What is held about a person, and its erasure: no byte of it is left in the workspace, and what the
person did stays, as that of a number."""
import json
import unittest

from mailing import MailTest, reply_to
import support

KEY = "bo.morin"
WORDS = ("Morin", "bo.morin", "remplacerai personne")


class PersonalData(MailTest):
    def setUp(self):
        super().setUp()
        self.at("20261124T100000Z")
        self.people = self.workspace / "people.toml"
        self.people.write_text(self.people.read_text() + f"""
# Elle préfère le matin.
[[person]]
key = "{KEY}"
name = "Bo Morin-Fictif"
address = "bo.morin@example.org"
party = "msa"

[[seat]]
role = "representant-msa"
person = "{KEY}"
from = 2025-01-01

# Le suivant.
[[person]]
key = "autre"
name = "Une Autre"
""")
        self.here("meeting", "add", "copil", "--on", "2026-12-15", "--at", "14:00",
                  "--note", "Voir avec Mme MORIN avant")
        self.here("meeting", "convene", "copil/2026-12-15")
        self.send()
        # One that only went out as a file.
        self.here("meeting", "add", "copil", "--on", "2027-02-16", "--at", "14:00")
        self.here("invite", "--out", self.folder / "invitations")
        (self.workspace / "busy").mkdir(exist_ok=True)
        (self.workspace / "busy" / f"{KEY}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
        answer = self.folder / "reponse.ics"
        answer.write_bytes(reply_to(self.last_to("bo.morin@"), "bo.morin@example.org", "DECLINED",
                                    more=";X-COMMENT=1").replace(
            b"END:VEVENT", b"COMMENT:je ne remplacerai personne\r\nEND:VEVENT"))
        self.here("answers", answer)

    def held(self):
        return json.loads(self.here("person", "export", KEY).stdout)

    def bytes_left(self):
        """Files in which a word of hers stands."""
        self.here("check", status=(0, 1))
        left = set()
        for path in self.workspace.rglob("*"):
            if path.is_file() and any(word.encode() in path.read_bytes() for word in WORDS):
                left.add(path.name)
        return left

    def test_all_of_it_is_told(self):
        held = self.held()
        self.assertEqual(held["person"]["address"], "bo.morin@example.org")
        self.assertEqual([seat["role"] for seat in held["seats"]], ["representant-msa"])
        self.assertEqual([(a["answer"], a["comment"]) for a in held["answers"]],
                         [("no", "je ne remplacerai personne")])
        self.assertEqual([mail["state"] for mail in held["mails"]], ["sent"])
        self.assertEqual(held["files"], [f"busy/{KEY}.ics"])
        self.assertEqual([(text["where"], text["text"]) for text in held["texts"]],
                         [("note", "Voir avec Mme MORIN avant")])
        page = self.folder / "fiche.html"
        self.here("person", "export", KEY, "--out", page, lang="fr")
        self.assertIn("Voir avec Mme MORIN avant", page.read_text())
        self.here("person", "export", KEY, "--out", self.folder / "fiche.pdf")
        # An empty key is nobody's: not that of whoever signed nothing either.
        for nobody in ("personne", ""):
            done = self.here("person", "export", nobody, status=2)
            self.assertIn("knows", done.stderr)
            self.here("person", "erase", nobody, "--yes", status=2)

    def test_a_backup_that_is_put_back_brings_them_again_and_says_so(self):
        before = self.folder / "avant.gouvernail"
        self.here("backup", before)
        self.here("person", "erase", KEY, "--yes")
        done = self.run_program("restore", before, self.workspace, "--force")
        self.assertIn("1 person erased since the backup is there again", done.stderr)
        self.here("person", "erase", KEY, "--yes")
        self.assertEqual(self.held_status(), 2)

    def held_status(self):
        return self.here("person", "export", KEY, status=(0, 2)).returncode

    def test_shown_first_then_gone(self):
        before = self.here("meeting", "list").stdout
        self.assertIn("Nothing was erased", self.here("person", "erase", KEY).stderr)
        self.assertIn("people.toml", self.bytes_left())
        done = self.here("person", "erase", KEY, "--yes")
        self.assertIn("Voir avec Mme MORIN avant", done.stderr)
        self.assertEqual(self.here("meeting", "list").stdout.count("copil"), before.count("copil"))
        # Nothing of hers but the note that somebody wrote: which waits for a decision.
        self.assertEqual(self.bytes_left(), set())
        text = self.people.read_text()
        self.assertIn("# Le suivant.\n[[person]]\nkey = \"autre\"", text)
        self.assertNotIn(KEY, text)
        self.here("journal", "verify")
        self.assertIn("person", self.here("journal", "list", "--last", "3").stdout)
        # The seat ended: it is vacant, and nobody is invited to it.
        self.assertNotIn("bo.morin", self.here("seat", "list").stdout)
        self.here("person", "erase", KEY, "--yes", status=2)
        # A backup made after holds nothing of hers either.
        after = self.folder / "apres.gouvernail"
        self.here("backup", after)
        for word in WORDS:
            self.assertNotIn(word.encode(), after.read_bytes())


if __name__ == "__main__":
    unittest.main()
