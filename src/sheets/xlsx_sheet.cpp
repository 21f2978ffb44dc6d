// SPDX-License-Identifier: MPL-2.0
#include "sheets/xlsx_sheet.h"

#include <charconv>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace gouvernail::sheets {
namespace {

template <class Number>
std::optional<Number> number_of(std::string_view text, int radix = 10) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number, radix);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

std::optional<double> real_of(std::string_view text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

struct Place {
  int row = 0;
  int column = 0;
};

// "BC12".
std::optional<Place> place_of(std::string_view text) {
  constexpr int last_column = 16384;
  Place place;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    place.column = place.column * 26 + (text[at] - 'A' + 1);
    if (place.column > last_column) return std::nullopt;
  }
  const auto row = number_of<int>(text.substr(at));
  if (place.column == 0 || !row || *row < 1) return std::nullopt;
  place.row = *row;
  return place;
}

std::string_view attribute_of(const Attributes& attributes, std::string_view name) {
  const auto its = attributes.find(name);
  return its == attributes.end() ? std::string_view() : its->second;
}

}  // namespace

std::string unescaped(std::string text) {
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return text;
  std::string out = text.substr(0, at);
  while (at < text.size()) {
    const std::string_view rest = std::string_view(text).substr(at);
    const auto code = rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_'
                          ? number_of<unsigned>(rest.substr(2, 4), 16)
                          : std::nullopt;
    if (code && *code > 0 && (*code < 0xD800 || *code > 0xDFFF)) {
      base::append_utf8(out, static_cast<char32_t>(*code));
      at += 7;
    } else {
      out += text[at++];
    }
  }
  return out;
}

void XlsxSheet::open(std::string_view name, const Attributes& attributes) {
  if (name == "row") {
    open_row(attributes);
  } else if (name == "c") {
    open_cell(attributes);
  } else if (name == "v") {
    into_ = Into::value;
  } else if (name == "f") {
    into_ = Into::formula;
    computed_ = true;
  } else if (name == "rPh") {
    ++readings_;
  } else if (name == "t" && readings_ == 0) {
    into_ = Into::inline_text;
  } else if (name == "mergeCell") {
    const std::string_view range = attribute_of(attributes, "ref");
    const auto colon = range.find(':');
    const auto first = place_of(range.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : place_of(range.substr(colon + 1));
    if (first && last) sink_.merged({first->row, first->column, last->row, last->column});
  }
}

void XlsxSheet::close(std::string_view name) {
  if (name == "row") {
    close_row();
  } else if (name == "c") {
    close_cell();
  } else if (name == "rPh") {
    --readings_;
  }
  if (name == "v" || name == "f" || name == "t") into_ = Into::nothing;
}

void XlsxSheet::text(std::string_view text) {
  if (into_ == Into::value) value_ += text;
  if (into_ == Into::inline_text) inline_ += text;
  if (into_ == Into::formula) formula_ += text;
}

void XlsxSheet::open_row(const Attributes& attributes) {
  const int number = number_of<int>(attribute_of(attributes, "r")).value_or(row_ + 1);
  if (number <= row_) throw Unreadable(Fault::damaged, "rows out of order");
  row_ = number;
  const std::string_view hidden = attribute_of(attributes, "hidden");
  hidden_ = hidden == "1" || hidden == "true";
  cells_.clear();
  column_ = 0;
}

void XlsxSheet::open_cell(const Attributes& attributes) {
  const auto place = place_of(attribute_of(attributes, "r"));
  column_ = place ? place->column : column_ + 1;
  type_ = attribute_of(attributes, "t");
  style_ = number_of<std::size_t>(attribute_of(attributes, "s")).value_or(0);
  value_.clear();
  inline_.clear();
  formula_.clear();
  computed_ = false;
}

void XlsxSheet::close_cell() {
  std::string text = cell_text();
  if (text.empty()) return;
  if (column_ > widest) throw Unreadable(Fault::too_wide, std::to_string(row_));
  if (static_cast<std::size_t>(column_) > cells_.size()) {
    cells_.resize(static_cast<std::size_t>(column_));
  }
  cells_[static_cast<std::size_t>(column_) - 1] = std::move(text);
}

void XlsxSheet::close_row() {
  if (!cells_.empty()) sink_.row(row_, hidden_, cells_);
}

std::string XlsxSheet::cell_text() {
  // Computed by nobody yet: what it would be is not known, and is not taken for nothing. A formula
  // that several cells share stands in the first one alone; a text that is empty is one.
  if (value_.empty() && computed_ && type_ != "str") return "=" + formula_;
  if (type_ == "inlineStr") return unescaped(std::move(inline_));
  if (type_ == "s") {
    const auto index = number_of<std::size_t>(value_);
    if (!index || *index >= book_.texts.size()) {
      throw Unreadable(Fault::damaged, "no shared text " + value_);
    }
    return book_.texts[*index];
  }
  if (type_ == "b") return value_ == "1" || value_ == "true" ? "true" : "false";
  if (type_ == "str") return unescaped(std::move(value_));
  if (type_ == "e" || value_.empty()) return std::move(value_);
  if (type_ == "d") {  // ISO 8601, of the strict form
    if (value_.ends_with("T00:00:00")) value_.resize(value_.size() - 9);
    return std::move(value_);
  }
  return stored_number();
}

std::string XlsxSheet::stored_number() const {
  const auto number = real_of(value_);
  if (!number) throw Unreadable(Fault::damaged, "no number: " + value_);
  const Shown shown = style_ < book_.shown.size() ? book_.shown[style_] : Shown::number;
  return number_text(*number, shown, book_.from_1904);
}

}  // namespace gouvernail::sheets
