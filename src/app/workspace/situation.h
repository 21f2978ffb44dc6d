// SPDX-License-Identifier: MPL-2.0
// What use cases are, and what the requests of most of them begin with.
//
// A use case is one file, named by a verb and what it is done to: x.h holds XRequest, XResult and
// one function, XResult x(const XRequest&), that throws a base::Failure where it refuses. A file
// named by a thing (opened.h, busy.h) is a part that several of them share.
//
// What is asked is typed: days, ranges, enums, folders. Ids and names ("nord:copil") stay text,
// since it takes the facts to find them; that is done here. A caller (a command, a page) turns what
// its user typed into the request, and shows the result in the language of its user: a use case
// knows no option and no screen, and a language only where it makes a document that stays (notes of
// the record, mails, the settings of a new workspace).
//
// A result owns what it points into. Documents that a caller asked for (a PDF, a table, a page) are
// made of it by `reports` and written by the caller, through `platform`; what belongs to the
// workspace (its record, its settings, its diaries) is written here.
//
// What takes long is told to stop by its request, and tells how far it is: see planning::Control.
#pragma once

#include "app/workspace/opened.h"

namespace gouvernail::app {

// Whose facts, under which readings, as of which day.
struct Situation {
  Where where;
  std::vector<std::string> readings;
  calendar::Day as_of;
};

}  // namespace gouvernail::app
