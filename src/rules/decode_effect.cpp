// SPDX-License-Identifier: MPL-2.0
#include "rules/decode_effect.h"

#include <algorithm>
#include <string>

#include "governance/convention.h"
#include "rules/decode.h"
#include "rules/traits.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::TableReader;

// Which of the layers gives the key; the deepest where none does, as what is left to its default.
std::size_t layer_of(const TableReader& reader, std::string_view key) {
  const auto& layers = reader.layers();
  const auto found = std::find_if(layers.begin(), layers.end(), [&](const auto& layer) {
    return layer.table->contains(key) && layer.shows(key);
  });
  return static_cast<std::size_t>(found - layers.begin());
}

// Visits a kind.
class Effect {
 public:
  Effect(const Obligation& obligation, TableReader& reader, Decoding& d)
      : obligation_(obligation), reader_(reader), d_(d) {}

  void operator()(const Cadence& rule) {
    noted_is_idle();
    if (rule.delegated) {
      for (const char* key : {"at_least", "at_most", "exactly", "anchor", "partial", "counts",
                              "except_months", "also_counts", "mark", "state"}) {
        idle(key, "per", msg("what is left to a body's judgement makes no duty"));
      }
      return counting_is_idle("per", msg("what is left to a body's judgement makes no duty"));
    }
    anchor_of(rule.per);
    if (rule.per.unit == calendar::PeriodUnit::term) {
      idle("partial", "per", msg("the term is owed whole"));
    }
    if (!rule.except_months.empty() && !excepts_any(rule)) {
      idle("except_months", "per", msg("no period lies wholly in these months"));
    }
    counts_for_nothing(rule.counts);
  }

  void operator()(const MaxGap& rule) { counts_for_nothing(rule.counts); }
  void operator()(const Precedence&) {}

  void operator()(const Response& rule) {
    if (rule.answered_by == AnsweredBy::minutes) {
      for (const char* key : {"at_least_after", "since", "own", "formal_notice"}) {
        idle(key, "answer", msg("minutes answer the session itself"));
      }
      return counting_is_idle("answer", msg("minutes answer the session itself"));
    }
    idle("silent_approval", "answer", msg("minutes alone are approved in silence"));
    if (rule.at_least_after) {
      idle("since", "at_least_after", msg("the answer comes after `at_least_after`"));
    }
    if (!rule.after_failed_quorum) return;
    idle("since", "when", msg("a second convocation comes on a later day"));
    if (rule.after_each == std::vector<std::string>{obligation_.body}) {
      idle("own", "when", msg("a second convocation answers the one session that it names"));
    }
  }

  void operator()(const Notice& rule) {
    if (!rule.second) return;
    // Whether there is a quorum is known once every obligation was read.
    d_.later.emplace_back([reader = reader_, body = obligation_.body, &d = d_]() mutable {
      const auto& all = d.rules.obligations;
      const bool has = std::any_of(all.begin(), all.end(), [&](const Obligation& other) {
        const Composition* composition = traits(other.kind).composition;
        return composition && composition->quorum && other.body == body;
      });
      if (has) return;
      report_idle(reader, reader.get("second"), "second",
                  msg("no quorum is asked of “{}”: no second convocation follows", body));
    });
  }

  void operator()(const Composition& rule) {
    if (rule.roles.empty()) {
      idle("every_member", "roles", msg("it takes the seats of `roles`, and there are none"));
    }
    if (rule.require != Participation::invited) return;
    for (const char* key : {"parties", "share", "parity", "every_member"}) {
      idle(key, "require", msg("`invited` looks at `roles` alone, and not at how many come"));
    }
    // A session without it would be void, though the rule that states it finds nothing wrong.
    if (rule.quorum && layer_of(reader_, "quorum") <= layer_of(reader_, "require")) {
      reader_.error("quorum-of-invited", reader_.get("quorum"),
                    msg("a quorum counts those who come, and `invited` asks for nobody to come"),
                    msg("state the quorum in a composition of its own"));
    }
    numbers_of_invited();
  }

  void operator()(const Standing& rule) {
    noted_is_idle();
    anchor_of(rule.per);
    idle("body", "kind", msg("a role is filled without a session"));
    if (rule.filled == Filled::always) return;
    idle("vacancy", "filled", msg("it goes with a role that is filled at all times"));
  }

  void operator()(const Deadline& rule) {
    noted_is_idle();
    counts_for_nothing(rule.counts);
  }

 private:
  void idle(const char* key, const char* decider, base::Message why) {
    report_idle_beside(reader_, key, decider, std::move(why));
  }

  void noted_is_idle() {
    if (!obligation_.owed_as_noted) return;
    idle("owed_by", "kind", msg("no session brings the duty, whose note could name who owes it"));
  }

  void counting_is_idle(const char* decider, const base::Message& why) {
    for (const char* key : {"without_quorum", "composition", "tag"}) idle(key, decider, why);
  }

  // What counts before it is held is worth what it is worth to nobody yet.
  void counts_for_nothing(EvidenceLevel counts) {
    if (counts >= EvidenceLevel::held) return;
    for (const char* key : {"without_quorum", "composition"}) {
      idle(key, "counts", msg("what counts before it is held is asked for no quorum"));
    }
  }

  void anchor_of(const calendar::Period& per) {
    if (per.unit == calendar::PeriodUnit::term) {
      idle("anchor", "per", msg("the term is one period, wherever periods begin"));
    }
    if (per.unit == calendar::PeriodUnit::convention_year) {
      idle("anchor", "per", msg("a year of the convention begins on the day of the signature"));
    }
  }

  bool excepts_any(const Cadence& rule) const {
    const auto& months = rule.except_months;
    const auto windows =
        calendar::tile(obligation_.in_force, rule.per, d_.rules.convention->anchor());
    return std::any_of(windows.begin(), windows.end(), [&](const auto& window) {
      for (calendar::Day day = window.within.first; day <= window.within.last;
           day += calendar::Days{1}) {
        if (std::find(months.begin(), months.end(), calendar::month_of(day)) == months.end()) {
          return false;
        }
      }
      return true;
    });
  }

  // Numbers that stand in the tables of `roles`.
  void numbers_of_invited() {
    const TableReader::Value at = reader_.get("roles");
    const toml::array* roles = at ? at.node->as_array() : nullptr;
    if (!roles || layer_of(reader_, "roles") > layer_of(reader_, "require")) return;
    for (const toml::node& node : *roles) {
      const toml::table* table = node.as_table();
      for (const char* key : {"at_least", "exactly", "every"}) {
        const toml::node* number = table ? table->get(key) : nullptr;
        if (!number) continue;
        report_idle(reader_, {number, at.source}, key,
                    msg("`invited` looks at `roles` alone, and not at how many come"));
      }
    }
  }

  const Obligation& obligation_;
  TableReader& reader_;
  Decoding& d_;
};

}  // namespace

void report_idle(TableReader& reader, const TableReader::Value& at, std::string_view key,
                 base::Message why) {
  reader.warn(
      "no-effect", at,
      msg("“{0}” changes nothing here: {1}", std::string(key), base::MessageList{std::move(why)}),
      msg("delete it, or what leaves it without effect"));
}

void report_idle_beside(TableReader& reader, const char* key, const char* decider,
                        base::Message why) {
  if (!reader.has(key) || layer_of(reader, key) > layer_of(reader, decider)) return;
  const TableReader::Value at = reader.get(key);
  const toml::array* list = at.node->as_array();
  if (list && list->empty()) return;  // it takes back what lies beneath
  report_idle(reader, at, key, std::move(why));
}

void check_effect(const Obligation& obligation, TableReader& reader, Decoding& d) {
  std::visit(Effect(obligation, reader, d), obligation.kind);
}

}  // namespace gouvernail::rules
