// SPDX-License-Identifier: MPL-2.0
#include "app/importing/former.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "app/importing/same_place.h"
#include "app/workspace/record.h"
#include "governance/history_told.h"
#include "records/errors.h"
#include "records/recorded_change.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;

// What an event says of a session that is a field of it: whether it was held or convened, or is
// cancelled, goes by the steps of a life.
const std::set<std::string>& told_by_events() {
  static const std::set<std::string> columns = {"start", "end", "site"};
  return columns;
}

}  // namespace

std::set<std::string> FormerStates::columns_behind(const Row& row, const Meeting& recorded) {
  const Meeting& read = row.meeting;
  if (row.place.told) {
    const Meeting laid = governance::keep_untold(recorded, read, *row.place.told);
    if (laid == recorded) return {};
    return governance::columns_behind(recorded, read, *row.place.told, of(recorded.uid));
  }
  std::set<std::string> told = told_by_events();
  if (read.site.empty()) told.erase("site");
  return governance::columns_behind(recorded, read, told, before_event(read, recorded));
}

// Of one that a calendar brought, what that calendar said last: what was changed since was changed
// here. Where it does not say when it was written, any state may be meant.
std::vector<Meeting> FormerStates::before_event(const Meeting& event, const Meeting& recorded) {
  const std::vector<Meeting>& all = of(recorded.uid);
  if (!recorded.diary || !event.diary) return all;
  const bool untold =
      event.diary->stamp.empty() && event.diary->sequence <= recorded.diary->sequence;
  if (untold) return all;
  const auto said = std::ranges::find(all, recorded.diary, &Meeting::diary);
  // Where none of those before says so, nothing was changed since.
  return said == all.end() ? std::vector<Meeting>{} : std::vector<Meeting>{*said};
}

void FormerStates::date_by_receipt(Meeting& event, const Meeting& recorded) {
  if (!event.diary || event.diary->written.empty()) return;
  governance::DiaryState& state = *event.diary;
  const auto is_it = [&](const Meeting& one) {
    return one.diary && one.diary->written == state.written &&
           one.diary->sequence == state.sequence;
  };
  if (is_it(recorded)) {
    state.stamp = recorded.diary->stamp;
    return;
  }
  const std::vector<Meeting>& all = of(recorded.uid);
  const auto read = std::ranges::find_if(all, is_it);
  if (read != all.end()) state.stamp = read->diary->stamp;
}

bool FormerStates::is_new_day(calendar::Day day, const Meeting& recorded) {
  const std::vector<Meeting>& all = of(recorded.uid);
  const auto stood = [&](const Meeting& state) { return state.day == day; };
  if (day != recorded.day) return std::ranges::none_of(all, stood);
  return std::ranges::any_of(all, std::not_fn(stood));
}

bool FormerStates::was_withdrawn(const std::string& uid) {
  read();
  return withdrawn_.contains(uid);
}

std::optional<std::string> FormerStates::session_once_on(const Meeting& line) {
  read();
  if (!by_place_) {
    by_place_.emplace();
    for (const auto& [uid, states] : states_) {
      for (const Meeting& state : states) (*by_place_)[{state.body, state.day}].insert(uid);
    }
  }
  const auto found = by_place_->find({line.body, line.day});
  if (found == by_place_->end() || found->second.size() != 1) return std::nullopt;
  const std::string& uid = *found->second.begin();
  const bool at_once = std::ranges::any_of(
      of(uid), [&](const Meeting& state) { return may_be_at_once(state, line); });
  return at_once ? std::optional(uid) : std::nullopt;
}

const std::vector<Meeting>& FormerStates::of(const std::string& uid) {
  read();
  return states_[uid];
}

void FormerStates::read() {
  if (std::exchange(is_read_, true) || !opened_.database) return;
  std::map<std::int64_t, bool> was_so;  // whether it was withdrawn before the entry of that number
  try {
    for (const records::RecordedChange& change : opened_.database->changes()) {
      const Meeting* was = records::value_in<Meeting>(change.before);
      const Meeting* is = records::value_in<Meeting>(change.after);
      if (const Meeting* one = is ? is : was) {
        // An undo, or the undo of one, leaves things as they were before what it takes back.
        const bool so = withdrawn_.contains(one->uid);
        const bool now = change.undoes ? was_so[*change.undoes] : is == nullptr;
        was_so[change.entry.sequence] = so;
        if (now) withdrawn_.insert(one->uid);
        if (!now) withdrawn_.erase(one->uid);
      }
      // The one that stands is before nothing; what an undo took back was never said, so that an
      // import can be undone and made again.
      if (was && !change.undoes) states_[was->uid].push_back(*was);
    }
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

}  // namespace gouvernail::app
