"""What other programs read in our invitations: python3-icalendar, python3-vobject and ical.js.
libical reads them in tests/unit/ical/reader_test.cpp."""
import datetime
import json
import os
import pathlib
import subprocess
import unittest

import icalendar
import vobject

import support
from support import CliTest

UTC = datetime.timezone.utc
READER = pathlib.Path(__file__).with_name("read_with_ical_js.cjs")
NOTE = 'Été ; à l\'ordre du jour, "bilan" \\ 10 € 🎉'


class Peers(CliTest):
    def setUp(self):
        super().setUp()
        support.NOW, self.now = "20260105T100000Z", support.NOW
        self.addCleanup(setattr, support, "NOW", self.now)
        self.make_workspace_without_history()

    def make_workspace_without_history(self):
        self.run_program("init", self.workspace, "--rules", support.RULES, "--people",
                         support.EXAMPLE / "people.toml")

    def invited(self, day, at):
        self.here("meeting", "add", "copil", "--on", day, "--at", at, "--agenda", NOTE)
        self.here("meeting", "convene", f"copil/{day}")
        out = self.folder / day
        self.here("invite", "--for", "copil", "--out", out)
        paths = list((out / "reunions").glob(f"{day}-copil-*.ics"))
        self.assertEqual(len(paths), 1)
        return paths[0].read_bytes()

    def test_G02_G12_the_same_text_and_instants(self):
        for day, hour in (("2026-03-28", 13), ("2026-03-30", 12)):
            data = self.invited(day, "14:00")
            instant = datetime.datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)

            event = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
            self.assertEqual(event["dtstart"].dt.astimezone(UTC), instant)
            self.assertEqual(event["dtend"].dt.astimezone(UTC) - instant,
                             datetime.timedelta(hours=2))
            self.assertIn(NOTE, str(event["description"]))
            self.assertEqual(str(event["summary"]), "Comité de pilotage")

            other = vobject.readOne(data.decode("utf-8")).vevent
            self.assertEqual(other.dtstart.value.astimezone(UTC), instant)
            self.assertIn(NOTE, other.description.value)
            self.assertEqual(other.uid.value, str(event["uid"]))
            self.assertEqual(len(other.attendee_list), len(event["attendee"]))

    def read_with_ical_js(self, data):
        path = self.folder / "lu.ics"
        path.write_bytes(data)
        done = subprocess.run(["node", READER, path], capture_output=True, text=True, timeout=60,
                              env={**os.environ, "NODE_PATH": str(
                                  support.SOURCE / "build" / "npm" / "node_modules")})
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_G02_G12_ical_js_reads_the_same(self):
        for day, hour in (("2026-03-28", 13), ("2026-03-30", 12)):
            read = self.read_with_ical_js(self.invited(day, "14:00"))
            self.assertEqual(read["method"], "REQUEST")
            self.assertEqual(read["start"], f"{day}T{hour}:00:00Z")
            self.assertEqual(read["end"], f"{day}T{hour + 2}:00:00Z")
            self.assertEqual(read["summary"], "Comité de pilotage")
            self.assertIn(NOTE, read["description"])

    def test_G04_a_difficult_name_in_three_readers(self):
        name = "Jean \"Jeannot\" Dupont; O'Neil, é^n"
        people = self.workspace / "people.toml"
        people.write_text(people.read_text().replace(
            'name = "Directrice générale des services"', f"name = {json.dumps(name)}"))
        data = self.invited("2026-06-02", "9:00")
        self.assertIn(b"^'Jeannot^'", data.replace(b"\r\n ", b""))
        read = self.read_with_ical_js(data)
        self.assertIn(name, read["names"])
        event = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
        # This reader leaves RFC 6868 to its callers.
        decoded = [a.params["CN"].replace("^'", '"').replace("^^", "^") for a in event["attendee"]]
        self.assertIn(name, decoded)
        other = vobject.readOne(data.decode("utf-8")).vevent
        decoded = [a.params["CN"][0].replace("^'", '"').replace("^^", "^")
                   for a in other.attendee_list]
        self.assertIn(name, decoded)

    def test_G14_one_organizer_and_each_attendee_once(self):
        event = icalendar.Calendar.from_ical(self.invited("2026-06-02", "9:00")).walk("VEVENT")[0]
        addresses = [str(a).lower() for a in event["attendee"]]
        self.assertEqual(len(addresses), len(set(addresses)))
        self.assertTrue(str(event["organizer"]).startswith("mailto:"))
        for attendee in event["attendee"]:
            for parameter in ("CUTYPE", "ROLE", "PARTSTAT", "RSVP", "CN"):
                self.assertIn(parameter, attendee.params)


if __name__ == "__main__":
    unittest.main()
