// SPDX-License-Identifier: MPL-2.0
#include "unit/reports/sample.h"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"

namespace gouvernail::reports::sample {
namespace {

using base::msg;
using compliance::Duty;
using compliance::Judgement;
using compliance::Verdict;
using governance::Meeting;
using governance::MeetingStatus;

rules::Obligation obligation(const std::string& id, const std::string& body,
                             base::LocalizedText title, rules::Kind kind, rules::Source source) {
  rules::Obligation o;
  o.id = id;
  o.body = body;
  o.title = std::move(title);
  o.kind = std::move(kind);
  o.source = std::move(source);
  o.in_force = {day("2024-01-01"), day("2028-12-31")};
  o.sanction = "12";
  o.position = {"article-06a-gouvernance.toml", 4, 1};
  return o;
}

rules::Cadence at_least(int count, calendar::PeriodUnit unit) {
  rules::Cadence cadence;
  cadence.at_least = count;
  cadence.per.unit = unit;
  return cadence;
}

rules::Precedence cotech_before_copil() {
  rules::Precedence rule;
  rule.before_each = "copil";
  return rule;
}

rules::Composition copil_composition() {
  rules::Composition rule;
  rule.roles = {{"dgs", 1, {}, false, ""}, {"elus", 2, {}, false, ""}};
  rule.parties = {"msa"};
  return rule;
}

rules::Standing referent() {
  rules::Standing rule;
  rule.role = "referent-logement";
  rule.per.unit = calendar::PeriodUnit::year;
  return rule;
}

governance::Role role(const std::string& id, base::LocalizedText name) {
  governance::Role r;
  r.id = id;
  r.name = std::move(name);
  return r;
}

governance::Convention convention() {
  governance::Convention c;
  c.id = "ctg-exemple-2024";
  c.name = {"Convention territoriale globale du Pays d'Exemple",
            "Territorial agreement of Exemple"};
  c.term = {day("2024-01-01"), day("2028-12-31")};
  c.parties = {{"caf", {"Caf", ""}, true, {}},
               {"msa", {"Mutualité sociale agricole", "MSA"}, true, {}}};
  c.roles = {role("dgs", {"DGS de la communauté de communes", "chief executive"}),
             role("elus", {"élus communautaires", "elected members"}),
             role("referent-logement", {"référent logement", "housing lead"})};
  c.bodies = {
      {"copil",
       {"Comité de pilotage", "Steering committee"},
       false,
       {"dgs", "elus"},
       "dgs",
       120,
       ""},
      {"cotech", {"Comité technique", "Technical committee"}, false, {"dgs"}, "", {}, ""},
      {"elus", {"Groupe d'élus", "Group of élus"}, false, {"elus"}, "", {}, ""},
      {"groupe-projet", {"Groupe projet", "Project group"}, false, {"dgs"}, "", {}, ""},
      {"presse",
       {"Conférence de presse « logement » <à tous>", "Press conference \"housing\" <for all>"},
       true,
       {},
       "",
       {},
       ""}};
  c.sites = {{"fruges", {"Fruges, maison de l'intercommunalité", ""}, "1 place du Marché", {}}};
  return c;
}

rules::Rules make_rules() {
  using calendar::PeriodUnit;
  rules::Rules r;
  r.convention = convention();
  const rules::Source article{"6-a", 1, {}, "", ""};
  r.obligations = {
      obligation("copil-annuel", "copil",
                 {"Réunion au moins une fois par an", "Meets at least once a year"},
                 at_least(1, PeriodUnit::year), article),
      obligation("copil-composition", "copil",
                 {"Chaque partie est représentée", "Every party is represented"},
                 copil_composition(), {"6-a", 2, {}, "", ""}),
      obligation("cotech-avant-copil", "cotech",
                 {"Avant chaque comité de pilotage", "Before each steering committee"},
                 cotech_before_copil(), {"6-a", 3, {}, "", ""}),
      obligation("elus-trimestriel", "elus",
                 {"Réunion au moins une fois par trimestre", "Meets at least once a quarter"},
                 at_least(1, PeriodUnit::quarter), {"6-a", 4, {}, "avenant-1", ""}),
      obligation("groupe-projet-mensuel", "groupe-projet", {"Réunion mensuelle", "Meets monthly"},
                 at_least(1, PeriodUnit::month), {"6-a", 5, {}, "", ""}),
      obligation("logement-presse", "presse",
                 {"Conférence de presse annuelle", "Yearly press conference"},
                 at_least(1, PeriodUnit::year), {"annexe-3", {}, 13, "", ""}),
      obligation("referent-logement", "",
                 {"Un référent logement est nommé", "A housing lead is appointed"}, referent(),
                 article),
  };
  r.obligations[4].readings = {"sauf-aout"};
  r.obligations[5].weight = rules::Weight::indicator;
  r.obligations[5].sanction.clear();
  r.obligations.push_back(
      obligation("objectifs-annuels", "copil",
                 {"Les objectifs de l'année sont fixés", "The year's objectives are set"},
                 at_least(1, PeriodUnit::year), {"annexe-1", {}, {}, "", ""}));
  r.obligations.back().weight = rules::Weight::recommendation;
  r.obligations.back().sanction.clear();
  r.sanctions = {
      {"12",
       {"Art. 12 : une partie peut y mettre fin, un mois après une lettre restée sans effet.",
        "Art. 12: a party may end it, one month after a letter that had no effect."}}};
  r.ambiguities = {{"mensuel",
                    {"« Mensuelle » : août compris ?", "“Monthly”: August too?"},
                    {"6-a", 5, {}, "", ""},
                    {"chaque-mois", {"chaque mois de l'année", "every month of the year"}},
                    {{"sauf-aout", {"chaque mois sauf août", "every month but August"}}}}};
  r.amendments = {{"avenant-1",
                   {"Rythme du groupe d'élus", "Rhythm of the group of élus"},
                   day("2026-02-01"),
                   day("2026-01-20")}};
  return r;
}

Meeting meeting(const std::string& uid, const std::string& body, const std::string& iso,
                MeetingStatus status) {
  Meeting m;
  m.uid = uid;
  m.body = body;
  m.day = day(iso);
  m.start_time = calendar::Minutes{14 * 60};
  m.status = status;
  return m;
}

governance::History make_history() {
  governance::History h;
  h.meetings = {meeting("copil-24", "copil", "2024-06-12", MeetingStatus::held),
                meeting("copil-26", "copil", "2026-12-15", MeetingStatus::convened),
                meeting("cotech-24", "cotech", "2024-05-28", MeetingStatus::held),
                meeting("elus-26-1", "elus", "2026-03-05", MeetingStatus::held),
                meeting("elus-26-3", "elus", "2026-09-10", MeetingStatus::convened),
                meeting("gp-25-01", "groupe-projet", "2025-01-14", MeetingStatus::held)};
  h.meetings[0].present = {
      {"dgs", 1}, {"elus", 4}, {"referent-logement", 1, governance::Attending::excused}};
  h.meetings[0].end = calendar::LocalTime{day("2024-06-12"), calendar::Minutes{16 * 60 + 30}};
  h.meetings[0].site = "fruges";
  h.meetings[0].note = "Prévoir la grande salle";
  h.meetings[0].agenda = "Plan d'action";
  return h;
}

// Of "2026", "2026-10", "2026-Q1" and "2026-Q1@2026-02-01"; none of a session's day.
std::optional<compliance::DutyPeriod> period_called(const std::string& label) {
  using calendar::WindowForm;
  const std::size_t at = label.find('@');
  const std::string whole = label.substr(0, at);
  const bool resumed = at != std::string::npos;
  if (whole.size() == 4) return compliance::DutyPeriod{WindowForm::year, whole, resumed};
  if (whole.size() != 7) return std::nullopt;
  const WindowForm form = whole[5] == 'Q' ? WindowForm::quarter : WindowForm::month;
  return compliance::DutyPeriod{form, whole, resumed};
}

Judgement judgement(std::size_t obligation, const std::string& label, const std::string& first,
                    const std::string& last, Verdict verdict) {
  Judgement j;
  j.duty.obligation = &rules().obligations.at(obligation);
  j.duty.id = j.duty.obligation->id + "/" + label;
  j.duty.label = label;
  j.duty.period = period_called(label);
  j.duty.body = j.duty.obligation->body;
  j.duty.window = {day(first), day(last)};
  j.owed_by = {"caf", "msa"};
  j.verdict = verdict;
  return j;
}

Judgement& held(Judgement& j, const std::string& uid, const std::string& iso) {
  ++j.counted;
  j.meetings.push_back(uid);
  j.sessions.push_back({uid, true, msg("held")});
  j.because = msg("Held on {}.", base::MessageList{msg("{}", calendar::arg(day(iso)))});
  return j;
}

Judgement& not_held(Judgement& j) {
  j.because = msg("{0} of {1} held by {2}, the last day.", std::int64_t{0}, std::int64_t{1},
                  calendar::arg(j.duty.window.last));
  return j;
}

Judgement& due(Judgement& j, const std::string& call, const std::string& resort, int slack) {
  j.last_call = day(call);
  j.last_resort = day(resort);
  j.slack = slack;
  j.because =
      msg("{0} held, {1} planned, {2} required by {3}.", std::int64_t{j.counted}, std::int64_t{0},
          std::int64_t{j.duty.required}, calendar::arg(j.duty.window.last));
  return j;
}

void add_copil(std::vector<Judgement>& out) {
  Judgement kept = judgement(0, "2024", "2024-01-01", "2024-12-31", Verdict::satisfied);
  out.push_back(held(kept, "copil-24", "2024-06-12"));
  Judgement missed = judgement(0, "2025", "2025-01-01", "2025-12-31", Verdict::breached);
  out.push_back(not_held(missed));
  Judgement planned = judgement(0, "2026", "2026-01-01", "2026-12-31", Verdict::covered);
  planned.meetings = {"copil-26"};
  planned.sessions = {{"copil-26", false, msg("convened")}};
  planned.because = msg("Held: {0}; planned: {1}; required: {2}.", std::int64_t{0}, std::int64_t{1},
                        std::int64_t{1});
  out.push_back(planned);
  for (int year = 2027; year <= 2028; ++year) {
    const std::string text = std::to_string(year);
    Judgement coming = judgement(0, text, text + "-01-01", text + "-12-31", Verdict::upcoming);
    const bool first = year == 2027;
    out.push_back(due(coming, first ? "2027-12-16" : "2028-12-14",
                      first ? "2027-12-30" : "2028-12-28", first ? 269 : 523));
  }
}

void add_copil_sessions(std::vector<Judgement>& out) {
  Judgement absent = judgement(1, "2024-06-12", "2024-06-12", "2024-06-12", Verdict::breached);
  absent.duty.trigger = "copil-24";
  absent.duty.session_day = day("2024-06-12");
  absent.owed_by = {"msa"};
  absent.because =
      msg("{}.", base::MessageList{msg("{} not represented", rules().convention->parties[1].name)});
  out.push_back(absent);
  Judgement before = judgement(2, "2024-06-12", "2024-01-01", "2024-06-11", Verdict::satisfied);
  before.duty.trigger = "copil-24";
  before.duty.session_day = day("2024-06-12");
  out.push_back(held(before, "cotech-24", "2024-05-28"));
  Judgement urgent = judgement(2, "2026-12-15", "2024-06-13", "2026-12-14", Verdict::at_risk);
  urgent.duty.trigger = "copil-26";
  urgent.duty.session_day = day("2026-12-15");
  due(urgent, "2026-12-04", "2026-12-14", 9);
  urgent.next = msg("Convene “{0}” no later than {1}.", rules().convention->bodies[1].name,
                    calendar::arg(day("2026-12-04")));
  out.push_back(urgent);
}

void add_elus(std::vector<Judgement>& out) {
  Judgement cut =
      judgement(3, "2026-Q1@2026-02-01", "2026-02-01", "2026-03-31", Verdict::satisfied);
  out.push_back(held(cut, "elus-26-1", "2026-03-05"));
  Judgement waived = judgement(3, "2026-Q2", "2026-04-01", "2026-06-30", Verdict::waived);
  waived.without_waiver = Verdict::breached;
  waived.because =
      msg("Excused on {0} by {1}: {2}", calendar::arg(day("2026-04-10")),
          std::string{"le comité de pilotage"}, std::string{"renouvellement municipal"});
  out.push_back(waived);
  Judgement unproven = judgement(3, "2026-Q3", "2026-07-01", "2026-09-30", Verdict::unproven);
  unproven.meetings = {"elus-26-3"};
  unproven.sessions = {
      {"elus-26-3", false, msg("its day has passed, and nobody recorded that it was held")}};
  unproven.because = msg("{0} of {1} proven; {2} more took place or not: nothing is recorded.",
                         std::int64_t{0}, std::int64_t{1}, std::int64_t{1});
  unproven.next = msg("Record what took place, or the evidence that is missing.");
  out.push_back(unproven);
  Judgement late = judgement(3, "2026-Q4", "2026-10-01", "2026-12-31", Verdict::at_risk);
  due(late, "2026-11-20", "2026-12-31", -1);
  late.next = msg("Convene “{0}” at once: only at short notice, by {1} at the latest.",
                  rules().convention->bodies[2].name, calendar::arg(day("2026-12-31")));
  out.push_back(late);
}

void add_project_group(std::vector<Judgement>& out) {
  for (int year = 2025; year <= 2026; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const std::string label =
          std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
      const calendar::Day first = day(label + "-01");
      const calendar::Day last =
          *calendar::add_months(first, 1, calendar::MonthRounding::refuse) - calendar::Days{1};
      const bool missed = label == "2025-08" || label == "2026-05" || label == "2026-08";
      Judgement j = judgement(4, label, calendar::to_iso(first), calendar::to_iso(last),
                              missed ? Verdict::breached : Verdict::satisfied);
      if (missed) {
        not_held(j);
      } else {
        held(j, "gp-" + label.substr(2), label + "-14");
      }
      if (month == 8) j.depends_on = {"sauf-aout"};
      if (year == 2026 && month == 11) {
        j = judgement(4, label, "2026-11-01", "2026-11-30", Verdict::lost);
        j.last_resort = day("2026-11-20");
        j.because = msg("{0} still missing, and the last day to save it was {1}.", std::int64_t{1},
                        calendar::arg(day("2026-11-20")));
        j.next = msg("Ask the partners for a waiver, or prepare the explanation to give them.");
      }
      if (year == 2026 && month == 12) {
        j = judgement(4, label, "2026-12-01", "2026-12-31", Verdict::upcoming);
        due(j, "2026-12-23", "2026-12-31", 22);
      }
      out.push_back(j);
    }
  }
}

void add_lighter(std::vector<Judgement>& out) {
  Judgement unreached = judgement(5, "2024", "2024-01-01", "2024-12-31", Verdict::breached);
  out.push_back(not_held(unreached));
  Judgement followed = judgement(7, "2024", "2024-01-01", "2024-12-31", Verdict::satisfied);
  out.push_back(held(followed, "copil-24", "2024-06-12"));
  Judgement not_followed = judgement(7, "2025", "2025-01-01", "2025-12-31", Verdict::breached);
  not_followed.owed_by.clear();
  out.push_back(not_held(not_followed));
}

void add_others(std::vector<Judgement>& out) {
  Judgement unrecorded = judgement(5, "2025", "2025-01-01", "2025-12-31", Verdict::unproven);
  unrecorded.because = msg("{0} of {1} proven; {2} more took place or not: nothing is recorded.",
                           std::int64_t{0}, std::int64_t{1}, std::int64_t{2});
  unrecorded.next = msg("Record what took place, or the evidence that is missing.");
  out.push_back(unrecorded);
  Judgement open = judgement(5, "2026", "2026-01-01", "2026-12-31", Verdict::open);
  open.duty.required = 2;
  open.counted = 1;
  due(open, "2026-12-30", "2026-12-31", 26);
  open.next = msg("Convene “{0}” no later than {1}.", rules().convention->bodies[4].name,
                  calendar::arg(day("2026-12-30")));
  out.push_back(open);
  Judgement filled = judgement(6, "2026", "2026-01-01", "2026-12-31", Verdict::covered);
  filled.because = msg("The role is filled to the end of the period, as far as recorded.");
  out.push_back(filled);
}

}  // namespace

calendar::Day day(const std::string& iso) {
  const auto parsed = calendar::parse_iso_day(iso);
  if (!parsed) throw std::invalid_argument("not a day: " + iso);
  return *parsed;
}

Language french() { return {Lang::fr, GOUVERNAIL_BINARY_DIR "/share/locale"}; }

Language english() { return {Lang::en, GOUVERNAIL_BINARY_DIR "/share/locale"}; }

const rules::Rules& rules() {
  static const rules::Rules made = make_rules();
  return made;
}

const governance::History& history() {
  static const governance::History made = make_history();
  return made;
}

CheckReport check() {
  CheckReport report;
  report.rules = &rules();
  report.history = &history();
  report.as_of = day("2026-11-23");
  report.all_readings = true;
  add_copil(report.judgements);
  add_copil_sessions(report.judgements);
  add_elus(report.judgements);
  add_project_group(report.judgements);
  add_lighter(report.judgements);
  add_others(report.judgements);
  report.tasks = compliance::tasks(
      rules(), governance::HistoryAsOf::taken_as_known(history(), report.as_of), report.judgements);
  report.advice = {{"year-end", "copil-annuel/2026", day("2026-12-15"),
                    msg("“{0}”: all sessions of {1} are in December.",
                        rules().convention->bodies[0].name, std::int64_t{2026})}};
  report.notices = {
      msg("School holidays from {0} to {1} are not known: their calendar is not "
          "published, or not in the file.",
          calendar::arg(day("2027-07-04")), calendar::arg(day("2028-12-31")))};
  return report;
}

planning::Plan plan() {
  using planning::Change;
  planning::Plan p;
  p.status = planning::Status::feasible;
  p.cost = 12.5;
  p.lower_bound = 10;
  p.sessions_proven = true;
  p.terms = {{"spread", 8.5}, {"weekday", 4}};
  planning::PlannedMeeting added;
  added.meeting = meeting("p-1", "copil", "2027-10-12", MeetingStatus::proposed);
  added.meeting->site = "fruges";
  added.roles = {"dgs", "elus"};
  planning::PlannedMeeting kept;
  kept.meeting = meeting("copil-26", "copil", "2026-12-15", MeetingStatus::convened);
  kept.meeting->end = calendar::LocalTime{day("2026-12-15"), calendar::Minutes{17 * 60}};
  kept.change = Change::kept;
  planning::PlannedMeeting moved;
  moved.meeting = meeting("p-2", "elus", "2027-03-04", MeetingStatus::proposed);
  moved.meeting->start_time = calendar::Minutes{9 * 60 + 30};
  moved.length = calendar::Minutes{90};
  moved.change = Change::moved;
  planning::PlannedMeeting cancelled;
  cancelled.meeting = meeting("p-3", "cotech", "2027-05-06", MeetingStatus::cancelled);
  cancelled.change = Change::cancelled;
  p.meetings = {kept, moved, cancelled, added};
  p.conflicts = {{planning::Hard::window,
                  "elus-trimestriel/2027-Q3",
                  {"6-a", 4, {}, "", ""},
                  msg("{0} still missing, and no open day allows it.", std::int64_t{1}),
                  true,
                  {{planning::Hard::spacing,
                    "elus",
                    {},
                    msg("“{0}”: at least {1} {1:day|days} between two sessions",
                        rules().convention->bodies[0].name, std::int64_t{20})}}}};
  p.relaxations = {{"elus-trimestriel/2027-Q3", planning::Hard::window,
                    msg("Ask the partners for a waiver of this duty."), ""}};
  return p;
}

}  // namespace gouvernail::reports::sample
