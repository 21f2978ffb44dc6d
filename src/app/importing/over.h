// SPDX-License-Identifier: MPL-2.0
// A line of a file, laid over the session that is recorded.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/importing/rows.h"
#include "app/workspace/opened.h"

namespace gouvernail::app {

// But for when its calendar was written.
bool says_the_same(const governance::Meeting& before, governance::Meeting now);

// A calendar that is exported again says so with a new stamp, and nothing else: what is kept of it
// changes where it counts its changes, where it has the session under a UID of its own, and where
// its stamp is still to come.
bool counts_its_change(const governance::Meeting& before, const governance::Meeting& now);

class Overlay {
 public:
  // All of it must outlive this.
  Overlay(const Opened& opened, calendar::Day today, FileReport& report)
      : opened_(opened), today_(today), report_(report) {}
  // The same, told to another report.
  Overlay(const Overlay& other, FileReport& report)
      : opened_(other.opened_), today_(other.today_), report_(report), mailed_(other.mailed_) {}

  // The row becomes what would be recorded; what is refused of it, and what may surprise, is told.
  // A uid that another body bears is refused.
  void lay(Row& row, const governance::Meeting& recorded);

  // Which of the things told say that something is no longer recorded.
  const std::vector<std::size_t>& losses() const { return losses_; }

 private:
  // Of what a calendar said before what it said of the session last: that one stays.
  bool is_older_state(Row& row, const governance::Meeting& before);
  void lay_event(Row& row, const governance::Meeting& before);
  void lay_line(Row& row, const governance::Meeting& recorded);
  bool convened_by_mail(const governance::Meeting& before);

  const Opened& opened_;
  calendar::Day today_;
  FileReport& report_;
  using Mailed = std::optional<std::map<std::string, std::vector<std::string>>>;
  std::shared_ptr<Mailed> mailed_ = std::make_shared<Mailed>();  // asked for once
  std::vector<std::size_t> losses_;
};

}  // namespace gouvernail::app
