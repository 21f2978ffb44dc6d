// SPDX-License-Identifier: MPL-2.0
// OpenDocument 1.3, part 3: tables with the values of their cells.
#include "sheets/ods.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "sheets/numbers.h"

namespace gouvernail::sheets {
namespace {

// A row or a cell with something in it that is repeated more often than any table of people's.
constexpr int most_repeated = 100'000;
constexpr int no_row_ends = 1 << 24;

std::string_view given_as(const Attributes& attributes, std::string_view name) {
  const auto its = attributes.find(name);
  return its == attributes.end() ? std::string_view() : its->second;
}

int count_in(const Attributes& attributes, std::string_view name) {
  const std::string_view text = given_as(attributes, name);
  int count = 1;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count < 1 || count > no_row_ends ? 1 : count;
}

// "PT14H30M00S", also with seconds that have a fraction: to the next minute.
std::string clock_of(std::string_view duration) {
  std::array<double, 3> parts{};
  std::size_t at = duration.find('T');
  if (!duration.starts_with('P') || at == std::string_view::npos) return std::string(duration);
  for (++at; at < duration.size(); ++at) {
    double number = 0;
    const char* const end = duration.data() + duration.size();
    const auto read = std::from_chars(duration.data() + at, end, number);
    if (read.ec != std::errc{} || read.ptr == end) return std::string(duration);
    at = static_cast<std::size_t>(read.ptr - duration.data());
    const std::size_t unit = std::string_view("HMS").find(duration[at]);
    if (unit == std::string_view::npos) return std::string(duration);
    parts[unit] = number;
  }
  const double days = (parts[0] * 3600 + parts[1] * 60 + parts[2]) / 86400;
  return number_text(days, Shown::elapsed, false);
}

// "2026-10-13T14:30:00": seconds that are none are nobody's, and midnight is a day without an hour.
std::string moment_of(std::string_view text) {
  if (text.ends_with("T00:00:00")) text.remove_suffix(9);
  if (text.size() == 19 && text.ends_with(":00")) text.remove_suffix(3);
  return std::string(text);
}

class Content : public Handler {
 public:
  explicit Content(Sink& sink) : sink_(sink) {}

  void open(std::string_view name, const Attributes& attributes) override {
    if (apart_ > 0 || name == "annotation" || name == "shapes" || name == "tracked-changes") {
      ++apart_;
    } else if (name == "style") {
      style_ = given_as(attributes, "name");
      data_styles_[style_] = given_as(attributes, "data-style-name");
    } else if (name == "date-style") {
      date_style_ = given_as(attributes, "name");
      date_parts_[date_style_];
    } else if (!date_style_.empty() && (name == "day" || name == "month")) {
      date_parts_[date_style_].insert(std::string(name));
    } else if (name == "table-properties" && given_as(attributes, "display") == "false") {
      hidden_styles_.insert(style_);
    } else if (name == "null-date" && given_as(attributes, "date-value") == "1904-01-01") {
      sink_.days_from_1904();
    } else if (name == "table") {
      open_table(attributes);
    } else if (name == "table-column") {
      const auto its = std::string(given_as(attributes, "default-cell-style-name"));
      const int most = widest - static_cast<int>(column_styles_.size());
      const int count = std::min(count_in(attributes, "number-columns-repeated"), most);
      if (count > 0)
        column_styles_.insert(column_styles_.end(), static_cast<std::size_t>(count), its);
    } else if (name == "table-row") {
      row_style_ = given_as(attributes, "default-cell-style-name");
      row_repeated_ = count_in(attributes, "number-rows-repeated");
      const std::string_view visible = given_as(attributes, "visibility");
      hidden_ = visible == "collapse" || visible == "filter";
    } else if (name == "table-cell" || name == "covered-table-cell") {
      open_cell(attributes);
    } else if (in_cell_) {
      open_text(name, attributes);
    }
  }

  void close(std::string_view name) override {
    if (apart_ > 0) {
      --apart_;
    } else if (name == "date-style") {
      date_style_.clear();
    } else if (name == "table-row") {
      close_row();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      close_cell();
    } else if (name == "p" || name == "h") {
      in_paragraph_ = false;
    } else if (name == "spreadsheet") {
      complete = true;
    }
  }

  void text(std::string_view text) override {
    if (apart_ == 0 && in_paragraph_) shown_ += text;
  }

  bool complete = false;

 private:
  void open_table(const Attributes& attributes) {
    row_ = 0;
    column_styles_.clear();
    cells_.clear();
    column_ = 0;
    sink_.begin_sheet(given_as(attributes, "name"),
                      hidden_styles_.contains(std::string(given_as(attributes, "style-name"))));
  }

  void open_cell(const Attributes& attributes) {
    in_cell_ = true;
    in_paragraph_ = false;
    shown_.clear();
    paragraphs_ = 0;
    repeated_ = count_in(attributes, "number-columns-repeated");
    type_ = given_as(attributes, "value-type");
    cell_style_ = given_as(attributes, "style-name");
    value_.clear();
    // An error has the type of a text or of a number, and says itself what it is.
    for (const char* name : {"date-value", "time-value", "boolean-value", "string-value"}) {
      if (value_.empty()) value_ = given_as(attributes, name);
    }
    if (type_ == "float") value_ = given_as(attributes, "value");
    const int rows = count_in(attributes, "number-rows-spanned");
    const int columns = count_in(attributes, "number-columns-spanned");
    if (rows > 1 || columns > 1) {
      sink_.merged({row_ + 1, column_ + 1, row_ + rows, column_ + columns});
    }
  }

  void open_text(std::string_view name, const Attributes& attributes) {
    if (name == "p" || name == "h") {
      if (paragraphs_++ > 0) shown_ += '\n';
      in_paragraph_ = true;
    } else if (name == "s") {
      shown_.append(static_cast<std::size_t>(std::min(count_in(attributes, "c"), 1000)), ' ');
    } else if (name == "tab") {
      shown_ += '\t';
    } else if (name == "line-break") {
      shown_ += '\n';
    }
  }

  // Of the cell, else of its row, else of its column.
  std::string style_of_cell() const {
    if (!cell_style_.empty()) return cell_style_;
    if (!row_style_.empty()) return row_style_;
    const auto at = static_cast<std::size_t>(column_);
    return at < column_styles_.size() ? column_styles_[at] : std::string();
  }

  // No more of a day than its cell shows: "2026-10" of "octobre 2026".
  std::string day_shown() const {
    const auto style = data_styles_.find(style_of_cell());
    if (style == data_styles_.end()) return moment_of(value_);
    const auto parts = date_parts_.find(style->second);
    if (parts == date_parts_.end() || parts->second.contains("day")) return moment_of(value_);
    return value_.substr(0, parts->second.contains("month") ? 7 : 4);
  }

  std::string cell_text() const {
    if (type_ == "date") return day_shown();
    if (type_ == "time") return clock_of(value_);
    if (type_ == "boolean") return value_ == "true" ? "true" : "false";
    if (type_ == "float") {
      double number = 0;
      const char* const end = value_.data() + value_.size();
      const auto read = std::from_chars(value_.data(), end, number);
      if (read.ec == std::errc{} && read.ptr == end) {
        return number_text(number, Shown::number, false);
      }
    }
    return shown_.empty() ? value_ : shown_;
  }

  void close_cell() {
    in_cell_ = false;
    const std::string text = cell_text();
    const int from = column_;
    column_ = std::min(column_ + repeated_, no_row_ends);
    if (text.empty()) return;
    if (column_ > widest) throw Unreadable(Fault::too_wide, std::to_string(row_ + 1));
    cells_.resize(static_cast<std::size_t>(from));
    cells_.resize(static_cast<std::size_t>(column_), text);
  }

  void close_row() {
    if (!cells_.empty()) {
      if (row_repeated_ > most_repeated) {
        throw Unreadable(Fault::too_large, std::to_string(row_ + 1));
      }
      for (int i = 1; i <= row_repeated_; ++i) sink_.row(row_ + i, hidden_, cells_);
    }
    row_ = std::min(row_ + row_repeated_, no_row_ends);
    cells_.clear();
    column_ = 0;
  }

  Sink& sink_;
  std::string style_;
  std::set<std::string> hidden_styles_;
  std::map<std::string, std::string> data_styles_;           // of styles of cells, by name
  std::map<std::string, std::set<std::string>> date_parts_;  // that data styles show, by name
  std::string date_style_;
  std::vector<std::string> column_styles_;
  std::string row_style_;
  std::string cell_style_;
  int apart_ = 0;  // within what is no content of cells
  int row_ = 0;    // above
  int row_repeated_ = 1;
  bool hidden_ = false;
  std::vector<std::string> cells_;
  int column_ = 0;
  int repeated_ = 1;
  bool in_cell_ = false;
  bool in_paragraph_ = false;
  int paragraphs_ = 0;
  std::string type_;
  std::string value_;
  std::string shown_;
};

}  // namespace

void read_ods(Package& package, Sink& sink) {
  Content content(sink);
  package.read("content.xml", content);
  if (!content.complete) throw Unreadable(Fault::not_a_workbook, "no spreadsheet");
}

}  // namespace gouvernail::sheets
