// SPDX-License-Identifier: MPL-2.0
#include "reports/page.h"

#include "base/text.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/task_words.h"
#include "reports/waiver_words.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Verdict;

std::vector<std::string> without_empty(const std::vector<std::string>& lines) {
  std::vector<std::string> out;
  for (const std::string& line : lines) {
    if (!line.empty()) out.push_back(line);
  }
  return out;
}

}  // namespace

View page_view(const std::string& title, const Language& language) {
  View view;
  view.text("page_title", title).text("lang", to_string(language.spoken()));
  return view;
}

void add_record_mark(View& view, const std::string& mark, const Language& language) {
  view.text("record_mark", mark)
      .text("record_mark_words", language.text(base::msg("Mark of the record:")));
}

View letter_view(const std::string& subject, const Language& language) {
  View view;
  view.text("subject", subject).text("lang", to_string(language.spoken()));
  return view;
}

void add_words(View& view, const std::vector<std::pair<std::string, base::Message>>& words,
               const Language& language) {
  for (const auto& [name, message] : words) view.text(name, language.text(message));
}

View badge(Verdict verdict, const Language& language) {
  View view;
  view.text("css", compliance::to_string(verdict))
      .text("symbol", verdict_symbol(verdict))
      .text("words", verdict_word(verdict, language));
  return view;
}

View& add_small(View& view, const std::vector<std::string>& texts) {
  std::vector<std::string> lines;
  for (const std::string& text : without_empty(texts)) {
    for (std::string& line : base::split(text, '\n')) lines.push_back(std::move(line));
  }
  return view.lines("small", std::move(lines));
}

void add_summary(View& view, const CheckReport& report, const std::string& as_of,
                 const Language& language) {
  std::vector<View> weights;
  for (const rules::Weight weight : rules::all_weights) {
    const compliance::Counts all = counts(report, weight);
    std::vector<View> badges;
    for (const Verdict verdict : verdicts_by_concern()) {
      if (all[verdict] == 0) continue;
      View item;
      View of;
      of.text("css", compliance::to_string(verdict))
          .text("symbol", verdict_symbol(verdict))
          .text("words", verdict_count(verdict, all[verdict], language));
      item.part("badge", std::move(of));
      badges.push_back(std::move(item));
    }
    if (badges.empty()) continue;
    weights.emplace_back()
        .text("title", weight_title(weight, language))
        .list("counts", std::move(badges));
  }
  view.flag("concludes", true)
      .text("as_of", situation(report, as_of, language))
      .text("conclusion_css", compliance::to_string(conclusion_verdict(report)))
      .text("conclusion", conclusion(report, language))
      .lines("balance", balance_lines(report, language))
      .lines("waivers", waiver_balances(report, language))
      .list("weights", std::move(weights));
}

std::vector<View> task_views(const CheckReport& report,
                             const std::vector<const compliance::Task*>& tasks,
                             const Language& language) {
  std::vector<View> views;
  for (const TaskLine& one : task_lines(tasks, language)) {
    View view;
    view.text("head", one.what);
    std::vector<std::string> small;
    if (one.task != nullptr) {
      view.lines("lines", {task_deadline(*one.task, language)});
      small = {language.text(one.task->why), task_duties(report, *one.task, language)};
    } else {
      view.lines("lines", {line_deadline(one, language)});
    }
    add_small(view, small);
    views.push_back(std::move(view));
  }
  return views;
}

std::string heading_of(const std::string& body, const CheckReport& report,
                       const Language& language) {
  if (body.empty()) return language.text(msg("Functions to be filled"));
  return body_name(report.rules->convention, body, language);
}

}  // namespace gouvernail::reports
