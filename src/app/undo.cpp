// SPDX-License-Identifier: MPL-2.0
#include "app/undo.h"

#include <algorithm>
#include <utility>

#include "app/seats.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/record.h"
#include "app/workspace/seats_counted.h"
#include "app/workspace/second_convocation.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/undo.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;

std::vector<base::Message> behind_undone(const Opened& opened,
                                         const std::vector<records::Restored>& restored) {
  std::vector<base::Message> all;
  for (const records::Restored& one : restored) {
    const auto* now = records::value_in<governance::Meeting>(one.now);
    const auto* then = records::value_in<governance::Meeting>(one.then);
    if (!now && !then) continue;
    auto behind = records_beside(opened.folder, now ? *now : *then, then);
    all.insert(all.end(), behind.begin(), behind.end());
  }
  return all;
}

void need_free_seats(const Opened& opened, const std::vector<records::Restored>& restored) {
  std::vector<governance::Seat> seats = opened.history->seats;
  for (const records::Restored& one : restored) {
    if (const auto* now = records::value_in<governance::Seat>(one.now)) std::erase(seats, *now);
    if (const auto* then = records::value_in<governance::Seat>(one.then)) seats.push_back(*then);
  }
  for (const records::Restored& one : restored) {
    if (const auto* then = records::value_in<governance::Seat>(one.then)) need_free(seats, *then);
  }
}

// What was recorded together with the entry and is not taken back.
std::vector<base::Message> left_by_undo(const Opened& opened, std::int64_t entry) {
  // Most have none of it, as their words alone say: what is recorded together is of one instant.
  const std::vector<records::JournalEntry> journal = opened.database->journal();
  const calendar::UtcTime at = journal.at(static_cast<std::size_t>(entry - 1)).at;
  if (std::ranges::none_of(journal, [&](const records::JournalEntry& one) {
        return one.at == at && records::stays_behind(one);
      })) {
    return {};
  }
  const std::vector<records::RecordedChange> changes = opened.database->changes();
  const std::int64_t transaction = changes.at(static_cast<std::size_t>(entry - 1)).transaction;
  std::int64_t answers = 0;
  std::int64_t persons = 0;
  for (const records::RecordedChange& one : changes) {
    if (one.transaction != transaction || !records::stays_behind(one.entry)) continue;
    ++(one.entry.action == "answer-recorded" ? answers : persons);
  }
  std::vector<base::Message> told;
  if (answers > 0) {
    told.push_back(
        msg("{0} {0:answer|answers} that came with it {0:stays|stay}: a later answer "
            "takes the place of one.",
            answers));
  }
  if (persons > 0) {
    told.push_back(
        msg("{0} {0:person|persons} that came with it {0:stays|stay}: correct what is wrong with "
            "“{1}”.",
            persons, base::Action(base::Verb::set_person)));
  }
  return told;
}

Undone what_would_be(const Opened& opened, std::int64_t entry) {
  need_workspace(opened);
  Undone undone;
  try {
    undone.restored = opened.database->undo_of(entry);
    undone.behind = left_by_undo(opened, entry);
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
  need_free_seats(opened, undone.restored);
  return undone;
}

// Once it was recorded.
std::vector<base::Message> told_of_undone(const Undone& undone, const governance::History& before,
                                          const Opened& opened) {
  std::vector<base::Message> told = undone.behind;
  for (base::Message& one : behind_undone(opened, undone.restored)) told.push_back(std::move(one));
  for (const Misplaced& one : misplaced_seconds(opened, before, opened.history)) {
    told.push_back(other_misplaced(one, opened.history));
  }
  for (base::Message& one : sessions_counting(opened, before.seats, opened.history->seats)) {
    told.push_back(std::move(one));
  }
  return told;
}

}  // namespace

Undone undo_change(Opened& opened, const UndoChange& request) {
  Undone undone = what_would_be(opened, request.entry);
  if (request.dry_run) return undone;
  const governance::History before = opened.history;
  record(opened, {records::Undo{request.entry}});
  undone.behind = told_of_undone(undone, before, opened);
  return undone;
}

bool can_undo(const Opened& opened, std::int64_t entry) {
  try {
    what_would_be(opened, entry);
    return true;
  } catch (const base::Failure&) {
    return false;
  }
}

std::vector<base::Message> undo_together(const std::vector<Opened*>& all,
                                         const std::vector<std::int64_t>& entries) {
  std::vector<Undone> undone;
  std::vector<governance::History> before;
  std::vector<records::Changes> changes;
  for (std::size_t i = 0; i < all.size(); ++i) {
    undone.push_back(what_would_be(*all[i], entries.at(i)));
    before.push_back(*all[i]->history);
    changes.push_back({records::Undo{entries[i]}});
  }
  record_together(all, changes);
  std::vector<base::Message> told;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (base::Message& one : told_of_undone(undone[i], before[i], *all[i])) {
      told.push_back(std::move(one));
    }
  }
  return told;
}

}  // namespace gouvernail::app
