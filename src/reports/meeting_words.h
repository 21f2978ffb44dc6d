// SPDX-License-Identifier: MPL-2.0
// What sessions and those who sit in them are called.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/language.h"

namespace gouvernail::governance {
enum class MeetingStatus;
struct Convention;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::reports {

// Names, or the id where the convention has no name.
std::string body_name(const governance::Convention& convention, const std::string& body,
                      const Language& language);
std::string role_name(const governance::Convention& convention, const std::string& role,
                      const Language& language);
std::string party_name(const governance::Convention& convention, const std::string& party,
                       const Language& language);
std::string site_name(const governance::Convention& convention, const std::string& site,
                      const Language& language);

std::string status_word(governance::MeetingStatus status, const Language& language);  // "tenue"

// When it ends: as recorded, else `length` after its start.
std::optional<calendar::LocalTime> end_of(const governance::Meeting& meeting,
                                          std::optional<calendar::Minutes> length);

// "mar. 13/10/2026, 14 h – 16 h"; the day alone when the hours are not known.
std::string meeting_time(const governance::Meeting& meeting,
                         std::optional<calendar::Minutes> length, const Language& language);

// "14 h – 16 h", "14 h"; empty when the hours are not known.
std::string meeting_hours(const governance::Meeting& meeting,
                          std::optional<calendar::Minutes> length, const Language& language);

// The attendance sheet, a line a role or person: "DGS", "élu × 3", "Caf (en visio)". Empty: nobody
// came, or it was not recorded. Persons by their keys where `keys`, else by their roles alone.
std::vector<std::string> attendance_lines(const governance::Meeting& meeting,
                                          const governance::Convention& convention, bool keys,
                                          const Language& language);

// By day, then hour; a session without hour comes first.
bool comes_first(const governance::Meeting& a, const governance::Meeting& b);

}  // namespace gouvernail::reports
