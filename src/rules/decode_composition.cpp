// SPDX-License-Identifier: MPL-2.0
#include <charconv>

#include "rules/decode.h"
#include "rules/decode_effect.h"

#include "governance/convention.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::TableReader;

base::Message no_role(const std::string& id) { return msg("there is no role “{}”", id); }

// "1/2": whole numbers, between 0 and 1.
std::optional<Fraction> read_fraction(TableReader& reader, std::string_view key) {
  const auto text = reader.text(key);
  if (!text) return std::nullopt;
  Fraction fraction;
  const std::size_t bar = text->find('/');
  const char* end = text->data() + text->size();
  const bool good = bar != std::string::npos &&
                    std::from_chars(text->data(), text->data() + bar, fraction.numerator).ptr ==
                        text->data() + bar &&
                    std::from_chars(text->data() + bar + 1, end, fraction.denominator).ptr == end &&
                    fraction.denominator > 0 && fraction.numerator > 0 &&
                    fraction.numerator <= fraction.denominator;
  if (!good) {
    reader.error("bad-fraction", reader.get(key), msg("“{}” is not a fraction", *text),
                 msg("write \"1/2\" or \"2/3\""));
    return Fraction{1, 1};
  }
  return fraction;
}

// A fraction, or "none": whoever comes is enough.
std::optional<Fraction> read_second(TableReader& reader) {
  const TableReader::Value at = reader.get("second");
  const auto* text = at ? at.node->as_string() : nullptr;
  if (text && text->get() == "none") return Fraction{0, 1};
  return read_fraction(reader, "second");
}

RoleRequirement read_requirement(TableReader& reader, Decoding& d) {
  RoleRequirement wanted;
  wanted.role = reader.need_text("role");
  if (const auto at = reader.get("role")) {
    check_id(reader, at, wanted.role, d.rules.convention->roles, no_role(wanted.role));
  }
  if (const auto n = reader.integer("at_least", 1)) wanted.at_least = static_cast<int>(*n);
  if (const auto n = reader.integer("exactly", 1)) wanted.exactly = static_cast<int>(*n);
  wanted.every_member = reader.boolean("every").value_or(false);
  if (reader.has("at_least") && wanted.exactly) {
    reader.error("exactly-and-bounds", reader.get("exactly"),
                 msg("`exactly` excludes `at_least` and `at_most`"), msg("keep one of them"));
  }
  for (const char* key : {"at_least", "exactly"}) {
    if (!wanted.every_member || !reader.has(key)) continue;
    report_idle(reader, reader.get(key), key, msg("`every` takes each seat of the role"));
  }
  wanted.condition = reader.text("condition").value_or("");
  reader.finish();
  return wanted;
}

void read_roles(TableReader& reader, Composition& rule, Decoding& d) {
  const TableReader::Value at = reader.get("roles");
  const bool every = reader.boolean("every_member").value_or(false);
  if (!at) return;
  const toml::array* array = at.node->as_array();
  if (!array) {
    reader.error("wrong-type", at, msg("“{}” has a value of the wrong kind", std::string("roles")),
                 msg("write a list of roles, [\"dgs\", {{ role = \"elu\", at_least = 2 }}]"));
    return;
  }
  for (const toml::node& node : *array) {
    RoleRequirement wanted;
    if (const auto* text = node.as_string()) {
      wanted.role = text->get();
      check_id(reader, {&node, at.source}, wanted.role, d.rules.convention->roles,
               no_role(wanted.role));
    } else if (const auto* table = node.as_table()) {
      TableReader entry(*table, *at.source, d.diagnostics);
      wanted = read_requirement(entry, d);
    } else {
      reader.error("wrong-type", {&node, at.source},
                   msg("“{}” has a value of the wrong kind", std::string("roles")),
                   msg("write a role's id, or {{ role = \"elu\", at_least = 2 }}"));
      continue;
    }
    wanted.every_member = wanted.every_member || every;
    rule.roles.push_back(std::move(wanted));
  }
}

std::string college(TableReader& reader, std::string_view key, Decoding& d) {
  const std::string id = reader.need_text(key);
  if (const auto at = reader.get(key)) {
    check_id(reader, at, id, d.rules.convention->colleges, msg("there is no college “{}”", id));
  }
  return id;
}

}  // namespace

void decode(Composition& rule, TableReader& reader, Decoding& d) {
  const auto require = reader.choice("require", {"invited", "present", "represented"});
  rule.require = require == "invited"   ? Participation::invited
                 : require == "present" ? Participation::present
                                        : Participation::represented;
  read_roles(reader, rule, d);
  rule.parties = reader.texts("parties").value_or(std::vector<std::string>{});
  for (const std::string& id : rule.parties) {
    check_id(reader, reader.get("parties"), id, d.rules.convention->parties,
             msg("there is no party “{}”", id));
  }
  for (TableReader& entry : reader.tables("share")) {
    CollegeShare share;
    share.college = college(entry, "college", d);
    share.at_least = read_fraction(entry, "at_least").value_or(Fraction{1, 1});
    share.of_present = entry.choice("of", {"seats", "present"}) == "present";
    entry.finish();
    rule.shares.push_back(std::move(share));
  }
  if (auto entry = reader.table("parity")) {
    Parity parity;
    parity.college_a = college(*entry, "a", d);
    parity.college_b = college(*entry, "b", d);
    parity.tolerance = static_cast<int>(entry->integer("tolerance").value_or(0));
    entry->finish();
    rule.parity = std::move(parity);
  }
  if (auto entry = reader.table("quorum")) {
    Quorum quorum;
    quorum.first = read_fraction(*entry, "first").value_or(Fraction{1, 2});
    quorum.more = static_cast<int>(entry->integer("more").value_or(0));
    quorum.second = read_second(*entry);
    entry->finish();
    rule.quorum = quorum;
  }
  rule.condition = reader.text("condition").value_or("");
}

}  // namespace gouvernail::rules
