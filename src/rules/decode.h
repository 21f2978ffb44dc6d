// SPDX-License-Identifier: MPL-2.0
// Decoding of rule files, and of the tables that settings share with them: TOML tables to the
// values of the headers.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/toml_reader.h"
#include "rules/rules.h"

namespace gouvernail::rules {

// What the decoders share while they build one Rules.
struct Decoding {
  Rules& rules;
  base::Diagnostics& diagnostics;
  const std::set<std::string>& readings;  // alternatives that apply
  // Every reading id met in a file, and where.
  std::map<std::string, base::Position>& met;
  // On which days parties signed, where the rules do not know it.
  const std::map<std::string, calendar::Day>& signatures;
  // Nobody is bound before all who sign have signed.
  bool binds_all_at_once = false;
  // What can be told only once everything is decoded: files may name what a later one defines.
  std::vector<std::function<void()>> later = {};
  // Kinds of elections that the calendars at hand hold, beside those that the law knows.
  const std::vector<std::string>* elections = nullptr;
  // Places of the values that the chosen readings write, and of those of the tables that they
  // change.
  std::vector<base::Position> overriding = {};
  std::vector<base::Position> overridden = {};
};

// `reader` with the overrides of its chosen readings laid on top. Marks `reading` as known, and
// notes the ids. A reading that changes `kind` keeps only the keys that every kind has.
base::TableReader with_readings(base::TableReader reader, Decoding& d);

void decode_convention(base::TableReader reader, Decoding& d);
void decode_party(base::TableReader reader, Decoding& d);
void decode_college(base::TableReader reader, Decoding& d);
void decode_role(base::TableReader reader, Decoding& d);
void decode_body(base::TableReader reader, bool act, Decoding& d);
void decode_site(base::TableReader reader, Decoding& d);
void decode_ambiguity(base::TableReader reader, Decoding& d);
void decode_renamed(base::TableReader reader, Decoding& d);
void decode_sanction(base::TableReader reader, Decoding& d);
void decode_house(base::TableReader reader, House& house);
// References between parties, roles, bodies, sites and colleges that lead nowhere.
// Runs once everything is decoded, since files may name what a later one defines.
void check_references(base::TableReader reader, std::string_view table, Decoding& d);

// None when the kind cannot be told. What it names is looked for in d.rules.convention.
std::optional<Obligation> decode_obligation(base::TableReader reader, Decoding& d);
std::optional<Kind> decode_kind(const std::string& name, base::TableReader& reader, Decoding& d);
// Whether an obligation of that kind is about a body: `body` must be there. Asked before the kind
// is decoded, so that what is missing is told first.
bool needs_body(const std::string& name, base::TableReader& reader);

// One for each kind: fills `rule` from the table.
void decode(Cadence& rule, base::TableReader& reader, Decoding& d);
void decode(MaxGap& rule, base::TableReader& reader, Decoding& d);
void decode(Precedence& rule, base::TableReader& reader, Decoding& d);
void decode(Response& rule, base::TableReader& reader, Decoding& d);
void decode(Notice& rule, base::TableReader& reader, Decoding& d);
void decode(Composition& rule, base::TableReader& reader, Decoding& d);
void decode(Standing& rule, base::TableReader& reader, Decoding& d);
void decode(Deadline& rule, base::TableReader& reader, Decoding& d);

Source decode_source(base::TableReader& reader, const std::string& amendment);
// What stands under another key than `source`, and may be left out.
Source decode_named_source(base::TableReader& reader, std::string_view key);
// `anchored`: its table also says from what it is counted, which the caller reads.
std::optional<Span> decode_span(base::TableReader& reader, std::string_view key, bool data_days,
                                bool anchored = false);
calendar::Delay decode_delay(base::TableReader& reader);
std::optional<EvidenceLevel> decode_evidence_level(base::TableReader& reader);
Counting decode_counting(base::TableReader& reader);

// Reports `id` when no element of `list` has it.
template <class List>
bool check_id(base::TableReader& reader, const base::TableReader::Value& at, const std::string& id,
              const List& list, base::Message what) {
  for (const auto& element : list) {
    if (element.id == id) return true;
  }
  std::vector<std::string> known;
  known.reserve(list.size());
  for (const auto& element : list) known.push_back(element.id);
  reader.error("unknown-id", at, std::move(what), base::suggestion(id, known));
  return false;
}

}  // namespace gouvernail::rules
