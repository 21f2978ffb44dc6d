// SPDX-License-Identifier: MPL-2.0
// The persons of a workspace. They stand in its people.toml, which is its user's: what is written
// here leaves every other line of it as it is, and the journal tells that it was.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "records/changes.h"

namespace gouvernail::governance {
struct Person;
}

namespace gouvernail::app {

// A key that is taken, a party that does not exist, an address that no mail can reach: a Failure,
// with the diagnostics of the file as it would be, and nothing is written.
governance::Person add_person(Opened& opened, const governance::Person& person);

// A key that nobody has yet, after the name: "mme-lefebvre".
std::string free_key(const std::string& name, const governance::People& people);

// What is told anew; the rest stays.
struct SetPerson {
  std::string key;
  std::optional<std::string> name;
  std::optional<std::string> address;  // empty: none any more
  std::optional<std::string> party;
  std::optional<std::vector<std::string>> aliases;
};
// As it stands now. Nobody of that key, nothing told, and a file that is written in a way that
// cannot be followed are Failures too.
governance::Person set_person(Opened& opened, const SetPerson& request);

// Of several persons at once, as a file brings them: those that people.toml does not have are
// added, the others told anew.
struct RefusedPerson {
  std::string key;
  base::Message cause;
  base::Message remedy;
};
struct PersonsSeen {
  std::vector<RefusedPerson> refused;  // whom people.toml cannot have so
  // Who would not be added so by a command, but may stand so in a file that somebody wrote: a key
  // of several words, an address that no mail can reach.
  std::vector<RefusedPerson> told;
};
// Nothing is written.
PersonsSeen look_at_persons(const Opened& opened, const std::vector<governance::Person>& persons);
// Records `changes` and what is noted of `persons` in one transaction, in which the file is written
// once. One who is refused is a Failure. `look_further`: false, and `opened` holds no facts then.
void record_with_persons(Opened& opened, records::Changes changes,
                         const std::vector<governance::Person>& persons, bool look_further);

// Records `changes`; then the person with her seats leaves people.toml, where she is in it, and
// `then` is done: what is interrupted is done by doing it once more. A file that cannot be followed
// is a Failure, and nothing is recorded.
void record_without_person(Opened& opened, const records::Changes& changes, const std::string& key,
                           const std::function<void()>& then);

// In the order of the file.
const std::vector<governance::Person>& list_persons(const Opened& opened);

}  // namespace gouvernail::app
