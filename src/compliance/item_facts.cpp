// SPDX-License-Identifier: MPL-2.0
#include "compliance/item_facts.h"

#include <cstdint>
#include <utility>

#include "compliance/attendance.h"
#include "governance/meeting.h"
#include "governance/seat.h"

namespace gouvernail::compliance {

using base::msg;
using calendar::Day;
using governance::Meeting;

base::Message days_of(const std::vector<const Meeting*>& sessions) {
  base::MessageList list;
  for (const Meeting* session : sessions) {
    list.push_back(msg("{0:plain}", calendar::arg(session->day)));
  }
  return msg("{}", std::move(list));
}

ItemFacts sent(const std::optional<Day>& day, std::optional<Day> latest) {
  if (!day) return {};
  if (latest && *day > *latest) {
    return {true,
            msg("sent on {0:plain}, {1} {1:day|days} after the latest day", calendar::arg(*day),
                std::int64_t{(*day - *latest).count()}),
            day};
  }
  return {true, msg("sent on {0:plain}", calendar::arg(*day)), day};
}

ItemFacts minutes_sent_of(const Meeting& session, std::optional<Day> latest) {
  if (session.minutes_sent_on) return sent(session.minutes_sent_on, latest);
  return session.minutes_on ? minutes_of(session) : ItemFacts{};
}

ItemFacts minutes_of(const Meeting& session) {
  if (!session.minutes_on) {
    if (!session.minutes_sent_on) return {};
    return {false,
            msg("sent on {0:plain}, not approved yet", calendar::arg(*session.minutes_sent_on))};
  }
  return {true, msg("approved on {0:plain}", calendar::arg(*session.minutes_on)),
          session.minutes_on};
}

ItemFacts convened_by(const Meeting& session, std::optional<Day> latest) {
  if (session.convened_on) return sent(session.convened_on, latest);
  using governance::MeetingStatus;
  const bool sent_once =
      session.status == MeetingStatus::convened || session.status == MeetingStatus::held;
  if (sent_once) return {true, msg("sent on a day that is not recorded")};
  return {};
}

ItemFacts attendance_of(const Meeting& session, const governance::Convention& convention,
                        const std::vector<governance::Seat>& seats) {
  if (session.status != governance::MeetingStatus::held) return {};
  if (!session.present) return {false, msg("held, attendance not recorded")};
  const int heads = Attendance(convention, session, seats).everybody();
  return {true, msg("{0} {0:person present|persons present}", std::int64_t{heads}), session.day};
}

}  // namespace gouvernail::compliance
