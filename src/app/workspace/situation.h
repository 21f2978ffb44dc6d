// SPDX-License-Identifier: MPL-2.0
// What use cases are, and what the requests of most of them begin with.
//
// Use cases are the files of app itself. Its folders hold the parts that several of them share, and
// those of one that is long (importing).
//
// One that shows, judges or makes something is named by a verb, and opens what it needs: XResult
// x(const XRequest&). One that records something takes the Opened that its caller has seen, so that
// nothing is recorded where the workspace has changed since: Done step(Opened&, const Request&, …).
// Steps of one thing's life stand together under the thing's name (meetings, seats, waivers,
// answers); one that is long has a file of its own, named by its verb (correct_meeting, defer_item,
// decide_answer). What a page looks at before a step stands beside it. All of them throw a
// base::Failure where they refuse.
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
