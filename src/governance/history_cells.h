// SPDX-License-Identifier: MPL-2.0
// What single cells of a history mean: days and hours as calendar/typed.h has them, and as the
// numbers that spreadsheets make of them. Internal to `governance`.
#pragma once

#include <optional>
#include <string>

#include "calendar/typed.h"

namespace gouvernail::governance {

// As somebody typed it, or days since the beginning of the workbook's system of days.
std::optional<calendar::TypedMoment> moment_of_cell(const std::string& text, bool from_1904);

// Whether its hour is the midnight that a spreadsheet adds to a day without an hour, in letters, in
// numbers and as ISO has it, with seconds or without; our own files write one that is meant as
// "2026-10-13T00:00".
bool has_added_midnight(const calendar::TypedMoment& moment, const std::string& text);

// In a column of hours: also a part of the day ("0,604166667"), a number alone ("14"), two of them
// ("14-16"), and the hour of a day before any ("30/12/1899 14:00").
std::optional<calendar::TypedHours> hours_of_cell(const std::string& text);

// "oui", "x", "FAUX".
std::optional<bool> flag_of_cell(const std::string& text);

// "#REF!", "#N/A", "Err:502": what a spreadsheet shows instead of a value.
bool is_error_of_spreadsheet(const std::string& text);

}  // namespace gouvernail::governance
