// SPDX-License-Identifier: MPL-2.0
#include "app/personal_data.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "app/persons.h"
#include "app/workspace/busy.h"
#include "app/workspace/record.h"
#include "app/workspace/subscriptions.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/history.h"
#include "governance/waiver.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "records/recorded_change.h"
#include "records/workspace.h"
#include "settings/people_edit.h"
#include "settings/people_file.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::Person;
using reports::Mention;

// What they may be called by in a text. A name of a few words is a person's, whose words may stand
// alone; a longer one ("Directrice générale des services") is a function, whose words are
// anybody's.
class NamesOfPerson {
 public:
  explicit NamesOfPerson(const Person& person) {
    for (const std::string& name : {person.name, person.key, person.address}) note(name, sure_);
    for (const std::string& alias : person.aliases) note(alias, sure_);
    const auto words = base::split(base::trim(person.name), ' ');
    if (words.size() > most_words) return;
    for (const std::string& word : base::split(base::fold(person.name), '-')) {
      if (word.size() >= longer) note(word, words_);
    }
  }

  // As words of their own, whatever their case and accents. `surely`: the whole name, the key or an
  // address.
  bool stand_in(const std::string& text, bool surely) const {
    const std::string folded = "-" + base::fold(text) + "-";
    const auto stands = [&](const std::string& name) {
      return folded.find(name) != std::string::npos;
    };
    return std::ranges::any_of(sure_, stands) || (!surely && std::ranges::any_of(words_, stands));
  }

 private:
  static constexpr std::size_t most_words = 3;
  static constexpr std::size_t longer = 4;  // letters: "de", "Le" are anybody's

  static void note(const std::string& name, std::set<std::string>& names) {
    const std::string folded = base::fold(name);
    if (!folded.empty()) names.insert("-" + folded + "-");
  }

  std::set<std::string> sure_;
  std::set<std::string> words_;
};

class Held {
 public:
  Held(const Opened& opened, const std::string& key)
      : opened_(opened), person_(person_of(opened, key)), names_(person_) {
    held_.person = person_;
    held_.in_people = opened.people->find(key) != nullptr;
  }

  HeldOfPerson run() {
    seats_and_sessions();
    mails_and_answers();
    invitations();
    for (const records::RecordedChange& change : opened_.database->changes()) {
      if (change.author == person_.key) held_.entries.push_back(change.entry.sequence);
    }
    files();
    texts();
    if (!is_known()) {
      throw base::bad_input(msg("neither people.toml nor the record knows “{}”", person_.key),
                            base::suggestion(person_.key, opened_.people->keys()));
    }
    return std::move(held_);
  }

 private:
  static Person person_of(const Opened& opened, const std::string& key) {
    const Person* known = opened.people->find(key);
    Person unknown;
    unknown.key = key;
    return known ? *known : unknown;
  }

  // What nobody signed is nobody's.
  bool is_known() const {
    if (person_.key.empty()) return false;
    return held_.in_people || !held_.seats.empty() || !held_.sessions.empty() ||
           !held_.mails.empty() || !held_.answers.empty() || !held_.ticks.empty() ||
           !held_.entries.empty();
  }

  bool is_theirs(const std::string& address) const {
    if (address.empty()) return false;
    return governance::same_address(address, person_.address) ||
           std::ranges::any_of(person_.aliases, [&](const std::string& alias) {
             return governance::same_address(address, alias);
           });
  }

  void seats_and_sessions() {
    for (const governance::Seat& seat : opened_.history->seats) {
      if (seat.person == person_.key) held_.seats.push_back(seat);
    }
    for (const governance::Meeting& meeting : opened_.history->meetings) {
      if (!meeting.present) continue;
      for (const governance::Presence& one : *meeting.present) {
        if (one.person == person_.key || one.by_person == person_.key) {
          held_.sessions.push_back({meeting, one});
        }
      }
    }
    for (const governance::Tick& tick : opened_.history->ticks) {
      if (tick.person == person_.key) held_.ticks.push_back(tick);
    }
  }

  void mails_and_answers() {
    for (records::OutgoingMail& mail : opened_.database->outbox()) {
      if (mail.person == person_.key || is_theirs(mail.recipient)) {
        held_.mails.push_back(std::move(mail));
      }
    }
    for (records::AnswerRecord& answer : opened_.database->answers()) {
      if (answer.person == person_.key || answer.delegate == person_.key) {
        held_.answers.push_back(std::move(answer));
      } else {
        look_at(Mention::Place::comment, answer.meeting, answer.comment);
      }
    }
    for (records::Undecided& one : opened_.database->undecided()) {
      if (is_theirs(one.attendee) || is_theirs(one.sender) || is_theirs(one.delegate)) {
        held_.undecided.push_back(std::move(one));
      } else {
        look_at(Mention::Place::comment, one.meeting, one.comment);
      }
    }
  }

  void invitations() {
    for (const governance::Meeting& meeting : opened_.history->meetings) {
      const auto revisions = opened_.database->invitations(meeting.uid);
      const bool told = std::ranges::any_of(revisions, [&](const auto& revision) {
        return std::ranges::any_of(revision.recipients,
                                   [&](const std::string& address) { return is_theirs(address); });
      });
      if (told) held_.invited.push_back(meeting.uid);
    }
  }

  void files() {
    const fs::path& folder = opened_.folder;
    for (const fs::path& file :
         {folder / busy_name / (person_.key + ".ics"), path_of_copy(person_.key, folder)}) {
      if (fs::exists(file)) held_.files.push_back(file.lexically_relative(folder).string());
    }
    std::error_code none;
    for (const auto& file : fs::recursive_directory_iterator(folder, none)) {
      if (file.path().extension() != ".gouvernail") continue;
      held_.backups.push_back(file.path().lexically_relative(folder).string());
    }
    std::ranges::sort(held_.backups);
  }

  void texts() {
    using Place = Mention::Place;
    for (const governance::Meeting& meeting : opened_.history->meetings) {
      look_at(Place::note, meeting.uid, meeting.note);
      look_at(Place::agenda, meeting.uid, meeting.agenda);
      look_at(Place::reason, meeting.uid, meeting.reason);
    }
    for (const auto& [uid, documents] : opened_.database->evidence()) {
      for (const records::Evidence& one : documents) look_at(Place::document, uid, one.name);
    }
    for (const governance::Waiver& waiver : opened_.history->waivers) {
      for (const std::string& text : {waiver.reason, waiver.authority, waiver.evidence}) {
        look_at(Place::waiver, waiver.id, text);
      }
    }
    for (const governance::Tick& tick : opened_.history->ticks) {
      look_at(Place::tick, tick.meeting, tick.note);
    }
    lines_of(settings::people_name, Place::people);
    lines_of(settings::settings_name, Place::settings);
  }

  void look_at(Mention::Place place, const std::string& of, const std::string& text) {
    const bool in_a_file = place == Mention::Place::people || place == Mention::Place::settings;
    if (!text.empty() && names_.stand_in(text, in_a_file)) {
      held_.mentions.push_back({place, of, text});
    }
  }

  // Their own lines of people.toml go with them.
  void lines_of(const char* name, Mention::Place place) {
    const fs::path file = opened_.folder / name;
    if (!fs::exists(file)) return;
    std::string text = platform::read_file(file);
    if (place == Mention::Place::people) {
      text = settings::without_person(text, person_.key).value_or(text);
    }
    std::int64_t number = 0;
    for (const std::string& line : base::split(text, '\n')) {
      ++number;
      look_at(place, std::to_string(number), std::string(base::trim(line)));
    }
  }

  const Opened& opened_;
  Person person_;
  NamesOfPerson names_;
  HeldOfPerson held_;
};

// Seats that still run end with today; one that was still to begin never does.
records::Changes seats_given_up(const HeldOfPerson& held, calendar::Day today) {
  records::Changes changes;
  for (const governance::Seat& seat : held.seats) {
    if (seat.from > today) {
      changes.emplace_back(records::WithdrawSeat{seat.role, seat.person, seat.from});
    } else if (!seat.until || *seat.until > today) {
      changes.emplace_back(records::EndSeat{seat.role, seat.person, today});
    }
  }
  return changes;
}

records::ErasePerson erasing(const Person& person, const governance::People& people) {
  records::ErasePerson erased{person.key, person.aliases, {}};
  if (!person.address.empty()) erased.addresses.push_back(person.address);
  for (const std::string& address : erased.addresses) {
    const auto readers = people.at_address(address);
    const bool alone = std::ranges::all_of(
        readers, [&](const Person* reader) { return reader->key == person.key; });
    if (!alone) erased.shared.push_back(address);
  }
  return erased;
}

}  // namespace

HeldOfPerson held_of_person(const Opened& opened, const std::string& key) {
  need_workspace(opened);
  return Held(opened, key).run();
}

HeldOfPerson erase_person(Opened& opened, const std::string& key) {
  need_workspace(opened);
  HeldOfPerson held = held_of_person(opened, key);
  records::Changes changes = seats_given_up(held, platform::today());
  // So that whoever stands in people.toml alone has a number, too, under which it is told.
  changes.insert(changes.begin(), records::NotePerson{key, false, {"name", "address"}});
  changes.emplace_back(erasing(held.person, *opened.people));
  record_without_person(opened, changes, key, [&] {
    for (const std::string& file : held.files) fs::remove(opened.folder / file);
  });
  return held;
}

}  // namespace gouvernail::app
