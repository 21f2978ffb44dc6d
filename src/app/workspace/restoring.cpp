// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/restoring.h"

#include <optional>
#include <vector>

#include "app/workspace/opened.h"
#include "app/workspace/record_copies.h"
#include "base/failure.h"
#include "platform/files.h"
#include "platform/lock.h"
#include "platform/system_words.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;

void put_file(const fs::path& from, const fs::path& to) {
  std::error_code error;
  platform::make_folder(to.parent_path());
  if (fs::is_symlink(to, error)) {  // a link stays one
    platform::update_file(to, platform::read_file(from, fs::file_size(from)));
    fs::remove(from);
    return;
  }
  const fs::file_status former = fs::status(to, error);
  if (fs::exists(former)) fs::permissions(from, former.permissions());
  fs::rename(from, to);
  platform::flush_folder(to.parent_path());
}

}  // namespace

void put_in_place(const fs::path& folder) {
  const fs::path begun = folder / restoring_name;
  try {
    if (fs::exists(folder / database_name) && is_record_put_back(folder)) {
      const fs::path files = begun / restored_files;
      std::vector<fs::path> waiting;
      if (fs::exists(files)) {
        for (const auto& entry : fs::recursive_directory_iterator(files)) {
          if (entry.is_regular_file()) waiting.push_back(entry.path());
        }
      }
      for (const fs::path& file : waiting) {
        put_file(file, folder / file.lexically_relative(files));
      }
      settle_record_put_back(folder);
    }
    fs::remove_all(begun);
  } catch (const fs::filesystem_error& failure) {
    throw platform::failure_of(failure);
  }
}

void finish_restoring(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / restoring_name, error)) return;
  std::optional<platform::Lock> lock;
  try {
    lock.emplace(folder, "send");
  } catch (const base::Failure&) {
    return;  // whoever may only read it reads what is there
  }
  if (lock->held()) put_in_place(folder);
}

}  // namespace gouvernail::app
