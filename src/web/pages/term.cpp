// SPDX-License-Identifier: MPL-2.0
// The whole term as a picture: a row a rhythm, a bar a period.
#include "app/judge_convention.h"
#include "reports/page.h"
#include "reports/timeline.h"
#include "web/page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {

using base::msg;

http::Response term_page(Visit& visit) {
  const app::JudgeConventionResult judged = app::judge_convention({visit.situation()});
  reports::View view = begin_page(visit, visit.say(msg("The term")));
  reports::add_words(view,
                     {{"lead", msg("A row for each rhythm or duty, a bar for each period. The list "
                                   "of the duties says the same in words.")},
                      {"duties_words", msg("The duties, in words")},
                      {"calendar_words", msg("Calendar")},
                      {"timeline_title", msg("The term")}},
                     visit.language);
  reports::add_timeline(view, judged.report, visit.language);
  return show_drawn("term.mustache", view);
}

}  // namespace gouvernail::web
