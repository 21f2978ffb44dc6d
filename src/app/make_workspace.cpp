// SPDX-License-Identifier: MPL-2.0
#include "app/make_workspace.h"

#include <optional>
#include <system_error>

#include "app/workspace/busy.h"
#include "app/workspace/new_settings.h"
#include "app/workspace/opened.h"
#include "app/workspace/rule_folders.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/seat_overlap.h"
#include "platform/files.h"
#include "platform/lock.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/people_file.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

settings::PeopleFile people_of(const MakeWorkspaceRequest& request, const rules::Rules& rules) {
  if (request.people.empty()) return {};
  base::Diagnostics diagnostics;
  settings::PeopleFile file = settings::read_people(
      {request.people.filename().string(), platform::read_file(request.people)}, rules.convention,
      diagnostics);
  if (base::has_errors(diagnostics)) {
    throw base::bad_files(msg("{} cannot be read", request.people.string()), diagnostics);
  }
  for (const governance::Seat& seat : file.seats) {
    if (!governance::held_besides(file.seats, seat)) continue;
    throw base::bad_input(msg("{0} seats “{1}” as {2} twice on the same days",
                              request.people.string(), seat.person, seat.role),
                          msg("correct the days of these seats in it, or delete one"));
  }
  return file;
}

// A shipped folder is named; any other is given by its full path, so that the workspace may move.
std::string rules_setting(const MakeWorkspaceRequest& request, const fs::path& folder) {
  const fs::path given(request.rules);
  return fs::exists(given) ? fs::absolute(folder).lexically_normal().string() : request.rules;
}

// What is made, in order; unless `keep` is called, all of it is taken away again and nothing else.
class Made {
 public:
  Made() = default;
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;
  ~Made() {
    std::error_code ignored;
    if (!passing_.empty()) fs::remove(passing_, ignored);
    for (auto path = paths_.rbegin(); path != paths_.rend(); ++path) fs::remove(*path, ignored);
  }

  // To be called before the path is made.
  fs::path note(const fs::path& path) {
    if (!fs::exists(path)) paths_.push_back(path);
    return path;
  }
  void folder(const fs::path& path) {
    if (path.has_parent_path() && !fs::exists(path.parent_path())) folder(path.parent_path());
    platform::make_folder(note(path));
  }
  // What stays in no case, made or not.
  void passing(const fs::path& path) { passing_ = path; }
  void keep() { paths_.clear(); }

 private:
  std::vector<fs::path> paths_;
  fs::path passing_;
};

// Whether the workspace has its record already: one whose making was interrupted before the
// settings, which come last, or that lost them.
bool has_record(const fs::path& target) {
  // An empty file is what a making that was killed may leave.
  return fs::exists(target / database_name) && !fs::is_empty(target / database_name);
}

void need_room(const MakeWorkspaceRequest& request, const std::string& roster) {
  const fs::path& target = request.folder;
  if (fs::exists(target / settings::settings_name)) {
    if (has_record(target)) {
      throw base::bad_input(msg("{} is a workspace already", target.string()),
                            msg("choose another folder, or use this one as it is"));
    }
    throw base::bad_input(msg("{0} is a workspace, but its record, {1}, is missing",
                              target.string(), std::string(database_name)),
                          msg("put {0} back from a backup; to begin anew, move {1} away first",
                              std::string(database_name), std::string(settings::settings_name)));
  }
  const fs::path people = target / settings::people_name;
  if (!request.people.empty() && fs::exists(people) && platform::read_file(people) != roster) {
    throw base::bad_input(
        msg("{} exists already", people.string()),
        msg("give that file itself with {0}, or move it away", base::Detail::people));
  }
}

// The settings come last: a folder that has them is a workspace, and whole. True when the record
// was there.
bool fill(const MakeWorkspaceRequest& request, const settings::PeopleFile& people,
          const fs::path& rules) {
  const fs::path& target = request.folder;
  const std::string roster = request.people.empty() ? "" : platform::read_file(request.people);
  need_room(request, roster);
  Made made;
  made.folder(target);
  const platform::Lock lock(target, "init");
  if (!lock.held()) {
    throw base::bad_input(msg("a workspace is being made in {} right now", target.string()),
                          msg("wait until that has ended, then look there"));
  }
  made.passing(lock.path());
  need_room(request, roster);
  if (!request.people.empty() && !fs::exists(target / settings::people_name)) {
    platform::write_file(made.note(target / settings::people_name), roster);
  }
  made.folder(target / busy_name);
  const bool kept = has_record(target);
  if (!kept) create_record(made.note(target / database_name), people.seats);
  platform::write_file(made.note(target / settings::settings_name),
                       new_settings(rules_setting(request, rules), request.language));
  made.keep();
  return kept;
}

fs::path without_slash(const fs::path& given) {
  const fs::path whole = fs::absolute(given).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

bool may_be_replaced(const fs::path& target) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(target, error))) return true;
  return fs::is_directory(fs::symlink_status(target, error)) && fs::is_empty(target, error);
}

// Built beside, under a name that nobody takes for a workspace, and then there at once: whoever
// stops it leaves nothing, and the next one takes away what it was about. False: it cannot be,
// since the folder cannot be replaced (it is the one that somebody works in, or where a disk is
// mounted).
bool appear(const MakeWorkspaceRequest& request, const settings::PeopleFile& people,
            const fs::path& rules) {
  const fs::path target = without_slash(request.folder);
  if (!target.has_filename() || !may_be_replaced(target)) return false;
  const std::string name = target.filename().string();
  Made made;
  made.folder(target.parent_path());
  std::optional<platform::Lock> lock;
  try {
    lock.emplace(target.parent_path(), ("init-" + name).c_str());
  } catch (const base::Failure&) {
    return false;
  }
  if (!lock->held()) {
    throw base::bad_input(msg("a workspace is being made in {} right now", target.string()),
                          msg("wait until that has ended, then look there"));
  }
  made.passing(lock->path());
  MakeWorkspaceRequest beside = request;
  beside.folder = target.parent_path() / ("." + name + ".gouvernail-new");
  std::error_code error;
  fs::remove_all(beside.folder, error);
  try {
    fill(beside, people, rules);
  } catch (...) {
    fs::remove_all(beside.folder, error);
    throw;
  }
  fs::rename(beside.folder, target, error);
  if (error) {
    std::error_code ignored;
    fs::remove_all(beside.folder, ignored);
    return false;
  }
  platform::flush_folder(target.parent_path());
  made.keep();
  return true;
}

}  // namespace

MakeWorkspaceResult make_workspace(const MakeWorkspaceRequest& request) {
  const fs::path rules = rule_folder(request.rules, ".");
  base::Diagnostics diagnostics;
  const auto built = open_sound_book(rules).book.build({}, diagnostics);
  const settings::PeopleFile people = people_of(request, *built);
  const bool kept = !appear(request, people, rules) && fill(request, people, rules);
  return {built->convention->name, kept};
}

}  // namespace gouvernail::app
