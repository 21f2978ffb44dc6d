// SPDX-License-Identifier: MPL-2.0
// A workspace in one file: the record, copied while others write, with the files that stand beside
// it and the end of the journal. It is a database that any SQLite opens.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gouvernail::store_sqlite {

// A file that stands beside the record.
struct Enclosed {
  std::string name;  // below the folder, with slashes
  std::string bytes;
};

struct BackupHead {
  std::int64_t entries = 0;
  std::string hash;     // of the last entry of the journal
  std::string made_at;  // UTC, "20261013T120000Z"
};

// Writes a new file at `to`, which is on the disk when it returns; another one that stands there is
// replaced. What it holds is as it was at one moment, whoever writes meanwhile.
BackupHead write_backup(const std::filesystem::path& record, const std::filesystem::path& to,
                        const std::vector<Enclosed>& files, const std::string& made_at);

// What a backup says of itself, once its pages, its journal and its files were found as they were
// written. `not_a_workspace` for what is no backup, `damaged` for one that does not hold together.
BackupHead check_backup(const std::filesystem::path& backup);

std::vector<Enclosed> files_in(const std::filesystem::path& backup);

// Mails that left since the backup was made, as the record at `current` has it.
std::int64_t sent_since(const std::filesystem::path& backup, const std::filesystem::path& current);

// Makes the record of a backup at `to`, where none may stand; it says that it is being put back.
// With `current`, which may be empty: the mails that left from there count as sent, and no number
// of a mail comes a second time.
void unpack_record(const std::filesystem::path& backup, const std::filesystem::path& to,
                   const std::filesystem::path& current);

// Puts what `from` holds in the place of what `into` does, at once or not at all, whoever has it
// open. False where `into` is no longer what its backup `copied` holds: nothing was done.
bool replace_record(const std::filesystem::path& from, const std::filesystem::path& into,
                    const std::filesystem::path& copied);

// Whether the record is one that unpack_record made, and nobody said since that all of it is in its
// place.
bool is_put_back(const std::filesystem::path& record);
void settle_put_back(const std::filesystem::path& record);

}  // namespace gouvernail::store_sqlite
