// SPDX-License-Identifier: MPL-2.0
#include "app/sending/sent_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "platform/files.h"
#include "records/mark.h"

namespace gouvernail::app {

using base::msg;

namespace {

constexpr const char* record_word = "record";

}  // namespace

SentLog::SentLog(std::filesystem::path file) : file_(std::move(file)) {
  if (!std::filesystem::exists(file_)) return;
  for (const std::string& line : base::split(platform::read_file(file_), '\n')) {
    const auto fields = base::split(line, ' ');
    if (fields.size() == 2 && fields[0] == record_word && !records::marks_in(fields[1]).empty()) {
      record_mark_ = fields[1];
    }
    if (fields.size() != 3) continue;
    int sequence = -1;
    std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), sequence);
    const auto dtstamp = calendar::parse_ical_utc(fields[2]);
    if (sequence < 0 || !dtstamp) continue;
    RevisionMark& mark = marks_.try_emplace(fields[0], RevisionMark{0, *dtstamp}).first->second;
    mark.sequence = std::max(mark.sequence, sequence);
    mark.dtstamp = std::max(mark.dtstamp, *dtstamp);
  }
}

std::optional<RevisionMark> SentLog::of(const std::string& uid) const {
  const auto found = marks_.find(uid);
  return found == marks_.end() ? std::nullopt : std::optional(found->second);
}

void SentLog::raise(const std::vector<SentRevision>& leaving, const std::string& record_mark) {
  std::string lines;
  for (const auto& [uid, mark] : leaving) {
    const auto known = of(uid);
    if (known && known->sequence >= mark.sequence && known->dtstamp >= mark.dtstamp) continue;
    lines += "\n" + uid + " " + std::to_string(mark.sequence) + " " +
             calendar::to_ical_utc(mark.dtstamp);
    marks_[uid] = mark;
  }
  if (lines.empty()) return;
  append(lines);
  record_mark_.clear();
  note_record(record_mark);
}

void SentLog::note_record(const std::string& record_mark) {
  if (record_mark == record_mark_) return;
  append("\n" + std::string(record_word) + " " + record_mark + "\n");
  record_mark_ = record_mark;
}

void SentLog::append(const std::string& lines) const {
  const int file = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const bool written =
      file >= 0 &&
      ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
      fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!written) {
    throw base::io_failure(msg("{} could not be written", file_.string()),
                           msg("free some space or check the rights, then do it again"));
  }
}

}  // namespace gouvernail::app
