// SPDX-License-Identifier: MPL-2.0
// What is read and printed: the rules, the report of the term, as pages that reports make, and as
// files to take away.
#include <filesystem>
#include <utility>

#include "app/explain_obligation.h"
#include "app/report_term.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "platform/files.h"
#include "platform/pdf.h"
#include "platform/scratch.h"
#include "platform/workbook.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "reports/rules_html.h"
#include "reports/term_report.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/jobs.h"
#include "web/page.h"
#include "web/pages/job_page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

app::ReportTermResult report_of(const Visit& visit) {
  app::ReportTermRequest request{visit.situation()};
  request.anonymous = visit.query.has("sans-noms");
  request.audit = visit.query.has("preuves");
  app::ReportTermResult result = app::report_term(request);
  result.report.full = visit.query.has("complet") || request.audit;
  return result;
}

std::string file_name(const Visit& visit, const char* ending) {
  return "gouvernail-" + calendar::to_iso(visit.today()) + ending;
}

// Whoever ends it is led back to the page that it was asked for on.
Jobs::Finish pdf_of(const PdfWanted& wanted, const Jobs::Tell& tell) {
  const platform::ScratchFolder folder;
  const auto file = folder.path() / "page.pdf";
  if (!platform::write_pdf(wanted.page, file, [&] { return tell(0, 0); })) {
    return [back = wanted.back](Visit& later) {
      const char* sign = back.find('?') == std::string::npos ? "?" : "&";
      return http::see_other(
          back + sign + "message=" +
          later.notes.put({msg("The PDF was not made: it was stopped."), {}, {}, true}));
    };
  }
  return [bytes = platform::read_file(file), as = wanted.as](Visit& later) {
    // A page that waited for it stays when a file is sent: it says that it is there.
    const bool waited = later.request.path.find(job_address("")) != std::string::npos;
    if (waited && !later.query.has("fichier")) {
      return show_ready(later, msg("The PDF is ready"), msg("Take the PDF"));
    }
    return download(bytes, "application/pdf", as);
  };
}

}  // namespace

http::Response download(std::string bytes, std::string type, const std::string& name) {
  http::Response response;
  response.type = std::move(type);
  response.body = std::move(bytes);
  // As RFC 6266 has names with any letters.
  response.headers.add("Content-Disposition",
                       "attachment; filename*=UTF-8''" + http::percent_encoded(name));
  return response;
}

http::Response make_pdf(Visit& visit, PdfWanted wanted) {
  const std::string name = visit.jobs.begin(
      msg("The PDF is being made"), true,
      [wanted = std::move(wanted)](const Jobs::Tell& tell) { return pdf_of(wanted, tell); });
  if (visit.jobs.wait(name, job_patience)->over) return visit.jobs.finish(name, visit);
  return http::see_other(job_address(name));
}

http::Response rules_page(Visit& visit) {
  const std::string id = visit.parts.empty() ? "" : visit.parts.front();
  const auto explained = app::explain_obligation({{visit.house.folder, ""}, id});
  return document(
      reports::rules_html(*explained.rules, explained.id, explained.texts, visit.language));
}

http::Response report(Visit& visit) {
  View view = begin_page(visit, visit.say(msg("Report")));
  reports::add_words(
      view,
      {{"lead", msg("The whole term at a glance: one page for an elected member first, then the "
                    "picture of the term, the bodies, what was missed.")},
       {"read_words", msg("Read")},
       {"whole_words", msg("Read all of it, with each duty")},
       {"pdf_words", msg("As PDF, to print")},
       {"sheet_words", msg("As tables for Excel or LibreOffice")},
       {"anonymous_words", msg("Without any name")},
       {"audit_words", msg("The evidence for an audit, without any name")}},
      visit.language);
  return show("report.mustache", view);
}

http::Response report_page(Visit& visit) {
  const app::ReportTermResult made = report_of(visit);
  return document(reports::term_report_html(made.report, visit.language));
}

http::Response report_pdf(Visit& visit) {
  const app::ReportTermResult made = report_of(visit);
  return make_pdf(visit, {reports::term_report_html(made.report, visit.language),
                          file_name(visit, ".pdf"), "/rapport"});
}

http::Response report_sheets(Visit& visit) {
  const platform::ScratchFolder folder;
  const auto file = folder.path() / "report.xlsx";
  const app::ReportTermResult made = report_of(visit);
  platform::write_xlsx(reports::term_report_sheets(made.report, visit.language),
                       visit.say(made.opened->rules->convention->name), visit.today(), file);
  return download(platform::read_file(file),
                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  file_name(visit, ".xlsx"));
}

}  // namespace gouvernail::web
