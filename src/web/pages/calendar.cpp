// SPDX-License-Identifier: MPL-2.0
// A month, day by day, or a quarter, body by body: the sessions, and what makes their days what
// they are.
#include <algorithm>
#include <set>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/body_marks.h"
#include "web/day_facts.h"
#include "web/month.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using reports::View;

constexpr const char* quarter_view = "trimestre";
constexpr int months_of_quarter = 3;

// "14/12"
std::string week_name(calendar::Day monday) {
  return std::to_string(calendar::day_of_month(monday)) + "/" +
         std::to_string(calendar::month_of(monday));
}

std::string address_of_month(const Month& month, bool quarter) {
  return std::string("/calendrier?") + (quarter ? "vue=trimestre&mois=" : "mois=") + month.name();
}

// What both views show: from one day to another, the sessions and the facts around them.
class CalendarPage {
 public:
  CalendarPage(const app::Opened& opened, const Visit& visit, const calendar::DayRange& days)
      : opened_(opened),
        visit_(visit),
        language_(visit.language),
        convention_(*opened.rules->convention),
        facts_(opened, days, visit),
        marks_(convention_, language_) {
    for (const Meeting& meeting : opened.history->meetings) {
      if (days.contains(meeting.day)) meetings_.push_back(&meeting);
    }
    std::ranges::sort(
        meetings_, [](const Meeting* a, const Meeting* b) { return reports::comes_first(*a, *b); });
  }

 protected:
  std::string say(const base::Message& message) const { return language_.text(message); }

  View begin(const std::string& title, const Month& month, bool quarter) const {
    View view = begin_page(visit_, title);
    reports::add_words(
        view,
        {{"before_words", quarter ? msg("The quarter before") : msg("The month before")},
         {"after_words", quarter ? msg("The quarter after") : msg("The month after")},
         {"today_words", quarter ? msg("This quarter") : msg("This month")},
         {"other_words", quarter ? msg("Month by month") : msg("The quarter, a row for each body")},
         {"add_words", msg("Add a meeting")},
         {"plan_words", msg("Propose a calendar")},
         {"mend_words", msg("Mend the calendar")},
         {"term_words", msg("The whole term as a picture")},
         {"legend_label", msg("Bodies")},
         {"months_label", msg("Months")},
         {"absences_title", msg("Who is known to be away")}},
        language_);
    const int by = quarter ? months_of_quarter : 1;
    view.text("before", address_of_month(month.shifted(-by), quarter))
        .text("after", address_of_month(month.shifted(by), quarter))
        .text("now", quarter ? "/calendrier?vue=trimestre" : "/calendrier")
        .text("other", address_of_month(month, !quarter))
        .lines("spans", facts_.spans())
        .block("absences", facts_.absences());
    return view;
  }

  View session(const Meeting& meeting, const std::string& words) const {
    View view;
    marks_.put(view, meeting.body);
    const bool movable = governance::is_ahead(meeting, visit_.today());
    view.text("address", address_of(meeting))
        .text("movable", movable ? "deplacer" : "")
        .text("sign", session_sign(meeting.status))
        .text("words", words)
        .text("session_day", language_.day(meeting.day))
        .text("state", reports::status_word(meeting.status, language_))
        .text("css", meeting.status == MeetingStatus::cancelled ? "struck" : "");
    return view;
  }

  std::string body_name(const std::string& body) const {
    return reports::body_name(convention_, body, language_);
  }
  static std::string hour_of(const Meeting& meeting, const reports::Language& language) {
    return meeting.start_time ? language.time(*meeting.start_time) + " " : "";
  }

  // The letters of the bodies that meet in those days.
  std::vector<View> legend() const {
    std::set<std::string> met;
    for (const Meeting* meeting : meetings_) met.insert(meeting->body);
    std::vector<View> entries;
    for (const governance::Body& body : convention_.bodies) {
      if (met.count(body.id) == 0) continue;
      View entry;
      marks_.put(entry, body.id);
      entries.push_back(std::move(entry.text("name", language_.text(body.name))));
    }
    return entries;
  }

  const app::Opened& opened_;
  const Visit& visit_;
  const reports::Language& language_;
  const governance::Convention& convention_;
  DayFacts facts_;
  BodyMarks marks_;
  std::vector<const Meeting*> meetings_;
};

class MonthPage : CalendarPage {
 public:
  MonthPage(const app::Opened& opened, const Visit& visit, const Month& month)
      : CalendarPage(opened, visit, {month.first(), month.last()}), month_(month) {}

  View fill() const {
    View view = begin(language_.month(month_.year, month_.month), month_, false);
    std::vector<View> weekdays;
    for (int iso = 1; iso <= 7; ++iso)
      weekdays.emplace_back().text("weekday", language_.weekday(iso));
    std::vector<View> weeks;
    for (calendar::Day monday = calendar::monday_of_week(month_.first()); monday <= month_.last();
         monday += calendar::Days{7}) {
      std::vector<View> days;
      for (int i = 0; i < 7; ++i) days.push_back(cell(monday + calendar::Days{i}));
      weeks.emplace_back().list("days", std::move(days));
    }
    view.list("weekdays", std::move(weekdays))
        .list("weeks", std::move(weeks))
        .list("legend", legend());
    return view;
  }

 private:
  View cell(calendar::Day day) const {
    View view;
    const bool inside = day >= month_.first() && day <= month_.last();
    std::vector<View> sessions;
    for (const Meeting* meeting : meetings_) {
      if (meeting->day != day) continue;
      sessions.push_back(
          session(*meeting, hour_of(*meeting, language_) + body_name(meeting->body)));
    }
    const std::string closed = inside ? facts_.closed_because(day) : "";
    const auto away = inside ? static_cast<std::int64_t>(facts_.away(day)) : 0;
    view.flag("inside", inside)
        .text("number", language_.day_number(day))
        .text("day_name", language_.weekday(calendar::weekday_of(day)))
        .text("whole_day", language_.day(day))
        .text("iso", calendar::to_iso(day))
        .flag("today", day == visit_.today())
        .flag("empty", sessions.empty() && closed.empty())
        .flag("school_free", inside && facts_.is_school_free(day))
        .text("holiday", closed)
        .text("away", away == 0 ? "" : say(msg("{0} {0:person|persons} away", away)))
        .list("sessions", std::move(sessions));
    return view;
  }

  Month month_;
};

class QuarterPage : CalendarPage {
 public:
  QuarterPage(const app::Opened& opened, const Visit& visit, const Month& first)
      : CalendarPage(opened, visit, {first.first(), first.shifted(months_of_quarter - 1).last()}),
        first_(first) {}

  View fill() const {
    const Month last = first_.shifted(months_of_quarter - 1);
    View view = begin(say(msg("{0} to {1}", language_.month(first_.year, first_.month),
                              language_.month(last.year, last.month))),
                      first_, true);
    std::vector<View> weeks;
    for (const calendar::Day monday : mondays()) {
      const calendar::Day friday = monday + calendar::Days{4};
      const bool free = facts_.is_school_free(monday) && facts_.is_school_free(friday);
      weeks.emplace_back()
          .text("week", week_name(monday))
          .text("week_of", say(msg("week of {0}", calendar::arg(monday))))
          .flag("school_free", free);
    }
    std::vector<View> rows;
    for (const governance::Body& body : convention_.bodies) {
      if (auto row = row_of(body)) rows.push_back(std::move(*row));
    }
    view.text("body_column", say(msg("Body")))
        .text("nothing", rows.empty() ? say(msg("No meeting is recorded in these months.")) : "")
        .list("weeks", std::move(weeks))
        .list("rows", std::move(rows));
    return view;
  }

 private:
  std::vector<calendar::Day> mondays() const {
    std::vector<calendar::Day> all;
    const calendar::Day last = first_.shifted(months_of_quarter - 1).last();
    for (calendar::Day monday = calendar::monday_of_week(first_.first()); monday <= last;
         monday += calendar::Days{7}) {
      all.push_back(monday);
    }
    return all;
  }

  // Of a body that meets in these months, or could: acts have a row where they have a session.
  std::optional<View> row_of(const governance::Body& body) const {
    std::vector<View> cells;
    bool meets = false;
    for (const calendar::Day monday : mondays()) {
      std::vector<View> sessions;
      for (const Meeting* meeting : meetings_) {
        const bool here =
            meeting->body == body.id && calendar::monday_of_week(meeting->day) == monday;
        if (here) sessions.push_back(session(*meeting, language_.day_number(meeting->day)));
      }
      meets = meets || !sessions.empty();
      const bool today = calendar::monday_of_week(visit_.today()) == monday;
      cells.emplace_back().flag("today", today).list("sessions", std::move(sessions));
    }
    if (!meets && body.act) return std::nullopt;
    View row;
    marks_.put(row, body.id);
    row.text("name", language_.text(body.name))
        .text("dates", body.act ? "" : dates_address(body.id))
        .list("cells", std::move(cells));
    return row;
  }

  Month first_;
};

// The first month of the quarter that it belongs to.
Month quarter_of(const Month& month) {
  return month.shifted(-((month.month - 1) % months_of_quarter));
}

}  // namespace

http::Response calendar_page(Visit& visit) {
  const app::Opened opened = visit.open();
  const Month month = month_asked(visit);
  if (visit.query.text("vue") != quarter_view) {
    return show("calendar.mustache", MonthPage(opened, visit, month).fill());
  }
  return show("quarter.mustache", QuarterPage(opened, visit, quarter_of(month)).fill());
}

}  // namespace gouvernail::web
