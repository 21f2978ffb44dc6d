// SPDX-License-Identifier: MPL-2.0
// A checklist written by hand: all states, an item of each proof's kind, one without a day, one
// without anybody, a tick with a note, characters that HTML and Markdown must escape.
#include "governance/meeting.h"
#include "governance/tick.h"
#include "rules/checklist.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports::sample {
namespace {

using base::msg;
using compliance::ChecklistStep;
using compliance::StepState;

rules::Source source(const std::string& article, int paragraph) {
  rules::Source source;
  source.article = article;
  source.paragraph = paragraph;
  return source;
}

rules::ChecklistItem item(const std::string& id, base::LocalizedText title, const std::string& who,
                          rules::Proof proof) {
  rules::ChecklistItem item;
  item.id = id;
  item.title = std::move(title);
  item.who = who;
  item.proof = proof;
  item.before.emplace();
  return item;
}

rules::ChecklistItem after(rules::ChecklistItem item) {
  item.after.swap(item.before);
  return item;
}

const rules::Checklist& list() {
  static const rules::Checklist list = [] {
    using rules::Proof;
    rules::Checklist list;
    list.id = "copil";
    list.body = "copil";
    list.title = {"Préparer le comité de pilotage", "Prepare the steering committee"};
    list.items = {
        item("date", {"Date fixée", "Date fixed"}, "dgs", Proof::dated),
        item("salle", {"Salle « *Été* » & <vidéo> réservées", "Room *Été* & <video> booked"}, "dgs",
             Proof::by_hand),
        item("elus", {"Position des élus arrêtée", "Position of the élus settled"}, "elus",
             Proof::met),
        item("cotech", {"Comité technique tenu", "Technical committee held"}, "dgs", Proof::duty),
        item("documents", {"Documents envoyés", "Documents sent"}, "", Proof::documents),
        item("note", {"Note de cadrage", "Scoping note"}, "elus", Proof::by_hand),
        after(item("compte-rendu", {"Compte rendu rédigé et envoyé", "Minutes written and sent"},
                   "dgs", Proof::by_hand)),
        item("seconde", {"Seconde convocation", "Second convocation"}, "dgs", Proof::duty),
    };
    list.items[0].habit = {
        "Usage de la maison : deux mois avant, pour que chaque partie bloque le "
        "jour",
        "Local habit: two months ahead, so that each party keeps the day free"};
    list.items[1].habit = {"Usage de la maison", "Local habit"};
    list.items[2].source = source("6-a", 2);
    list.items[3].source = source("6-a", 3);
    list.items[4].source = source("4", 4);
    list.items[4].habit = {"et usage de la maison", "and local habit"};
    list.items[5].source = source("annexe-1", 0);
    list.items[6].habit = {"Usage de la maison", "Local habit"};
    list.items[7].source = source("4", 3);
    list.items[5].source->paragraph.reset();
    return list;
  }();
  return list;
}

ChecklistStep step(std::size_t number, const char* latest, StepState state,
                   base::Message evidence = {}) {
  ChecklistStep step;
  step.item = &list().items.at(number);
  if (*latest != '\0') step.latest = day(latest);
  step.state = state;
  step.by_hand = step.item->proof == rules::Proof::by_hand;
  step.evidence = std::move(evidence);
  return step;
}

}  // namespace

ChecklistReport checklist() {
  ChecklistReport report;
  report.rules = &rules();
  report.as_of = day("2026-11-24");
  compliance::Preparation& preparation = report.preparation;
  preparation.list = &list();
  preparation.session->uid = "copil-26";
  preparation.session->body = "copil";
  preparation.session->day = day("2026-12-10");
  preparation.steps = {
      step(0, "2026-10-09", StepState::done, msg("{}", calendar::arg(day("2026-12-10")))),
      step(1, "2026-10-26", StepState::done),
      step(5, "2026-11-02", StepState::past),
      step(4, "2026-11-23", StepState::late),
      step(2, "2026-11-25", StepState::soon,
           msg("“{0}”: no session held since {1:plain}",
               base::LocalizedText{"Groupe d'élus", "Group of élus"},
               calendar::arg(day("2026-09-10")))),
      step(3, "2026-12-09", StepState::ahead),
      step(6, "2026-12-24", StepState::ahead),
      step(7, "", StepState::ahead, msg("no duty on that day")),
  };
  preparation.steps[1].tick = governance::Tick{"copil-26",
                                               "copil",
                                               "salle",
                                               day("2026-10-20"),
                                               day("2026-12-03"),
                                               "durand",
                                               "salle <haute> [n° 2] *retenue*"};
  preparation.done = 2;
  report.remarks = {msg("no session of “{}” is recorded on that day", std::string("a & b"))};
  report.holders = {{"dgs", {"C. Exemple"}}, {"elus", {"D. Exemple", "E. <Exemple>"}}};
  return report;
}

}  // namespace gouvernail::reports::sample
