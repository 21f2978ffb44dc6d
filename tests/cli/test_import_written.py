"""What people write into sheets, and what they give to import, is read or told; never guessed."""
import unittest
import zipfile

import sheets
from sheets import ods_cell, ods_row
from support import RULES, CliTest

STYLES = ('<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
          '<numFmts count="2"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/>'
          '<numFmt numFmtId="171" formatCode="hh:mm"/></numFmts>'
          '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>')
RELATIONS = sheets.XLSX["xl/_rels/workbook.xml.rels"].replace(
    "</Relationships>",
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'styles" Target="styles.xml"/></Relationships>')


class Written(CliTest):
    def setUp(self):
        super().setUp()
        self.run_program("init", self.workspace, "--rules", RULES)

    def bring(self, path, *more, **options):
        return self.here("import", path, *more, **options)

    def sessions(self):
        out = self.folder / "out"
        self.here("export", "--format", "csv", "--out", out)
        import csv
        with open(out / "meetings.csv", encoding="utf-8", newline="") as file:
            return sorted((row["body"], row["start"], row["end"], row["status"])
                          for row in csv.DictReader(file))

    def test_days_and_hours_as_people_write_them(self):
        self.bring(self.write("a.csv", "Instance;Date;Heure;État\n"
                   "copil;14-mai-24;2:30 PM;tenue\n"
                   "copil;le 28 mai 2024;14h-16h;tenue\n"
                   "copil;12 novembre 2024 9h30-11h30;;tenue\n"
                   "cotech;2024/04/09;14;tenue\n"
                   "cotech;2024-06-04T12:00:00Z;;tenue\n"
                   "cotech;10 décembre 24;de 14h à 16h;tenue\n"))
        self.assertEqual(self.sessions(), [
            ("copil", "2024-05-14T14:30", "", "held"),
            ("copil", "2024-05-28T14:00", "2024-05-28T16:00", "held"),
            ("copil", "2024-11-12T09:30", "2024-11-12T11:30", "held"),
            ("cotech", "2024-04-09T14:00", "", "held"),
            ("cotech", "2024-06-04T14:00", "", "held"),
            ("cotech", "2024-12-10T14:00", "2024-12-10T16:00", "held")])

    def test_what_was_typed_is_quoted_as_it_was(self):
        done = self.bring(self.write("a.csv", "Instance;Date;Heure;État\n"
                          "copil;28/05/2024 à l’Été;;tenue\ncopil;29/05/2024;après-midi;tenue\n"
                          "copil;lundi 28 mai 2024;;tenue\nZôrglüb;28/05/2024;;tenue\n"),
                          status=2)
        for words in ("l’Été", "après-midi", "lundi 28 mai 2024", "Zôrglüb"):
            self.assertIn(words, done.stderr)

    def test_a_day_that_could_be_another_one_is_asked(self):
        path = self.write("google.csv", "Subject,Start Date,Start Time,End Date,End Time\n"
                          "copil,03/04/2027,2:00 PM,03/04/2027,4:00 PM\n")
        for more in ((), ("--skip-bad",), ("--dry-run",)):
            done = self.bring(path, *more, status=(0, 2))
            self.assertIn("03/04/2027", done.stdout + done.stderr)
            self.assertEqual(self.sessions(), [])
        self.bring(path, "--yes")
        self.assertEqual(self.sessions(), [("copil", "2027-03-04T14:00", "2027-03-04T16:00", "proposed")])

    def test_what_is_no_session_holds_nothing_up(self):
        done = self.bring(self.write("a.csv", "Suivi des réunions\nInstance;Date;État\n2024;;\n"
                          "copil;28/05/2024;tenue\nSous-total : 1;;\nInstance;Date;État\n"
                          "cotech;04/06/2024;tenue\nTOTAL;2;\nDocument mis à jour le 12/06/2024;;\n"
                          "Page 1/2;;\n"))
        self.assertEqual(len(self.sessions()), 2)
        for words in ("2024", "Sous-total : 1", "TOTAL", "Document mis à jour", "Page 1/2"):
            self.assertIn(words, done.stderr)

    def test_a_folder_without_tables_is_refused(self):
        folder = self.folder / "vide"
        folder.mkdir()
        (folder / "a.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
        self.assertIn("holds no table", self.bring(folder, status=2).stderr)

    def test_texts_of_other_programs(self):
        text = "Instance\tDate\tÉtat\ncopil\t28/05/2024\ttenue\n"
        for number, encoding in enumerate(("utf-16", "utf-16-le", "utf-16-be", "mac_roman", "cp1252")):
            path = self.folder / f"{encoding}.txt"
            path.write_bytes(text.replace("28/05", f"28/{number + 1:02}").encode(encoding))
            self.bring(path)
        path = self.folder / "mixed.csv"
        path.write_bytes("Instance;Date;État;Présents\ncopil;28/06/2024;réalisée;\n".encode()
                         + "copil;28/07/2024;réalisée;\n".encode("cp1252"))
        self.assertIn("encoding", self.bring(path).stderr)
        self.assertEqual([row[1] for row in self.sessions()],
                         [f"2024-{month:02}-28" for month in range(1, 8)])

    def test_what_is_no_table_says_what_it_is(self):
        for name, content, words in (
                ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
                ("b.csv", b"%PDF-1.4\n", "a PDF"),
                ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(600), "a text document"),
                ("a.msg", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(600), "a mail"),
                ("a.eml", b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nHello\r\n", "a mail"),
                ("a.jsonl", b'{"a": 1}\n{"a": 2}\n', "JSON"),
                ("a.json", b'[{"a": 1}]', "JSON"),
                ("a.xls", b"<html><body><table><tr><td>x</td></tr></table>", "a web page"),
                ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "XML"),
                ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "a picture"),
                ("a.gz", b"\x1f\x8b\x08" + bytes(20), "an archive"),
                ("a.db", b"SQLite format 3\0" + bytes(100), "a backup"),
                ("a.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "addresses"),
                ("a.ics", b"<!DOCTYPE html><html><body>Connexion</body></html>", "a web page"),
                ("a.rtf", b"{\\rtf1\\ansi}", "a text document")):
            path = self.folder / name
            path.write_bytes(content)
            done = self.bring(path, status=2)
            self.assertIn(words, done.stderr, name)
        for name, inside, words in (("a.docx", "word/document.xml", "a text document"),
                                    ("a.pptx", "ppt/presentation.xml", "a presentation"),
                                    ("a.numbers", "Index/Document.iwa", "Numbers"),
                                    ("a.zip", "tout/meetings.csv", "an archive")):
            with zipfile.ZipFile(self.folder / name, "w") as archive:
                archive.writestr(inside, "x")
            self.assertIn(words, self.bring(self.folder / name, status=2).stderr, name)
        self.assertEqual(self.sessions(), [])

    def test_a_text_that_is_called_a_workbook_is_read(self):
        self.bring(self.write("export.xls", "Instance\tDate\tÉtat\ncopil\t28/05/2024\ttenue\n"))
        self.assertEqual(len(self.sessions()), 1)

    def xlsx(self, rows, name="t.xlsx"):
        head = "".join(sheets.cell(f"{column}1", text)
                       for column, text in zip("ABCDE", ("Instance", "Date", "Heure", "État", "Remarques")))
        return self.with_styles(name, f'<row r="1">{head}</row>{rows}')

    def with_styles(self, name, data):
        path = sheets.write_xlsx_parts(self.folder / name, data, xl__styles=STYLES)
        with zipfile.ZipFile(path) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        parts["xl/_rels/workbook.xml.rels"] = RELATIONS.encode()
        with zipfile.ZipFile(path, "w") as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        return path

    def test_what_cells_of_a_workbook_hold(self):
        def row(number, day, hour, note=""):
            return (f'<row r="{number}">{sheets.cell(f"A{number}", "copil")}<c r="B{number}" s="1"><v>{day}</v></c>'
                    f'<c r="C{number}" s="2"><v>{hour}</v></c>{sheets.cell(f"D{number}", "tenue")}{note}</row>')
        # 45000 is 15 March 2023. A formula whose text is empty says nothing.
        empty = '<c r="E2" t="str"><f>IF(1,"","x")</f><v></v></c>'
        self.bring(self.xlsx(row(2, 45000, 0.999999, empty) + row(3, 45001.99998, 14)
                             + row(4, 45002, 0.604166666)))
        self.assertEqual([row[1] for row in self.sessions()],
                         ["2023-03-15T23:59", "2023-03-16T14:00", "2023-03-17T14:30"])

    def test_what_a_workbook_could_not_compute_is_told(self):
        head = sheets.cell("A2", "copil")
        for cells, words in (
                ('<c r="B2" t="e"><f>A9</f><v>#REF!</v></c>', "#REF!"),
                ('<c r="B2" s="1"><v>-5</v></c>', "-5"),
                ('<c r="B2" s="1"><v>60</v></c>', "1900-02-29"),
                ('<c r="B2" s="1"><v>0</v></c>', "00/01/1900"),
                ('<c r="B2" t="b"><v>1</v></c>', "true"),
                ('<c r="B2" s="1"><f t="shared" si="0"/></c>', "=")):
            path = self.xlsx(f'<row r="2">{head}{cells}{sheets.cell("D2", "tenue")}</row>')
            self.assertIn(words, self.bring(path, status=2).stderr, cells)
        path = self.xlsx(f'<row r="2">{head}<c r="B2" s="1"><v>45000</v></c>{sheets.cell("D2", "tenue")}'
                         '<c r="E2" t="e"><v>#N/A</v></c></row>')
        # Of a remark alone, that is left out.
        self.assertIn("“#N/A” is an error of the spreadsheet: that cell is left out", self.bring(path).stderr)

    def test_hours_of_an_ods_stay_on_their_day(self):
        path = sheets.write_ods(self.folder / "h.ods", {"a": [
            ods_row(*(ods_cell(text) for text in ("Instance", "Date", "Heure", "État"))),
            ods_row(ods_cell("copil"), ods_cell("2024-05-28", "date"), ods_cell("PT23H59M45S", "time"),
                    ods_cell("tenue")),
            ods_row(ods_cell("copil"), ods_cell("2024-05-29T13:59:59.99", "date"), ods_cell(""),
                    ods_cell("tenue"))]})
        self.bring(path)
        self.assertEqual([row[1] for row in self.sessions()], ["2024-05-28T23:59", "2024-05-29T14:00"])


if __name__ == "__main__":
    unittest.main()
