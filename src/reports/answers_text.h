// SPDX-License-Identifier: MPL-2.0
// Answers to invitations, for a terminal. Persons are named by their keys.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/local_time.h"
#include "governance/answer.h"
#include "records/answers.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

struct PersonAnswer {
  std::string person;
  governance::Answer answer = governance::Answer::needs_action;
  std::string delegate;      // key
  std::string comment;       // what the person wrote
  bool out_of_date = false;  // given before the invitation changed
  // An answer came from an address that is also that of another guest: whose it is waits.
  bool to_be_told = false;
  // His mailbox is the organiser's, who is another: no invitation reaches him.
  bool not_told = false;
};

struct MeetingAnswers {
  std::string uid;
  base::LocalizedText title;
  calendar::Day day;
  std::vector<PersonAnswer> persons;
  std::vector<PersonAnswer> uninvited = {};  // whose answer was recorded all the same
  base::Message forecast;                    // empty: nothing to fear
};

struct PossibleSession {
  std::string uid;
  base::LocalizedText title;
  calendar::Day day;
};

struct WaitingAnswer {
  std::int64_t number = 0;
  std::string uid;            // of the meeting
  base::LocalizedText title;  // … and what it is called
  calendar::Day day;
  // The day that the invitation told which is answered, where it is another one.
  std::optional<calendar::Day> about = {};
  bool cancelled = false;  // the meeting: the answer can be set aside alone
  records::Doubt doubt = records::Doubt::stranger;
  std::string attendee;
  std::vector<std::string> sharing = {};  // keys of the guests whose address that is, where several
  std::string sender;
  std::string delegate;
  governance::Answer answer = governance::Answer::needs_action;
  std::optional<calendar::LocalTime> start;  // that is proposed
  // Of Doubt::instance: the session that is answered, and what is proposed for it.
  std::optional<calendar::LocalTime> instance = {};
  std::optional<calendar::LocalTime> instance_start = {};
  std::string comment;
  // Of Doubt::unbound: other sessions that it may be about.
  std::vector<PossibleSession> others = {};
};

std::string answers_text(const std::vector<MeetingAnswers>& meetings,
                         const std::vector<WaitingAnswer>& waiting, const Language& language,
                         const TextStyle& style);

}  // namespace gouvernail::reports
