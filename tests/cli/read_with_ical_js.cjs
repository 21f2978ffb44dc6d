// SPDX-License-Identifier: MPL-2.0
// What ical.js understands of the only event of a file, as JSON.
const fs = require("fs");
const ICAL = require("ical.js");

const root = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], "utf-8")));
for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const event = new ICAL.Event(root.getFirstSubcomponent("vevent"));
const utc = (time) => time.convertToZone(ICAL.Timezone.utcTimezone).toString();
console.log(
  JSON.stringify({
    method: root.getFirstPropertyValue("method"),
    uid: event.uid,
    start: utc(event.startDate),
    end: utc(event.endDate),
    summary: event.summary,
    description: event.description,
    names: event.attendees.map((attendee) => attendee.getParameter("cn")),
  })
);
