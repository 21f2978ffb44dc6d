// SPDX-License-Identifier: MPL-2.0
#include "governance/people.h"

#include "base/text.h"

namespace gouvernail::governance {

std::string address_key(const std::string& address) { return base::lower_ascii(address); }

bool same_address(const std::string& a, const std::string& b) {
  return a.size() == b.size() && address_key(a) == address_key(b);
}

std::vector<std::string> People::keys() const {
  std::vector<std::string> keys;
  for (const Person& person : persons) keys.push_back(person.key);
  return keys;
}

const Person* People::find(const std::string& key) const {
  for (const Person& person : persons) {
    if (person.key == key) return &person;
  }
  return nullptr;
}

const Person* People::find_address(const std::string& address) const {
  if (address.empty()) return nullptr;
  for (const Person& person : persons) {
    if (same_address(person.address, address)) return &person;
    for (const std::string& alias : person.aliases) {
      if (same_address(alias, address)) return &person;
    }
  }
  return nullptr;
}

}  // namespace gouvernail::governance
