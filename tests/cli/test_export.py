"""What is exported is read back to the same record, and an archive holds the journal."""
import csv
import io
import json
import unittest

import openpyxl

from support import RULES, SOURCE, CliTest

TABLES = ("meetings", "attendance", "seats", "persons", "waivers", "answers", "ticks",
          "undecided")


class Export(CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()
        self.here("waive", "copil-annuel/2025", "--reason", "crue; \"tout\" fermé", "--authority", "Caf")
        self.here("checklist", "tick", "copil", "salle", status=(0, 2))
        self.here("meeting", "note", "copil/2026-12-10", "=1+1\n'@x, et \"y\"\n-2;z", status=(0, 2))
        self.here("waive", "copil-annuel/2026", "--authority", "Caf",
                  "--reason", "x;=cmd|'/C calc'!A0;y;\"=2+2\";\t@z\n\"+1", status=(0, 2))
        self.here("answers", "set", "copil/2026-12-10", "dgs", "oui", status=(0, 2))
        waits = self.folder / "attend.csv"
        waits.write_text("meeting,doubt,attendee,sender,answer,delegate,sequence,dtstamp,start,end,comment,"
                         "received_at,digest\ncopil-2026-12-10,text,dgs@cchpm.example.org,,needs-action,,0,"
                         "20261123T080000Z,,,\"Peut-être, si\nle train\",20261124T080000Z," + "a" * 64 + "\n",
                         encoding="utf-8")
        self.here("import", waits)
        self.assertIn("si le train", " ".join(self.here("answers", "list").stdout.split()))

    def tables(self, workspace):
        out = self.folder / f"{workspace.name}-csv"
        self.run_program("-C", workspace, "export", "--format", "csv", "--out", out)
        read = {}
        for name in TABLES:
            with open(out / f"{name}.csv", encoding="utf-8", newline="") as file:
                read[name] = sorted(csv.reader(file))
        return read, out

    def empty(self, name):
        workspace = self.folder / name
        self.run_program("init", workspace, "--rules", RULES)
        return workspace

    def test_a_folder_of_csv_is_read_back_to_the_same_record(self):
        tables, out = self.tables(self.workspace)
        for name in ("meetings", "attendance", "seats", "persons", "waivers", "answers", "undecided"):
            self.assertGreater(len(tables[name]), 1, name)
        other = self.empty("other")
        self.run_program("-C", other, "import", out)
        self.assertEqual(self.tables(other)[0], tables)
        # A second time nothing changes; nor where the files are named one by one, in any order.
        before = self.run_program("-C", other, "journal", "list").stdout
        self.run_program("-C", other, "import", *sorted(out.glob("*.csv"), reverse=True))
        self.assertEqual(self.run_program("-C", other, "journal", "list").stdout, before)
        third = self.empty("third")
        self.run_program("-C", third, "import", *sorted(out.glob("*.csv")))
        self.assertEqual(self.tables(third)[0], tables)

    def test_no_cell_of_it_is_run_by_a_spreadsheet(self):
        _, out = self.tables(self.workspace)
        texts = {path: path.read_bytes().decode("utf-8") for path in out.glob("*.csv")}
        # A French Excel separates by semicolons, whatever the quotes around commas say.
        for separator in (",", ";", "\t"):
            for path, text in texts.items():
                for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
                    for cell in row:
                        self.assertFalse(cell.lstrip('"')[:1] in ("=", "@", "+", "-", "\t"),
                                         (path.name, separator, cell))
        # Each of the cells that would be run is there, behind its apostrophe.
        for guarded in ("'=1+1", "''@x", "'-2", ";'=cmd", ";'\"\"=2+2", "'\"\"+1"):
            self.assertIn(guarded, texts[out / "meetings.csv"] + texts[out / "waivers.csv"])

    def test_a_workbook_is_read_back_to_the_same_record(self):
        out = self.folder / "tout.xlsx"
        self.here("export", "--out", out)
        self.assertEqual(tuple(openpyxl.load_workbook(out).sheetnames), TABLES)
        other = self.empty("other")
        self.run_program("-C", other, "import", out)
        self.assertEqual(self.tables(other)[0], self.tables(self.workspace)[0])

    def test_a_dot_in_the_name_of_a_folder_is_no_ending(self):
        for name in ("dossier.v1", "ctg.2026-12-01", "sauvegarde.old"):
            out = self.folder / name
            self.here("export", "--out", out)
            self.assertEqual({path.stem for path in out.iterdir()}, set(TABLES), name)
        self.here("export", "--out", self.folder / "TOUT.XLSX")
        self.assertEqual((self.folder / "TOUT.XLSX").read_bytes()[:2], b"PK")
        for name in ("reunions.csv", "tout.ods", "tout.json", "tout.xslx", "tout.jsnol"):
            self.here("export", "--out", self.folder / name, status=2)
            self.assertFalse((self.folder / name).exists(), name)

    def test_an_import_is_taken_back_but_for_answers_and_persons(self):
        out = self.folder / "tout.xlsx"
        self.here("export", "--out", out)
        other = self.empty("other")
        looked = self.run_program("-C", other, "import", out, "--dry-run").stdout
        for line in ("stay, whatever is taken back", "+ Person dgs: ", "+ Seat of ", "+ Answer of dgs, ", "+ Step "):
            self.assertIn(line, looked)
        self.run_program("-C", other, "import", out)
        tables, _ = self.tables(other)
        self.run_program("-C", other, "export", "--out", self.folder / "other.jsonl")
        lines = (self.folder / "other.jsonl").read_text(encoding="utf-8").splitlines()
        last = json.loads(lines[-2])["journal"]["sequence"]
        undone = self.run_program("-C", other, "journal", "undo", last).stderr
        self.assertIn("answer that came with it stays", undone)
        self.assertIn("persons that came with it stay", undone)
        left, _ = self.tables(other)
        for name in ("meetings", "seats", "waivers", "ticks"):
            self.assertEqual(len(left[name]), 1, name)
        for name in ("persons", "answers"):
            self.assertEqual(left[name], tables[name])
        self.run_program("-C", other, "import", out, "--yes")
        self.assertEqual(self.tables(other)[0], tables)

    def test_an_archive_holds_each_row_and_the_journal(self):
        out = self.folder / "tout.jsonl"
        self.here("export", "--out", out)
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        self.assertEqual((lines[0]["format"], lines[0]["version"]), ("gouvernail-archive", 1))
        self.assertEqual(lines[-1], {"end": len(lines) - 1})
        tables, _ = self.tables(self.workspace)
        for name in TABLES:
            rows = [line for line in lines if line.get("table") == name]
            self.assertEqual(len(rows), len(tables[name]) - 1, name)
        journal = [line["journal"] for line in lines if "journal" in line]
        self.assertEqual([entry["sequence"] for entry in journal], list(range(1, len(journal) + 1)))
        for before, after in zip(journal, journal[1:]):
            self.assertEqual(after["previous"], before["hash"])
        self.assertIn(journal[-1]["hash"], self.here("journal", "verify").stdout)
        self.check_against_schema(lines)

    def check_against_schema(self, lines):
        """Each line fits one of the kinds that the schema has, without a member more."""
        schema = json.loads((SOURCE / "docs" / "formats" / "archive-1.schema.json").read_text("utf-8"))
        kinds = {kind["required"][0]: kind for kind in schema["oneOf"]}
        for line in lines:
            kind = kinds[next(iter(line))]
            self.assertLessEqual(set(kind["required"]), set(line))
            self.assertLessEqual(set(line), set(kind["properties"]))
            if "table" in line:
                columns = schema["$defs"][line["table"]]["properties"]
                self.assertLessEqual(set(line["row"]), set(columns))
                self.assertLessEqual(set(schema["$defs"][line["table"]]["required"]), set(line["row"]))
        for name in TABLES:
            with open(self.folder / "ws-csv" / f"{name}.csv", encoding="utf-8", newline="") as file:
                self.assertEqual(next(csv.reader(file)), list(schema["$defs"][name]["properties"]))


if __name__ == "__main__":
    unittest.main()
