// SPDX-License-Identifier: MPL-2.0
// The tables of a record as files, of which no program runs a cell.
#include <algorithm>
#include <string_view>

#include "governance/exchange.h"

namespace gouvernail::governance {
namespace {

// Whether a spreadsheet would run what begins there. Quotes and apostrophes that stand before it
// may be taken for those of the file.
bool would_run(std::string_view text) {
  const auto first = text.find_first_not_of("'\"");
  return first != std::string_view::npos &&
         std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

// Where the text begins, and where a cell begins for a program that takes other separators: to one
// that looks for semicolons, quotes within a line with commas hold no semicolon and no line end
// back.
bool begins_cell(std::string_view text, std::size_t at) {
  return at == 0 || std::string_view(",;\t\r\n").find(text[at - 1]) != std::string_view::npos;
}

// As csv_field, and whatever some program could take for a separator stands between quotes.
std::string quoted_field(const std::string& text) {
  const bool plain = std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
    return letter || (c >= '0' && c <= '9') ||
           std::string_view(" -:./@_").find(c) != std::string_view::npos;
  });
  if (plain) return csv_field(text, ',');
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string guarded(const std::string& text) {
  const std::string_view all = text;
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (begins_cell(all, i) && would_run(all.substr(i))) out += '\'';
    out += all[i];
  }
  return out;
}

std::string unguarded(const std::string& text) {
  const std::string_view all = text;
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool guard = all[i] == '\'' && begins_cell(all, i) && would_run(all.substr(i + 1));
    if (!guard) out += all[i];
  }
  return out;
}

std::vector<base::Sheet> exchange_book(const Exchange& record) {
  std::vector<base::Sheet> sheets;
  for (const ExchangeTable table : exchange_tables) {
    sheets.push_back(sheet_of(table, record));
    for (auto& row : sheets.back().rows) {
      for (base::Cell& cell : row) {
        auto* text = std::get_if<std::string>(&cell);
        if (text && unguarded(*text) != *text) *text = guarded(*text);
      }
    }
  }
  return sheets;
}

std::string exchange_csv(const base::Sheet& sheet) {
  std::string text;
  const auto put = [&text](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) text += ',';
      text += quoted_field(guarded(fields[i]));
    }
    text += "\r\n";
  };
  put(sheet.columns);
  for (const auto& cells : sheet.rows) {
    std::vector<std::string> fields;
    for (const base::Cell& cell : cells) {
      const auto* own = std::get_if<std::string>(&cell);
      fields.push_back(own ? *own : std::string());
    }
    put(fields);
  }
  return text;
}

}  // namespace gouvernail::governance
