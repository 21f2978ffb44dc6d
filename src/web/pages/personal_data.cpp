// SPDX-License-Identifier: MPL-2.0
// What is held about somebody, for them to read and to take away, and how it is erased.
#include "app/personal_data.h"

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "reports/held_of_person.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/person_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;
using Kind = Field::Kind;
using reports::View;

constexpr const char* held_address = "/personnes/detenu";
constexpr const char* erasing_address = "/personnes/effacer";

// What is held of the person that the address names.
class HeldHere {
 public:
  HeldHere(const Visit& visit, const http::Form& asked)
      : opened_(visit.open()), key_(asked.text("person")), held_(find(opened_, key_)) {}

  const std::string& key() const { return key_; }
  const app::HeldOfPerson& held() const { return held_; }
  reports::HeldIn in() const { return {&*opened_.rules->convention, &*opened_.history}; }
  std::string name() const { return person_name(key_, opened_.people); }
  std::int64_t revision() const { return opened_.revision; }
  std::string address(const char* path) const { return person_form(path, {{"person", key_}}); }

 private:
  static app::HeldOfPerson find(const app::Opened& opened, const std::string& key) {
    try {
      return app::held_of_person(opened, key);
    } catch (const base::Failure&) {  // nobody of that key
      throw NotFound{};
    }
  }

  app::Opened opened_;
  std::string key_;
  app::HeldOfPerson held_;
};

// A line for each thing that stays, under what it is.
std::vector<std::string> lines_left(const HeldHere& here, const Visit& visit) {
  std::vector<std::string> lines;
  for (const reports::HeldSection& left :
       reports::left_after_erasing(here.held(), here.in(), visit.language)) {
    for (const std::string& line : left.lines) {
      lines.push_back(visit.say(msg("{0}: {1}", left.title, line)));
    }
  }
  return lines;
}

http::Response show_erasing(Visit& visit, const Problem* problem) {
  const bool sent = !visit.form.fields().empty();
  const HeldHere here(visit, sent ? visit.form : visit.query);
  FormPage page;
  page.title = msg("Erase {}", here.name());
  page.address = erasing_address;
  page.button = msg("Erase for good");
  page.grave = true;
  page.back = here.address(held_address);
  page.back_words = visit.say(msg("What is held about {}", here.name()));
  page.revision = here.revision();
  page.lead = {visit.say(msg("Their name, addresses, diary, the mails to them and what they wrote "
                             "with their answers leave this workspace. What they did stays as that "
                             "of a number: seats, attendance, answers without words.")),
               visit.say(msg("What is erased does not come back: no button takes this back."))};
  const std::vector<std::string> left = lines_left(here, visit);
  if (!left.empty()) {
    page.lead.push_back(
        visit.say(msg("What follows stays as it is, and somebody has to decide on it.")));
    page.lead.insert(page.lead.end(), left.begin(), left.end());
  }
  page.fields = {{"person", {}, Kind::hidden, here.key()},
                 {"sure", msg("Yes, erase {}", here.name()), Kind::tick, "", true}};
  return show_form(visit, page, problem);
}

}  // namespace

http::Response held_of_person_page(Visit& visit) {
  const HeldHere here(visit, visit.query);
  View view = begin_page(visit, visit.say(msg("What is held about {}", here.name())));
  reports::add_words(view,
                     {{"lead", msg("All that this workspace holds about this person, and what "
                                   "texts of others may say of them.")},
                      {"pdf_words", msg("As PDF, to print")},
                      {"json_words", msg("As JSON, to take elsewhere")},
                      {"erase_words", msg("Erase…")}},
                     visit.language);
  std::vector<View> sections;
  for (const reports::HeldSection& one :
       reports::held_sections(here.held(), here.in(), visit.language)) {
    sections.emplace_back().text("heading", one.title).lines("lines", one.lines);
  }
  view.text("back", person_address(here.key()))
      .text("back_words", here.name())
      .text("pdf_address", here.address("/personnes/detenu.pdf"))
      .text("json_address", here.address("/personnes/detenu.json"))
      .text("erase_address", here.address(erasing_address))
      .list("sections", std::move(sections));
  return show("personal_data.mustache", view);
}

http::Response held_of_person_pdf(Visit& visit) {
  const HeldHere here(visit, visit.query);
  return make_pdf(visit, {reports::held_html(here.held(), here.in(), visit.language),
                          here.key() + ".pdf", here.address(held_address)});
}

http::Response held_of_person_json(Visit& visit) {
  const HeldHere here(visit, visit.query);
  return download(reports::held_json(here.held(), here.in()), "application/json",
                  here.key() + ".json");
}

http::Response show_erase_person(Visit& visit) { return show_erasing(visit, nullptr); }

http::Response erase_person(Visit& visit) {
  Change change;
  change.subject = visit.form.text("person");
  change.then = persons_address;
  change.act = [&](app::Opened& opened) {
    if (!visit.form.has("sure")) {
      throw FieldFailure("sure", base::bad_input(msg("nothing was erased"),
                                                 msg("tick the box, if it is really meant")));
    }
    const HeldHere before(visit, visit.form);
    const std::vector<std::string> left = lines_left(before, visit);
    app::erase_person(opened, before.key());
    Note note{msg("Erased: “{}”. What they did stays as that of a number.", before.key())};
    for (const std::string& line : left) note.remarks.push_back(msg("{}", line));
    return note;
  };
  return make_change(visit, change, [&](const Problem& p) { return show_erasing(visit, &p); });
}

}  // namespace gouvernail::web
