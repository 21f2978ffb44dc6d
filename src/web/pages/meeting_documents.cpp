// SPDX-License-Identifier: MPL-2.0
// The documents of a meeting: attached by their fingerprint, and taken off.
#include "app/documents.h"

#include "base/failure.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/meeting_step.h"
#include "web/pages/pages.h"
#include "web/sent_file.h"

namespace gouvernail::web {

using base::msg;

Field with_hint(Field field, base::Message hint) {
  field.hint = std::move(hint);
  return field;
}

void ask_document(const Here& here, FormPage& page) {
  page.title = msg("Attach a document");
  page.button = msg("Attach it");
  page.lead = {here.visit.say(
      msg("Its name, its size and its fingerprint are recorded, so that nobody can say later that "
          "it was another one. A copy is kept in the folder of the workspace."))};
  page.fields = {with_hint({"file", msg("File"), Field::Kind::file, "", true},
                           msg("An attendance sheet that was signed, minutes, a letter."))};
}

Note take_document(Visit& visit, app::Opened& opened, const std::string& uid) {
  const SentFile sent(need_upload(visit.form, "file"), "document");
  return {msg("The document was attached."),
          app::attach_document(opened, {uid, sent.path()}, visit.today()).remarks};
}

void ask_detach(const Here& here, FormPage& page) {
  page.title = msg("Take a document off");
  page.button = msg("Take it off");
  Field field{"document", msg("Document"), Field::Kind::choice, here.visit.query.text("document"),
              true};
  for (const std::string& name : app::documents_of(here.opened, here.meeting.uid)) {
    field.choices.push_back({name, name});
  }
  page.fields = {std::move(field)};
}

Note take_detach(Visit& visit, app::Opened& opened, const std::string& uid) {
  app::detach_document(opened, {uid, visit.form.text("document")});
  return {msg("The document was taken off."), {}};
}

http::Response document_file(Visit& visit) {
  const app::Opened opened = visit.open();
  const std::string& name = visit.parts.back();
  try {
    const std::string bytes =
        app::read_document(opened, meeting_at(opened, visit.parts.front()).uid, name);
    return download(bytes, "application/octet-stream", name);
  } catch (const base::Failure& failure) {
    const Problem problem = problem_of(failure, visit);
    std::vector<base::Message> lines{failure.cause()};
    if (!failure.remedy().empty()) lines.push_back(failure.remedy());
    return show_message(visit, problem.status, msg("It cannot be shown"), lines);
  }
}

}  // namespace gouvernail::web
