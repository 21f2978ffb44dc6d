// SPDX-License-Identifier: MPL-2.0
#include "app/alerts/alert_facts.h"

#include <algorithm>
#include <set>

#include "app/answers.h"
#include "app/checks/checklist_report.h"
#include "app/checks/checklist_session.h"
#include "app/checks/checklists.h"
#include "app/planning/plan_keys.h"
#include "app/planning/slots.h"
#include "app/sending/untold.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "rules/checklist.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Role;
using governance::Seat;

constexpr std::size_t most_dates = 3;
constexpr calendar::Days half_a_year{183};
constexpr calendar::Days year_ahead{365};

class Gatherer {
 public:
  Gatherer(const Opened& opened, const std::filesystem::path& workspace,
           const governance::HistoryAsOf& known, const reports::CheckReport& report,
           const reports::Language& language)
      : opened_(opened),
        workspace_(workspace),
        known_(known),
        report_(report),
        language_(language),
        today_(report.as_of) {}

  reports::DigestFacts gather(Reach reach) {
    facts_.people = &*opened_.people;
    dates(reach);
    seats();
    elections();
    calendars();
    unanswered();
    preparations();
    return std::move(facts_);
  }

 private:
  // A calendar that cannot be read costs its dates, never the alert.
  void dates(Reach reach) {
    try {
      facts_.dates = best_slots(opened_, workspace_, today_, report_.judgements, most_dates,
                                diagnostics_, reach);
    } catch (const base::Failure& failure) {
      facts_.calendars.push_back(failure.cause());
    }
  }

  bool is_held_today(const Seat& seat) const { return governance::holds_on(seat, today_); }

  // By somebody who sits there, or is named and takes office later.
  bool is_filled(const std::string& role) const {
    return std::any_of(opened_.history->seats.begin(), opened_.history->seats.end(),
                       [&](const Seat& seat) {
                         return (is_held_today(seat) || seat.from > today_) &&
                                governance::fills(seat, role, opened_.rules->convention);
                       });
  }

  // The public and qualified persons are of no party: nobody appoints them for good.
  void seats() {
    facts_.seats_known = !opened_.history->seats.empty();
    std::set<std::string> conveners;
    std::vector<reports::VacantRole> vacant;
    for (const governance::Body& body : opened_.rules->convention->bodies) {
      if (body.act) continue;
      conveners.insert(body.convener);
      for (const std::string& id : body.members) {
        const Role* role = opened_.rules->convention->role(id);
        if (!role || role->party.empty() || is_filled(id)) continue;
        const auto same = std::find_if(vacant.begin(), vacant.end(),
                                       [&](const auto& one) { return one.role == id; });
        if (same == vacant.end()) {
          vacant.push_back({id, {body.id}});
        } else {
          same->bodies.push_back(body.id);
        }
      }
    }
    // Who convenes first: without them nothing is.
    std::stable_partition(vacant.begin(), vacant.end(), [&](const reports::VacantRole& one) {
      return conveners.count(one.role) > 0;
    });
    facts_.vacant = std::move(vacant);
  }

  void elections() {
    for (const calendar::Election& election : opened_.world.elections) {
      const calendar::Day first = election.rounds.front();
      if (election.last_round() >= today_ && first <= today_ + half_a_year) {
        facts_.elections.push_back(election);
      }
    }
    if (facts_.elections.empty()) return;
    for (const Role& role : opened_.rules->convention->roles) {
      const auto& seats = opened_.history->seats;
      const bool held = std::any_of(seats.begin(), seats.end(), [&](const Seat& seat) {
        return seat.role == role.id && is_held_today(seat) && !seat.until;
      });
      if (role.elected && held) facts_.elected.push_back(role.id);
    }
  }

  static base::Message with_file(const std::string& file, base::Message what) {
    if (file.empty()) return what;
    return msg("{0}: {1}", file, base::MessageList{std::move(what)});
  }

  void calendars() {
    for (const base::Diagnostic& diagnostic : diagnostics_) {
      if (diagnostic.severity == base::Severity::advice) continue;
      facts_.calendars.push_back(with_file(
          diagnostic.position.file, diagnostic.remedy.empty()
                                        ? diagnostic.what
                                        : msg("{0} – {1}", base::MessageList{diagnostic.what},
                                              base::MessageList{diagnostic.remedy})));
    }
    std::set<std::string> unknown;
    for (const auto& [duty, slots] : facts_.dates) {
      for (const planning::Slot& slot : slots) {
        for (const std::string& key : slot.unknown) {
          if (!is_role_key(key)) unknown.insert(key);
        }
      }
    }
    if (!unknown.empty()) {
      facts_.calendars.push_back(msg(
          "The calendars of {0} {0:person|people} invited to the dates above are not known: add "
          "them on the page of persons, put them into busy/KEY.ics, or subscribe to them in "
          "gouvernail.toml.",
          static_cast<std::int64_t>(unknown.size())));
    }
    if (!opened_.school) return;
    const calendar::Day last = std::min(today_ + year_ahead, opened_.rules->convention->term.last);
    for (const calendar::DayRange& gap : opened_.school->unknown_in({today_, last})) {
      facts_.calendars.push_back(
          msg("School holidays from {0} to {1} are not known: their calendar is not "
              "published, or not in the file.",
              calendar::arg(gap.first), calendar::arg(gap.last)));
    }
  }

  void unanswered() {
    const calendar::Day horizon = today_ + calendar::Days{opened_.rules->house.alert_days};
    const auto untold = untold_sessions(opened_, today_);
    for (reports::MeetingAnswers& meeting : answers_ahead(opened_, today_)) {
      // Nobody is asked about a day that he was not told.
      if (meeting.day > horizon || untold.contains(meeting.uid)) continue;
      std::erase_if(meeting.persons, [](const reports::PersonAnswer& one) {
        return !one.out_of_date && one.answer != governance::Answer::needs_action;
      });
      if (!meeting.persons.empty()) facts_.unanswered.push_back(std::move(meeting));
    }
  }

  void preparations() {
    try {
      for (const rules::Checklist& list : read_checklists(opened_.rule_folder, opened_.rules)) {
        prepare(list);
      }
    } catch (const base::Failure&) {
      facts_.checklists_faulty = true;
    }
  }

  // Whether the last day possible leaves something to do within the alert horizon: a session that
  // nobody has dated is no news before.
  bool presses(const compliance::Preparation& preparation) const {
    const calendar::Day horizon = today_ + calendar::Days{opened_.rules->house.alert_days};
    const auto& steps = preparation.steps;
    return std::any_of(steps.begin(), steps.end(), [&](const compliance::ChecklistStep& step) {
      return step.latest && *step.latest <= horizon && step.state != compliance::StepState::done &&
             step.state != compliance::StepState::past;
    });
  }

  void prepare(const rules::Checklist& list) {
    try {
      const governance::Meeting session = session_for(opened_, list, std::nullopt, today_);
      const compliance::Preparation preparation =
          preparation_of(opened_, list, session, known_, report_.judgements);
      reports::PreparationNote note{list.id, list.body, session.day, 0, 0, "", std::nullopt};
      note.dated = !session.uid.empty();
      if (!note.dated && !presses(preparation)) return;
      for (const compliance::ChecklistStep& step : preparation.steps) {
        const bool settled =
            step.state == compliance::StepState::done || step.state == compliance::StepState::past;
        if (settled) continue;
        ++note.left;
        if (step.state == compliance::StepState::late) ++note.late;
        if (!note.next.empty()) continue;
        note.next = reports::step_title(step, language_);
        note.until = step.latest;
      }
      facts_.preparations.push_back(std::move(note));
    } catch (const base::Failure&) {  // no session is to come
    }
  }

  const Opened& opened_;
  const std::filesystem::path& workspace_;
  const governance::HistoryAsOf& known_;
  const reports::CheckReport& report_;
  const reports::Language& language_;
  calendar::Day today_;
  base::Diagnostics diagnostics_;
  reports::DigestFacts facts_;
};

}  // namespace

reports::DigestFacts alert_facts(const Opened& opened, const std::filesystem::path& workspace,
                                 const governance::HistoryAsOf& known,
                                 const reports::CheckReport& report,
                                 const reports::Language& language, Reach reach) {
  return Gatherer(opened, workspace, known, report, language).gather(reach);
}

}  // namespace gouvernail::app
