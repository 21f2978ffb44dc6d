// SPDX-License-Identifier: MPL-2.0
#include "governance/history_told.h"

#include <algorithm>
#include <utility>

namespace gouvernail::governance {
namespace {

// Of those that are a field of a session, and nothing else: day and hours are not.
template <class Visit>
void each_column(Visit visit) {
  visit("status", &Meeting::status);
  visit("note", &Meeting::note);
  visit("convened_on", &Meeting::convened_on);
  visit("present", &Meeting::present);
  visit("minutes_on", &Meeting::minutes_on);
  visit("documents_on", &Meeting::documents_on);
  visit("cancelled_on", &Meeting::cancelled_on);
  visit("urgent", &Meeting::urgent);
  visit("site", &Meeting::site);
  visit("agenda", &Meeting::agenda);
  visit("reason", &Meeting::reason);
  visit("moved_from", &Meeting::moved_from);
  visit("minutes_sent_on", &Meeting::minutes_sent_on);
  visit("joint", &Meeting::joint);
  visit("second_of", &Meeting::second_of);
  visit("awaited", &Meeting::awaited);
}

bool is_any_of(const std::string& column, std::initializer_list<const char*> names) {
  return std::ranges::find(names, column) != names.end();
}

bool may_end(const Meeting& meeting, const std::optional<calendar::LocalTime>& end) {
  return end &&
         calendar::LocalTime{meeting.day, meeting.start_time.value_or(calendar::Minutes{0})} < *end;
}

// A status says of itself that nobody was convened, that nobody came; and those convened to another
// day are not convened to this one.
bool says_nothing_of(const std::string& column, const Meeting& recorded, const Meeting& read) {
  const bool held = read.status == MeetingStatus::held;
  if (is_any_of(column, {"present", "minutes_on"})) return !held;
  if (column != "convened_on" || held) return false;
  return read.status == MeetingStatus::proposed || read.day != recorded.day;
}

}  // namespace

Meeting keep_untold(const Meeting& recorded, Meeting read, const std::set<std::string>& told) {
  // Hours that are not told stay, as when a session is moved; so does the end where it can.
  if (!read.start_time) read.start_time = recorded.start_time;
  if (!read.end && recorded.end) {
    const calendar::LocalTime end{recorded.end->day + (read.day - recorded.day),
                                  recorded.end->time};
    if (may_end(read, end)) read.end = end;
  }
  each_column([&](const std::string& column, auto Meeting::*field) {
    if (told.contains(column) || says_nothing_of(column, recorded, read)) return;
    read.*field = recorded.*field;
  });
  return read;
}

std::set<std::string> columns_behind(const Meeting& recorded, const Meeting& read,
                                     const std::set<std::string>& told,
                                     const std::vector<Meeting>& former) {
  std::set<std::string> behind;
  const auto was = [&](auto says_so) { return std::ranges::any_of(former, says_so); };
  if (read.day != recorded.day) {
    if (was([&](const Meeting& one) { return one.day == read.day; })) behind = {"start", "end"};
  } else {
    // The hours of a day are one statement: an old end with a new start was never anybody's.
    const bool start =
        read.start_time && read.start_time != recorded.start_time && was([&](const Meeting& one) {
          return one.day == read.day && one.start_time == read.start_time;
        });
    const bool end = read.end && read.end != recorded.end &&
                     was([&](const Meeting& one) { return one.end == read.end; });
    if (start || end) behind = {"start", "end"};
  }
  each_column([&](const std::string& column, auto Meeting::*field) {
    if (!told.contains(column) || read.*field == recorded.*field) return;
    if (was([&](const Meeting& one) { return one.*field == read.*field; })) behind.insert(column);
  });
  return behind;
}

bool says_alike(const std::string& column, const Meeting& a, const Meeting& b) {
  if (column == "start") return a.day == b.day;
  if (is_any_of(column, {"end", "end_date"})) return a.end == b.end;
  bool alike = false;
  each_column([&](const std::string& name, auto Meeting::*field) {
    if (name == column) alike = a.*field == b.*field;
  });
  return alike;
}

Meeting with_recorded(const Meeting& recorded, Meeting read, const std::set<std::string>& columns) {
  if (columns.contains("start")) {
    read.day = recorded.day;
    read.start_time = recorded.start_time;
  }
  if (columns.contains("end")) read.end = recorded.end;
  each_column([&](const std::string& column, auto Meeting::*field) {
    if (columns.contains(column)) read.*field = recorded.*field;
  });
  return read;
}

}  // namespace gouvernail::governance
