// SPDX-License-Identifier: MPL-2.0
#include "app/sending/expected_guests.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/stand_ins.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using governance::Answer;
using governance::AnswerRecord;
using governance::Meeting;
using governance::Person;

bool has_organisers_address(const Person& person, const Opened& opened) {
  const std::string& address = opened.settings->organiser.address;
  return !address.empty() && governance::same_address(person.address, address);
}

// Whether he holds the role that convenes the body or, where nothing is said of it, any other.
bool convenes(const Person& person, const Meeting& meeting, const Opened& opened) {
  const governance::Convention& convention = opened.rules->convention;
  const governance::Body* own = convention.body(meeting.body);
  const bool told = own && !own->convener.empty();
  return std::any_of(
      opened.history->seats.begin(), opened.history->seats.end(), [&](const auto& seat) {
        if (seat.person != person.key || !governance::holds_on(seat, meeting.day)) return false;
        if (told) return seat.role == own->convener;
        return std::any_of(convention.bodies.begin(), convention.bodies.end(),
                           [&](const auto& body) { return seat.role == body.convener; });
      });
}

bool has_organisers_name(const Person& person, const Opened& opened) {
  return base::fold(person.name) == base::fold(opened.settings->organiser.name);
}

// One to be counted for a delegate is written once, whoever sends him.
class Expecting {
 public:
  Expecting(const Meeting& meeting, int sequence,
            const std::map<std::string, AnswerRecord>& answers, const Opened& opened)
      : meeting_(meeting),
        sequence_(sequence),
        answers_(answers),
        opened_(opened),
        organiser_(organising_person(meeting, opened)) {
    const std::vector<Guest> guests = guests_of(meeting, opened);
    for (const Guest& guest : guests) there_.insert(guest.person);
    for (const Guest& guest : guests) expect(guest);
  }

  std::vector<compliance::Expected> expected;

 private:
  const AnswerRecord* answer_of(const std::string& person) const {
    const auto found = answers_.find(person);
    return found != answers_.end() && found->second.sequence == sequence_ ? &found->second
                                                                          : nullptr;
  }

  void expect(const Guest& guest) {
    const AnswerRecord* answer = answer_of(guest.person);
    if (answer && answer->answer == Answer::declined) return;
    const bool sends = answer && answer->answer == Answer::delegated;
    const auto comes = sends ? who_comes(guest.person, sequence_, answers_) : std::nullopt;
    if (comes) return expect_for(guest, *comes);
    const bool yes = answer ? answer->answer == Answer::accepted : guest.person == organiser_;
    expected.push_back({guest.role, guest.party, yes, guest.person});
  }

  void expect_for(const Guest& guest, const std::string& delegate) {
    const AnswerRecord* answer = answer_of(delegate);
    if (answer && answer->answer == Answer::declined) return;
    if (!there_.insert(delegate).second) return;  // he counts once, where he is expected himself
    const governance::Convention& convention = opened_.rules->convention;
    const auto& seats = opened_.history->seats;
    const std::string brings = governance::role_brought(delegate, meeting_.body, meeting_.day,
                                                        seats, opened_.people, convention);
    if (brings.empty()) {
      const governance::Role* role = convention.role(guest.role);
      const Person* person = opened_.people->find(delegate);
      const bool may = role && person &&
                       governance::may_be_sent(*role, *person, meeting_.day, seats, convention);
      if (!may) return;
    }
    // Whoever sends him has answered for both, until he says himself that he does not know.
    const bool yes = !answer || answer->answer == Answer::accepted;
    expected.push_back({brings, guest.party, yes, delegate, guest.role});
  }

  const Meeting& meeting_;
  int sequence_;
  const std::map<std::string, AnswerRecord>& answers_;
  const Opened& opened_;
  std::string organiser_;
  std::set<std::string> there_;  // persons
};

}  // namespace

std::string organising_person(const Meeting& meeting, const Opened& opened) {
  std::vector<const Person*> sharing;
  for (const Person& person : opened.people->persons) {
    if (has_organisers_address(person, opened)) sharing.push_back(&person);
  }
  const auto only = [&](const auto& fits) -> const Person* {
    const auto count = std::count_if(sharing.begin(), sharing.end(),
                                     [&](const Person* person) { return fits(*person); });
    if (count != 1) return nullptr;
    return *std::find_if(sharing.begin(), sharing.end(),
                         [&](const Person* person) { return fits(*person); });
  };
  const Person* organiser =
      only([&](const Person& person) { return convenes(person, meeting, opened); });
  if (!organiser) {
    organiser = only([&](const Person& person) { return has_organisers_name(person, opened); });
  }
  return organiser ? organiser->key : "";
}

bool is_never_written_to(const std::string& key, const Meeting& meeting, const Opened& opened) {
  const Person* person = opened.people->find(key);
  return person && has_organisers_address(*person, opened) &&
         organising_person(meeting, opened) != key;
}

std::optional<std::string> who_comes(const std::string& person, int sequence,
                                     const std::map<std::string, AnswerRecord>& answers) {
  std::set<std::string> seen;
  std::string comes = person;
  while (!comes.empty() && seen.insert(comes).second) {
    const auto found = answers.find(comes);
    const bool sends = found != answers.end() && found->second.sequence == sequence &&
                       found->second.answer == Answer::delegated;
    if (!sends) return comes;
    comes = found->second.delegate;
  }
  return std::nullopt;
}

std::vector<compliance::Expected> expected_at(const Meeting& meeting, int sequence,
                                              const std::map<std::string, AnswerRecord>& answers,
                                              const Opened& opened) {
  return std::move(Expecting(meeting, sequence, answers, opened).expected);
}

}  // namespace gouvernail::app
