// SPDX-License-Identifier: MPL-2.0
#include "app/journal.h"

#include <map>
#include <set>
#include <utility>

#include "app/sending/record_memory.h"
#include "app/sending/sent_log.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/session_name.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "platform/files.h"
#include "records/mark.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;

std::set<std::string> named_ever(const Opened& opened,
                                 const std::vector<records::RecordedChange>& changes,
                                 const std::string& name) {
  std::set<std::string> uids;
  for (const records::RecordedChange& change : changes) {
    for (const records::State* state : {&change.before, &change.after}) {
      const auto* meeting = records::value_in<governance::Meeting>(*state);
      if (meeting && (meeting->uid == name || is_named(*meeting, name))) {
        uids.insert(meeting->uid);
      }
    }
  }
  if (uids.empty()) need_meeting(opened, name);  // says what may have been meant
  return uids;
}

// What a session is called when an entry tells of something of it, as commands take it.
class SessionNames {
 public:
  // In the order of the journal. Empty: the entry names its session itself, or has none.
  std::string of(const records::RecordedChange& change) {
    const auto* after = records::value_in<governance::Meeting>(change.after);
    if (const auto* meeting =
            after ? after : records::value_in<governance::Meeting>(change.before)) {
      names_[meeting->uid] = governance::session_name(*meeting);
      return {};
    }
    const auto found = names_.find(change.entry.subject);
    return found == names_.end() ? std::string() : found->second;
  }

 private:
  std::map<std::string, std::string> names_;  // by uid
};

std::vector<records::RecordedChange> read_changes(const Opened& opened) {
  need_workspace(opened);
  try {
    return opened.database->changes();
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

}  // namespace

std::vector<reports::JournalLine> journal_lines(const Opened& opened, const WhichEntries& which) {
  if (which.last && *which.last < 1) {
    throw base::bad_input(msg("“{}” is no number of entries", *which.last),
                          msg("correct {0}", base::Detail::last));
  }
  auto changes = read_changes(opened);
  std::map<std::int64_t, std::int64_t> ends;          // of transactions
  std::map<std::int64_t, std::string> session_names;  // by number of the entry
  SessionNames names;
  for (const auto& change : changes) {
    ends[change.transaction] = change.entry.sequence;
    session_names[change.entry.sequence] = names.of(change);
  }
  if (!which.meeting.empty()) {
    const auto uids = named_ever(opened, changes, which.meeting);
    std::erase_if(changes, [&](const auto& one) { return !uids.contains(one.entry.subject); });
  }
  std::vector<reports::JournalLine> lines;
  for (records::RecordedChange& change : changes) {
    const records::JournalEntry& entry = change.entry;
    reports::JournalLine& line = lines.emplace_back();
    line.number = entry.sequence;
    line.at = entry.at;
    line.about = entry.subject;
    line.digest = entry.hash;
    line.first = change.transaction;
    line.last = ends[change.transaction];
    line.what = records::describe(which.names ? change.named : entry);
    line.session = session_names[entry.sequence];
    if (!which.names) continue;
    line.author = std::move(change.author);
    line.before = std::move(change.before);
    line.after = std::move(change.after);
    line.because = std::move(change.because);
  }
  if (which.last && *which.last < std::int64_t(lines.size())) {
    lines.erase(lines.begin(), lines.end() - *which.last);
  }
  return lines;
}

records::Verification verify_journal(const Opened& opened) {
  need_workspace(opened);
  return opened.database->verify();
}

std::string record_mark(const Opened& opened) {
  need_workspace(opened);
  return records::mark_of(opened.database->head());
}

std::vector<KeptMark> compare_marks(const Opened& opened, const KeptMarks& kept) {
  need_workspace(opened);
  std::vector<std::string> marks;
  if (!kept.typed.empty()) {
    if (records::head_in_mark(kept.typed).empty()) {
      throw base::bad_input(msg("“{}” is no mark of a record", kept.typed),
                            msg("copy it whole, from gv1- on, as a mail or a report has it"));
    }
    marks.push_back(kept.typed);
  }
  if (!kept.file.empty()) {
    const auto found = records::marks_in(platform::read_file(kept.file));
    if (found.empty()) {
      throw base::bad_input(msg("{}: there is no mark of a record in it", kept.file.string()),
                            msg("name a weekly mail, a page or a PDF as it was made, or type the "
                                "mark that it shows"));
    }
    marks.insert(marks.end(), found.begin(), found.end());
  }
  std::vector<KeptMark> compared;
  for (std::string& mark : marks) {
    const auto entries = opened.database->entries_under(records::head_in_mark(mark));
    compared.push_back({std::move(mark), entries});
  }
  return compared;
}

std::vector<base::Message> record_doubts(const Opened& opened) {
  std::vector<base::Message> doubts;
  if (!opened.database) return doubts;
  if (opened.database->has_lost_log()) {
    doubts.push_back(
        msg("The file gouvernail.db-wal is missing: what was recorded last may have been left "
            "behind. Copy a workspace with all its files, or put back a backup."));
  }
  const std::string mark = SentLog(opened.folder / sent_name).record_mark();
  if (!mark.empty() && !opened.database->entries_under(records::head_in_mark(mark))) {
    doubts.push_back(
        msg("When mails last left from here the mark of the record was {}, which it never had: it "
            "was put back from a backup, or rewritten.",
            mark));
  }
  const std::int64_t unknown = forgotten_invitations(opened);
  if (unknown > 0) {
    doubts.push_back(
        msg("{0} {0:invitation|invitations} left from here that the record does not know: it is "
            "older than what was sent, put back from a backup or copied without gouvernail.db-wal.",
            unknown));
  }
  return doubts;
}

}  // namespace gouvernail::app
