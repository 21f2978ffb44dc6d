"""Workbooks are read as people have them; one that is damaged, locked or hostile is a sentence."""
import datetime
import os
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

import openpyxl
import openpyxl.utils.datetime

import sheets
from sheets import cell, ods_cell, ods_row
from support import NOW, PROGRAM, RULES, CliTest

HEADER = ["Instance", "Date", "Heure de début", "Heure de fin", "État", "Présents", "Remarques"]


class Books(CliTest):
    def setUp(self):
        super().setUp()
        self.run_program("init", self.workspace, "--rules", RULES)

    def bring(self, path, *more, **options):
        return self.here("import", path, *more, **options)

    def sessions(self):
        """Body, start, end, status, attendance and note of all, as an export has them."""
        out = self.folder / "out"
        self.here("export", "--format", "csv", "--out", out)
        import csv
        with open(out / "meetings.csv", encoding="utf-8", newline="") as file:
            return sorted((row["body"], row["start"], row["end"], row["status"], row["present"], row["note"])
                          for row in csv.DictReader(file))

    def book(self, *rows, name="h.xlsx", epoch=None, header=tuple(HEADER)):
        book = openpyxl.Workbook()
        if epoch:
            book.epoch = epoch
        sheet = book.active
        sheet.title = "Réunions"
        if header:
            sheet.append(list(header))
        for row in rows:
            sheet.append(list(row))
        path = self.folder / name
        book.save(path)
        return path

    def test_days_and_hours_are_what_their_cells_show(self):
        path = self.book(
            ("copil", datetime.date(2026, 3, 10), datetime.time(14, 30), datetime.time(16, 0), "tenue",
             "élus*3", "premier"),
            ("copil", datetime.datetime(2026, 4, 14, 9, 15), None, None, "tenue", None, None),
            ("cotech", "12 mai 2026", "14h", "16 h 30", "tenue", None, 12.5),
            ("elus", 46200, 0.5, None, "tenue", None, None))
        self.bring(path)
        self.assertEqual(self.sessions(), [
            ("copil", "2026-03-10T14:30", "2026-03-10T16:00", "held", "elu-cchpm*3", "premier"),
            ("copil", "2026-04-14T09:15", "", "held", "", ""),
            ("cotech", "2026-05-12T14:00", "2026-05-12T16:30", "held", "", "12.5"),
            ("elus", "2026-06-27T12:00", "", "held", "", "")])

    def test_a_workbook_that_counts_from_1904(self):
        # 46200 days from 30 December 1899 are 44738 from 1 January 1904.
        path = self.book(("copil", datetime.datetime(2026, 3, 10, 14, 30), None, None, "tenue"),
                         ("elus", 44738, None, None, "tenue"),
                         epoch=openpyxl.utils.datetime.CALENDAR_MAC_1904)
        with zipfile.ZipFile(path) as archive:
            self.assertIn(b'date1904="1"', archive.read("xl/workbook.xml"))
        self.bring(path)
        self.assertEqual([(body, start) for body, start, *_ in self.sessions()],
                         [("copil", "2026-03-10T14:30"), ("elus", "2026-06-27")])

    def test_a_title_a_header_of_two_lines_and_cells_made_one(self):
        book = openpyxl.Workbook()
        book.active.append(["Cette feuille explique les autres."])
        sheet = book.create_sheet("2026 & suite")
        sheet.append(["Réunions de la convention"])
        sheet.merge_cells("A1:F1")
        sheet.append([])
        sheet.append(["Instance", "Date", "Horaires", None, "État"])
        sheet.append([None, None, "Heure de début", "Heure de fin"])
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("B3:B4")
        sheet.merge_cells("C3:D3")
        sheet.append(["copil", datetime.date(2026, 3, 10), datetime.time(14), datetime.time(16), "tenue"])
        sheet.append([None, datetime.date(2026, 4, 14), datetime.time(9), None, "tenue"])
        sheet.merge_cells("A5:A6")
        sheet.append(["Total", 2])
        path = self.folder / "h.xlsx"
        book.save(path)
        done = self.bring(path)
        self.assertIn("h.xlsx:Sheet!1", done.stderr)  # the other sheet is named
        self.assertEqual([row[:4] for row in self.sessions()], [
            ("copil", "2026-03-10T14:00", "2026-03-10T16:00", "held"),
            ("copil", "2026-04-14T09:00", "", "held")])

    def test_a_sheet_for_each_year_is_read_and_hidden_rows_are_told(self):
        book = openpyxl.Workbook()
        book.active.title = "2025"
        book.active.append(["Instance", "Date", "État"])
        book.active.append(["copil", datetime.date(2025, 3, 10), "tenue"])
        sheet = book.create_sheet("2026")
        sheet.append(["État", "Date", "Instance"])
        sheet.append(["tenue", datetime.date(2026, 3, 10), "copil"])
        sheet.row_dimensions[2].hidden = True
        secret = book.create_sheet("brouillon")
        secret.append(["Instance", "Date", "État"])
        secret.append(["copil", datetime.date(2026, 9, 9), "tenue"])
        secret.sheet_state = "hidden"
        path = self.folder / "h.xlsx"
        book.save(path)
        done = self.bring(path)
        self.assertIn("1 row of this sheet is hidden", done.stderr)
        self.assertIn("brouillon: warning: this sheet is hidden", done.stderr)
        self.assertEqual([row[1] for row in self.sessions()], ["2025-03-10", "2026-03-10"])
        self.run_program("init", self.folder / "other", "--rules", RULES)
        self.run_program("-C", self.folder / "other", "import", path, "--sheet", "2026")
        listed = self.run_program("-C", self.folder / "other", "meeting", "list", "copil").stdout
        self.assertIn("2026", listed)
        self.assertNotIn("2025", listed)

    def test_an_error_names_the_sheet_and_the_cell(self):
        path = self.book(("copil", datetime.date(2026, 3, 10), None, None, "tenue"),
                         ("copil", "32/13/2026", None, None, "tenue"),
                         ("zzzzz", datetime.date(2026, 3, 11), None, None, "tenue"),
                         ("copil", "=1+1", None, None, "tenue"))
        done = self.bring(path, status=2)
        self.assertIn("h.xlsx:Réunions!B3: error", done.stderr)
        self.assertIn("h.xlsx:Réunions!A4: error", done.stderr)
        # A formula that nobody has computed yet is not taken for an empty cell.
        self.assertIn("h.xlsx:Réunions!B5: error", done.stderr)
        self.assertEqual(self.sessions(), [])

    def test_an_ods_with_hours_repeated_rows_and_texts_of_several_lines(self):
        path = sheets.write_ods(self.folder / "h.ods", {
            "Lisez-moi": [ods_row(ods_cell("rien ici"))],
            "Suivi": [
                ods_row(ods_cell("Suivi", more=' table:number-columns-spanned="4"'),
                        '<table:covered-table-cell table:number-columns-repeated="3"/>'),
                ods_row(*map(ods_cell, HEADER)),
                ods_row(ods_cell("copil"), ods_cell("2026-03-10", "date"), ods_cell("PT14H30M00S", "time"),
                        ods_cell("PT16H00M00S", "time"), ods_cell("tenue"), "<table:table-cell/>",
                        ods_cell("une\ndeux<text:s text:c=\"2\"/>trois")),
                ods_row(ods_cell("cotech"), ods_cell("2026-04-14T09:15:00", "date"),
                        '<table:table-cell table:number-columns-repeated="2"/>', ods_cell("tenue"),
                        '<table:table-cell office:value-type="string"><office:annotation><text:p>un '
                        "commentaire</text:p></office:annotation></table:table-cell>",
                        more=' table:visibility="collapse"'),
                ods_row('<table:table-cell table:number-columns-repeated="16384"/>',
                        more=' table:number-rows-repeated="1048000"')]})
        done = self.bring(path)
        self.assertIn("1 row of this sheet is hidden", done.stderr)
        self.assertEqual(self.sessions(), [
            ("copil", "2026-03-10T14:30", "2026-03-10T16:00", "held", "", "une\ndeux  trois"),
            ("cotech", "2026-04-14T09:15", "", "held", "", "")])

    def test_a_calendar_saved_from_outlook_or_google(self):
        with open(self.workspace / "gouvernail.toml", "a", encoding="utf-8") as settings:
            settings.write('\n[import.titles]\ncopil = ["*COPIL*"]\n')
        outlook = self.write("outlook.csv", '"Objet";"Date de début";"Début";"Date de fin";"Fin";'
                             '"Journée entière";"Participants obligatoires";"Emplacement"\r\n'
                             '"COPIL de mars";"10/3/2026";"14:00:00";"10/3/2026";"16:00:00";"Faux";"x";"y"\r\n'
                             '"Dentiste";"11/3/2026";"9:00:00";"11/3/2026";"9:30:00";"Faux";"";""\r\n',
                             "cp1252")
        done = self.bring(outlook)
        self.assertIn("Dentiste", done.stderr)
        self.assertEqual([row[:4] for row in self.sessions()],
                         [("copil", "2026-03-10T14:00", "2026-03-10T16:00", "proposed")])
        self.here("export", "--out", self.folder / "tout")
        self.assertIn(",y,", (self.folder / "tout" / "meetings.csv").read_text())
        google = self.write("google.csv", "Subject,Start Date,Start Time,End Date,End Time,All Day Event\n"
                            "COPIL,04/30/2026,2:00 PM,04/30/2026,4:30 PM,False\n"
                            "COPIL,05/06/2026,12:00 AM,05/07/2026,12:00 AM,True\n")
        self.bring(google)
        self.assertEqual([row[1:3] for row in self.sessions()][1:],
                         [("2026-04-30T14:00", "2026-04-30T16:30"), ("2026-05-06", "")])

    def refused(self, path, words):
        done = self.bring(path, status=2)
        self.assertIn(words, done.stderr)
        self.assertEqual(done.stdout, "")

    def test_a_sheet_that_was_not_read_misses_nothing(self):
        book = openpyxl.Workbook()
        for title, month in (("un", 3), ("deux", 4)):
            sheet = book.active if title == "un" else book.create_sheet(title)
            sheet.title = title
            sheet.append(["Instance", "Date", "État"])
            for day in (2, 16):
                sheet.append(["copil", datetime.date(2027, month, day), "proposée"])
        path = self.folder / "annee.xlsx"
        book.save(path)
        self.bring(path)
        before = self.sessions()
        self.assertEqual(len(before), 4)
        self.bring(path, "--sheet", "un")
        # A new line near one of the other sheet is another session.
        book["un"].append(["copil", datetime.date(2027, 4, 8), "proposée"])
        book["deux"].sheet_state = "hidden"
        book.save(path)
        self.bring(path)
        self.assertEqual(len(self.sessions()), 5)
        self.assertLessEqual(set(before), set(self.sessions()))
        # The same where all of it is read, and one is gone.
        book["deux"].sheet_state = "visible"
        book["un"].delete_rows(2)
        book.save(path)
        self.assertIn("no longer in this file", self.bring(path, status=2).stderr)

    def test_what_is_no_workbook_says_so(self):
        self.refused(self.write("a.xlsx", "uid,body\n"), "no workbook")
        self.refused(self.write("b.xlsx", "PK\x03\x04" + "x" * 50, "latin-1"), "no workbook")
        old = self.folder / "c.xls"
        old.write_bytes(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(600))
        self.refused(old, "protected by a password")
        locked = sheets.write_ods(self.folder / "d.ods", {"a": []},
                                  manifest="<manifest:encryption-data/>")
        self.refused(locked, "protected by a password")
        torn = self.book(("copil", datetime.date(2026, 3, 10)), name="e.xlsx")
        torn.write_bytes(torn.read_bytes()[:-200])
        self.refused(torn, "cannot be read")
        with zipfile.ZipFile(self.folder / "f.ods", "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("content.xml", "<a/>")
        self.refused(self.folder / "f.ods", "no workbook")

    def cost_of(self, path):
        """What is said, and the memory (in MiB) of the program or of its reader, whichever took more."""
        # In a process of its own: what this one takes would be counted, too.
        done = subprocess.run(
            [sys.executable, "-c", "import os, resource, subprocess, sys\n"
             "done = subprocess.run(sys.argv[1:], check=False)\n"
             "print('status', done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)",
             PROGRAM, "--lang", "en", "-C", self.workspace, "import", path],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True,
            env={"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": NOW})
        said, status, memory = re.fullmatch(r"(.*)status (\d+) (\d+)\n", done.stdout, re.S).groups()
        return int(status), re.sub(r"\s+", " ", said), int(memory) / 1024

    def test_bombs_are_a_sentence_and_cost_little(self):
        large = "unpacked, it is larger than any table of meetings"
        wide = "something stands beyond its column 512"
        last = 'table:number-columns-repeated="511"'
        many = ' table:number-rows-repeated="100000"'
        bombs = {
            # A gigabyte and more of one letter.
            "text.xlsx": (large, sheets.write_xlsx_parts(
                self.folder / "text.xlsx", f'<row r="1">{cell("A1", "a" * 300_000_000)}</row>')),
            "entities.xlsx": ("it is damaged", sheets.write_xlsx_parts(
                self.folder / "entities.xlsx", f'<row r="2">{cell("A2", "x" * 1000)}</row>',
                xl__workbook='<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><workbook>&d;</workbook>')),
            "wide.xlsx": (wide, sheets.write_xlsx_parts(
                self.folder / "wide.xlsx", f'<row r="1">{cell("XFD1", "x")}</row>')),
            "rows.ods": (large, sheets.write_ods(self.folder / "rows.ods", {
                "a": [ods_row(ods_cell("copil"), more=' table:number-rows-repeated="1048576"')]})),
            "columns.ods": (wide, sheets.write_ods(self.folder / "columns.ods", {
                "a": [ods_row(ods_cell("x", more=' table:number-columns-repeated="16384"'))]})),
            # Half a thousand octets: nothing but empty cells.
            "cells.ods": (large, sheets.write_ods(self.folder / "cells.ods", {
                "a": [ods_row(f"<table:table-cell {last}/>", ods_cell("x"), more=many)]})),
            "long.ods": (large, sheets.write_ods(self.folder / "long.ods", {
                "a": [ods_row(ods_cell("x" * 3000), more=many)]})),
            # Each of the merged cells is the whole column again.
            "merged.xlsx": (large, self.merged("merged.xlsx", "A", 50_000, 20_000)),
            # Each row gets as wide as the widest.
            "filled.xlsx": (large, self.merged("filled.xlsx", "SR", 50_000, 1)),
        }
        for name, (why, path) in bombs.items():
            with self.subTest(name):
                status, said, memory = self.cost_of(path)
                self.assertEqual(status, 2, said)
                self.assertIn(f"{name} cannot be read: {why}", said)
                self.assertLess(memory, 256, "MiB")

    def merged(self, name, column, rows, times):
        """A sheet with something in column A of each row, and cells merged down the whole of a column."""
        first = cell("A1", "x") + (cell(column + "1", "y") if column != "A" else "")
        lines = f'<row r="1">{first}</row>' + "".join(
            f'<row r="{row}">{cell(f"A{row}", "x")}</row>' for row in range(2, rows + 1))
        return sheets.write_xlsx_parts(
            self.folder / name, "", xl__worksheets__sheet1='<?xml version="1.0"?><worksheet xmlns='
            '"http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<sheetData>{lines}</sheetData><mergeCells>" +
            f'<mergeCell ref="{column}1:{column}{rows}"/>' * times + "</mergeCells></worksheet>")

    def test_what_merged_cells_say_is_read_however_many_they_are(self):
        rows = [("copil", day, "14:00") for day in ("2026-03-10", "2026-04-14", "2026-05-12")]
        path = self.book(*rows, header=HEADER[:3])
        book = openpyxl.load_workbook(path)
        book.active.merge_cells("A2:A4")
        book.active.merge_cells("C2:C4")
        for row in range(10, 3000, 2):
            book.active.merge_cells(f"E{row}:F{row + 1}")
        book.save(path)
        self.bring(path)
        self.assertEqual([row[:2] for row in self.sessions()],
                         [("copil", f"{day}T14:00") for _, day, _ in rows])

    def test_a_crash_of_the_reader_is_a_sentence(self):
        # A reader that dies, put in the place of the one that is started.
        program = self.folder / "bin" / "gouvernail"
        program.parent.mkdir()
        os.link(os.path.realpath(PROGRAM), program) if os.stat(PROGRAM).st_dev == os.stat(
            program.parent).st_dev else program.write_bytes(pathlib.Path(PROGRAM).read_bytes())
        program.chmod(0o755)
        reader = program.parent / "gouvernail-workbook"
        path = self.book(("copil", datetime.date(2026, 3, 10), None, None, "tenue"))
        for death in ("kill -SEGV $$", "exit 1", "printf 'row'", "printf 'end\\036'; kill -9 $$"):
            with self.subTest(death):
                reader.write_text(f"#!/bin/sh\n{death}\n")
                reader.chmod(0o755)
                done = subprocess.run([str(program), "--lang", "en", "-C", str(self.workspace), "import",
                                       str(path)], capture_output=True, text=True, check=False,
                                      env={"PATH": "/usr/bin:/bin", "GOUVERNAIL_NOW": "20261124T100000Z",
                                           "GOUVERNAIL_DATA": str(pathlib.Path(RULES).parent.parent)})
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn("cannot be read", done.stderr)


if __name__ == "__main__":
    unittest.main()
