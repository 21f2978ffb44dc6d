// SPDX-License-Identifier: MPL-2.0
#include "reports/names.h"
#include "rules/traits.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::Message;
using base::msg;
using compliance::Verdict;

Message word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::satisfied:
      return msg("kept");
    case Verdict::covered:
      return msg("planned");
    case Verdict::open:
      return msg("to plan");
    case Verdict::at_risk:
      return msg("urgent");
    case Verdict::unproven:
      return msg("to prove");
    case Verdict::lost:
      return msg("out of reach");
    case Verdict::breached:
      return msg("breached");
    case Verdict::waived:
      return msg("waived");
    case Verdict::upcoming:
      return msg("upcoming");
  }
  return {};
}

Message count_of(Verdict verdict, std::int64_t n) {
  switch (verdict) {
    case Verdict::satisfied:
      return msg("{0} kept", n);
    case Verdict::covered:
      return msg("{0} planned", n);
    case Verdict::open:
      return msg("{0} to plan", n);
    case Verdict::at_risk:
      return msg("{0} urgent", n);
    case Verdict::unproven:
      return msg("{0} to prove", n);
    case Verdict::lost:
      return msg("{0} out of reach", n);
    case Verdict::breached:
      return msg("{0} breached", n);
    case Verdict::waived:
      return msg("{0} waived", n);
    case Verdict::upcoming:
      return msg("{0} upcoming", n);
  }
  return {};
}

Message quarter(int number, const std::string& year) {
  if (number == 1) return msg("1st quarter of {0}", year);
  if (number == 2) return msg("2nd quarter of {0}", year);
  if (number == 3) return msg("3rd quarter of {0}", year);
  return msg("4th quarter of {0}", year);
}

Message semester(int number, const std::string& year) {
  return number == 1 ? msg("1st half of {0}", year) : msg("2nd half of {0}", year);
}

bool counts_school_years(const rules::Obligation& obligation) {
  const calendar::Period* rhythm = rules::traits(obligation.kind).rhythm;
  return rhythm != nullptr && rhythm->unit == calendar::PeriodUnit::school_year;
}

std::string period_name(const compliance::Duty& duty, const Language& language) {
  using calendar::WindowForm;
  const calendar::Day first = duty.window.first;
  const std::string year = std::to_string(calendar::year_of(first));
  const std::string& label = duty.period->label;
  switch (duty.period->form) {
    case WindowForm::year:
      return label;
    case WindowForm::years:
      return counts_school_years(*duty.obligation) ? language.text(msg("school year {0}", label))
                                                   : label;
    case WindowForm::month:
      return language.month(calendar::year_of(first), calendar::month_of(first));
    case WindowForm::quarter:
      return language.text(quarter(calendar::quarter_of(first), year));
    case WindowForm::semester:
      return language.text(semester(calendar::semester_of(first), year));
    case WindowForm::term:
      return language.text(msg("the whole term"));
    case WindowForm::first_day:
      break;
  }
  return language.days(duty.window);
}

// "annexe-3" is how rule files write "annexe 3"; anything else is an article.
Message article_words(const std::string& article) {
  constexpr std::string_view annex = "annexe-";
  if (article.starts_with(annex)) return msg("annex\u00a0{0}", article.substr(annex.size()));
  if (article == "annexe") return msg("annex");
  return msg("art.\u00a0{0}", article);
}

}  // namespace

std::string verdict_word(Verdict verdict, const Language& language) {
  return language.text(word_of(verdict));
}

std::string verdict_count(Verdict verdict, int count, const Language& language) {
  return language.text(count_of(verdict, count));
}

std::string verdict_counts(const compliance::Counts& counts, const Language& language) {
  std::string words;
  for (const compliance::Verdict verdict : verdicts_by_concern()) {
    if (counts[verdict] == 0) continue;
    words += (words.empty() ? "" : " · ") + verdict_count(verdict, counts[verdict], language);
  }
  return words;
}

std::string weight_word(rules::Weight weight, const Language& language) {
  switch (weight) {
    case rules::Weight::obligation:
      return language.text(msg("obligation"));
    case rules::Weight::indicator:
      return language.text(msg("indicator"));
    case rules::Weight::recommendation:
      return language.text(msg("recommendation"));
  }
  return {};
}

std::string weight_title(rules::Weight weight, const Language& language) {
  switch (weight) {
    case rules::Weight::obligation:
      return language.text(msg("Obligations"));
    case rules::Weight::indicator:
      return language.text(msg("Indicators"));
    case rules::Weight::recommendation:
      return language.text(msg("Recommendations"));
  }
  return {};
}

const char* verdict_symbol(Verdict verdict) {
  switch (verdict) {
    case Verdict::satisfied:
      return "✓";
    case Verdict::covered:
      return "»";
    case Verdict::open:
      return "○";
    case Verdict::at_risk:
      return "!";
    case Verdict::unproven:
      return "?";
    case Verdict::lost:
      return "⊘";
    case Verdict::breached:
      return "✗";
    case Verdict::waived:
      return "–";
    case Verdict::upcoming:
      return "·";
  }
  return " ";
}

Ink verdict_ink(Verdict verdict) {
  switch (verdict) {
    case Verdict::satisfied:
      return Ink::green;
    case Verdict::covered:
      return Ink::cyan;
    case Verdict::open:
      return Ink::blue;
    case Verdict::at_risk:
      return Ink::yellow;
    case Verdict::unproven:
      return Ink::magenta;
    case Verdict::lost:
      return Ink::red;
    case Verdict::breached:
      return Ink::red;
    case Verdict::waived:
      return Ink::dim;
    case Verdict::upcoming:
      return Ink::dim;
  }
  return Ink::plain;
}

const std::array<Verdict, 9>& verdicts_by_concern() {
  static constexpr std::array order = {Verdict::breached, Verdict::lost,      Verdict::at_risk,
                                       Verdict::unproven, Verdict::open,      Verdict::covered,
                                       Verdict::upcoming, Verdict::satisfied, Verdict::waived};
  return order;
}

std::string obligation_title(const rules::Obligation& obligation, const Language& language) {
  const std::string title = language.text(obligation.title);
  return title.empty() ? obligation.id : title;
}

std::string window_name(const compliance::Duty& duty, const Language& language) {
  if (duty.session_day) {
    return language.text(msg("session of {0:plain}", calendar::arg(*duty.session_day)));
  }
  if (duty.overdue_since) {
    return language.text(msg("overdue since {0:plain}", calendar::arg(*duty.overdue_since)));
  }
  if (!duty.period) return language.days(duty.window);
  const std::string name = period_name(duty, language);
  if (!duty.period->resumed) return name;
  return language.text(msg("{0}, from {1:plain} on", name, calendar::arg(duty.window.first)));
}

std::string source_name(const rules::Source& source, const Language& language) {
  if (source.article.empty()) return {};
  std::string name = language.text(article_words(source.article));
  if (source.paragraph) name += language.text(msg(", §\u00a0{0}", std::int64_t{*source.paragraph}));
  if (source.objective) {
    name += language.text(msg(", objective\u00a0{0}", std::int64_t{*source.objective}));
  }
  if (!source.amendment.empty()) {
    name += language.text(msg(", amendment {0}", source.amendment));
  }
  return name;
}

base::MessageList quoted(const std::vector<std::string>& ids) {
  base::MessageList list;
  for (const std::string& id : ids) list.push_back(msg("“{0}”", id));
  return list;
}

std::string reading_words(const rules::Rules& rules, const Language& language) {
  if (rules.readings.empty()) return language.text(msg("default reading"));
  const auto count = static_cast<std::int64_t>(rules.readings.size());
  return language.text(msg("{0:reading|readings} {1}", count, quoted(rules.readings)));
}

}  // namespace gouvernail::reports
