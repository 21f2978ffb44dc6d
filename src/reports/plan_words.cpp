// SPDX-License-Identifier: MPL-2.0
#include "reports/plan_words.h"

namespace gouvernail::reports {

using base::msg;

base::Message term_name(const std::string& term) {
  if (term == "spread") return msg("uneven spread");
  if (term == "weekday") return msg("days of the week that are not preferred");
  if (term == "start") return msg("start times that are not preferred");
  if (term == "school") return msg("school holidays");
  if (term == "election") return msg("pre-election periods");
  if (term == "notice") return msg("short notice");
  if (term == "absence") return msg("absences of persons invited");
  if (term == "moved") return msg("meetings moved");
  return msg("{0}", term);
}

}  // namespace gouvernail::reports
