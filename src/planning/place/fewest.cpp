// SPDX-License-Identifier: MPL-2.0
// What a repair that moves fewer sessions would have to be, day by day.
#include <algorithm>
#include <utility>

#include "compliance/trial.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "planning/demand/demand.h"
#include "planning/place/mended.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::Days;
using compliance::Judgement;
using governance::Meeting;
using governance::MeetingStatus;

std::set<LastingName> open_among(const std::vector<Judgement>& judgements) {
  std::set<LastingName> open;
  for (const Judgement& judgement : judgements) {
    if (wants_sessions(judgement)) open.insert(lasting_name(judgement.duty));
  }
  return open;
}

class Shifts {
 public:
  Shifts(const Problem& without, std::set<LastingName> open, int& trials)
      : problem_(without),
        options_(without),
        trial_(*without.rules, without.world, governance::as_of(without.history, without.today)),
        open_(std::move(open)),
        lost_(open_among(trial_.judge())),
        trials_(trials) {
    std::erase_if(lost_, [&](const LastingName& name) { return open_.count(name) > 0; });
  }

  bool may_keep_all(std::size_t from = 0) {
    if (from == problem_.displaced.size()) return keeps_all();
    const Meeting& meeting = problem_.displaced[from].meeting;
    for (Day day = problem_.horizon.first; day <= problem_.horizon.last; day += Days{1}) {
      for (const Option& option : options_.on(meeting.body, day)) {
        if (--trials_ < 0) return true;
        Meeting moved = meeting;
        moved.day = day;
        moved.start_time = option.start;
        moved.end = calendar::LocalTime{day, option.start + length_of(problem_, meeting.body)};
        moved.status = MeetingStatus::proposed;
        moved_.push_back(std::move(moved));
        if (may_keep_all(from + 1)) return true;
        moved_.pop_back();
      }
    }
    return false;
  }

 private:
  bool keeps_all() const {
    std::set<LastingName> lost = lost_;
    for (const Judgement& judgement : trial_.suppose(moved_)) {
      const LastingName name = lasting_name(judgement.duty);
      if (!wants_sessions(judgement)) {
        lost.erase(name);
      } else if (open_.count(name) == 0) {
        return false;
      }
    }
    return lost.empty();
  }

  const Problem& problem_;
  const Options options_;
  const compliance::Trial trial_;
  std::set<LastingName> open_;  // as it stood
  std::set<LastingName> lost_;  // without those sessions
  int& trials_;
  std::vector<Meeting> moved_;
};

}  // namespace

bool Mended::could_move(const std::vector<const Meeting*>& those, int& trials) const {
  const Problem trial = without(those);
  return Shifts(trial, open_among(judgements_), trials).may_keep_all();
}

}  // namespace gouvernail::planning
