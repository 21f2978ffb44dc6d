// SPDX-License-Identifier: MPL-2.0
// The calendar of somebody, or of a room, as a file: from then on days are looked for around it.
#include "app/keep_diary.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using Kind = Field::Kind;

constexpr const char* diary_address = "/personnes/agenda";

base::Message kept_words(const app::Opened& opened, const std::string& key) {
  const std::string name = person_name(key, opened.people);
  return app::has_diary(opened, key) ? msg("A file of {} is kept: a new one takes its place.", name)
                                     : msg("No file of {} is kept yet.", name);
}

http::Response show_diary_form(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page;
  page.title = msg("The calendar of somebody");
  page.address = diary_address;
  page.button = msg("Keep");
  page.back = "/personnes";
  page.back_words = visit.say(msg("Persons and seats"));
  page.revision = opened.revision;
  page.lead = {
      visit.say(msg("Outlook, Zimbra and Google export a calendar as a file that ends in .ics. Of "
                    "it only the days and hours that are taken count: they are shown in the "
                    "calendar, and sessions are planned around them.")),
      visit.say(msg("A calendar that changes often is better subscribed to, in gouvernail.toml."))};
  const std::string key = visit.query.text("person");
  if (!key.empty()) page.lead.push_back(visit.say(kept_words(opened, key)));
  Field who{"who", msg("Whose calendar"), Kind::choice, key, true};
  who.choices = persons_and_rooms(opened, visit);
  Field file{"file", msg("The file (.ics)"), Kind::file};
  Field forget{"forget", msg("Forget the file that is kept of this person"), Kind::tick};
  Field partly{"partly", msg("What can be read of it is enough"), Kind::tick};
  page.fields = {std::move(who), std::move(file), std::move(partly), std::move(forget)};
  return show_form(visit, page, problem);
}

Note forget_of(const app::Opened& opened, const std::string& key) {
  return app::forget_diary(opened, key) ? Note{msg("The calendar was forgotten.")}
                                        : Note{msg("No calendar was kept of this person.")};
}

Note keep_of(const app::Opened& opened, const std::string& key, const Visit& visit) {
  const http::Upload* upload = visit.form.upload("file");
  if (upload == nullptr || upload->name.empty()) {
    throw FieldFailure("file", base::bad_input(msg("no file was chosen")));
  }
  if (upload->bytes.empty()) throw FieldFailure("file", base::bad_input(msg("the file is empty")));
  const app::DiaryKept kept = app::keep_diary(
      opened, {key, upload->name, upload->bytes, visit.form.has("partly")}, visit.today());
  Note note{msg("The calendar of {1} was kept: {0} {0:engagement|engagements} to come.",
                kept.engagements, person_name(key, opened.people))};
  for (const base::Diagnostic& warning : kept.warnings) {
    note.trouble = true;
    note.remarks.push_back(warning.what);
  }
  return note;
}

}  // namespace

http::Response show_diary(Visit& visit) { return show_diary_form(visit, nullptr); }

http::Response keep_diary(Visit& visit) {
  Change change;
  change.then = "/personnes";
  change.act = [&](app::Opened& opened) {
    const std::string key = visit.form.text("who");
    const http::Upload* upload = visit.form.upload("file");
    if (visit.form.has("forget") && upload != nullptr && !upload->name.empty()) {
      throw FieldFailure("forget", base::bad_input(msg("a file was chosen, too"),
                                                   msg("keep that one, or forget the other")));
    }
    return visit.form.has("forget") ? forget_of(opened, key) : keep_of(opened, key, visit);
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_diary_form(visit, &problem); });
}

}  // namespace gouvernail::web
