// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/session_remarks.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "app/workspace/person_names.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/transitions.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using calendar::LocalTime;
using governance::Meeting;

class SessionRemarks {
 public:
  SessionRemarks(const Opened& opened, const Meeting& meeting, const std::vector<Meeting>& beside,
                 Remarked remarked)
      : opened_(opened),
        convention_(opened.rules->convention),
        meeting_(meeting),
        beside_(beside),
        remarked_(remarked) {}

  std::vector<base::Message> write() {
    if (!convention_.term.contains(meeting_.day)) {
      tell(msg("{0} lies outside the convention's term, which runs from {1} to {2}", day(),
               calendar::arg(convention_.term.first), calendar::arg(convention_.term.last)));
    }
    if (!opened_.rules->work().is_ouvre(meeting_.day)) {
      tell(
          msg("{} is no day worked: a weekend, a public holiday or a closure of the house", day()));
    }
    for (const Meeting& other : beside_) {
      if (other.uid == meeting_.uid || other.status == governance::MeetingStatus::cancelled) {
        continue;
      }
      if (other.day == meeting_.day && other.body == meeting_.body) {
        tell(msg("“{0}” has another session on {1}", name_of(other), day()));
      }
      tell_double_booked(other);
    }
    return std::move(remarks_);
  }

 private:
  base::DayNumber day() const { return calendar::arg(meeting_.day); }
  base::LocalizedText name_of(const Meeting& meeting) const {
    return convention_.name_of_body(meeting.body);
  }
  void tell(base::Message what) {
    remarks_.push_back(remarked_ == Remarked::recorded
                           ? msg("{0}. It was recorded all the same.", base::MessageList{what})
                           : msg("{0}.", base::MessageList{what}));
  }

  // From when to when; none where the hours are not known.
  std::optional<std::pair<LocalTime, LocalTime>> hours(const Meeting& meeting) const {
    if (!meeting.start_time) return std::nullopt;
    const LocalTime start{meeting.day, *meeting.start_time};
    if (meeting.end) return std::pair{start, *meeting.end};
    return std::nullopt;
  }

  std::set<std::string> guests(const Meeting& meeting) const {
    std::set<std::string> persons;
    const governance::Body* body = convention_.body(meeting.body);
    if (!body) return persons;
    for (const governance::Guest& guest : governance::invited(
             *body, meeting.day, opened_.history->seats, opened_.people, convention_)) {
      persons.insert(guest.person);
    }
    return persons;
  }

  // A session held together with another is one.
  void tell_double_booked(const Meeting& other) {
    if (!governance::is_expected(other) || !governance::is_expected(meeting_)) return;
    if (!meeting_.joint.empty() && meeting_.joint == other.joint) return;
    const auto ours = hours(meeting_);
    const auto theirs = hours(other);
    if (!ours || !theirs) return;
    if (theirs->second <= ours->first || ours->second <= theirs->first) return;
    const std::set<std::string> here = guests(meeting_);
    const std::set<std::string> there = guests(other);
    base::MessageList both;
    for (const std::string& person : here) {
      if (there.count(person) > 0) both.push_back(msg("{}", person_name(person, opened_.people)));
    }
    if (both.empty()) return;
    tell(msg("invited to “{0}” at the same hour: {1}", name_of(other), std::move(both)));
  }

  const Opened& opened_;
  const governance::Convention& convention_;
  const Meeting& meeting_;
  const std::vector<Meeting>& beside_;
  Remarked remarked_;
  std::vector<base::Message> remarks_;
};

}  // namespace

std::vector<base::Message> session_remarks(const Opened& opened, const Meeting& meeting,
                                           Remarked remarked) {
  return SessionRemarks(opened, meeting, opened.history->meetings, remarked).write();
}

std::vector<base::Message> session_remarks(const Opened& opened, const Meeting& meeting,
                                           const std::vector<Meeting>& beside) {
  return SessionRemarks(opened, meeting, beside, Remarked::recorded).write();
}

}  // namespace gouvernail::app
