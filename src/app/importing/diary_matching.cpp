// SPDX-License-Identifier: MPL-2.0
#include "app/importing/diary_matching.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "app/importing/event_uid.h"
#include "app/importing/nearest.h"
#include "app/importing/same_place.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"

namespace gouvernail::app {

using governance::Meeting;
using governance::MeetingStatus;

DiaryMatching::DiaryMatching(const Opened& opened, Diary& diary,
                             const std::function<bool(const std::string& uid)>& is_apart)
    : opened_(opened), diary_(diary) {
  for (std::size_t i = 0; i < diary.rows.size(); ++i) {
    if (is_apart(diary.rows[i].meeting.uid)) matched_.insert(i);
  }
  for (const Meeting& meeting : opened.history->meetings) {
    recorded_.insert(meeting.uid);
    const bool in_file =
        diary.uids.contains(event_uid(meeting)) || diary.uids.contains(meeting.uid);
    // Also of one that began anew under another UID since.
    const bool stays = meeting.diary && (diary.older.contains(series_uid(event_uid(meeting))) ||
                                         diary.older.contains(series_uid(meeting.uid)));
    if (in_file || stays) taken_.insert(meeting.uid);
    // All days of a series may have moved.
    const bool its_series = in_file || diary.series.contains(series_uid(event_uid(meeting)));
    knows_ = knows_ || (its_series && is_of_this_calendar(meeting));
  }
  if (!knows_ && !diary.named) know_by_events();
}

// The calendar of which a file that does not name it has most, as a copy of a sheet is known by its
// lines: half of its events, three at least, or two and nothing new. Somebody else's shares fewer.
void DiaryMatching::know_by_events() {
  struct Shared {
    std::size_t here = 0;
    std::size_t missing = 0;
  };
  std::map<std::string, Shared> calendars;  // by the digests of their names
  for (const Meeting& meeting : opened_.history->meetings) {
    if (!meeting.diary || meeting.diary->calendar.empty()) continue;
    Shared& shared = calendars[meeting.diary->calendar];
    if (taken_.contains(meeting.uid)) {
      ++shared.here;
    } else if (governance::is_expected(meeting) && diary_.span.contains(meeting.day)) {
      ++shared.missing;
    }
  }
  const std::size_t all = diary_.rows.size();
  const bool nothing_new = unknown().empty();
  for (const auto& [calendar, shared] : calendars) {
    const bool enough = shared.here >= 3 ? shared.here * 2 >= all : shared.here == 2 && nothing_new;
    if (enough && shared.here > shared.missing) renamed_ = calendar;
  }
  knows_ = !renamed_.empty();
  if (!knows_) return;
  for (Row& row : diary_.rows) row.meeting.diary->calendar = renamed_;
}

void DiaryMatching::match(calendar::Day today) {
  follow_names();
  match_recorded_elsewhere();
  match_series(today);
  match_nearest();
  match_made_anew(today);
}

bool DiaryMatching::is_in_file(const Meeting& recorded) const {
  return taken_.contains(recorded.uid);
}

bool DiaryMatching::is_of_this_calendar(const Meeting& recorded) const {
  if (!recorded.diary || recorded.diary->calendar.empty()) return false;
  return recorded.diary->calendar == diary_.calendar || recorded.diary->calendar == renamed_ ||
         recorded.diary->calendar == diary_.called_before;
}

// Files are called anew with each download: of one that does not name its calendar, the UID of a
// series tells what it is.
bool DiaryMatching::is_of_series_here(const Meeting& recorded) const {
  const bool its = knows_ && is_of_this_calendar(recorded);
  if (!recorded.diary || (diary_.named && !its)) return false;
  return diary_.series.contains(series_uid(event_uid(recorded)));
}

std::vector<std::size_t> DiaryMatching::unknown() const {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < diary_.rows.size(); ++i) {
    if (!matched_.contains(i) && !recorded_.contains(diary_.rows[i].meeting.uid)) rows.push_back(i);
  }
  return rows;
}

// What is recorded under another uid since an earlier import.
void DiaryMatching::follow_names() {
  std::map<std::string, const Meeting*> renamed;
  for (const Meeting& meeting : opened_.history->meetings) {
    if (event_uid(meeting) != meeting.uid) renamed[event_uid(meeting)] = &meeting;
  }
  if (renamed.empty()) return;
  for (const std::size_t row : unknown()) {
    const auto found = renamed.find(diary_.rows[row].meeting.uid);
    if (found != renamed.end()) is_session(row, *found->second, true);
  }
}

// Of the same body, on the same day, at the same hour as far as both tell one, and no other is
// meant: entered by hand, brought by a table, or by somebody else's calendar.
void DiaryMatching::match_recorded_elsewhere() {
  std::vector<const Meeting*> standing;
  for (const Meeting& meeting : opened_.history->meetings) {
    if (!is_in_file(meeting) && !is_of_this_calendar(meeting)) standing.push_back(&meeting);
  }
  for (const SamePlace& one : find_same_places(diary_.rows, unknown(), standing)) {
    Row& row = diary_.rows[one.row];
    const bool strikes_out = row.meeting.status == MeetingStatus::cancelled;
    if (!one.recorded->diary || strikes_out) {
      is_session(one.row, *one.recorded, true);
    } else {
      // Two calendars tell of it: the first one leads.
      matched_.insert(one.row);
      taken_.insert(one.recorded->uid);
      row.meeting = *one.recorded;
    }
  }
}

// All of a series are moved at once: in their order, where none was added or left out. An event
// that begins to recur, and a series of which one is left, keep the session of its day.
void DiaryMatching::match_series(calendar::Day today) {
  std::map<std::string, std::vector<const Meeting*>> missing;  // by series
  for (const Meeting& meeting : opened_.history->meetings) {
    if (meeting.status == MeetingStatus::cancelled || is_in_file(meeting)) continue;
    if (is_of_series_here(meeting)) missing[series_uid(event_uid(meeting))].push_back(&meeting);
  }
  if (missing.empty()) return;
  std::map<std::string, std::vector<std::size_t>> fresh;
  for (const std::size_t row : unknown()) {
    fresh[series_uid(diary_.rows[row].meeting.uid)].push_back(row);
  }
  for (auto& one : missing) {
    std::vector<const Meeting*>& old = one.second;
    std::vector<std::size_t>& rows = fresh[one.first];
    match_days(old, rows);
    if (rows.size() != old.size()) continue;
    std::ranges::stable_sort(old, {}, [](const Meeting* one) { return one->day; });
    std::ranges::stable_sort(rows, {}, [&](std::size_t at) { return diary_.rows[at].meeting.day; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      // What was held stays where it was: what is still to come is no other day of it.
      const bool still_to_come = diary_.rows[rows[i]].meeting.day >= today;
      if (old[i]->status == MeetingStatus::held && still_to_come) continue;
      is_session(rows[i], *old[i], false);
    }
  }
}

// Those on one day are the same; they leave both lists.
void DiaryMatching::match_days(std::vector<const Meeting*>& old, std::vector<std::size_t>& rows) {
  std::erase_if(rows, [&](std::size_t row) {
    const auto same = std::ranges::find(old, diary_.rows[row].meeting.day, &Meeting::day);
    if (same == old.end()) return false;
    is_session(row, **same, true);
    old.erase(same);
    return true;
  });
}

// A calendar whose maker begins a series anew, or that gives no UIDs. One that drops what has
// passed does not move what was held to what it begins.
void DiaryMatching::match_nearest() {
  std::map<std::string, std::vector<const Meeting*>> missing;  // by body
  for (const Meeting& meeting : opened_.history->meetings) {
    if (meeting.status == MeetingStatus::cancelled || is_in_file(meeting)) continue;
    const bool known = knows_ && diary_.whole && is_of_this_calendar(meeting);
    if (known || is_of_series_here(meeting)) missing[meeting.body].push_back(&meeting);
  }
  std::map<std::string, std::vector<std::size_t>> fresh;
  for (const std::size_t row : unknown()) fresh[diary_.rows[row].meeting.body].push_back(row);
  for (auto& one : missing) {
    std::vector<const Meeting*>& old = one.second;
    std::vector<std::size_t>& rows = fresh[one.first];
    match_days(old, rows);
    std::erase_if(old, [](const Meeting* past) { return past->status == MeetingStatus::held; });
    std::vector<calendar::Day> here;
    std::vector<calendar::Day> there;
    for (const std::size_t row : rows) here.push_back(diary_.rows[row].meeting.day);
    for (const Meeting* meeting : old) there.push_back(meeting->day);
    for (const auto& [row, recorded] : nearest_pairs(here, there)) {
      is_session(rows[row], *old[recorded], false);
    }
  }
}

// A file that has nothing of what was brought may be another calendar of that name, or one of which
// all events were made anew: where each of them lies near one that it has no more, and each of
// those near one of them, somebody says which.
void DiaryMatching::match_made_anew(calendar::Day today) {
  if (knows_ || !diary_.whole || diary_.rows.empty()) return;
  std::map<std::string, std::vector<const Meeting*>> missing;  // by body
  for (const Meeting& meeting : opened_.history->meetings) {
    const bool its = is_of_this_calendar(meeting) && !is_in_file(meeting);
    if (!its || !governance::is_expected(meeting) || !governance::is_ahead(meeting, today))
      continue;
    missing[meeting.body].push_back(&meeting);
    ++strangers_;
  }
  std::vector<std::pair<std::size_t, const Meeting*>> pairs;
  for (const auto& of_body : missing) {
    const std::vector<const Meeting*>& old = of_body.second;
    std::vector<std::size_t> rows = unknown();
    std::erase_if(rows,
                  [&](std::size_t row) { return diary_.rows[row].meeting.body != of_body.first; });
    std::vector<calendar::Day> here;
    std::vector<calendar::Day> there;
    for (const std::size_t row : rows) here.push_back(diary_.rows[row].meeting.day);
    for (const Meeting* meeting : old) there.push_back(meeting->day);
    for (const auto& [row, recorded] : nearest_pairs(here, there)) {
      pairs.emplace_back(rows[row], old[recorded]);
    }
  }
  if (pairs.size() != strangers_ || pairs.size() != unknown().size()) return;
  strangers_ = 0;
  for (const auto& [row, recorded] : pairs) {
    is_session(row, *recorded, false);
    diary_.rows[row].doubt = reports::ImportDoubt::Kind::moves;  // on its day, too
  }
}

void DiaryMatching::is_session(std::size_t at, const Meeting& recorded, bool surely) {
  Row& row = diary_.rows[at];
  matched_.insert(at);
  taken_.insert(recorded.uid);
  row.own_uid = std::exchange(row.meeting.uid, recorded.uid);
  row.meeting.diary->event = row.own_uid;
  if (surely || row.meeting.day == recorded.day || row.doubt) return;
  row.doubt = reports::ImportDoubt::Kind::moves;
}

std::vector<Gone> DiaryMatching::gone(calendar::Day today) const {
  std::vector<Gone> gone;
  if (!diary_.whole) return gone;
  for (const Meeting& meeting : opened_.history->meetings) {
    if (!governance::is_expected(meeting) || is_in_file(meeting)) continue;
    const bool in_span = diary_.span.contains(meeting.day);
    const bool within = knows_ && is_of_this_calendar(meeting) && in_span;
    // What has passed, and nobody recorded as held, may lie before what the file still has.
    if (!within && !is_of_series_here(meeting)) continue;
    if (!governance::is_ahead(meeting, today) && !in_span) continue;
    Meeting off = meeting;
    off.status = MeetingStatus::cancelled;
    gone.push_back({&meeting, governance::follow_diary(meeting, std::move(off), today)});
  }
  return gone;
}

}  // namespace gouvernail::app
