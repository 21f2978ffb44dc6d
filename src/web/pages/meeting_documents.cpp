// SPDX-License-Identifier: MPL-2.0
// The documents of a meeting: attached by their fingerprint, and taken off.
#include "app/documents.h"
#include "app/sending/sent_documents.h"

#include <algorithm>
#include <set>

#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/meeting_step.h"
#include "web/pages/pages.h"
#include "web/sent_file.h"

namespace gouvernail::web {

using base::msg;
using reports::View;

namespace {

// Where those who are invited can be sent papers: convened, or held.
bool takes_documents(const governance::Meeting& meeting, const app::Opened& opened,
                     const Visit& visit) {
  using governance::MeetingStatus;
  if (opened.rules->convention->is_act(meeting.body)) return false;
  if (meeting.status == MeetingStatus::held) return true;
  return meeting.status == MeetingStatus::convened && meeting.day >= visit.today();
}

// What became of one that left by mail, or is about to.
void add_sendings(View& view, const app::DocumentSent* sending, const app::Opened& opened,
                  const Visit& visit) {
  std::string left;
  std::string refused;
  const auto names_of = [&](const std::set<std::string>& keys) {
    std::vector<std::string> names;
    for (const std::string& key : keys) names.push_back(person_name(key, opened.people));
    return visit.language.list(names);
  };
  if (sending != nullptr) {
    std::vector<std::string> parts;
    if (!sending->sent.empty()) {
      parts.push_back(visit.say(msg("sent to {0} {0:person|persons}, the last time on {1}",
                                    static_cast<std::int64_t>(sending->sent.size()),
                                    calendar::arg(sending->last))));
    }
    if (!sending->waiting.empty()) {
      parts.push_back(visit.say(msg("{0} {0:mail waits|mails wait}: {1}",
                                    static_cast<std::int64_t>(sending->waiting.size()),
                                    names_of(sending->waiting))));
    }
    for (const auto& [day, addresses] : sending->formerly) {
      parts.push_back(
          visit.say(msg("for {1}, the day that it had before: sent to {0} {0:person|persons}",
                        static_cast<std::int64_t>(addresses.size()), calendar::arg(day))));
    }
    for (const std::string& part : parts) left += (left.empty() ? "" : " · ") + part;
    refused = names_of(sending->refused);
  }
  view.text("left", left)
      .text("refused", refused.empty() ? "" : visit.say(msg("refused by a server: {}", refused)));
}

}  // namespace

void add_documents(View& view, const governance::Meeting& meeting, const app::Opened& opened,
                   const Visit& visit) {
  auto sendings = app::documents_sent(opened, meeting);
  const auto sending_of = [&](const std::string& mark) {
    const auto its = sendings.find(mark);
    return its == sendings.end() ? nullptr : &its->second;
  };
  std::vector<View> documents;
  const auto attached = app::attached_to(opened, meeting.uid);
  for (const records::Evidence& one : attached) {
    View& document = documents.emplace_back();
    document.text("name", one.name)
        .text("file", address_of(meeting) + "/documents/" + http::percent_encoded(one.name))
        .text("link", "")
        .text("off", address_of(meeting) + "/retirer-document?" +
                         http::query_of({{"document", one.name}}));
    add_sendings(document, sending_of(one.sha256), opened, visit);
  }
  // An address, and what was taken off after it left.
  for (const auto& one : sendings) {
    const std::string& mark = one.first;
    const app::DocumentSent& sending = one.second;
    const bool shown = std::ranges::any_of(
        attached, [&](const records::Evidence& its) { return its.sha256 == mark; });
    if (shown) continue;
    const bool link = mark == sending.name;
    View& other = documents.emplace_back();
    other.text("name", sending.name)
        .text("file", "")
        .text("link", link ? mark : "")
        .text("off", "");
    add_sendings(other, &sending, opened, visit);
  }
  reports::add_words(view,
                     {{"documents_title", msg("Documents")},
                      {"document_words", msg("Attach a document")},
                      {"off_words", msg("Take off")}},
                     visit.language);
  view.list("documents", std::move(documents))
      .text("send_words",
            takes_documents(meeting, opened, visit) ? visit.say(msg("Send documents")) : "");
}

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
  const std::string back = here.visit.query.text("retour");
  if (!back.empty()) page.fields.push_back({"retour", {}, Field::Kind::hidden, back});
}

std::string after_document(const Visit& visit, const std::string& meeting) {
  const std::string back = visit.form.text("retour");
  if (back != "envoyer" && back != "envoyer-documents") return meeting;
  const http::Upload* upload = visit.form.upload("file");
  return meeting + "/" + back + "?" +
         http::query_of({{"document", upload == nullptr ? "" : upload->name}});
}

Note take_document(Visit& visit, app::Opened& opened, const std::string& uid) {
  const SentFile sent(need_upload(visit.form, "file"), "document");
  return {msg("The document was attached."),
          app::attach_document(opened, {uid, sent.path()}).remarks};
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
