// SPDX-License-Identifier: MPL-2.0
#include "reports/rules_text.h"

#include <algorithm>

#include "base/text.h"
#include "compliance/duty_name.h"
#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/rule_fields.h"
#include "reports/rule_words.h"
#include "reports/text_layout.h"
#include "rules/article_text.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using rules::Obligation;
using rules::Rules;

std::vector<std::string> bodies_in(const Rules& rules) {
  std::vector<std::string> bodies;
  for (const governance::Body& body : rules.convention->bodies) bodies.push_back(body.id);
  for (const Obligation& obligation : rules.obligations) {
    const bool known = std::find(bodies.begin(), bodies.end(), obligation.body) != bodies.end();
    if (!known) bodies.push_back(obligation.body);
  }
  return bodies;
}

bool is_first_version(const Rules& rules, const Obligation& obligation) {
  return rules.versions(obligation.id).front() == &obligation;
}

std::string heading(const std::string& text, const TextStyle& style) {
  return hang("", text, 0, style, Ink::bold);
}

// "  label : text", the text hanging after the labels, or below them where there is no room.
std::string write(const std::vector<RuleField>& fields, const Language& language,
                  const TextStyle& style) {
  std::vector<std::string> labels;
  std::size_t width = 0;
  for (const RuleField& field : fields) {
    labels.push_back(language.text(msg("{0}:", field.label)));
    width = std::max(width, base::display_width(labels.back()));
  }
  const bool wide = width + 43 <= columns(style);  // room for 40 columns of text
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string head = "  " + paint(labels[i], Ink::dim, style);
    const std::string& text = fields[i].text;
    out += wide ? hang(head, text, width + 3, style) : head + "\n" + hang("", text, 4, style);
  }
  return out;
}

std::string explain_version(const Rules& rules, const Obligation& obligation,
                            const rules::ArticleTexts& texts, const Language& language,
                            const TextStyle& style) {
  std::vector<RuleField> fields = rule_fields(rules, obligation, language);
  fields.push_back(clause_field(obligation, texts, language));
  return write(fields, language, style);
}

std::string one_reading(const rules::Reading& reading, bool is_default, const Rules& rules,
                        const Language& language, const TextStyle& style) {
  return hang("    • ", reading_line(reading, is_default, rules, language), 6, style);
}

std::string one_ambiguity(const rules::Ambiguity& ambiguity, const Rules& rules,
                          const Language& language, const TextStyle& style) {
  std::string out = hang("  ", ambiguity_words(ambiguity, language), 2, style);
  out += one_reading(ambiguity.by_default, true, rules, language, style);
  for (const rules::Reading& reading : ambiguity.alternatives) {
    out += one_reading(reading, false, rules, language, style);
  }
  return out;
}

}  // namespace

std::string rules_list(const Rules& rules, const Language& language, const TextStyle& style) {
  std::string out;
  for (const std::string& body : bodies_in(rules)) {
    std::string lines;
    for (const Obligation& obligation : rules.obligations) {
      if (obligation.body != body || !is_first_version(rules, obligation)) continue;
      const Obligation& latest = *rules.versions(obligation.id).back();
      lines += hang("  ", obligation.id, 2, style, Ink::cyan);
      lines += hang("", language.text(asks(latest, rules.convention)), 4, style);
      const std::string source = weight_and_source(latest, language);
      if (!source.empty()) lines += hang("", source, 4, style, Ink::dim);
    }
    if (lines.empty()) continue;
    const std::string name = body.empty() ? language.text(msg("Functions to be filled"))
                                          : body_name(rules.convention, body, language);
    out += (out.empty() ? "" : "\n") + heading(name, style) + lines;
  }
  return out.empty() ? language.text(msg("No obligation.")) + "\n" : out;
}

std::optional<std::string> rules_explain(const Rules& rules, const std::string& id,
                                         const rules::ArticleTexts& texts, const Language& language,
                                         const TextStyle& style) {
  const auto versions = rules.versions(compliance::parse_duty_name(id).obligation);
  if (versions.empty()) return std::nullopt;
  const Obligation& latest = *versions.back();
  std::string out = heading(obligation_name(rules, latest, language), style);
  for (const Obligation* version : versions) {
    if (versions.size() > 1) out += "\n";
    out += explain_version(rules, *version, texts, language, style);
  }
  bool first = true;
  for (const rules::Ambiguity* ambiguity : ambiguities_of(rules, latest)) {
    if (first) out += "\n" + heading(language.text(msg("Readings that bear on it")), style);
    first = false;
    out += one_ambiguity(*ambiguity, rules, language, style);
  }
  return out;
}

std::string rules_explain_all(const Rules& rules, const rules::ArticleTexts& texts,
                              const Language& language, const TextStyle& style) {
  std::string out = heading(language.text(rules.convention->name), style) +
                    write(convention_fields(rules, language), language, style);
  const auto whole = ambiguities_of_convention(rules);
  if (!whole.empty()) out += "\n" + heading(language.text(readings_of_all()), style);
  for (const rules::Ambiguity* ambiguity : whole) {
    out += one_ambiguity(*ambiguity, rules, language, style);
  }
  for (const Obligation& obligation : rules.obligations) {
    if (!is_first_version(rules, obligation)) continue;
    out += "\n" + rules_explain(rules, obligation.id, texts, language, style).value_or("");
  }
  return rules.obligations.empty() ? out + "\n" + language.text(msg("No obligation.")) + "\n" : out;
}

std::string rules_ambiguities(const Rules& rules, const Language& language,
                              const TextStyle& style) {
  if (rules.ambiguities.empty()) {
    return language.text(msg("The rules know of no ambiguous clause.")) + "\n";
  }
  std::string out;
  for (const rules::Ambiguity& ambiguity : rules.ambiguities) {
    out += (out.empty() ? "" : "\n") + heading(ambiguity.id, style) +
           one_ambiguity(ambiguity, rules, language, style);
  }
  return out;
}

}  // namespace gouvernail::reports
