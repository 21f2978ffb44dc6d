// SPDX-License-Identifier: MPL-2.0
#include "governance/csv_table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

using base::msg;

// Told one by one: nobody mends more of one kind by hand.
constexpr std::int64_t most_of_a_kind = 1000;

std::string_view line_at(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(offset);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

// A title, and what stands below it, may come before the line that names the columns.
constexpr int lines_looked_at = 20;

char separator_of(std::string_view text) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (int number = 0; number < lines_looked_at && !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    for (const char candidate : {',', ';', '\t'}) {
      const auto count = std::count(line.begin(), line.end(), candidate);
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return best;
}

// "sep=;", for Excel alone.
std::optional<char> separator_told(std::string_view line) {
  constexpr std::string_view told = "sep=";
  if (line.size() != told.size() + 1 || base::lower_ascii(line.substr(0, told.size())) != told) {
    return std::nullopt;
  }
  return line.back();
}

class Scanner {
 public:
  Scanner(CsvReport& report, char separator)
      : report_(report), text_(report.text()), separator_(separator) {}

  bool at_end() const { return at_ >= text_.size(); }

  CsvRecord record() {
    CsvRecord record;
    record.line = line_;
    record.offset = at_;
    for (;;) {
      record.fields.push_back(starts_with_quote() ? quoted(record) : plain());
      if (at_end() || text_[at_] != separator_) break;
      ++at_;
    }
    if (!at_end()) end_line();
    return record;
  }

 private:
  bool starts_with_quote() const { return !at_end() && text_[at_] == '"'; }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }
  bool at_field_end() const { return at_line_end() || text_[at_] == separator_; }

  std::string plain() {
    const std::size_t start = at_;
    while (!at_field_end()) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  std::string quoted(CsvRecord& record) {
    std::string value;
    ++at_;
    while (!at_end()) {
      if (text_[at_] == '"') {
        ++at_;
        if (!starts_with_quote()) {
          end_quoted(record);
          return value;
        }
      }
      // CRLF is one line end: the LF counts.
      const bool lone_cr = text_[at_] == '\r' && text_.substr(at_, 2) != "\r\n";
      if (text_[at_] == '\n' || lone_cr) ++line_;
      value += text_[at_++];
    }
    record.broken = true;
    report_.error(record, "unterminated-quote", msg("a quote is opened and never closed"),
                  msg("close it, or double the quote that belongs to the text"));
    return value;
  }

  void end_quoted(CsvRecord& record) {
    if (at_field_end()) return;
    plain();
    record.broken = true;
    report_.error(record, "text-after-quote", msg("text follows a closing quote"),
                  msg("double the quotes that belong to the text"));
  }

  void end_line() {
    if (text_[at_] == '\r') ++at_;
    if (!at_end() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  CsvReport& report_;
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

// That of the line which names the columns; none does.
std::optional<char> separator_of_header(std::string_view text, const NamesColumns& names_columns) {
  if (!names_columns) return std::nullopt;
  for (int number = 0; number < lines_looked_at && !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    for (const char candidate : {',', ';', '\t'}) {
      CsvRecord record;
      for (const std::string& field : base::split(line, candidate)) {
        const std::string_view bare = base::trim(field);
        const bool quoted = bare.size() > 1 && bare.front() == '"' && bare.back() == '"';
        record.fields.emplace_back(quoted ? bare.substr(1, bare.size() - 2) : bare);
      }
      if (names_columns(record)) return candidate;
    }
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return std::nullopt;
}

std::ptrdiff_t cells_filled(const CsvRecord& record) {
  return std::count_if(record.fields.begin(), record.fields.end(),
                       [](const std::string& field) { return !base::trim(field).empty(); });
}

void pass_titles(CsvTable& table, const NamesColumns& names_columns) {
  constexpr std::ptrdiff_t columns_at_least = 3;
  const auto first = table.records.begin();
  const auto last = first + static_cast<std::ptrdiff_t>(std::min(
                                static_cast<std::size_t>(lines_looked_at), table.records.size()));
  auto header = std::find_if(first, last, names_columns);
  // Nobody knows its columns: a title stands alone in its line, names of columns do not.
  if (header == last && cells_filled(table.header) < 2) {
    header = std::find_if(first, last, [](const CsvRecord& record) {
      return cells_filled(record) >= columns_at_least;
    });
  }
  if (header == last) return;
  table.header = std::move(*header);
  table.records.erase(first, header + 1);
}

// Excel writes rows of separators for rows that were once filled.
bool is_blank(const CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const std::string& field) { return base::trim(field).empty(); });
}

}  // namespace

std::string shown_record(const CsvRecord& record, std::string_view text, bool of_workbook) {
  if (!of_workbook) return std::string(line_at(text, record.offset));
  std::string cells;
  for (const std::string& field : record.fields) {
    if (!cells.empty()) cells += " | ";
    for (const char c : field) cells += c == '\n' ? ' ' : c;
  }
  return cells;
}

void CsvReport::error(const CsvRecord& record, std::string code, base::Message what,
                      base::Message remedy, std::optional<std::size_t> field) {
  ++errors_;
  tell(base::Severity::error, record, std::move(code), std::move(what), std::move(remedy), field);
}

void CsvReport::warn(const CsvRecord& record, std::string code, base::Message what,
                     base::Message remedy) {
  tell(base::Severity::warning, record, std::move(code), std::move(what), std::move(remedy));
}

void CsvReport::tell(base::Severity severity, const CsvRecord& record, std::string code,
                     base::Message what, base::Message remedy, std::optional<std::size_t> field) {
  Told& told = told_[code];
  if (++told.number > most_of_a_kind) {
    base::Diagnostic rest{
        severity,
        std::move(code),
        {file_, 0, 0, sheet_},
        "",
        msg("{0} {0:line|lines} more {0:is|are} like these", told.number - most_of_a_kind),
        {}};
    if (told.number == most_of_a_kind + 1) {
      told.rest = diagnostics_.size();
      diagnostics_.push_back(std::move(rest));
    } else {
      diagnostics_[told.rest] = std::move(rest);
    }
    return;
  }
  const int column = field && !sheet_.empty() ? static_cast<int>(*field) + 1 : 0;
  diagnostics_.push_back({severity,
                          std::move(code),
                          {file_, record.line, column, sheet_},
                          shown_record(record, text_, !sheet_.empty()),
                          std::move(what),
                          std::move(remedy)});
}

CsvTable read_csv(CsvReport& report, const NamesColumns& names_columns) {
  CsvTable table;
  const std::string_view text = report.text();
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    CsvRecord place;
    place.line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + nul, '\n'));
    place.offset = text.size();  // nothing of it can be shown
    report.error(place, "not-text", msg("this file is not a text"),
                 msg("export the sheet as CSV, then import that file"));
    return table;
  }
  const auto told = separator_told(line_at(text, 0));
  table.separator =
      told.value_or(separator_of_header(text, names_columns).value_or(separator_of(text)));
  Scanner scanner(report, table.separator);
  if (told) scanner.record();
  if (!scanner.at_end()) table.header = scanner.record();
  while (!scanner.at_end()) {
    CsvRecord record = scanner.record();
    if (record.broken || !is_blank(record)) table.records.push_back(std::move(record));
  }
  if (names_columns && !names_columns(table.header)) pass_titles(table, names_columns);
  return table;
}

std::vector<CsvTable> tables_of(base::Book book, const NamesColumns& names_columns) {
  std::vector<CsvTable> tables;
  for (base::BookSheet& sheet : book.sheets) {
    if (sheet.hidden) continue;
    CsvTable table;
    table.sheet = std::move(sheet.name);
    table.days_from_1904 = book.days_from_1904;
    for (base::BookRow& row : sheet.rows) {
      if (row.hidden) table.hidden.push_back(row.number);
      CsvRecord record;
      record.line = row.number;
      record.fields = std::move(row.cells);
      if (!is_blank(record)) table.records.push_back(std::move(record));
    }
    if (table.records.empty()) continue;
    table.header = std::move(table.records.front());
    table.records.erase(table.records.begin());
    if (!names_columns(table.header)) pass_titles(table, names_columns);
    tables.push_back(std::move(table));
  }
  return tables;
}

std::string csv_field(std::string_view value, char separator) {
  const auto is_edge = [](char c) { return c == ' ' || c == '\t'; };
  const bool plain = value.find_first_of("\"\r\n") == std::string_view::npos &&
                     value.find(separator) == std::string_view::npos &&
                     (value.empty() || !(is_edge(value.front()) || is_edge(value.back())));
  if (plain) return std::string(value);
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace gouvernail::governance
