// SPDX-License-Identifier: MPL-2.0
#include "reports/repair_text.h"

#include <cstdint>
#include <map>
#include <set>

#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/plan_text.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using planning::Change;
using planning::PlannedMeeting;

class RepairWriter {
 public:
  RepairWriter(const planning::Repair& repair, const rules::Rules& rules, const Language& language,
               const TextStyle& style)
      : repair_(repair), rules_(rules), language_(language), style_(style) {}

  std::string write() {
    out_ += paint(say(msg("Repaired calendar")), Ink::bold, style_) + "\n";
    out_ += hang("", say(summary()), 0, style_);
    out_ += "\n";
    for (const PlannedMeeting& planned : repair_.plan.meetings) write_change(planned);
    stuck();
    out_ += conflicts_text(repair_.plan, rules_, language_, style_);
    partners();
    return std::move(out_);
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  base::Message summary() const {
    const std::int64_t moves = repair_.moves;
    if (moves == 0) {
      return repair_.stuck.empty() ? msg("Nothing to mend: every session can be held.")
                                   : msg("Nothing was moved.");
    }
    if (!repair_.plan.conflicts.empty()) {
      return msg("{0} {0:session has|sessions have} to move, and not all find a day.", moves);
    }
    return repair_.fewest
               ? msg("{0} {0:session moves|sessions move}; no calendar moves fewer: it is proven.",
                     moves)
               : msg("{0} {0:session moves|sessions move}.", moves);
  }

  std::string body_of(const governance::Meeting& meeting) const {
    return body_name(rules_.convention, meeting.body, language_);
  }

  void write_change(const PlannedMeeting& planned) {
    if (planned.change == Change::moved) {
      const std::string after = meeting_time(planned.meeting, planned.length, language_);
      out_ += hang(paint("~ ", Ink::yellow, style_),
                   say(msg("{0}: from {1} to {2}", body_of(planned.meeting),
                           calendar::arg(*planned.was), after)),
                   2, style_);
    } else if (planned.change == Change::added) {
      out_ += hang(paint("+ ", Ink::green, style_),
                   body_of(planned.meeting) + ", " +
                       meeting_time(planned.meeting, planned.length, language_),
                   2, style_);
    }
  }

  void stuck() {
    for (const governance::Meeting& meeting : repair_.stuck) {
      out_ +=
          hang(paint("✗ ", Ink::red, style_),
               say(msg("{0} of {1} can no longer be held, and is not to be moved: allow it with "
                       "--allow-move {2}, or cancel it.",
                       body_of(meeting), calendar::arg(meeting.day), meeting.body)),
               2, style_);
    }
  }

  // What each partner has to change in the diary.
  void partners() {
    std::map<std::string, std::vector<std::string>> changes;
    for (const PlannedMeeting& planned : repair_.plan.meetings) {
      if (planned.change != Change::moved) continue;
      std::set<std::string> parties;
      for (const std::string& id : planned.roles) {
        const governance::Role* role = rules_.convention.role(id);
        if (role && !role->party.empty()) parties.insert(role->party);
      }
      for (const std::string& party : parties) {
        changes[party].push_back(
            say(msg("{0} ({1:short} → {2:short})", body_of(planned.meeting),
                    calendar::arg(*planned.was), calendar::arg(planned.meeting.day))));
      }
    }
    if (changes.empty()) return;
    out_ += "\n" + paint(say(msg("For each partner")), Ink::bold, style_) + "\n";
    for (const governance::Party& party : rules_.convention.parties) {
      const auto found = changes.find(party.id);
      if (found == changes.end()) continue;
      out_ += hang("  ",
                   say(msg("{0}: {1}", party_name(rules_.convention, party.id, language_),
                           language_.list(found->second))),
                   4, style_);
    }
  }

  const planning::Repair& repair_;
  const rules::Rules& rules_;
  const Language& language_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string repair_text(const planning::Repair& repair, const rules::Rules& rules,
                        const Language& language, const TextStyle& style) {
  return RepairWriter{repair, rules, language, style}.write();
}

}  // namespace gouvernail::reports
