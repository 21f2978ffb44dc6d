// SPDX-License-Identifier: MPL-2.0
// What the pages of persons share.
#pragma once

#include <map>
#include <string>

#include "app/workspace/opened.h"
#include "web/visit.h"

namespace gouvernail::web {

inline constexpr const char* persons_address = "/personnes";

// The page of one.
std::string person_address(const std::string& key);
// The address of a form about persons, with what it asks.
std::string person_form(const char* path,
                        const std::vector<std::pair<std::string, std::string>>& fields);

// What became of the last mail to an address.
struct LastMail {
  std::string words;
  bool refused = false;  // by a server, or it came back
};
// By address (governance::address_key); none: nothing ever left to it.
std::map<std::string, LastMail> last_mails(const app::Opened& opened, const Visit& visit);

}  // namespace gouvernail::web
