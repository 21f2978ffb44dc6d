// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/record.h"

#include <atomic>
#include <functional>

#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "platform/machine.h"
#include "records/errors.h"

namespace gouvernail::app {

base::Failure failure_of(const records::StoreError& error) {
  using records::StoreFault;
  const bool input =
      error.fault() == StoreFault::not_found || error.fault() == StoreFault::already_exists ||
      error.fault() == StoreFault::not_a_workspace || error.fault() == StoreFault::newer_version ||
      error.fault() == StoreFault::conflict || error.fault() == StoreFault::bad_change;
  return {input ? base::Failure::Kind::bad_input : base::Failure::Kind::fault, error.cause(),
          error.remedy()};
}

namespace {

std::atomic<int> recorded_so_far{0};

// What was recorded in `opened`, which knows it from then on.
void keep_in_sight(Opened& opened, const records::Recorded& recorded, bool look_further) {
  if (recorded.changed > 0) ++recorded_so_far;
  opened.revision = recorded.revision;
  platform::log::info("recorded", {platform::log::field("revision", recorded.revision),
                                   platform::log::field("changed", recorded.changed),
                                   platform::log::field("unchanged", recorded.unchanged)});
  opened.history = look_further ? opened.database->history() : governance::History();
}

std::vector<records::Recorded> record_all(const std::vector<Opened*>& all,
                                          const std::vector<const records::Changes*>& changes,
                                          const std::function<void()>& then,
                                          bool look_further = true) {
  for (const Opened* opened : all) need_workspace(*opened);
  std::vector<records::Recorded> recorded(all.size());
  try {
    const records::Stamp stamp{platform::now(), platform::login_name()};
    // The transaction of each encloses that of the next one.
    const std::function<void(std::size_t)> record_from = [&](std::size_t i) {
      if (i == all.size()) return then();
      recorded[i] = all[i]->database->record(*changes[i], stamp, all[i]->revision,
                                             [&] { record_from(i + 1); });
    };
    record_from(0);
    for (std::size_t i = 0; i < all.size(); ++i) keep_in_sight(*all[i], recorded[i], look_further);
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
  return recorded;
}

}  // namespace

int recordings() { return recorded_so_far; }

records::Recorded record(Opened& opened, const records::Changes& changes) {
  return record(opened, changes, [] {});
}

records::Recorded record(Opened& opened, const records::Changes& changes,
                         const std::function<void()>& then) {
  return record_all({&opened}, {&changes}, then).front();
}

records::Recorded record_last(Opened& opened, const records::Changes& changes,
                              const std::function<void()>& then) {
  const std::function<void()> nothing = [] {};
  return record_all({&opened}, {&changes}, then ? then : nothing, false).front();
}

std::map<std::size_t, base::Failure> record_where_taken(Opened& opened,
                                                        const records::Changes& changes) {
  need_workspace(opened);
  std::map<std::size_t, base::Failure> refused;
  if (changes.empty()) return refused;
  const records::Stamp stamp{platform::now(), platform::login_name()};
  const auto put = [&](const records::Changes& some, std::size_t at) {
    try {
      keep_in_sight(opened, opened.database->record(some, stamp, opened.revision, [] {}), true);
    } catch (const records::StoreError& error) {
      if (error.fault() != records::StoreFault::bad_change) throw failure_of(error);
      refused.insert_or_assign(at, failure_of(error));
    }
  };
  put(changes, 0);
  if (refused.empty() || changes.size() == 1) return refused;
  refused.clear();
  for (std::size_t i = 0; i < changes.size(); ++i) put({changes[i]}, i);
  return refused;
}

std::vector<records::Recorded> record_together(const std::vector<Opened*>& all,
                                               const std::vector<records::Changes>& changes) {
  std::vector<const records::Changes*> each;
  for (const records::Changes& one : changes) each.push_back(&one);
  return record_all(all, each, [] {});
}

}  // namespace gouvernail::app
