// SPDX-License-Identifier: MPL-2.0
#include "app/importing/source.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>

#include "governance/exchange.h"
#include "governance/history_csv.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;

// Tables of an export are all called alike.
bool is_of_export(const fs::path& file) {
  return std::ranges::any_of(governance::exchange_tables, [&](governance::ExchangeTable table) {
    return governance::name_of(table) == file.stem().string();
  });
}

bool are_all_new(const std::vector<Row>& rows, const governance::MeetingsByUid& recorded) {
  return std::ranges::none_of(rows, [&](const Row& row) {
    return governance::is_made_uid(row.meeting.uid) || recorded.find(row.meeting.uid) != nullptr;
  });
}

}  // namespace

std::string source_in_place(const std::string& path) {
  const fs::path file = fs::absolute(path).lexically_normal();
  return (file.parent_path().filename() / file.filename()).generic_string();
}

std::string source_of(const std::string& path, const std::vector<Row>& rows,
                      const governance::MeetingsByUid& recorded, const ImportMemory& memory) {
  const std::string here = source_in_place(path);
  const fs::path file(here);
  if (memory.brought.contains(here) || is_of_export(file)) return here;
  const std::string* moved = nullptr;
  std::ptrdiff_t most = -1;
  for (const auto& earlier : memory.brought) {
    const std::string& name = earlier.first;
    if (fs::path(name).filename() != file.filename()) continue;
    const std::ptrdiff_t shared = std::ranges::count_if(
        rows, [&](const Row& row) { return earlier.second.contains(row.meeting.uid); });
    if (shared <= most) continue;
    most = shared;
    moved = &name;
  }
  const bool is_another = most <= 0 && are_all_new(rows, recorded);
  return moved == nullptr || is_another ? here : *moved;
}

}  // namespace gouvernail::app
