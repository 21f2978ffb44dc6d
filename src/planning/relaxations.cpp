// SPDX-License-Identifier: MPL-2.0
#include "planning/relaxations.h"

#include <algorithm>
#include <map>
#include <set>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "planning/options.h"
#include "planning/other_reading.h"
#include "planning/words.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::Days;

// Trials for one duty, duties explained, days named for one person: a list that is read.
constexpr int most_trials = 40;
constexpr int most_duties = 5;
constexpr std::size_t most_days = 3;
constexpr std::size_t most_named = 5;

class Relaxations {
 public:
  Relaxations(const std::vector<Problem>& problems, std::size_t which, const JointPlan& joint,
              const Control& control)
      : problems_(problems),
        which_(which),
        problem_(problems[which]),
        plan_(joint.plans[which]),
        control_(control),
        options_(problem_) {
    for (const Plan& plan : joint.plans) {
      std::set<std::string>& open = open_.emplace_back();
      for (const Conflict& conflict : plan.conflicts) open.insert(conflict.duty);
    }
  }

  std::vector<Relaxation> find() {
    int duties = 0;
    for (const Conflict& conflict : plan_.conflicts) {
      if (++duties > most_duties || is_over()) break;
      if (const auto* judgement = judgement_of(conflict.duty)) find_for(*judgement, conflict);
    }
    return std::move(found_);
  }

 private:
  bool is_over() const { return control_.stop && control_.stop(); }

  const compliance::Judgement* judgement_of(const std::string& duty) const {
    for (const compliance::Judgement& judgement : plan_.judgements) {
      if (judgement.duty.id == duty) return &judgement;
    }
    return nullptr;
  }

  // Whether the duty is kept then, and no other is lost. `trial` stands for the problem `changed`.
  bool works(Problem trial, const std::string& duty, std::optional<std::size_t> changed = {}) {
    ++trials_;
    std::vector<Problem> trials = problems_;
    trials[changed.value_or(which_)] = std::move(trial);
    // The others that are open may stay so: one thing mends one duty.
    for (std::size_t i = 0; i < trials.size(); ++i) {
      trials[i].not_asked_for.insert(open_[i].begin(), open_[i].end());
    }
    trials[which_].not_asked_for.erase(duty);
    trials[which_].not_asked_for.insert(problem_.not_asked_for.begin(),
                                        problem_.not_asked_for.end());
    Control control;
    control.seed = control_.seed;
    control.any_plan = true;
    control.explain = false;
    control.stop = control_.stop;
    const JointPlan joint = propose_together(trials, control);
    if (joint.status == Status::unknown) return false;
    for (std::size_t i = 0; i < trials.size(); ++i) {
      for (const Conflict& left : joint.plans[i].conflicts) {
        if (open_[i].count(left.duty) == 0 || (i == which_ && left.duty == duty)) return false;
      }
    }
    return true;
  }
  bool may_try() const { return trials_ < most_trials && !is_over(); }

  void found(const std::string& duty, Hard constraint, base::Message message,
             std::string reading = {}, std::optional<std::size_t> convention = {}) {
    found_.push_back({duty, constraint, std::move(message), std::move(reading),
                      problems_[convention.value_or(which_)].name});
    ++named_;
  }

  void find_for(const compliance::Judgement& judgement, const Conflict& conflict) {
    trials_ = 0;
    named_ = 0;
    free_somebody(judgement);
    move_a_session(judgement);
    give_up_courtesies(judgement, conflict);
    shorten_precedence(judgement);
    adopt_reading(judgement);
    stand_in(judgement);
    found(conflict.duty, Hard::window, msg("Ask the partners for a waiver of this duty."));
  }

  // Days that would do if one person or room were free.
  void free_somebody(const compliance::Judgement& judgement) {
    std::map<std::string, std::vector<Day>> days;
    const std::string& body = judgement.duty.body;
    const auto window = calendar::intersect(
        judgement.duty.window, {problem_.horizon.first, problem_.rules->convention->term.last});
    for (Day day = window.first; day <= window.last; day += Days{1}) {
      std::set<std::string> keys;
      for (const calendar::Minutes start : options_.starts_of(body)) {
        const auto obstacles = options_.obstacles(body, day, start);
        const bool one = obstacles.size() == 1 && obstacles.front().keys.size() == 1;
        const bool person = one && (obstacles.front().constraint == Hard::attendance ||
                                    obstacles.front().constraint == Hard::room);
        if (person) keys.insert(obstacles.front().keys.front());
      }
      for (const std::string& key : keys) days[key].push_back(day);
    }
    for (const auto& [key, possible] : days) {
      const Hard constraint = key.starts_with("room:") ? Hard::room : Hard::attendance;
      base::MessageList good;
      for (std::size_t i = 0; i < possible.size() && good.size() < most_days; ++i) {
        // Spread over the window: three days in a row are no choice.
        const std::size_t step = std::max<std::size_t>(1, possible.size() / most_days);
        if (i % step != 0 || !may_try()) continue;
        Problem trial = problem_;
        trial.set_aside.insert({constraint, key, possible[i]});
        if (works(trial, judgement.duty.id)) {
          good.push_back(msg("{}", calendar::arg(possible[i])));
        }
      }
      if (good.empty()) continue;
      found(judgement.duty.id, constraint,
            good.size() == 1
                ? msg("Free “{0}” on {1}.", name_of_key(problem_, key), good)
                : msg("Free “{0}” on one of these days: {1}.", name_of_key(problem_, key), good));
    }
  }

  // Sessions that stand in the way and could stand elsewhere; of other conventions, those that
  // take somebody who sits in the body.
  void move_a_session(const compliance::Judgement& judgement) {
    move_a_session(judgement, which_);
    for (std::size_t i = 0; i < problems_.size(); ++i) {
      if (i != which_) move_a_session(judgement, i);
    }
  }
  void move_a_session(const compliance::Judgement& judgement, std::size_t from) {
    const Problem& problem = problems_[from];
    for (const governance::Meeting& meeting : problem.history->meetings) {
      const bool ahead = governance::is_expected(meeting);
      if (!ahead || meeting.day < problem.today) continue;
      if (!judgement.duty.window.contains(meeting.day)) continue;
      if (from != which_ && !takes_somebody(problem, meeting, judgement.duty.body)) continue;
      if (!may_try() || named_ >= most_named) return;
      Problem trial = problem;
      std::erase_if(trial.history->meetings,
                    [&](const governance::Meeting& other) { return other.uid == meeting.uid; });
      if (!works(trial, judgement.duty.id, from)) continue;
      found(judgement.duty.id, Hard::kept,
            msg("Move the session of “{0}” of {1} to another day.",
                name_of_body(problem, meeting.body), calendar::arg(meeting.day)),
            "", from);
    }
  }
  bool takes_somebody(const Problem& other, const governance::Meeting& meeting,
                      const std::string& body) const {
    const auto& invited = options_.seating().of(body, meeting.day).invited;
    return std::any_of(
        problem_.elsewhere.begin(), problem_.elsewhere.end(), [&](const Elsewhere& one) {
          return one.convention == other.name && one.uid == meeting.uid &&
                 std::find_first_of(one.invited.begin(), one.invited.end(), invited.begin(),
                                    invited.end()) != one.invited.end();
        });
  }

  void try_aside(const compliance::Judgement& judgement, const SetAside& aside,
                 const base::Message& message) {
    if (!may_try() || named_ >= most_named) return;
    Problem trial = problem_;
    trial.set_aside.insert(aside);
    if (works(trial, judgement.duty.id)) found(judgement.duty.id, aside.constraint, message);
  }

  void give_up_courtesies(const compliance::Judgement& judgement, const Conflict& conflict) {
    const std::string& body = judgement.duty.body;
    const base::LocalizedText name = name_of_body(problem_, body);
    if (problem_.rules->house.spacing_for(body) > 1) {
      try_aside(judgement, {Hard::spacing, body, {}},
                msg("Let two sessions of “{}” be on closer days than the house likes.", name));
    }
    if (problem_.preferences.fixed_weekday.count(body) > 0) {
      try_aside(judgement, {Hard::weekday, body, {}},
                msg("Let “{}” meet on another day of the week.", name));
    }
    if (problem_.preferences.room_of.count(body) > 0) {
      try_aside(judgement, {Hard::room, room_of(problem_, body), {}},
                msg("Find another room for “{}”.", name));
    }
    for (const Cause& cause : conflict.causes) {
      if (cause.constraint == Hard::daily) {
        try_aside(judgement, {Hard::daily, cause.subject, {}},
                  msg("Ask {0} to sit in more than {1} meetings on a day.",
                      name_of_key(problem_, cause.subject),
                      std::int64_t{problem_.preferences.per_person_and_day}));
      }
      if (const Ceiling* ceiling = options_.ceiling(cause.subject)) {
        try_aside(judgement, {Hard::ceiling, cause.subject, {}},
                  msg("Ask the partners to allow more sessions than the most that “{}” sets.",
                      ceiling->obligation->title));
      }
      if (cause.constraint == Hard::travel) {
        try_aside(judgement, {Hard::travel, "", {}},
                  msg("Hold the session at the site of the other one, or on line."));
      }
    }
    if (problem_.rules->house.closures.empty()) return;
    Problem trial = problem_;
    rules::Rules open = *problem_.rules;
    open.house.closures.clear();
    trial.rules = &open;
    if (may_try() && named_ < most_named && works(trial, judgement.duty.id)) {
      found(judgement.duty.id, Hard::closed_day,
            msg("Hold the session of “{}” although the house is closed.", name));
    }
  }

  // "Ten days before instead of fourteen": the longest that works.
  void shorten_precedence(const compliance::Judgement& judgement) {
    for (std::size_t i = 0; i < problem_.rules->obligations.size(); ++i) {
      const rules::Obligation& obligation = problem_.rules->obligations[i];
      const rules::Precedence* rule = rules::traits(obligation.kind).precedence;
      if (!rule || !rule->at_least_before || rule->at_least_before->months != 0) continue;
      if (obligation.body != judgement.duty.body && rule->before_each != judgement.duty.body) {
        continue;
      }
      const auto asked = static_cast<int>(rule->at_least_before->days.days);
      for (int days = asked - 1; days >= 1 && may_try(); --days) {
        rules::Rules shorter = *problem_.rules;
        rules::Precedence nearer = *rule;
        nearer.at_least_before->days.days = days;
        shorter.obligations[i].kind = std::move(nearer);
        Problem trial = problem_;
        trial.rules = &shorter;
        if (!works(trial, judgement.duty.id)) continue;
        found(judgement.duty.id, Hard::precedence,
              msg("Accept “{0}” {1} {1:day|days} before “{2}” instead of {3}.",
                  name_of_body(problem_, obligation.body), std::int64_t{days},
                  name_of_body(problem_, rule->before_each), std::int64_t{asked}));
        break;
      }
    }
  }

  // Another reading under which the duty is not owed, or can be kept.
  void adopt_reading(const compliance::Judgement& judgement) {
    if (!problem_.other_readings) return;
    const auto same = [&](const rules::Rules& rules) {
      return std::any_of(rules.obligations.begin(), rules.obligations.end(),
                         [&](const rules::Obligation& obligation) {
                           return obligation.id == judgement.duty.obligation->id;
                         });
    };
    for (const OtherReading& other : readings()) {
      if (!may_try() || named_ >= most_named) return;
      if (!same(*other.rules)) continue;
      Problem trial = problem_;
      trial.rules = other.rules.get();
      if (!works(trial, judgement.duty.id)) continue;
      found(judgement.duty.id, Hard::window,
            msg("Read the clause otherwise: “{0}” ({1}).", other.reading.note, other.reading.id),
            other.reading.id);
    }
  }

  const std::vector<OtherReading>& readings() {
    if (!readings_) readings_ = problem_.other_readings();
    return *readings_;
  }

  // Somebody who sits for a person all through.
  void stand_in(const compliance::Judgement& judgement) {
    std::set<std::string> keys;
    for (const Conflict& conflict : plan_.conflicts) {
      if (conflict.duty != judgement.duty.id) continue;
      for (const Cause& cause : conflict.causes) {
        const bool about =
            cause.constraint == Hard::attendance || cause.constraint == Hard::two_places;
        if (about && !cause.subject.starts_with("room:")) keys.insert(cause.subject);
      }
    }
    for (const std::string& key : keys) {
      if (!may_try() || named_ >= most_named) return;
      Problem trial = problem_;
      trial.set_aside.insert({Hard::attendance, key, std::nullopt});
      trial.set_aside.insert({Hard::two_places, key, std::nullopt});
      trial.set_aside.insert({Hard::daily, key, std::nullopt});
      if (works(trial, judgement.duty.id)) {
        found(judgement.duty.id, Hard::attendance,
              msg("Have {} represented.", name_of_key(problem_, key)));
      }
    }
  }

  const std::vector<Problem>& problems_;
  const std::size_t which_;
  const Problem& problem_;
  const Plan& plan_;
  const Control& control_;
  const Options options_;
  std::vector<std::set<std::string>> open_;  // by convention: duties that its plan leaves open
  std::optional<std::vector<OtherReading>> readings_;
  std::vector<Relaxation> found_;
  int trials_ = 0;
  std::size_t named_ = 0;
};

}  // namespace

std::vector<Relaxation> find_relaxations(const std::vector<Problem>& problems, std::size_t which,
                                         const JointPlan& joint, const Control& control) {
  return Relaxations(problems, which, joint, control).find();
}

}  // namespace gouvernail::planning
