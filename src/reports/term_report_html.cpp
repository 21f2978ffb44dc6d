// SPDX-License-Identifier: MPL-2.0
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "governance/convention.h"
#include "reports/agenda.h"
#include "reports/audit_html.h"
#include "reports/duty_words.h"
#include "reports/first_page.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "reports/page.h"
#include "reports/task_words.h"
#include "reports/template.h"
#include "reports/term_words.h"
#include "reports/timeline.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;

constexpr int weeks_ahead = 12;
constexpr std::size_t most_tasks = 8;

using TaskList = std::vector<const compliance::Task*>;

// Each list by itself, as other pages have them: what is told as one has the same count everywhere.
std::pair<std::vector<View>, std::vector<TaskLine>> told_apart(
    const CheckReport& report, const std::vector<const TaskList*>& lists,
    const Language& language) {
  std::pair<std::vector<View>, std::vector<TaskLine>> told;
  for (const TaskList* list : lists) {
    std::ranges::move(task_views(report, *list, language), std::back_inserter(told.first));
    std::ranges::move(task_lines(*list, language), std::back_inserter(told.second));
  }
  return told;
}

// What was kept since the beginning, of obligations and of the rest.
std::vector<std::string> shares_of(const TermReport& report, const Language& language) {
  std::vector<std::string> lines;
  std::int64_t kept = 0;
  std::int64_t settled = 0;
  for (const compliance::YearRecord& year : report.years) {
    kept += year.kept;
    settled += year.kept + year.missed;
  }
  if (settled > 0) {
    lines.push_back(language.text(
        msg("Since the beginning, {0} obligations of {1} were kept.", kept, settled)));
  }
  for (std::string& words : balance_lines(report.check, language)) {
    lines.push_back(std::move(words));
  }
  return lines;
}

class TermPage {
 public:
  TermPage(const TermReport& report, const Language& language)
      : report_(report),
        check_(report.check),
        language_(language),
        convention_(language.text(check_.rules->convention->name)) {}

  View fill() const {
    View view = page_view(convention_ + " – " + language_.plain_day(check_.as_of), language_);
    add_record_mark(view, check_.mark, language_);
    view.text("convention", convention_);
    view.flag("brief", !report_.full);
    add_first_page(view, report_, language_);
    add_summary(view, check_, language_.day(check_.as_of), language_);
    // The first page concludes, and says the day.
    view.flag("concludes", false);
    view.part("numbers", View().text("as_of", "").lines("shares", shares_of(report_, language_)));
    titles(view);
    to_do(view);
    weeks(view);
    add_timeline(view, check_, language_);
    years(view);
    attendance(view);
    load(view);
    duties(view);
    remarks(view);
    if (!report_.audit) view.flag("audit", false);
    if (report_.audit) view.part("audit", audit_view(report_, language_));
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  void titles(View& view) const {
    add_words(view,
              {{"first_title", msg("In short")},
               {"contents_title", msg("Contents")},
               {"to_do_title", msg("To do now")},
               {"weeks_title", msg("The next twelve weeks")},
               {"timeline_title", msg("The term month by month")},
               {"numbers_title", msg("In numbers")},
               {"years_title", msg("Year by year")},
               {"attendance_title", msg("Attendance by party")},
               {"load_title", msg("Load by person")},
               {"duties_title", msg("Each duty and its reasons")},
               {"remarks_title", msg("Good to know")},
               {"audit_title", msg("Evidence file")}},
              language_);
  }

  void to_do(View& view) const {
    const Agenda agenda = agenda_of(check_);
    auto [views, lines] = told_apart(check_, {&agenda.week, &agenda.next_weeks}, language_);
    const std::size_t shown = std::min(views.size(), most_tasks);
    std::int64_t more = 0;
    for (std::size_t i = shown; i < lines.size(); ++i) {
      more += static_cast<std::int64_t>(lines[i].tasks.size());
    }
    views.resize(shown);
    view.text("nothing_urgent", lines.empty() ? say(msg("Nothing is urgent.")) : "")
        .list("tasks", std::move(views))
        .text("more_tasks", more > 0 ? say(msg("and {0} more: “{1}” shows them", more,
                                               base::Action(base::Verb::check)))
                                     : "");
  }

  void weeks(View& view) const {
    base::MessageList quiet;
    std::vector<View> weeks;
    for (const AgendaWeek& week : agenda(check_, weeks_ahead, language_)) {
      if (week.entries.empty()) {
        quiet.push_back(msg("{0:short}", calendar::arg(week.monday)));
        continue;
      }
      std::vector<View> entries;
      for (const AgendaEntry& entry : week.entries) {
        entries.emplace_back()
            .text("css", entry.css)
            .text("sign", entry.sign)
            .text("what", entry.what);
      }
      weeks.emplace_back()
          .text("week", say(msg("Week of {0:plain}", calendar::arg(week.monday))))
          .list("entries", std::move(entries));
    }
    const base::Message nothing = msg("Nothing is planned or pressing in the weeks of {0}.", quiet);
    view.list("weeks", std::move(weeks)).text("quiet_weeks", quiet.empty() ? "" : say(nothing));
  }

  // share.mustache.
  void add_share(View& view, const std::optional<double>& share) const {
    if (!share) {
      view.flag("share", false);
      return;
    }
    View part;
    part.text("width", fmt::format("{:.0f}", 100 * *share))
        .text("percent", percent(share, language_));
    view.part("share", std::move(part));
  }

  void add_years(std::vector<View>& rows, const std::vector<compliance::YearRecord>& years,
                 const std::string& of) const {
    for (const compliance::YearRecord& year : years) {
      std::string name = std::to_string(year.year);
      if (!of.empty()) name.append(" (").append(of).append(")");
      View& row = rows.emplace_back();
      row.text("year", name)
          .text("kept", std::to_string(year.kept))
          .text("missed", std::to_string(year.missed))
          .text("unproven", std::to_string(year.unproven + year.waived));
      add_share(row, share_kept(year));
    }
  }

  void years(View& view) const {
    std::vector<View> settled;
    add_years(settled, report_.years, "");
    std::vector<View> rhythm;
    if (report_.previous) add_years(rhythm, report_.previous->years, say(msg("before")));
    add_years(rhythm, report_.rhythm, "");
    const base::Message how_often =
        report_.previous ? msg("How often the bodies met, and under the convention before, judged "
                               "by the rules of this one")
                         : msg("How often the bodies met");
    std::vector<View> tables(2);
    tables[0]
        .text("caption", say(msg("Every obligation that is settled")))
        .list("rows", std::move(settled));
    tables[1].text("caption", say(how_often)).list("rows", std::move(rhythm));
    const auto lighter = [&](const std::vector<compliance::YearRecord>& of,
                             const base::Message& title) {
      if (of.empty()) return;
      std::vector<View> rows;
      add_years(rows, of, "");
      tables.emplace_back().text("caption", say(title)).list("rows", std::move(rows));
    };
    lighter(report_.indicators, msg("Every indicator that is settled"));
    lighter(report_.recommendations, msg("Every recommendation that is settled"));
    view.list("years_tables", std::move(tables));
    add_words(view,
              {{"year_column", msg("Year")},
               {"share_column", msg("Share kept")},
               {"kept_column", msg("Kept")},
               {"missed_column", msg("Missed")},
               {"unproven_column", msg("To be proven or excused")}},
              language_);
  }

  void attendance(View& view) const {
    std::vector<View> rows;
    for (const compliance::PartyAttendance& party : report_.attendance) {
      View& row = rows.emplace_back();
      row.text("party", party_name(check_.rules->convention, party.party, language_))
          .text("sessions", std::to_string(party.expected))
          .text("unrecorded", std::to_string(party.expected - party.recorded));
      add_share(row, share_present(party));
    }
    view.block("attendance", std::move(rows));
    add_words(view,
              {{"no_attendance", msg("No session was held yet.")},
               {"attendance_caption", msg("Of the sessions held by bodies in which it sits; those "
                                          "without an attendance sheet are not in the share")},
               {"party_column", msg("Party")},
               {"present_column", msg("Present")},
               {"sessions_column", msg("Sessions")},
               {"unrecorded_column", msg("Without a sheet")}},
              language_);
  }

  void load(View& view) const {
    std::vector<View> rows;
    for (std::size_t i = 0; i < report_.load.size(); ++i) {
      const compliance::PersonLoad& load = report_.load[i];
      rows.emplace_back()
          .text("person", person_name(report_, i, language_))
          .text("functions", roles_name(report_, load, language_))
          .text("held", std::to_string(load.held))
          .text("ahead", std::to_string(load.planned))
          .text("time", duration(load.time, language_))
          .text("busiest", std::to_string(load.busiest_month));
    }
    view.block("load", std::move(rows));
    add_words(view,
              {{"no_load", msg("No seat is recorded.")},
               {"load_caption", msg("Sessions of bodies {0}", language_.days(report_.load_days))},
               {"person_column", msg("Person")},
               {"function_column", msg("Function")},
               {"held_column", msg("Held")},
               {"ahead_column", msg("Ahead")},
               {"time_column", msg("Time")},
               {"busiest_column", msg("Busiest month")}},
              language_);
  }

  void duties(View& view) const {
    std::vector<View> bodies;
    for (const BodyView& body : overview(check_, true).bodies) {
      std::vector<View> obligations;
      for (const ObligationView& obligation : body.obligations) {
        obligations.push_back(details(obligation));
      }
      bodies.emplace_back()
          .text("name", heading_of(body.body, check_, language_))
          .list("obligations", std::move(obligations));
    }
    view.list("bodies", std::move(bodies));
  }

  View details(const ObligationView& obligation) const {
    std::vector<Judgement> judgements;
    std::vector<View> duties;
    for (const Judgement* row : obligation.rows) {
      judgements.push_back(*row);
      const std::string window = window_name(row->duty, language_);
      std::vector<std::string> sessions;
      for (const compliance::SessionNote& note : row->sessions) {
        sessions.push_back(session_words(check_, note, language_));
      }
      duties.emplace_back()
          .part("badge", badge(row->verdict, language_))
          .text("because", say(msg("{0}: {1}", window, base::MessageList{row->because})))
          .text("next", say(row->next))
          .lines("small", std::move(sessions));
    }
    View view;
    view.text("title", obligation_title(*obligation.obligation, language_) + " – " +
                           verdict_counts(compliance::count(judgements), language_))
        .text("source", source_and_sanction(*obligation.obligation, language_))
        .lines("owed", base::split(owed_by_each(check_, obligation.rows, language_), '\n'))
        .list("duties", std::move(duties));
    return view;
  }

  void remarks(View& view) const {
    std::vector<std::string> items;
    for (const compliance::Advice& item : check_.advice) items.push_back(say(item.text));
    for (const base::Message& notice : check_.notices) items.push_back(say(notice));
    view.block("remarks", std::move(items));
  }

  const TermReport& report_;
  const CheckReport& check_;
  const Language& language_;
  std::string convention_;
};

}  // namespace

std::string term_report_html(const TermReport& report, const Language& language) {
  static const Template page("term_report.mustache");
  return page.render(TermPage(report, language).fill());
}

}  // namespace gouvernail::reports
