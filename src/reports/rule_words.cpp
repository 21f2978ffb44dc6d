// SPDX-License-Identifier: MPL-2.0
#include "reports/rule_words.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "governance/convention.h"
#include "rules/obligation.h"

namespace gouvernail::reports {
namespace {

using base::Message;
using base::MessageList;
using base::msg;
using governance::Convention;

// A message inside another is a list of one.
MessageList part(Message message) { return {std::move(message)}; }

base::LocalizedText or_id(const base::LocalizedText* name, const std::string& id) {
  const bool nameless = name == nullptr || (name->fr.empty() && name->en.empty());
  return nameless ? base::LocalizedText{id, id} : *name;
}

base::LocalizedText body(const Convention& convention, const std::string& id) {
  const governance::Body* found = convention.body(id);
  return or_id(found == nullptr ? nullptr : &found->name, id);
}

base::LocalizedText role(const Convention& convention, const std::string& id) {
  const governance::Role* found = convention.role(id);
  return or_id(found == nullptr ? nullptr : &found->name, id);
}

base::LocalizedText party(const Convention& convention, const std::string& id) {
  const governance::Party* found = convention.party(id);
  return or_id(found == nullptr ? nullptr : &found->name, id);
}

base::LocalizedText college(const Convention& convention, const std::string& id) {
  for (const governance::College& known : convention.colleges) {
    if (known.id == id) return or_id(&known.name, id);
  }
  return {id, id};
}

MessageList bodies(const Convention& convention, const std::vector<std::string>& ids) {
  MessageList list;
  for (const std::string& id : ids) list.push_back(msg("“{0}”", body(convention, id)));
  return list;
}

Message days_words(const calendar::Delay& delay) {
  const std::int64_t n = delay.days;
  switch (delay.regime) {
    case calendar::DayRegime::calendar:
      return msg("{0} {0:day|days}", n);
    case calendar::DayRegime::ouvrable:
      return msg("{0} {0:weekday|weekdays} (Saturdays included)", n);
    case calendar::DayRegime::ouvre:
      return msg("{0} working {0:day|days}", n);
    case calendar::DayRegime::franc:
      return msg("{0} clear {0:day|days}", n);
  }
  return {};
}

Message quorum_words(const rules::Quorum& quorum) {
  const rules::Fraction& first = quorum.first;
  if (quorum.more > 0) {
    rules::Quorum plain = quorum;
    plain.more = 0;
    return msg("{0}, and {1} more at the first", MessageList{quorum_words(plain)},
               std::int64_t{quorum.more});
  }
  if (quorum.second && quorum.second->numerator == 0) {
    return msg("a quorum of {0}/{1} of the members, none at the second convocation",
               std::int64_t{first.numerator}, std::int64_t{first.denominator});
  }
  if (!quorum.second) {
    return msg("a quorum of {0}/{1} of the members", std::int64_t{first.numerator},
               std::int64_t{first.denominator});
  }
  return msg("a quorum of {0}/{1} of the members, {2}/{3} at the second convocation",
             std::int64_t{first.numerator}, std::int64_t{first.denominator},
             std::int64_t{quorum.second->numerator}, std::int64_t{quorum.second->denominator});
}

Message number_words(const rules::RoleRequirement& asked, const Convention& convention) {
  const base::LocalizedText name = role(convention, asked.role);
  if (asked.every_member) return msg("{0} (every member)", name);
  if (asked.exactly) return msg("{0} (exactly {1})", name, std::int64_t{*asked.exactly});
  if (asked.at_least > 1) return msg("{0} (at least {1})", name, std::int64_t{asked.at_least});
  return msg("{0}", name);
}

Message role_words(const rules::RoleRequirement& asked, const Convention& convention) {
  Message number = number_words(asked, convention);
  if (asked.condition.empty()) return number;
  return msg("{0} (only for “{1}”)", part(std::move(number)), asked.condition);
}

Message share_words(const rules::CollegeShare& share, const Convention& convention) {
  const std::int64_t numerator = share.at_least.numerator;
  const std::int64_t denominator = share.at_least.denominator;
  const base::LocalizedText name = college(convention, share.college);
  return share.of_present
             ? msg("at least {0}/{1} of those present from “{2}”", numerator, denominator, name)
             : msg("at least {0}/{1} of the seats of “{2}”", numerator, denominator, name);
}

MessageList everyone(const rules::Composition& rule, const Convention& convention) {
  MessageList who;
  for (const auto& asked : rule.roles) who.push_back(role_words(asked, convention));
  if (rule.require == rules::Participation::invited) return who;  // it looks at roles alone
  for (const auto& id : rule.parties) who.push_back(msg("{0}", party(convention, id)));
  for (const auto& share : rule.shares) who.push_back(share_words(share, convention));
  if (rule.parity) {
    who.push_back(msg("parity between “{0}” and “{1}”", college(convention, rule.parity->college_a),
                      college(convention, rule.parity->college_b)));
  }
  if (rule.quorum) who.push_back(quorum_words(*rule.quorum));
  return who;
}

// Visits a kind; `o` gives the body that it is about.
struct Words {
  const rules::Obligation& o;
  const Convention& convention;

  Message operator()(const rules::Cadence& rule) const {
    if (rule.delegated) return msg("as often as needed: no dated duty");
    const MessageList period = part(period_words(rule.per));
    const std::int64_t least = rule.at_least;
    if (!rule.at_most) return msg("at least {0} {0:time|times} {1}", least, period);
    const std::int64_t most = *rule.at_most;
    if (least == most) return msg("exactly {0} {0:time|times} {1}", least, period);
    if (least == 0) return msg("at most {0} {0:time|times} {1}", most, period);
    return msg("from {0} to {1} times {2}", least, most, period);
  }

  Message operator()(const rules::MaxGap& rule) const {
    return msg("never more than {0} between two sessions", part(span_words(rule.gap)));
  }

  Message operator()(const rules::Precedence& rule) const {
    const base::LocalizedText first = body(convention, o.body);
    const base::LocalizedText then = body(convention, rule.before_each);
    if (convention.is_act(o.body) && convention.is_act(rule.before_each)) {
      return act_before(rule, first, then);
    }
    if (rule.within) {
      return msg("a session of “{0}” within {2} before each session of “{1}”", first, then,
                 part(span_words(*rule.within)));
    }
    if (rule.at_least_before) {
      return msg("a session of “{0}” at least {2} before each session of “{1}”", first, then,
                 part(span_words(*rule.at_least_before)));
    }
    if (!rule.fresh) return msg("a session of “{0}” before each session of “{1}”", first, then);
    return msg("a session of “{0}” before each session of “{1}”, since the previous one", first,
               then);
  }

  // Nobody meets for an act.
  static Message act_before(const rules::Precedence& rule, const base::LocalizedText& first,
                            const base::LocalizedText& then) {
    if (rule.within) {
      return msg("“{0}” within {2} before each “{1}”", first, then, part(span_words(*rule.within)));
    }
    if (rule.at_least_before) {
      return msg("“{0}” at least {2} before each “{1}”", first, then,
                 part(span_words(*rule.at_least_before)));
    }
    if (!rule.fresh) return msg("“{0}” before each “{1}”", first, then);
    return msg("“{0}” before each “{1}”, since the previous one", first, then);
  }

  Message operator()(const rules::Response& rule) const {
    const MessageList after = bodies(convention, rule.after_each);
    if (rule.answered_by == rules::AnsweredBy::minutes) {
      if (!rule.within) return msg("minutes of each session of {0}", after);
      return msg("minutes of each session of {0} within {1}", after,
                 part(span_words(*rule.within)));
    }
    const base::LocalizedText what = body(convention, o.body);
    if (rule.after_failed_quorum && rule.at_least_after && rule.within) {
      return msg("“{0}” again from {2} to {3} after each session of {1} without quorum", what,
                 after, part(span_words(*rule.at_least_after)), part(span_words(*rule.within)));
    }
    if (rule.after_failed_quorum && rule.within) {
      return msg("“{0}” again within {2} after each session of {1} without quorum", what, after,
                 part(span_words(*rule.within)));
    }
    if (rule.after_failed_quorum) {
      return msg("“{0}” again after each session of {1} without quorum", what, after);
    }
    const bool acts = std::all_of(rule.after_each.begin(), rule.after_each.end(),
                                  [&](const std::string& each) { return convention.is_act(each); });
    if (acts && !rule.within) return msg("“{0}” after each of: {1}", what, after);
    if (acts) {
      return msg("“{0}” within {2} after each of: {1}", what, after,
                 part(span_words(*rule.within)));
    }
    if (!rule.within) return msg("“{0}” after each session of {1}", what, after);
    return msg("“{0}” within {2} after each session of {1}", what, after,
               part(span_words(*rule.within)));
  }

  Message operator()(const rules::Notice& rule) const {
    const MessageList ahead = part(span_words(rule.ahead));
    if (convention.is_act(o.body) && rule.of == rules::NoticeOf::convocation) {
      return rule.counted == rules::NoticeCounts::sent
                 ? msg("announced by a letter sent at least {0} before", ahead)
                 : msg("announced by a letter received at least {0} before", ahead);
    }
    if (rule.of == rules::NoticeOf::documents) {
      return rule.counted == rules::NoticeCounts::sent
                 ? msg("documents sent at least {0} before each session", ahead)
                 : msg("documents received at least {0} before each session", ahead);
    }
    return rule.counted == rules::NoticeCounts::sent
               ? msg("convocation sent at least {0} before each session", ahead)
               : msg("convocation received at least {0} before each session", ahead);
  }

  Message operator()(const rules::Composition& rule) const {
    const MessageList who = everyone(rule, convention);
    switch (rule.require) {
      case rules::Participation::invited:
        return msg("invited to each session: {0}", who);
      case rules::Participation::present:
        return msg("present at each session: {0}", who);
      case rules::Participation::represented:
        return msg("represented at each session: {0}", who);
    }
    return {};
  }

  Message operator()(const rules::Standing& rule) const {
    const base::LocalizedText name = role(convention, rule.role);
    if (rule.filled == rules::Filled::at_sessions) {
      return msg("“{0}”: filled whenever “{1}” meets", name, body(convention, rule.sessions_of));
    }
    if (rule.filled == rules::Filled::once) {
      return msg("“{0}”: somebody named, once {1}", name, part(period_words(rule.per)));
    }
    if (rule.vacancy.months == 0 && rule.vacancy.days.days == 0) {
      return msg("“{0}”: filled at all times", name);
    }
    return msg("“{0}”: filled at all times, but for a vacancy of {1} at most", name,
               part(span_words(rule.vacancy)));
  }

  Message operator()(const rules::Deadline& rule) const {
    if (rule.due) return msg("once, by {0}", calendar::arg(*rule.due));
    const MessageList anchor = part(anchor_words(rule));
    const auto is_none = [](const rules::Span& span) {
      return span.months == 0 && span.days.days == 0;
    };
    if (rule.before && is_none(*rule.before)) return msg("once, no later than {0}", anchor);
    if (rule.before) return msg("once, {0} before {1}", part(span_words(*rule.before)), anchor);
    if (rule.after)
      return msg("once, {0} after {1} at most", part(span_words(*rule.after)), anchor);
    return msg("once after {0}", anchor);
  }

  static Message anchor_words(const rules::Deadline& rule) {
    switch (rule.anchor) {
      case rules::Anchor::start:
        return msg("the start of the convention");
      case rules::Anchor::end:
        return msg("the end of the convention");
      case rules::Anchor::signature:
        return msg("the signature");
      case rules::Anchor::event:
        return msg("each event “{0}”", rule.event);
      case rules::Anchor::yearly:
        return msg("{0}/{1} of each year", std::int64_t{rule.each_year.day},
                   std::int64_t{rule.each_year.month});
    }
    return {};
  }
};

}  // namespace

Message asks(const rules::Obligation& obligation, const Convention& convention) {
  return std::visit(Words{obligation, convention}, obligation.kind);
}

Message period_words(const calendar::Period& period) {
  using calendar::PeriodUnit;
  const std::int64_t n = period.count;
  switch (period.unit) {
    case PeriodUnit::month:
      return n == 1 ? msg("a month") : msg("every {0} months", n);
    case PeriodUnit::quarter:
      return n == 1 ? msg("a quarter") : msg("every {0} quarters", n);
    case PeriodUnit::semester:
      return n == 1 ? msg("a half-year") : msg("every {0} half-years", n);
    case PeriodUnit::year:
      return n == 1 ? msg("a year") : msg("every {0} years", n);
    case PeriodUnit::school_year:
      return n == 1 ? msg("a school year") : msg("every {0} school years", n);
    case PeriodUnit::convention_year:
      return n == 1 ? msg("a year of the convention") : msg("every {0} years of the convention", n);
    case PeriodUnit::term:
      return msg("over the whole convention");
  }
  return {};
}

Message span_words(const rules::Span& span) {
  Message length = span.months == 0 ? days_words(span.days)
                                    : msg("{0} {0:month|months}", std::int64_t{span.months});
  // The last day of the month where it has no such day goes without saying.
  if (span.months > 0 && span.rounding == calendar::MonthRounding::up) {
    length = msg("{0} (to the first of the next month where that day is missing)",
                 part(std::move(length)));
  }
  switch (span.days.roll) {
    case calendar::Roll::none:
      break;
    case calendar::Roll::next:
      return msg("{0} (from a day off to the next one worked)", part(std::move(length)));
    case calendar::Roll::previous:
      return msg("{0} (from a day off to the one worked before)", part(std::move(length)));
  }
  return length;
}

}  // namespace gouvernail::reports
