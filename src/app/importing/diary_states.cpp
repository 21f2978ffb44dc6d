// SPDX-License-Identifier: MPL-2.0
#include "app/importing/diary_states.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/importing/event_uid.h"
#include "governance/history.h"
#include "governance/meeting.h"

namespace gouvernail::app {
namespace {

using governance::DiaryState;
using governance::Meeting;

bool says_alike(const DiaryState& a, const DiaryState& b) {
  return a.sequence == b.sequence && a.stamp == b.stamp;
}

// The recorded sessions of a series, and those that the file has of it by themselves.
struct Series {
  std::vector<const Meeting*> recorded;
  std::set<std::string> moved_alone;  // UIDs in the file
};

// As the event itself had it, and not a session that was moved alone: that one counts its changes
// by itself. An event that counts a change says so of all that are still expected; so the lowest
// number is its own, and of that the latest stamp.
DiaryState known_state(const Series& series) {
  std::vector<const Meeting*> told;
  for (const bool expected : {true, false}) {
    for (const Meeting* one : series.recorded) {
      if (series.moved_alone.contains(event_uid(*one))) continue;
      if (!expected || governance::is_expected(*one)) told.push_back(one);
    }
    if (!told.empty()) break;
  }
  if (told.empty()) return {};
  DiaryState known = *told.front()->diary;
  for (const Meeting* one : told) {
    const DiaryState& state = *one->diary;
    const bool same_number = state.sequence == known.sequence;
    if (state.sequence < known.sequence || (same_number && is_older(known, state))) known = state;
  }
  return known;
}

}  // namespace

void leave_older_series(const Opened& opened, Diary& diary, FileReport& report) {
  std::map<std::string, Series> all;
  for (const Meeting& meeting : opened.history->meetings) {
    const std::string uid = series_uid(event_uid(meeting));
    if (meeting.diary && diary.series.contains(uid)) all[uid].recorded.push_back(&meeting);
  }
  for (const Row& row : diary.rows) {
    const auto series = all.find(series_uid(row.meeting.uid));
    if (series == all.end()) continue;
    const bool alone = !says_alike(*row.meeting.diary, diary.series.at(series->first));
    if (alone) series->second.moved_alone.insert(row.meeting.uid);
  }
  for (const auto& known_series : all) {
    const std::string& uid = known_series.first;
    const Series& series = known_series.second;
    if (!is_older(diary.series.at(uid), known_state(series))) continue;
    diary.older.insert(uid);
    std::set<std::string> recorded;
    for (const Meeting* one : series.recorded) recorded.insert(event_uid(*one));
    const auto would_add = [&](const Row& row) {
      return series_uid(row.meeting.uid) == uid && !recorded.contains(row.meeting.uid) &&
             !series.moved_alone.contains(row.meeting.uid);
    };
    const auto missing = std::ranges::find_if(series.recorded, [&](const Meeting* one) {
      return governance::is_expected(*one) && !diary.uids.contains(event_uid(*one));
    });
    const auto added = std::ranges::find_if(diary.rows, would_add);
    if (added == diary.rows.end() && missing == series.recorded.end()) continue;
    const Meeting& known = missing == series.recorded.end() ? *series.recorded.front() : **missing;
    report.warn(added == diary.rows.end() ? Row{known} : *added, "older-state",
                base::msg("this file has an older state of the series of the session of {}: it "
                          "stays as recorded",
                          calendar::arg(known.day)),
                base::msg("export the calendar again"));
    std::erase_if(diary.rows, would_add);
  }
}

void tell_strangers(std::size_t strangers, FileReport& report) {
  if (strangers == 0) return;
  report.warn(
      "another-calendar",
      base::msg("{0} {0:session|sessions} still to come that a calendar of this name brought "
                "{0:is|are} not in it, and nothing else of that one: {0:it stands|they "
                "stand} as recorded",
                static_cast<std::int64_t>(strangers)));
}

}  // namespace gouvernail::app
