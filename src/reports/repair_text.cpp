// SPDX-License-Identifier: MPL-2.0
#include "reports/repair_text.h"

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/plan_text.h"
#include "reports/text_layout.h"
#include "rules/rules.h"

namespace gouvernail::reports {

using base::msg;

base::Message repair_words(const planning::JointRepair& repair) {
  const std::int64_t moves = repair.moves;
  bool stuck = false;
  bool open = false;
  for (std::size_t i = 0; i < repair.stuck.size(); ++i) {
    stuck = stuck || !repair.stuck[i].empty();
    open = open || !repair.plan.plans[i].conflicts.empty();
  }
  if (moves == 0) {
    return stuck ? msg("Nothing was moved.") : msg("Nothing to mend: every session can be held.");
  }
  if (open) return msg("{0} {0:session has|sessions have} to move, and not all find a day.", moves);
  return repair.fewest
             ? msg("{0} {0:session moves|sessions move}; no calendar moves fewer: it is proven.",
                   moves)
             : msg("{0} {0:session moves|sessions move}.", moves);
}

namespace {

using planning::Change;
using planning::PlannedMeeting;

// What becomes of one convention.
class RepairWriter {
 public:
  RepairWriter(const planning::JointRepair& repair, std::size_t which,
               const std::vector<PortfolioMember>& members, const Language& language,
               const TextStyle& style)
      : joint_(repair.plan),
        which_(which),
        members_(members),
        plan_(repair.plan.plans[which]),
        stuck_(repair.stuck[which]),
        member_(members[which]),
        rules_(*member_.rules),
        language_(language),
        style_(style) {}

  std::string write() {
    for (const PlannedMeeting& planned : plan_.meetings) write_change(planned);
    stuck();
    out_ += conflicts_text(plan_, rules_, language_, style_);
    partners();
    return std::move(out_);
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  std::string body_of(const governance::Meeting& meeting) const {
    return body_name(rules_.convention, meeting.body, language_);
  }

  void write_change(const PlannedMeeting& planned) {
    if (planned.change == Change::moved) {
      std::string after = meeting_time(planned.meeting, planned.length, language_);
      const auto partners = joint_partners(joint_, which_, planned.meeting, members_);
      if (!partners.empty()) after += ", " + say(msg("together with {}", language_.list(partners)));
      if (!planned.why_moved.format.empty()) after += " – " + say(planned.why_moved);
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

  static std::string named(const PortfolioMember& member, const std::string& name) {
    return member.name.empty() ? name : member.name + ":" + name;
  }

  static base::Input allow(std::string what) { return {base::Detail::allow_move, std::move(what)}; }

  // What allows it to be moved. All convened halves of a joint session have to be allowed; one
  // whose others are not here leaves them, and must be meant itself.
  base::Input what_to_allow(const governance::Meeting& meeting) const {
    if (meeting.joint.empty()) return allow(named(member_, meeting.body));
    std::optional<base::Input> convened;
    bool others = false;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (const PlannedMeeting& planned : joint_.plans[i].meetings) {
        const governance::Meeting& half = planned.meeting;
        if (half.joint != meeting.joint || half.day != meeting.day) continue;
        others = others || i != which_;
        if (half.status != governance::MeetingStatus::convened) continue;
        base::Input one = allow(named(members_[i], half.body));
        if (convened) {
          convened->words.push_back(std::move(one.words.front()));
        } else {
          convened = std::move(one);
        }
      }
    }
    if (!others) return allow(named(member_, meeting.uid));
    return convened ? *convened : allow(named(member_, meeting.body));
  }

  void stuck() {
    for (const governance::Meeting& meeting : stuck_) {
      out_ +=
          hang(paint("✗ ", Ink::red, style_),
               say(msg("{0} of {1} can no longer be held, and is not to be moved: allow it with "
                       "{2}, or cancel it.",
                       body_of(meeting), calendar::arg(meeting.day), what_to_allow(meeting))),
               2, style_);
    }
  }

  // What each partner has to change in the diary.
  void partners() {
    std::map<std::string, std::vector<std::string>> changes;
    for (const PlannedMeeting& planned : plan_.meetings) {
      if (planned.change != Change::moved) continue;
      std::set<std::string> parties;
      for (const std::string& id : planned.roles) {
        const governance::Role* role = rules_.convention->role(id);
        if (role && !role->party.empty()) parties.insert(role->party);
      }
      for (const std::string& party : parties) {
        changes[party].push_back(
            say(msg("{0} ({1:short} → {2:short})", body_of(planned.meeting),
                    calendar::arg(*planned.was), calendar::arg(planned.meeting->day))));
      }
    }
    if (changes.empty()) return;
    out_ += "\n" + paint(say(msg("For each partner")), Ink::bold, style_) + "\n";
    for (const governance::Party& party : rules_.convention->parties) {
      const auto found = changes.find(party.id);
      if (found == changes.end()) continue;
      out_ += hang("  ",
                   say(msg("{0}: {1}", party_name(rules_.convention, party.id, language_),
                           language_.list(found->second))),
                   4, style_);
    }
  }

  const planning::JointPlan& joint_;
  std::size_t which_;
  const std::vector<PortfolioMember>& members_;
  const planning::Plan& plan_;
  const std::vector<governance::Meeting>& stuck_;
  const PortfolioMember& member_;
  const rules::Rules& rules_;
  const Language& language_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string repair_text(const planning::JointRepair& repair,
                        const std::vector<PortfolioMember>& members, const Language& language,
                        const TextStyle& style) {
  std::string out = paint(language.text(msg("Repaired calendar")), Ink::bold, style) + "\n";
  out += hang("", language.text(repair_words(repair)), 0, style);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string changes = RepairWriter{repair, i, members, language, style}.write();
    out += "\n";
    if (!members[i].name.empty()) out += paint(members[i].name, Ink::bold, style) + "\n";
    const bool untouched = changes.empty() && !members[i].name.empty();
    out += untouched ? hang("  ", language.text(msg("nothing changes")), 2, style) : changes;
  }
  return out + apart_text(repair.plan, language, style);
}

std::string repair_json(const planning::JointRepair& repair,
                        const std::vector<PortfolioMember>& members, const Language& language) {
  using Json = nlohmann::ordered_json;
  Json json = Json::parse(portfolio_json(repair.plan, members, language));
  json["repair"] = {{"moves", repair.moves}, {"fewest", repair.fewest}};
  for (std::size_t i = 0; i < members.size(); ++i) {
    Json& its = members[i].name.empty() ? json["repair"] : json["plans"][i];
    its["stuck"] = Json::array();
    for (const governance::Meeting& meeting : repair.stuck[i]) its["stuck"].push_back(meeting.uid);
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gouvernail::reports
