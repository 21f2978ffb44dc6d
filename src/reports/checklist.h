// SPDX-License-Identifier: MPL-2.0
// A session's checklist for people: in a terminal, on paper, in a text that is pasted elsewhere.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/message.h"
#include "compliance/preparation.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

struct ChecklistReport {
  const rules::Rules* rules = nullptr;
  compliance::Preparation preparation;
  calendar::Day as_of;
  std::vector<base::Message> remarks;  // another session's items still open, a day chosen for want
                                       // of a session…
  // Who holds a role, by its id; roles that many hold are left out.
  std::map<std::string, std::vector<std::string>> holders = {};
  bool names = true;  // names of persons may be shown
  // `gouvernail checklist` shows another session when no day is given.
  bool other_session = false;
};

// What has to be done first comes first: late, within the week, ahead, done.
std::string checklist_text(const ChecklistReport& report, const Language& language,
                           const TextStyle& style);
// By day, with boxes to tick by hand; one A4 page where it fits.
std::string checklist_html(const ChecklistReport& report, const Language& language);
// By day, a list of tasks.
std::string checklist_markdown(const ChecklistReport& report, const Language& language);

// For the formats of other modules, one item: its title, and who, why and what the facts show.
std::string step_title(const compliance::ChecklistStep& step, const Language& language);
std::string step_notes(const ChecklistReport& report, const compliance::ChecklistStep& step,
                       const Language& language);
// "Comité de pilotage du mardi 15 décembre 2026".
std::string session_title(const ChecklistReport& report, const Language& language);

}  // namespace gouvernail::reports
