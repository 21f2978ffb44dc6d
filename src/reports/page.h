// SPDX-License-Identifier: MPL-2.0
// What the pages for people share: head, style sheet, verdicts as badges. One file each, nothing
// from the network, readable on paper and without colours. Private to the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compliance/verdict.h"
#include "reports/language.h"

namespace gouvernail::reports {

// Up to and with <main>: title, common style sheet, then `style` of the page itself.
std::string page_head(const std::string& title, std::string_view style, const Language& language);
// What follows the content.
std::string page_end();

// The symbol repeats the word: a screen reader leaves it out.
std::string verdict_badge(compliance::Verdict verdict, const std::string& words);
std::string verdict_badge(compliance::Verdict verdict, const Language& language);

// A table that a phone shows row by row, each cell under its column's name. Cells are markup; the
// first of a row is its header.
class PageTable {
 public:
  // `style` is the table's class; may be empty.
  PageTable(const std::string& caption, const std::vector<base::Message>& columns,
            const Language& language, std::string_view style = "");
  void row(const std::vector<std::string>& cells);
  std::string end() { return std::move(out_) + "</tbody>\n</table>\n"; }

 private:
  std::vector<std::string> columns_;
  std::string out_;
};

}  // namespace gouvernail::reports
