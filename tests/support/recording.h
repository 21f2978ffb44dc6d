// SPDX-License-Identifier: MPL-2.0
// Short ways to write what is recorded, and to ask how it was refused.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "governance/meeting.h"
#include "records/changes.h"
#include "records/errors.h"

namespace gouvernail::test {

using calendar::Day;
using calendar::UtcTime;

inline Day day(const std::string& iso) {
  const auto result = calendar::parse_iso_day(iso);
  if (!result) throw std::invalid_argument("not a day: " + iso);
  return *result;
}

inline UtcTime utc(const std::string& text) {
  const auto result = calendar::parse_ical_utc(text);
  if (!result) throw std::invalid_argument("not an instant: " + text);
  return *result;
}

inline records::Stamp at(const std::string& text, const std::string& author = "") {
  return {utc(text), author};
}

inline records::Stamp noon() { return at("20261013T120000Z", "cp"); }

inline governance::Meeting meeting(const std::string& uid, const std::string& iso,
                                   governance::MeetingStatus status) {
  governance::Meeting m;
  m.uid = uid;
  m.body = "copil";
  m.day = day(iso);
  m.status = status;
  return m;
}

inline governance::Meeting held(const std::string& uid, const std::string& iso = "2026-10-13") {
  return meeting(uid, iso, governance::MeetingStatus::held);
}

// The fault of what `action` throws; none when it throws nothing. Each fault says its cause and
// what would be right.
inline std::optional<records::StoreFault> fault_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const records::StoreError& error) {
    EXPECT_FALSE(error.cause().empty());
    EXPECT_FALSE(error.remedy().empty());
    return error.fault();
  }
  return std::nullopt;
}

}  // namespace gouvernail::test
