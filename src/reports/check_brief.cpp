// SPDX-License-Identifier: MPL-2.0
#include "reports/check_brief.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/task_words.h"
#include "reports/text_layout.h"
#include "reports/waiver_words.h"
#include "reports/weight_words.h"
#include "reports/year_glance.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Verdict;

constexpr std::size_t most_lines = 60;
constexpr std::size_t least_task_lines = 8;  // of both lists of tasks
constexpr std::size_t later_lines = 4;       // that the second list has in any case
constexpr std::size_t most_signs = 12;
constexpr std::size_t name_columns = 50;

std::size_t line_count(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

class Brief {
 public:
  Brief(const CheckReport& report, const Language& language, const TextStyle& style)
      : report_(report), language_(language), style_(style) {}

  std::string write() {
    year();
    past();
    const std::string rest = std::move(out_);
    out_.clear();
    head();
    tasks(line_count(rest));
    return std::move(out_) + rest;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  void section(const std::string& title) {
    out_ += "\n" + hang("", title, 0, style_, Ink::bold);
    std::string rule;
    for (std::size_t i = 0; i < std::min(base::display_width(title), columns(style_)); ++i) {
      rule += "─";
    }
    out_ += paint(rule, Ink::dim, style_) + "\n";
  }

  void head() {
    out_ += hang("", language_.text(report_.rules->convention->name), 0, style_, Ink::bold);
    out_ += hang("", situation(report_, language_.day(report_.as_of), language_), 0, style_);
    const Verdict verdict = conclusion_verdict(report_);
    out_ += "\n" + hang(paint(verdict_symbol(verdict), verdict_ink(verdict), style_) + " ",
                        conclusion(report_, language_), 2, style_, verdict_ink(verdict));
    for (const std::string& words : balance_lines(report_, language_)) {
      out_ += hang("  ", words, 2, style_);
    }
    for (const std::string& words : waiver_balances(report_, language_)) {
      out_ += hang("  ", words, 2, style_, Ink::dim);
    }
  }

  // What the rest of the screen leaves. What is due this week is never hidden for the sake of what
  // comes later, of which the first items are enough.
  void tasks(std::size_t rest) {
    const Agenda agenda = agenda_of(report_);
    if (agenda.nothing_urgent()) {
      section(say(msg("To do")));
      out_ += hang("", say(msg("Nothing is urgent.")), 0, style_);
    }
    const std::vector<Item> week = items(agenda.week);
    const std::vector<Item> later = items(agenda.next_weeks);
    std::size_t needed = 0;
    for (const Item& item : later) needed += line_count(item.text);
    constexpr std::size_t titles = 6;
    const std::size_t taken = line_count(out_) + rest + titles;
    const std::size_t most =
        std::max(least_task_lines, taken < most_lines ? most_lines - taken : std::size_t{0});
    const std::size_t used = list(msg("This week"), week, most - std::min(needed, later_lines));
    list(msg("The next four weeks"), later, most - used);
  }

  struct Item {
    std::string text;
    std::size_t tasks = 1;  // that it tells
  };

  std::vector<Item> items(const std::vector<const compliance::Task*>& tasks) const {
    std::vector<Item> items;
    for (const TaskLine& one : task_lines(tasks, language_)) {
      items.push_back({item(one), one.tasks.size()});
    }
    return items;
  }

  std::string item(const TaskLine& one) const {
    const std::string sign = one.first->overdue ? paint("!", Ink::yellow, style_) + " " : "• ";
    std::string out = hang(sign, one.what, 2, style_);
    if (!one.first->last_day) return out;
    std::string when = line_deadline(one, language_);
    if (one.task == nullptr) return out + hang("", when, 2, style_, Ink::dim);
    if (!one.task->duties.empty()) {
      const std::size_t chief = one.task->chief.value_or(one.task->duties.front());
      const rules::Obligation& obligation = *report_.judgements.at(chief).duty.obligation;
      const std::string source = weight_and_source(obligation, language_);
      if (!source.empty()) when += " · " + source;
    }
    return out + hang("", when, 2, style_, Ink::dim);
  }

  // The lines that it took.
  std::size_t list(const base::Message& title, const std::vector<Item>& items, std::size_t most) {
    if (items.empty()) return 0;
    section(say(title));
    std::size_t used = 0;
    std::size_t shown = 0;
    while (shown < items.size()) {
      const std::size_t more = line_count(items[shown].text);
      const bool last = shown + 1 == items.size();
      // The first is always told; then there is room for "and so many more".
      if (shown > 0 && used + more + (last ? 0 : 1) > most) break;
      used += more;
      out_ += items[shown++].text;
    }
    if (shown == items.size()) return used;
    std::size_t more = 0;
    for (std::size_t i = shown; i < items.size(); ++i) more += items[i].tasks;
    out_ +=
        hang("", language_.plural("and {} more", "and {} more", static_cast<std::int64_t>(more)), 2,
             style_, Ink::dim);
    return used + 1;
  }

  // A sign for each window of the rhythm, then for each session of what is asked of sessions.
  std::string signs(const std::vector<const Judgement*>& judgements) const {
    std::string signs;
    std::size_t count = 0;
    for (const Judgement* judgement : judgements) {
      if (++count > most_signs) return signs + "…";
      signs += paint(verdict_symbol(judgement->verdict), verdict_ink(judgement->verdict), style_);
      seen_[static_cast<std::size_t>(judgement->verdict)] = true;
    }
    return signs;
  }

  void year() {
    const std::vector<YearRow> rows = year_at_a_glance(report_, language_);
    if (rows.empty()) return;
    section(say(msg("The year {0}", std::to_string(calendar::year_of(report_.as_of)))));
    for (const YearRow& one : rows) one.counts ? counted(one.name, *one.counts) : row(one);
    legend();
  }

  void row(const YearRow& one) {
    std::string cells = signs(one.rhythm);
    if (!one.at_sessions.empty()) {
      cells += (cells.empty() ? "| " : " | ") + signs(one.at_sessions);
      has_sessions_ = true;
    }
    line(one.name, cells);
  }

  void line(const std::string& name, const std::string& cells) {
    if (base::display_width(name) >= name_columns) {
      out_ += hang("", name, 2, style_) + std::string(name_columns, ' ') + cells + "\n";
    } else {
      out_ += "  " + pad(name, name_columns - 2) + cells + "\n";
    }
  }

  void counted(const std::string& name, const compliance::Counts& all) {
    std::string cells;
    std::size_t used = name_columns;
    for (const Verdict verdict : verdicts_by_concern()) {
      if (all[verdict] == 0) continue;
      const std::string number = " " + std::to_string(all[verdict]);
      const std::string between = cells.empty() ? "" : "  ";
      const std::size_t more =
          between.size() + base::display_width(verdict_symbol(verdict)) + number.size();
      const bool fits = cells.empty() || used + more <= columns(style_);
      used = fits ? used + more : name_columns + more - between.size();
      cells += fits ? between : "\n" + std::string(name_columns, ' ');
      cells += paint(verdict_symbol(verdict), verdict_ink(verdict), style_) + number;
      seen_[static_cast<std::size_t>(verdict)] = true;
    }
    line(name, cells);
  }

  // What the signs that were used mean.
  void legend() {
    std::string words;
    for (const Verdict verdict : verdicts_by_concern()) {
      if (!seen_[static_cast<std::size_t>(verdict)]) continue;
      words += (words.empty() ? "" : ", ") + std::string(verdict_symbol(verdict)) + "\u00a0" +
               verdict_word(verdict, language_);
    }
    out_ += hang("", words, 2, style_, Ink::dim);
    if (has_sessions_) {
      out_ += hang("", say(msg("after |: what is asked of each session (composition, sending)")), 2,
                   style_, Ink::dim);
    }
  }

  void past() {
    out_ += "\n";
    const std::string older = older_misses(report_, language_);
    if (!older.empty()) out_ += hang("", older, 0, style_);
    for (const governance::Party& party : report_.rules->convention->parties) {
      if (!party.signature_unknown) continue;
      out_ += hang("",
                   say(msg("{0}: the day on which it signed is not told; it is counted as bound "
                           "since {1} at the earliest.",
                           party.name, calendar::arg(*party.effective))),
                   0, style_);
    }
    out_ += hang("",
                 say(msg("Each duty, with its reasons: {0}",
                         base::Action(base::Verb::check).with(base::Detail::all))),
                 0, style_, Ink::dim);
  }

  const CheckReport& report_;
  const Language& language_;
  const TextStyle& style_;
  mutable std::array<bool, compliance::all_verdicts.size()> seen_{};
  bool has_sessions_ = false;
  std::string out_;
};

}  // namespace

std::string check_brief(const CheckReport& report, const Language& language,
                        const TextStyle& style) {
  return Brief(report, language, style).write();
}

std::string check_line(const CheckReport& report, const std::string& name, const Language& language,
                       const TextStyle& style) {
  const Verdict verdict = conclusion_verdict(report);
  std::string text = name + " – " + conclusion(report, language);
  if (const compliance::Task* next = first_to_do(report)) {
    text += "\n" + language.text(msg("next: {0}, {1}", task_in_sentence(*next, language),
                                     task_deadline(*next, language)));
  }
  return hang(paint(verdict_symbol(verdict), verdict_ink(verdict), style) + " ", text, 2, style);
}

}  // namespace gouvernail::reports
