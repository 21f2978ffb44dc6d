// SPDX-License-Identifier: MPL-2.0
#include "records/content.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "governance/seat.h"
#include "governance/waiver.h"
#include "support/recording.h"

namespace gouvernail::records {
namespace {

using namespace gouvernail::test;
using governance::Meeting;

// The very bytes: facts recorded by one version must be read, and hashed, by all later ones.
TEST(Content, FormNeverChanges) {
  Meeting m = held("m-1");
  EXPECT_EQ(to_content(m), R"({"body":"copil","day":"2026-10-13","status":"held","uid":"m-1"})");
  m.start_time = calendar::Minutes{840};
  m.end = calendar::LocalTime{m.day, calendar::Minutes{960}};
  m.present = {{"elu", 2}};
  m.urgent = true;
  m.note = "é";
  EXPECT_EQ(to_content(m),
            R"({"body":"copil","day":"2026-10-13","end":"2026-10-13T16:00","note":"é",)"
            R"("present":[["elu",2]],"start_minutes":840,"status":"held","uid":"m-1",)"
            R"("urgent":true})");
  EXPECT_EQ(to_content(governance::Seat{"elu", "#1", "", day("2026-01-01"), {}}),
            R"({"from":"2026-01-01","person":"#1","role":"elu"})");
}

TEST(Content, OtherJsonIsDamage) {
  for (const char* content : {"", "{", "[]", "null", "{}",
                              R"({"body":"copil","day":"2026-02-30","status":"held","uid":"m"})",
                              R"({"body":"copil","day":"2026-10-13","status":"?","uid":"m"})",
                              R"({"body":"copil","day":"2026-10-13","status":"held","uid":1})"}) {
    EXPECT_EQ(fault_of([&] { from_content<Meeting>(content); }), StoreFault::damaged) << content;
  }
}

std::optional<calendar::Day> maybe_day() {
  if (!*rc::gen::arbitrary<bool>()) return std::nullopt;
  return day("2026-01-01") + calendar::Days{*rc::gen::inRange(-300000, 300000)};
}

// Whatever bytes: read as Windows-1252 they are some text.
std::string any_text() {
  return base::to_utf8(*rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
}

RC_GTEST_PROP(Content, AnyMeetingReadsBack, ()) {
  Meeting m = held(any_text());
  m.body = any_text();
  m.day = maybe_day().value_or(m.day);
  if (*rc::gen::arbitrary<bool>()) {
    m.start_time = calendar::Minutes{*rc::gen::inRange(0, 24 * 60)};
  }
  if (const auto end = maybe_day()) {
    m.end = calendar::LocalTime{*end, calendar::Minutes{*rc::gen::inRange(0, 24 * 60)}};
  }
  m.convened_on = maybe_day();
  m.documents_on = maybe_day();
  m.minutes_on = maybe_day();
  m.cancelled_on = maybe_day();
  if (*rc::gen::arbitrary<bool>()) {
    m.present.emplace();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
      m.present->push_back({any_text(), *rc::gen::arbitrary<int>()});
    }
  }
  m.urgent = *rc::gen::arbitrary<bool>();
  m.site = any_text();
  m.second_of = any_text();
  m.note = any_text();
  RC_ASSERT(from_content<Meeting>(checked_content(m)) == m);
}

RC_GTEST_PROP(Content, AnyWaiverReadsBack, ()) {
  const governance::Waiver waiver{
      any_text(), any_text(), maybe_day(), maybe_day(), maybe_day().value_or(day("2026-01-01")),
      any_text(), any_text(), any_text()};
  RC_ASSERT(from_content<governance::Waiver>(checked_content(waiver)) == waiver);
}

}  // namespace
}  // namespace gouvernail::records
