// SPDX-License-Identifier: MPL-2.0
#include "ical/merge.h"

#include <algorithm>
#include <tuple>

#include "ical/event_reader.h"
#include "ical/reader.h"
#include "ical/scan.h"

namespace gouvernail::ical {
namespace {

constexpr std::size_t most_alarms = std::size_t{16} * 1024;  // octets

int sequence_of(const std::string& bytes) {
  for (const Block& block : scan(bytes, Purpose::diary).blocks) {
    if (block.kind != "VEVENT" || !block.whole) continue;
    const Component component = parse_component(block.text);
    if (component) return icalcomponent_get_sequence(component.get());
  }
  return -1;
}

}  // namespace

bool same_meaning(const std::string& ours, const std::string& theirs) {
  base::Diagnostics ignored;
  const auto a = read_calendar("", ours, ignored);
  const auto b = read_calendar("", theirs, ignored);
  if (a.size() != 1 || b.size() != 1) return false;
  const auto meaning = [](const CalendarEvent& e) {
    return std::tie(e.uid, e.day, e.start, e.end, e.last, e.summary, e.location, e.cancelled,
                    e.tentative);
  };
  return meaning(a.front()) == meaning(b.front()) && sequence_of(ours) == sequence_of(theirs);
}

std::string with_alarms_of(const std::string& ours, const std::string& theirs) {
  constexpr const char* begin = "BEGIN:VALARM";
  constexpr const char* end = "END:VALARM";
  std::string alarms;
  for (std::size_t at = theirs.find(begin); at != std::string::npos;
       at = theirs.find(begin, at + 1)) {
    const std::size_t stop = theirs.find(end, at);
    if (stop == std::string::npos || alarms.size() + stop - at > most_alarms) break;
    std::string alarm = theirs.substr(at, stop - at) + end;
    std::erase(alarm, '\r');
    for (const char c : alarm) {
      if (c == '\n') alarms += '\r';
      alarms += c;
    }
    alarms += "\r\n";
    at = stop;
  }
  const std::size_t last = ours.rfind("END:VEVENT");
  if (alarms.empty() || last == std::string::npos) return ours;
  return ours.substr(0, last) + alarms + ours.substr(last);
}

}  // namespace gouvernail::ical
