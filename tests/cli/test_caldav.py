"""Publishing to CalDAV servers, and subscribed calendars. Names of tests carry the numbers of the
acceptance list of calendars and mail."""
import base64
import http.server
import pathlib
import re
import subprocess
import threading
import unittest
import urllib.error
import urllib.request

import icalendar

import servers
import support
from mailing import MailTest


class Caldav(MailTest):
    def use(self, url, login=True):
        password = self.workspace / "caldav"
        password.write_text("secret\n")
        password.chmod(0o600)
        who = 'user = "gouvernail"\npassword-file = "caldav"\n' if login else ""
        self.settings(f'[caldav]\nurl = "{url}"\n{who}')

    def publish(self, status=0):
        return self.here("publish", status=status).stdout

    def request(self, method, url, body=None, **headers):
        request = urllib.request.Request(url, data=body, method=method, headers={
            "Authorization": "Basic " + base64.b64encode(b"gouvernail:secret").decode(), **headers})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()


class WithRadicale(Caldav):
    def setUp(self):
        super().setUp()
        self.server = servers.Radicale(self)
        self.use(self.server.url())

    def only_object(self):
        objects = self.server.objects()
        self.assertEqual(len(objects), 1, objects)
        return next(iter(objects.items()))

    def test_G25_put_kept_in_step_and_removed(self):
        self.convene()
        self.assertIn("1 meeting added", self.publish())
        name, path = self.only_object()
        text = path.read_text()
        self.assertNotIn("METHOD", text)
        event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
        self.assertEqual(event["organizer"].params["SCHEDULE-AGENT"], "CLIENT")
        for attendee in event["attendee"]:
            self.assertEqual(attendee.params["SCHEDULE-AGENT"], "CLIENT")
        self.assertIn("0 meetings added, 0 updated, 0 removed, 1 unchanged", self.publish())
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.assertIn("1 updated", self.publish())
        after = icalendar.Calendar.from_ical(self.only_object()[1].read_text()).walk("VEVENT")[0]
        self.assertEqual(event["uid"], after["uid"])
        self.assertEqual(after["sequence"], 1)
        self.here("meeting", "cancel", "copil/2026-06-04")
        self.assertIn("1 removed", self.publish())
        self.assertEqual(self.server.objects(), {})
        self.assertIn("0 removed", self.publish())

    def test_G06_the_same_uid_by_mail_and_by_caldav(self):
        self.convene()
        self.publish()
        self.use(self.server.url())
        uid = icalendar.Calendar.from_ical(
            self.only_object()[1].read_text()).walk("VEVENT")[0]["uid"]
        out = self.folder / "ics"
        self.here("invite", "--out", out)
        written = next((out / "reunions").glob("*.ics")).read_text()
        self.assertIn(f"UID:{uid}\n", written)

    def change(self, edit):
        """What a person does in a calendar, behind our back."""
        name, path = self.only_object()
        url = self.server.url() + name
        _, headers, body = self.request("GET", url)
        self.request("PUT", url, edit(body.decode()).encode(), **{
            "If-Match": headers["ETag"], "Content-Type": "text/calendar"})

    def test_G25_412_somebody_added_a_reminder(self):
        self.convene()
        self.publish()
        alarm = ("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Rappel\r\nTRIGGER:-PT1H\r\n"
                 "END:VALARM\r\n")
        self.change(lambda text: text.replace("END:VEVENT", alarm + "END:VEVENT"))
        self.assertIn("1 unchanged", self.publish(), "the meeting says the same")
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.change(lambda text: text.replace("Rappel", "Rappel bis"))
        done = self.publish()
        self.assertIn("1 updated", done)
        self.assertIn("reminders were kept", done)
        text = self.only_object()[1].read_text()
        self.assertIn("Rappel bis", text)
        self.assertIn("20260604T140000", text)

    def test_what_somebody_added_is_kept_through_every_update(self):
        self.convene()
        self.publish()
        alarm = ("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Rappel\r\nTRIGGER:-PT1H\r\n"
                 "END:VALARM\r\n")
        self.change(lambda text: re.sub(r"(DESCRIPTION:(?:.*\r?\n )*.*?)\r?\n", r"\1\\\\n\\\\nPrendre la clé\r\n",
                                        text.replace("END:VEVENT", "COMMENT:salle à réserver\r\n" +
                                                     alarm + "END:VEVENT"), count=1))
        for day in ("2026-06-04", "2026-06-05", "2026-06-08"):
            moved = {"2026-06-04": "2026-06-02", "2026-06-05": "2026-06-04",
                     "2026-06-08": "2026-06-05"}[day]
            self.here("meeting", "move", f"copil/{moved}", "--to", day)
            self.assertIn("1 updated", self.publish())
            text = self.only_object()[1].read_text()
            self.assertIn("Rappel", text, day)
            event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
            self.assertIn("Prendre la clé", event["description"], day)
            self.assertEqual(event["comment"], "salle à réserver")
            self.assertIn(day.replace("-", "") + "T140000", text)

    def test_a_former_agenda_is_nobodys_note(self):
        self.convene()
        for year in (2026, 2027, 2028):
            self.here("meeting", "agenda", "copil/2026-06-02", "Bilan", "", f"Budget {year}")
            done = self.publish()
            self.assertNotIn("had been changed", done)
            event = icalendar.Calendar.from_ical(self.only_object()[1].read_text()).walk("VEVENT")[0]
            self.assertEqual(event["description"].count("Budget"), 1, event["description"])
            self.assertIn(f"Budget {year}", event["description"])

    def other_name(self):
        """Our session, as a person imported it from her mail, under a name of her own."""
        self.convene()
        out = self.folder / "ics"
        self.here("invite", "--out", out)
        text = next((out / "reunions").glob("*.ics")).read_text()
        text = re.sub(r"METHOD:.*\n", "", text)
        self.request("MKCALENDAR", self.server.url())
        self.request("PUT", self.server.url() + "importe.ics", text.encode(),
                     **{"Content-Type": "text/calendar"})

    def test_our_session_under_another_name_is_found(self):
        self.other_name()
        self.publish()
        self.assertEqual(list(self.server.objects()), ["importe.ics"])
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.publish()
        self.assertEqual(list(self.server.objects()), ["importe.ics"])
        self.assertIn("20260604T140000", self.only_object()[1].read_text())
        self.here("meeting", "cancel", "copil/2026-06-04")
        self.assertIn("1 removed", self.publish())
        self.assertEqual(self.server.objects(), {})

    def test_a_session_that_somebody_renamed_is_withdrawn_where_it_is(self):
        self.convene()
        self.publish()
        name, path = self.only_object()
        text = path.read_bytes()
        self.request("DELETE", self.server.url() + name)
        self.request("PUT", self.server.url() + "YY-2.ics", text, **{"Content-Type": "text/calendar"})
        self.here("meeting", "cancel", "copil/2026-06-02")
        self.assertIn("1 removed", self.publish())
        self.assertEqual(self.server.objects(), {})

    def test_an_address_and_a_file_that_somebody_added_are_kept(self):
        self.convene()
        self.publish()
        added = ("URL:https://visio.example.org/copil\r\n"
                 "ATTACH;FMTTYPE=application/pdf:https://example.org/odj.pdf\r\n"
                 "PRIORITY:1\r\nCONTACT:Accueil\r\n")
        self.change(lambda text: text.replace("END:VEVENT", added + "END:VEVENT"))
        for before, after in (("2026-06-02", "2026-06-04"), ("2026-06-04", "2026-06-05")):
            self.here("meeting", "move", f"copil/{before}", "--to", after)
            self.assertIn("1 updated", self.publish())
            event = icalendar.Calendar.from_ical(self.only_object()[1].read_text()).walk("VEVENT")[0]
            self.assertEqual(event["url"], "https://visio.example.org/copil")
            self.assertEqual(event["attach"], "https://example.org/odj.pdf")
            self.assertEqual((event["priority"], event["contact"]), (1, "Accueil"))

    def test_G25_somebody_moved_or_deleted_it(self):
        self.convene()
        self.publish()
        self.change(lambda text: text.replace("20260602T", "20260603T"))
        self.publish()
        self.assertIn("20260602T140000", self.only_object()[1].read_text())
        name, path = self.only_object()
        self.request("DELETE", self.server.url() + name)
        self.assertIn("1 meeting added", self.publish())
        self.only_object()

    def test_G25_our_memory_is_lost(self):
        self.convene()
        self.publish()
        import sqlite3
        with sqlite3.connect(self.workspace / "gouvernail.db") as database:
            database.execute("DELETE FROM published")
        self.assertIn("1 unchanged", self.publish())
        self.only_object()

    def test_what_others_put_there_stays(self):
        self.convene()
        self.publish()
        self.request("PUT", self.server.url() + "autre.ics", (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:autre\r\n"
            "DTSTAMP:20260101T000000Z\r\nDTSTART:20260601T080000Z\r\nEND:VEVENT\r\n"
            "END:VCALENDAR\r\n").encode())
        self.here("meeting", "cancel", "copil/2026-06-02")
        self.publish()
        self.assertEqual(list(self.server.objects()), ["autre.ics"])

    def test_a_wrong_password_and_no_server(self):
        self.convene()
        (self.workspace / "caldav").write_text("faux\n")
        done = self.here("publish", status=3)
        self.assertIn("refused access", done.stderr)
        self.assertIn("✗ calendar on", self.here("settings", "check", status=2).stdout)
        self.server.stop()
        self.assertIn("does not answer", self.here("publish", status=3).stderr)

    def test_vdirsyncer_and_khal_read_it(self):
        self.convene()
        self.publish()
        home = self.folder / "lecteur"
        (home / "status").mkdir(parents=True)
        (home / "copie").mkdir()
        (home / "vdir.conf").write_text(f"""
[general]
status_path = "{home}/status"
[pair p]
a = "la"
b = "bas"
collections = null
[storage la]
type = "filesystem"
path = "{home}/copie"
fileext = ".ics"
[storage bas]
type = "caldav"
url = "{self.server.url()}"
username = "gouvernail"
password = "secret"
""")
        (home / "khal.conf").write_text(f"""
[calendars]
[[r]]
path = {home}/copie
[locale]
timeformat = %H:%M
dateformat = %d/%m/%Y
longdateformat = %d/%m/%Y
datetimeformat = %d/%m/%Y %H:%M
longdatetimeformat = %d/%m/%Y %H:%M
local_timezone = Europe/Paris
default_timezone = Europe/Paris
[sqlite]
path = {home}/khal.db
""")
        environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        for command in ("discover", "sync"):
            subprocess.run(["vdirsyncer", "-c", str(home / "vdir.conf"), command], check=True,
                           env=environment, capture_output=True, timeout=60, input=b"y\n")
        shown = subprocess.run(["khal", "-c", str(home / "khal.conf"), "list", "02/06/2026", "1d"],
                               env=environment, capture_output=True, text=True, timeout=60)
        self.assertIn("14:00-16:00 Comité de pilotage", shown.stdout, shown.stderr)


class WithXandikos(Caldav):
    def test_G25_a_second_server(self):
        server = servers.Xandikos(self)
        self.use(server.url(), login=False)
        self.convene()
        self.convene("cotech", "2026-05-19", "9:00")
        self.assertIn("2 meetings added", self.publish())
        self.assertIn("2 unchanged", self.publish())
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.assertIn("1 updated", self.publish())
        self.here("meeting", "cancel", "cotech/2026-05-19")
        self.assertIn("1 removed", self.publish())
        self.assertIn("1 unchanged", self.publish())

    def test_a_second_server_has_our_session_under_another_name(self):
        server = servers.Xandikos(self)
        self.use(server.url(), login=False)
        self.convene()
        out = self.folder / "ics"
        self.here("invite", "--out", out)
        text = re.sub(r"METHOD:.*\n", "", next((out / "reunions").glob("*.ics")).read_text())
        self.request("PUT", server.url() + "importe.ics", text.encode(),
                     **{"Content-Type": "text/calendar"})
        self.publish()
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.publish()
        _, _, body = self.request("GET", server.url() + "importe.ics")
        self.assertIn("20260604T140000", body.decode())

    def test_a_second_server_loses_a_session_that_somebody_renamed(self):
        server = servers.Xandikos(self)
        self.use(server.url(), login=False)
        self.convene()
        self.publish()
        _, _, listing = self.request("PROPFIND", server.url(), Depth="1")
        (name,) = set(re.findall(r"[^/<>]+\.ics", listing.decode()))
        _, _, text = self.request("GET", server.url() + name)
        self.request("DELETE", server.url() + name)
        self.request("PUT", server.url() + "YY-2.ics", text, **{"Content-Type": "text/calendar"})
        self.here("meeting", "cancel", "copil/2026-06-02")
        self.assertIn("1 removed", self.publish())
        _, _, listing = self.request("PROPFIND", server.url(), Depth="1")
        self.assertNotIn(b".ics", listing)

    def test_a_collection_that_is_missing_is_made(self):
        server = servers.Xandikos(self)
        self.use(server.url("nouveau"), login=False)
        self.convene()
        self.assertIn("1 meeting added", self.publish())


class Site(http.server.BaseHTTPRequestHandler):
    calendar = b""
    status = 200
    asked = []

    def do_GET(self):
        Site.asked.append(self.headers.get("If-None-Match"))
        fresh = self.headers.get("If-None-Match") == '"1"'
        self.send_response(304 if fresh and Site.status == 200 else Site.status)
        self.send_header("ETag", '"1"')
        self.end_headers()
        if not fresh:
            self.wfile.write(Site.calendar)

    def log_message(self, *arguments):
        pass


class Subscriptions(MailTest):
    def setUp(self):
        super().setUp()
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        Site.calendar, Site.status, Site.asked = self.busy("20260302T080000Z/PT9H"), 200, []
        self.url = f"http://127.0.0.1:{server.server_address[1]}/dgs.ics"
        self.settings(f'[[busy.subscription]]\nkey = "dgs"\nurl = "{self.url}"\n'
                      '[planning.body.copil]\nneeded = ["dgs-cchpm"]\n')

    @staticmethod
    def busy(*periods):
        lines = "".join(f"FREEBUSY:{p}\r\n" for p in periods)
        return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VFREEBUSY\r\nUID:f\r\n"
                f"DTSTAMP:20260101T000000Z\r\n{lines}END:VFREEBUSY\r\nEND:VCALENDAR\r\n").encode()

    def plan(self):
        return self.here("plan", "--from", "2026-02-01", "--to", "2026-03-31", "--format", "json", "--time-limit", "0.5",
                         status=None)

    def here(self, *arguments, status=0, **more):
        if status is not None:
            return super().here(*arguments, status=status, **more)
        for expected in (0, 1):
            try:
                return super().here(*arguments, status=expected, **more)
            except AssertionError:
                pass
        raise AssertionError("neither 0 nor 1")

    def test_I14_a_subscribed_free_busy_list_is_kept_and_its_age_shown(self):
        first = self.plan()
        self.assertNotIn("calendar of", first.stderr)
        self.at("20260105T130000Z")
        self.assertIn("the copy kept is 3 hours old", self.plan().stderr)
        self.assertEqual(len(Site.asked), 1)
        self.at("20260108T130000Z")
        self.plan()
        self.assertEqual(Site.asked, [None, '"1"'], "asked whether it changed")
        Site.status = 500
        self.at("20260112T130000Z")
        done = self.plan()
        self.assertIn("the server answered 500", done.stderr)
        self.assertIn("the copy kept is 4 days old", done.stderr)

    def test_of_a_calendar_nothing_is_kept_but_when_its_owner_is_busy(self):
        Site.calendar = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:rdv-7@perso\r\n"
                         "DTSTAMP:20260101T000000Z\r\nSUMMARY:Cardiologue\r\nLOCATION:Clinique\r\n"
                         "DTSTART:20260302T080000Z\r\nDTEND:20260302T170000Z\r\n"
                         "END:VEVENT\r\nEND:VCALENDAR\r\n").encode()
        self.plan()
        [kept] = (self.workspace / "busy" / "cache").iterdir()
        head, _, rest = kept.read_text().partition("\n")
        self.assertRegex(rest, r"\Agouvernail.busy/1\t0\n2026-03-02T09:00\t2026-03-02T18:00\t\n\Z")
        # What an earlier program kept whole is reduced where it lies.
        kept.write_bytes(head.encode() + b"\n" + Site.calendar)
        self.plan()
        self.assertEqual(kept.read_text(), head + "\n" + rest)

    def test_a_calendar_that_cannot_be_had_is_said_to_be_unknown(self):
        Site.status = 404
        done = self.plan()
        self.assertIn("is not known", re.sub(r"\s+", " ", done.stderr))

    def test_file_addresses(self):
        path = self.write("dgs.ics", self.busy("20260302T080000Z/PT9H").decode())
        self.settings(f'[[busy.subscription]]\nkey = "dgs"\nurl = "file://{path}"\n')
        self.assertNotIn("calendar of", self.plan().stderr)
        self.assertIn("✓ calendar of", self.here("settings", "check").stdout)


if __name__ == "__main__":
    unittest.main()
