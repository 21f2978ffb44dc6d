"""What is exported is read back to the same record, and an archive holds the journal."""
import csv
import io
import json
import re
import unittest

import openpyxl

from support import RULES, SOURCE, CliTest

TABLES = ("meetings", "attendance", "seats", "persons", "waivers", "answers", "ticks",
          "undecided")


TYPES = {"object": dict, "string": str, "integer": int}
KNOWN = {"$schema", "$defs", "title", "$ref", "type", "required", "properties", "oneOf", "const", "enum", "pattern", "minimum"}


def faults(value, schema, root):
    """What is wrong with it, as the words of JSON Schema that ours uses have it; another word is a fault."""
    found = [f"unknown word {word}" for word in set(schema) - KNOWN]
    if "$ref" in schema:
        found += faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return found + [f"no {schema['type']}: {value}"]
    if "const" in schema and value != schema["const"]:
        found.append(f"not {schema['const']}: {value}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"none of {schema['enum']}: {value}")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"not like {schema['pattern']}: {value}")
    if "minimum" in schema and value < schema["minimum"]:
        found.append(f"below {schema['minimum']}: {value}")
    if isinstance(value, dict):
        found += [f"{name} is missing" for name in schema.get("required", []) if name not in value]
        for name, member in schema.get("properties", {}).items():
            if name in value:
                found += faults(value[name], member, root)
    if "oneOf" in schema and sum(not faults(value, one, root) for one in schema["oneOf"]) != 1:
        found.append("not one of the kinds")
    return found


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

    def test_a_folder_is_one_import_recorded_and_undone_as_one(self):
        _, out = self.tables(self.workspace)
        other = self.empty("other")
        empty = self.tables(other)[0]
        with open(out / "ticks.csv", "a", encoding="utf-8") as file:
            file.write("nowhere,copil,salle,2026-11-20,2026-12-10,,\n")
        said = self.run_program("-C", other, "import", out, status=2).stderr
        self.assertIn("ticks.csv:3", said)
        self.assertEqual(self.tables(other)[0], empty)
        self.run_program("-C", other, "import", out, "--skip-bad", status=2)
        archive = self.folder / "other.jsonl"
        self.run_program("-C", other, "export", "--out", archive)
        last = json.loads(archive.read_text("utf-8").splitlines()[-2])["journal"]["sequence"]
        self.run_program("-C", other, "journal", "undo", last)
        back = self.tables(other)[0]
        for name in ("meetings", "attendance", "seats", "waivers", "ticks"):
            self.assertEqual(back[name], empty[name], name)

    def test_an_archive_is_read_back_to_the_same_record(self):
        tables, _ = self.tables(self.workspace)
        out = self.folder / "tout.jsonl"
        self.here("export", "--out", out)
        other = self.empty("other")
        self.run_program("-C", other, "import", out)
        self.assertEqual(self.tables(other)[0], tables)
        out.write_text(out.read_text("utf-8").rpartition('{"end"')[0], encoding="utf-8")
        self.assertIn("its end is missing", self.run_program("-C", other, "import", out, status=2).stderr)

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
        """Each line is valid, and what a later program adds to it stays so; what is wrong does not."""
        schema = json.loads((SOURCE / "docs" / "formats" / "archive-1.schema.json").read_text("utf-8"))
        for line in lines:
            self.assertEqual(faults(line, schema, schema), [], line)
            self.assertEqual(faults(line | {"added": 1}, schema, schema), [])
        row = next(line for line in lines if line.get("table") == "meetings")
        for column, wrong in {"start": "13/10/2026", "status": "tenue", "urgent": "no", "note": 3, "uid": None}.items():
            self.assertNotEqual(faults({"table": "meetings", "row": row["row"] | {column: wrong}}, schema, schema), [])
        self.assertEqual(faults({"table": "meetings", "row": row["row"] | {"added": "later"}}, schema, schema), [])
        self.assertNotEqual(faults(lines[0] | {"version": 2}, schema, schema), [])
        for name in TABLES:
            with open(self.folder / "ws-csv" / f"{name}.csv", encoding="utf-8", newline="") as file:
                self.assertEqual(next(csv.reader(file)), list(schema["$defs"][name]["properties"]))


if __name__ == "__main__":
    unittest.main()
