// SPDX-License-Identifier: MPL-2.0
#include "governance/csv_table.h"

#include <algorithm>

namespace gouvernail::governance {
namespace {

using base::msg;

char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const auto count = std::count(line.begin(), line.end(), candidate);
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

class Scanner {
 public:
  Scanner(const std::string& file, std::string_view text, char separator,
          base::Diagnostics& diagnostics)
      : file_(file), text_(text), separator_(separator), diagnostics_(diagnostics) {}

  bool at_end() const { return at_ >= text_.size(); }

  CsvRecord record() {
    CsvRecord record{line_, {}};
    for (;;) {
      record.fields.push_back(peek() == '"' ? quoted(record.line) : plain());
      if (at_end() || peek() != separator_) break;
      ++at_;
    }
    end_of_line();
    return record;
  }

 private:
  char peek() const { return at_end() ? '\n' : text_[at_]; }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }

  std::string plain() {
    const std::size_t start = at_;
    while (!at_line_end() && peek() != separator_) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  std::string quoted(int record_line) {
    std::string value;
    for (++at_;; ++at_) {
      if (at_end()) {
        error(record_line, "unterminated-quote", msg("a quote is opened and never closed"),
              msg("close it, or double the quote that belongs to the text"));
        return value;
      }
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      value += text_[at_];
    }
    ++at_;
    if (!at_line_end() && peek() != separator_) {
      error(line_, "text-after-quote", msg("text follows a closing quote"),
            msg("double the quotes that belong to the text"));
      plain();
    }
    return value;
  }

  void end_of_line() {
    if (!at_end() && text_[at_] == '\r') ++at_;
    if (!at_end() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  void error(int line, std::string code, base::Message what, base::Message remedy) {
    diagnostics_.push_back({base::Severity::error,
                            std::move(code),
                            {file_, line, 0},
                            base::line_of(std::string(text_), line),
                            std::move(what),
                            std::move(remedy)});
  }

  const std::string& file_;
  std::string_view text_;
  char separator_;
  base::Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  int line_ = 1;
};

bool is_blank(const CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const std::string& field) { return field.empty(); });
}

}  // namespace

CsvTable read_csv(const std::string& file, std::string_view text, base::Diagnostics& diagnostics) {
  CsvTable table;
  if (text.find('\0') != std::string_view::npos) {
    diagnostics.push_back({base::Severity::error,
                           "not-text",
                           {file, 0, 0},
                           "",
                           msg("this file is not a text"),
                           msg("export the sheet as CSV, then import that file")});
    return table;
  }
  table.separator = separator_of(text);
  Scanner scanner(file, text, table.separator, diagnostics);
  if (!scanner.at_end()) table.header = scanner.record();
  while (!scanner.at_end()) {
    CsvRecord record = scanner.record();
    if (!is_blank(record)) table.records.push_back(std::move(record));
  }
  return table;
}

std::string csv_field(std::string_view value, char separator) {
  const bool plain = value.find_first_of("\"\r\n") == std::string_view::npos &&
                     value.find(separator) == std::string_view::npos &&
                     (value.empty() || (value.front() != ' ' && value.back() != ' ' &&
                                        value.front() != '\t' && value.back() != '\t'));
  if (plain) return std::string(value);
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace gouvernail::governance
