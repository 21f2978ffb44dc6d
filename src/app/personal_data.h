// SPDX-License-Identifier: MPL-2.0
// What a workspace holds about one person, for that person to read (RGPD, art. 15), and how it is
// erased (art. 17).
#pragma once

#include <string>

#include "app/workspace/opened.h"
#include "reports/held_of_person.h"

namespace gouvernail::app {

using reports::HeldOfPerson;

// Nobody of that key, in people.toml or in the record, is a Failure.
HeldOfPerson held_of_person(const Opened& opened, const std::string& key);

// Erases them: name, addresses, key, diary, mails to them and what they wrote with answers. What
// they did stays as that of a number: seats, attendance, answers without words. Free texts and
// backups stay as they are: somebody has to decide on each. Not to be undone. What was held before.
HeldOfPerson erase_person(Opened& opened, const std::string& key);

}  // namespace gouvernail::app
