// SPDX-License-Identifier: MPL-2.0
// Persons and their addresses. They live in the workspace alone, never in rule files. When they
// are not free: governance/availability.h.
#pragma once

#include <string>
#include <vector>

namespace gouvernail::governance {

struct Person {
  std::string key;  // how people.toml and seats name the person
  std::string name;
  std::string address;                    // mail; may be empty
  std::string party;                      // id of a party; may be empty
  std::vector<std::string> aliases = {};  // other addresses that the person answers from
};

// What mailboxes are told apart by: ASCII letters without their case.
std::string address_key(const std::string& address);
bool same_address(const std::string& a, const std::string& b);

struct People {
  std::vector<Person> persons;
  const Person* find(const std::string& key) const;
  std::vector<std::string> keys() const;  // in their order
  // Whom a hand wrote: by key, by name whatever its case and accents, or by address. Null when it
  // is nobody, or several.
  const Person* named(const std::string& text) const;
  // By address or alias, whatever the case of ASCII letters; null for an empty address.
  const Person* find_address(const std::string& address) const;
  // All of those: a town hall may have one mailbox for two of its members. In their order.
  std::vector<const Person*> at_address(const std::string& address) const;
};

}  // namespace gouvernail::governance
