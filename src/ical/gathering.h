// SPDX-License-Identifier: MPL-2.0
// The events of one calendar, once all of it was seen: which of several of one UID counts, series
// with what was moved or struck out of them. Private to the module.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "ical/component.h"
#include "ical/event_reader.h"
#include "ical/reader.h"
#include "ical/scan.h"

namespace gouvernail::ical {

class Gathering {
 public:
  // Where the reader guesses, what can be read of a rule that is none is walked, and an event of
  // which the hour alone makes no sense takes its day; otherwise the first session of such a rule
  // is known, and nothing of such an event.
  Gathering(EventReader& reader, const calendar::DayRange& within);

  // In the order of the file; what is wrong is a diagnostic of the reader. `unread`, which may be
  // null, gets those of which nothing was read.
  std::vector<CalendarEvent> run(const std::vector<Block>& blocks,
                                 std::vector<UnreadEvent>* unread);

 private:
  // What RECURRENCE-ID names: a session, or that and all that follow.
  struct Instead {
    calendar::LocalTime of;
    bool whole_day = false;  // it names the day alone
    bool onwards = false;
  };
  struct Entry {
    const Block* block = nullptr;
    CalendarEvent event;
    std::optional<Instead> instead;
    bool series = false;
    bool counts = true;  // false: another state of the same event is newer
    std::int64_t steps = 0;
    bool yearly = false;
  };

  std::optional<Entry> read(const Block& block);
  Component component_of(const Block& block, bool told);
  bool read_instead(icalcomponent* component, const Block& block, Entry& entry);
  calendar::DayRange days_of(const Entry& entry) const;
  bool is_asked_for(const CalendarEvent& event) const;
  void tell_unreadable(const std::string& rule, const Block& block);
  void tell_unreadable_struck_out(const std::string& rule, const Block& block);
  void settle_versions();
  void settle_costs();
  void expand(const Entry& entry, std::vector<CalendarEvent>& events);
  const Entry* moved_alone(const std::string& uid, const CalendarEvent& session,
                           bool first_of_day) const;
  const Entry* moved_onwards(const std::string& uid, const calendar::LocalTime& from) const;

  EventReader& reader_;
  calendar::DayRange within_;
  std::vector<Entry> entries_;
  std::map<std::string, std::vector<std::size_t>> instead_;  // entries, by uid of the series
  // What sessions are called that were moved alone, by the series and the time that it gives them.
  std::map<std::pair<std::string, calendar::LocalTime>, std::string> names_;
};

}  // namespace gouvernail::ical
