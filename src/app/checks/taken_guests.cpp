// SPDX-License-Identifier: MPL-2.0
#include "app/checks/taken_guests.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/answers.h"
#include "app/sending/expected_guests.h"
#include "app/sending/guests.h"
#include "app/sending/invitation_revision.h"
#include "app/workspace/busy.h"
#include "base/failure.h"
#include "compliance/forecast.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using calendar::LocalTime;
using governance::Meeting;

constexpr calendar::Days looked_ahead{92};
constexpr calendar::Minutes length_taken{120};

LocalTime end_at(const Meeting& meeting, const Opened& opened) {
  if (meeting.end) return *meeting.end;
  const auto length = governance::usual_length(opened.rules->convention->body(meeting.body));
  const calendar::Minutes end = *meeting.start_time + length.value_or(length_taken);
  constexpr calendar::Minutes day{24 * 60};
  return {meeting.day + calendar::Days{end / day}, end % day};
}

bool overlap(const governance::BusyInterval& taken, const LocalTime& start, const LocalTime& end) {
  return taken.start < end && start < taken.end;
}

class Diaries {
 public:
  Diaries(const Opened& opened, calendar::Day today)
      : opened_(opened), today_(today), answers_(standing_answers(opened)) {
    base::Diagnostics told_elsewhere;
    const calendar::DayRange days{today, today + looked_ahead};
    availability_ = read_busy(opened.folder, opened, days, told_elsewhere, Reach::copies);
  }

  bool know_somebody() const {
    return std::ranges::any_of(availability_.busy,
                               [](const auto& diary) { return !diary.second.empty(); });
  }

  std::map<std::string, compliance::Taken> look() {
    std::map<std::string, compliance::Taken> all;
    for (const Meeting& meeting : opened_.history->meetings) {
      const bool looked_at = governance::is_ahead(meeting, today_) && meeting.start_time &&
                             meeting.day <= today_ + looked_ahead;
      if (!looked_at) continue;
      if (auto taken = at(meeting)) all.emplace(meeting.uid, std::move(*taken));
    }
    return all;
  }

 private:
  bool is_taken(const std::string& person, const Meeting& meeting) const {
    const auto diary = availability_.busy.find(person);
    if (diary == availability_.busy.end()) return false;
    const LocalTime start{meeting.day, *meeting.start_time};
    const LocalTime end = end_at(meeting, opened_);
    return std::ranges::any_of(diary->second, [&](const governance::BusyInterval& one) {
      return overlap(one, start, end);
    });
  }

  std::optional<compliance::Taken> at(const Meeting& meeting) const {
    const std::vector<Guest> guests = guests_of(meeting, opened_);
    if (std::ranges::none_of(guests,
                             [&](const Guest& guest) { return is_taken(guest.person, meeting); })) {
      return std::nullopt;
    }
    const governance::Body* body = opened_.rules->convention->body(meeting.body);
    const int sequence = awaited_sequence(opened_.database->invitations(meeting.uid), meeting);
    const auto own = answers_.find(meeting.uid);
    auto supposed = own == answers_.end() ? decltype(own->second){} : own->second;
    const auto lacking = [&] {
      return compliance::forecast(opened_.rules, opened_.history->seats, meeting,
                                  expected_at(meeting, sequence, supposed, opened_))
          .lacking;
    };
    const auto before = lacking();
    compliance::Taken taken;
    bool convener = false;
    for (const Guest& guest : guests) {
      const auto answer = supposed.find(guest.person);
      const bool said = answer != supposed.end() && answer->second.sequence == sequence &&
                        answer->second.answer != governance::Answer::needs_action;
      if (said || !is_taken(guest.person, meeting)) continue;
      taken.persons.push_back(guest.person);
      convener = convener || (body != nullptr && guest.role == body->convener);
      governance::AnswerRecord declined;
      declined.meeting = meeting.uid;
      declined.person = guest.person;
      declined.answer = governance::Answer::declined;
      declined.sequence = sequence;
      supposed[guest.person] = declined;
    }
    if (taken.persons.empty()) return std::nullopt;
    taken.lacking = lacking();
    const bool breaks = before.empty() && !taken.lacking.empty();
    if (!breaks) taken.lacking.clear();
    return breaks || convener ? std::optional(std::move(taken)) : std::nullopt;
  }

  const Opened& opened_;
  calendar::Day today_;
  Answers answers_;
  governance::Availability availability_;
};

}  // namespace

std::map<std::string, compliance::Taken> taken_guests(const Opened& opened, calendar::Day today) {
  if (!opened.database) return {};
  try {
    Diaries diaries(opened, today);
    if (!diaries.know_somebody()) return {};
    return diaries.look();
  } catch (const base::Failure&) {
    return {};
  }
}

}  // namespace gouvernail::app
