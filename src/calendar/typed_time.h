// SPDX-License-Identifier: MPL-2.0
// Hours that somebody typed, read where they stand. Internal to `calendar`.
#pragma once

#include <optional>

#include "calendar/typed.h"
#include "calendar/typed_scan.h"

namespace gouvernail::calendar {

// What stands next as one hour; none: it is none.
std::optional<Minutes> read_hour(TypedScan& scan);

// What stands next as an hour, or as a first and a last one.
std::optional<TypedHours> read_hours(TypedScan& scan);

// Behind the "T" of a machine: "140000" too.
std::optional<Minutes> read_stamp_time(TypedScan& scan);
// How far its zone is ahead of UTC: "Z", "+02:00", "-0500"; none: it says none.
std::optional<Minutes> read_offset(TypedScan& scan);

// Whether what stands next is meant to be an hour, right or wrong: "25:00", "9h5", "2 PM".
bool looks_like_an_hour(TypedScan scan);

}  // namespace gouvernail::calendar
