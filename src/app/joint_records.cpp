// SPDX-License-Identifier: MPL-2.0
#include "app/joint_records.h"

#include <algorithm>
#include <string_view>

#include "base/failure.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

// As a shell reads it back.
std::string shell_word(const std::string& text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"/._-+:@"}.find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return quoted + "'";
}

// "hh:mm"
std::string hour_of(calendar::Minutes time) {
  return calendar::to_iso(calendar::LocalTime{{}, time}).substr(11);
}

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

std::string by_day(const std::string& body, calendar::Day day) {
  return body + "/" + calendar::to_iso(day);
}

// The command without the workspace; `name` is how the other record is named there.
std::string move_command(const std::string& name, const Meeting& ours, bool with_hour) {
  std::string command = "meeting move " + name + " --to " + calendar::to_iso(ours.day);
  if (!with_hour) return command;
  command += " --at " + hour_of(*ours.start_time);
  if (const auto end = end_on_its_day(ours)) command += " --until " + hour_of(*end);
  return command;
}

std::string convene_command(const std::string& name, const Meeting& ours) {
  return "meeting convene " + name +
         (ours.convened_on ? " --on " + calendar::to_iso(*ours.convened_on) : "");
}

std::string cancel_command(const std::string& name, const Meeting& ours) {
  return "meeting cancel " + name +
         (ours.cancelled_on ? " --on " + calendar::to_iso(*ours.cancelled_on) : "");
}

// What one record of another convention lacks, in the order of the commands.
class Comparison {
 public:
  Comparison(const Neighbour& neighbour, const Meeting& theirs, const Meeting& ours)
      : neighbour_(neighbour), theirs_(theirs), ours_(ours) {}

  std::vector<base::Message> write() {
    const std::string& name = neighbour_.member.name;
    const auto day = calendar::arg(theirs_.day);
    if (theirs_.status == MeetingStatus::cancelled) return {};  // it left by itself
    if (ours_.status == MeetingStatus::cancelled) {
      if (theirs_.status == MeetingStatus::held) return {};
      behind_.push_back(
          msg("“{0}” still holds this joint session on {1}. To cancel it there too: {2}", name, day,
              command(cancel_command(named(theirs_.day), ours_))));
      return std::move(behind_);
    }
    if (theirs_.status != MeetingStatus::held) compare_times();
    if (ours_.status == MeetingStatus::convened && theirs_.status == MeetingStatus::proposed) {
      behind_.push_back(
          msg("“{0}” has not recorded that this joint session was convened. To record it: {1}",
              name, command(convene_command(named(ours_.day), ours_))));
    }
    if (ours_.status == MeetingStatus::held && theirs_.status != MeetingStatus::held) {
      behind_.push_back(
          msg("“{0}” has not recorded that this joint session was held. To record it: {1}", name,
              command("meeting hold " + named(ours_.day))));
    }
    return std::move(behind_);
  }

 private:
  void compare_times() {
    const std::string& name = neighbour_.member.name;
    const auto day = calendar::arg(theirs_.day);
    const bool hour = other_hour(ours_, theirs_);
    if (theirs_.day == ours_.day && !hour) return;
    const std::string move = command(move_command(named(theirs_.day), ours_, hour));
    behind_.push_back(
        theirs_.day != ours_.day
            ? msg("“{0}” still has this joint session on {1}. To move it there too: {2}", name, day,
                  move)
            : msg("“{0}” still has this joint session of {1} at another hour. To move it there "
                  "too: {2}",
                  name, day, move));
  }

  // By body and day where this names one session alone, once it stands on that day.
  std::string named(calendar::Day day) const {
    const auto& meetings = neighbour_.opened->history.meetings;
    const bool other = std::any_of(meetings.begin(), meetings.end(), [&](const Meeting& meeting) {
      return meeting.uid != theirs_.uid && meeting.body == theirs_.body && meeting.day == day;
    });
    return other ? theirs_.uid : by_day(theirs_.body, day);
  }

  // From where the caller stands, when the workspace was named from there.
  std::string command(const std::string& what) const {
    const fs::path& folder = neighbour_.member.folder;
    const fs::path plain = folder.lexically_normal();
    std::error_code error;
    const bool same = fs::equivalent(plain, folder, error);
    return "gouvernail -C " + shell_word((same ? plain : folder).string()) + " " + what;
  }

  const Neighbour& neighbour_;
  const Meeting& theirs_;
  const Meeting& ours_;
  std::vector<base::Message> behind_;
};

// Where nobody knows what the others have: whatever changed here.
std::vector<base::Message> without_neighbours(const Meeting& before, const Meeting& after) {
  const std::string name = by_day("BODY", before.day);
  const bool hour = other_hour(after, before);
  std::string command;
  if (after.status == MeetingStatus::cancelled) {
    if (before.status != MeetingStatus::cancelled) command = cancel_command(name, after);
  } else if (after.day != before.day || hour) {
    command = move_command(name, after, hour);
  } else if (after.status != before.status) {
    command =
        after.status == MeetingStatus::held ? "meeting hold " + name : convene_command(name, after);
  }
  if (command.empty()) return {};
  return {
      msg("This session is held jointly, and the other convention's record is in no workspace that "
          "is known here. To bring it into line there: {}",
          "gouvernail -C FOLDER " + command)};
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

std::vector<base::Message> records_behind(const fs::path& folder, const Meeting& before,
                                          const Meeting& after) {
  std::vector<base::Message> behind;
  if (after.joint.empty()) return behind;
  bool known = false;
  try {
    for (const Neighbour& neighbour : open_neighbours(folder)) {
      for (const Meeting& theirs : neighbour.opened->history.meetings) {
        if (theirs.joint != after.joint) continue;
        known = true;
        for (base::Message& one : Comparison{neighbour, theirs, after}.write()) {
          behind.push_back(std::move(one));
        }
      }
    }
  } catch (const base::Failure& failure) {
    return {
        msg("This session is held jointly, and the other workspaces of the portfolio could not "
            "be read: {}. What was recorded here is not in the other convention's record.",
            base::MessageList{failure.cause()})};
  }
  return known ? behind : without_neighbours(before, after);
}

}  // namespace gouvernail::app
