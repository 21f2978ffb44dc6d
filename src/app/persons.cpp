// SPDX-License-Identifier: MPL-2.0
#include "app/persons.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/workspace/person_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/file_name.h"
#include "base/mail_address.h"
#include "base/text.h"
#include "base/visible.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "platform/files.h"
#include "platform/lock.h"
#include "rules/rules.h"
#include "settings/people_edit.h"
#include "settings/people_file.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::Action;
using base::Detail;
using base::Input;
using base::msg;
using base::Verb;
using governance::Person;

// Writes the file, one process at a time, once it reads well.
class PeopleFile {
 public:
  explicit PeopleFile(Opened& opened)
      : opened_(opened),
        path_(opened.folder / settings::people_name),
        lock_(opened.folder, "people") {
    if (!lock_.held()) {
      throw base::bad_input(msg("people.toml is being written right now"), msg("try again"));
    }
    if (fs::exists(path_)) text_ = platform::read_file(path_);
  }

  const std::string& text() const { return text_; }

  governance::People people() const {
    base::Diagnostics diagnostics;
    auto read = settings::read_people({settings::people_name, text_}, opened_.rules->convention,
                                      diagnostics);
    if (base::has_errors(diagnostics)) {
      throw base::bad_files(msg("people.toml cannot be read"), diagnostics);
    }
    return std::move(read.people);
  }

  void write(const std::string& text) {
    base::Diagnostics diagnostics;
    auto read = settings::read_people({settings::people_name, text}, opened_.rules->convention,
                                      diagnostics);
    if (base::has_errors(diagnostics)) {
      throw base::bad_files(msg("people.toml was left as it is: what was given does not fit it"),
                            diagnostics);
    }
    platform::write_file(path_, text);
    opened_.people = std::move(read.people);
  }

 private:
  Opened& opened_;
  fs::path path_;
  platform::Lock lock_;
  std::string text_;
};

void need_words(const Person& person) {
  const bool no_name = base::is_blank(person.name);
  if (no_name || base::is_blank(person.key)) {
    throw base::bad_input(no_name ? msg("a person needs a name") : msg("a person needs a key"),
                          no_name
                              ? msg("give {}", Input{Detail::name})
                              : msg("choose a short one, which seats and diaries name them by"));
  }
  if (base::is_plain_line(person.name)) return;
  throw base::bad_input(msg("a name stands on one line, without characters that nobody sees"),
                        msg("correct {}", Input{Detail::name}));
}

// Whoever was written into the file with another key keeps it. Diaries are files of that
// name.
void need_plain_key(const Person& person) {
  if (base::is_plain_word(person.key) && base::is_id(person.key)) return;
  throw base::bad_input(
      msg("a key is one word, without blanks, slashes or characters that nobody sees"),
      msg("choose a short one, which seats and diaries name them by"));
}

// Blanks that were copied with an address are none of it.
Person with_bare_addresses(Person person) {
  person.address = std::string(base::trim(person.address));
  for (std::string& alias : person.aliases) alias = std::string(base::trim(alias));
  return person;
}

// Whoever is written in today can be written to.
void need_writable(const std::string& address) {
  if (!base::is_mail_address(address) || base::can_be_written_to(address)) return;
  throw base::bad_input(base::why_not_written_to(address), base::address_to_write_to());
}

// As the record names them.
std::vector<std::string> changed_fields(const Person& before, const Person& after) {
  std::vector<std::string> fields;
  if (before.name != after.name) fields.emplace_back("name");
  if (before.address != after.address) fields.emplace_back("address");
  if (before.party != after.party) fields.emplace_back("party");
  if (before.aliases != after.aliases) fields.emplace_back("aliases");
  return fields;
}

base::Failure cannot_be_followed(const std::string& key) {
  return base::bad_input(
      msg("people.toml is written in a way that cannot be changed without touching the rest"),
      msg("change the lines of “{}” in it by hand", key));
}

settings::PeopleFile read_text(const std::string& text, const Opened& opened,
                               base::Diagnostics& diagnostics) {
  return settings::read_people({settings::people_name, text}, opened.rules->convention,
                               diagnostics);
}

// people.toml with several persons more or told anew, one after the other.
class PersonsTogether {
 public:
  PersonsTogether(const Opened& opened, std::string text)
      : opened_(opened), text_(std::move(text)) {
    base::Diagnostics none;
    before_ = read_text(text_, opened_, none).people;
  }

  void take(const std::vector<Person>& persons) {
    // Most files are good: each is looked at alone only where all of them together are not.
    PersonsTogether all = *this;
    for (const Person& person : persons) all.take(person);
    base::Diagnostics diagnostics;
    read_text(all.text_, opened_, diagnostics);
    if (base::has_errors(diagnostics)) {
      for (const Person& person : persons) take_alone(person);
    } else {
      text_ = std::move(all.text_);
      notes = std::move(all.notes);
      refused = std::move(all.refused);
      told = std::move(all.told);
    }
  }

  const std::string& text() const { return text_; }

  records::Changes notes;
  std::vector<RefusedPerson> refused;
  std::vector<RefusedPerson> told;

 private:
  // What commands ask of whoever is added, people.toml does not.
  template <class Need>
  void tell_unless(const Person& person, Need need) {
    try {
      need();
    } catch (const base::Failure& failure) {
      told.push_back({person.key, failure.cause(), failure.remedy()});
    }
  }

  void take(const Person& person) {
    try {
      write_in(person);
    } catch (const base::Failure& failure) {
      refused.push_back({person.key, failure.cause(), failure.remedy()});
    }
  }

  void take_alone(const Person& person) {
    const std::string text = text_;
    const std::size_t noted = notes.size();
    take(person);
    base::Diagnostics diagnostics;
    read_text(text_, opened_, diagnostics);
    const auto wrong = std::ranges::find(diagnostics, base::Severity::error,
                                         [](const base::Diagnostic& one) { return one.severity; });
    if (wrong == diagnostics.end()) return;
    refused.push_back({person.key, wrong->what, wrong->remedy});
    text_ = text;
    notes.resize(noted);
  }

  void write_in(const Person& given) {
    const Person person = with_bare_addresses(given);
    need_words(person);
    if (!seen_.insert(person.key).second) {
      throw base::bad_input(msg("“{}” stands twice", person.key), msg("leave one of them out"));
    }
    const Person* known = before_.find(person.key);
    if (!known) tell_unless(person, [&] { need_plain_key(person); });
    if (!known || known->address != person.address) {
      tell_unless(person, [&] { need_writable(person.address); });
    }
    const auto text =
        known ? settings::with_changed(text_, person) : settings::with_person(text_, person);
    if (!text) throw cannot_be_followed(person.key);
    text_ = *text;
    records::NotePerson note{person.key, known == nullptr, {}};
    if (known) note.changed = changed_fields(*known, person);
    notes.emplace_back(std::move(note));
  }

  const Opened& opened_;
  std::string text_;
  governance::People before_;
  std::set<std::string> seen_;  // keys
};

}  // namespace

Person add_person(Opened& opened, const Person& given) {
  need_workspace(opened);
  const Person person = with_bare_addresses(given);
  need_words(person);
  need_plain_key(person);
  if (opened.people->find(person.key)) {
    throw base::bad_input(msg("“{}” is in people.toml already", person.key),
                          msg("choose another key, or tell what changed with “{0}”",
                              Action(Verb::set_person).of(person.key)));
  }
  need_writable(person.address);
  PeopleFile file(opened);
  record(opened, {records::NotePerson{person.key, true, {}}},
         [&] { file.write(settings::with_person(file.text(), person)); });
  return person;
}

Person set_person(Opened& opened, const SetPerson& request) {
  need_workspace(opened);
  // As the file has him now: whatever another process wrote since it was opened stays.
  PeopleFile file(opened);
  const governance::People people = file.people();
  const Person* known = &need_person_named(people, request.key);
  if (!request.name && !request.address && !request.party && !request.aliases) {
    throw base::bad_input(msg("what changed is not said"),
                          msg("give {0}, {1}, {2} or {3}", Input{Detail::name},
                              Input{Detail::address}, Input{Detail::party}, Input{Detail::alias}));
  }
  Person person = *known;
  if (request.name) person.name = *request.name;
  if (request.address) person.address = *request.address;
  if (request.party) person.party = *request.party;
  if (request.aliases) person.aliases = *request.aliases;
  person = with_bare_addresses(std::move(person));
  if (request.address) need_writable(person.address);
  need_words(person);
  const auto text = settings::with_changed(file.text(), person);
  if (!text) throw cannot_be_followed(person.key);
  std::vector<std::string> changed = changed_fields(*known, person);
  // What is given anew as it stands is no change.
  if (changed.empty()) return person;
  record(opened, {records::NotePerson{person.key, false, std::move(changed)}},
         [&] { file.write(*text); });
  return person;
}

PersonsSeen look_at_persons(const Opened& opened, const std::vector<Person>& persons) {
  if (persons.empty()) return {};
  const fs::path path = opened.folder / settings::people_name;
  PersonsTogether all(opened, fs::exists(path) ? platform::read_file(path) : std::string());
  all.take(persons);
  return {std::move(all.refused), std::move(all.told)};
}

void record_with_persons(Opened& opened, records::Changes changes,
                         const std::vector<Person>& persons, bool look_further) {
  const auto record_all = [&](const std::function<void()>& then) {
    look_further ? record(opened, changes, then) : record_last(opened, changes, then);
  };
  if (persons.empty()) return record_all([] {});
  need_workspace(opened);
  // As the file has them now: whatever another process wrote since it was opened stays.
  PeopleFile file(opened);
  PersonsTogether all(opened, file.text());
  all.take(persons);
  if (!all.refused.empty()) {
    throw base::bad_input(std::move(all.refused.front().cause),
                          std::move(all.refused.front().remedy));
  }
  // Seats and answers name them: they come first.
  changes.insert(changes.begin(), all.notes.begin(), all.notes.end());
  record_all([&] { file.write(all.text()); });
}

std::string free_key(const std::string& name, const governance::People& people) {
  const std::string folded = base::fold(name);
  std::string key = folded;
  for (int number = 2; people.find(key) != nullptr; ++number) {
    key = folded + "-" + std::to_string(number);
  }
  return key;
}

void record_without_person(Opened& opened, const records::Changes& changes, const std::string& key,
                           const std::function<void()>& then) {
  need_workspace(opened);
  PeopleFile file(opened);
  const auto text = settings::without_person(file.text(), key);
  if (!text && file.people().find(key)) throw cannot_be_followed(key);
  // Not before it is settled: addresses stand in the file alone, and whoever erases once more after
  // a fault has to find them.
  record(opened, changes);
  if (text) file.write(*text);
  then();
}

const std::vector<Person>& list_persons(const Opened& opened) {
  need_workspace(opened);
  return opened.people->persons;
}

}  // namespace gouvernail::app
