// SPDX-License-Identifier: MPL-2.0
// The sessions of several conventions in one month; one that they hold together stands there once.
#include <algorithm>
#include <tuple>

#include "app/workspace/portfolio.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "http/route.h"
#include "records/workspace.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/month.h"
#include "web/mount.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/pages/plan_search.h"
#include "web/portfolio.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Meeting;
using reports::View;

// A session of one convention.
struct Half {
  const settings::Member* member;
  Meeting meeting;
  std::string body;  // its name
};

// Held by one convention, or by several together.
using Session = std::vector<Half>;

bool is_same(const Meeting& a, const Meeting& b) {
  return !a.joint.empty() && a.joint == b.joint && a.day == b.day && a.status == b.status &&
         a.start_time == b.start_time;
}

class MonthOfAll {
 public:
  explicit MonthOfAll(const Visit& visit) : visit_(visit), month_(month_asked(visit)) {}

  View fill() {
    const auto members = app::read_portfolio(visit_.house.folder);
    for (const settings::Member& member : members) read(member);
    std::ranges::stable_sort(sessions_, [](const Session& a, const Session& b) {
      return reports::comes_first(a.front().meeting, b.front().meeting);
    });
    const reports::Language& language = visit_.language;
    View view = begin_page(visit_, language.month(month_.year, month_.month));
    reports::add_words(view,
                       {{"before_words", msg("The month before")},
                        {"after_words", msg("The month after")},
                        {"today_words", msg("This month")},
                        {"months_label", msg("Months")},
                        {"plan_words", msg("Propose a calendar of all")},
                        {"repair_words", msg("Mend the calendar")},
                        {"day_column", msg("Day")},
                        {"session_column", msg("Meeting")},
                        {"conventions_column", msg("Convention")}},
                       language);
    std::vector<View> rows;
    for (const Session& session : sessions_) rows.push_back(row(session));
    const std::string address = portfolio_calendar_address;
    view.text("plan_address", plan_address)
        .text("repair_address", repair_address)
        .text("this_month", address)
        .text("before", address + "?mois=" + month_.shifted(-1).name())
        .text("after", address + "?mois=" + month_.shifted(1).name())
        .lines("unread", unread_)
        .text("nothing", rows.empty() ? visit_.say(msg("No meeting in this month.")) : "");
    if (rows.empty()) {
      view.flag("table", false);
    } else {
      view.part("table", View().list("rows", std::move(rows)));
    }
    return view;
  }

 private:
  // What is wrong with one hides none of the others; the page of all says what it is.
  void read(const settings::Member& member) {
    try {
      const app::Opened opened = app::open({member.folder, "", "", ""});
      for (const Meeting& meeting : opened.history->meetings) {
        if (meeting.day < month_.first() || meeting.day > month_.last()) continue;
        add({&member, meeting,
             reports::body_name(opened.rules->convention, meeting.body, visit_.language)});
      }
    } catch (const std::exception&) {
      unread_.push_back(
          visit_.say(msg("“{}” cannot be shown: see the list of the conventions", member.name)));
    }
  }

  void add(Half half) {
    for (Session& session : sessions_) {
      if (!is_same(session.front().meeting, half.meeting)) continue;
      session.push_back(std::move(half));
      return;
    }
    sessions_.push_back({std::move(half)});
  }

  View row(const Session& session) const {
    const Half& first = session.front();
    const Meeting& meeting = first.meeting;
    const reports::Language& language = visit_.language;
    View view;
    const std::string day = language.day(meeting.day);
    view.text("day", day)
        .text("hour", meeting.start_time ? language.time(*meeting.start_time) : "")
        .text("sign", session_sign(meeting.status))
        .text("body", first.body)
        .text("state", reports::status_word(meeting.status, language))
        .text("shared", meeting.joint.empty() ? "" : visit_.say(msg("held together")));
    std::vector<View> halves;
    for (const Half& half : session) {
      halves.emplace_back()
          .text("name", half.member->name)
          .text("which", half.body + ", " + day)
          .text("address", member_address(half.member->name) + "/reunions/" +
                               http::percent_encoded(half.meeting.uid));
    }
    view.list("halves", std::move(halves));
    return view;
  }

  const Visit& visit_;
  Month month_;
  std::vector<Session> sessions_;
  std::vector<std::string> unread_;
};

}  // namespace

http::Response portfolio_calendar(Visit& visit) {
  return show("portfolio_calendar.mustache", MonthOfAll(visit).fill());
}

}  // namespace gouvernail::web
