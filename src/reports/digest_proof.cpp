// SPDX-License-Identifier: MPL-2.0
#include "reports/digest_proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using governance::Meeting;
using governance::MeetingStatus;

constexpr std::size_t most_commands = 3;  // of one item

class Proof {
 public:
  Proof(const governance::History& history, calendar::Day as_of, const Language& language)
      : history_(history), as_of_(as_of), language_(language) {}

  void add(const Judgement& judgement) {
    judgement_ = &judgement;
    std::visit([this](const auto& rule) { look_at(rule); }, judgement.duty.obligation->kind);
  }

  std::vector<std::string> take() { return std::move(commands_); }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  void put(std::string command) {
    const bool known = std::find(commands_.begin(), commands_.end(), command) != commands_.end();
    if (!known && commands_.size() < most_commands) commands_.push_back(std::move(command));
  }

  const Meeting* find(const std::string& uid) const {
    const auto& all = history_.meetings;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Meeting& one) { return one.uid == uid; });
    return found == all.end() ? nullptr : &*found;
  }

  static std::string session(const Meeting& meeting) {
    return meeting.body + "/" + calendar::to_iso(meeting.day);
  }

  void hold(const Meeting& meeting, bool with_minutes) {
    std::string command = "gouvernail meeting hold " + session(meeting);
    if (!meeting.present) command += fmt::format(" --present \"{}\"", say(msg("ROLES")));
    if (with_minutes && !meeting.minutes_on) command += " --minutes-on " + say(msg("DAY"));
    put(std::move(command));
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

  void convened(const std::string& more) {
    const Meeting* meeting = find(judgement_->duty.trigger);
    // What was held or cancelled is not convened any more.
    if (!meeting || meeting->status == MeetingStatus::held ||
        meeting->status == MeetingStatus::cancelled) {
      return;
    }
    put("gouvernail meeting convene " + session(*meeting) + " --on " + say(msg("DAY")) + more);
  }

  void look_at(const rules::Notice& rule) {
    const bool documents = rule.of == rules::NoticeOf::documents;
    convened(documents ? " --documents-on " + say(msg("DAY")) : std::string{});
  }

  void look_at(const rules::Composition& rule) {
    if (rule.require == rules::Participation::invited) return convened({});
    const Meeting* meeting = find(judgement_->duty.trigger);
    if (!meeting) return;
    if (meeting->status != MeetingStatus::held || !meeting->present) return hold(*meeting, false);
    put(appoint_command(say(msg("ROLE")), say(msg("DAY")), language_));
  }

  void look_at(const rules::Standing& rule) {
    put(appoint_command(rule.role, say(msg("DAY")), language_));
  }

  const governance::History& history_;
  calendar::Day as_of_;
  const Language& language_;
  const Judgement* judgement_ = nullptr;
  std::vector<std::string> commands_;
};

}  // namespace

std::vector<std::string> proof_commands(const std::vector<const Judgement*>& duties,
                                        const governance::History& history, calendar::Day as_of,
                                        const Language& language) {
  Proof proof(history, as_of, language);
  for (const Judgement* duty : duties) proof.add(*duty);
  return proof.take();
}

std::string appoint_command(const std::string& role, const std::string& from,
                            const Language& language) {
  return fmt::format("gouvernail seat appoint {} {} --from {}", role, language.text(msg("PERSON")),
                     from);
}

}  // namespace gouvernail::reports
