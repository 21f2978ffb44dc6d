// SPDX-License-Identifier: MPL-2.0
// Documents of a meeting that leave by mail: chosen along with an invitation, or sent on their own.
#include "app/send_documents.h"

#include <algorithm>

#include "app/documents.h"
#include "app/workspace/access.h"
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
#include "web/pages/pages.h"
#include "web/pages/sending.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

constexpr std::size_t digits_of_name = 16;  // of a digest: what tells documents of a meeting apart

constexpr const char* box_prefix = "document-";

// The box of a document: by what it is, whatever else is attached meanwhile.
std::string box_of(const records::Evidence& document) {
  return box_prefix + document.sha256.substr(0, digits_of_name);
}

// Ticked in a form, or named by an address that leads to it.
bool chooses(const http::Form& form, const records::Evidence& document) {
  return form.has(box_of(document)) || std::ranges::any_of(form.fields(), [&](const auto& field) {
           return field.first == "document" && field.second == document.name;
         });
}

base::Message label_of(const records::Evidence& document) {
  constexpr std::int64_t kilobyte = 1000;
  constexpr std::int64_t megabyte = 1'000'000;
  if (document.size >= megabyte) {
    return msg("{0} ({1} MB)", document.name, document.size / megabyte);
  }
  return msg("{0} ({1} kB)", document.name, std::max<std::int64_t>(1, document.size / kilobyte));
}

}  // namespace

std::vector<Field> enclosure_fields(const app::Opened& opened, const std::string& uid,
                                    const http::Form& form) {
  std::vector<Field> fields;
  for (const records::Evidence& one : app::attached_to(opened, uid)) {
    Field field{box_of(one), label_of(one), Field::Kind::tick};
    if (chooses(form, one)) field.value = "yes";
    fields.push_back(std::move(field));
  }
  Field link{"link", msg("Or an address where they can be read"), Field::Kind::text,
             form.text("link")};
  link.hint = msg("Of a shared folder, for what is too large for a mail: https://…");
  fields.push_back(std::move(link));
  return fields;
}

app::EnclosureChoice enclosures_chosen(const app::Opened& opened, const std::string& uid,
                                       const http::Form& form) {
  app::EnclosureChoice chosen;
  for (const records::Evidence& one : app::attached_to(opened, uid)) {
    if (chooses(form, one)) chosen.names.push_back(one.name);
  }
  chosen.link = form.text("link");
  return chosen;
}

void add_enclosures(View& view, const EnclosureFields& enclosures, const Visit& visit,
                    const Problem* problem) {
  const std::vector<Field>& fields = enclosures.fields;
  if (fields.empty()) {
    view.list("enclosures", {});
    return;
  }
  View part;
  reports::add_words(
      part,
      {{"enclosures_title", msg("Documents that go along")},
       {"attach_words", msg("Attach a document")},
       {"enclosures_hint",
        enclosures.more == 0
            ? msg("Each guest gets them in a mail of their own, beside the invitation: so they are "
                  "never lost with it.")
            : msg("2 mails to each where something is chosen: the invitation, then the documents. "
                  "An "
                  "invitation that changes takes the place of the one before it in diaries, and "
                  "would take documents with it. Up to {0} {0:mail|mails} more; the button says "
                  "how "
                  "many leave.",
                  enclosures.more)},
       {"look_words", msg("See what would leave")}},
      visit.language);
  std::vector<View> views;
  for (const Field& field : fields) views.push_back(field_view(field, visit, problem));
  const bool none = std::ranges::none_of(
      fields, [](const Field& field) { return field.name.starts_with(box_prefix); });
  part.text("no_documents", none ? visit.say(msg("No document is attached to this meeting.")) : "")
      .text("attach_address", "/reunions/" + http::percent_encoded(visit.parts.front()) +
                                  "/document?" + http::query_of({{"retour", enclosures.page}}))
      .list("fields", std::move(views));
  view.part("enclosures", std::move(part));
}

const http::Form& chosen_in(const Visit& visit) {
  return visit.request.method == http::Method::post ? visit.form : visit.query;
}

namespace {

struct Shown {
  app::DocumentLetters made;
  std::optional<Problem> problem;
};

app::SendDocuments request_of(const app::Opened& opened, const std::string& uid,
                              const http::Form& form) {
  return {uid, enclosures_chosen(opened, uid, form), form.has("minutes"), "", false};
}

// Nothing chosen yet is no mistake before the button was pressed.
Shown chosen_letters(const app::Opened& opened, const std::string& uid, const Visit& visit) {
  Shown shown;
  const app::SendDocuments request = request_of(opened, uid, chosen_in(visit));
  if (request.documents.empty() && !is_tried(visit)) return shown;
  try {
    shown.made = app::document_letters(opened, request, visit.today(), visit.language);
  } catch (const base::Failure& failure) {
    shown.problem = problem_of(failure, visit);
  }
  return shown;
}

Field minutes_field(const http::Form& form) {
  Field field{"minutes", msg("The minutes are among them: note the day on which they leave"),
              Field::Kind::tick};
  if (form.has("minutes")) field.value = "yes";
  return field;
}

base::Message documents_lead(std::int64_t count) {
  if (count == 0) return msg("Choose what is to leave; nothing does before you press the button.");
  return all_leave_words(count);
}

http::Response show_documents(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const governance::Meeting& meeting = meeting_at(opened, visit.parts.front());
  const bool held = meeting.status == governance::MeetingStatus::held;
  const Shown shown = chosen_letters(opened, meeting.uid, visit);
  if (problem == nullptr && shown.problem) problem = &*shown.problem;
  const auto waiting = waiting_mails(opened, meeting.uid);
  const auto count = static_cast<std::int64_t>(shown.made.letters.size()) + waiting;
  std::vector<std::string> remarks = waiting_remarks(opened, meeting.uid, count > 0, visit);
  for (const base::Message& remark : shown.made.remarks) remarks.push_back(visit.say(remark));
  const bool mails = opened.settings->connections.mail.has_value();
  if (!mails) {
    remarks.push_back(visit.say(msg("No mail server is set: nothing can be sent from here.")));
  }
  std::vector<Field> fields = enclosure_fields(opened, meeting.uid, chosen_in(visit));
  if (held) fields.push_back(minutes_field(chosen_in(visit)));
  View view = begin_page(visit, visit.say(msg("Send documents")));
  add_problem(view, visit, problem);
  add_hidden(view, visit, opened.revision);
  add_enclosures(view, {std::move(fields), "envoyer-documents", 0}, visit, problem);
  add_leaving(view, {count, request_of(opened, meeting.uid, chosen_in(visit)).documents,
                     chosen_in(visit).has("minutes")});
  add_lost_memory(view, opened, visit);
  view.text("address", address_of(meeting) + "/envoyer-documents")
      .text("back", address_of(meeting))
      .text("back_words", name_of(meeting, opened, visit))
      .text("other_address", address_of(meeting) +
                                 (chosen_in(visit).has("minutes") ? "/compte-rendu" : "/convoquer"))
      .text("other_words", visit.say(msg("Note that they were sent by other means")))
      .list("file", {})
      .list("no_agenda", {})
      .text("lead", visit.say(documents_lead(count)))
      .text("button", count > 0 && mails ? visit.say(send_label(count)) : "")
      .lines("remarks", std::move(remarks))
      .list("letters", letter_views(shown.made.letters, visit));
  return show("sending.mustache", view, problem == nullptr ? 200 : problem->status);
}

}  // namespace

http::Response show_send_documents(Visit& visit) { return show_documents(visit, nullptr); }

http::Response send_documents(Visit& visit) {
  SendingPage page;
  page.show = [&](const Problem* problem) { return show_documents(visit, problem); };
  page.leaving = [&](const app::Opened& opened, const std::string& uid) {
    const app::SendDocuments request = request_of(opened, uid, visit.form);
    std::int64_t count = waiting_mails(opened, uid);
    if (!request.documents.empty()) {
      count +=
          std::ssize(app::document_letters(opened, request, visit.today(), visit.language).letters);
    }
    return Leaving{count, request.documents, request.minutes};
  };
  page.queue = [&](app::Opened& opened, const std::string& uid) {
    const app::SendDocuments request = request_of(opened, uid, visit.form);
    // What waits of it leaves without anything being chosen anew.
    if (request.documents.empty() && waiting_mails(opened, uid) > 0) {
      return std::vector<base::Message>{};
    }
    return app::queue_documents(opened, request, visit.today(), visit.language).remarks;
  };
  return send_shown(visit, page);
}

}  // namespace gouvernail::web
