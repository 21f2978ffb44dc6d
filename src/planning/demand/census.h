// SPDX-License-Identifier: MPL-2.0
// How many sessions any calendar needs that keeps what the duties ask: a number that no choice of
// days goes below. Private to the module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::planning {

class Census {
 public:
  // A duty that asks for sessions of `body`, or of `also`, on days of its window.
  void count(const std::string& body, std::set<std::string> also, const calendar::DayRange& window,
             int sessions);
  // A session of `body` that another one brings with it, by that obligation. `own`: none serves for
  // two of them.
  void count_brought(const std::string& body, const std::string& obligation, bool own);

  // Sessions of those bodies together, at least. Sessions of two bodies that count for none of the
  // same duties are never one.
  int least(const std::set<std::string>& bodies) const;
  // Bodies whose sessions may serve for one another, each in one set.
  std::vector<std::set<std::string>> families() const;

 private:
  struct Asked {
    std::set<std::string> bodies;
    calendar::DayRange window;
    int sessions = 0;
  };
  int in_separate_windows(const std::vector<const Asked*>& asked) const;

  std::vector<Asked> asked_;
  // By body and obligation.
  std::map<std::string, std::map<std::string, int>> brought_;
};

}  // namespace gouvernail::planning
