"""Nothing is written outside of the folder that was named, whatever names are made of."""
import os
import unittest

from support import CliTest

BODY = ('[convention]\nid = "c"\nname = "C"\nstart = 2024-01-01\nend = 2028-12-31\n'
        '[[party]]\nid = "v"\nname = "V"\n[[role]]\nid = "m"\nname = "M"\nparty = "v"\n'
        '[[body]]\nid = "{0}"\nname = "B"\nmembers = ["m"]\n[[obligation]]\nid = "o"\n'
        'body = "{0}"\nkind = "cadence"\nat_least = 1\nper = "year"\nsource = {{ article = "1" }}\n')


class Outside(CliTest):
    def test_ids_that_climb(self):
        for wrong in ("../../../escaped", "/tmp/escaped", "..", "a\\\\b", "x\\u001b[2J", "-rf"):
            with self.subTest(id=wrong):
                self.write("rules/convention.toml", BODY.format(wrong))
                done = self.run_program("rules", "check", "--rules", self.folder / "rules", status=2)
                self.assertIn("cannot name anything", done.stderr)
                self.run_program("init", self.workspace, "--rules", self.folder / "rules", status=2)
        self.assertFalse(list(self.folder.rglob("escaped*")))

    def test_uids_of_others(self):
        self.make_workspace()
        uids = ("../../evade", "/etc/passwd", "rencontre-1", "rencontre-2", "RENCONTRE-1", "con",
                "u" * 400, "a..", "..")
        rows = "".join(f"{uid},copil,2027-01-{4 + number:02}T09:00,proposed\n"
                       for number, uid in enumerate(uids))
        # Two of one body, one day and eight letters in common, too.
        rows += "rencontre-3,copil,2027-01-06T14:00,proposed\n"
        self.here("import", self.write("ailleurs.csv", "uid,body,start,status\n" + rows), "--yes")
        out = self.folder / "deep" / "down" / "out"
        before = {p for p in self.folder.rglob("*") if out not in p.parents}
        self.here("invite", "--out", out)
        after = {p for p in self.folder.rglob("*") if out not in p.parents}
        self.assertEqual({p for p in after - before if p != out and p not in out.parents
                          and self.workspace not in p.parents}, set())
        of_them = list((out / "reunions").glob("2027-01-*-copil-*.ics"))
        self.assertGreaterEqual(len(of_them), len(uids) + 1)
        self.assertEqual(len({p.name.lower() for p in of_them}), len(of_them))

    def test_links_in_the_folder(self):
        self.make_workspace()
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        out = self.folder / "out"
        out.mkdir()
        (out / "reunions").symlink_to(elsewhere)
        done = self.here("invite", "--out", out, status=2)
        self.assertIn("this is a link", done.stderr)
        self.assertEqual(list(elsewhere.iterdir()), [])
        (out / "reunions").unlink()
        self.here("invite", "--out", out)
        one = next((out / "instances").glob("*.ics"))
        text = one.read_bytes()
        one.unlink()
        kept = self.write("kept.ics", "theirs")
        one.symlink_to(kept)
        self.here("invite", "--out", out)
        self.assertFalse(one.is_symlink())
        self.assertEqual((kept.read_text(), one.read_bytes()), ("theirs", text))

    def test_workspaces_of_a_portfolio(self):
        self.make_workspace()
        portfolio = self.folder / "all"
        portfolio.mkdir()
        (portfolio / "portfolio.toml").write_text(
            f'[[workspace]]\nfolder = "{self.workspace}"\nname = ".."\n')
        out = self.folder / "deep" / "out"
        self.run_program("-C", portfolio, "invite", "--out", out)
        self.run_program("-C", portfolio, "report", "--out", out)
        self.assertEqual(sorted(os.listdir(self.folder / "deep")), ["out"])
        self.assertEqual(sorted(os.listdir(out)), ["=2e=2e", "=2e=2e.html"])


if __name__ == "__main__":
    unittest.main()
