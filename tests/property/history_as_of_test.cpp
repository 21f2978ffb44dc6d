// SPDX-License-Identifier: MPL-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "governance/waiver.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::history_as_of_test {
namespace {

using calendar::Day;
using calendar::Days;

Day any_day() { return sample::day("2026-06-01") + Days{*rc::gen::inRange(-30, 31)}; }

std::optional<Day> maybe_day() {
  return *rc::gen::arbitrary<bool>() ? std::optional(any_day()) : std::nullopt;
}

History any_history() {
  History history;
  const int count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    Meeting m;
    m.uid = std::to_string(i);
    m.day = any_day();
    m.status = *rc::gen::element(MeetingStatus::proposed, MeetingStatus::convened,
                                 MeetingStatus::held, MeetingStatus::cancelled);
    m.convened_on = maybe_day();
    m.documents_on = maybe_day();
    m.minutes_on = maybe_day();
    m.cancelled_on = maybe_day();
    if (*rc::gen::arbitrary<bool>()) m.present.emplace();
    history.meetings.push_back(m);
    history.waivers.push_back({m.uid, "copil", {}, {}, any_day(), "", "", ""});
  }
  return history;
}

RC_GTEST_PROP(AsOf, NothingLaterIsLeft, ()) {
  const Day day = any_day();
  const HistoryAsOf known = as_of(any_history(), day);
  for (const Meeting& m : known->meetings) {
    for (const auto& at : {m.convened_on, m.documents_on, m.minutes_on, m.cancelled_on}) {
      RC_ASSERT(!at || *at <= day);
    }
    RC_ASSERT(m.status != MeetingStatus::held || m.day <= day);
    RC_ASSERT(!m.present || m.status == MeetingStatus::held);
  }
  for (const Waiver& waiver : known->waivers) RC_ASSERT(waiver.granted_on <= day);
}

RC_GTEST_PROP(AsOf, AskedTwiceSaysTheSame, ()) {
  const Day day = any_day();
  const HistoryAsOf once = as_of(any_history(), day);
  RC_ASSERT(*as_of(*once, day) == *once);
}

RC_GTEST_PROP(AsOf, AfterEverythingNothingIsForgotten, ()) {
  History history = any_history();
  const HistoryAsOf known = as_of(history, sample::day("2027-01-01"));
  for (Meeting& m : history.meetings) {
    if (m.status != MeetingStatus::held) m.present.reset();
  }
  RC_ASSERT(*known == history);
}

}  // namespace
}  // namespace gouvernail::governance::history_as_of_test
