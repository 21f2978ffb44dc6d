// SPDX-License-Identifier: MPL-2.0
// Persons by what people call them: as somebody names one at the terminal or on a page, and as they
// are shown.
#pragma once

#include <string>

#include "app/workspace/opened.h"

namespace gouvernail::governance {
struct Meeting;
struct People;
struct Person;
}  // namespace gouvernail::governance

namespace gouvernail::app {

// By key, name or address (People::named). Nobody, or an address that several have, is a Failure.
const governance::Person& need_person_named(const Opened& opened, const std::string& name);
const governance::Person& need_person_named(const governance::People& people,
                                            const std::string& name);

// As people call whoever has that key: by the name, where one is known.
std::string person_name(const std::string& key, const governance::People& people);
// The meeting with names in the place of the keys of those who came.
governance::Meeting with_names(governance::Meeting meeting, const governance::People& people);

}  // namespace gouvernail::app
