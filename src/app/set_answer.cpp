// SPDX-License-Identifier: MPL-2.0
#include "app/set_answer.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <utility>

#include "app/answers.h"
#include "app/sending/guests.h"
#include "app/sending/invitation_revision.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/person_names.h"
#include "app/workspace/record.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "platform/clock.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Answer;
using governance::AnswerRecord;
using governance::Meeting;
using governance::Person;

// As base::fold leaves them: without case and accents, a hyphen for what stands between words.
struct AnswerWord {
  const char* word;
  Answer answer;
};
constexpr auto answer_words = std::to_array<AnswerWord>({
    {"oui", Answer::accepted},
    {"yes", Answer::accepted},
    {"non", Answer::declined},
    {"no", Answer::declined},
    {"peut-etre", Answer::tentative},
    {"maybe", Answer::tentative},
    {"perhaps", Answer::tentative},
    // As an attendance sheet says it.
    {"present", Answer::accepted},
    {"presente", Answer::accepted},
    {"excuse", Answer::declined},
    {"excusee", Answer::declined},
    {"excused", Answer::declined},
    {"absent", Answer::declined},
    {"absente", Answer::declined},
});
constexpr auto delegations =
    std::to_array<std::string_view>({"represente-par", "representee-par", "represented-by"});

struct Said {
  Answer answer = Answer::accepted;
  std::string delegate;  // as it was written
};

Said need_said(const std::string& text) {
  const std::string words = base::fold(text);
  for (const AnswerWord& known : answer_words) {
    if (words == known.word) return {known.answer, ""};
  }
  // The name as it was written: an address is one only with its signs.
  for (std::size_t blank = text.find(' '); blank != std::string::npos;
       blank = text.find(' ', blank + 1)) {
    const std::string before = base::fold(text.substr(0, blank));
    if (std::find(delegations.begin(), delegations.end(), before) == delegations.end()) continue;
    return {Answer::delegated, std::string(base::trim(text.substr(blank + 1)))};
  }
  throw base::bad_input(msg("“{}” is no answer", text),
                        msg("write yes, no, maybe, or represented by and who comes"));
}

base::Failure own_delegate(const std::string& key) {
  return base::bad_input(msg("nobody comes in his own place: “{}”", key),
                         msg("write yes, no, maybe, or represented by and who comes"));
}

const Guest* find_guest(const std::vector<Guest>& guests, const std::string& person) {
  const auto found = std::find_if(guests.begin(), guests.end(),
                                  [&](const Guest& guest) { return guest.person == person; });
  return found == guests.end() ? nullptr : &*found;
}

// After whatever he answered before, also where that was in this second or by a clock that is
// ahead.
calendar::UtcTime time_after(const AnswerRecord* before) {
  const calendar::UtcTime now = platform::now();
  return before ? std::max(now, before->dtstamp + std::chrono::seconds{1}) : now;
}

const AnswerRecord* find_answer(const Answers& answers, const Meeting& meeting,
                                const Person& person) {
  const auto own = answers.find(meeting.uid);
  if (own == answers.end()) return nullptr;
  const auto found = own->second.find(person.key);
  return found == own->second.end() ? nullptr : &found->second;
}

// One person on two seats of the session, by the answers that stand.
class TwoSeats {
 public:
  TwoSeats(const Answers& answers, const AnswerRecord& said, const std::vector<Guest>& guests)
      : said_(said), guests_(guests) {
    const auto own = answers.find(said.meeting);
    if (own == answers.end()) return;
    for (const auto& [person, answer] : own->second) {
      if (answer.sequence == said.sequence) standing_.emplace(person, &answer);
    }
  }

  std::vector<base::Message> write() {
    if (!said_.delegate.empty()) tell_of_delegate();
    tell_of_himself();
    return std::move(remarks_);
  }

 private:
  const AnswerRecord* of(const std::string& person) const {
    const auto found = standing_.find(person);
    return found == standing_.end() ? nullptr : found->second;
  }
  // Who, but for `but`, sends him.
  std::string sender_of(const std::string& person, const std::string& but) const {
    for (const auto& [sender, answer] : standing_) {
      if (sender != but && answer->delegate == person) return sender;
    }
    return "";
  }
  void tell_twice(const std::string& person, const std::string& sender) {
    remarks_.push_back(
        msg("“{0}” comes in the place of “{1}” already, and would sit there twice. "
            "It was recorded all the same.",
            person, sender));
  }

  void tell_of_delegate() {
    const std::string& delegate = said_.delegate;
    const std::string other = sender_of(delegate, said_.person);
    if (!other.empty()) tell_twice(delegate, other);
    const AnswerRecord* own = of(delegate);
    if (!own) return;
    if (own->answer == Answer::accepted && find_guest(guests_, delegate)) {
      remarks_.push_back(
          msg("“{0}” comes on a seat of his own already, and would sit there twice. "
              "It was recorded all the same.",
              delegate));
    } else if (own->answer == Answer::declined || own->answer == Answer::delegated) {
      remarks_.push_back(
          msg("“{0}” has said not to come. It was recorded all the same.", delegate));
    }
  }

  void tell_of_himself() {
    const std::string sender = sender_of(said_.person, said_.person);
    const bool stays_away = said_.answer == Answer::delegated || said_.answer == Answer::declined;
    if (!sender.empty() && stays_away) {
      remarks_.push_back(
          msg("“{0}” was to come in the place of “{1}”, whose answer still says so: ask “{1}” who "
              "comes.",
              said_.person, sender));
    } else if (!sender.empty() && said_.answer == Answer::accepted &&
               find_guest(guests_, said_.person)) {
      tell_twice(said_.person, sender);
    }
    const AnswerRecord* before = of(said_.person);
    if (before && !before->delegate.empty() && before->delegate != said_.delegate) {
      remarks_.push_back(
          msg("“{0}” was to come in the place of “{1}”, and is not expected there any "
              "more.",
              before->delegate, said_.person));
    }
  }

  const AnswerRecord& said_;
  const std::vector<Guest>& guests_;
  std::map<std::string, const AnswerRecord*> standing_;  // to the present invitation, by person
  std::vector<base::Message> remarks_;
};

}  // namespace

AnswerSet set_answer(Opened& opened, const SetAnswer& request) {
  need_workspace(opened);
  const Meeting meeting = need_meeting(opened, request.meeting);
  if (!governance::is_expected(meeting)) {
    throw base::bad_input(
        msg("the session of {} is held or cancelled: no answer is awaited",
            calendar::arg(meeting.day)),
        msg("record who was there with “{0}”", base::Action{base::Verb::hold_meeting}));
  }
  const Said said = need_said(request.answer);
  const Person& person = need_person_named(opened, request.person);
  AnswerSet set;
  set.answer.meeting = meeting.uid;
  set.answer.person = person.key;
  set.answer.answer = said.answer;
  const Answers answers = standing_answers(opened);
  set.answer.dtstamp = time_after(find_answer(answers, meeting, person));
  // What he says is of the session as it is recorded, whatever those invited were told.
  set.answer.sequence = awaited_sequence(opened.database->invitations(meeting.uid), meeting);
  const std::vector<Guest> guests = guests_of(meeting, opened, answers);
  const Guest* guest = find_guest(guests, person.key);
  if (!guest) {
    set.remarks.push_back(
        msg("“{0}” is not among those invited to the session of {1}. It was "
            "recorded all the same.",
            person.key, calendar::arg(meeting.day)));
  }
  if (said.answer == Answer::delegated) {
    const Person& delegate = need_person_named(opened, said.delegate);
    set.answer.delegate = delegate.key;
    if (delegate.key == person.key) throw own_delegate(person.key);
    if (guest && !may_come_for(*guest, delegate, meeting, opened)) {
      set.remarks.push_back(
          msg("By the convention, “{0}” may not sit for “{1}”. It was recorded "
              "all the same.",
              delegate.key, person.key));
    }
  }
  // Whom a guest has sent is none of them for a seat of his own.
  const std::vector<Guest> seated = guests_of(meeting, opened);
  for (base::Message& one : TwoSeats(answers, set.answer, seated).write()) {
    set.remarks.push_back(std::move(one));
  }
  const auto lacking_before = lacking_with_answers(opened, meeting);
  record(opened, {records::RecordAnswer{set.answer}});
  auto lacking = lacking_with_answers(opened, meeting);
  if (!lacking.empty() && lacking != lacking_before) {
    set.remarks.push_back(
        msg("With the answers given, it will not have its composition: {}.", std::move(lacking)));
  }
  return set;
}

}  // namespace gouvernail::app
