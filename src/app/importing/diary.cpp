// SPDX-License-Identifier: MPL-2.0
#include "app/importing/diary.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "base/failure.h"
#include "base/sha256.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/file_faults.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/session_title.h"
#include "governance/status_words.h"
#include "governance/transitions.h"
#include "ical/reader.h"
#include "ical/session_uid.h"
#include "ical/title_patterns.h"
#include "platform/clock.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

// Titles that are asked about: somebody's calendar is full of others.
constexpr std::size_t most_titles = 20;

// A stamp that is still to come is that of a clock that is ahead, or made up: what is corrected
// by a true one would be older for years. Such a state is of when it is read, as an answer is.
governance::DiaryState state_of(const ical::CalendarEvent& event, const std::string& calendar) {
  governance::DiaryState state{event.sequence, "", calendar};
  if (!event.stamp) return state;
  state.stamp = calendar::to_ical_utc(*event.stamp);
  const calendar::UtcTime now = platform::now();
  if (*event.stamp > now) state.written = std::exchange(state.stamp, calendar::to_ical_utc(now));
  return state;
}

// In somebody's calendar a session that is not struck out has its day. Whether its guests were
// convened, no diary tells (most write no STATUS, or CONFIRMED for whatever is in it); nor whether
// it was held: somebody must say.
Meeting meeting_of(const ical::CalendarEvent& event, const std::string& body,
                   const std::string& calendar, const governance::Convention& convention) {
  Meeting meeting;
  meeting.uid = event.uid;
  meeting.body = body;
  meeting.day = event.day;
  meeting.start_time = event.start;
  meeting.end = event.end;
  meeting.status = event.cancelled || governance::name_called_off(convention, event.summary)
                       ? MeetingStatus::cancelled
                       : MeetingStatus::proposed;
  meeting.site = convention.site_named(event.location);
  meeting.note = event.summary;
  meeting.diary = state_of(event, calendar);
  return meeting;
}

// How people know an event: a UID tells them nothing. Of one without a title, its line tells.
std::string excerpt_of(const std::string& title, std::optional<calendar::Day> day) {
  if (title.empty() || !day) return title;
  return title + " (" + calendar::to_iso(*day) + ")";
}
std::string excerpt_of(const ical::CalendarEvent& event) {
  return excerpt_of(event.summary, event.day);
}

// As its maker calls it, else its file: the same whenever it is exported again. Many are called
// alike ("Calendar"): some makers tell theirs apart.
void mark_calendar(const std::string& path, const std::string& bytes, Diary& diary) {
  std::string name = ical::calendar_name(bytes);
  diary.named = !name.empty();
  if (name.empty()) name = std::filesystem::path(path).stem().string();
  const auto digest = [](const std::string& text) { return base::sha256_hex(text).substr(0, 16); };
  diary.called_before = digest(name);
  const std::string id = ical::calendar_id(bytes);
  diary.calendar = id.empty() ? diary.called_before : digest(name + "\n" + id);
}

// Whose session an event is.
struct Whose {
  std::vector<std::string> bodies;  // none: nobody's; several: nobody knows
  bool nearly = false;              // its title is nearly the name
};

class Titles {
 public:
  Titles(const Opened& opened, const governance::BodiesSaid& said)
      : convention_(opened.rules->convention),
        said_(said),
        patterns_(title_patterns(opened)),
        near_(convention_) {}

  std::vector<std::string> bodies_of(const std::string& title) const {
    return governance::bodies_meant(convention_, title, said_, [this](const std::string& one) {
      return ical::bodies_of(one, patterns_);
    });
  }
  // Without the words that call it off.
  std::string name_in(const std::string& title) const {
    return governance::name_called_off(convention_, title).value_or(title);
  }
  std::optional<std::string> body_near(const std::string& title) { return near_.near(title); }
  bool is_nothing_of_ours(const std::string& title) const {
    return governance::is_nothing_of_ours(convention_, title, said_);
  }

 private:
  const governance::Convention& convention_;
  const governance::BodiesSaid& said_;
  std::vector<ical::TitlePattern> patterns_;
  governance::NearBodies near_;
};

bool has_control_characters(const std::string& text) {
  return std::ranges::any_of(text, [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
  });
}

class DiaryReader {
 public:
  DiaryReader(const std::string& path, const std::string& bytes, const Opened& opened,
              const std::map<std::string, std::string>& said, base::Diagnostics& diagnostics)
      : path_(path), opened_(opened), told_(diagnostics), titles_(opened, said) {
    mark_calendar(path, bytes, diary_);
    for (const Meeting& meeting : opened.history->meetings) {
      const bool renamed = meeting.diary && !meeting.diary->event.empty();
      recorded_[renamed ? meeting.diary->event : meeting.uid] = meeting.body;
    }
    diary_.whole = ical::is_whole_calendar(bytes);
  }

  Diary run(const std::string& bytes) {
    base::Diagnostics found;
    std::vector<ical::UnreadEvent> unread;
    const auto events =
        ical::read_calendar(path_, bytes, found, opened_.rules->convention->term, &unread);
    for (const ical::UnreadEvent& one : unread) {
      diary_.uids.insert(one.uid);
      shown_.emplace(one.line, excerpt_of(one.summary, std::nullopt));
      if (titles_.bodies_of(one.summary).empty()) others_.insert(one.line);
    }
    const std::size_t unread_others = others_.size();
    if (events.empty() && unread.size() == unread_others && base::has_errors(found)) {
      throw base::bad_files(msg("nothing of {} was imported", path_),
                            base::grouped(std::move(found)));
    }
    for (const ical::CalendarEvent& event : events) note(event);
    note_others(events);
    for (base::Diagnostic& one : found) tell(std::move(one));
    for (const ical::CalendarEvent& event : events) take(event);
    if (untitled_ > 0) {
      told_.push_back({base::Severity::warning,
                       "untitled",
                       {path_, 0, 0},
                       "",
                       governance::untitled_left_out(untitled_),
                       {}});
    }
    if (!diary_.whole) {
      told_.push_back({base::Severity::warning,
                       "cut-short",
                       {path_, 0, 0},
                       "",
                       msg("this calendar is cut short: what it no longer holds is not known"),
                       msg("export it again from the calendar it comes from")});
    }
    diary_.whole = diary_.whole && !cut_;
    drop_bad();
    return std::move(diary_);
  }

 private:
  void note(const ical::CalendarEvent& event) {
    if (diary_.uids.empty() || !has_days_) diary_.span = {event.day, event.day};
    has_days_ = true;
    diary_.span.first = std::min(diary_.span.first, event.day);
    diary_.span.last = std::max(diary_.span.last, event.day);
    diary_.uids.insert(event.uid);
    shown_.emplace(event.line, excerpt_of(event));
    // One session that was moved alone says nothing of the others: whoever was invited to it has no
    // more of the series.
    if (event.series.empty() || event.of_series) {
      const std::string& series = event.series.empty() ? event.uid : event.series;
      diary_.series.emplace(series, state_of(event, diary_.calendar));
      series_at_[event.line] = series;
    }
  }

  // Of a series that is called otherwise by now, those that are recorded are ours.
  void note_others(const std::vector<ical::CalendarEvent>& events) {
    std::set<int> ours;
    for (const ical::CalendarEvent& event : events) {
      (whose(event).bodies.empty() ? others_ : ours).insert(event.line);
    }
    for (const int line : ours) others_.erase(line);
  }

  // What is recorded has its body, whatever it is called by now.
  Whose whose(const ical::CalendarEvent& event) {
    Whose result{titles_.bodies_of(event.summary)};
    if (result.bodies.size() == 1) return result;
    if (const auto known = recorded_.find(event.uid); known != recorded_.end()) {
      result.bodies = {known->second};
    }
    if (!result.bodies.empty() || titles_.is_nothing_of_ours(event.summary)) return result;
    if (const auto near = titles_.body_near(event.summary)) result = {{*near}, true};
    return result;
  }

  // What is wrong with somebody's dentist is nobody's business; of a series that was not worked out
  // whole, nothing is known to be gone.
  void tell(base::Diagnostic one) {
    const std::string uid = one.excerpt.substr(one.excerpt.find(':') + 1);
    if (one.code == "long-series" || one.code == "unreadable-rule") {
      diary_.series.erase(uid);
      if (const auto at = series_at_.find(one.position.line); at != series_at_.end()) {
        diary_.series.erase(at->second);
      }
    }
    if (one.code == "too-many") cut_ = true;
    if (others_.contains(one.position.line)) return;
    if (one.severity == base::Severity::error && !uid.empty()) bad_.insert(uid);
    if (const auto shown = shown_.find(one.position.line); shown != shown_.end()) {
      one.excerpt = shown->second;
    }
    told_.push_back(std::move(one));
  }

  void refuse_uid(const ical::CalendarEvent& event) {
    told_.push_back({base::Severity::error,
                     "bad-uid",
                     {path_, event.line, 0},
                     event.summary,
                     msg("the uid holds characters that cannot be shown"),
                     msg("correct this event in the calendar it comes from, or leave it out")});
  }

  void take(const ical::CalendarEvent& event) {
    const Whose its = whose(event);
    if (its.bodies.empty() && titles_.is_nothing_of_ours(event.summary)) return;
    if (its.bodies.size() != 1) return leave(event, its.bodies.empty());
    if (has_control_characters(event.uid)) return refuse_uid(event);
    if (event.leapt && !event.of_series) {
      const governance::Refusal leapt{governance::RefusalReason::no_such_hour, event.day};
      told_.push_back({base::Severity::error,
                       "no-such-hour",
                       {path_, event.line, 0},
                       excerpt_of(event),
                       governance::cause_of(leapt),
                       msg("correct this event in the calendar it comes from, or leave it out")});
      return;
    }
    Row row{meeting_of(event, its.bodies.front(), diary_.calendar, opened_.rules->convention),
            {event.line}};
    row.place.shown = excerpt_of(event);
    row.put_off = !event.cancelled && row.meeting.status == MeetingStatus::cancelled &&
                  governance::is_put_off(event.summary);
    if (its.nearly) {
      row.place.nearly = titles_.name_in(event.summary);
      row.doubt = reports::ImportDoubt::Kind::near_body;
    }
    const auto [place, is_new] = rows_.emplace(event.uid, diary_.rows.size());
    if (is_new) {
      diary_.rows.push_back(std::move(row));
      return;
    }
    tell_twice(event, diary_.rows[place->second]);
    diary_.rows[place->second] = std::move(row);
  }

  void tell_twice(const ical::CalendarEvent& event, const Row& before) {
    told_.push_back(
        {base::Severity::warning,
         event.made_uid ? "same-event" : "same-uid",
         {path_, event.line, 0},
         excerpt_of(event),
         event.made_uid
             ? msg("this event and the one of line {} have no UID, and both say the same: they are "
                   "taken as one",
                   std::int64_t{before.place.line})
             : msg("two events have this UID, and nothing says which is newer: the one that "
                   "stands later in the file is taken"),
         msg("export the calendar again, or leave one of them out")});
  }

  // What of an event is good does not stand for what of it is not; it may say no UID, and as a
  // series it is many.
  void drop_bad() {
    std::set<int> lines;
    for (const base::Diagnostic& one : told_) {
      if (one.severity != base::Severity::error) continue;
      if (one.position.line > 0) lines.insert(one.position.line);
      ++diary_.bad;
    }
    std::erase_if(diary_.rows, [&](const Row& row) {
      return lines.contains(row.place.line) || bad_.contains(row.meeting.uid);
    });
  }

  void leave(const ical::CalendarEvent& event, bool unknown) {
    if (unknown && base::fold(event.summary).empty()) {  // nobody could say what it is
      ++untitled_;
      return;
    }
    if (unknown && !told_titles_.insert(event.summary).second) return;
    if (unknown && diary_.unknown_titles.size() < most_titles) {
      diary_.unknown_titles.push_back(event.summary);
    }
    told_.push_back(
        {unknown ? base::Severity::warning : base::Severity::error,
         unknown ? "unknown-title" : "ambiguous-title",
         {path_, 0, 0},
         event.summary,
         unknown ? msg("the title “{}” says no body: left out", event.summary)
                 : msg("several patterns fit the title “{}”", event.summary),
         unknown ? base::Message{} : msg("make the patterns of [import.titles] tell them apart")});
  }

  const std::string& path_;
  const Opened& opened_;
  base::Diagnostics& told_;
  Titles titles_;
  Diary diary_;
  bool has_days_ = false;
  bool cut_ = false;                         // it holds more events than are read
  std::set<int> others_;                     // lines of events that cannot be read and are not ours
  std::map<std::string, std::size_t> rows_;  // by uid
  std::map<int, std::string> series_at_;     // by the line of the event
  std::map<int, std::string> shown_;         // title and day of what stands on a line
  std::set<std::string> bad_;                // uids of events that cannot be
  std::set<std::string> told_titles_;
  std::map<std::string, std::string> recorded_;  // bodies, by the UID that the calendar gives
  std::int64_t untitled_ = 0;
};

}  // namespace

Diary read_diary_file(const std::string& path, const std::string& bytes, const Opened& opened,
                      const std::map<std::string, std::string>& said,
                      base::Diagnostics& diagnostics) {
  return DiaryReader(path, bytes, opened, said, diagnostics).run(bytes);
}

}  // namespace gouvernail::app
