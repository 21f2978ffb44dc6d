// SPDX-License-Identifier: MPL-2.0
#include "reports/session_changes.h"

#include <algorithm>

#include "base/text.h"
#include "governance/meeting.h"
#include "reports/meeting_words.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using Lines = std::vector<std::string>;

// Those of the first that the second has not, as often as they stand there more often.
Lines lines_beyond(const Lines& all, Lines known) {
  Lines more;
  for (const std::string& line : all) {
    const auto its = std::ranges::find(known, line);
    if (its == known.end()) {
      more.push_back(line);
    } else {
      known.erase(its);
    }
  }
  return more;
}

std::vector<base::Message> agenda_changes(const Lines& before, const Lines& now) {
  if (now == before) return {};
  if (before.empty()) return {msg("It has an agenda now.")};
  if (now.empty()) return {msg("It has no agenda any more.")};
  std::vector<base::Message> changes;
  for (const std::string& item : lines_beyond(now, before)) {
    changes.push_back(msg("Added to the agenda: {}", item));
  }
  for (const std::string& item : lines_beyond(before, now)) {
    changes.push_back(msg("No longer on the agenda: {}", item));
  }
  if (changes.empty()) changes.push_back(msg("The items of the agenda are in another order."));
  return changes;
}

}  // namespace

std::vector<std::string> agenda_lines(const governance::Meeting& meeting) {
  const std::string agenda = governance::without_tags(meeting.agenda);
  return agenda.empty() ? Lines{} : base::split(agenda, '\n');
}

std::vector<std::string> session_changes(const SessionAtThatTime& before,
                                         const SessionAtThatTime& now, const Language& language) {
  Lines changes;
  const governance::Meeting& old = before.meeting;
  const auto end = end_of(now.meeting, now.length);
  const auto end_before = end_of(old, before.length);
  const bool starts_there = old.day == now.meeting.day && old.start_time == now.meeting.start_time;
  if (starts_there && end && end_before && end != end_before) {
    changes.push_back(language.text(msg("It ends at {0} (before: {1}).", language.time(end->time),
                                        language.time(end_before->time))));
  }
  for (const base::Message& change : agenda_changes(agenda_lines(old), agenda_lines(now.meeting))) {
    changes.push_back(language.text(change));
  }
  return changes;
}

}  // namespace gouvernail::reports
