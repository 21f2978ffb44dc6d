// SPDX-License-Identifier: MPL-2.0
#include "reports/check_text.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "base/text.h"
#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "reports/task_words.h"
#include "reports/text_layout.h"
#include "reports/waiver_words.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Verdict;

// Tasks of later are many: the next ones are enough to plan by.
constexpr std::size_t later_shown = 5;
constexpr std::size_t symbol_width = 2;
constexpr std::size_t least_for_lead = 44;  // on narrower terminals, rows are not indented

class Writer {
 public:
  Writer(const CheckReport& report, const Language& language, const TextStyle& style)
      : report_(report), language_(language), style_(style) {
    for (const Verdict verdict : compliance::all_verdicts) {
      word_width_ = std::max(word_width_, base::display_width(verdict_word(verdict, language_)));
    }
  }

  std::string write() {
    head();
    summary();
    to_do();
    forecasts();
    coming();
    bodies();
    out_of_reach();
    missed();
    lighter();
    advice();
    notices();
    return std::move(out_);
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  void line(const std::string& text, Ink ink = Ink::plain) {
    out_ += hang("", text, 0, style_, ink);
  }

  void section(const base::Message& title) { section(say(title)); }

  void section(const std::string& text) {
    out_ += "\n" + hang("", text, 0, style_, Ink::bold);
    std::string rule;
    const std::size_t width = std::min(base::display_width(text), columns(style_));
    for (std::size_t i = 0; i < width; ++i) rule += "─";
    out_ += paint(rule, Ink::dim, style_) + "\n";
  }

  // "! urgente      ", as wide for every verdict.
  std::string mark(Verdict verdict) const {
    const std::string words = pad(verdict_symbol(verdict), symbol_width) +
                              pad(verdict_word(verdict, language_), word_width_ + 2);
    return paint(words, verdict_ink(verdict), style_);
  }

  std::size_t mark_width() const { return symbol_width + word_width_ + 2; }

  void head() {
    line(language_.text(report_.rules->convention->name), Ink::bold);
    line(situation(report_, language_.day(report_.as_of), language_));
    if (report_.from || report_.to) line(windows_looked_at());
    const Verdict verdict = conclusion_verdict(report_);
    out_ += "\n" + hang(paint(verdict_symbol(verdict), verdict_ink(verdict), style_) + " ",
                        conclusion(report_, language_), symbol_width, style_, verdict_ink(verdict));
    for (const std::string& words : balance_lines(report_, language_)) {
      out_ += hang("  ", words, symbol_width, style_);
    }
  }

  std::string windows_looked_at() const {
    const calendar::DayRange& term = report_.rules->convention->term;
    const calendar::DayRange days{report_.from.value_or(term.first),
                                  report_.to.value_or(term.last)};
    return say(msg("Periods looked at: {0}", language_.days(days)));
  }

  void summary() {
    section(msg("Summary"));
    const compliance::Counts all = counts(report_);
    const int total = std::accumulate(all.of.begin(), all.of.end(), 0);
    line(report_.from || report_.to
             ? language_.plural("{} duty in the periods looked at:",
                                "{} duties in the periods looked at:", total)
             : language_.plural("{} duty over the whole convention:",
                                "{} duties over the whole convention:", total));
    for (const rules::Weight weight : rules::all_weights) {
      const compliance::Counts of_weight = counts(report_, weight);
      if (std::accumulate(of_weight.of.begin(), of_weight.of.end(), 0) == 0) continue;
      line(weight_title(weight, language_));
      count_line(of_weight);
    }
    for (const std::string& words : waiver_balances(report_, language_)) line(words);
    if (report_.all_readings) line(readings_summary());
  }

  // One column a verdict, as many as the width allows.
  void count_line(const compliance::Counts& all) {
    std::vector<std::string> cells;
    std::size_t width = 1;
    for (const Verdict verdict : verdicts_by_concern()) {
      if (all[verdict] == 0) continue;
      const std::string words = pad(verdict_symbol(verdict), symbol_width) +
                                verdict_count(verdict, all[verdict], language_);
      width = std::max(width, base::display_width(words) + 3);
      cells.push_back(paint(words, verdict_ink(verdict), style_));
    }
    const std::size_t per_line = std::max<std::size_t>(1, (columns(style_) - 2) / width);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool last = i % per_line == per_line - 1 || i + 1 == cells.size();
      out_ += (i % per_line == 0 ? "  " : "") + (last ? cells[i] + "\n" : pad(cells[i], width));
    }
  }

  std::string readings_summary() const {
    const auto all = looked_at(report_);
    const auto depends = std::count_if(all.begin(), all.end(),
                                       [](const Judgement* j) { return !j->depends_on.empty(); });
    if (depends == 0) return say(msg("Every verdict holds under every reading."));
    return say(msg("All readings compared: {0} {0:verdict depends|verdicts depend} on the reading.",
                   std::int64_t{depends}));
  }

  void to_do() {
    const Agenda agenda = agenda_of(report_);
    if (agenda.nothing_urgent()) {
      section(msg("To do"));
      line(say(msg("Nothing is urgent.")));
    }
    tasks(msg("This week"), agenda.week, agenda.week.size());
    tasks(msg("The next four weeks"), agenda.next_weeks, agenda.next_weeks.size());
    later_ = agenda.later;
  }

  void tasks(const base::Message& title, const std::vector<const compliance::Task*>& all,
             std::size_t most) {
    if (all.empty()) return;
    section(title);
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i) write_task(*all[i]);
    if (most >= all.size()) return;
    line(language_.plural("and {} more, later", "and {} more, later",
                          static_cast<std::int64_t>(all.size() - most)));
  }

  void write_task(const compliance::Task& task) {
    const std::string sign = task.overdue ? paint("!", Ink::yellow, style_) + " " : "• ";
    out_ += hang(sign, say(task.what), symbol_width, style_, Ink::bold);
    detail(task_deadline(task, language_), Ink::plain);
    detail(say(task.why));
    detail(task_duties(report_, task, language_));
    if (!style_.verbose) return;
    for (const base::Action& action : task.actions) detail(language_.text(action));
  }

  // A line of a task, under its name.
  void detail(const std::string& text, Ink ink = Ink::dim) {
    if (!text.empty()) out_ += hang("", text, symbol_width, style_, ink);
  }

  // A line of a miss, under its name.
  void small(const std::string& head, const std::string& text, Ink ink = Ink::dim) {
    if (!text.empty()) out_ += hang(head, text, mark_width(), style_, ink);
  }

  void coming() { tasks(msg("Later"), later_, style_.verbose ? later_.size() : later_shown); }

  void bodies() {
    section(msg("Body by body"));
    const Overview all = overview(report_, style_.verbose);
    for (const BodyView& view : all.bodies) write_body(view);
    if (all.later == 0) return;
    line(language_.plural("Not shown: {} upcoming duty that can wait (-v shows everything).",
                          "Not shown: {} upcoming duties that can wait (-v shows everything).",
                          all.later),
         Ink::dim);
  }

  void write_body(const BodyView& view) {
    if (view.obligations.size() == 1) {
      const rules::Obligation& only = *view.obligations.front().obligation;
      out_ += hang("", with_source(obligation_name(*report_.rules, only, language_), only), 0,
                   style_, Ink::bold);
      write_obligation(view.obligations.front());
      return;
    }
    const std::string name = view.body.empty()
                                 ? say(msg("Functions to be filled"))
                                 : body_name(report_.rules->convention, view.body, language_);
    line(name, Ink::bold);
    for (const ObligationView& obligation : view.obligations) {
      const std::string title = obligation_title(*obligation.obligation, language_);
      out_ += hang("  ", with_source(title, *obligation.obligation), 2, style_);
      write_obligation(obligation);
    }
  }

  std::string with_source(const std::string& title, const rules::Obligation& obligation) const {
    const std::string source = weight_and_source(obligation, language_);
    return source.empty() ? title : title + " (" + source + ")";
  }

  void write_obligation(const ObligationView& view) {
    std::size_t width = 0;
    for (const YearSummary& year : view.years) width = std::max(width, years_name(year).size());
    for (const YearSummary& year : view.years) write_year(year, width + 2);
    write_rows(view.rows);
  }

  void write_year(const YearSummary& year, std::size_t width) {
    const Verdict verdict = worst_of(year.others);
    const std::string head =
        pad(verdict_symbol(verdict), symbol_width) + pad(years_name(year), width);
    out_ += hang("    " + paint(head, verdict_ink(verdict), style_), year_words(year, language_),
                 4 + symbol_width + width, style_);
  }

  void write_rows(const std::vector<const Judgement*>& rows) {
    std::size_t window_width = 0;
    for (const Judgement* row : rows) {
      window_width =
          std::max(window_width, base::display_width(window_name(row->duty, language_)) + 2);
    }
    const std::size_t lead = columns(style_) < least_for_lead ? 0 : 4;
    const std::size_t indent = lead + mark_width();
    const bool wide = indent + window_width + 24 <= columns(style_);
    for (const Judgement* row : rows) {
      const std::string head = std::string(lead, ' ') + mark(row->verdict);
      const std::string window = window_name(row->duty, language_);
      const std::string cell = standing(report_, *row, language_);
      if (wide) {
        out_ +=
            trimmed(hang(head + pad(window, window_width), cell, indent + window_width, style_));
      } else {
        out_ += hang(head, window, indent, style_);
        if (!cell.empty()) out_ += hang("", cell, indent, style_, Ink::dim);
      }
      if (style_.verbose) write_detail(*row, wide ? indent : detail_indent);
    }
  }

  // A row without a cell would end in blanks.
  static std::string trimmed(std::string line) {
    if (line.find('\n') + 1 != line.size()) return line;
    line.erase(line.find_last_not_of(" \n") + 1);
    return line + "\n";
  }

  void write_detail(const Judgement& judgement, std::size_t indent) {
    const auto tell = [&](const std::string& text) {
      if (!text.empty()) out_ += hang("", text, indent, style_, Ink::dim);
    };
    tell(judgement.duty.id);
    if (!tells_why(judgement)) tell(say(judgement.because));
    tell(owed_words(*report_.rules, judgement.owed_by, language_));
    for (const compliance::SessionNote& note : judgement.sessions) {
      tell(session_words(report_, note, language_));
    }
    tell(say(judgement.next));
    if (judgement.depends_on.empty()) tell(reading_note(report_, judgement, language_));
  }

  void out_of_reach() {
    const auto all = reports::out_of_reach(report_, rules::Weight::obligation);
    if (all.empty()) return;
    section(msg("Out of reach"));
    for (const DutyGroup& group : all) {
      const Judgement& first = *group.duties.front();
      small(mark(Verdict::lost), duties_name(*report_.rules, group.duties, language_), Ink::plain);
      small("", say(first.because));
      small("", say(first.next));
      small("", owed_by_each(report_, group.duties, language_));
      small("", weight_and_source(*first.duty.obligation, language_));
    }
  }

  // What is no breach has sections of its own.
  void lighter() {
    for (const MissedPart& part : lighter_misses(report_)) {
      section(missed_title(part.weight, language_));
      for (const DutyGroup& group : part.groups) {
        const Judgement& first = *group.duties.front();
        small(mark(first.verdict), duties_name(*report_.rules, group.duties, language_),
              Ink::plain);
        small("", breach_notes(group, language_));
        small("", reading_notes(report_, group.duties, language_));
        small("", source_name(first.duty.obligation->source, language_));
      }
    }
  }

  void missed() {
    const auto all = breaches(report_, rules::Weight::obligation);
    if (all.empty()) return;
    section(msg("Breaches"));
    const std::string sanction = common_sanction(all, language_);
    const std::vector<std::string> own_words = sanctions_of(all, *report_.rules, language_);
    for (const std::string& words : own_words) line(words);
    if (own_words.empty() && !sanction.empty()) {
      line(say(msg("A breach of an obligation falls under {0} of the convention.", sanction)));
    }
    for (const DutyGroup& task : all) {
      const rules::Obligation& obligation = *task.duties.front()->duty.obligation;
      small(mark(Verdict::breached), duties_name(*report_.rules, task.duties, language_),
            Ink::plain);
      small("", breach_notes(task, language_));
      small("", owed_by_each(report_, task.duties, language_));
      small("", reading_notes(report_, task.duties, language_));
      small("", source_and_sanction(obligation, language_, sanction));
    }
  }

  void forecasts() {
    if (report_.forecasts.empty()) return;
    section(msg("Answers to invitations"));
    for (const base::Message& forecast : report_.forecasts) bullet(say(forecast));
  }

  void advice() {
    if (report_.advice.empty()) return;
    section(msg("Advice: the letter is kept, the spirit less so"));
    for (const compliance::Advice& item : report_.advice) bullet(say(item.text));
  }

  void notices() {
    if (report_.notices.empty()) return;
    section(msg("Good to know"));
    for (const base::Message& notice : report_.notices) bullet(say(notice));
  }

  void bullet(const std::string& text) { out_ += hang("  • ", text, 4, style_); }

  const CheckReport& report_;
  const Language& language_;
  const TextStyle& style_;
  std::size_t word_width_ = 0;
  std::vector<const compliance::Task*> later_;
  std::string out_;
};

}  // namespace

std::string check_text(const CheckReport& report, const Language& language,
                       const TextStyle& style) {
  return Writer{report, language, style}.write();
}

}  // namespace gouvernail::reports
