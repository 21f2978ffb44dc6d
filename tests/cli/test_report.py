#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The report of the whole term: the page, the tables, the evidence file."""
import csv
import datetime
import hashlib
import io
import re
import subprocess
import tomllib
import unittest

import openpyxl

import support
from support import EXAMPLE, SOURCE, CliTest

PREVIOUS = ("--previous", SOURCE / "examples/ctg-2020-2023/historique.csv",
            "--previous-term", "2020-11-13..2023-12-31")
TABLES = ("duties", "meetings", "attendance", "load", "years")


class Report(CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def table(self, name, *more, lang="fr"):
        text = self.here("report", "--format", "csv", "--table", name, *more, lang=lang).stdout
        self.assertTrue(text.startswith("\ufeff"))
        rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";" if lang == "fr" else ","))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])}, name)
        return rows

    def test_tables_say_what_the_facts_say(self):
        with open(EXAMPLE / "historique.csv", encoding="utf-8") as file:
            facts = list(csv.DictReader(file))
        meetings = self.table("meetings")
        self.assertEqual(len(meetings) - 1, len(facts))
        held = [fact for fact in facts if fact["body"] == "copil" and fact["status"] == "held"]
        # Counted here from the example's own file: at which of them was somebody of the MSA?
        with_sheet = [fact for fact in held if fact["present"]]
        of_msa = {role["id"] for role in self.roles() if role.get("party") == "msa"}
        msa_bodies = {body["id"] for body in self.bodies()
                      if of_msa & set(body.get("members", []))}
        sessions = [f for f in facts if f["status"] == "held" and f["body"] in msa_bodies]
        sheets = [f for f in sessions if f["present"]]
        present = [f for f in sheets if of_msa & {role.split("*")[0]
                                                  for role in f["present"].split("|")}]
        [row] = [row for row in self.table("attendance") if row[0].startswith("MSA")]
        self.assertEqual([int(n) for n in row[1:4]], [len(sessions), len(sheets), len(present)])
        self.assertGreater(len(with_sheet), 0)

    @staticmethod
    def rule_tables(name):
        for path in sorted((SOURCE / "rules" / support.RULES).glob("*.toml")):
            yield from tomllib.loads(path.read_text(encoding="utf-8")).get(name, [])

    def roles(self):
        return self.rule_tables("role")

    def bodies(self):
        return self.rule_tables("body")

    def test_years_are_those_of_the_verdicts(self):
        verdicts = [row for row in self.table("duties", lang="en")[1:]]
        years = self.table("years", lang="en")
        for row in years[1:]:
            if row[0] != "every obligation":
                continue
            # Windows that ended in that year, but for duties that a session brought.
            kept = [v for v in verdicts if v[6] == "kept" and v[13] == "obligation"
                    and v[5].startswith(row[1])]
            self.assertGreater(len(kept), 0)
            self.assertGreaterEqual(int(row[2]), len(kept))
            self.assertAlmostEqual(float(row[6]), int(row[2]) / (int(row[2]) + int(row[3])),
                                   places=5)

    def test_the_convention_before(self):
        rows = [row for row in self.table("years", *PREVIOUS) if "précédente" in row[0]]
        self.assertEqual([row[1] for row in rows], ["2020", "2021", "2022", "2023"])
        # Nothing was held before 2022.
        self.assertEqual([int(row[2]) for row in rows[:2]], [0, 0])
        self.assertGreater(int(rows[2][2]), 0)
        settings = self.workspace / "gouvernail.toml"
        (self.workspace / "avant.csv").write_bytes(PREVIOUS[1].read_bytes())
        settings.write_text(settings.read_text() + '[previous]\nhistory = "avant.csv"\n'
                            "start = 2020-11-13\nend = 2023-12-31\n")
        self.assertEqual([row for row in self.table("years") if "précédente" in row[0]], rows)
        done = self.here("report", *PREVIOUS[:2], status=2)
        self.assertIn("--previous-term", done.stderr)

    def test_a_workbook_holds_the_same_as_the_tables(self):
        out = self.folder / "tables.xlsx"
        self.here("report", "--format", "xlsx", "--out", out, lang="fr")
        first = out.read_bytes()
        book = openpyxl.load_workbook(out)
        self.assertEqual(len(book.worksheets), len(TABLES))
        for name, page in zip(TABLES, book.worksheets):
            rows = self.table(name)
            self.assertEqual(page.max_row, len(rows), name)
            for cells, texts in zip(page.iter_rows(), rows):
                for cell, text in zip(cells, texts):
                    value = cell.value
                    if isinstance(value, datetime.datetime):
                        value = value.strftime("%d/%m/%Y")
                    elif isinstance(value, float):
                        value, text = round(value, 6), float(text.replace(",", "."))
                    elif value is None:
                        value = ""
                    else:
                        value = str(value)
                        # A CSV guards against formulas; here texts are texts.
                        text = text[1:] if text.startswith("'") else text
                    self.assertEqual(value, text, (name, cell.coordinate))
                    self.assertNotEqual(cell.data_type, "f", cell.coordinate)
            self.assertEqual(page.freeze_panes, "B2")
        self.here("report", "--format", "xlsx", "--out", out, lang="fr")
        self.assertEqual(out.read_bytes(), first)

    def test_the_evidence_file(self):
        proof = self.write("émargement.pdf", "signatures")
        self.here("meeting", "attach", "groupe-projet/2026-09-08", proof)
        self.here("meeting", "attach", "groupe-projet/2026-09-08", proof)
        other = self.folder / "autre"
        other.mkdir()
        (other / proof.name).write_text("autres signatures")
        done = self.here("meeting", "attach", "groupe-projet/2026-09-08", other / proof.name,
                         status=2)
        self.assertIn("meeting detach", done.stderr)
        self.here("waive", "copil-annuel/2025", "--reason", "report voulu", "--authority", "COPIL")
        page = self.here("report", "--audit", lang="fr").stdout
        self.assertIn(hashlib.sha256(b"signatures").hexdigest(), page)
        self.assertIn("report voulu", page)
        verified = self.here("journal", "verify").stdout
        [head] = re.findall(r"[0-9a-f]{64}", verified)
        self.assertIn(head, page)
        for line in self.here("-v", "journal", "list").stdout.split():
            if re.fullmatch(r"[0-9a-f]{64}", line):
                self.assertIn(line, page)
        with open(EXAMPLE / "historique.csv", encoding="utf-8") as file:
            self.assertIn(f"Réunions enregistrées : {len(list(csv.DictReader(file)))}",
                          page.replace("\u00a0", " "))
        for table in ("documents", "waivers", "journal"):
            self.assertGreater(len(self.table(table, "--audit")), 1)
            done = self.here("report", "--format", "csv", "--table", table, status=2)
            self.assertIn(table, done.stderr)

    def test_an_altered_journal_is_said(self):
        subprocess.run(["sqlite3", str(self.workspace / "gouvernail.db"),
                        "DROP TRIGGER journal_never_changes; "
                        "UPDATE journal SET summary = 'autre' WHERE sequence = 3;"], check=True)
        page = self.here("report", "--audit").stdout
        self.assertIn("altered at entry 3", page)

    def test_anonymous_names_nobody(self):
        people = self.workspace / "people.toml"
        text = people.read_text(encoding="utf-8")
        self.assertIn('name = "Chargée de coopération pilote"', text)
        people.write_text(text.replace('name = "Chargée de coopération pilote"',
                                       'name = "Ophélie Zwingelstein"'), encoding="utf-8")
        self.here("meeting", "add", "copil", "--on", "2027-03-02", "--note", "seul dans la maison",
                  "--agenda", "avec Paul Hervieu")
        self.here("waive", "copil-annuel/2025", "--reason", "Hervieu absent", "--authority",
                  "Mme Hervieu")
        proof = self.write("Hervieu.pdf", "signatures")
        self.here("meeting", "attach", "groupe-projet/2026-09-08", proof)
        # An identifier that came with an import, and a place in somebody's own words.
        foreign = self.write("import.csv", "uid,body,start,end,status,convened_on,present,"
                             "minutes_on,note\njean.hervieu@mairie.example.org,elus,2026-12-14,,"
                             "proposed,,,,\n")
        self.here("import", foreign)
        self.here("meeting", "move", "copil/2027-03-02", "--to", "2027-03-03", "--site",
                  "Chez Mme Hervieu")
        named = self.here("report", "--audit").stdout
        for name in ("Zwingelstein", "avec Paul Hervieu", "Mme Hervieu", "Hervieu.pdf"):
            self.assertIn(name, named)
        self.assertNotIn("seul dans la maison", named)
        for text in [self.here("report", "--audit", "--anonymous").stdout] + [
                "\n".join(";".join(row) for row in self.table(table, "--audit", "--anonymous"))
                for table in TABLES + ("documents", "waivers", "journal")]:
            found = re.findall(".{,30}(?:Zwingelstein|Hervieu|example.org).{,9}", text)
            self.assertEqual(found, [])

    def test_nothing_to_show_is_no_fault(self):
        rules = self.write("regles/convention.toml", '[convention]\nid = "c"\nname = "Calme"\n'
                           "start = 2026-01-01\nend = 2026-12-31\n")
        page = self.run_program("report", "--rules", rules.parent).stdout
        self.assertIn("Calme", page)
        done = self.run_program("report", "--rules", rules.parent, "--audit", status=2)
        self.assertIn("workspace", done.stderr)
        done = self.here("report", "--format", "xlsx", status=2)
        self.assertIn("--out", done.stderr)
        done = self.here("report", "--table", "duties", status=2)
        self.assertIn("csv", done.stderr)
        done = self.here("report", "--format", "csv", "--table", "dutis", status=2)
        self.assertIn("duties", done.stderr)

    def test_on_paper(self):
        out = self.folder / "report.pdf"
        self.here("report", "--format", "pdf", "--out", out, lang="fr")
        told = subprocess.run(["pdfinfo", out], check=True, capture_output=True, text=True).stdout
        self.assertRegex(told, r"Pages: +[1-5]\n")
        self.assertRegex(told, r"Tagged: +yes\n")
        first = subprocess.run(["pdftotext", "-layout", "-l", "1", out, "-"], check=True,
                               capture_output=True, text=True).stdout
        for words in ("Le passé", "En un an", "Cette semaine",
                      "Prochaines réunions", "Comité de pilotage (convoquée)"):
            self.assertIn(words, first)
        self.here("report", "--full", "--format", "pdf", "--out", out, lang="fr")
        text = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True,
                              text=True).stdout
        self.assertIn("Les douze prochaines semaines", text)
        # What is folded on the screen is there on paper.
        self.assertIn("Tenue le jeudi 14 novembre 2024", text)


if __name__ == "__main__":
    unittest.main()
