// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/joint_records.h"

#include <algorithm>

#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::Action;
using base::Detail;
using base::MeetingName;
using base::msg;
using base::Object;
using base::Verb;
using governance::Meeting;
using governance::MeetingStatus;

std::optional<calendar::Minutes> end_on_its_day(const Meeting& meeting) {
  if (!meeting.end || meeting.end->day != meeting.day) return std::nullopt;
  return meeting.end->time;
}

// An hour that is not known here is none to bring others into line with.
bool other_hour(const Meeting& ours, const Meeting& theirs) {
  const auto end = end_on_its_day(ours);
  return (ours.start_time && ours.start_time != theirs.start_time) ||
         (ours.start_time && end && end != end_on_its_day(theirs));
}

base::ClockTime clock_of(calendar::Minutes time) { return {time.count()}; }

MeetingName by_day(const std::string& body, calendar::Day day) {
  return {body, calendar::arg(day)};
}

// What brings another record into line with ours; `name` is how it is named there.
Action move_there(Object name, const Meeting& ours, bool with_hour) {
  auto move =
      Action(Verb::move_meeting).of(std::move(name)).with(Detail::to, calendar::arg(ours.day));
  if (!with_hour) return move;
  move = std::move(move).with(Detail::at, clock_of(*ours.start_time));
  if (const auto end = end_on_its_day(ours)) {
    move = std::move(move).with(Detail::until, clock_of(*end));
  }
  return move;
}

Action on(Action action, const std::optional<calendar::Day>& day) {
  return day ? std::move(action).with(Detail::on, calendar::arg(*day)) : action;
}

Action convene_there(Object name, const Meeting& ours) {
  return on(Action(Verb::convene_meeting).of(std::move(name)), ours.convened_on);
}

Action cancel_there(Object name, const Meeting& ours) {
  return on(Action(Verb::cancel_meeting).of(std::move(name)), ours.cancelled_on);
}

Action hold_there(Object name) { return Action(Verb::hold_meeting).of(std::move(name)); }

// What one record of another convention lacks, in the order of the actions.
class NeighbourComparison {
 public:
  NeighbourComparison(const Neighbour& neighbour, const Meeting& theirs, const Meeting& ours)
      : neighbour_(neighbour), theirs_(theirs), ours_(ours) {}

  std::vector<base::Message> write() {
    const std::string& name = neighbour_.member.name;
    const auto day = calendar::arg(theirs_.day);
    if (theirs_.status == MeetingStatus::cancelled) return {};  // it left by itself
    if (ours_.status == MeetingStatus::cancelled) {
      if (theirs_.status == MeetingStatus::held) return {};
      behind_.push_back(
          msg("“{0}” still holds this joint session on {1}. To cancel it there too: {2}", name, day,
              there(cancel_there(named(theirs_.day), ours_))));
      return std::move(behind_);
    }
    if (theirs_.status != MeetingStatus::held) compare_times();
    if (ours_.status == MeetingStatus::convened && theirs_.status == MeetingStatus::proposed) {
      behind_.push_back(
          msg("“{0}” has not recorded that this joint session was convened. To record it: {1}",
              name, there(convene_there(named(ours_.day), ours_))));
    }
    if (ours_.status == MeetingStatus::held && theirs_.status != MeetingStatus::held) {
      behind_.push_back(
          msg("“{0}” has not recorded that this joint session was held. To record it: {1}", name,
              there(hold_there(named(ours_.day)))));
    }
    return std::move(behind_);
  }

 private:
  void compare_times() {
    const std::string& name = neighbour_.member.name;
    const auto day = calendar::arg(theirs_.day);
    const bool hour = other_hour(ours_, theirs_);
    if (theirs_.day == ours_.day && !hour) return;
    const Action move = there(move_there(named(theirs_.day), ours_, hour));
    behind_.push_back(
        theirs_.day != ours_.day
            ? msg("“{0}” still has this joint session on {1}. To move it there too: {2}", name, day,
                  move)
            : msg("“{0}” still has this joint session of {1} at another hour. To move it there "
                  "too: {2}",
                  name, day, move));
  }

  // By body and day where this names one session alone, once it stands on that day.
  Object named(calendar::Day day) const {
    const auto& meetings = neighbour_.opened->history->meetings;
    const bool other = std::any_of(meetings.begin(), meetings.end(), [&](const Meeting& meeting) {
      return meeting.uid != theirs_.uid && meeting.body == theirs_.body && meeting.day == day;
    });
    if (other) return theirs_.uid;
    return by_day(theirs_.body, day);
  }

  // From where the caller stands, when the workspace was named from there.
  Action there(Action action) const {
    const fs::path& folder = neighbour_.member.folder;
    const fs::path plain = folder.lexically_normal();
    std::error_code error;
    const bool same = fs::equivalent(plain, folder, error);
    return std::move(action).in((same ? plain : folder).string());
  }

  const Neighbour& neighbour_;
  const Meeting& theirs_;
  const Meeting& ours_;
  std::vector<base::Message> behind_;
};

// Where nobody knows what the others have: whatever changed here.
std::vector<base::Message> without_neighbours(const Meeting& before, const Meeting& after) {
  const MeetingName name = by_day("BODY", before.day);
  const bool hour = other_hour(after, before);
  std::optional<Action> action;
  if (after.status == MeetingStatus::cancelled) {
    if (before.status != MeetingStatus::cancelled) action = cancel_there(name, after);
  } else if (after.day != before.day || hour) {
    action = move_there(name, after, hour);
  } else if (after.status != before.status) {
    action = after.status == MeetingStatus::held ? hold_there(name) : convene_there(name, after);
  }
  if (!action) return {};
  return {
      msg("This session is held jointly, and the other convention's record is in no workspace that "
          "is known here. To bring it into line there: {}",
          std::move(*action).in("FOLDER"))};
}

base::Message unreadable(const base::Failure& failure) {
  return msg(
      "This session is held jointly, and the other workspaces of the portfolio could not "
      "be read: {}. What was recorded here is not in the other convention's record.",
      base::MessageList{failure.cause()});
}

// How it stands in another convention's record, and where that is looked at.
base::Message still_said(const Neighbour& neighbour, const Meeting& theirs) {
  const std::string& name = neighbour.member.name;
  const auto day = calendar::arg(theirs.day);
  const Action look = Action(Verb::list_journal)
                          .with(Detail::meeting, by_day(theirs.body, theirs.day))
                          .in(neighbour.member.folder.lexically_normal().string());
  switch (theirs.status) {
    case MeetingStatus::proposed:
      return msg(
          "“{0}” still has this joint session as proposed for {1}: “{2}” shows how it came "
          "to that, and what can be undone there too",
          name, day, look);
    case MeetingStatus::convened:
      return msg(
          "“{0}” still has this joint session as convened for {1}: “{2}” shows how it came "
          "to that, and what can be undone there too",
          name, day, look);
    case MeetingStatus::held:
      return msg(
          "“{0}” still has this joint session as held on {1}: “{2}” shows how it came to "
          "that, and what can be undone there too",
          name, day, look);
    case MeetingStatus::cancelled:
      break;
  }
  return msg(
      "“{0}” still has this joint session of {1} as cancelled: “{2}” shows how it came to "
      "that, and what can be undone there too",
      name, day, look);
}

std::vector<base::Message> behind_of(const JointChange& change,
                                     const std::vector<Neighbour>& neighbours) {
  std::vector<base::Message> behind;
  bool known = false;
  for (const Neighbour& neighbour : neighbours) {
    for (const Meeting& theirs : neighbour.opened->history->meetings) {
      if (theirs.joint != change.after.joint) continue;
      known = true;
      for (base::Message& one : NeighbourComparison{neighbour, theirs, change.after}.write()) {
        behind.push_back(std::move(one));
      }
    }
  }
  return known ? behind : without_neighbours(change.before, change.after);
}

}  // namespace

std::vector<Neighbour> open_neighbours(const fs::path& folder) {
  std::vector<Neighbour> neighbours;
  const fs::path above = folder / "..";
  if (!is_portfolio(above)) return neighbours;
  bool comes_first = true;
  for (const settings::Member& member : read_portfolio(above)) {
    if (fs::equivalent(member.folder, folder)) {
      comes_first = false;
      continue;
    }
    neighbours.push_back(
        {member, comes_first, std::make_unique<Opened>(open({member.folder, "", "", ""}))});
  }
  return neighbours;
}

std::vector<base::Message> records_beside(const fs::path& folder, const Meeting& before,
                                          const Meeting* after) {
  std::vector<base::Message> beside;
  const std::string& joint = after && !after->joint.empty() ? after->joint : before.joint;
  if (joint.empty()) return beside;
  bool known = false;
  try {
    for (const Neighbour& neighbour : open_neighbours(folder)) {
      for (const Meeting& theirs : neighbour.opened->history->meetings) {
        if (theirs.joint != joint) continue;
        known = true;
        const bool agrees = after && theirs.day == after->day && theirs.status == after->status &&
                            !other_hour(*after, theirs);
        if (!agrees) beside.push_back(still_said(neighbour, theirs));
      }
    }
  } catch (const base::Failure& failure) {
    return {unreadable(failure)};
  }
  if (!known) {
    beside.push_back(
        msg("This session is held jointly, and the other convention's record is in no workspace "
            "that is known here: what it says of it stays as it is."));
  }
  return beside;
}

std::vector<std::vector<base::Message>> records_behind(const fs::path& folder,
                                                       const std::vector<JointChange>& changes) {
  std::vector<std::vector<base::Message>> all(changes.size());
  const auto is_joint = [](const JointChange& one) { return !one.after.joint.empty(); };
  if (std::none_of(changes.begin(), changes.end(), is_joint)) return all;
  try {
    const std::vector<Neighbour> neighbours = open_neighbours(folder);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (is_joint(changes[i])) all[i] = behind_of(changes[i], neighbours);
    }
  } catch (const base::Failure& failure) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (is_joint(changes[i])) all[i] = {unreadable(failure)};
    }
  }
  return all;
}

std::vector<base::Message> records_behind(const fs::path& folder, const Meeting& before,
                                          const Meeting& after) {
  return records_behind(folder, {{before, after}}).front();
}

std::map<std::string, base::Message> parted_joint_sessions(const Opened& opened,
                                                           calendar::Day today) {
  std::map<std::string, base::Message> parted;
  std::vector<JointChange> ahead;
  for (const Meeting& meeting : opened.history->meetings) {
    if (!meeting.joint.empty() && governance::is_ahead(meeting, today)) {
      ahead.push_back({meeting, meeting});
    }
  }
  auto behind = records_behind(opened.folder, ahead);
  for (std::size_t i = 0; i < ahead.size(); ++i) {
    if (!behind[i].empty()) parted.emplace(ahead[i].after.uid, std::move(behind[i].front()));
  }
  return parted;
}

}  // namespace gouvernail::app
