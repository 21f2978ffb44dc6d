// SPDX-License-Identifier: MPL-2.0
// What a line of a file brings: a meeting that is new, or what it changes of one; of an export what
// is no meeting, too.
#pragma once

#include <optional>
#include <string>

#include "base/boxed.h"
#include "governance/people.h"
#include "governance/undecided.h"
#include "records/recorded_change.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Convention;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::reports {

struct ImportLine {
  int line = 0;                                            // of the file; 0: it has none
  std::string sheet = {};                                  // of a workbook
  std::optional<base::Boxed<governance::Meeting>> before;  // none: it is new
  base::Boxed<governance::Meeting> after;
};

// A person, or a seat, a waiver, an answer, one that waits, or a tick.
struct ImportBeside {
  records::State before = {};  // nothing: it is new
  records::State after = {};   // nothing: it is of a person
  std::optional<governance::Person> person_before = {};
  std::optional<governance::Person> person = {};
  std::optional<governance::Undecided> waiting = {};
  std::optional<base::Boxed<governance::Meeting>> session = {};  // of an answer or a tick
};

// What a file says that is not taken unless somebody says so.
struct ImportDoubt {
  enum class Kind {
    cancels,      // a session that stands
    gone,         // an earlier import of the same file brought it, and it is there no more
    other_year,   // the uid of a session of another year
    near_body,    // its body is called nearly so
    denied,       // something in its line says that it did not take place
    contradicts,  // another line tells of the same session, and says otherwise
    day_order,    // nobody knows whether its day or its month comes first
    moves,        // taken for a session that the file has no more, on another day
    corrects,     // the day of a session that was held
    recalls,      // the convocation of a session that keeps its day
    changes,      // of what is no meeting: it stands otherwise
    revives,      // it was recorded, and was taken back since
    reverts       // it was recorded so, and was changed here since
  };
  Kind kind = Kind::cancels;
  std::string key;  // the same whenever the file is looked at
  ImportLine line;
  std::string written = {};                   // of a near body what it is called; of a day, the day
  std::string column = {};                    // of a day that is not the session's own: its column
  bool taken = false;                         // somebody said so
  std::vector<base::Message> beside_it = {};  // what would go with it
  // What says that it is otherwise: of what is taken for another session, that it is one of its
  // own, to be added; of one that is denied, that it took place.
  std::string apart_key = {};
  std::optional<ImportLine> other = {};     // the line that it contradicts
  std::optional<ImportBeside> beside = {};  // what is no meeting; `line` says nothing then
};

// Why somebody has to say so, and what would be recorded then.
std::string import_doubt_words(const ImportDoubt& doubt, const governance::Convention& convention,
                               const Language& language);
// Of a doubt with an apart_key: what is asked of whoever does not take it.
base::Message import_otherwise_question(const ImportDoubt& doubt);

// "Line 12, Steering committee, Thursday 10 December 2026: proposed → held"; of a new one what was
// read: "held, 14:00 – 16:00, Fruges, 12 present; minutes: 20/01/2026".
std::string import_line_words(const ImportLine& line, const governance::Convention& convention,
                              const Language& language);

// "Seat of chair, dgs: last day: (none) → 01/06/2026".
std::string import_beside_words(const ImportBeside& beside,
                                const governance::Convention& convention, const Language& language);
// Whether it stands already, and otherwise.
bool is_change(const ImportBeside& beside);

}  // namespace gouvernail::reports
