// SPDX-License-Identifier: MPL-2.0
#include "reports/signing_sheet.h"

#include "governance/convention.h"
#include "governance/meeting.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "reports/template.h"

namespace gouvernail::reports {
namespace {

using base::msg;

View line_view(const SigningLine& line, const governance::Convention& convention,
               const Language& language) {
  View view;
  view.text("name", line.name)
      .text("role", line.role.empty() ? "" : role_name(convention, line.role, language))
      .text("party", line.party.empty() ? "" : party_name(convention, line.party, language))
      .text("excuse", line.excuse);
  return view;
}

}  // namespace

std::string signing_sheet_html(const SigningSheet& sheet, const Language& language) {
  static const Template page("signing_sheet.mustache");
  const governance::Convention& convention = *sheet.convention;
  const std::string body = body_name(convention, sheet.session->body, language);
  const std::string when = meeting_time(sheet.session, {}, language);
  View view = page_view(language.text(msg("Attendance sheet")) + " – " + body, language);
  view.text("body", body)
      .text("when", when)
      .text("where", site_name(convention, sheet.session->site, language))
      .text("convention", language.text(convention.name));
  add_words(view,
            {{"title", msg("Attendance sheet")},
             {"name_column", msg("Name")},
             {"role_column", msg("Role")},
             {"party_column", msg("Organisation")},
             {"how_column", msg("Remote, excused, or represented by")},
             {"signature_column", msg("Signature")}},
            language);
  std::vector<View> lines;
  for (const SigningLine& line : sheet.lines) {
    lines.push_back(line_view(line, convention, language));
  }
  for (int i = 0; i < sheet.blank_lines; ++i) lines.push_back(line_view({}, convention, language));
  view.list("lines", std::move(lines));
  return page.render(view);
}

}  // namespace gouvernail::reports
