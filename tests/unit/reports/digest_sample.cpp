// SPDX-License-Identifier: MPL-2.0
#include "unit/reports/digest_sample.h"

#include "governance/people.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports::sample {
namespace {

using base::msg;
using planning::Slot;

Slot slot(const std::string& body, const std::string& iso, const std::string& convene_by) {
  Slot slot;
  slot.body = body;
  slot.site = "fruges";
  slot.day = day(iso);
  slot.start = calendar::Minutes{14 * 60};
  slot.convene_by = day(convene_by);
  return slot;
}

const governance::People& people() {
  static const governance::People known{
      {{"ada", "Ada <DGS>", "ada@example.org", "cc"}, {"bob", "Bob", "bob@example.org", "caf"}}};
  return known;
}

// Free, taken and unknown in turn; then one at short notice, and one that wants another before it.
std::map<std::string, std::vector<Slot>> dates() {
  std::vector<Slot> group = {slot("elus", "2026-11-24", "2026-11-16"),
                             slot("elus", "2026-12-01", "2026-11-23"),
                             slot("elus", "2026-12-31", "2026-12-31")};
  group[0].free = {"ada", "bob"};
  group[1].free = {"bob"};
  group[1].taken = {"ada"};
  group[2].free = {"bob"};
  group[2].taken = {"eve", "fay", "gil", "hal"};
  group[2].unknown = {"ada", "role:elus"};
  group[2].urgent = true;
  std::vector<Slot> committee = {slot("cotech", "2026-12-03", "2026-11-25"),
                                 slot("cotech", "2026-12-10", "2026-12-08")};
  for (Slot& one : committee) one.unknown = {"ada"};
  committee[0].before = {slot("groupe-projet", "2026-11-30", "2026-11-20")};
  committee[1].short_notice = true;
  committee[1].late_since = day("2026-11-20");
  return {{"elus-trimestriel/2026-Q4", group}, {"cotech-avant-copil/2026-12-15", committee}};
}

}  // namespace

DigestFacts digest_facts() {
  DigestFacts facts;
  facts.dates = dates();
  facts.people = &people();
  facts.seats_known = true;
  facts.vacant = {{"referent-logement", {"copil", "cotech", "groupe-projet"}}};
  facts.elections = {
      {"municipales", {day("2027-03-14"), day("2027-03-21")}, std::nullopt, "source"}};
  facts.elected = {"elus"};
  facts.calendars = {
      msg("School holidays from {0} to {1} are not known: their calendar is not "
          "published, or not in the file.",
          calendar::arg(day("2027-07-04")), calendar::arg(day("2027-08-31")))};
  MeetingAnswers awaited;
  awaited.title = {"Comité de pilotage", "Steering committee"};
  awaited.day = day("2026-12-15");
  awaited.persons = {{"ada", governance::Answer::needs_action, "", "", false},
                     {"zoe", governance::Answer::accepted, "", "", true}};
  facts.unanswered = {awaited};
  facts.preparations = {
      {"copil", "copil", day("2026-12-15"), 2, 5, "Réserver la salle", day("2026-11-02")},
      {"elus", "elus", day("2026-12-01"), 0, 3, "Convoquer", std::nullopt},
      {"cotech", "cotech", day("2026-12-03"), 0, 0, "", std::nullopt},
      {"elus-2", "elus", day("2026-12-31"), 0, 0, "", std::nullopt, false},
      {"groupe", "groupe-projet", day("2026-12-23"), 0, 0, "", std::nullopt, false}};
  return facts;
}

Digest weekly_digest(const Language& language) {
  std::vector<compliance::Judgement> before = check().judgements;
  for (compliance::Judgement& judgement : before) {
    if (judgement.verdict == compliance::Verdict::at_risk) {
      judgement.verdict = compliance::Verdict::open;
    }
  }
  return digest(check(), before, digest_facts(), language);
}

Digest persons_digest(const Language& language) {
  PersonalDigest personal;
  personal.bodies = {"copil", "groupe-projet", "elus"};
  personal.organiser = "Chargée de coopération";
  personal.unanswered = digest_facts().unanswered;
  return personal_digest(check(), digest_facts(), personal, language);
}

}  // namespace gouvernail::reports::sample
