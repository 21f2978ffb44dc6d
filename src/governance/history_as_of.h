// SPDX-License-Identifier: MPL-2.0
// A history cut to a day: what was known at its end, and no more. Whatever judges, counts or
// prepares takes this type, so that nobody hands it what was not known yet, or cuts it twice.
#pragma once

#include <cstddef>
#include <vector>

#include "base/shared.h"
#include "calendar/day.h"

namespace gouvernail::governance {

struct History;
struct Meeting;

class HistoryAsOf {
 public:
  // Facts that somebody has made for that day, a trial calendar or a test's: nothing is cut.
  static HistoryAsOf taken_as_known(base::Shared<History> history, calendar::Day day);

  calendar::Day day() const { return day_; }
  const History& operator*() const { return history_; }
  const History* operator->() const { return &*history_; }
  // To be handed on as it is.
  const base::Shared<History>& shared() const { return history_; }

  // The same day, with these sessions more.
  HistoryAsOf with(const std::vector<Meeting>& added) const;
  // Its first `kept` sessions, and these in the place of the others: what was supposed last goes.
  void replace_after(std::size_t kept, const std::vector<Meeting>& added);

 private:
  friend HistoryAsOf as_of(base::Shared<History> history, calendar::Day day);
  HistoryAsOf(base::Shared<History> history, calendar::Day day);

  base::Shared<History> history_;
  calendar::Day day_;
};

// What was known of `history` at the end of `day`, and no more. Order is kept.
// - held later: convened if the convocation had been sent by then (convened_on), else unknown;
// - convened later: unknown; convened on a day that is not recorded: convened already;
// - cancelled later: convened or proposed, by the same test; without cancelled_on: cancelled;
// - attendance of a session not yet held, and days still to come (minutes, documents…), go;
// - waivers granted and steps done later go; seats stay, since their own days say when they are
// held.
// Where that is all of it, as on most days, it is shared and not copied.
HistoryAsOf as_of(base::Shared<History> history, calendar::Day day);

}  // namespace gouvernail::governance
