// SPDX-License-Identifier: MPL-2.0
// What SQLite answers, said for people. Internal to `store_sqlite`.
#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "records/errors.h"

namespace gouvernail::store_sqlite {

records::StoreError translate(const SQLite::Exception& error, const std::filesystem::path& file);

// Runs `work`; what SQLite throws in it comes out as a StoreError about `file`.
template <class Work>
auto guarded(const std::filesystem::path& file, Work work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw translate(error, file);
  }
}

}  // namespace gouvernail::store_sqlite
