// SPDX-License-Identifier: MPL-2.0
#include "governance/people.h"

namespace gouvernail::governance {

const Person* People::find(const std::string& key) const {
  for (const Person& person : persons) {
    if (person.key == key) return &person;
  }
  return nullptr;
}

}  // namespace gouvernail::governance
