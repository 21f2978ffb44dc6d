// SPDX-License-Identifier: MPL-2.0
#include "app/checks/checklist_session.h"

#include "base/failure.h"
#include "compliance/next_session.h"
#include "compliance/preparation.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::Detail;
using base::msg;
using base::Verb;
using calendar::Day;
using governance::Meeting;
using governance::MeetingStatus;

constexpr base::ClockTime usual_hour{std::int64_t{14} * 60};

const Meeting* recorded_on(const governance::History& history, const std::string& body, Day day) {
  for (const Meeting& meeting : history.meetings) {
    if (meeting.body == body && meeting.day == day && meeting.status != MeetingStatus::cancelled)
      return &meeting;
  }
  return nullptr;
}

Meeting unrecorded(const Opened& opened, const std::string& body, Day day) {
  Meeting meeting;
  meeting.body = body;
  meeting.day = day;
  if (const auto* known = opened.rules->convention->body(body)) meeting.site = known->site;
  return meeting;
}

}  // namespace

Action recording_of(const std::string& body, Day day) {
  return Action(Verb::add_meeting)
      .of(body)
      .with(Detail::on, calendar::arg(day))
      .with(Detail::at, usual_hour);
}

std::optional<Meeting> usual_session(const Opened& opened, const std::string& body, Day today) {
  const governance::HistoryAsOf known = opened.known_on(today);
  if (const Meeting* next = compliance::next_session_or_held(*known, body, today)) return *next;
  if (const Meeting* next = compliance::next_session_or_held(opened.history, body, today))
    return *next;
  const auto day = compliance::latest_session_day(opened.rules, opened.world, known, body);
  return day ? std::optional(unrecorded(opened, body, *day)) : std::nullopt;
}

Meeting session_for(const Opened& opened, const rules::Checklist& list, std::optional<Day> date,
                    Day today) {
  if (date) {
    // What was known on the day comes first; of another day, what is known now.
    const governance::HistoryAsOf known = opened.known_on(today);
    if (const Meeting* found = recorded_on(*known, list.body, *date)) return *found;
    if (const Meeting* found = recorded_on(opened.history, list.body, *date)) return *found;
    if (!opened.rules->convention->term.contains(*date)) {
      throw base::bad_input(msg("{} lies outside the term of the convention", calendar::arg(*date)),
                            msg("give a day of the term"));
    }
    return unrecorded(opened, list.body, *date);
  }
  if (auto next = usual_session(opened, list.body, today)) return std::move(*next);
  throw base::bad_input(msg("no session of “{}” is to come", list.body),
                        msg("give its day with {0}", Detail::date));
}

}  // namespace gouvernail::app
