// SPDX-License-Identifier: MPL-2.0
#include "compliance/next_session.h"

#include <tuple>

#include "compliance/sessions.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"

namespace gouvernail::compliance {
namespace {

using governance::Meeting;

auto place_of(const Meeting& meeting) {
  return std::tuple(meeting.day, meeting.start_time.value_or(calendar::Minutes{-1}));
}

template <class Wanted>
const Meeting* first_of(const governance::History& history, Wanted wanted) {
  const Meeting* first = nullptr;
  for (const Meeting& meeting : history.meetings) {
    if (wanted(meeting) && (!first || place_of(meeting) < place_of(*first))) first = &meeting;
  }
  return first;
}

}  // namespace

const Meeting* next_session(const governance::History& history, const std::string& body,
                            calendar::Day today) {
  return first_of(history, [&](const Meeting& meeting) {
    return meeting.body == body && governance::is_ahead(meeting, today);
  });
}

const Meeting* next_session_or_held(const governance::History& history, const std::string& body,
                                    calendar::Day today) {
  return first_of(history, [&](const Meeting& meeting) {
    return meeting.body == body && meeting.status != governance::MeetingStatus::cancelled &&
           meeting.day >= today;
  });
}

const Meeting* next_session_after(const governance::History& history, const Meeting& meeting,
                                  calendar::Day today) {
  return first_of(history, [&](const Meeting& one) {
    return one.body == meeting.body && comes_before(meeting, one) &&
           governance::is_ahead(one, today);
  });
}

}  // namespace gouvernail::compliance
