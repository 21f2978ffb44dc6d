// SPDX-License-Identifier: MPL-2.0
// What the sessions of a file do to what stands beside them: other sessions, joint records, second
// convocations, waivers.
#pragma once

#include <string>
#include <vector>

#include "app/importing/gone.h"
#include "app/importing/rows.h"
#include "app/workspace/opened.h"
#include "app/workspace/second_convocation.h"
#include "governance/meetings_by_uid.h"

namespace gouvernail::app {

class FileBeside {
 public:
  // `rows` laid over the record already; `gone`: what the file takes out of it. All of it must
  // outlive this.
  FileBeside(const Opened& opened, std::vector<Row>& rows, const std::vector<Gone>& gone,
             FileReport& report);

  // What cannot be a second convocation is refused of a table; of a diary it stays where it was.
  void place_seconds();
  // What may surprise, once nothing is refused.
  void tell(calendar::Day today);

 private:
  const governance::Meeting* recorded(const Row& row) const;
  governance::History laid_over() const;
  Row* row_of(const std::string& uid);
  void tell_left_behind(const Misplaced& one, const governance::History& after);
  void tell_overfull();
  void tell_sheets();
  void tell_waivers(calendar::Day today);
  void tell_halves();
  void tell_surprises();

  const Opened& opened_;
  std::vector<Row>& rows_;
  const std::vector<Gone>& gone_;
  FileReport& report_;
  governance::MeetingsByUid known_;
};

}  // namespace gouvernail::app
