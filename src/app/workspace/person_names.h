// SPDX-License-Identifier: MPL-2.0
// The person that somebody names at the terminal or on a page.
#pragma once

#include <string>

#include "app/workspace/opened.h"

namespace gouvernail::governance {
struct Person;
}

namespace gouvernail::app {

// By key, name or address (People::named). Nobody, or an address that several have, is a Failure.
const governance::Person& need_person_named(const Opened& opened, const std::string& name);

}  // namespace gouvernail::app
