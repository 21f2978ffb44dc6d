// SPDX-License-Identifier: MPL-2.0
#include "reports/page.h"

#include <fmt/format.h>

#include "reports/markup.h"
#include "reports/names.h"

namespace gouvernail::reports {
namespace {

// Contrast of each ink on white is 4.5 or more (WCAG AA); on paper the words suffice.
constexpr std::string_view common_style = R"css(
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-bottom: 0; }
h2 { border-bottom: 2px solid #1b4f72; margin-top: 2rem; }
h3 { margin-bottom: .25rem; }
.conclusion { font-size: 1.2rem; font-weight: bold; border-left: .4rem solid; padding: .5rem 1rem; }
.counts { display: flex; flex-wrap: wrap; list-style: none; padding: 0; }
li { margin-bottom: .5rem; } .tasks > li { margin-bottom: .75rem; } .counts > li { margin: 0 1.5rem .25rem 0; }
table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; }
caption { text-align: left; padding: .25rem 0; }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th[scope=row] { font-weight: normal; }
.small { color: #555; font-size: .9rem; }
.verdict { font-weight: bold; white-space: nowrap; }
.satisfied, .done { color: #1e6b34; } .covered { color: #0b5a6f; } .open, .ahead { color: #1b4f9c; }
.at_risk, .soon { color: #8a5300; } .unproven { color: #7b2d8b; } .lost, .breached, .late { color: #a61b1b; }
.waived, .upcoming { color: #555; }
@media screen and (max-width: 40rem) {
  .rows, .rows tbody, .rows caption, .rows tr, .rows th { display: block; } .rows thead { display: none; }
  .rows tr { border-bottom: 1px solid #ccc; } .rows tr > * { border: 0; }
  .rows td { display: flex; justify-content: space-between; gap: 1rem; padding-top: 0; }
  .rows td::before { content: attr(data-column); color: #555; flex: none; max-width: 50%; }
  .rows td > * { min-width: 0; }
}
@media print {
  html { font-size: 10pt; } body { max-width: none; padding: 0; }
  h2, h3, caption, thead { break-after: avoid; } tr, li { break-inside: avoid; }
}
)css";

}  // namespace

std::string page_head(const std::string& title, std::string_view style, const Language& language) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<title>{1}</title>\n<style>{2}{3}</style>\n</head>\n<body>\n<main>\n",
      to_string(language.spoken()), escape_markup(title), common_style, style);
}

PageTable::PageTable(const std::string& caption, const std::vector<base::Message>& columns,
                     const Language& language, std::string_view style) {
  out_ =
      fmt::format("<table class=\"rows {}\">\n<caption class=\"small\">{}</caption>\n<thead><tr>",
                  style, escape_markup(caption));
  for (const base::Message& column : columns) {
    columns_.push_back(escape_markup(language.text(column)));
    out_ += "<th scope=\"col\">" + columns_.back() + "</th>";
  }
  out_ += "</tr></thead>\n<tbody>\n";
}

void PageTable::row(const std::vector<std::string>& cells) {
  out_ += "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == 0) {
      out_ += "<th scope=\"row\">" + cells[i] + "</th>";
    } else {
      out_ += "<td data-column=\"" + columns_[i] + "\">" + cells[i] + "</td>";
    }
  }
  out_ += "</tr>\n";
}

std::string page_end() { return "</main>\n</body>\n</html>\n"; }

std::string verdict_badge(compliance::Verdict verdict, const std::string& words) {
  return fmt::format("<span class=\"verdict {}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                     compliance::to_string(verdict), verdict_symbol(verdict), escape_markup(words));
}

std::string verdict_badge(compliance::Verdict verdict, const Language& language) {
  return verdict_badge(verdict, verdict_word(verdict, language));
}

}  // namespace gouvernail::reports
