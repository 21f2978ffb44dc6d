// SPDX-License-Identifier: MPL-2.0
#include "reports/sheet.h"

#include "governance/exchange.h"

namespace gouvernail::reports {
namespace {

class CsvWriter {
 public:
  explicit CsvWriter(const Language& language)
      : language_(language), separator_(language.spoken() == Lang::fr ? ';' : ',') {}

  void operator()(std::monostate) { put(""); }
  // A spreadsheet runs what looks like a formula, whatever it takes for a separator.
  void operator()(const std::string& value) { put(governance::guarded(value)); }
  void operator()(std::int64_t value) { put(std::to_string(value)); }
  void operator()(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    if (language_.spoken() == Lang::fr) {
      if (const auto point = text.find('.'); point != std::string::npos) text[point] = ',';
    }
    put(text);
  }
  void operator()(base::DayNumber number) {
    const calendar::Day day = calendar::from_arg(number);
    put(language_.spoken() == Lang::fr ? language_.short_day(day) : calendar::to_iso(day));
  }

  void end_line() {
    out_ += "\r\n";
    first_ = true;
  }

  std::string take() { return std::move(out_); }

 private:
  void put(const std::string& value) {
    if (!first_) out_ += separator_;
    first_ = false;
    if (value.find_first_of("\"\r\n,;\t") == std::string::npos) {
      out_ += value;
      return;
    }
    out_ += '"';
    for (const char c : value) out_ += c == '"' ? std::string{"\"\""} : std::string(1, c);
    out_ += '"';
  }

  const Language& language_;
  char separator_;
  bool first_ = true;
  std::string out_ = "\xEF\xBB\xBF";  // Excel takes a file without BOM for Windows-1252
};

}  // namespace

Cell cell(const std::optional<int>& number) {
  if (!number) return std::monostate{};
  return std::int64_t{*number};
}

Cell cell(const std::optional<calendar::Day>& day) {
  if (!day) return std::monostate{};
  return calendar::arg(*day);
}

std::string sheet_csv(const Sheet& sheet, const Language& language) {
  CsvWriter writer(language);
  for (const std::string& column : sheet.columns) writer(column);
  writer.end_line();
  for (const std::vector<Cell>& row : sheet.rows) {
    for (const Cell& value : row) std::visit(writer, value);
    writer.end_line();
  }
  return writer.take();
}

}  // namespace gouvernail::reports
