// SPDX-License-Identifier: MPL-2.0
// A duty that somebody in authority excuses.
#include "app/waivers.h"

#include <algorithm>

#include "app/judge_convention.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/duty_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;

// Its id where the rules have no such duty.
std::string name_of_duty(const app::Opened& opened, const std::string& id, const Visit& visit) {
  const auto judged = compliance::judge(opened.rules, opened.world, opened.known_on(visit.today()));
  for (const compliance::Judgement& one : judged) {
    if (one.duty.id == id) return reports::duties_name(opened.rules, {&one}, visit.language);
  }
  return id;
}

http::Response show_waiver_form(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const bool sent = problem != nullptr;
  const std::string duty = sent ? visit.form.text("echeance") : visit.query.text("echeance");
  if (duty.empty()) throw NotFound{};
  FormPage page;
  page.title = msg("Record a waiver");
  page.address = "/dispenser";
  page.button = msg("Record the waiver");
  page.back = duty_address(duty);
  page.back_words = name_of_duty(opened, duty, visit);
  page.revision = opened.revision;
  page.lead = {page.back_words,
               visit.say(msg("It excuses the duty, and is never mixed up with what was kept."))};
  page.fields = {
      {"echeance", {}, Field::Kind::hidden, duty},
      {"reason", msg("Reason"), Field::Kind::text, "", true},
      {"authority", msg("Who decided"), Field::Kind::text, "", true},
      {"on", msg("Decided on"), Field::Kind::day, calendar::to_iso(visit.today()), true}};
  return show_form(visit, page, problem);
}

}  // namespace

http::Response end_waiver(Visit& visit) {
  const std::string duty = visit.form.text("echeance");
  Change change;
  change.then = duty_address(duty);
  change.act = [&](app::Opened& opened) {
    app::end_waiver(opened, duty, visit.today());
    return Note{msg("The waiver was taken back.")};
  };
  return make_change(visit, change, [&](const Problem& problem) {
    base::MessageList lines;
    for (const std::string& line : problem.lines) lines.push_back(msg("{}", line));
    return show_message(visit, problem.status, msg("The waiver was not taken back"), lines);
  });
}

http::Response show_waiver(Visit& visit) {
  const std::string duty = visit.query.text("echeance");
  const app::JudgeConventionResult judged = app::judge_convention({visit.situation()});
  const auto& all = judged.report.judgements;
  const auto is_it = [&](const compliance::Judgement& one) { return one.duty.id == duty; };
  if (std::ranges::none_of(all, is_it)) throw NotFound{};
  return show_waiver_form(visit, nullptr);
}

http::Response waive(Visit& visit) {
  const std::string duty = visit.form.text("echeance");
  Change change;
  change.then = duty_address(duty);
  change.act = [&](app::Opened& opened) {
    app::WaiveDuty request;
    request.duty = duty;
    request.reason = visit.form.text("reason");
    request.authority = visit.form.text("authority");
    request.granted_on = need_typed_day(visit.form, "on");
    return Note{msg("The waiver was recorded."),
                app::waive_duty(opened, request, visit.today()).remarks};
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_waiver_form(visit, &problem); });
}

}  // namespace gouvernail::web
