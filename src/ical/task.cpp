// SPDX-License-Identifier: MPL-2.0
#include "ical/task.h"

#include "ical/writer.h"

namespace gouvernail::ical {
namespace {

void append_text(std::string& out, std::string_view name, std::string_view text) {
  if (!text.empty()) append_line(out, std::string(name) + ":" + escape_text(text));
}

void append_task(std::string& out, const Task& task, calendar::UtcTime dtstamp) {
  append_line(out, "BEGIN:VTODO");
  append_text(out, "UID", task.uid);
  append_line(out, "DTSTAMP:" + calendar::to_ical_utc(dtstamp));
  // A later file takes the place of an earlier one: clients compare the sequence, then the stamp.
  append_line(out, "LAST-MODIFIED:" + calendar::to_ical_utc(dtstamp));
  append_text(out, "SUMMARY", task.summary);
  append_text(out, "DESCRIPTION", task.description);
  if (task.due) append_line(out, "DUE;VALUE=DATE:" + compact_day(*task.due));
  if (task.pressing && !task.done) append_line(out, "PRIORITY:1");
  append_line(out, task.done      ? "STATUS:COMPLETED"
                   : task.dropped ? "STATUS:CANCELLED"
                                  : "STATUS:NEEDS-ACTION");
  if (task.done) append_line(out, "PERCENT-COMPLETE:100");
  if (task.done && task.completed) {
    append_line(out, "COMPLETED:" + calendar::to_ical_utc(*task.completed));
  }
  append_line(out, "END:VTODO");
}

}  // namespace

std::string write_tasks(const std::vector<Task>& tasks, const std::string& name,
                        calendar::UtcTime dtstamp) {
  std::string out;
  append_head(out, "PUBLISH", name);
  for (const Task& task : tasks) append_task(out, task, dtstamp);
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace gouvernail::ical
