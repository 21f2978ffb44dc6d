// SPDX-License-Identifier: MPL-2.0
#include "reports/rule_details.h"

#include <cstdint>
#include <utility>

#include "governance/convention.h"
#include "reports/language.h"
#include "reports/rule_words.h"
#include "rules/obligation.h"

namespace gouvernail::reports {
namespace {

using base::Message;
using base::MessageList;
using base::msg;

Message evidence_level_words(rules::EvidenceLevel counts) {
  switch (counts) {
    case rules::EvidenceLevel::proposed:
      return msg("a session counts as soon as it is proposed");
    case rules::EvidenceLevel::convened:
      return msg("a session counts as soon as it is convened");
    case rules::EvidenceLevel::accepted:
      return msg("a session counts as soon as it is accepted");
    case rules::EvidenceLevel::held:
      return msg("a session counts once it was held");
    case rules::EvidenceLevel::attendance:
      return msg("a session counts once its attendance sheet is there");
    case rules::EvidenceLevel::minutes:
      return msg("a session counts once its minutes are approved");
  }
  return {};
}

// Visits a kind.
class Details {
 public:
  Details(const governance::Convention& convention, bool is_act)
      : convention_(convention), is_act_(is_act) {}

  MessageList take() { return std::move(list_); }

  void operator()(const rules::Cadence& rule) {
    if (rule.delegated) return;
    if (rule.per.anchored) add(msg("periods are counted from the signature"));
    if (rule.per.unit != calendar::PeriodUnit::term) add(partial_words(rule.partial));
    if (!rule.except_months.empty()) {
      MessageList months;
      for (const int month : rule.except_months) months.push_back(month_name(month));
      add(msg("not owed in {0}", std::move(months)));
    }
    if (!rule.also_counts.empty()) {
      MessageList others;
      for (const std::string& id : rule.also_counts) others.push_back(msg("“{0}”", name_of(id)));
      add(msg("sessions of {0} count as well", std::move(others)));
    }
    if (!rule.mark.empty()) {
      add(
          msg("a session serves where its note or agenda says “#{0}”; held without it, it is to "
              "be proven",
              rule.mark));
    }
    if (rule.state)
      add(msg("a state that held in the period or not: unrecorded, it is to be proven"));
    add_counting(rule.counting, &rule.counts);
  }

  void operator()(const rules::MaxGap& rule) {
    add(rule.from_signature ? msg("the first gap runs from the signature")
                            : msg("the first gap runs from the start"));
    add_counting(rule.counting, &rule.counts);
  }

  void operator()(const rules::Precedence& rule) {
    if (!rule.fresh) add(msg("one may serve several"));
    if (rule.fresh && (rule.within || rule.at_least_before)) add(msg("since the previous one"));
    if (rule.within && rule.at_least_before) {
      add(msg("at least {0} before", span(*rule.at_least_before)));
    }
    add_counting(rule.counting);
  }

  void operator()(const rules::Response& rule) {
    if (rule.formal_notice) add(msg("what comes before is a formal notice, and names a breach"));
    const bool minutes = rule.answered_by == rules::AnsweredBy::minutes;
    if (minutes && rule.after_failed_quorum) {
      add(msg("only after a session without its quorum"));
    }
    // Between two delays the words of the rule tell both.
    if (rule.at_least_after && !(rule.after_failed_quorum && rule.within)) {
      add(msg("not earlier than {0} after", span(*rule.at_least_after)));
    }
    if (!rule.within) {
      add(msg("the text states no delay: until the end of the convention"));
    }
    if (rule.since)
      add(msg("what was done up to {0} before answers it as well", span(*rule.since)));
    if (!minutes) {
      add(rule.own ? msg("each asks for an answer of its own")
                   : msg("one answer may serve several"));
    }
    if (rule.silent_approval) {
      add(msg("minutes count as approved {0} after they are sent", span(*rule.silent_approval)));
    }
    add_counting(rule.counting);
  }

  void operator()(const rules::Notice& rule) {
    if (rule.urgent) add(msg("{0} where it is urgent", span(*rule.urgent)));
    if (rule.second) add(msg("{0} for a second convocation", span(*rule.second)));
    if (rule.delivery) add(msg("what is sent takes {0} to arrive", span(*rule.delivery)));
    if (rule.from_next_day) add(msg("counted from the next day"));
  }

  void operator()(const rules::Composition& rule) {
    if (!rule.condition.empty()) {
      add(msg("only of sessions whose note or agenda says “#{0}”", rule.condition));
    }
    if (rule.parity && rule.parity->tolerance > 0) {
      add(msg("parity: a difference of {0} at most", std::int64_t{rule.parity->tolerance}));
    }
  }

  void operator()(const rules::Standing& rule) {
    if (rule.filled != rules::Filled::once) {
      add(msg("one duty {0}", MessageList{period_words(rule.per)}));
    }
    if (rule.per.anchored) add(msg("periods are counted from the signature"));
    if (rule.filled != rules::Filled::at_sessions) return;
    add(msg("a vacancy while nobody meets is something to be done, and no breach"));
  }

  void operator()(const rules::Deadline& rule) {
    if (rule.opens) add(msg("from {0:plain} on", calendar::arg(*rule.opens)));
    if (rule.opens_each_year) {
      add(msg("from {0}/{1} of each year on", std::int64_t{rule.opens_each_year->day},
              std::int64_t{rule.opens_each_year->month}));
    }
    if (rule.opens_before) {
      add(msg("in the last {0} of the convention", span(*rule.opens_before)));
    }
    if (rule.state) {
      add(msg("a state that held by then or not, on whatever day it is recorded"));
    }
    add_counting(rule.counting, &rule.counts);
  }

 private:
  void add(Message detail) { list_.push_back(std::move(detail)); }

  static MessageList span(const rules::Span& span) { return {span_words(span)}; }

  static Message partial_words(rules::PartialWindow partial) {
    switch (partial) {
      case rules::PartialWindow::prorata:
        return msg("a period that is cut owes its share");
      case rules::PartialWindow::full:
        return msg("a period that is cut is owed whole");
      case rules::PartialWindow::skip:
        return msg("a period that is cut owes nothing");
    }
    return {};
  }

  base::LocalizedText name_of(const std::string& id) const {
    const governance::Body* body = convention_.body(id);
    return body ? body->name : base::LocalizedText{id, id};
  }

  void add_counting(const rules::Counting& counting, const rules::EvidenceLevel* counts = nullptr) {
    // Of an act there is nothing to say but that it was done.
    if (counts && (!is_act_ || *counts != rules::EvidenceLevel::held))
      add(evidence_level_words(*counts));
    if (!counting.tag.empty()) {
      add(msg("only sessions whose note or agenda says “#{0}”", counting.tag));
    }
    if (counting.composition_is_condition) {
      add(msg("a session without its composition does not count"));
    }
    if (counting.without_quorum) add(msg("a session without its quorum counts as well"));
  }

  const governance::Convention& convention_;
  bool is_act_;
  MessageList list_;
};

}  // namespace

MessageList details(const rules::Obligation& obligation, const governance::Convention& convention) {
  Details its(convention, convention.is_act(obligation.body));
  if (const governance::Party* party = convention.party(obligation.party)) {
    MessageList all{msg("from the day on which it binds: {0}", party->name)};
    std::visit(its, obligation.kind);
    for (Message& one : its.take()) all.push_back(std::move(one));
    return all;
  }
  std::visit(its, obligation.kind);
  return its.take();
}

}  // namespace gouvernail::reports
