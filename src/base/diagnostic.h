// SPDX-License-Identifier: MPL-2.0
// What is wrong in a text that somebody wrote, where, and what would be right.
//
// Diagnostics are values and are collected: one run shows everything that is wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace gouvernail::base {

// 1-based, in characters (code points) for the column; 0 means "unknown" or "the whole file". In a
// workbook the row and the column of a cell.
struct Position {
  std::string file;
  int line = 0;
  int column = 0;
  std::string sheet = {};  // of a workbook

  friend bool operator==(const Position&, const Position&) = default;
};

enum class Severity { error, warning, advice };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // stable kebab-case name, e.g. "unknown-key"
  Position position;
  std::string excerpt;  // the line of the source that `position` names, without its end
  Message what;         // the cause
  Message remedy;       // what would be right; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

// "historique.csv:12:3", "historique.xlsx:Feuil1!B12", unknown parts left out.
std::string place_of(const Position& position);

// True when one of them is an error.
bool has_errors(const Diagnostics& diagnostics);

// Sorts by file, line, column; stable. Output never depends on the order of the checks.
void sort_by_position(Diagnostics& diagnostics);

// Those that say the same of several lines become one, which names the lines.
Diagnostics grouped(Diagnostics diagnostics);

// Line `line` (1-based) of `text` without its CR or LF; empty when there is none.
std::string line_of(const std::string& text, int line);

// The same as a diagnostic shows it: of a line whose key says that a secret follows, and of an
// address with a password in it, “…” stands for that.
std::string excerpt_of(const std::string& text, int line);

// "did you mean “x”?" when a candidate is near, else the list of what is allowed.
Message suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace gouvernail::base
