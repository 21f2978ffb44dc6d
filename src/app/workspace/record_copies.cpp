// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/record_copies.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string_view>
#include <tuple>
#include <variant>

#include "app/workspace/busy.h"
#include "app/workspace/opened.h"
#include "app/workspace/record.h"
#include "app/workspace/restoring.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "platform/clock.h"
#include "platform/machine.h"
#include "records/workspace.h"
#include "store_sqlite/backup.h"
#include "store_sqlite/database.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;

// What the store says of a file, as a Failure.
template <class Work>
auto with_store(Work work) {
  try {
    return work();
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

RecordEnd journal_end_of(const store_sqlite::BackupHead& head) {
  return {head.entries, head.hash, head.made_at};
}

}  // namespace

bool stays_out_of_copies(const fs::path& name) {
  const std::string whole = name.generic_string();
  const std::string last = name.filename().string();
  return whole.starts_with(database_name) || whole.starts_with(std::string(backups_name) + "/") ||
         whole.starts_with(std::string(restoring_name) + "/") ||
         whole.starts_with(std::string(busy_name) + "/cache/") || last.ends_with(".lock") ||
         last.ends_with(copy_extension) || last.starts_with('.');
}

RecordEnd copy_record(const fs::path& workspace, const fs::path& to,
                      const std::vector<BesideRecord>& beside, const std::string& made_at) {
  std::vector<store_sqlite::Enclosed> files;
  for (const BesideRecord& one : beside) files.push_back({one.name, one.bytes});
  return with_store([&] {
    return journal_end_of(
        store_sqlite::write_backup(workspace / database_name, to, files, made_at));
  });
}

RecordEnd check_record_copy(const fs::path& copy) {
  return with_store([&] { return journal_end_of(store_sqlite::check_backup(copy)); });
}

bool is_record_copy(const fs::path& file) {
  // Most files are no database at all.
  constexpr std::string_view begins("SQLite format 3");
  std::array<char, begins.size()> first{};
  if (!std::ifstream(file, std::ios::binary).read(first.data(), first.size()) ||
      std::string_view(first.data(), first.size()) != begins) {
    return false;
  }
  try {
    store_sqlite::files_in(file);
    return true;
  } catch (const records::StoreError&) {
    return false;
  }
}

std::vector<BesideRecord> files_of_record_copy(const fs::path& copy) {
  std::vector<BesideRecord> files;
  for (store_sqlite::Enclosed& one : with_store([&] { return store_sqlite::files_in(copy); })) {
    files.push_back({std::move(one.name), std::move(one.bytes)});
  }
  return files;
}

namespace {

// Whose name was erased is a number from then on, and nobody's answer is carried.
bool names_nobody(const records::AnswerRecord& answer) {
  return answer.person.starts_with('#') || answer.delegate.starts_with('#');
}

// Answers that `from` has and `into` lacks. Of those that were decided, what was decided is a
// change like any other.
records::Changes answers_lacking(const records::Workspace& from, const records::Workspace& into) {
  const auto named = [](const records::AnswerRecord& answer) {
    return std::tuple(answer.meeting, answer.person, answer.sequence, answer.dtstamp, answer.answer,
                      answer.delegate);
  };
  std::set<decltype(named(records::AnswerRecord{}))> known;
  for (const records::AnswerRecord& answer : into.answers()) known.insert(named(answer));
  std::set<std::string> waiting;
  for (const records::Undecided& one : into.undecided()) waiting.insert(records::digest_of(one));
  records::Changes lacking;
  for (records::AnswerRecord& answer : from.answers()) {
    if (names_nobody(answer) || known.contains(named(answer))) continue;
    lacking.push_back(records::RecordAnswer{std::move(answer)});
  }
  for (records::Undecided& one : from.undecided()) {
    if (one.state != records::Decision::waiting) continue;
    if (waiting.contains(records::digest_of(one))) continue;
    lacking.push_back(records::PutUndecided{std::move(one)});
  }
  return lacking;
}

void record_carried(const records::Changes& changes, records::Workspace& into) {
  if (changes.empty()) return;
  into.record(changes, {platform::now(), platform::login_name()}, into.revision());
}

// Of the sessions that both know: what their guests were told is known here as well.
void carry_invitations(const records::Workspace& from, records::Workspace& into) {
  records::Changes told;
  for (const governance::Meeting& meeting : into.history().meetings) {
    const auto revisions = from.invitations(meeting.uid);
    for (std::size_t i = into.invitations(meeting.uid).size(); i < revisions.size(); ++i) {
      told.push_back(records::RecordInvitation{revisions[i]});
    }
  }
  record_carried(told, into);
}

// The same of what they answered. Gives how many cannot be.
std::int64_t carry_answers(const records::Workspace& from, records::Workspace& into) {
  std::set<std::string> known;
  for (const governance::Meeting& meeting : into.history().meetings) known.insert(meeting.uid);
  records::Changes carried = answers_lacking(from, into);
  const auto lost = std::erase_if(carried, [&](const records::Change& change) {
    if (const auto* waiting = std::get_if<records::PutUndecided>(&change)) {
      return !known.contains(waiting->undecided.meeting);
    }
    return !known.contains(std::get<records::RecordAnswer>(change).answer.meeting);
  });
  record_carried(carried, into);
  return static_cast<std::int64_t>(lost);
}

std::int64_t erasures_in(const store_sqlite::Database& database) {
  return std::ranges::count(database.journal(), "person-erased", &records::JournalEntry::action);
}

}  // namespace

SinceCopy since_copy(const fs::path& copy, const fs::path& workspace) {
  const fs::path current = workspace / database_name;
  return with_store([&] {
    SinceCopy since;
    since.mails = store_sqlite::sent_since(copy, current);
    const store_sqlite::Database stands = store_sqlite::Database::open(current);
    const store_sqlite::Database copied = store_sqlite::Database::open_to_read(copy);
    since.answers = static_cast<std::int64_t>(answers_lacking(stands, copied).size());
    since.erased = erasures_in(stands) - erasures_in(copied);
    return since;
  });
}

std::int64_t unpack_record_copy(const fs::path& copy, const fs::path& to,
                                const fs::path& workspace) {
  const fs::path current = workspace.empty() ? fs::path() : workspace / database_name;
  return with_store([&] {
    store_sqlite::unpack_record(copy, to, current);
    if (current.empty()) return std::int64_t{0};
    const store_sqlite::Database from = store_sqlite::Database::open(current);
    store_sqlite::Database restored = store_sqlite::Database::open(to);
    carry_invitations(from, restored);
    return carry_answers(from, restored);
  });
}

bool replace_record(const fs::path& file, const fs::path& workspace, const fs::path& copied) {
  return with_store(
      [&] { return store_sqlite::replace_record(file, workspace / database_name, copied); });
}

bool is_record_put_back(const fs::path& workspace) {
  return with_store([&] { return store_sqlite::is_put_back(workspace / database_name); });
}

void settle_record_put_back(const fs::path& workspace) {
  with_store([&] { store_sqlite::settle_put_back(workspace / database_name); });
}

}  // namespace gouvernail::app
