// SPDX-License-Identifier: MPL-2.0
#include "reports/rule_fields.h"

#include <algorithm>

#include "compliance/owed_by.h"
#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/names.h"
#include "reports/rule_details.h"
#include "reports/rule_words.h"
#include "reports/weight_words.h"
#include "rules/article_text.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using rules::Obligation;
using rules::Rules;

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

// As it stands on the last day on which it is in force.
std::string owed_to_words(const Rules& rules, const Obligation& obligation,
                          const Language& language) {
  if (obligation.owed_as_noted) {
    return language.text(msg("the party that the note of the session names (#party)"));
  }
  const auto parties = compliance::owed_by(obligation, rules, obligation.in_force.last);
  return parties.empty() ? language.text(msg("nobody"))
                         : party_names(rules.convention, parties, language);
}

std::string details_words(const Rules& rules, const Obligation& obligation,
                          const Language& language) {
  std::string words;
  for (const base::Message& detail : details(obligation, rules.convention)) {
    const std::string its = language.text(detail);
    words = words.empty() ? its : language.text(msg("{0}; {1}", words, its));
  }
  return words;
}

}  // namespace

std::vector<RuleField> rule_fields(const Rules& rules, const Obligation& obligation,
                                   const Language& language) {
  std::vector<RuleField> fields;
  const auto add = [&](const base::Message& label, std::string text) {
    if (!text.empty()) fields.push_back({language.text(label), std::move(text)});
  };
  add(msg("asks"), language.text(asks(obligation, rules.convention)));
  add(msg("understood"), details_words(rules, obligation, language));
  add(msg("weight"), weight_word(obligation.weight, language));
  add(msg("owed by"), owed_to_words(rules, obligation, language));
  add(msg("in force"), language.days(obligation.in_force));
  add(msg("source"), source_name(obligation.source, language));
  const std::string& quote = obligation.source.quote;
  if (!quote.empty()) add(msg("quote"), language.text(msg("“{0}”", quote)));
  add(msg("sanction"), sanction_name(obligation, language));
  add(msg("joint sessions"), joint_words(rules, obligation.body, language));
  add(msg("rule file"), position_words(obligation.position));
  return fields;
}

RuleField clause_field(const Obligation& obligation, const rules::ArticleTexts& texts,
                       const Language& language) {
  std::string text = texts.of(obligation.source);
  if (text.empty()) {
    text = language.text(
        msg("not here: the words above are a paraphrase; the text of the convention is read from "
            "{0} in the workspace",
            "texts/" + rules::article_file(obligation.source.article)));
  }
  return {language.text(msg("text")), std::move(text)};
}

namespace {

// One of its readings changes the obligation.
bool bears_on(const rules::Ambiguity& ambiguity, const Obligation& obligation) {
  const auto& all = ambiguity.alternatives;
  const auto& its = obligation.readings;
  return std::any_of(all.begin(), all.end(), [&](const rules::Reading& reading) {
    return std::find(its.begin(), its.end(), reading.id) != its.end();
  });
}

base::Message bound_since(const governance::Party& party,
                          const governance::Convention& convention) {
  if (!party.signatory) return msg("sits without having signed: owes nothing");
  const base::Argument since = calendar::arg(party.effective.value_or(convention.term.first));
  return party.signature_unknown
             ? msg("bound since {0:plain} at the earliest: the day on which it signed is not told",
                   since)
             : msg("bound since {0:plain}", since);
}

}  // namespace

std::vector<const rules::Ambiguity*> ambiguities_of(const Rules& rules,
                                                    const Obligation& obligation) {
  std::vector<const rules::Ambiguity*> found;
  const auto versions = rules.versions(obligation.id);  // each has its own
  for (const rules::Ambiguity& ambiguity : rules.ambiguities) {
    const bool bears = std::any_of(versions.begin(), versions.end(), [&](const Obligation* one) {
      return bears_on(ambiguity, *one);
    });
    if (bears) found.push_back(&ambiguity);
  }
  return found;
}

base::Message readings_of_all() { return msg("Readings that bear on the whole convention"); }

std::vector<const rules::Ambiguity*> ambiguities_of_convention(const Rules& rules) {
  std::vector<const rules::Ambiguity*> found;
  for (const rules::Ambiguity& ambiguity : rules.ambiguities) {
    const bool bears = std::any_of(rules.obligations.begin(), rules.obligations.end(),
                                   [&](const Obligation& one) { return bears_on(ambiguity, one); });
    if (!bears) found.push_back(&ambiguity);
  }
  return found;
}

std::vector<RuleField> convention_fields(const Rules& rules, const Language& language) {
  const governance::Convention& convention = rules.convention;
  std::vector<RuleField> fields{{language.text(msg("term")), language.days(convention.term)}};
  for (const governance::Party& party : convention.parties) {
    fields.push_back({language.text(party.name), language.text(bound_since(party, convention))});
  }
  return fields;
}

std::string ambiguity_words(const rules::Ambiguity& ambiguity, const Language& language) {
  const std::string source = source_name(ambiguity.source, language);
  const std::string question = language.text(ambiguity.question);
  return source.empty() ? question : question + " (" + source + ")";
}

std::string reading_line(const rules::Reading& reading, bool is_default, const Rules& rules,
                         const Language& language) {
  const bool applied =
      std::find(rules.readings.begin(), rules.readings.end(), reading.id) != rules.readings.end();
  std::string text = reading.id;
  if (is_default) text = language.text(msg("{0} (default)", text));
  if (applied) text = language.text(msg("{0} (applied)", text));
  const std::string note = language.text(reading.note);
  return note.empty() ? text : language.text(msg("{0}: {1}", text, note));
}

}  // namespace gouvernail::reports
