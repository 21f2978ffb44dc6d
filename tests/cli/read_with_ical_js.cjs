// SPDX-License-Identifier: MPL-2.0
// What ical.js understands of a file, as JSON: of its tasks where it holds tasks, else of its only
// event.
const fs = require("fs");
const ICAL = require("ical.js");

const root = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], "utf-8")));
for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const utc = (time) => time.convertToZone(ICAL.Timezone.utcTimezone).toString();

function readEvent() {
  const event = new ICAL.Event(root.getFirstSubcomponent("vevent"));
  return {
    method: root.getFirstPropertyValue("method"),
    uid: event.uid,
    start: utc(event.startDate),
    end: utc(event.endDate),
    summary: event.summary,
    description: event.description,
    names: event.attendees.map((attendee) => attendee.getParameter("cn")),
  };
}

function readTask(task) {
  const value = (name) => task.getFirstPropertyValue(name);
  const due = value("due");
  const completed = value("completed");
  return {
    uid: value("uid"),
    summary: value("summary"),
    description: value("description"),
    due: due && due.toString(),
    wholeDay: Boolean(due && due.isDate),
    status: value("status"),
    completed: completed && utc(completed),
  };
}

const tasks = root.getAllSubcomponents("vtodo");
console.log(JSON.stringify(tasks.length ? tasks.map(readTask) : readEvent()));
