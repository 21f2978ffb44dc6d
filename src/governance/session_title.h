// SPDX-License-Identifier: MPL-2.0
// What people call a session in a diary or a sheet of their own: "Annulé : COPIL CTG".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"

namespace gouvernail::governance {

struct Convention;

// Ids of the bodies, and of no act, whose name or id stands in the text in whole words: "COPIL
// CTG". Of several, of the longest name: "groupe projet élargi" is no "groupe projet".
std::vector<std::string> bodies_named_in(const Convention& convention, const std::string& text);

// What stands beside those words, of a title that is called off: "COPIL CTG"; none of another one,
// nor where the whole is the name of a body.
std::optional<std::string> name_called_off(const Convention& convention, const std::string& title);

// Of a calendar: what nobody but its owner can name.
base::Message untitled_left_out(std::int64_t events);

}  // namespace gouvernail::governance
