// SPDX-License-Identifier: MPL-2.0
// Facts and the journal name a person by a number alone: "#7". Who that is can be erased; the
// number stays.
#pragma once

#include <cstdint>
#include <string>

namespace gouvernail::records {

std::string token_of(std::int64_t person);
// The number of a token that token_of made.
std::int64_t number_of(const std::string& token);

}  // namespace gouvernail::records
