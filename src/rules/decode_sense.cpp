// SPDX-License-Identifier: MPL-2.0
#include "rules/decode_sense.h"

#include <algorithm>
#include <array>
#include <functional>

#include "calendar/toml_day.h"
#include "governance/convention.h"
#include "rules/traits.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::TableReader;
using calendar::Day;
using calendar::DayRange;
using calendar::Days;

// An obligation under examination.
struct Sense {
  const Obligation& o;
  TableReader& reader;
  Decoding& d;

  const governance::Convention& convention() const { return d.rules.convention; }
  const DayRange& term() const { return convention().term; }
  calendar::WorkCalendar work() const { return d.rules.work(); }

  void no_duty(const char* key, base::Message why) const {
    reader.error("no-duty", reader.get(key),
                 msg("“{0}” can make no duty: {1}", o.id, base::MessageList{std::move(why)}),
                 msg("correct it, or delete the obligation"));
  }
  void empty_window(const char* key, base::Message why) const {
    reader.error("empty-window", reader.get(key), std::move(why), msg("correct one of the two"));
  }
  // Whether it holds on each day of a year: months are not all as long, nor are weeks with
  // holidays.
  bool always(const std::function<bool(Day)>& holds) const {
    const Day last = std::min(term().last, term().first + Days{366});
    for (Day day = term().first; day <= last; day += Days{1}) {
      if (!holds(day)) return false;
    }
    return true;
  }
};

bool lies_in(const DayRange& range, const std::vector<int>& months) {
  if (months.empty()) return false;
  for (Day day = range.first; day <= range.last; day += Days{1}) {
    if (std::find(months.begin(), months.end(), calendar::month_of(day)) == months.end()) {
      return false;
    }
  }
  return true;
}

void check(const Cadence& rule, const Sense& s) {
  if (rule.delegated) return;
  const auto& also = rule.also_counts;
  if (std::find(also.begin(), also.end(), s.o.body) != also.end()) {
    s.reader.error("counted-twice", s.reader.get("also_counts"),
                   msg("the sessions of “{}” would be counted twice", s.o.body),
                   msg("leave it out: its own sessions count anyway"));
  }
  if (rule.at_least == 0 && !rule.at_most) {
    return s.no_duty("at_least", msg("it asks for no session, and allows any number"));
  }
  const auto windows = calendar::tile(s.o.in_force, rule.per, s.convention().anchor());
  const auto longest = std::max_element(windows.begin(), windows.end(), [](auto& a, auto& b) {
    return a.full.length() < b.full.length();
  });
  if (longest != windows.end() && rule.at_least > longest->full.length()) {
    return s.no_duty(s.reader.has("exactly") ? "exactly" : "at_least",
                     msg("a period has {0} days, for {1} sessions",
                         std::int64_t{longest->full.length()}, std::int64_t{rule.at_least}));
  }
  // A period of which the term leaves too little may be what the text says: the linter tells.
  const bool excepted = std::all_of(windows.begin(), windows.end(), [&](const auto& window) {
    return lies_in(window.within, rule.except_months);
  });
  if (!excepted) return;
  s.no_duty("except_months", msg("every period lies in the months that are excepted"));
}

void check(const MaxGap& rule, const Sense& s) {
  const auto work = s.work();
  if (s.always([&](Day day) { return rule.gap.after(day, work) <= day; })) {
    s.no_duty("gap", msg("no day is left between two sessions"));
  }
}

void check(const Precedence& rule, const Sense& s) {
  if (!rule.at_least_before) return;
  const auto work = s.work();
  if (rule.at_least_before->before(s.term().last, work) < s.term().first) {
    return s.no_duty("at_least_before", msg("it is longer than the convention"));
  }
  const bool empty = rule.within && s.always([&](Day day) {
    return rule.within->before(day, work) > rule.at_least_before->before(day, work);
  });
  if (empty) {
    s.empty_window("within", msg("`within` is shorter than `at_least_before`: no day fits"));
  }
}

void check(const Response& rule, const Sense& s) {
  const auto work = s.work();
  if (rule.within) {
    const bool empty = rule.at_least_after && s.always([&](Day day) {
      return rule.within->after(day, work) < rule.at_least_after->after(day, work);
    });
    if (empty) {
      s.empty_window("within", msg("`within` is shorter than `at_least_after`: no day fits"));
    }
    const bool at_once = rule.after_failed_quorum &&
                         s.always([&](Day day) { return rule.within->after(day, work) <= day; });
    if (at_once) {
      s.empty_window("within", msg("a second convocation comes on a later day: no day fits"));
    }
  }
  if (!rule.after_failed_quorum) return;
  // Whether there is a quorum is known once every obligation was read.
  s.d.later.emplace_back([reader = s.reader, bodies = rule.after_each, &d = s.d]() mutable {
    for (const std::string& body : bodies) {
      const auto& all = d.rules.obligations;
      const bool has = std::any_of(all.begin(), all.end(), [&](const Obligation& obligation) {
        const Composition* composition = traits(obligation.kind).composition;
        return composition && composition->quorum && obligation.body == body;
      });
      if (has) continue;
      reader.error(
          "no-quorum", reader.get("when"),
          msg("no quorum is asked of “{}”: it cannot be missed", body),
          msg("add its composition with quorum = {{ first = \"1/2\" }}, or delete `when`"));
    }
  });
}

void check(const Notice& rule, const Sense& s) {
  const auto work = s.work();
  const auto longer = [&](const char* key, const std::optional<Span>& other) {
    const bool is_longer = other && s.always([&](Day day) {
      return other->before(day, work) < rule.ahead.before(day, work);
    });
    if (!is_longer) return;
    s.reader.error("longer-than-ahead", s.reader.get(key),
                   msg("`{}` is longer than `ahead`", std::string(key)),
                   msg("exchange the two, or delete it"));
  };
  longer("urgent", rule.urgent);
  longer("second", rule.second);
}

// Heads that may fill the places of a role, at most: its own, and of whoever is one of them too;
// none where that is not known.
std::optional<int> most_heads(const governance::Role& role, const Sense& s) {
  std::optional<int> heads = role.seats;
  for (const governance::Role& other : s.convention().roles) {
    const auto& also = other.is_also;
    if (std::find(also.begin(), also.end(), role.id) == also.end()) continue;
    heads = heads && other.seats ? std::optional(*heads + *other.seats) : std::nullopt;
  }
  return heads;
}

// More of a role than there can be, each for himself.
void check_heads(const Composition& rule, const Sense& s) {
  if (rule.require != Participation::present) return;  // others may represent them
  for (const RoleRequirement& wanted : rule.roles) {
    const governance::Role* role = s.convention().role(wanted.role);
    const std::optional<int> most = role ? most_heads(*role, s) : std::nullopt;
    const int least = wanted.exactly.value_or(wanted.at_least);
    if (!most || wanted.every_member || least <= *most) continue;
    s.no_duty("roles", msg("{0} of “{1}” are asked for, who have {2} {2:seat|seats}",
                           std::int64_t{least}, wanted.role, std::int64_t{*most}));
  }
}

void check(const Composition& rule, const Sense& s) {
  check_heads(rule, s);
  const governance::Body* body = s.convention().body(s.o.body);
  if (!rule.quorum || !body) return;
  if (body->members.empty()) {
    s.reader.error("no-members", s.reader.get("quorum"),
                   msg("“{}” has no members, of whom a quorum could be reached", s.o.body),
                   msg("list them: members = [\"…\"] of the body"));
  } else if (rule.quorum->more > 0 &&
             rule.quorum->first.numerator >= rule.quorum->first.denominator) {
    s.no_duty("quorum", msg("all members and more can never come"));
  }
}

void check(const Standing&, const Sense&) {}

// The one day by which it is due; none where that comes again (an election, each year).
std::optional<Day> fixed_due_day(const Deadline& rule, const Rules& rules) {
  if (rule.due) return rule.due;
  if (rule.anchor == Anchor::event || rule.anchor == Anchor::yearly) return std::nullopt;
  const governance::Convention& convention = rules.convention;
  const Day anchor = rule.anchor == Anchor::start       ? convention.term.first
                     : rule.anchor == Anchor::signature ? convention.anchor()
                                                        : convention.term.last;
  if (rule.before) return rule.before->before(anchor, rules.work());
  return rule.after ? rule.after->after(anchor, rules.work()) : anchor;
}

// The general elections of the law, whether or not a calendar holds their days yet.
constexpr std::array election_kinds = {"municipales",  "departementales", "regionales",
                                       "legislatives", "presidentielle",  "senatoriales",
                                       "europeennes"};

void check(const Deadline& rule, const Sense& s) {
  const char* key = rule.due ? "due" : rule.before ? "before" : "after";
  if (!rule.due && rule.anchor == Anchor::event) {
    std::vector<std::string> elections(election_kinds.begin(), election_kinds.end());
    for (const std::string& kind : s.d.elections ? *s.d.elections : std::vector<std::string>{}) {
      if (std::find(elections.begin(), elections.end(), kind) == elections.end()) {
        elections.push_back(kind);
      }
    }
    if (std::find(elections.begin(), elections.end(), rule.event) != elections.end()) return;
    std::vector<std::string> known = {"start", "end", "signature"};
    known.insert(known.end(), elections.begin(), elections.end());
    auto table = s.reader.table(s.reader.has("before") ? "before" : "after");
    const TableReader::Value at = table ? table->get("anchor") : s.reader.get(key);
    s.reader.error(
        "unknown-anchor", at,
        msg("“{}” is neither an anchor, a day of the year (\"06-30\") nor an election", rule.event),
        base::suggestion(rule.event, known));
    return;
  }
  if (!rule.due && rule.anchor == Anchor::yearly) {
    if (!rule.before && !rule.after) {
      s.no_duty("after", msg("it does not say how long after that day"));
    }
    return;
  }
  const auto due = fixed_due_day(rule, s.d.rules);
  if (!due) return;
  // A party that is bound later leaves the day as the text has it.
  const Day from =
      std::max(s.term().first, calendar::read_day(s.reader, "from").value_or(s.term().first));
  const std::optional<Day> opens =
      rule.opens_before ? rule.opens_before->before(s.term().last, s.work()) + Days{1} : rule.opens;
  if (opens && *opens > *due) {
    s.reader.error("last-before-first", s.reader.get("opens"),
                   msg("`opens`, {0}, comes after the day on which it is due, {1}",
                       calendar::arg(*opens), calendar::arg(*due)),
                   msg("correct one of the two"));
  } else if (*due < from && !(rule.opens && *due < s.term().first && from == s.term().first)) {
    s.no_duty(key, msg("it is due on {0}, before it is in force", calendar::arg(*due)));
  }
}

}  // namespace

namespace {

// Visits a kind: the one day by which it is due.
struct OneDueDay {
  const Rules& rules;
  using Answer = std::optional<Day>;
  Answer operator()(const Deadline& rule) const { return fixed_due_day(rule, rules); }
  Answer operator()(const Cadence&) const { return std::nullopt; }
  Answer operator()(const MaxGap&) const { return std::nullopt; }
  Answer operator()(const Precedence&) const { return std::nullopt; }
  Answer operator()(const Response&) const { return std::nullopt; }
  Answer operator()(const Notice&) const { return std::nullopt; }
  Answer operator()(const Composition&) const { return std::nullopt; }
  Answer operator()(const Standing&) const { return std::nullopt; }
};

}  // namespace

std::optional<NeverOwed> why_never_owed(const Obligation& version, Day effective,
                                        const Rules& rules) {
  const DayRange& own = version.in_force;
  if (!own.empty() && own.last < effective) {
    return NeverOwed{msg("“{0}” ends on {1}, before the amendment takes effect", version.id,
                         calendar::arg(own.last)),
                     msg("correct `until`, or the day of the amendment")};
  }
  const auto is_early = [&](const Obligation& one) {
    const auto due = std::visit(OneDueDay{rules}, one.kind);
    return due && *due < effective;
  };
  const bool has_former = !rules.obligations.empty() && rules.obligations.back().id == version.id;
  if (!is_early(version) || (has_former && is_early(rules.obligations.back()))) return std::nullopt;
  return NeverOwed{msg("“{0}” is due before the amendment takes effect on {1}: nobody would owe it",
                       version.id, calendar::arg(effective)),
                   msg("correct the day on which it is due, or the day of the amendment")};
}

DayRange decode_force(TableReader& reader, Decoding& d) {
  const governance::Convention& convention = d.rules.convention;
  const DayRange& term = convention.term;
  DayRange force = term;
  const auto outside = [&](const char* key, Day day) {
    reader.error("outside-term", reader.get(key),
                 msg("{0} lies outside the term, {1} to {2}: it would never be in force",
                     calendar::arg(day), calendar::arg(term.first), calendar::arg(term.last)),
                 msg("correct the day, or the term of the convention"));
  };
  const auto from = calendar::read_day(reader, "from");
  const auto until = calendar::read_day(reader, "until");
  if (from && until && *until < *from) {
    reader.error("last-before-first", reader.get("until"), msg("the last day is before the first"),
                 msg("exchange or correct the two days"));
  } else if (from && *from > term.last) {
    outside("from", *from);
  } else if (until && *until < term.first) {
    outside("until", *until);
  }
  if (from) force.first = std::max(force.first, *from);
  if (until) force.last = std::min(force.last, *until);
  if (d.binds_all_at_once) {
    for (const governance::Party& signing : convention.parties) {
      if (signing.signatory && signing.effective) {
        force.first = std::max(force.first, *signing.effective);
      }
    }
  }
  const auto party = reader.text("party");
  if (!party || !check_id(reader, reader.get("party"), *party, convention.parties,
                          msg("there is no party “{}”", *party))) {
    return force;
  }
  const auto effective = convention.party(*party)->effective;
  if (effective && *effective > force.last && !force.empty() && *effective <= term.last) {
    reader.error("no-duty", reader.get("party"),
                 msg("“{0}” is bound from {1} on, when the obligation is in force no more", *party,
                     calendar::arg(*effective)),
                 msg("correct one of the two"));
  }
  if (effective) force.first = std::max(force.first, *effective);
  return force;
}

void check_sense(const Obligation& obligation, TableReader& reader, Decoding& d) {
  if (obligation.in_force.empty()) return;  // told already
  const Sense sense{obligation, reader, d};
  std::visit([&](const auto& rule) { check(rule, sense); }, obligation.kind);
}

bool is_senseless(const base::Diagnostic& diagnostic) {
  constexpr std::array codes = {"no-effect",         "no-duty",        "empty-window",
                                "no-quorum",         "no-members",     "longer-than-ahead",
                                "last-before-first", "unknown-anchor", "outside-term"};
  return std::find(codes.begin(), codes.end(), diagnostic.code) != codes.end();
}

void keep_senseless_under(const base::Diagnostics& other,
                          const std::vector<base::Position>& overridden, base::Diagnostics& found) {
  const auto makes_sense = [&](const base::Diagnostic& one) {
    const auto& places = overridden;
    if (std::find(places.begin(), places.end(), one.position) != places.end()) return false;
    return is_senseless(one) && std::none_of(other.begin(), other.end(), [&](const auto& its) {
             return its.code == one.code && its.position == one.position;
           });
  };
  found.erase(std::remove_if(found.begin(), found.end(), makes_sense), found.end());
}

void keep_senseless_at(const std::vector<base::Position>& overriding, base::Diagnostics& found) {
  const auto is_elsewhere = [&](const base::Diagnostic& one) {
    return is_senseless(one) &&
           std::find(overriding.begin(), overriding.end(), one.position) == overriding.end();
  };
  found.erase(std::remove_if(found.begin(), found.end(), is_elsewhere), found.end());
}

}  // namespace gouvernail::rules
