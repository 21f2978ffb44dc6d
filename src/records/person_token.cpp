// SPDX-License-Identifier: MPL-2.0
#include "records/person_token.h"

namespace gouvernail::records {

std::string token_of(std::int64_t person) { return "#" + std::to_string(person); }

std::int64_t number_of(const std::string& token) { return std::stoll(token.substr(1)); }

}  // namespace gouvernail::records
