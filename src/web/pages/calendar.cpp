// SPDX-License-Identifier: MPL-2.0
// A month: the sessions, and what makes its days what they are.
#include <algorithm>

#include "calendar/election.h"
#include "calendar/holidays.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
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

class MonthPage {
 public:
  MonthPage(const app::Opened& opened, const Visit& visit)
      : opened_(opened),
        visit_(visit),
        language_(visit.language),
        convention_(*opened.rules->convention),
        month_(month_asked(visit)) {}

  View fill() const {
    View view = begin_page(visit_, language_.month(month_.year, month_.month));
    reports::add_words(view,
                       {{"before_words", msg("The month before")},
                        {"after_words", msg("The month after")},
                        {"today_words", msg("This month")},
                        {"add_words", msg("Add a meeting")},
                        {"plan_words", msg("Propose a calendar")},
                        {"term_words", msg("The whole term as a picture")},
                        {"months_label", msg("Months")}},
                       language_);
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
    view.text("before", "/calendrier?mois=" + month_.shifted(-1).name())
        .text("after", "/calendrier?mois=" + month_.shifted(1).name())
        .lines("spans", spans())
        .list("weekdays", std::move(weekdays))
        .list("weeks", std::move(weeks));
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  View cell(calendar::Day day) const {
    View view;
    const bool inside = day >= month_.first() && day <= month_.last();
    std::vector<View> sessions;
    if (inside) {
      std::vector<const Meeting*> on_it;
      for (const Meeting& meeting : opened_.history->meetings) {
        if (meeting.day == day) on_it.push_back(&meeting);
      }
      std::ranges::sort(
          on_it, [](const Meeting* a, const Meeting* b) { return reports::comes_first(*a, *b); });
      for (const Meeting* meeting : on_it) sessions.push_back(session(*meeting));
    }
    const auto holiday = calendar::public_holiday(day, convention_.region);
    const bool free =
        opened_.school && opened_.school->kind_of(day) == calendar::SchoolDay::holiday;
    view.flag("inside", inside)
        .text("number", language_.day_number(day))
        .text("day_name", language_.weekday(calendar::weekday_of(day)))
        .text("whole_day", language_.day(day))
        .flag("today", day == visit_.today())
        .flag("empty", sessions.empty() && !holiday)
        .flag("school_free", inside && free)
        .text("holiday", inside && holiday ? language_.text(*holiday) : "")
        .list("sessions", std::move(sessions));
    return view;
  }

  View session(const Meeting& meeting) const {
    const std::string body = reports::body_name(convention_, meeting.body, language_);
    const std::string hour = meeting.start_time ? language_.time(*meeting.start_time) + " " : "";
    View view;
    view.text("address", address_of(meeting))
        .text("sign", session_sign(meeting.status))
        .text("words", hour + body)
        .text("state", reports::status_word(meeting.status, language_))
        .text("css", meeting.status == MeetingStatus::cancelled ? "struck" : "");
    return view;
  }

  // What lasts several days: school holidays; and what nobody knows.
  std::vector<std::string> spans() const {
    std::vector<std::string> lines;
    const calendar::DayRange all{month_.first(), month_.last()};
    if (!opened_.school) return lines;
    for (const calendar::SchoolYear& year : opened_.school->years()) {
      for (const calendar::SchoolHoliday& holiday : year.holidays) {
        if (holiday.days.last < all.first || holiday.days.first > all.last) continue;
        lines.push_back(say(msg("{0}: {1}", holiday.name, language_.days(holiday.days))));
      }
    }
    for (const calendar::DayRange& unknown : opened_.school->unknown_in(all)) {
      lines.push_back(say(msg("School holidays not published yet: {}", language_.days(unknown))));
    }
    for (const calendar::Election& election : opened_.world.elections) {
      for (const calendar::Day day : election.rounds) {
        if (all.contains(day)) {
          lines.push_back(say(msg("Election ({0}): {1}", election.kind, calendar::arg(day))));
        }
      }
    }
    return lines;
  }

  const app::Opened& opened_;
  const Visit& visit_;
  const reports::Language& language_;
  const governance::Convention& convention_;
  Month month_;
};

}  // namespace

http::Response calendar_page(Visit& visit) {
  return show("calendar.mustache", MonthPage(visit.open(), visit).fill());
}

}  // namespace gouvernail::web
