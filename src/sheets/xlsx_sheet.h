// SPDX-License-Identifier: MPL-2.0
// One sheet of an .xlsx, row by row.
#pragma once

#include <string>
#include <vector>

#include "sheets/numbers.h"
#include "sheets/package.h"
#include "sheets/reading.h"

namespace gouvernail::sheets {

// Control characters stand in texts as "_x000D_".
std::string unescaped(std::string text);

class XlsxSheet : public Handler {
 public:
  struct Book {
    const std::vector<std::string>& texts;
    const std::vector<Shown>& shown;
    bool from_1904;
  };

  XlsxSheet(const Book& book, Sink& sink) : book_(book), sink_(sink) {}

  void open(std::string_view name, const Attributes& attributes) override;
  void close(std::string_view name) override;
  void text(std::string_view text) override;

 private:
  enum class Into { nothing, value, inline_text, formula };

  void open_row(const Attributes& attributes);
  void open_cell(const Attributes& attributes);
  void close_cell();
  void close_row();
  std::string cell_text();
  std::string stored_number() const;

  Book book_;
  Sink& sink_;
  int row_ = 0;
  bool hidden_ = false;
  std::vector<std::string> cells_;  // of the row
  int column_ = 0;
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  std::string inline_;
  std::string formula_;
  bool computed_ = false;  // there is one, in words or shared
  Into into_ = Into::nothing;
  int readings_ = 0;
};

}  // namespace gouvernail::sheets
