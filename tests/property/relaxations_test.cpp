// SPDX-License-Identifier: MPL-2.0
// What a plan offers to mend a duty, done by hand: everything is planned anew and judged as a
// whole. The duty is kept then, nothing that was kept is lost, and each session can be held.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>

#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "planning/other_reading.h"
#include "planning/plan.h"
#include "property/small_convention.h"
#include "property/small_hours.h"
#include "rules/obligation.h"
#include "rules/traits.h"
#include "support/holds.h"
#include "support/sample.h"

namespace gouvernail::test::plans_test {
namespace {

using calendar::Day;
using calendar::Days;
using calendar::Minutes;
using compliance::Judgement;
using governance::Meeting;
using planning::Hard;
using planning::Plan;
using planning::Problem;
using planning::Relaxation;
using planning::Remedy;
using planning::SetAside;

// Persons and the room are taken for weeks, sessions stand, the house closes: something cannot be
// kept, as a rule.
void crowd(Convention& c) {
  const Day first = c.problem.horizon.first;
  for (int i = between(1, 3); i > 0; --i) {
    const std::string key = *rc::gen::element<std::string>("ra", "rb", "shared", "room:salle");
    const Day from = first + Days{7 * between(0, 4)};
    const Day to = from + Days{7 * between(0, 3) + 6};
    c.problem.availability.busy[key].push_back({{from, Minutes{0}}, {to, Minutes{1439}}});
  }
  for (auto& [key, list] : c.problem.availability.busy) {
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return a.start < b.start; });
  }
  if (one_in(3)) c.problem.preferences.room_of["a"] = "salle";
  if (one_in(3)) c.problem.preferences.room_of["b"] = "salle";
  if (one_in(3)) {
    const Day from = first + Days{7 * between(0, 4)};
    c.rules.house.closures.push_back({{from, from + Days{7 * between(0, 2) + 4}}, {}});
  }
  Calendar standing;
  for (int i = between(0, 2); i > 0; --i) {
    const Placed any{one_in(2) ? "a" : "b", first + Days{1 + 7 * between(0, 4)}};
    standing.push_back(any);
    if (any.day > c.problem.horizon.last || !can_be_planned(c, standing)) standing.pop_back();
  }
  for (const Placed& placed : standing) {
    auto& meetings = c.problem.history.own().meetings;
    meetings.push_back(meeting_of(placed, static_cast<int>(meetings.size())));
  }
  if (!one_in(3)) return;
  // Another reading, under which a rule asks for less.
  auto other = std::make_shared<rules::Rules>(c.rules);
  for (rules::Obligation& obligation : other->obligations) {
    auto* cadence = std::get_if<rules::Cadence>(&obligation.kind);
    if (cadence && cadence->at_least > 1 && one_in(2)) --cadence->at_least;
    auto* precedence = std::get_if<rules::Precedence>(&obligation.kind);
    if (precedence) precedence->at_least_before.reset();
  }
  c.problem.other_readings = [other] {
    return std::vector<planning::OtherReading>{{{"autre", {"Autre", ""}}, other}};
  };
}

std::vector<Meeting> all_of(const Plan& plan) {
  std::vector<Meeting> meetings;
  for (const auto* list : {&plan.meetings, &plan.later}) {
    for (const auto& planned : *list) meetings.push_back(planned.meeting);
  }
  return meetings;
}

// Duties that are left open: by id; of those that sessions bring, by obligation and the session
// that stands, or how many.
struct Open {
  std::set<std::string> ids;
  std::map<std::string, int> of_new;
};
Open open_in(const Convention& c, const rules::Rules& rules, const Plan& plan) {
  std::set<std::string> stood;
  for (const Meeting& m : c.problem.history->meetings) stood.insert(m.uid);
  governance::History history;
  history.meetings = all_of(plan);
  Open open;
  for (const Judgement& j :
       compliance::judge(rules, {}, governance::as_of(std::move(history), c.problem.today))) {
    if (is_kept(j)) continue;
    const std::string& trigger = j.duty.trigger;
    if (trigger.empty()) {
      open.ids.insert(j.duty.id);
    } else if (stood.count(trigger) > 0) {
      open.ids.insert(j.duty.obligation->id + " of " + trigger);
    } else {
      ++open.of_new[j.duty.obligation->id];
    }
  }
  return open;
}

// Each session can be held on its day, but for what is set aside.
bool is_sound(const Convention& c, const std::set<SetAside>& aside, const Plan& plan) {
  const auto may = [&](Hard constraint, const std::string& subject, Day day) {
    return aside.count({constraint, subject, {}}) > 0 ||
           aside.count({constraint, subject, day}) > 0;
  };
  const auto meetings = all_of(plan);
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    const Placed here{meetings[i].body, meetings[i].day};
    const bool closed = !c.rules.work().is_ouvre(here.day);
    if (closed && !may(Hard::closed_day, here.body, here.day)) return false;
    const bool tuesday = calendar::weekday_of(here.day) == 2;
    if (!tuesday && !may(Hard::weekday, here.body, here.day)) return false;
    for (const std::string& key : those_taken(c, here)) {
      if (!may(Hard::attendance, key, here.day) && !may(Hard::room, key, here.day)) return false;
    }
    for (std::size_t j = 0; j < i; ++j) {
      const Placed there{meetings[j].body, meetings[j].day};
      if (here == there) return false;
      for (const std::string& key : shared_by(c, here, there)) {
        if (!may(Hard::two_places, key, here.day) && !may(Hard::room, key, here.day)) return false;
      }
    }
  }
  return true;
}

class Applied {
 public:
  Applied(const Convention& c, const Plan& before, const Relaxation& way)
      : c_(c), rules_(c.rules), before_(before), way_(way) {}

  // Each of several days by itself.
  bool holds() {
    if (way_.remedy == Remedy::waive) return true;
    if (way_.remedy != Remedy::free) return holds({way_.aside.begin(), way_.aside.end()});
    RC_ASSERT(!way_.aside.empty());
    return std::all_of(way_.aside.begin(), way_.aside.end(),
                       [&](const SetAside& one) { return holds({one}); });
  }

 private:
  bool holds(const std::set<SetAside>& aside) {
    Problem problem = c_.problem;
    problem.set_aside = aside;
    if (way_.remedy == Remedy::shorten) shorten(problem);
    if (way_.remedy == Remedy::read) {
      const auto readings = c_.problem.other_readings();
      RC_ASSERT(readings.front().reading.id == way_.reading);
      rules_ = *readings.front().rules;
      problem.rules = &rules_;
    }
    for (const auto& conflict : before_.conflicts) {
      if (conflict.duty != way_.duty) problem.not_asked_for.insert(conflict.duty);
    }
    if (way_.remedy == Remedy::move) return some_move_holds(problem);
    return some_plan_is_good(problem, aside);
  }

  void shorten(Problem& problem) {
    for (rules::Obligation& obligation : rules_.obligations) {
      auto* rule = std::get_if<rules::Precedence>(&obligation.kind);
      if (rule && obligation.id == way_.obligation) rule->at_least_before->days.days = way_.days;
    }
    problem.rules = &rules_;
  }

  // On some other day of the series.
  bool some_move_holds(const Problem& problem) {
    for (const Day day : c_.open_days()) {
      Problem moved = problem;
      bool other = false;
      for (Meeting& m : moved.history.own().meetings) {
        if (m.uid != way_.meeting || m.day == day) continue;
        m.day = m.end->day = day;
        other = true;
      }
      // What it brings is called by its day, as what another one brought was.
      std::erase_if(moved.not_asked_for, [&](const std::string& duty) {
        return duty.ends_with("/" + calendar::to_iso(day));
      });
      if (other && some_plan_is_good(moved, {})) return true;
    }
    // Wherever the plan puts it.
    Problem moved = problem;
    auto& meetings = moved.history.own().meetings;
    const auto its = std::find_if(meetings.begin(), meetings.end(),
                                  [&](const Meeting& m) { return m.uid == way_.meeting; });
    moved.displaced.push_back({*its, problem.horizon, ""});
    meetings.erase(its);
    return some_plan_is_good(moved, {});
  }

  // The best one that is found, or the first.
  bool some_plan_is_good(const Problem& problem, const std::set<SetAside>& aside) const {
    planning::Control control;
    control.explain = false;
    const Plan best = planning::propose(problem, control);
    RC_LOG() << "  " << text_of(best) << "\n";
    if (is_good(best, aside)) return true;
    control.any_plan = true;
    return is_good(planning::propose(problem, control), aside);
  }

  bool is_good(const Plan& after, const std::set<SetAside>& aside) const {
    Open open = open_in(c_, rules_, after);
    for (const SetAside& one : aside) {
      if (one.constraint == Hard::ceiling) open.ids.erase(one.subject);
    }
    Open before = open_in(c_, c_.rules, before_);
    if (open.ids.count(way_.duty) > 0) return false;
    const bool mended_new = before.ids.count(way_.duty) == 0;
    int fewer = 0;
    for (const auto& [obligation, number] : open.of_new) {
      if (number > before.of_new[obligation]) return false;
    }
    for (const auto& [obligation, number] : before.of_new)
      fewer += number - open.of_new[obligation];
    if (mended_new && fewer <= 0 && !is_of_standing(before, open)) return false;
    return is_sound(c_, aside, after) &&
           std::includes(before.ids.begin(), before.ids.end(), open.ids.begin(), open.ids.end());
  }
  // One that a session that stands brought is kept now.
  static bool is_of_standing(const Open& before, const Open& open) {
    return before.ids.size() > open.ids.size();
  }

  const Convention& c_;
  rules::Rules rules_;
  const Plan& before_;
  const Relaxation& way_;
};

const char* word_of(Remedy remedy) {
  switch (remedy) {
    case Remedy::free:
      return "free";
    case Remedy::move:
      return "move";
    case Remedy::set_aside:
      return "set aside";
    case Remedy::shorten:
      return "shorten";
    case Remedy::read:
      return "read";
    case Remedy::waive:
      return "waive";
  }
  return "";
}

TEST(Relaxations, DoWhatTheySay) {
  const int count = cases(150, 20000);
  std::map<std::string, int> seen;
  EXPECT_TRUE(holds(count, "what is offered mends the duty, and nothing is lost", [&] {
    Setting setting = any_setting(4, 6);
    setting.late_party = false;
    Convention c(any_rules(), setting);
    crowd(c);
    RC_LOG() << c.text;
    for (const Meeting& m : c.problem.history->meetings) {
      RC_LOG() << "stands " << m.uid << "=" << m.body << "-" << calendar::to_iso(m.day) << "\n";
    }
    for (const auto& [key, list] : c.problem.availability.busy) {
      for (const auto& one : list) {
        RC_LOG() << key << " taken from " << calendar::to_iso(one.start.day) << " to "
                 << calendar::to_iso(one.end.day) << "\n";
      }
    }
    for (const auto& [body, room] : c.problem.preferences.room_of) RC_LOG() << body << " in it\n";
    for (const auto& closure : c.rules.house.closures) {
      RC_LOG() << "closed " << calendar::to_iso(closure.days.first) << " to "
               << calendar::to_iso(closure.days.last) << "\n";
    }
    const Plan plan = planning::propose(c.problem);
    RC_LOG() << text_of(plan) << "\n";
    for (const Relaxation& way : plan.relaxations) {
      ++seen[word_of(way.remedy)];
      RC_LOG() << word_of(way.remedy) << " " << planning::name_of(way.constraint) << " for "
               << way.duty << " " << way.meeting << way.obligation;
      for (const SetAside& one : way.aside) {
        RC_LOG() << " " << planning::name_of(one.constraint) << "/" << one.subject
                 << (one.day ? "/" + calendar::to_iso(*one.day) : "");
      }
      RC_LOG() << "\n";
      RC_ASSERT(Applied(c, plan, way).holds());
    }
  }));
  for (const auto& [what, times] : seen) std::cerr << what << " " << times << ", ";
  std::cerr << '\n';
  EXPECT_GT(seen["free"] + seen["move"] + seen["set aside"], count / 20);
}

}  // namespace
}  // namespace gouvernail::test::plans_test
