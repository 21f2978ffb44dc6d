// SPDX-License-Identifier: MPL-2.0
#include "app/importing/archive.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "governance/exchange.h"
#include "governance/history.h"

namespace gouvernail::app {
namespace {

using base::msg;
using ArchiveLine = nlohmann::json;

base::Failure no_archive(const std::string& path, base::Message why, base::Message remedy) {
  return base::bad_input(msg("{0} cannot be read: {1}", path, base::MessageList{std::move(why)}),
                         std::move(remedy));
}

class ArchiveReader {
 public:
  explicit ArchiveReader(const std::string& path) : path_(path) {
    for (const governance::ExchangeTable table : governance::exchange_tables) {
      base::BookSheet& sheet = book.sheets.emplace_back();
      sheet.name = governance::name_of(table);
      sheet.rows.push_back({1, false, governance::columns_of(table)});
    }
  }

  void read(std::string_view line) {
    ++line_;
    const ArchiveLine object = ArchiveLine::parse(line, nullptr, false);
    if (!object.is_object()) throw damaged();
    if (line_ == 1) return need_version(object);
    if (object.contains("row")) take_row(object);
    if (const auto end = object.find("end"); end != object.end()) is_whole_ = *end == line_ - 1;
  }

  void need_whole() const {
    if (!is_whole_) {
      throw no_archive(path_, msg("its end is missing"), msg("export the record once more"));
    }
  }

  base::Book book;

 private:
  base::Failure damaged() const {
    return no_archive(path_, msg("line {} is none of an archive", line_),
                      msg("export the record once more"));
  }

  void need_version(const ArchiveLine& first) const {
    if (first.value("version", ArchiveLine()) == governance::exchange_version) return;
    throw no_archive(path_, msg("a later version of this program wrote it"),
                     msg("install that version"));
  }

  void take_row(const ArchiveLine& object) {
    const auto table = std::ranges::find_if(book.sheets, [&](const base::BookSheet& one) {
      return object.value("table", ArchiveLine()) == one.name;
    });
    if (table == book.sheets.end()) return;  // added later
    const ArchiveLine& members = object.at("row");
    base::BookRow row{static_cast<int>(line_), false, {}};
    for (const std::string& column : table->rows.front().cells) {
      const auto member = members.find(column);
      const bool told = member != members.end();
      if (told && !member->is_string()) throw damaged();
      row.cells.push_back(told ? governance::kept_from_unguarding(member->get<std::string>()) : "");
    }
    table->rows.push_back(std::move(row));
  }

  const std::string& path_;
  std::int64_t line_ = 0;
  bool is_whole_ = false;
};

}  // namespace

bool is_archive(std::string_view bytes) {
  return bytes.substr(0, bytes.find('\n')).find("\"gouvernail-archive\"") !=
             std::string_view::npos &&
         bytes.starts_with('{');
}

base::Book book_of_archive(const std::string& path, std::string_view bytes) {
  ArchiveReader reader(path);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = base::trim(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (!line.empty()) reader.read(line);
  }
  reader.need_whole();
  return std::move(reader.book);
}

}  // namespace gouvernail::app
