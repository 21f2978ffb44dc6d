// SPDX-License-Identifier: MPL-2.0
#include "app/answering/batch.h"

#include <string_view>
#include <utility>
#include <variant>

#include "app/sending/expected_guests.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/meetings_by_uid.h"
#include "governance/people.h"
#include "governance/session_name.h"
#include "platform/clock.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Answer;
using governance::AnswerRecord;

// What makes an answer the same one again.
std::string mark_of(const AnswerRecord& answer) {
  return answer.meeting + " " + answer.person + " " + std::to_string(answer.sequence) + " " +
         calendar::to_ical_utc(answer.dtstamp) + " " + governance::to_partstat(answer.answer) +
         " " + answer.delegate;
}

std::string whose(const AnswerRecord& answer) { return answer.meeting + " " + answer.person; }

std::string returned_key(const std::string& meeting, const std::string& address) {
  return meeting + " " + governance::address_key(address);
}

// What was stamped in the future and read before has the time at which it was read then.
bool says_nothing_new(const AnswerRecord& answer,
                      const std::map<std::string, AnswerRecord>& standing) {
  const auto its = standing.find(whose(answer));
  return its != standing.end() && its->second.answer == answer.answer &&
         its->second.sequence == answer.sequence && its->second.delegate == answer.delegate &&
         its->second.comment == answer.comment;
}

void keep_if_it_counts(const AnswerRecord& answer, std::map<std::string, AnswerRecord>& standing) {
  const auto [its, is_first] = standing.emplace(whose(answer), answer);
  if (!is_first && records::counts_more(answer, its->second)) its->second = answer;
}

bool is_of_one_moment(const AnswerRecord& a, const AnswerRecord& b) {
  return a.sequence == b.sequence && a.dtstamp == b.dtstamp;
}

// Why an answer changes nothing.
base::Message why_set_aside(const AnswerRecord& answer, const AnswerRecord& counts) {
  if (is_of_one_moment(answer, counts)) {
    return msg(
        "two answers of {} bear the same time and do not say the same: this one does not "
        "count",
        answer.person);
  }
  if (answer.sequence < counts.sequence) {
    return msg(
        "this answer of {} is to an earlier invitation than the one that counts: it changes "
        "nothing",
        answer.person);
  }
  return msg("this answer of {} is older than the one that counts: it changes nothing",
             answer.person);
}

}  // namespace

AnswerBatch::AnswerBatch(Opened& opened) : opened_(opened), at_(platform::now()) {
  for (const AnswerRecord& answer : opened.database->answers()) {
    known_.insert(mark_of(answer));
    keep_if_it_counts(answer, standing_);
  }
  for (const records::Undecided& undecided : opened.database->undecided()) {
    known_.insert(undecided.digest);
    if (undecided.doubt != records::Doubt::returned) continue;
    returned_.insert(returned_key(undecided.meeting, undecided.attendee));
  }
}

void AnswerBatch::answer(const AnswerPlace& place, AnswerRecord answer, bool late) {
  // A clock that is ahead, or a stamp that is made up, overtakes no later answer.
  const bool ahead = answer.dtstamp > at_;
  if (ahead) answer.dtstamp = at_;
  if (!known_.insert(mark_of(answer)).second || (ahead && says_nothing_new(answer, standing_))) {
    ++taken.repeated;
    return;
  }
  found_.push_back({place, late, records::RecordAnswer{std::move(answer)}});
}

void AnswerBatch::wait(const AnswerPlace& place, records::Undecided undecided) {
  undecided.received_at = at_;
  // As it was told apart from others before mails had an origin.
  records::Undecided before = undecided;
  before.origin.clear();
  const bool known = known_.contains(records::digest_of(before));
  if (known || !known_.insert(records::digest_of(undecided)).second) {
    ++taken.repeated;
    return;
  }
  if (undecided.doubt == records::Doubt::returned) {
    returned_.insert(returned_key(undecided.meeting, undecided.attendee));
  }
  found_.push_back({place, false, records::PutUndecided{std::move(undecided)}});
}

bool AnswerBatch::has_returned(const std::string& meeting, const std::string& address) const {
  return returned_.contains(returned_key(meeting, address));
}

void AnswerBatch::refuse(const AnswerPlace& place, const char* code, base::Message what,
                         base::Message remedy) {
  tell(base::Severity::error, place, code, std::move(what), std::move(remedy));
}

void AnswerBatch::warn(const AnswerPlace& place, const char* code, base::Message what,
                       base::Message remedy) {
  tell(base::Severity::warning, place, code, std::move(what), std::move(remedy));
}

void AnswerBatch::tell(base::Severity severity, const AnswerPlace& place, const char* code,
                       base::Message what, base::Message remedy) {
  taken.diagnostics.push_back({severity,
                               code,
                               {place.name, place.line, 0},
                               place.uid.empty() ? "" : "UID:" + place.uid,
                               std::move(what),
                               std::move(remedy)});
}

// Every answer is kept, whenever it comes; those that another one of the same person overtakes are
// no news. Which they are is known once all have been seen.
void AnswerBatch::settle_counts(const std::set<std::size_t>& refused) {
  const std::map<std::string, AnswerRecord> before = standing_;
  std::vector<std::pair<const Found*, const AnswerRecord*>> kept;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const auto* answered = std::get_if<records::RecordAnswer>(&found_[i].change);
    if (refused.contains(i) || answered == nullptr) continue;
    kept.emplace_back(&found_[i], &answered->answer);
    keep_if_it_counts(answered->answer, standing_);
  }
  for (const auto& [found, answer] : kept) {
    const AnswerRecord& counts = standing_.at(whose(*answer));
    if (mark_of(counts) == mark_of(*answer)) {
      ++taken.recorded;
      if (found->late) ++taken.late;
      tell_circle(found->place, *answer);
      const auto old = before.find(whose(*answer));
      if (old == before.end() || !is_of_one_moment(old->second, *answer)) continue;
      warn(found->place, "same-time",
           msg("two answers of {} bear the same time and do not say the same: this one counts",
               answer->person),
           msg("ask, and record what was said with “{0}”", base::Action(base::Verb::set_answer)));
      continue;
    }
    ++taken.overtaken;
    const bool same = is_of_one_moment(*answer, counts);
    warn(found->place, same ? "same-time" : "overtaken", why_set_aside(*answer, counts),
         same
             ? msg("ask, and record what was said with “{0}”", base::Action(base::Verb::set_answer))
             : base::Message{});
  }
}

// Whichever of them came first, each is recorded: somebody has to ask.
void AnswerBatch::tell_circle(const AnswerPlace& place, const AnswerRecord& answer) {
  if (answer.answer != Answer::delegated || answer.delegate.empty()) return;
  std::map<std::string, AnswerRecord> of_meeting;
  for (const auto& [who, one] : standing_) {
    if (one.meeting == answer.meeting) of_meeting.emplace(one.person, one);
  }
  if (who_comes(answer.person, answer.sequence, of_meeting)) return;
  warn(place, "send-each-other",
       msg("“{0}” is to come in the place of “{1}”, but sends somebody who comes back to them: "
           "nobody knows who comes",
           answer.delegate, answer.person),
       msg("ask, and record what was said with “{0}”", base::Action(base::Verb::set_answer)));
}

// Clients write so whenever an invitation is opened anew: it takes back no answer to that
// invitation.
void AnswerBatch::drop_silent() {
  const auto answers = [](const AnswerRecord& one) { return one.answer != Answer::needs_action; };
  std::set<std::pair<std::string, int>> told;  // who, and of which invitation
  for (const auto& [who, one] : standing_) {
    if (answers(one)) told.emplace(who, one.sequence);
  }
  for (const Found& found : found_) {
    const auto* one = std::get_if<records::RecordAnswer>(&found.change);
    if (one && answers(one->answer)) told.emplace(whose(one->answer), one->answer.sequence);
  }
  std::erase_if(found_, [&](const Found& found) {
    const auto* one = std::get_if<records::RecordAnswer>(&found.change);
    if (!one || answers(one->answer)) return false;
    if (!told.contains({whose(one->answer), one->answer.sequence})) return false;
    ++taken.overtaken;
    warn(found.place, "says-nothing",
         msg("this reply of {} says neither yes nor no: the answer that counts stands",
             one->answer.person),
         {});
    return true;
  });
}

// People know a session by its name, not by the uid that an answer bears.
void AnswerBatch::name_sessions() {
  constexpr std::string_view mark = "UID:";
  const governance::MeetingsByUid meetings(*opened_.history);
  for (base::Diagnostic& one : taken.diagnostics) {
    if (!one.excerpt.starts_with(mark)) continue;
    const governance::Meeting* meeting = meetings.find(one.excerpt.substr(mark.size()));
    if (meeting) one.excerpt = governance::session_name(*meeting);
  }
}

Taken AnswerBatch::finish() {
  drop_silent();
  records::Changes changes;
  for (const Found& found : found_) changes.push_back(found.change);
  const auto refused = record_where_taken(opened_, changes);
  std::set<std::size_t> left_out;
  for (const auto& [i, why] : refused) {
    refuse(found_[i].place, "not-recorded", why.cause(), why.remedy());
    left_out.insert(i);
  }
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const bool waits = std::holds_alternative<records::PutUndecided>(found_[i].change);
    if (waits && !left_out.contains(i)) ++taken.waiting;
  }
  settle_counts(left_out);
  name_sessions();
  taken.diagnostics = base::grouped(std::move(taken.diagnostics));
  return std::move(taken);
}

}  // namespace gouvernail::app
