// SPDX-License-Identifier: MPL-2.0
// Lines without a uid whose day was corrected since the sheet was imported before: the session that
// they tell of is the one that was recorded then, not another one.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/importing/rows.h"
#include "app/workspace/import_memory.h"

namespace gouvernail::app {

// What the files brought of which this is a copy under another name: those that were imported and
// have half of its lines, three at least; none: no such file is known.
std::optional<std::set<std::string>> brought_by_copies(const ImportMemory& memory,
                                                       const std::vector<Row>& rows);

struct CorrectedDay {
  std::size_t row = 0;
  const governance::Meeting* recorded = nullptr;
  bool surely = false;  // else somebody has to say that it is that one
  int apart = 0;        // days
};

// Each new line without a uid, and the recorded session of its body, no longer in the file, that
// lies within a fortnight: the nearest to each other, and none where two are as near. Surely, of a
// file that is known: one that it brought, where the day stays, or where it repeats others and no
// day that has passed becomes one to come: a sheet that goes on drops what has passed. A file of
// which nothing is known is asked where it repeats a session, where each of its lines, two at
// least, lies near one (all days were moved), and of two days at the most. Of a file that repeats
// sessions or is known, the same day of another year is near, too. Of one that is known, what is
// left of a body and a year is paired whatever lies between, the nearest first: a month that was
// mistyped makes no second session; but not where a line was not understood, which may be the one
// that is missing (`whole`: all were). One that was cancelled is
// settled, whatever the file has no more. `brought`: uids that an earlier import of the same file
// brought, and of those that were made for lines no other is meant then; null: nothing is known of
// it. `repeats`: the file repeats a session that was recorded otherwise (find_same_sessions).
std::vector<CorrectedDay> find_corrected_days(const std::vector<Row>& rows,
                                              const std::vector<governance::Meeting>& recorded,
                                              calendar::Day today,
                                              const std::set<std::string>* brought = nullptr,
                                              bool repeats = false, bool whole = true);

// The row is of that session, and tells so; of one that was held, and where it is not sure,
// somebody has to say so first. Not where its body waits for a word already.
void correct_day(Row& row, const CorrectedDay& corrected, FileReport& report);

// Lines that are sessions recorded otherwise, by hand, from a calendar, from a line that told no
// hour or another: of a uid that nothing recorded has, of the same body, on the same day, at the
// same hour as far as both tell one; no other line and no other session may be meant. Surely, but
// where both have uids of their own and not both an hour. None of which somebody said that it is
// one of its own (apart_key, among `confirmed`).
std::vector<CorrectedDay> find_same_sessions(const std::vector<Row>& rows,
                                             const std::vector<governance::Meeting>& recorded,
                                             const std::set<std::string>& confirmed = {});

// The rows bear the uids of those, and what they say of one another follows; where it is not sure,
// somebody has to say so first. Whether there are any.
bool take_same_sessions(std::vector<Row>& rows, const std::vector<governance::Meeting>& recorded,
                        const std::set<std::string>& confirmed);

}  // namespace gouvernail::app
