// SPDX-License-Identifier: MPL-2.0
#include "app/export_record.h"

#include <nlohmann/json.hpp>

#include <utility>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using Json = nlohmann::ordered_json;

Json row_object(const base::Sheet& sheet, const std::vector<base::Cell>& cells) {
  Json row = Json::object();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto* text = std::get_if<std::string>(&cells[i]);
    if (text && !text->empty()) row[sheet.columns[i]] = *text;
  }
  return row;
}

Json entry_object(const records::JournalEntry& entry) {
  return {{"sequence", entry.sequence}, {"at", calendar::to_ical_utc(entry.at)},
          {"action", entry.action},     {"subject", entry.subject},
          {"summary", entry.summary},   {"fact_sha256", entry.fact_sha256},
          {"previous", entry.previous}, {"hash", entry.hash}};
}

}  // namespace

governance::Exchange export_record(const Opened& opened) {
  need_workspace(opened);
  std::vector<records::Undecided> waiting = opened.database->undecided();
  std::erase_if(waiting, [](const auto& one) { return one.state != records::Decision::waiting; });
  return {opened.history, opened.people->persons, opened.database->answers(), std::move(waiting)};
}

std::string export_archive(const Opened& opened, calendar::UtcTime now) {
  const governance::Exchange record = export_record(opened);
  std::string text;
  std::int64_t lines = 0;
  const auto put = [&](const Json& object) {
    text += object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    ++lines;
  };
  put({{"format", "gouvernail-archive"},
       {"version", governance::exchange_version},
       {"convention", opened.rules->convention->id},
       {"written_at", calendar::to_ical_utc(now)}});
  for (const governance::ExchangeTable table : governance::exchange_tables) {
    const base::Sheet sheet = governance::sheet_of(table, record);
    for (const auto& cells : sheet.rows)
      put({{"table", sheet.id}, {"row", row_object(sheet, cells)}});
  }
  for (const records::JournalEntry& entry : opened.database->journal()) {
    put({{"journal", entry_object(entry)}});
  }
  put({{"end", lines}});
  return text;
}

}  // namespace gouvernail::app
