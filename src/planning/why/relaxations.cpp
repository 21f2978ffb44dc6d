// SPDX-License-Identifier: MPL-2.0
#include "planning/why/relaxations.h"

#include <algorithm>
#include <map>
#include <set>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "planning/demand/names.h"
#include "planning/demand/options.h"
#include "planning/other_reading.h"
#include "planning/relaxation_trial.h"
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
        options_(problem_),
        trial_(problems, which, joint, control) {}

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

  // Tries it on the duty, and keeps it where it works. False: it does not.
  bool try_out(const compliance::Judgement& judgement, Relaxation one,
               std::optional<std::size_t> convention = {}) {
    one.duty = judgement.duty.id;
    const std::size_t changed = convention.value_or(which_);
    if (!works(one, judgement, changed)) return false;
    found(std::move(one), changed);
    return true;
  }
  void found(Relaxation one, std::size_t convention) {
    one.convention = problems_[convention].name;
    found_.push_back(std::move(one));
    ++named_;
  }

  bool works(const Relaxation& one, const compliance::Judgement& judgement, std::size_t changed) {
    ++trials_;
    return trial_.works(one, judgement.duty, changed);
  }
  bool may_try() const { return trials_ < most_trials && !is_over(); }

  void find_for(const compliance::Judgement& judgement, const Conflict& conflict) {
    trials_ = 0;
    named_ = 0;
    free_somebody(judgement);
    move_a_session(judgement);
    give_up_courtesies(judgement, conflict);
    shorten_precedence(judgement);
    adopt_reading(judgement);
    stand_in(judgement);
    Relaxation waiver;
    waiver.duty = conflict.duty;
    waiver.message = msg("Ask the partners for a waiver of this duty.");
    found(std::move(waiver), which_);
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
        if (person && !is_in_session(obstacles.front().keys.front(), body, day, start)) {
          keys.insert(obstacles.front().keys.front());
        }
      }
      for (const std::string& key : keys) days[key].push_back(day);
    }
    for (const auto& [key, possible] : days) {
      const Hard constraint = key.starts_with("room:") ? Hard::room : Hard::attendance;
      base::MessageList good;
      Relaxation any{judgement.duty.id, constraint, {}, ""};
      any.remedy = Remedy::free;
      for (std::size_t i = 0; i < possible.size() && good.size() < most_days; ++i) {
        // Spread over the window: three days in a row are no choice.
        const std::size_t step = std::max<std::size_t>(1, possible.size() / most_days);
        if (i % step != 0 || !may_try()) continue;
        Relaxation one = any;
        one.aside = {{constraint, key, possible[i]}};
        if (!works(one, judgement, which_)) continue;
        good.push_back(msg("{}", calendar::arg(possible[i])));
        any.aside.push_back(one.aside.front());
      }
      if (good.empty()) continue;
      any.message = good.size() == 1 ? msg("Free “{0}” on {1}.", name_of_key(problem_, key), good)
                                     : msg("Free “{0}” on one of these days: {1}.",
                                           name_of_key(problem_, key), good);
      found(std::move(any), which_);
    }
  }
  // Whom another session needs is not free because somebody says so.
  bool is_in_session(const std::string& key, const std::string& body, Day day,
                     calendar::Minutes start) const {
    const Stretch here = stretch_of(day, start, length_of(problem_, body));
    return options_.elsewhere(key, body, day, start) ||
           std::ranges::any_of(problem_.history->meetings, [&](const governance::Meeting& meeting) {
             if (!governance::is_expected(meeting)) return false;
             if (!stretch_of(meeting, length_of(problem_, meeting.body)).meets(here)) return false;
             return room_of(problem_, meeting.body) == key ||
                    options_.seating().of(meeting.body, meeting.day).tied().count(key) > 0;
           });
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
      if (!ahead || meeting.day < problem.today || !meeting.joint.empty()) continue;
      if (!judgement.duty.window.contains(meeting.day)) continue;
      if (from != which_ && !takes_somebody(problem, meeting, judgement.duty.body)) continue;
      if (!may_try() || named_ >= most_named) return;
      Relaxation one{"", Hard::kept,
                     msg("Move the session of “{0}” of {1} to another day.",
                         name_of_body(problem, meeting.body), calendar::arg(meeting.day)),
                     ""};
      one.remedy = Remedy::move;
      one.meeting = meeting.uid;
      try_out(judgement, std::move(one), from);
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

  void try_aside(const compliance::Judgement& judgement, std::vector<SetAside> aside,
                 const base::Message& message) {
    if (!may_try() || named_ >= most_named) return;
    Relaxation one{"", aside.front().constraint, message, ""};
    one.remedy = Remedy::set_aside;
    one.aside = std::move(aside);
    try_out(judgement, std::move(one));
  }

  void give_up_courtesies(const compliance::Judgement& judgement, const Conflict& conflict) {
    const std::string& body = judgement.duty.body;
    const base::LocalizedText name = name_of_body(problem_, body);
    if (problem_.rules->house.spacing_for(body) > 1) {
      try_aside(judgement, {{Hard::spacing, body, {}}},
                msg("Let two sessions of “{}” be on closer days than the house likes.", name));
    }
    if (problem_.preferences.fixed_weekday.count(body) > 0) {
      try_aside(judgement, {{Hard::weekday, body, {}}},
                msg("Let “{}” meet on another day of the week.", name));
    }
    if (problem_.preferences.room_of.count(body) > 0) {
      try_aside(judgement, {{Hard::room, room_of(problem_, body), {}}},
                msg("Find another room for “{}”.", name));
    }
    for (const Cause& cause : conflict.causes) {
      if (cause.constraint == Hard::daily) {
        try_aside(judgement, {{Hard::daily, cause.subject, {}}},
                  msg("Ask {0} to sit in more than {1} meetings on a day.",
                      name_of_key(problem_, cause.subject),
                      std::int64_t{problem_.preferences.per_person_and_day}));
      }
      if (const Ceiling* ceiling = options_.ceiling(cause.subject)) {
        try_aside(judgement, {{Hard::ceiling, cause.subject, {}}},
                  msg("Ask the partners to allow more sessions than the most that “{}” sets.",
                      ceiling->obligation->title));
      }
      if (cause.constraint == Hard::travel) {
        try_aside(judgement, {{Hard::travel, "", {}}},
                  msg("Hold the session at the site of the other one, or on line."));
      }
    }
    std::vector<SetAside> closed;
    const auto& closures = problem_.rules->house.closures;
    rules::Rules open = *problem_.rules;
    open.house.closures.clear();
    const calendar::WorkCalendar work = open.work();
    for (Day day = judgement.duty.window.first; day <= judgement.duty.window.last; day += Days{1}) {
      const bool by_house = std::ranges::any_of(
          closures, [&](const calendar::Closure& one) { return one.days.contains(day); });
      if (by_house && work.is_ouvre(day)) closed.push_back({Hard::closed_day, body, day});
    }
    if (closed.empty()) return;
    try_aside(judgement, std::move(closed),
              msg("Hold the session of “{}” although the house is closed.", name));
  }

  // "Ten days before instead of fourteen": the longest that works.
  void shorten_precedence(const compliance::Judgement& judgement) {
    for (const rules::Obligation& obligation : problem_.rules->obligations) {
      const rules::Precedence* rule = rules::traits(obligation.kind).precedence;
      if (!rule || !rule->at_least_before || rule->at_least_before->months != 0) continue;
      if (obligation.body != judgement.duty.body && rule->before_each != judgement.duty.body) {
        continue;
      }
      const auto asked = static_cast<int>(rule->at_least_before->days.days);
      for (int days = asked - 1; days >= 1 && may_try(); --days) {
        Relaxation one{"", Hard::precedence,
                       msg("Accept “{0}” {1} {1:day|days} before “{2}” instead of {3}.",
                           name_of_body(problem_, obligation.body), std::int64_t{days},
                           name_of_body(problem_, rule->before_each), std::int64_t{asked}),
                       ""};
        one.remedy = Remedy::shorten;
        one.obligation = obligation.id;
        one.days = days;
        if (try_out(judgement, std::move(one))) break;
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
    for (const OtherReading& other : trial_.readings()) {
      if (!may_try() || named_ >= most_named) return;
      if (!same(*other.rules)) continue;
      Relaxation one{
          "", Hard::window,
          msg("Read the clause otherwise: “{0}” ({1}).", other.reading.note, other.reading.id),
          other.reading.id};
      one.remedy = Remedy::read;
      try_out(judgement, std::move(one));
    }
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
      try_aside(judgement,
                {{Hard::attendance, key, {}}, {Hard::two_places, key, {}}, {Hard::daily, key, {}}},
                msg("Have {} represented.", name_of_key(problem_, key)));
    }
  }

  const std::vector<Problem>& problems_;
  const std::size_t which_;
  const Problem& problem_;
  const Plan& plan_;
  const Control& control_;
  const Options options_;
  RelaxationTrial trial_;
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
