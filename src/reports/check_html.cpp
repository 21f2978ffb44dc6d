// SPDX-License-Identifier: MPL-2.0
#include "reports/check_html.h"

#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "reports/page.h"
#include "reports/template.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Verdict;

class Page {
 public:
  Page(const CheckReport& report, const Language& language)
      : report_(report), language_(language), convention_(say(report.rules->convention->name)) {}

  View fill() const {
    View view = page_view(convention_ + " – " + language_.plain_day(report_.as_of), language_);
    view.text("convention", convention_);
    add_summary(view, report_, language_.day(report_.as_of), language_);
    add_words(view,
              {{"to_do_title", msg("To do now")},
               {"coming_title", msg("Next")},
               {"bodies_title", msg("Body by body")},
               {"period_column", msg("Period")},
               {"verdict_column", msg("Verdict")},
               {"standing_column", msg("Where it stands")},
               {"breaches_title", msg("Breaches")}},
              language_);
    to_do(view);
    bodies(view);
    missed(view);
    remarks(view);
    return view;
  }

 private:
  template <typename Said>
  std::string say(const Said& said) const {
    return language_.text(said);
  }

  void to_do(View& view) const {
    const std::vector<Task> now = tasks(report_);
    const std::vector<ProofStep> steps = to_prove(report_);
    const bool nothing = now.empty() && steps.empty();
    view.text("nothing_urgent", nothing ? say(msg("Nothing is urgent.")) : "");
    view.block("tasks", task_views(now));
    std::vector<View> to_prove;
    for (const ProofStep& step : steps) to_prove.push_back(step_view(step));
    view.list("to_prove", std::move(to_prove));
    std::vector<Task> later;
    for (const Judgement* judgement : coming_tasks(report_)) later.push_back(Task{{judgement}});
    view.block("coming", task_views(later));
  }

  View step_view(const ProofStep& step) const {
    std::vector<View> duties;
    for (const Task& task : step.tasks) {
      const Judgement& first = *task.duties.front();
      View duty;
      duty.text("name", task_name(*report_.rules, task.duties, language_));
      add_small(duty, {task.duties.size() == 1 ? say(first.because) : "",
                       weight_and_source(*first.duty.obligation, language_)});
      duties.push_back(std::move(duty));
    }
    View view;
    view.part("badge", badge(Verdict::unproven, language_))
        .text("next", say(step.next))
        .list("duties", std::move(duties));
    return view;
  }

  std::vector<View> task_views(const std::vector<Task>& all) const {
    std::vector<View> views;
    for (const Task& task : all) {
      const Judgement& first = *task.duties.front();
      std::vector<std::string> small;
      if (task.duties.size() == 1) {
        small = {time_left(first, report_.as_of, language_), say(first.because)};
      }
      small.push_back(weight_and_source(*first.duty.obligation, language_));
      views.push_back(task_view(first.verdict, task_name(*report_.rules, task.duties, language_),
                                {say(first.next)}, small, language_));
    }
    return views;
  }

  void bodies(View& view) const {
    std::vector<View> bodies;
    for (const BodyView& body : overview(report_, false).bodies) {
      std::vector<View> obligations;
      for (const ObligationView& obligation : body.obligations) {
        obligations.push_back(table(obligation));
      }
      bodies.emplace_back()
          .text("name", heading_of(body.body, report_, language_))
          .list("obligations", std::move(obligations));
    }
    view.list("bodies", std::move(bodies));
  }

  View table(const ObligationView& obligation) const {
    std::vector<View> rows;
    const auto row = [&](const std::string& period, Verdict verdict, const std::string& standing) {
      rows.emplace_back()
          .text("period", period)
          .part("badge", badge(verdict, language_))
          .text("standing", standing);
    };
    for (const YearSummary& year : obligation.years) {
      row(years_name(year), worst_of(year.others), year_words(year, language_));
    }
    for (const Judgement* judgement : obligation.rows) {
      row(window_name(judgement->duty, language_), judgement->verdict,
          standing(report_, *judgement, language_));
    }
    View view;
    view.text("title", obligation_title(*obligation.obligation, language_))
        .list("rows", std::move(rows));
    add_small(view, {weight_and_source(*obligation.obligation, language_)});
    return view;
  }

  void missed(View& view) const {
    const std::vector<Task> all = breaches(report_);
    if (all.empty()) {
      view.flag("breaches", false);
      return;
    }
    const std::string sanction = common_sanction(all, language_);
    std::vector<View> items;
    for (const Task& task : all) {
      View item;
      item.text("name", duties_name(*report_.rules, task.duties, language_));
      add_small(item,
                {breach_notes(task, language_), reading_notes(report_, task.duties, language_),
                 source_and_sanction(*task.duties.front()->duty.obligation, language_, sanction)});
      items.push_back(std::move(item));
    }
    View part;
    const base::Message falls_under =
        msg("A breach of an obligation falls under {0} of the convention.", sanction);
    part.text("sanction", sanction.empty() ? "" : say(falls_under)).list("items", std::move(items));
    view.part("breaches", std::move(part));
  }

  void remarks(View& view) const {
    std::vector<base::Message> advice;
    for (const compliance::Advice& item : report_.advice) advice.push_back(item.text);
    std::vector<View> sections;
    const auto section = [&](const base::Message& title, const std::vector<base::Message>& items) {
      if (items.empty()) return;
      std::vector<std::string> lines;
      for (const base::Message& item : items) lines.push_back(say(item));
      sections.emplace_back().text("title", say(title)).lines("items", std::move(lines));
    };
    section(msg("Answers to invitations"), report_.forecasts);
    section(msg("Advice: the letter is kept, the spirit less so"), advice);
    section(msg("Good to know"), report_.notices);
    view.list("remarks", std::move(sections));
  }

  const CheckReport& report_;
  const Language& language_;
  std::string convention_;
};

}  // namespace

std::string check_html(const CheckReport& report, const Language& language) {
  static const Template page("check.mustache");
  return page.render(Page(report, language).fill());
}

}  // namespace gouvernail::reports
