"""What reaches a terminal commands it nothing, and tells no secret."""
import unittest

from support import CliTest

HOSTILE = "Nom\x1b[2J\x1b]0;titre\x07\u009b31m\u202egnol\u2066\r\x08"
LEFT = "\x1b\x07\r\x08\u009b\u202e\u2066"


class Terminal(CliTest):
    def is_plain(self, done):
        for text in (done.stdout, done.stderr):
            for character in LEFT:
                self.assertNotIn(character, text)
        return done

    def setUp(self):
        super().setUp()
        self.make_workspace()

    def escaped(self):
        return HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")

    def test_names_of_persons_and_bodies(self):
        people = self.workspace / "people.toml"
        people.write_text(people.read_text() +
                          f'\n[[person]]\nkey = "hostile"\nname = "{self.escaped()}"\n')
        self.assertIn("gnol", self.is_plain(self.here("person", "list")).stdout)
        self.is_plain(self.here("check", status=(0, 1)))

    def test_notes_and_titles_of_files(self):
        rows = f"n1,copil,2026-12-17T09:00,proposed,{HOSTILE.replace(chr(13), '')}\n"
        table = self.write("notes.csv", "uid,body,start,status,note\n" + rows)
        self.is_plain(self.here("import", table, "--yes", status=(0, 2)))
        self.is_plain(self.here("meeting", "list"))
        bad = self.write("bad.csv", f"uid,body,start,status\nx,{HOSTILE},no day,held\n")
        self.is_plain(self.here("import", bad, status=2))
        diary = self.write("agenda.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n"
                           "UID:u\x1b[31m\r\nDTSTAMP:20261101T080000Z\r\nDTSTART:20261210T080000Z\r\n"
                           f"SUMMARY:COPIL {HOSTILE.replace(chr(13), '')}\r\n"
                           "END:VEVENT\r\nEND:VCALENDAR\r\n")
        self.is_plain(self.here("import", diary, "--dry-run", status=(0, 2)))

    def test_lines_of_files_in_errors(self):
        people = self.workspace / "people.toml"
        whole = people.read_text()
        people.write_text(whole + f'\n[[person]]\nkee = "x" # {HOSTILE.replace(chr(13), "")}\n')
        self.is_plain(self.here("person", "list", status=2))
        people.write_text(whole + '\n[[person]]\nkey = "x"\nname = "X"\npassword = "hunter2"\n')
        done = self.here("person", "list", status=2)
        self.assertIn("password", done.stderr)
        self.assertNotIn("hunter2", done.stderr)
        people.write_text(whole + "\nMot-de-passe = hunter2\n")
        self.assertNotIn("hunter2", self.here("person", "list", status=2).stderr)
        people.write_text(whole)
        settings = self.workspace / "gouvernail.toml"
        settings.write_text(settings.read_text() + '\n[caldav]\npassword = "hunter2"\n'
                            'url = "https://moi:hunter2@dav.example.org/"\n')
        self.assertNotIn("hunter2", self.here("check", status=2).stderr)

    def test_what_was_typed(self):
        self.is_plain(self.here("meeting", "show", "copil/\x1b[2J", status=2))
        self.is_plain(self.run_program("check\x1b[2J", status=2))


if __name__ == "__main__":
    unittest.main()
