// SPDX-License-Identifier: MPL-2.0
#include "app/backup.h"

#include <algorithm>
#include <set>

#include "app/alerts/alert.h"
#include "app/workspace/opened.h"
#include "app/workspace/record_copies.h"
#include "base/failure.h"
#include "calendar/local_time.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/lock.h"
#include "platform/log.h"
#include "platform/system_words.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

constexpr std::size_t largest_enclosed = std::size_t{64} * 1024 * 1024;
constexpr std::size_t most_weekly = 10;

std::string generic_name(const fs::path& path) { return path.generic_string(); }

// Files of secrets: whoever gets the backup must not get them.
std::set<fs::path> secrets_of(const fs::path& workspace) {
  std::set<fs::path> secrets;
  const Opened opened = open_record(workspace);
  const settings::Connections& connections = opened.settings->connections;
  std::vector<settings::Login> logins;
  if (connections.mail) logins.push_back(connections.mail->login);
  if (connections.answers) logins.push_back(connections.answers->place.login);
  if (connections.caldav) logins.push_back(connections.caldav->login);
  for (const auto& one : connections.subscriptions) logins.push_back(one.place.login);
  for (const settings::Login& login : logins) {
    for (const std::string& file : {login.password_file, login.token_file}) {
      std::error_code error;
      if (!file.empty()) secrets.insert(fs::weakly_canonical(workspace / file, error));
    }
  }
  return secrets;
}

// Whether the file is a part of the workspace. A copy holds no other, whatever it is called: each
// would hold all those before it.
bool belongs(const fs::directory_entry& file, const fs::path& name, const fs::path& to) {
  std::error_code error;
  return file.is_regular_file(error) && !stays_out_of_copies(name) &&
         fs::weakly_canonical(file.path(), error) != to && !is_record_copy(file.path());
}

std::vector<BesideRecord> enclosed_files(const fs::path& workspace, const fs::path& to,
                                         std::vector<base::Message>& remarks) {
  const std::set<fs::path> secrets = secrets_of(workspace);
  const fs::path written = fs::weakly_canonical(to);
  std::vector<BesideRecord> files;
  for (auto at = fs::recursive_directory_iterator(workspace,
                                                  fs::directory_options::skip_permission_denied);
       at != fs::recursive_directory_iterator(); ++at) {
    const fs::directory_entry& entry = *at;
    const fs::path name = entry.path().lexically_relative(workspace);
    std::error_code error;
    if (entry.is_directory(error) && name.filename().string().starts_with('.')) {
      at.disable_recursion_pending();
    }
    if (!belongs(entry, name, written)) continue;
    // Also passwords that no setting names any more.
    const bool is_kept_secret = *name.begin() == secrets_name;
    if (is_kept_secret || secrets.contains(fs::weakly_canonical(entry.path(), error))) {
      remarks.push_back(msg("“{}” holds a password: it is not in the backup", generic_name(name)));
      continue;
    }
    if (entry.file_size(error) > largest_enclosed) {
      remarks.push_back(msg("“{0}” is larger than {1} MB: it is not in the backup",
                            generic_name(name), std::int64_t{largest_enclosed / 1024 / 1024}));
      continue;
    }
    files.push_back({generic_name(name), platform::read_file(entry.path(), largest_enclosed)});
  }
  std::sort(files.begin(), files.end(),
            [](const BesideRecord& a, const BesideRecord& b) { return a.name < b.name; });
  return files;
}

// Someone's letter must not be lost to a slip.
void need_replaceable(const fs::path& file) {
  std::error_code error;
  if (fs::is_directory(file, error)) {
    throw base::bad_input(msg("{} is a folder", file.string()),
                          msg("give the name of the file to be written"));
  }
  if (!fs::exists(file, error) || is_record_copy(file)) return;
  throw base::bad_input(
      msg("{}: a file of this name stands there, and it is no backup", file.string()),
      msg("choose another name"));
}

// One process at a time writes a backup of that name. Nothing of it is left in a folder of
// somebody else's.
class Writing {
 public:
  explicit Writing(const fs::path& to)
      : lock_(to.has_parent_path() ? to.parent_path() : ".", to.filename().string().c_str()) {}
  ~Writing() {
    std::error_code ignored;
    if (lock_.held()) fs::remove(lock_.path(), ignored);
  }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  bool alone() const { return lock_.held(); }

 private:
  platform::Lock lock_;
};

BackedUp write_backup(const fs::path& workspace, const fs::path& to) {
  BackedUp done;
  done.file = to;
  const std::vector<BesideRecord> files = enclosed_files(workspace, to, done.remarks);
  const fs::path begun = fs::path(to).replace_filename("." + to.filename().string() + ".new");
  try {
    const RecordEnd written =
        copy_record(workspace, begun, files, calendar::to_ical_utc(platform::now()));
    const RecordEnd found = check_record_copy(begun);
    if (found != written) {
      throw base::io_failure(msg("{} is not what was written there", to.string()),
                             msg("check the disk, then do it again"));
    }
    fs::rename(begun, to);
    platform::flush_folder(to.has_parent_path() ? to.parent_path() : ".");
    done.entries = found.entries;
    done.head = found.hash;
  } catch (const fs::filesystem_error& error) {
    std::error_code ignored;
    fs::remove(begun, ignored);
    throw platform::failure_of(error);
  } catch (const base::Failure&) {
    std::error_code ignored;
    fs::remove(begun, ignored);
    throw;
  }
  done.files = static_cast<int>(files.size());
  platform::log::info("workspace backed up", {platform::log::field("entries", done.entries),
                                              platform::log::field("files", done.files)});
  return done;
}

}  // namespace

BackedUp back_up(const fs::path& workspace, const fs::path& to) {
  need_replaceable(to);
  const Writing writing(to);
  if (!writing.alone()) {
    throw base::bad_input(msg("{} is being written already", to.string()),
                          msg("wait until it is done"));
  }
  return write_backup(workspace, to);
}

std::optional<BackedUp> back_up_weekly(const fs::path& workspace, calendar::Day today) {
  const fs::path folder = workspace / backups_name;
  const fs::path file = folder / (week_name(today) + copy_extension);
  std::error_code error;
  if (fs::exists(file, error)) return std::nullopt;
  platform::make_folder(folder);
  const Writing writing(file);
  if (!writing.alone() || fs::exists(file, error)) return std::nullopt;  // another run's
  BackedUp done = write_backup(workspace, file);
  // "2026-W49": the names are in the order of the weeks.
  std::vector<fs::path> kept = platform::files_of(folder, copy_extension);
  for (std::size_t i = 0; i + most_weekly < kept.size(); ++i) {
    const std::string name = kept[i].stem().string();
    if (name.size() == 8 && name.find("-W") == 4) fs::remove(kept[i], error);
  }
  return done;
}

}  // namespace gouvernail::app
