// SPDX-License-Identifier: MPL-2.0
#include "reports/check_html.h"

#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "reports/page.h"
#include "reports/template.h"
#include "reports/weight_words.h"
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
    add_record_mark(view, report_.mark, language_);
    view.text("convention", convention_);
    add_summary(view, report_, language_.day(report_.as_of), language_);
    add_words(view,
              {{"to_do_title", msg("To do")},
               {"bodies_title", msg("Body by body")},
               {"period_column", msg("Period")},
               {"verdict_column", msg("Verdict")},
               {"standing_column", msg("Where it stands")},
               {"lost_title", msg("Out of reach")},
               {"breaches_title", msg("Breaches")}},
              language_);
    to_do(view);
    bodies(view);
    out_of_reach(view);
    missed(view);
    lighter(view);
    remarks(view);
    return view;
  }

 private:
  template <typename Said>
  std::string say(const Said& said) const {
    return language_.text(said);
  }

  void to_do(View& view) const {
    const Agenda agenda = agenda_of(report_);
    view.text("nothing_urgent", agenda.nothing_urgent() ? say(msg("Nothing is urgent.")) : "");
    std::vector<View> parts;
    const auto part = [&](const base::Message& title,
                          const std::vector<const compliance::Task*>& tasks) {
      if (tasks.empty()) return;
      parts.emplace_back()
          .text("title", say(title))
          .list("items", task_views(report_, tasks, language_));
    };
    part(msg("This week"), agenda.week);
    part(msg("The next four weeks"), agenda.next_weeks);
    part(msg("Later"), agenda.later);
    view.list("tasks", std::move(parts));
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
    std::vector<const Judgement*> all = obligation.rows;
    for (const YearSummary& year : obligation.years) {
      all.insert(all.end(), year.others.begin(), year.others.end());
    }
    add_small(view, {weight_and_source(*obligation.obligation, language_),
                     all.empty() ? "" : owed_by_each(report_, all, language_)});
    return view;
  }

  void out_of_reach(View& view) const {
    std::vector<View> items;
    for (const DutyGroup& group : reports::out_of_reach(report_, rules::Weight::obligation)) {
      const Judgement& first = *group.duties.front();
      View item;
      item.text("name", duties_name(*report_.rules, group.duties, language_));
      add_small(item, {say(first.because), say(first.next),
                       owed_by_each(report_, group.duties, language_),
                       weight_and_source(*first.duty.obligation, language_)});
      items.push_back(std::move(item));
    }
    view.block("lost", std::move(items));
  }

  void missed(View& view) const {
    const std::vector<DutyGroup> all = breaches(report_, rules::Weight::obligation);
    if (all.empty()) {
      view.flag("breaches", false);
      return;
    }
    const std::string sanction = common_sanction(all, language_);
    std::vector<View> items;
    for (const DutyGroup& task : all) {
      View item;
      item.text("name", duties_name(*report_.rules, task.duties, language_));
      add_small(item,
                {breach_notes(task, language_), owed_by_each(report_, task.duties, language_),
                 reading_notes(report_, task.duties, language_),
                 source_and_sanction(*task.duties.front()->duty.obligation, language_, sanction)});
      items.push_back(std::move(item));
    }
    View part;
    std::vector<std::string> own_words = sanctions_of(all, *report_.rules, language_);
    if (own_words.empty() && !sanction.empty()) {
      own_words.push_back(
          say(msg("A breach of an obligation falls under {0} of the convention.", sanction)));
    }
    part.lines("sanctions", std::move(own_words)).list("items", std::move(items));
    view.part("breaches", std::move(part));
  }

  // What is no breach has sections of its own.
  void lighter(View& view) const {
    std::vector<View> parts;
    for (const MissedPart& part : lighter_misses(report_)) {
      std::vector<View> items;
      for (const DutyGroup& group : part.groups) {
        View item;
        item.text("name", duties_name(*report_.rules, group.duties, language_));
        add_small(item,
                  {breach_notes(group, language_), reading_notes(report_, group.duties, language_),
                   source_name(group.duties.front()->duty.obligation->source, language_)});
        items.push_back(std::move(item));
      }
      parts.emplace_back()
          .text("title", missed_title(part.weight, language_))
          .list("items", std::move(items));
    }
    view.list("lighter", std::move(parts));
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
