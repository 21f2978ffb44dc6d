// SPDX-License-Identifier: MPL-2.0
// The rows of a file laid over the record: what each would record, and where nobody knows whether
// the file is behind, or the record.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "app/importing/former.h"
#include "app/importing/over.h"
#include "app/importing/rows.h"
#include "app/workspace/opened.h"
#include "reports/import_words.h"

namespace gouvernail::app {

class Laying {
 public:
  // All of it must outlive this. `is_confirmed`: whether somebody confirmed the doubt of that key.
  Laying(const Opened& opened, calendar::Day today, FileReport& report,
         std::function<bool(const std::string& key)> is_confirmed)
      : opened_(opened),
        today_(today),
        report_(report),
        is_confirmed_(std::move(is_confirmed)),
        over_(opened, today, report),
        former_(opened) {}

  // New lines without a uid that say when a session stood before it was moved here are of that one,
  // but for those that somebody said to be sessions of their own (apart_key, among `confirmed`).
  // Whether there are any.
  bool follow_moves(std::vector<Row>& rows, const std::set<std::string>& confirmed);
  // `recorded`: null, of a new session.
  void lay(Row& row, const governance::Meeting* recorded);

  // What rows say as it was recorded before it was changed here: it stands as it is recorded, and
  // the rest of those rows is taken.
  std::vector<reports::ImportDoubt> behind;
  // Which of the things told say that something is no longer recorded.
  const std::vector<std::size_t>& losses() const { return over_.losses(); }

 private:
  void lay_over(Row& row, const governance::Meeting& recorded);
  bool takes_former(Row& row, const governance::Meeting& recorded);

  const Opened& opened_;
  calendar::Day today_;
  FileReport& report_;
  std::function<bool(const std::string& key)> is_confirmed_;
  Overlay over_;
  FormerStates former_;
};

}  // namespace gouvernail::app
