// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/person_names.h"

#include "base/failure.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/unknown_name.h"

namespace gouvernail::app {

using base::msg;
using governance::Person;

const Person& need_person_named(const Opened& opened, const std::string& name) {
  return need_person_named(*opened.people, name);
}

const Person& need_person_named(const governance::People& people, const std::string& name) {
  if (const Person* person = people.named(name)) return *person;
  const auto sharing = people.at_address(name);
  if (sharing.size() > 1) {
    base::MessageList list;
    for (const Person* person : sharing) list.push_back(msg("{}", person->key));
    throw base::bad_input(msg("{0} is the address of {1}: who is meant?", name, std::move(list)),
                          msg("name one by their key"));
  }
  const governance::UnknownName unknown = governance::unknown_person(people, name);
  throw base::bad_input(unknown.cause, unknown.remedy);
}

std::string person_name(const std::string& key, const governance::People& people) {
  const governance::Person* person = people.find(key);
  return person && !person->name.empty() ? person->name : key;
}

governance::Meeting with_names(governance::Meeting meeting, const governance::People& people) {
  if (!meeting.present) return meeting;
  for (governance::Presence& one : *meeting.present) {
    if (!one.person.empty()) one.person = person_name(one.person, people);
    if (!one.by_person.empty()) one.by_person = person_name(one.by_person, people);
  }
  return meeting;
}

}  // namespace gouvernail::app
