// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/sqlite_errors.h"

#include <sqlite3.h>

namespace gouvernail::store_sqlite {

using base::msg;

records::StoreError translate(const SQLite::Exception& error, const std::filesystem::path& file) {
  const std::string name = file.string();
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
      return {records::StoreFault::no_space,
              msg("{}: the disk is full; nothing was recorded", name),
              msg("free some space, then try again")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {records::StoreFault::busy,
              msg("{}: another program is writing in this workspace", name),
              msg("wait until it has finished, then try again")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return {records::StoreFault::no_access, msg("{}: you are not allowed to write there", name),
              msg("ask for the permission to write this file and its folder")};
    case SQLITE_NOTADB:
      return {records::StoreFault::not_a_workspace,
              msg("{}: this is no workspace of Gouvernail", name),
              msg("name the folder of a workspace, or restore this file from a backup")};
    case SQLITE_CORRUPT:
      return {records::StoreFault::damaged, msg("{}: the database is damaged", name),
              msg("restore it from a backup")};
    default:
      return {records::StoreFault::failure,
              msg("{0}: the database cannot be used ({1})", name, std::string(error.what())),
              msg("check the disk, then try again")};
  }
}

}  // namespace gouvernail::store_sqlite
