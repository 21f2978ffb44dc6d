// SPDX-License-Identifier: MPL-2.0
// Days are taken in the order of their cost, which sessions that must come before can only raise.
// The checker is asked about a day only when no other one is cheaper: about as many as are wanted.
#include "planning/slots.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "compliance/differences.h"
#include "compliance/trial.h"
#include "compliance/verdict.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "planning/demand/demand.h"
#include "planning/demand/options.h"
#include "planning/demand/weekly.h"
#include "planning/plan.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using calendar::Minutes;
using compliance::Judgement;
using compliance::Manner;
using compliance::Verdict;

// Another week is worth as much as a meeting off its weekday, by the usual weights.
constexpr int worth_of_another_week = 2 * halves;
// As deep as the checker looks for what must come before what comes before.
constexpr std::size_t deepest_chain = 4;

// A session on trial.
struct Placed {
  const std::string* body = nullptr;
  Day day;
  Minutes start{0};
  int cost = 0;  // in halves
};
// The one that was asked for comes first, then those that must come before it.
using Draft = std::vector<Placed>;

struct Candidate {
  Draft draft;
  enum { alone, complete, tried } state = alone;  // complete: with what must come before it
  int cost = 0;
  Day day() const { return draft.front().day; }
};

bool is_kept(Verdict verdict) {
  return verdict == Verdict::satisfied || verdict == Verdict::covered;
}
bool is_gone(Verdict verdict) { return verdict == Verdict::lost || verdict == Verdict::breached; }

using compliance::Identity;

// Of one that begins and ends.
Minutes stretch_length(const governance::Meeting& meeting) {
  const Stretch stretch = stretch_of(meeting, Minutes{0});
  return Minutes{stretch.to - stretch.from};
}

governance::Meeting unnamed(const std::string& body, const std::string& site, Day day,
                            Minutes start, Minutes length, bool urgent) {
  governance::Meeting meeting;
  meeting.body = body;
  meeting.site = site;
  meeting.day = day;
  meeting.start_time = start;
  meeting.end = calendar::LocalTime{day, start + length};
  meeting.urgent = urgent;
  return meeting;
}

}  // namespace

governance::Meeting meeting_of(const Slot& slot) {
  governance::Meeting meeting =
      unnamed(slot.body, slot.site, slot.day, slot.start, slot.length, slot.urgent);
  meeting.second_of = slot.second_of;
  return meeting;
}

class Slots::Prepared {
 public:
  Prepared(const Problem& problem, std::optional<std::vector<Judgement>> judgements)
      : problem_(as_known(problem)),
        options_(problem_),
        placement_(options_.placement()),
        trial_(*problem_.rules, problem_.world,
               governance::HistoryAsOf::taken_as_known(problem_.history, problem_.today)),
        judgements_(judgements ? std::move(*judgements) : trial_.judge()),
        first_(std::max(problem_.today, problem_.horizon.first)) {
    for (const Judgement& judgement : judgements_) {
      before_.emplace(identity(judgement.duty), &judgement);
    }
  }

  const std::vector<Judgement>& judgements() const { return judgements_; }
  Slot at(const governance::Meeting& meeting) const {
    Slot slot = slot_at({&meeting.body, meeting.day, meeting.start_time.value(), 0});
    if (meeting.end) slot.length = stretch_length(meeting);
    if (!meeting.site.empty()) slot.site = meeting.site;
    tell_who_is_free(slot);
    return slot;
  }

  std::vector<Slot> best(const Judgement& judgement, std::size_t most) const {
    std::vector<Slot> slots;
    const bool may_be_kept = wants_sessions(judgement) && judgement.verdict != Verdict::lost;
    if (!may_be_kept || compliance::sessions_lacking(judgement) == 0) return slots;
    std::vector<Candidate> candidates;
    const compliance::Duty& duty = judgement.duty;
    for (const Placed& placed : openings(duty.body, duty.in_good_order.value_or(duty.window))) {
      candidates.push_back({{placed}, Candidate::alone, placed.cost});
    }
    std::set<Day> weeks;
    while (slots.size() < most && !candidates.empty()) {
      const auto next = best_of(candidates, weeks);
      if (next->state != Candidate::tried) {
        // Dearer then, perhaps: it waits for its turn again.
        if (!settle(*next, judgement)) candidates.erase(next);
        continue;
      }
      slots.push_back(slot_of(next->draft, judgement));
      weeks.insert(calendar::monday_of_week(next->day()));
      candidates.erase(next);
    }
    return slots;
  }

 private:
  static Problem as_known(const Problem& problem) {
    Problem known = problem;
    known.history = governance::as_of(problem.history, problem.today).shared();
    return known;
  }

  // The best time of each day, by day, by the constraints of the session alone and those to what
  // stands; but for the weekly limit, which is dear to ask.
  std::vector<Placed> openings(const std::string& body, const DayRange& window) const {
    std::vector<Placed> result;
    for (Day day = std::max(first_, window.first); day <= window.last; day += Days{1}) {
      if (!options_.is_spaced(body, day)) continue;
      const Option* best = nullptr;
      for (const Option& option : options_.on(body, day)) {
        if (!best || option.cost.total() < best->cost.total()) best = &option;
      }
      if (!best || !options_.has_place_in_day(body, day)) continue;
      result.push_back({&body, day, best->start, best->cost.total()});
    }
    return result;
  }

  static std::vector<Candidate>::iterator best_of(std::vector<Candidate>& candidates,
                                                  const std::set<Day>& weeks) {
    const auto key = [&](const Candidate& candidate) {
      const bool again = weeks.count(calendar::monday_of_week(candidate.day())) > 0;
      return std::pair(candidate.cost + (again ? worth_of_another_week : 0), candidate.day());
    };
    return std::min_element(
        candidates.begin(), candidates.end(),
        [&](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
  }

  // One step towards a slot; false when it cannot be one.
  bool settle(Candidate& candidate, const Judgement& judgement) const {
    if (candidate.state == Candidate::alone) {
      candidate.state = Candidate::complete;
      return keeps_weeks(candidate.draft) && fill(candidate, [](const Draft&) { return true; });
    }
    candidate.state = Candidate::tried;
    if (helps(judgement, candidate.draft)) return true;
    if (candidate.draft.size() == 1) return false;
    // Perhaps not the session, but the days of those before it stood in the way.
    candidate.draft.resize(1);
    return harms_nothing(candidate.draft) &&
           fill(candidate, [&](const Draft& draft) { return helps(judgement, draft); });
  }

  // The first draft in the order of cost that has all that must come before, and will do.
  bool fill(Candidate& candidate, const std::function<bool(const Draft&)>& will_do) const {
    if (!precede(candidate.draft, 0, will_do)) return false;
    candidate.cost = 0;
    for (const Placed& placed : candidate.draft) candidate.cost += placed.cost;
    return true;
  }

  // Hard::weekly
  bool keeps_weeks(const Draft& draft) const {
    if (!problem_.preferences.per_person_and_week) return true;
    std::vector<Demand> demands;
    std::vector<Day> days;
    for (const Placed& placed : draft) {
      Demand demand;
      demand.home = &options_;
      demand.body = *placed.body;
      demand.window = {placed.day, placed.day};
      demands.push_back(std::move(demand));
      days.push_back(placed.day);
    }
    return !find_overflow(demands, days);
  }

  // Hard::precedence: what must come before the draft's sessions, from `number` on, and stands
  // nowhere, is added to the draft. What is no obligation is left out where it has no day.
  bool precede(Draft& draft, std::size_t number,
               const std::function<bool(const Draft&)>& will_do) const {
    for (; number < std::min(draft.size(), deepest_chain); ++number) {
      const Placed session = draft[number];
      const auto previous =
          placement_.session_before(*session.body, session.day, compliance::Manner::good_order);
      for (const rules::Obligation* rule :
           placement_.predecessors(*session.body, session.day, Manner::good_order)) {
        const DayRange window =
            placement_.predecessor_window(*rule, session.day, previous, Manner::good_order);
        if (stands(draft, rule->body, window)) continue;
        for (const Placed& placed : before(draft, *rule, window, session.day)) {
          draft.push_back(placed);
          if (keeps_weeks(draft) && precede(draft, number, will_do)) return true;
          draft.pop_back();
        }
        if (rule->weight == rules::Weight::obligation) return false;
      }
    }
    return will_do(draft);
  }

  bool stands(const Draft& draft, const std::string& body, const DayRange& window) const {
    return !options_.sessions().within(body, window).empty() ||
           std::any_of(draft.begin(), draft.end(), [&](const Placed& placed) {
             return *placed.body == body && window.contains(placed.day);
           });
  }

  // Where one that must come before `day` may stand, the best first.
  std::vector<Placed> before(const Draft& draft, const rules::Obligation& rule,
                             const DayRange& window, Day day) const {
    if (window.empty()) return {};
    std::vector<Placed> days = openings(rule.body, window);
    const int spacing = placement_.spacing(rule.body, Manner::good_order);
    std::erase_if(days, [&](const Placed& placed) {
      // Two that are added share nobody, being on different days.
      return std::any_of(draft.begin(), draft.end(), [&](const Placed& other) {
        const int apart = *other.body == rule.body ? spacing : 1;
        return std::abs((other.day - placed.day).count()) < apart;
      });
    });
    const Day wish = std::clamp(day - breathing, window.first, window.last);
    std::stable_sort(days.begin(), days.end(), [&](const Placed& a, const Placed& b) {
      const auto key = [&](const Placed& placed) {
        return std::pair(placed.cost, std::abs((placed.day - wish).count()));
      };
      return key(a) < key(b);
    });
    return days;
  }

  // What a session that keeps it has to be marked with.
  static std::string first_of(const Judgement& judgement) {
    const rules::Response* rule = rules::traits(judgement.duty.obligation->kind).response;
    return rule && rule->after_failed_quorum ? judgement.duty.trigger : "";
  }

  std::vector<Judgement> suppose(const Draft& draft, const std::string& first = "") const {
    std::vector<governance::Meeting> added;
    for (const Placed& placed : draft) {
      added.push_back(meeting_of(slot_at(placed)));
      added.back().uid = "slot-" + std::to_string(added.size());
    }
    added.front().second_of = first;
    return trial_.suppose(added);
  }

  // The checker's word, as if the draft stood.
  bool helps(const Judgement& judgement, const Draft& draft) const {
    const Identity asked = identity(judgement.duty);
    bool helped = false;
    for (const Judgement& after : suppose(draft, first_of(judgement))) {
      if (identity(after.duty) == asked) {
        helped = compliance::sessions_lacking(after) < compliance::sessions_lacking(judgement) &&
                 !is_gone(after.verdict);
        if (!helped) return false;
      } else if (is_worse(after) || makes_a_loss(after)) {
        return false;
      }
    }
    return helped;
  }

  bool harms_nothing(const Draft& draft) const {
    const std::vector<Judgement> after = suppose(draft);
    return std::none_of(after.begin(), after.end(),
                        [&](const Judgement& judgement) { return is_worse(judgement); });
  }

  // A duty that there was already.
  bool is_worse(const Judgement& after) const {
    const auto known = before_.find(identity(after.duty));
    if (known == before_.end()) return false;
    const Judgement& before = *known->second;
    if (exceeds(after) && after.meetings.size() > before.meetings.size()) return true;
    if (is_kept(before.verdict)) return !is_kept(after.verdict);
    return is_gone(after.verdict) && !is_gone(before.verdict);
  }

  static bool exceeds(const Judgement& judgement) {
    const auto& most = judgement.duty.at_most;
    return most && static_cast<int>(judgement.meetings.size()) > *most;
  }

  // A duty that the new sessions bring with them. Their composition is the same on any day, and
  // what is no obligation condemns nothing.
  bool makes_a_loss(const Judgement& judgement) const {
    if (before_.count(identity(judgement.duty)) > 0) return false;
    const rules::Obligation& obligation = *judgement.duty.obligation;
    return is_gone(judgement.verdict) && obligation.weight == rules::Weight::obligation &&
           rules::traits(obligation.kind).hangs_on_day;
  }

  // Without who is free.
  Slot slot_at(const Placed& placed) const {
    Slot slot;
    slot.body = *placed.body;
    slot.day = placed.day;
    slot.start = placed.start;
    slot.length = length_of(problem_, slot.body);
    slot.cost = static_cast<double>(placed.cost) / halves;
    if (const governance::Body* body = problem_.rules->convention->body(slot.body)) {
      slot.site = body->site;
      slot.roles = body->members;
    }
    const Day in_order = placement_.last_act(slot.body, slot.day, Manner::good_order);
    const auto late_since = options_.late_since(slot.body, slot.day);
    slot.short_notice = late_since.has_value();
    slot.late_since = late_since.value_or(slot.day);
    slot.urgent = placement_.stated_notice(slot.body, slot.day, false) < problem_.today;
    slot.convene_by =
        slot.short_notice ? placement_.stated_notice(slot.body, slot.day, slot.urgent) : in_order;
    return slot;
  }

  Slot slot_of(const Draft& draft, const Judgement& judgement) const {
    std::vector<Slot> slots;
    for (const Placed& placed : draft) {
      slots.push_back(slot_at(placed));
      tell_who_is_free(slots.back());
    }
    Slot slot = std::move(slots.front());
    slots.erase(slots.begin());
    std::sort(slots.begin(), slots.end(),
              [](const Slot& a, const Slot& b) { return a.day < b.day; });
    for (const Slot& before : slots) slot.cost += before.cost;
    slot.before = std::move(slots);
    slot.second_of = first_of(judgement);
    return slot;
  }

  void tell_who_is_free(Slot& slot) const {
    slot.taken = options_.absent(slot.body, slot.day, slot.start, slot.length, slot.site);
    for (const std::string& key : options_.seating().of(slot.body, slot.day).invited) {
      if (std::binary_search(slot.taken.begin(), slot.taken.end(), key)) continue;
      const bool known = problem_.availability.busy.count(key) > 0;
      (known ? slot.free : slot.unknown).push_back(key);
    }
  }

  const Problem problem_;
  const Options options_;
  const compliance::Placement& placement_;
  const compliance::Trial trial_;
  const std::vector<Judgement> judgements_;
  const Day first_;
  std::map<Identity, const Judgement*> before_;
};

Slots::Slots(const Problem& problem)
    : prepared_(std::make_unique<const Prepared>(problem, std::nullopt)) {}
Slots::Slots(const Problem& problem, std::vector<Judgement> judgements)
    : prepared_(std::make_unique<const Prepared>(problem, std::move(judgements))) {}
Slots::~Slots() = default;
const std::vector<Judgement>& Slots::judgements() const { return prepared_->judgements(); }

Slot Slots::at(const governance::Meeting& meeting) const { return prepared_->at(meeting); }

std::vector<Slot> Slots::best(const Judgement& judgement, std::size_t most) const {
  return prepared_->best(judgement, most);
}

}  // namespace gouvernail::planning
