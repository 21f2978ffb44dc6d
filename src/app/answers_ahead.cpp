// SPDX-License-Identifier: MPL-2.0
// What the answers say of the meetings ahead.
#include <algorithm>
#include <map>
#include <set>

#include "app/answering/sessions_meant.h"
#include "app/answers.h"
#include "app/sending/expected_guests.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/invitation_revision.h"
#include "app/sending/unsent_documents.h"
#include "app/sending/untold.h"
#include "app/workspace/joint_records.h"
#include "compliance/forecast.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/meetings_by_uid.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Answer;
using governance::Meeting;

base::Message party_list(const std::vector<std::string>& parties, const Opened& opened) {
  base::MessageList list;
  for (const std::string& id : parties) {
    const governance::Party* party = opened.rules->convention->party(id);
    list.push_back(msg("{}", party ? party->name : base::LocalizedText{id, id}));
  }
  return msg("{}", std::move(list));
}

base::Message words_of(const compliance::Forecast& forecast, const Opened& opened) {
  if (!forecast.lacking.empty()) {
    return msg("With the answers given, it will not have its composition: {}.",
               base::MessageList{forecast.lacking});
  }
  if (forecast.settled) return {};
  if (!forecast.hangs_on.empty()) {
    return msg("Without an answer from {}, it will not have its composition.",
               base::MessageList{party_list(forecast.hangs_on, opened)});
  }
  return msg("Too few have answered yet for its composition.");
}

struct Ahead {
  const Meeting* meeting = nullptr;
  int sequence = 0;
  compliance::Forecast forecast;
  std::map<std::string, records::AnswerRecord> answers;
  std::set<std::string> reached;  // persons to whom an invitation was mailed
  bool all_asked = false;  // it was convened, and its answers are followed: every guest is asked

  // Whether an answer of his is awaited, or came.
  bool is_asked(const Guest& guest) const {
    return all_asked || reached.count(guest.person) > 0 || answers.count(guest.person) > 0;
  }
};

// Whoever a mail has reached, by meeting: to write a calendar file is to invite nobody.
using Reached = std::map<std::string, std::set<std::string>>;
Reached reached_by_mail(const Opened& opened) {
  Reached reached;
  const governance::MeetingsByUid meetings(*opened.history);
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    if (!records::has_invited(mail)) continue;
    if (!mail.person.empty()) reached[mail.subject].insert(mail.person);
    const Meeting* meeting = meetings.find(mail.subject);
    if (!meeting) continue;
    // One mail to a mailbox that several share reaches each.
    for (const governance::Person* person :
         readers_at(mail.recipient, guests_of(*meeting, opened), opened.people)) {
      reached[mail.subject].insert(person->key);
    }
  }
  return reached;
}

// None when nobody was invited to it: neither has a mail left, nor did anybody answer. Files that
// were written invite nobody.
std::optional<Ahead> look_ahead(const Opened& opened, const Meeting& meeting, Answers& answers,
                                Reached& reached) {
  const auto revisions = opened.database->invitations(meeting.uid);
  Ahead ahead;
  ahead.meeting = &meeting;
  ahead.sequence = awaited_sequence(revisions, meeting);
  ahead.answers = std::move(answers[meeting.uid]);
  ahead.reached = std::move(reached[meeting.uid]);
  if (ahead.reached.empty() && ahead.answers.empty()) return std::nullopt;
  ahead.all_asked = meeting.status == governance::MeetingStatus::convened;
  ahead.forecast =
      compliance::forecast(opened.rules, opened.history->seats, meeting,
                           expected_at(meeting, ahead.sequence, ahead.answers, opened));
  return ahead;
}

// Meetings that somebody was invited to, by day.
std::vector<Ahead> invited_ahead(const Opened& opened, calendar::Day today) {
  std::vector<Ahead> result;
  if (!opened.database) return result;
  Answers answers = standing_answers(opened);
  Reached reached = reached_by_mail(opened);
  for (const Meeting& meeting : opened.history->meetings) {
    if (!governance::is_ahead(meeting, today)) continue;
    if (auto ahead = look_ahead(opened, meeting, answers, reached))
      result.push_back(std::move(*ahead));
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Ahead& a, const Ahead& b) { return a.meeting->day < b.meeting->day; });
  return result;
}

// Whether an answer waits that may be his: it came from an address that he shares.
bool is_guest_to_be_told(const Guest& guest, const Meeting& meeting,
                         const std::vector<records::Undecided>& undecided, const Opened& opened) {
  return std::any_of(undecided.begin(), undecided.end(), [&](const records::Undecided& one) {
    if (one.meeting != meeting.uid || one.doubt != records::Doubt::shared) return false;
    if (one.state != records::Decision::waiting) return false;
    const auto sharing = invited_at(one.attendee, meeting, opened);
    return std::any_of(sharing.begin(), sharing.end(), [&](const governance::Person* person) {
      return person->key == guest.person;
    });
  });
}

// What a guest said to the present invitation; the organiser has said yes.
reports::PersonAnswer answer_of(const std::string& key, const Ahead& ahead, const Opened& opened) {
  reports::PersonAnswer person;
  person.person = key;
  if (const auto found = ahead.answers.find(key); found != ahead.answers.end()) {
    person.answer = found->second.answer;
    person.delegate = found->second.delegate;
    person.comment = found->second.comment;
    person.out_of_date = found->second.sequence < ahead.sequence;
  }
  const bool silent = person.answer == Answer::needs_action || person.out_of_date;
  if (silent && organising_person(*ahead.meeting, opened) == key) {
    person.answer = Answer::accepted;
    person.out_of_date = false;
  }
  person.not_told =
      person.answer == Answer::needs_action && is_never_written_to(key, *ahead.meeting, opened);
  return person;
}

// Whose answer was recorded, and who are neither invited nor sent by a guest.
std::vector<std::string> uninvited(const Ahead& ahead, const Opened& opened) {
  std::set<std::string> awaited;
  for (const Guest& guest : guests_of(*ahead.meeting, opened)) awaited.insert(guest.person);
  for (const auto& [person, answer] : ahead.answers) {
    if (awaited.contains(person)) awaited.insert(answer.delegate);
  }
  std::vector<std::string> others;
  for (const auto& [person, answer] : ahead.answers) {
    if (!awaited.contains(person)) others.push_back(person);
  }
  return others;
}

// Whether what the answers foretell is told by now.
bool is_told(const Ahead& ahead, const Opened& opened, calendar::Day today) {
  const calendar::Day horizon = today + calendar::Days{opened.rules->house.alert_days};
  const bool undone = !ahead.forecast.lacking.empty() && !ahead.answers.empty();
  return undone || (ahead.meeting->day <= horizon && !ahead.forecast.settled);
}

}  // namespace

std::vector<reports::MeetingAnswers> answers_ahead(const Opened& opened, calendar::Day today) {
  std::vector<reports::MeetingAnswers> result;
  const auto undecided =
      opened.database ? opened.database->undecided() : std::vector<records::Undecided>{};
  for (const Ahead& ahead : invited_ahead(opened, today)) {
    reports::MeetingAnswers meeting;
    meeting.uid = ahead.meeting->uid;
    meeting.title = title_of(*ahead.meeting, opened);
    meeting.day = ahead.meeting->day;
    meeting.forecast = words_of(ahead.forecast, opened);
    for (const Guest& guest : guests_of(*ahead.meeting, opened)) {
      if (!ahead.is_asked(guest)) continue;
      meeting.persons.push_back(answer_of(guest.person, ahead, opened));
      meeting.persons.back().to_be_told =
          meeting.persons.back().answer == Answer::needs_action &&
          is_guest_to_be_told(guest, *ahead.meeting, undecided, opened);
    }
    for (const std::string& key : uninvited(ahead, opened)) {
      meeting.uninvited.push_back(answer_of(key, ahead, opened));
    }
    result.push_back(std::move(meeting));
  }
  return result;
}

std::vector<base::Message> lacking_with_answers(const Opened& opened, const Meeting& meeting) {
  need_workspace(opened);
  const Answers answers = standing_answers(opened);
  const auto own = answers.find(meeting.uid);
  const std::map<std::string, records::AnswerRecord> none;
  const int sequence = awaited_sequence(opened.database->invitations(meeting.uid), meeting);
  return compliance::forecast(
             opened.rules, opened.history->seats, meeting,
             expected_at(meeting, sequence, own == answers.end() ? none : own->second, opened))
      .lacking;
}

std::optional<compliance::Answered> answered_for(const Opened& opened, const Meeting& meeting) {
  if (!opened.database) return std::nullopt;
  Answers answers = standing_answers(opened);
  Reached reached = reached_by_mail(opened);
  const auto ahead = look_ahead(opened, meeting, answers, reached);
  if (!ahead) return std::nullopt;
  compliance::Answered result;
  result.forecast = ahead->forecast;
  for (const Guest& guest : guests_of(meeting, opened)) {
    if (!ahead->is_asked(guest)) continue;
    const reports::PersonAnswer person = answer_of(guest.person, *ahead, opened);
    ++result.invited;
    if (person.out_of_date) continue;
    const bool sends = person.answer == Answer::delegated &&
                       who_comes(guest.person, ahead->sequence, ahead->answers);
    if (person.answer == Answer::accepted || sends) ++result.yes;
    if (person.answer == Answer::declined) ++result.no;
  }
  return result;
}

namespace {

// That a mail may be about which answers none of ours.
std::vector<reports::PossibleSession> other_sessions(const records::Undecided& one,
                                                     const Opened& opened) {
  std::vector<reports::PossibleSession> others;
  for (const Meeting* meeting :
       sessions_meant(opened, opened.database->outbox(), one.attendee, one.dtstamp)) {
    if (meeting->uid == one.meeting) continue;
    others.push_back({meeting->uid, title_of(*meeting, opened), meeting->day});
  }
  return others;
}

}  // namespace

std::vector<reports::WaitingAnswer> waiting_answers(const Opened& opened) {
  std::vector<reports::WaitingAnswer> result;
  if (!opened.database) return result;
  for (const records::Undecided& one : opened.database->undecided()) {
    if (one.state != records::Decision::waiting) continue;
    reports::WaitingAnswer waiting;
    waiting.number = one.id;
    waiting.uid = one.meeting;
    waiting.title = {one.meeting, one.meeting};
    const auto revisions = opened.database->invitations(one.meeting);
    const auto* answered = answered_revision(revisions, one);
    if (answered != nullptr) waiting.about = day_told_by(*answered);
    for (const Meeting& meeting : opened.history->meetings) {
      if (meeting.uid != one.meeting) continue;
      waiting.title = title_of(meeting, opened);
      waiting.day = meeting.day;
      waiting.cancelled = meeting.status == governance::MeetingStatus::cancelled;
    }
    if (waiting.about == waiting.day) waiting.about.reset();
    waiting.doubt = one.doubt;
    waiting.attendee = one.attendee;
    waiting.sender = one.sender;
    waiting.delegate = one.delegate;
    waiting.answer = one.answer;
    if (records::is_proposal(one)) waiting.start = one.start;
    if (one.doubt == records::Doubt::instance) {
      waiting.instance = one.start;
      waiting.instance_start = one.end;
    }
    if (one.doubt == records::Doubt::unbound) waiting.others = other_sessions(one, opened);
    for (const governance::Person* person : opened.people->at_address(one.attendee)) {
      waiting.sharing.push_back(person->key);
    }
    waiting.comment = one.comment;
    result.push_back(std::move(waiting));
  }
  return result;
}

namespace {

// Of the persons that tasks speak of.
void add_names(const Opened& opened, compliance::TaskFacts& facts) {
  const auto add = [&](const std::string& key) {
    const governance::Person* person = opened.people->find(key);
    if (person != nullptr && !person->name.empty()) facts.names[key] = person->name;
  };
  for (const auto& [key, uid] : facts.refused) add(key);
  for (const auto& [key, uid] : facts.refused_documents) add(key);
  for (const compliance::Unsent& one : facts.unsent) std::ranges::for_each(one.persons, add);
  for (const auto& [uid, keys] : facts.beyond_mail) std::ranges::for_each(keys, add);
}

}  // namespace

compliance::TaskFacts task_facts(const Opened& opened, calendar::Day today) {
  compliance::TaskFacts facts;
  facts.untold = untold_sessions(opened, today);
  if (!opened.database) return facts;
  facts.parted = parted_joint_sessions(opened, today);
  RefusedMails refused = refused_mails(opened, today);
  facts.refused = std::move(refused.guests);
  facts.refused_whole = std::move(refused.whole);
  RefusedDocuments documents = refused_documents(opened, today);
  facts.refused_documents = std::move(documents.readers);
  facts.unsent = std::move(documents.again);
  if (facts.refused_whole.empty())
    facts.refused_whole = std::move(documents.whole);
  else
    std::erase_if(facts.unsent,
                  [&](const auto& one) { return one.meeting == facts.refused_whole; });
  facts.beyond_mail = guests_beyond_mail(opened, today);
  add_names(opened, facts);
  facts.can_mail = opened.settings->connections.mail.has_value();
  for (const Ahead& ahead : invited_ahead(opened, today)) {
    if (is_told(ahead, opened, today)) {
      facts.answers[ahead.meeting->uid].forecast = ahead.forecast;
    }
  }
  for (const records::Undecided& one : opened.database->undecided()) {
    if (one.state != records::Decision::waiting) continue;
    facts.decisions.push_back({one.meeting, one.id, std::nullopt});
    if (one.start) facts.decisions.back().proposed = one.start->day;
  }
  return facts;
}

std::vector<base::Message> forecasts(const Opened& opened, calendar::Day today) {
  std::vector<base::Message> result;
  for (const Ahead& ahead : invited_ahead(opened, today)) {
    if (!is_told(ahead, opened, today)) continue;
    const base::Message words = words_of(ahead.forecast, opened);
    if (words.empty()) continue;
    result.push_back(msg("“{0}” of {1}: {2}", title_of(*ahead.meeting, opened),
                         calendar::arg(ahead.meeting->day), base::MessageList{words}));
  }
  return result;
}

}  // namespace gouvernail::app
