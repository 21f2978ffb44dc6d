// SPDX-License-Identifier: MPL-2.0
#include "reports/rules_text.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "compliance/duty_name.h"
#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/rule_words.h"
#include "reports/text_layout.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using rules::Obligation;
using rules::Rules;

std::vector<std::string> bodies_of(const Rules& rules) {
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
class Fields {
 public:
  Fields(const Language& language, const TextStyle& style) : language_(language), style_(style) {}

  void add(const base::Message& label, const std::string& text) {
    if (!text.empty())
      fields_.emplace_back(language_.text(msg("{0}:", language_.text(label))), text);
  }

  std::string write() const {
    std::size_t width = 0;
    for (const auto& [label, text] : fields_) width = std::max(width, base::display_width(label));
    const bool wide = width + 43 <= columns(style_);  // room for 40 columns of text
    std::string out;
    for (const auto& [label, text] : fields_) {
      const std::string head = "  " + paint(label, Ink::dim, style_);
      out += wide ? hang(head, text, width + 3, style_) : head + "\n" + hang("", text, 4, style_);
    }
    return out;
  }

 private:
  const Language& language_;
  const TextStyle& style_;
  std::vector<std::pair<std::string, std::string>> fields_;
};

std::string weight_word(const Obligation& obligation, const Language& language) {
  return language.text(obligation.weight == rules::Weight::obligation ? msg("obligation")
                                                                      : msg("recommendation"));
}

std::string position_words(const base::Position& position) {
  if (position.file.empty() || position.line == 0) return position.file;
  return position.file + ":" + std::to_string(position.line);
}

// That the body's sessions may be held with another convention's; empty when they may not.
std::string joint_words(const Rules& rules, const std::string& body, const Language& language) {
  const auto joint = rules.joint_bodies.find(body);
  if (joint == rules.joint_bodies.end()) return "";
  return language.text(
      msg("allowed with another convention ({})", source_name(joint->second.source, language)));
}

std::string explain_version(const Rules& rules, const Obligation& obligation,
                            const Language& language, const TextStyle& style) {
  Fields fields{language, style};
  fields.add(msg("asks"), language.text(asks(obligation, rules.convention)));
  fields.add(msg("weight"), weight_word(obligation, language));
  fields.add(msg("in force"), language.days(obligation.in_force));
  fields.add(msg("source"), source_name(obligation.source, language));
  const std::string& quote = obligation.source.quote;
  if (!quote.empty()) fields.add(msg("quote"), language.text(msg("“{0}”", quote)));
  fields.add(msg("sanction"), sanction_name(obligation, language));
  fields.add(msg("joint sessions"), joint_words(rules, obligation.body, language));
  fields.add(msg("rule file"), position_words(obligation.position));
  return fields.write();
}

std::string one_reading(const rules::Reading& reading, bool is_default, const Rules& rules,
                        const Language& language, const TextStyle& style) {
  const bool applied =
      std::find(rules.readings.begin(), rules.readings.end(), reading.id) != rules.readings.end();
  std::string text = reading.id;
  if (is_default) text = language.text(msg("{0} (default)", text));
  if (applied) text = language.text(msg("{0} (applied)", text));
  const std::string note = language.text(reading.note);
  if (!note.empty()) text = language.text(msg("{0}: {1}", text, note));
  return hang("    • ", text, 6, style);
}

std::string one_ambiguity(const rules::Ambiguity& ambiguity, const Rules& rules,
                          const Language& language, const TextStyle& style) {
  const std::string source = source_name(ambiguity.source, language);
  const std::string question = language.text(ambiguity.question);
  std::string out =
      hang("  ", source.empty() ? question : question + " (" + source + ")", 2, style);
  out += one_reading(ambiguity.by_default, true, rules, language, style);
  for (const rules::Reading& reading : ambiguity.alternatives) {
    out += one_reading(reading, false, rules, language, style);
  }
  return out;
}

// An ambiguity bears on the obligations of its own clause.
bool bears_on(const rules::Ambiguity& ambiguity, const Obligation& obligation) {
  return ambiguity.source.article == obligation.source.article &&
         ambiguity.source.paragraph == obligation.source.paragraph &&
         ambiguity.source.objective == obligation.source.objective;
}

}  // namespace

std::string rules_list(const Rules& rules, const Language& language, const TextStyle& style) {
  std::string out;
  for (const std::string& body : bodies_of(rules)) {
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
                                         const Language& language, const TextStyle& style) {
  const auto versions = rules.versions(compliance::parse_duty_name(id).obligation);
  if (versions.empty()) return std::nullopt;
  const Obligation& latest = *versions.back();
  std::string out = heading(obligation_name(rules, latest, language), style);
  for (const Obligation* version : versions) {
    if (versions.size() > 1) out += "\n";
    out += explain_version(rules, *version, language, style);
  }
  bool first = true;
  for (const rules::Ambiguity& ambiguity : rules.ambiguities) {
    if (!bears_on(ambiguity, latest)) continue;
    if (first) out += "\n" + heading(language.text(msg("Readings of this clause")), style);
    first = false;
    out += one_ambiguity(ambiguity, rules, language, style);
  }
  return out;
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
