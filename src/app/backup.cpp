// SPDX-License-Identifier: MPL-2.0
#include "app/backup.h"

#include <algorithm>
#include <set>

#include "app/alerts/alert.h"
#include "app/sending/sent_log.h"
#include "app/workspace/busy.h"
#include "app/workspace/opened.h"
#include "app/workspace/record_copies.h"
#include "base/failure.h"
#include "base/text.h"
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
constexpr const char* extension = ".gouvernail";

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

bool stays_out(const fs::path& name) {
  const std::string whole = generic_name(name);
  const std::string last = name.filename().string();
  return whole.starts_with(database_name) || whole.starts_with(std::string(backups_name) + "/") ||
         whole.starts_with(std::string(busy_name) + "/cache/") || last.ends_with(".lock") ||
         last.ends_with(extension) || last.starts_with('.');
}

std::vector<BesideRecord> enclosed_files(const fs::path& workspace,
                                         std::vector<base::Message>& remarks) {
  const std::set<fs::path> secrets = secrets_of(workspace);
  std::vector<BesideRecord> files;
  for (const auto& entry :
       fs::recursive_directory_iterator(workspace, fs::directory_options::skip_permission_denied)) {
    const fs::path name = entry.path().lexically_relative(workspace);
    std::error_code error;
    if (!entry.is_regular_file(error) || stays_out(name)) continue;
    if (secrets.contains(fs::weakly_canonical(entry.path(), error))) {
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

// Where the files of a backup go: never out of the folder.
fs::path place_of_file(const fs::path& folder, const std::string& name) {
  const fs::path relative = fs::path(name).lexically_normal();
  const bool leads_out = relative.empty() || relative.is_absolute() || *relative.begin() == "..";
  if (leads_out || stays_out(relative)) {
    throw base::bad_input(msg("the backup holds a file that belongs elsewhere: “{}”", name),
                          msg("use another backup"));
  }
  return folder / relative;
}

// What was sent is never forgotten: the higher numbers of both count.
void put_files(const std::vector<BesideRecord>& files, const fs::path& folder) {
  for (const BesideRecord& file : files) {
    const fs::path path = place_of_file(folder, file.name);
    std::string bytes = file.bytes;
    std::error_code error;
    if (file.name == sent_name && fs::exists(path, error)) {
      bytes += "\n" + platform::read_file(path, largest_enclosed);
    }
    platform::make_folder(path.parent_path());
    platform::update_file(path, bytes);
  }
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
  const std::vector<BesideRecord> files = enclosed_files(workspace, done.remarks);
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
  const fs::path file = folder / (week_name(today) + extension);
  std::error_code error;
  if (fs::exists(file, error)) return std::nullopt;
  platform::make_folder(folder);
  const Writing writing(file);
  if (!writing.alone() || fs::exists(file, error)) return std::nullopt;  // another run's
  BackedUp done = write_backup(workspace, file);
  // "2026-W49": the names are in the order of the weeks.
  std::vector<fs::path> kept = platform::files_of(folder, extension);
  for (std::size_t i = 0; i + most_weekly < kept.size(); ++i) {
    const std::string name = kept[i].stem().string();
    if (name.size() == 8 && name.find("-W") == 4) fs::remove(kept[i], error);
  }
  return done;
}

namespace {

// A folder that stands there whole or not at all.
Restored restore_new(const Restore& request, const RecordEnd& end) {
  const fs::path to =
      request.to.has_filename() ? request.to : request.to.parent_path();  // "ws/" ends in no name
  const fs::path begun = fs::path(to).replace_filename("." + to.filename().string() + ".new");
  std::error_code ignored;
  fs::remove_all(begun, ignored);
  platform::make_folder(begun);
  put_files(files_of_record_copy(request.backup), begun);
  unpack_record_copy(request.backup, begun / database_name, {});
  fs::remove(to, ignored);  // an empty folder
  fs::rename(begun, to);
  return {end.entries, end.hash, 0, {}};
}

Restored restore_over(const Restore& request, const RecordEnd& end) {
  Restored done{end.entries, end.hash, mails_sent_since(request.backup, request.to), {}};
  if (done.kept_mails > 0 && !request.force) {
    throw base::bad_input(
        msg("{0} {0:mail|mails} left since this backup was made, on {1}: their readers know what "
            "it does not",
            done.kept_mails,
            calendar::arg(calendar::to_paris(*calendar::parse_ical_utc(end.made_at)).day)),
        msg("give {} to go back all the same: what was sent stays known as sent",
            base::Detail::force));
  }
  const std::string at = calendar::to_ical_utc(platform::now());
  done.replaced = request.to / (std::string("avant-restauration-") + at + extension);
  back_up(request.to, done.replaced);
  const fs::path begun = request.to / (std::string(".") + database_name + ".restored");
  unpack_record_copy(request.backup, begun, request.to);
  replace_record(begun, request.to);
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(fs::path(begun) += suffix, ignored);
  }
  put_files(files_of_record_copy(request.backup), request.to);
  return done;
}

}  // namespace

Restored restore(const Restore& request) {
  const RecordEnd end = check_record_copy(request.backup);
  std::error_code error;
  try {
    const bool stands = fs::exists(request.to / database_name, error);
    const bool free = !fs::exists(request.to, error) || fs::is_empty(request.to, error);
    if (!stands && !free) {
      throw base::bad_input(
          msg("{} holds files, and is no workspace", request.to.string()),
          msg("name a folder that is not there yet, or a workspace to be put back"));
    }
    Restored done = stands ? restore_over(request, end) : restore_new(request, end);
    platform::log::info("workspace restored", {platform::log::field("entries", done.entries),
                                               platform::log::field("kept", done.kept_mails)});
    return done;
  } catch (const fs::filesystem_error& failure) {
    throw platform::failure_of(failure);
  }
}

}  // namespace gouvernail::app
