// SPDX-License-Identifier: MPL-2.0
// The first page: are we in order, what is to be done and by when, what comes.
#include <algorithm>

#include "app/judge_convention.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/agenda.h"
#include "reports/duty_words.h"
#include "reports/lights.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/task_words.h"
#include "reports/weight_words.h"
#include "reports/year_glance.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/linked_words.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/pages/task_ways.h"

namespace gouvernail::web {
namespace {

using base::msg;
using compliance::Task;
using reports::View;

class Week {
 public:
  Week(const reports::CheckReport& report, const Visit& visit)
      : report_(report), visit_(visit), language_(visit.language) {}

  View fill() const {
    View view = begin_page(visit_, visit_.say(msg("This week")));
    view.text("convention", language_.text(report_.rules->convention->name))
        .text("as_of", language_.day(report_.as_of))
        .text("conclusion", conclusion(report_, language_))
        .text("conclusion_css", compliance::to_string(conclusion_verdict(report_)))
        .text("conclusion_sign", reports::verdict_symbol(conclusion_verdict(report_)))
        .lines("balance", balance_lines(report_, language_))
        .list("lights", reports::lights(report_, language_));
    to_do(view);
    weeks(view);
    year(view);
    remarks(view);
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  void to_do(View& view) const {
    const reports::Agenda agenda = agenda_of(report_);
    view.text("to_do_title", say(msg("To do this week")))
        .text("nothing", agenda.week.empty() ? say(msg("Nothing is to be done this week.")) : "")
        .list("tasks", tasks(agenda.week));
    View later;
    later.text("title", say(msg("To do in the next four weeks")))
        .list("tasks", tasks(agenda.next_weeks));
    std::vector<View> parts;
    if (!agenda.next_weeks.empty()) parts.push_back(std::move(later));
    view.list("later", std::move(parts));
  }

  std::vector<View> tasks(const std::vector<const Task*>& all) const {
    std::vector<View> views;
    for (const reports::TaskLine& line : reports::task_lines(all, language_)) {
      views.push_back(task(line));
    }
    return views;
  }

  View task(const reports::TaskLine& line) const {
    const Task& first = *line.first;
    View view;
    std::vector<std::string> why;
    if (line.task != nullptr) {
      if (!first.why.empty()) why.push_back(say(first.why));
      for (std::string& duty : base_lines(reports::task_duties(report_, first, language_))) {
        why.push_back(std::move(duty));
      }
    }
    const std::vector<WayToDo> ways =
        line.task != nullptr
            ? ways_to_do(first, report_)
            : std::vector<WayToDo>{{"/reunions?etat=incompletes", msg("See them")}};
    std::vector<View> buttons;
    for (const WayToDo& way : ways) {
      const bool second = !buttons.empty();
      buttons.emplace_back()
          .text("address", way.address)
          .text("button", say(way.label))
          .flag("second", second);
    }
    const bool soon = first.last_day && *first.last_day <= report_.as_of + calendar::Days{7};
    view.text("what", line.what)
        .text("when", reports::line_deadline(line, report_.as_of, language_))
        .text("css", first.overdue ? "breached"
                     : soon        ? "at_risk"
                                   : "open")
        .text("sign", first.overdue ? "!" : "•")
        .lines("why", std::move(why))
        .block("buttons", std::move(buttons));
    return view;
  }

  static std::vector<std::string> base_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return lines;
  }

  void weeks(View& view) const {
    constexpr int shown = 5;  // this one, then four
    std::vector<View> weeks;
    for (const reports::AgendaWeek& week : reports::agenda(report_, shown, language_)) {
      std::vector<View> entries;
      for (const reports::AgendaEntry& entry : week.entries) {
        if (!entry.css.empty()) continue;  // tasks stand above
        entries.emplace_back().text("sign", entry.sign).text("what", entry.what);
      }
      const calendar::Day sunday = week.monday + calendar::Days{6};
      weeks.emplace_back()
          .text("days", language_.days({week.monday, sunday}))
          .text("quiet", entries.empty() ? say(msg("No meeting.")) : "")
          .list("entries", std::move(entries));
    }
    view.text("weeks_title", say(msg("The meetings of the coming weeks")))
        .list("weeks", std::move(weeks));
  }

  std::vector<View> signs(const std::vector<const compliance::Judgement*>& judgements) const {
    std::vector<View> views;
    for (const compliance::Judgement* judgement : judgements) {
      views.emplace_back()
          .text("css", compliance::to_string(judgement->verdict))
          .text("sign", reports::verdict_symbol(judgement->verdict))
          .text("words", say(msg("{0}: {1}", reports::window_name(judgement->duty, language_),
                                 reports::verdict_word(judgement->verdict, language_))))
          .text("address", duty_address(judgement->duty.id));
    }
    return views;
  }

  std::vector<View> counts(const compliance::Counts& all) const {
    std::vector<View> views;
    for (const compliance::Verdict verdict : reports::verdicts_by_concern()) {
      if (all[verdict] == 0) continue;
      views.emplace_back()
          .text("css", compliance::to_string(verdict))
          .text("sign", reports::verdict_symbol(verdict))
          .text("words", reports::verdict_count(verdict, all[verdict], language_));
    }
    return views;
  }

  void year(View& view) const {
    std::vector<View> rows;
    std::vector<View> counted;
    for (const reports::YearRow& row : reports::year_at_a_glance(report_, language_)) {
      if (row.counts) {
        counted.emplace_back().text("name", row.name).list("counts", counts(*row.counts));
        continue;
      }
      rows.emplace_back()
          .text("name", row.name)
          .list("rhythm", signs(row.rhythm))
          .list("at_sessions", signs(row.at_sessions));
    }
    const std::string number = std::to_string(calendar::year_of(report_.as_of));
    reports::add_words(view,
                       {{"year_title", msg("The year {0}", number)},
                        {"body_column", msg("Body")},
                        {"rhythm_column", msg("Its meetings")},
                        {"sessions_column", msg("What is asked of each")}},
                       language_);
    std::vector<View> legend;
    for (const compliance::Verdict verdict : reports::verdicts_by_concern()) {
      legend.emplace_back().part("badge", reports::badge(verdict, language_));
    }
    view.list("year_rows", std::move(rows))
        .list("year_counts", std::move(counted))
        .list("legend", std::move(legend));
  }

  void remarks(View& view) const {
    std::vector<View> sections;
    const auto section = [&](const base::Message& title, const std::vector<base::Message>& items) {
      if (items.empty()) return;
      std::vector<View> lines;
      for (const base::Message& item : items) {
        lines.emplace_back().list("parts", linked_parts(item, visit_));
      }
      sections.emplace_back().text("title", say(title)).list("items", std::move(lines));
    };
    std::vector<base::Message> advice;
    for (const compliance::Advice& item : report_.advice) advice.push_back(item.text);
    section(msg("Answers to invitations"), report_.forecasts);
    section(msg("Advice: the letter is kept, the spirit less so"), advice);
    section(msg("Good to know"), report_.notices);
    view.list("remarks", std::move(sections)).text("older", older_misses(report_, language_));
  }

  const reports::CheckReport& report_;
  const Visit& visit_;
  const reports::Language& language_;
};

}  // namespace

http::Response week(Visit& visit) {
  const app::JudgeConventionResult judged = app::judge_convention({visit.situation()});
  return show("week.mustache", Week(judged.report, visit).fill());
}

}  // namespace gouvernail::web
