// SPDX-License-Identifier: MPL-2.0
#include "app/importing/gone.h"

#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "app/correct_meeting.h"
#include "governance/history.h"
#include "governance/meetings_by_uid.h"
#include "governance/transitions.h"
#include "records/workspace.h"

namespace gouvernail::app {

using governance::Meeting;
using governance::MeetingStatus;

std::vector<Gone> find_gone(const Opened& opened, const std::vector<Row>& rows,
                            const std::set<std::string>& brought, bool copy, calendar::Day today) {
  std::set<std::string> in_file;
  std::set<std::string> bodies;
  std::set<int> years;
  std::set<calendar::Day> days;  // of what is new
  const governance::MeetingsByUid recorded(*opened.history);
  for (const Row& row : rows) {
    in_file.insert(row.meeting.uid);
    bodies.insert(row.meeting.body);
    years.insert(calendar::year_of(row.meeting.day));
    if (!recorded.find(row.meeting.uid)) days.insert(row.meeting.day);
  }
  // Of a file that still has half of what it brought in those years, a body that is missing is
  // gone.
  std::size_t still = 0;
  std::size_t in_years = 0;
  for (const Meeting& meeting : opened.history->meetings) {
    const bool counts =
        brought.contains(meeting.uid) && years.contains(calendar::year_of(meeting.day));
    in_years += counts ? 1 : 0;
    still += counts && in_file.contains(meeting.uid) ? 1 : 0;
  }
  const bool of_all_bodies = !copy && 2 * still >= in_years;
  const auto speaks_of = [&](const Meeting& meeting) {
    if (days.contains(meeting.day)) return true;
    const bool its_body = of_all_bodies || bodies.contains(meeting.body);
    return its_body && years.contains(calendar::year_of(meeting.day));
  };
  std::vector<Gone> all;
  std::optional<std::map<std::string, std::vector<std::string>>> mailed;
  for (const Meeting& meeting : opened.history->meetings) {
    if (!brought.contains(meeting.uid) || in_file.contains(meeting.uid)) continue;
    if (!speaks_of(meeting)) continue;
    if (meeting.status == MeetingStatus::cancelled) continue;
    if (opened.database && !mailed) mailed = records::still_invited(opened.database->outbox());
    const bool told = mailed && mailed->contains(meeting.uid);
    const bool to_come = meeting.status != MeetingStatus::held && meeting.day >= today;
    Gone gone{&meeting, std::nullopt};
    if (told || to_come) {
      auto off = governance::cancel(meeting, {}, today);
      if (auto* cancelled = std::get_if<Meeting>(&off)) gone.after = std::move(*cancelled);
    }
    all.push_back(std::move(gone));
  }
  return all;
}

reports::ImportDoubt gone_doubt(const Gone& gone) {
  reports::ImportDoubt doubt{reports::ImportDoubt::Kind::gone, "gone:" + gone.recorded->uid, {}};
  doubt.line.before = *gone.recorded;
  doubt.line.after = gone.after.value_or(*gone.recorded);
  return doubt;
}

records::Changes changes_of(const Opened& opened, const Gone& gone, const std::string& because,
                            std::vector<base::Message>& told) {
  if (gone.after) {
    return {records::PutMeeting{*gone.after}, records::DropMails{gone.recorded->uid}};
  }
  return withdrawal(opened, *gone.recorded, because, told);
}

}  // namespace gouvernail::app
