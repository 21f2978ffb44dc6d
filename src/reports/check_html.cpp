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

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Verdict;

// Contrast of each ink on white is 4.5 or more (WCAG AA); on paper the words suffice.
constexpr std::string_view style_sheet = R"css(
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.6rem; margin-bottom: 0; }
h2 { border-bottom: 2px solid #1b4f72; margin-top: 2rem; }
h3 { margin-bottom: .25rem; }
.conclusion { font-size: 1.2rem; font-weight: bold; border-left: .4rem solid; padding: .5rem 1rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; list-style: none; padding: 0; }
.tasks > li { margin-bottom: .75rem; }
table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; }
caption { text-align: left; padding: .25rem 0; }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th[scope=row] { font-weight: normal; white-space: nowrap; }
.small { color: #555; font-size: .9rem; }
.verdict { font-weight: bold; white-space: nowrap; }
.satisfied { color: #1e6b34; } .covered { color: #0b5a6f; } .open { color: #1b4f9c; }
.at_risk { color: #8a5300; } .unproven { color: #7b2d8b; } .lost, .breached { color: #a61b1b; }
.waived, .upcoming { color: #555; }
@media print { body { max-width: none; } h2 { break-after: avoid; } tr, li { break-inside: avoid; } }
)css";

class Page {
 public:
  Page(const CheckReport& report, const Language& language)
      : report_(report), language_(language) {}

  std::string write() {
    const std::string name = escape_markup(language_.text(report_.rules->convention.name));
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<title>{1} – {2}</title>\n<style>{3}</style>\n</head>\n<body>\n<main>\n<h1>{1}</h1>\n",
        to_string(language_.spoken()), name, escape_markup(language_.plain_day(report_.as_of)),
        style_sheet);
    summary();
    to_do();
    bodies();
    missed();
    remarks();
    return out_ + "</main>\n</body>\n</html>\n";
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

  // The symbol repeats the word: a screen reader leaves it out.
  std::string badge(Verdict verdict, const std::string& words) const {
    return fmt::format("<span class=\"verdict {}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                       compliance::to_string(verdict), verdict_symbol(verdict),
                       escape_markup(words));
  }

  std::string badge(Verdict verdict) const {
    return badge(verdict, verdict_word(verdict, language_));
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
      out_ += "<li>" + badge(verdict, verdict_count(verdict, all[verdict], language_)) + "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void to_do() {
    section(msg("To do now"));
    const std::vector<Task> now = tasks(report_);
    const std::vector<Step> steps = to_prove(report_);
    if (now.empty() && steps.empty()) out_ += "<p>" + say(msg("Nothing is urgent.")) + "</p>\n";
    write_tasks(now);
    for (const Step& step : steps) write_step(step);
    std::vector<Task> later;
    for (const Judgement* judgement : coming_tasks(report_)) later.push_back(Task{{judgement}});
    if (later.empty()) return;
    section(msg("Next"));
    write_tasks(later);
  }

  void write_step(const Step& step) {
    out_ +=
        "<p>" + badge(Verdict::unproven) + " <strong>" + say(step.next) + "</strong></p>\n<ul>\n";
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
      out_ += "<li>" + badge(first.verdict) + " <strong>" +
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
      out_ +=
          fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                      years_name(year), badge(verdict), escape_markup(year_words(year, language_)));
    }
    for (const Judgement* row : view.rows) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                          escape_markup(window_name(row->duty, language_)), badge(row->verdict),
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
