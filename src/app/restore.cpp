// SPDX-License-Identifier: MPL-2.0
#include "app/restore.h"

#include <algorithm>
#include <array>

#include "app/backup.h"
#include "app/sending/convened_by_mail.h"
#include "app/sending/sent_log.h"
#include "app/workspace/opened.h"
#include "app/workspace/record_copies.h"
#include "app/workspace/restoring.h"
#include "base/failure.h"
#include "calendar/local_time.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/lock.h"
#include "platform/log.h"
#include "platform/system_words.h"
#include "records/mark.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

constexpr int most_attempts = 3;  // while others record

// Where the files of a backup go: never out of the folder.
fs::path place_of_file(const fs::path& folder, const std::string& name) {
  const fs::path relative = fs::path(name).lexically_normal();
  const bool leads_out = relative.empty() || relative.is_absolute() || *relative.begin() == ".." ||
                         !relative.has_filename();
  if (leads_out || stays_out_of_copies(relative)) {
    throw base::bad_input(msg("the backup holds a file that belongs elsewhere: “{}”", name),
                          msg("use another backup"));
  }
  return folder / relative;
}

// Before anything is replaced: what cannot be put there would be missed after.
void need_places(const std::vector<BesideRecord>& files, const fs::path& folder) {
  std::error_code error;
  for (const BesideRecord& file : files) {
    const fs::path place = place_of_file(folder, file.name);
    if (fs::is_directory(place, error)) {
      throw base::bad_input(msg("{} is a folder, and a file in the backup", place.string()),
                            msg("move this folder elsewhere"));
    }
    for (fs::path above = place.parent_path(); above != folder; above = above.parent_path()) {
      if (!fs::exists(above, error) || fs::is_directory(above, error)) continue;
      throw base::bad_input(msg("{} is a file, and a folder in the backup", above.string()),
                            msg("move this file elsewhere"));
    }
  }
}

// "." and "" too have a name, and a folder above them.
fs::path whole_name(const fs::path& folder) {
  const fs::path whole = fs::absolute(folder).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

bool is_lock(const std::string& name) { return name.starts_with('.') && name.ends_with(".lock"); }

// Nothing stands there, or what one that was interrupted has left.
bool is_unoccupied(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return !fs::exists(folder, error);
  return std::all_of(fs::directory_iterator(folder), fs::directory_iterator(),
                     [](const fs::directory_entry& entry) {
                       const std::string name = entry.path().filename().string();
                       return name == restoring_name || is_lock(name);
                     });
}

void need_force(const SinceCopy& since, const RecordEnd& end, const Restore& request) {
  if (request.force) return;
  base::MessageList what;
  if (since.mails > 0) what.push_back(msg("{0} {0:mail|mails} left", since.mails));
  if (since.answers > 0) what.push_back(msg("{0} {0:answer|answers} came", since.answers));
  if (what.empty()) return;
  throw base::bad_input(
      msg("since this backup was made, on {0}, {1}: it knows nothing of that",
          calendar::arg(calendar::to_paris(*calendar::parse_ical_utc(end.made_at)).day),
          std::move(what)),
      msg("give {} to go back all the same: what was sent stays known as sent, and answers to the "
          "sessions that the backup knows are kept",
          base::Detail::force));
}

// Nobody sends meanwhile, nor writes the files that are replaced. What was begun goes where it does
// not come to its end.
class Place {
 public:
  explicit Place(const fs::path& folder)
      : folder_(folder),
        made_(make(folder)),
        locks_{lock("send"), lock("settings"), lock("people")} {}
  ~Place() {
    if (replaced_ || !alone()) return;
    std::error_code ignored;
    if (laid_) fs::remove_all(begun(), ignored);
    if (fs::exists(folder_ / database_name, ignored)) return;
    for (const platform::Lock& one : locks_) fs::remove(one.path(), ignored);
    if (made_) fs::remove(folder_, ignored);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  bool alone() const {
    return std::all_of(locks_.begin(), locks_.end(), [](const auto& one) { return one.held(); });
  }
  fs::path begun() const { return folder_ / restoring_name; }
  // What another one left there is finished before.
  void begin() {
    laid_ = true;
    fs::remove_all(begun());
  }
  bool replaced() const { return replaced_; }
  void set_replaced() { replaced_ = true; }

 private:
  static bool make(const fs::path& folder) {
    std::error_code error;
    const bool stood = fs::exists(folder, error);
    platform::make_folder(folder);
    return !stood;
  }
  platform::Lock lock(const char* name) const { return platform::Lock(folder_, name); }

  fs::path folder_;
  bool made_;
  std::array<platform::Lock, 3> locks_;
  bool laid_ = false;
  bool replaced_ = false;
};

class PuttingBack {
 public:
  PuttingBack(const Restore& request, const RecordEnd& end, const std::vector<BesideRecord>& files)
      : request_(request), end_(end), files_(files), place_(request.to) {
    if (place_.alone()) return;
    throw base::bad_input(msg("mail is being sent from this workspace, or its files are written"),
                          msg("wait until it is done"));
  }

  Restored run() {
    put_in_place(request_.to);  // what another one began
    stands_ = fs::exists(request_.to / database_name);
    try {
      for (int i = 0; i < most_attempts && !place_.replaced(); ++i) attempt();
      if (place_.replaced()) put_in_place(request_.to);
    } catch (const fs::filesystem_error& failure) {
      throw with_copy(platform::failure_of(failure));
    } catch (const base::Failure& failure) {
      throw with_copy(failure);
    }
    if (place_.replaced()) return done_;
    throw base::bad_input(msg("others go on recording in {}", request_.to.string()),
                          msg("wait until they are done, then do it again"));
  }

 private:
  void attempt() {
    place_.begin();
    done_ = Restored{};
    done_.entries = end_.entries;
    done_.head = end_.hash;
    SinceCopy since;
    if (stands_) {
      since = since_copy(request_.backup, request_.to);
      need_force(since, end_, request_);
      const fs::path copy = name_of_copy();
      back_up(request_.to, copy);
      done_.replaced = copy;
    }
    lay_files();
    const fs::path record = place_.begun() / restored_record;
    done_.kept_mails = since.mails;
    done_.back_again = std::max<std::int64_t>(0, since.erased);
    done_.lost_answers =
        unpack_record_copy(request_.backup, record, stands_ ? request_.to : fs::path());
    done_.kept_answers = since.answers - done_.lost_answers;
    if (!stands_) {
      fs::rename(record, request_.to / database_name);
      platform::flush_folder(request_.to);
      place_.set_replaced();
    } else if (replace_record(record, request_.to, done_.replaced)) {
      place_.set_replaced();
    } else {
      fs::remove(done_.replaced);
      done_.replaced.clear();
    }
  }

  // Of a second one in the same second, another name: the backup may be the first.
  fs::path name_of_copy() const {
    const std::string stem = "avant-restauration-" + calendar::to_ical_utc(platform::now());
    fs::path copy = request_.to / (stem + copy_extension);
    for (int i = 2; fs::exists(copy); ++i) {
      copy = request_.to / (stem + "-" + std::to_string(i) + copy_extension);
    }
    return copy;
  }

  // What was sent is never forgotten: the higher numbers of both count.
  void lay_files() const {
    const fs::path files = place_.begun() / restored_files;
    platform::make_folder(files);
    const fs::path former = request_.to / sent_name;
    std::string sent = fs::exists(former) ? platform::read_file(former) : "";
    for (const BesideRecord& file : files_) {
      if (file.name == sent_name) {
        sent.insert(0, file.bytes + "\n");
        continue;
      }
      const fs::path place = place_of_file(files, file.name);
      platform::make_folder(place.parent_path());
      platform::write_file(place, file.bytes);
    }
    lay_sent(files / sent_name, sent);
    platform::flush_folder(place_.begun());
    platform::flush_folder(request_.to);
  }

  // Whoever puts a backup back knows that it is the record of an earlier day: mails leave from it.
  void lay_sent(const fs::path& file, const std::string& sent) const {
    if (sent.empty()) return;
    platform::write_file(file, sent);
    SentLog(file).note_record(records::mark_of(end_.hash));
  }

  base::Failure with_copy(const base::Failure& failure) const {
    if (done_.replaced.empty()) return failure;
    const base::MessageList cause{failure.cause()};
    const std::string copy = done_.replaced.string();
    return {
        failure.kind(),
        place_.replaced()
            ? msg("{0}; the record is put back, the files beside it are not all: whatever is "
                  "asked there next goes on with them. What stood there before is in {1}",
                  cause, copy)
            : msg("{0}; nothing was replaced. A copy of what stands there is in {1}", cause, copy),
        failure.remedy()};
  }

  const Restore& request_;
  const RecordEnd& end_;
  const std::vector<BesideRecord>& files_;
  Place place_;
  bool stands_ = false;
  Restored done_;
};

// What left since convened its sessions, whatever the backup says of them. Where that cannot be
// recorded, the next run that sends mail does it.
void note_convened(const fs::path& workspace, const Restored& done) {
  if (done.kept_mails == 0) return;
  try {
    record_convened_by_mail(workspace);
  } catch (const base::Failure&) {
  }
}

}  // namespace

Restored restore(const Restore& given) {
  const RecordEnd end = check_record_copy(given.backup);
  const std::vector<BesideRecord> files = files_of_record_copy(given.backup);
  try {
    Restore request = given;
    request.to = whole_name(given.to);
    need_places(files, request.to);
    if (!fs::exists(request.to / database_name) && !is_unoccupied(request.to)) {
      throw base::bad_input(
          msg("{} holds files, and is no workspace", request.to.string()),
          msg("name a folder that is not there yet, or a workspace to be put back"));
    }
    const Restored done = PuttingBack(request, end, files).run();
    note_convened(request.to, done);
    platform::log::info("workspace restored", {platform::log::field("entries", done.entries),
                                               platform::log::field("kept", done.kept_mails)});
    return done;
  } catch (const fs::filesystem_error& failure) {
    throw platform::failure_of(failure);
  }
}

}  // namespace gouvernail::app
