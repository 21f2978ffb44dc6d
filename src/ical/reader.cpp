// SPDX-License-Identifier: MPL-2.0
#include "ical/reader.h"

#include <algorithm>

#include "base/file_text.h"
#include "base/text.h"
#include "governance/people.h"
#include "ical/event_reader.h"
#include "ical/free_busy.h"
#include "ical/gathering.h"
#include "ical/scan.h"

namespace gouvernail::ical {
namespace {

using base::msg;
using calendar::LocalTime;

void report(base::Diagnostics& diagnostics, const std::string& file, std::string code,
            base::Message what, base::Message remedy) {
  diagnostics.push_back({base::Severity::error,
                         std::move(code),
                         {file, 0, 0},
                         "",
                         std::move(what),
                         std::move(remedy)});
}

// The events of a file that holds VFREEBUSYs too; `busy` may be null.
std::vector<CalendarEvent> read(const std::string& file, std::string_view bytes,
                                const calendar::DayRange& within, base::Diagnostics& diagnostics,
                                std::vector<BusyPeriod>* busy, std::vector<UnreadEvent>* unread) {
  std::vector<CalendarEvent> events;
  if (bytes.size() > longest_calendar) {
    report(diagnostics, file, "too-long", msg("this calendar is larger than 20 MB"),
           msg("export a shorter period"));
    return events;
  }
  const Scanned scanned = scan(bytes, Purpose::diary);
  if (!scanned.calendar) {
    report(diagnostics, file, "not-a-calendar",
           msg("this file is not a calendar, or it is cut short"),
           msg("export it again from the calendar it comes from"));
    return events;
  }
  if (scanned.cut) {
    report(diagnostics, file, "too-many",
           msg("this calendar holds more than {} events: the later ones are left out",
               static_cast<std::int64_t>(most_blocks)),
           msg("export a shorter period"));
  }
  EventReader reader(file, diagnostics, busy != nullptr);
  for (const Block& block : scanned.blocks) {
    if (block.kind == "VTIMEZONE") reader.define(block);
  }
  events = Gathering(reader, within).run(scanned.blocks, unread);
  const bool free_busy = std::any_of(scanned.blocks.begin(), scanned.blocks.end(),
                                     [](const Block& block) { return block.kind == "VFREEBUSY"; });
  if (busy) *busy = read_free_busy(file, scanned.blocks, within, diagnostics);
  if (events.empty() && !free_busy && !base::has_errors(diagnostics)) {
    report(diagnostics, file, "no-event", msg("this calendar holds no event"),
           msg("check the period that was exported"));
  }
  return events;
}

BusyPeriod period_of(const CalendarEvent& event) {
  BusyPeriod period;
  period.tentative = event.tentative;
  period.uid = event.uid;
  if (!event.start) {
    period.start = {event.day, calendar::Minutes{0}};
    period.end = {event.last + calendar::Days{1}, calendar::Minutes{0}};
    return period;
  }
  period.start = {event.day, *event.start};
  const auto later = calendar::resolve_paris(period.start).utc + unknown_length;
  period.end = event.end.value_or(calendar::to_paris(later));
  return period;
}

bool declined(const CalendarEvent& event, const std::vector<std::string>& owner) {
  return std::any_of(event.declined_by.begin(), event.declined_by.end(), [&](const auto& who) {
    return std::any_of(owner.begin(), owner.end(),
                       [&](const auto& address) { return governance::same_address(address, who); });
  });
}

}  // namespace

calendar::DayRange every_day() {
  return {*calendar::make_day(1990, 1, 1), *calendar::make_day(2100, 12, 31)};
}

std::vector<CalendarEvent> read_calendar(const std::string& file, std::string_view bytes,
                                         base::Diagnostics& diagnostics,
                                         const calendar::DayRange& within,
                                         std::vector<UnreadEvent>* unread) {
  return read(file, bytes, within, diagnostics, nullptr, unread);
}

std::string calendar_name(std::string_view bytes) {
  // It stands before the first event.
  return scan(bytes.substr(0, std::size_t{64} * 1024), Purpose::diary).name;
}

std::string calendar_id(std::string_view bytes) {
  return scan(bytes.substr(0, std::size_t{64} * 1024), Purpose::diary).id;
}

bool holds_calendar(std::string_view bytes) {
  constexpr std::string_view begin = "BEGIN:VCALENDAR";
  if (bytes.find(begin) != std::string_view::npos) return true;
  const auto in_utf8 = base::text_of_utf16(bytes);
  return in_utf8 && in_utf8->find(begin) != std::string::npos;
}

bool is_whole_calendar(std::string_view bytes) {
  const auto in_utf8 = base::text_of_utf16(bytes);
  if (in_utf8) bytes = *in_utf8;
  const std::size_t end = bytes.find_last_not_of(" \t\r\n\0\x1a");
  const std::string_view text = bytes.substr(0, end == std::string_view::npos ? 0 : end + 1);
  const std::size_t line = text.find_last_of("\r\n");
  const std::string_view last = line == std::string_view::npos ? text : text.substr(line + 1);
  return base::upper_ascii(std::string(last)) == "END:VCALENDAR";
}

std::vector<BusyPeriod> read_busy(const std::string& file, std::string_view bytes,
                                  const calendar::DayRange& within,
                                  const std::vector<std::string>& owner,
                                  base::Diagnostics& diagnostics) {
  std::vector<BusyPeriod> busy;
  for (const CalendarEvent& event : read(file, bytes, within, diagnostics, &busy, nullptr)) {
    if (event.cancelled || event.transparent || declined(event, owner)) continue;
    busy.push_back(period_of(event));
  }
  std::erase_if(busy, [&](const BusyPeriod& period) {
    return period.end <= period.start || period.end.day < within.first ||
           period.start.day > within.last;
  });
  std::stable_sort(busy.begin(), busy.end(),
                   [](const BusyPeriod& a, const BusyPeriod& b) { return a.start < b.start; });
  return busy;
}

}  // namespace gouvernail::ical
