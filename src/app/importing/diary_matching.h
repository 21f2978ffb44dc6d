// SPDX-License-Identifier: MPL-2.0
// Which recorded session each event of a calendar is, where its UID does not tell: one that was
// entered from elsewhere, one whose series was moved, one of a calendar that gives no UIDs. And
// what of it a calendar has no more.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "app/importing/diary.h"
#include "app/importing/gone.h"
#include "app/workspace/opened.h"
#include "calendar/day.h"

namespace gouvernail::app {

// The rows of events that are recorded under another uid bear that uid then, and keep their own
// (DiaryState::event). One whose session the calendar had on another day is doubtful (moves); one
// that was held is not taken for what a calendar has on another day still to come. What another
// calendar brought already, at the same hour, is left as it is recorded.
class DiaryMatching {
 public:
  // Both must outlive this. `is_apart`: whether somebody said that the event of that UID is a
  // session of its own.
  DiaryMatching(const Opened& opened, Diary& diary,
                const std::function<bool(const std::string& uid)>& is_apart);

  void match(calendar::Day today);
  // Sessions that an earlier import of this calendar brought and that it has no more, still to come
  // or, within the days of the file, passed without a word whether they were held: within its days,
  // and of a series that it gives, on whatever day; where it names no calendar, whatever the file
  // is called; one without a name is known by its events, too. One that is cut short misses
  // nothing, and neither does one that has nothing of what was brought: it is another of that name.
  // They would be cancelled.
  std::vector<Gone> gone(calendar::Day today) const;
  // Sessions still to come that a calendar of that name brought of which this one has nothing, and
  // that it would not follow: it seems to be another one.
  std::size_t strangers() const { return strangers_; }

 private:
  void know_by_events();
  bool is_in_file(const governance::Meeting& recorded) const;
  bool is_of_this_calendar(const governance::Meeting& recorded) const;
  bool is_of_series_here(const governance::Meeting& recorded) const;
  std::vector<std::size_t> unknown() const;  // rows
  void follow_names();
  void match_recorded_elsewhere();
  void match_series(calendar::Day today);
  void match_nearest();
  void match_made_anew(calendar::Day today);
  void match_days(std::vector<const governance::Meeting*>& old, std::vector<std::size_t>& rows);
  void is_session(std::size_t row, const governance::Meeting& recorded, bool surely);

  const Opened& opened_;
  Diary& diary_;
  bool knows_ = false;   // it has some of what an import of it brought
  std::string renamed_;  // digest of the name that its file had; empty: none other
  std::size_t strangers_ = 0;
  std::set<std::string> recorded_;  // uids
  std::set<std::string> taken_;     // uids of recorded sessions that are in the file
  std::set<std::size_t> matched_;   // rows of which it is known which session they are
};

}  // namespace gouvernail::app
