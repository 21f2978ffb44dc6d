// SPDX-License-Identifier: MPL-2.0
#include "reports/digest_proof.h"

#include <algorithm>
#include <variant>

#include "governance/history.h"
#include "rules/obligation.h"

namespace gouvernail::reports {
namespace {

using base::Action;
using base::Blank;
using base::Detail;
using base::MeetingName;
using base::Verb;
using compliance::Judgement;
using governance::Meeting;
using governance::MeetingStatus;

constexpr std::size_t most_actions = 3;  // of one item

class Proof {
 public:
  Proof(const governance::History& history, calendar::Day as_of)
      : history_(history), as_of_(as_of) {}

  void add(const Judgement& judgement) {
    judgement_ = &judgement;
    std::visit([this](const auto& rule) { look_at(rule); }, judgement.duty.obligation->kind);
  }

  std::vector<Action> take() { return std::move(actions_); }

 private:
  void put(Action action) {
    const bool known = std::find(actions_.begin(), actions_.end(), action) != actions_.end();
    if (!known && actions_.size() < most_actions) actions_.push_back(std::move(action));
  }

  const Meeting* find(const std::string& uid) const {
    const auto& all = history_.meetings;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Meeting& one) { return one.uid == uid; });
    return found == all.end() ? nullptr : &*found;
  }

  static MeetingName session(const Meeting& meeting) {
    return {meeting.body, calendar::arg(meeting.day)};
  }

  void hold(const Meeting& meeting, bool with_minutes) {
    auto action = Action(Verb::hold_meeting).of(session(meeting));
    if (!meeting.present) action = std::move(action).with(Detail::present, Blank::attendance);
    if (with_minutes && !meeting.minutes_on) {
      action = std::move(action).with(Detail::minutes_on, Blank::day);
    }
    put(std::move(action));
  }

  // Of what is owed because of a session that nobody spoke of, that session comes first.
  void trigger() {
    const Meeting* meeting = find(judgement_->duty.trigger);
    if (meeting && meeting->day < as_of_ && meeting->status != MeetingStatus::held) {
      hold(*meeting, false);
    }
  }

  void sessions(rules::EvidenceLevel needed) {
    trigger();
    for (const compliance::SessionNote& note : judgement_->sessions) {
      const Meeting* meeting = find(note.uid);
      if (note.counted || !meeting || meeting->status == MeetingStatus::cancelled) continue;
      if (meeting->status != MeetingStatus::held && meeting->day >= as_of_) continue;
      hold(*meeting, needed == rules::EvidenceLevel::minutes);
    }
  }

  void look_at(const rules::Cadence& rule) { sessions(rule.counts); }
  void look_at(const rules::Deadline& rule) { sessions(rule.counts); }
  void look_at(const rules::MaxGap& rule) { sessions(rule.counts); }
  void look_at(const rules::Precedence&) { sessions(rules::EvidenceLevel::held); }
  void look_at(const rules::Response&) { sessions(rules::EvidenceLevel::held); }

  void convened(bool documents) {
    const Meeting* meeting = find(judgement_->duty.trigger);
    // What was held or cancelled is not convened any more.
    if (!meeting || meeting->status == MeetingStatus::held ||
        meeting->status == MeetingStatus::cancelled) {
      return;
    }
    auto action = Action(Verb::convene_meeting).of(session(*meeting)).with(Detail::on, Blank::day);
    if (documents) action = std::move(action).with(Detail::documents_on, Blank::day);
    put(std::move(action));
  }

  void look_at(const rules::Notice& rule) { convened(rule.of == rules::NoticeOf::documents); }

  void look_at(const rules::Composition& rule) {
    if (rule.require == rules::Participation::invited) return convened(false);
    const Meeting* meeting = find(judgement_->duty.trigger);
    if (!meeting) return;
    if (meeting->status != MeetingStatus::held || !meeting->present) return hold(*meeting, false);
    put(appoint(Blank::role, Blank::day));
  }

  void look_at(const rules::Standing& rule) { put(appoint(rule.role, Blank::day)); }

  const governance::History& history_;
  calendar::Day as_of_;
  const Judgement* judgement_ = nullptr;
  std::vector<Action> actions_;
};

}  // namespace

std::vector<Action> proof_actions(const std::vector<const Judgement*>& duties,
                                  const governance::History& history, calendar::Day as_of) {
  Proof proof(history, as_of);
  for (const Judgement* duty : duties) proof.add(*duty);
  return proof.take();
}

Action appoint(base::Object role, base::Object from) {
  return Action(Verb::appoint_to_seat)
      .of(std::move(role))
      .of(Blank::person)
      .with(Detail::from, std::move(from));
}

}  // namespace gouvernail::reports
