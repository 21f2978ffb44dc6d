// SPDX-License-Identifier: MPL-2.0
#include "platform/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/failure.h"
#include "base/text.h"
#include "calendar/local_time.h"
#include "platform/files.h"
#include "platform/scratch.h"

namespace gouvernail::platform {
namespace {

namespace fs = std::filesystem;
using base::msg;

constexpr std::size_t widest_column = 60;
constexpr std::size_t longest_text = 32767;  // of a cell, in Excel

lxw_datetime date_of(calendar::Day day) {
  lxw_datetime date{};
  date.year = calendar::year_of(day);
  date.month = calendar::month_of(day);
  date.day = calendar::day_of_month(day);
  return date;
}

// Excel counts UTF-16 units; bytes are never fewer. Cut between characters.
std::string shortened(const std::string& text) {
  if (text.size() <= longest_text) return text;
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

// "_x000D_" stands for a line end where a workbook is read; whoever typed it meant what it says.
std::string escaped(const std::string& text) {
  const auto is_escape = [&](std::size_t at) {
    const auto is_digit = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    return text.size() - at >= 7 && text.compare(at, 2, "_x") == 0 && text[at + 6] == '_' &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                       text.begin() + static_cast<std::ptrdiff_t>(at) + 6, is_digit);
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i] == '_' && is_escape(i) ? std::string("_x005F_") : std::string(1, text[i]);
  }
  return out;
}

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, lxw_worksheet* page) : page_(page) {
    head_ = workbook_add_format(book);
    format_set_bold(head_);
    format_set_bottom(head_, LXW_BORDER_THIN);
    format_set_text_wrap(head_);
    body_ = workbook_add_format(book);
    format_set_text_wrap(body_);
    format_set_align(body_, LXW_ALIGN_VERTICAL_TOP);
    day_ = workbook_add_format(book);
    format_set_num_format(day_, "dd/mm/yyyy");
    format_set_align(day_, LXW_ALIGN_VERTICAL_TOP);
    share_ = workbook_add_format(book);
    format_set_num_format(share_, "0%");
    format_set_align(share_, LXW_ALIGN_VERTICAL_TOP);
  }

  void write(const base::Sheet& sheet) {
    std::vector<std::size_t> widths;
    for (const std::string& column : sheet.columns) {
      worksheet_write_string(page_, 0, static_cast<lxw_col_t>(widths.size()), column.c_str(),
                             head_);
      widths.push_back(base::display_width(column));
    }
    row_ = 1;
    for (const auto& cells : sheet.rows) {
      column_ = 0;
      for (const base::Cell& cell : cells) {
        std::visit(*this, cell);
        if (const auto* text = std::get_if<std::string>(&cell)) {
          widths[column_] = std::max(widths[column_], base::display_width(*text));
        } else {
          widths[column_] = std::max<std::size_t>(widths[column_], 10);
        }
        ++column_;
      }
      ++row_;
    }
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      const double width = static_cast<double>(std::min(widths[i], widest_column)) + 2;
      worksheet_set_column(page_, at, at, width, nullptr);
    }
    worksheet_freeze_panes(page_, 1, 1);
    if (!sheet.columns.empty()) {
      worksheet_autofilter(page_, 0, 0, std::max<lxw_row_t>(row_, 1) - 1,
                           static_cast<lxw_col_t>(sheet.columns.size() - 1));
    }
    worksheet_set_landscape(page_);
    worksheet_set_paper(page_, 9);  // A4
    worksheet_fit_to_pages(page_, 1, 0);
    worksheet_repeat_rows(page_, 0, 0);
  }

  void operator()(std::monostate) {}
  void operator()(const std::string& text) {
    if (!text.empty())
      worksheet_write_string(page_, row_, at(), escaped(shortened(text)).c_str(), body_);
  }
  void operator()(std::int64_t number) {
    worksheet_write_number(page_, row_, at(), static_cast<double>(number), body_);
  }
  void operator()(double share) { worksheet_write_number(page_, row_, at(), share, share_); }
  void operator()(base::DayNumber day) {
    lxw_datetime date = date_of(calendar::from_arg(day));
    worksheet_write_datetime(page_, row_, at(), &date, day_);
  }

 private:
  lxw_col_t at() const { return static_cast<lxw_col_t>(column_); }

  lxw_worksheet* page_;
  lxw_format* head_ = nullptr;
  lxw_format* body_ = nullptr;
  lxw_format* day_ = nullptr;
  lxw_format* share_ = nullptr;
  lxw_row_t row_ = 0;
  std::size_t column_ = 0;
};

base::Failure not_written(lxw_error error) {
  return base::io_failure(
      msg("the workbook cannot be written ({})", std::string(lxw_strerror(error))),
      msg("check the disk, or write CSV instead"));
}

}  // namespace

void write_xlsx(const std::vector<base::Sheet>& sheets, const std::string& title,
                calendar::Day made_on, const fs::path& out) {
  // The library writes a file, and needs a folder for itself.
  const ScratchFolder scratch;
  const std::string file = (scratch.path() / "tables.xlsx").string();
  std::string folder = scratch.path().string();
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  lxw_workbook* book = workbook_new_opt(file.c_str(), &options);
  if (!book) throw not_written(LXW_ERROR_MEMORY_MALLOC_FAILED);
  std::string name = title;
  lxw_doc_properties properties{};
  properties.title = name.data();
  properties.created =
      calendar::resolve_paris({made_on, calendar::Minutes{12 * 60}}).utc.time_since_epoch().count();
  workbook_set_properties(book, &properties);
  for (const base::Sheet& sheet : sheets) {
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
    if (!page) {
      workbook_close(book);
      throw not_written(LXW_ERROR_SHEETNAME_ALREADY_USED);
    }
    SheetWriter(book, page).write(sheet);
  }
  if (const lxw_error error = workbook_close(book)) throw not_written(error);
  write_output(out, read_file(file));
}

}  // namespace gouvernail::platform
