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
  const governance::Meeting& session = *sheet.session;
  const governance::Body* known = convention.body(session.body);
  const std::string body = body_name(convention, session.body, language);
  const std::string site = session.site.empty() && known != nullptr ? known->site : session.site;
  std::string where = site.empty() ? "" : site_name(convention, site, language);
  for (const governance::Site& one : convention.sites) {
    if (one.id == site && !one.address.empty()) where += ", " + one.address;
  }
  if (!sheet.room.empty()) {
    where += (where.empty() ? "" : ", ") + language.text(msg("room “{}”", sheet.room));
  }
  View view = page_view(language.text(msg("Attendance sheet")) + " – " + body, language);
  view.text("body", body)
      .text("when", meeting_time(session, governance::usual_length(known), language))
      .text("where", where)
      .text("convention", language.text(convention.name));
  add_words(view,
            {{"title", msg("Attendance sheet")},
             {"when_words", msg("When")},
             {"where_words", msg("Place")},
             {"name_column", msg("Name")},
             {"role_column", msg("Role")},
             {"party_column", msg("Organisation")},
             {"signature_column", msg("Signature, or: remote, excused, represented by")},
             {"others_title", msg("Others present")}},
            language);
  std::vector<View> lines;
  for (const SigningLine& line : sheet.lines) {
    lines.push_back(line_view(line, convention, language));
  }
  std::vector<View> blank;
  for (int i = 0; i < sheet.blank_lines; ++i) blank.push_back(line_view({}, convention, language));
  view.list("lines", std::move(lines)).list("others", std::move(blank));
  return page.render(view);
}

}  // namespace gouvernail::reports
