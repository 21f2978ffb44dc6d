// SPDX-License-Identifier: MPL-2.0
#include "governance/people.h"

#include <algorithm>

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
  const std::vector<const Person*> all = at_address(address);
  return all.empty() ? nullptr : all.front();
}

const Person* People::named(const std::string& text) const {
  if (const Person* person = find(text)) return person;
  const std::vector<const Person*> sharing = at_address(text);
  if (!sharing.empty()) return sharing.size() == 1 ? sharing.front() : nullptr;
  const Person* found = nullptr;
  for (const Person& person : persons) {
    if (base::fold(person.name) != base::fold(text) && base::fold(person.key) != base::fold(text)) {
      continue;
    }
    if (found) return nullptr;
    found = &person;
  }
  return found;
}

std::vector<const Person*> People::at_address(const std::string& address) const {
  std::vector<const Person*> found;
  if (address.empty()) return found;
  for (const Person& person : persons) {
    const bool answers_from =
        std::any_of(person.aliases.begin(), person.aliases.end(),
                    [&](const std::string& alias) { return same_address(alias, address); });
    if (answers_from || same_address(person.address, address)) found.push_back(&person);
  }
  return found;
}

}  // namespace gouvernail::governance
