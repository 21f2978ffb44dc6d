// SPDX-License-Identifier: MPL-2.0
#include "reports/check_html.h"

#include <fmt/format.h>

#include <cstdint>

#include "base/text.h"
#include "reports/duty_words.h"
#include "reports/markup.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "reports/page.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Verdict;

// The columns of all tables stand below each other; on a phone the last one goes under the others.
constexpr std::string_view check_style = R"css(
table { table-layout: fixed; }
th:first-child { width: 30%; } th:nth-child(2) { width: 20%; }
@media screen and (max-width: 40rem) {
  table, caption, thead, tbody { display: block; }
  tr { display: grid; grid-template-columns: 1fr auto; border-bottom: 1px solid #ccc; }
  tr > * { border: 0; } tr > :first-child, tr > :nth-child(2) { width: auto; }
  tr > :last-child { grid-column: 1 / -1; padding-top: 0; }
}
)css";

class Page {
 public:
  Page(const CheckReport& report, const Language& language)
      : report_(report), language_(language) {}

  std::string write() {
    const std::string name = language_.text(report_.rules->convention.name);
    out_ = page_head(name + " – " + language_.plain_day(report_.as_of), check_style, language_) +
           "<h1>" + escape_markup(name) + "</h1>\n";
    summary();
    to_do();
    bodies();
    missed();
    remarks();
    return out_ + page_end();
  }

 private:
  std::string say(const base::Message& message) const {
    return escape_markup(language_.text(message));
  }

  void section(const base::Message& title) { out_ += "<h2>" + say(title) + "</h2>\n"; }

  void small(const std::string& text) {
    if (text.empty()) return;
    for (const std::string& line : base::split(text, '\n')) {
      out_ += "<br/><span class=\"small\">" + escape_markup(line) + "</span>";
    }
  }

  void summary() {
    const compliance::Counts all = counts(report_);
    const std::string day = language_.day(report_.as_of);
    out_ += "<p>" + say(msg("As of {0} · {1}", day, reading_words(*report_.rules, language_))) +
            "</p>\n";
    out_ += fmt::format("<p class=\"conclusion {}\">{}</p>\n<ul class=\"counts\">\n",
                        compliance::to_string(conclusion_verdict(all)),
                        escape_markup(conclusion(all, language_)));
    for (const Verdict verdict : verdicts_by_concern()) {
      if (all[verdict] == 0) continue;
      out_ += "<li>" + verdict_badge(verdict, verdict_count(verdict, all[verdict], language_)) +
              "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void to_do() {
    section(msg("To do now"));
    const std::vector<Task> now = tasks(report_);
    const std::vector<ProofStep> steps = to_prove(report_);
    if (now.empty() && steps.empty()) out_ += "<p>" + say(msg("Nothing is urgent.")) + "</p>\n";
    write_tasks(now);
    for (const ProofStep& step : steps) write_step(step);
    std::vector<Task> later;
    for (const Judgement* judgement : coming_tasks(report_)) later.push_back(Task{{judgement}});
    if (later.empty()) return;
    section(msg("Next"));
    write_tasks(later);
  }

  void write_step(const ProofStep& step) {
    out_ += "<p>" + verdict_badge(Verdict::unproven, language_) + " <strong>" + say(step.next) +
            "</strong></p>\n<ul>\n";
    for (const Task& task : step.tasks) {
      out_ += "<li>" + escape_markup(task_name(*report_.rules, task.duties, language_));
      if (task.duties.size() == 1) small(language_.text(task.duties.front()->because));
      small(weight_and_source(*task.duties.front()->duty.obligation, language_));
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void write_tasks(const std::vector<Task>& all) {
    if (all.empty()) return;
    out_ += "<ol class=\"tasks\">\n";
    for (const Task& task : all) {
      const Judgement& first = *task.duties.front();
      out_ += "<li>" + verdict_badge(first.verdict, language_) + " <strong>" +
              escape_markup(task_name(*report_.rules, task.duties, language_)) + "</strong>";
      if (!first.next.empty()) out_ += "<br/>" + say(first.next);
      if (task.duties.size() == 1) {
        small(time_left(first, report_.as_of, language_));
        small(language_.text(first.because));
      }
      small(weight_and_source(*first.duty.obligation, language_));
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
  }

  void bodies() {
    section(msg("Body by body"));
    for (const BodyView& view : overview(report_, false).bodies) {
      const std::string name = view.body.empty()
                                   ? language_.text(msg("Functions to be filled"))
                                   : body_name(report_.rules->convention, view.body, language_);
      out_ += "<h3>" + escape_markup(name) + "</h3>\n";
      for (const ObligationView& obligation : view.obligations) write_table(obligation);
    }
  }

  void write_table(const ObligationView& view) {
    out_ += "<table>\n<caption>" + escape_markup(obligation_title(*view.obligation, language_));
    small(weight_and_source(*view.obligation, language_));
    out_ += "</caption>\n<thead><tr>";
    for (const base::Message& title : {msg("Period"), msg("Verdict"), msg("Where it stands")}) {
      out_ += "<th scope=\"col\">" + say(title) + "</th>";
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const YearSummary& year : view.years) {
      const Verdict verdict = worst_of(year.others);
      out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                          years_name(year), verdict_badge(verdict, language_),
                          escape_markup(year_words(year, language_)));
    }
    for (const Judgement* row : view.rows) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                          escape_markup(window_name(row->duty, language_)),
                          verdict_badge(row->verdict, language_),
                          escape_markup(standing(report_, *row, language_)));
    }
    out_ += "</tbody>\n</table>\n";
  }

  void missed() {
    const std::vector<Task> all = breaches(report_);
    if (all.empty()) return;
    section(msg("Breaches"));
    const std::string sanction = common_sanction(all, language_);
    if (!sanction.empty()) {
      out_ += "<p>" +
              say(msg("A breach of an obligation falls under {0} of the convention.", sanction)) +
              "</p>\n";
    }
    out_ += "<ul>\n";
    for (const Task& task : all) {
      out_ += "<li>" + escape_markup(duties_name(*report_.rules, task.duties, language_));
      small(breach_notes(task, language_));
      small(reading_notes(report_, task.duties, language_));
      small(source_and_sanction(*task.duties.front()->duty.obligation, language_, sanction));
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void remarks() {
    write_list(msg("Answers to invitations"), report_.forecasts);
    std::vector<base::Message> advice;
    for (const compliance::Advice& item : report_.advice) advice.push_back(item.text);
    write_list(msg("Advice: the letter is kept, the spirit less so"), advice);
    write_list(msg("Good to know"), report_.notices);
  }

  void write_list(const base::Message& title, const std::vector<base::Message>& items) {
    if (items.empty()) return;
    section(title);
    out_ += "<ul>\n";
    for (const base::Message& item : items) out_ += "<li>" + say(item) + "</li>\n";
    out_ += "</ul>\n";
  }

  const CheckReport& report_;
  const Language& language_;
  std::string out_;
};

}  // namespace

std::string check_html(const CheckReport& report, const Language& language) {
  return Page{report, language}.write();
}

}  // namespace gouvernail::reports
