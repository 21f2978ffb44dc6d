// SPDX-License-Identifier: MPL-2.0
// What the pages for people are filled with alike: head, verdicts as badges, summary, tasks. Each
// goes with the template of its name.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compliance/verdict.h"
#include "reports/check_report.h"
#include "reports/language.h"
#include "reports/view.h"

namespace gouvernail::reports {

// head.mustache: language and title.
View page_view(const std::string& title, const Language& language);
// What `record_mark` shows: the mark of the record that the page was made from; empty: nothing.
void add_record_mark(View& view, const std::string& mark, const Language& language);

// letter_open.mustache: language and subject.
View letter_view(const std::string& subject, const Language& language);

// Sentences of the page itself: titles, columns.
void add_words(View& view, const std::vector<std::pair<std::string, base::Message>>& words,
               const Language& language);

// badge.mustache.
View badge(compliance::Verdict verdict, const Language& language);

// small.mustache: a line for each of `texts` that is not empty, cut at line ends.
View& add_small(View& view, const std::vector<std::string>& texts);

// summary.mustache; `as_of` is the day as the page says it.
void add_summary(View& view, const CheckReport& report, const std::string& as_of,
                 const Language& language);

// task.mustache, each.
std::vector<View> task_views(const CheckReport& report,
                             const std::vector<const compliance::Task*>& tasks,
                             const Language& language);

// Of a body, or of the functions that belong to none.
std::string heading_of(const std::string& body, const CheckReport& report,
                       const Language& language);

}  // namespace gouvernail::reports
