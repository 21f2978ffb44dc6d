"""End to end: a portfolio's invitations, calendars and timers. A workspace that fails stops no
other; whoever is asked for need not be known everywhere."""
import unittest

from support import EXAMPLE, RULES, CliTest


class PortfolioPartnersTest(CliTest):
    def setUp(self):
        super().setUp()
        people = (EXAMPLE / "people.toml").read_text(encoding="utf-8")
        # The same person under another key.
        self.write("south.toml", people.replace('"dgs"', '"directrice"'))
        for name, file in (("nord", EXAMPLE / "people.toml"),
                                ("sud", self.folder / "south.toml")):
            folder = self.folder / "all" / name
            self.run_program("init", folder, "--rules", RULES, "--people", file)
            with open(folder / "gouvernail.toml", "a", encoding="utf-8") as settings:
                settings.write('[organiser]\nname = "CCHPM"\naddress = "ctg@cchpm.example.org"\n')
            self.run_program("-C", folder, "meeting", "add", "copil", "--on", "2026-12-15")
            self.run_program("-C", folder, "meeting", "convene", "copil/2026-12-15")
        self.write("all/portfolio.toml",
                   '[[workspace]]\nfolder = "nord"\n[[workspace]]\nfolder = "sud"\n')
        self.out = self.folder / "out"

    def invite(self, *arguments, status=0):
        return self.run_program("-C", self.folder / "all", "invite", "--out", self.out, *arguments,
                                status=status)

    def sessions(self, name):
        return list((self.out / name / "reunions").glob("*-copil-*.ics"))

    def test_a_person_by_address_everywhere(self):
        self.invite("--for", "DGS@cchpm.example.org")
        for name in ("nord", "sud"):
            self.assertEqual(len(self.sessions(name)), 1, name)

    def test_a_key_of_one_workspace(self):
        said = self.invite("--for", "directrice")
        self.assertIn("“directrice” is not known in nord.", said.stderr)
        self.assertFalse((self.out / "nord").exists())
        self.assertEqual(len(self.sessions("sud")), 1)

    def test_a_name_that_nobody_has(self):
        said = self.invite("--for", "directeur", status=2)
        self.assertIn("there is no party, body or person “directeur” in any workspace", said.stderr)
        self.assertIn("Remedy", said.stderr)
        self.assertFalse(self.out.exists())

    def test_a_workspace_that_fails_stops_no_other(self):
        self.write("all/nord/gouvernail.toml", "[organiser\n")
        said = self.invite(status=2)
        self.assertIn("Error in “nord”", said.stderr)
        self.assertEqual(len(self.sessions("sud")), 1)
        for command in (("publish",), ("install-timer", "--cron", "--dry-run")):
            said = self.run_program("-C", self.folder / "all", *command, status=2)
            self.assertIn("Error in “nord”", said.stderr, command)
            self.assertNotIn("Error: ", said.stderr, command)

    def test_what_the_call_lacks_is_said_once(self):
        said = self.run_program("-C", self.folder / "all", "invite", status=2)
        self.assertEqual(said.stderr.count("has nothing to do"), 1)
        self.assertNotIn("Error in", said.stderr)


if __name__ == "__main__":
    unittest.main()
