// SPDX-License-Identifier: MPL-2.0
#include "web/pages/plan_search.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "app/propose_calendar.h"
#include "app/repair_calendar.h"
#include "app/workspace/busy.h"
#include "app/workspace/portfolio.h"
#include "app/workspace/portfolio_names.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "reports/repair_text.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/mount.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

constexpr std::chrono::seconds longest_search{60};
// How long whoever begins a search waits for its end, and whoever looks again: not long, since few
// threads answer everybody.
constexpr std::chrono::milliseconds first_wait{2000};
// What the address of a search says of it: it can be begun again where the server has forgotten it.
constexpr std::array search_fields = {"from", "to",        "replan",  "mend",
                                      "who",  "away-from", "away-to", "movable"};

// The address of a search that is gone says what was looked for.
std::string asked_before(const Visit& visit, const char* name, const std::string& usual = "") {
  return visit.query.has(name) ? visit.query.text(name) : usual;
}

// The workspace, or those of the portfolio.
struct LookedInto {
  std::vector<settings::Member> members;  // without a name: by itself
  std::vector<app::Opened> opened;
};

LookedInto looked_at(const Visit& visit) {
  LookedInto all;
  if (visit.house.portfolio) {
    all.members = app::read_portfolio(visit.house.folder);
  } else {
    all.members = {{"", visit.house.folder}};
  }
  for (const settings::Member& member : all.members) {
    all.opened.push_back(app::open({member.folder, "", "", ""}));
  }
  return all;
}

FormPage search_form(const Visit& visit, const LookedInto& at) {
  FormPage page;
  page.back = calendar_address(visit);
  page.back_words = visit.say(msg("Calendar"));
  page.revision = visit.house.portfolio ? 0 : at.opened.front().revision;
  return page;
}

// The days that are planned; by what was asked before.
std::vector<Field> horizon_fields(const Visit& visit, const LookedInto& at) {
  const calendar::Day tomorrow = visit.today() + calendar::Days{1};
  calendar::Day last = tomorrow;
  for (const app::Opened& one : at.opened) last = std::max(last, one.rules->convention->term.last);
  const calendar::Day year_end =
      calendar::make_day(calendar::year_of(visit.today()) + 1, 12, 31).value();
  return {{"from", msg("From"), Field::Kind::day,
           asked_before(visit, "from", calendar::to_iso(tomorrow)), true},
          {"to", msg("Until"), Field::Kind::day,
           asked_before(visit, "to", calendar::to_iso(std::min(last, year_end))), true}};
}

http::Response ask_for_plan(Visit& visit, const Problem* problem) {
  const LookedInto at = looked_at(visit);
  FormPage page = search_form(visit, at);
  page.title = msg("Propose a calendar");
  page.address = plan_address;
  page.button = msg("Look for a calendar");
  page.lead = {
      visit.say(msg("What stands is kept; what is lacking is given a day on which, as far as "
                    "calendars are known, everybody who is needed is free. It takes a minute at "
                    "most, you can end it before, and "
                    "nothing is recorded before you keep it."))};
  page.fields = horizon_fields(visit, at);
  page.fields.push_back({"replan", msg("What is only proposed may move, too"), Field::Kind::tick,
                         asked_before(visit, "replan")});
  return show_form(visit, page, problem);
}

// Whether the key means one person in all the workspaces that know it, as a search takes it: the
// same mail address in each.
bool means_one(const LookedInto& at, const std::string& key) {
  std::size_t known = 0;
  std::string address;
  for (const app::Opened& one : at.opened) {
    const auto keys = app::diary_keys(one);
    if (std::ranges::count(keys, key) == 0) continue;
    const governance::Person* person = one.people->find(key);
    if (++known == 1) {
      address = person ? person->address : "";
    } else if (!person || address.empty() || !governance::same_address(address, person->address)) {
      return false;
    }
  }
  return true;
}

// Persons by name, and rooms; what several conventions know by one key is named with the one.
std::vector<Choice> who_may_be_away(const Visit& visit, const LookedInto& at) {
  std::vector<Choice> choices{{"", visit.say(msg("Nobody more than calendars say"))}};
  const app::PortfolioNames names(at.members);
  for (std::size_t i = 0; i < at.opened.size(); ++i) {
    for (Choice& choice : persons_and_rooms(at.opened[i], visit)) {
      if (!means_one(at, choice.value)) {
        choice = {names.write(i, choice.value), choice.label + " – " + at.members[i].name};
      }
      const bool known = std::ranges::find(choices, choice.value, &Choice::value) != choices.end();
      if (!known) choices.push_back(std::move(choice));
    }
  }
  return choices;
}

http::Response ask_for_repair(Visit& visit, const Problem* problem) {
  const LookedInto at = looked_at(visit);
  FormPage page = search_form(visit, at);
  page.title = msg("Mend the calendar");
  page.address = repair_address;
  page.button = msg("Look for other days");
  page.lead = {visit.say(msg(
      "Somebody is away, or a room is taken: what can no longer be held finds another day, and "
      "as little else as possible moves. Nothing is added but what has to come before a session "
      "that moves, and nothing is recorded before you keep it."))};
  Field who{"who", msg("Who is away"), Field::Kind::choice, asked_before(visit, "who")};
  who.hint =
      msg("Known absences are read in the calendars of persons; one that you add here "
          "serves for this search alone.");
  who.choices = who_may_be_away(visit, at);
  Field movable{"movable", msg("What has been convened may move, too"), Field::Kind::tick,
                asked_before(visit, "movable")};
  movable.hint = msg("Whoever was convened has then to be told of the new day.");
  page.fields = {
      std::move(who),
      {"away-from", msg("Away from"), Field::Kind::day, asked_before(visit, "away-from")},
      {"away-to", msg("Away until"), Field::Kind::day, asked_before(visit, "away-to")},
      std::move(movable),
      {"mend", {}, Field::Kind::hidden, "yes"}};
  return show_form(visit, page, problem);
}

app::ProposeCalendarRequest plan_asked_by(const Visit& visit) {
  app::CalendarRequest calendar{visit.situation()};
  calendar.from = need_typed_day(visit.form, "from");
  calendar.to = need_typed_day(visit.form, "to");
  if (*calendar.to < *calendar.from) {
    throw FieldFailure("to", base::bad_input(msg("this day comes before the first one")));
  }
  return {calendar, visit.form.has("replan")};
}

app::RepairCalendarRequest repair_asked_by(const Visit& visit) {
  app::RepairCalendarRequest request{{visit.situation()}, {}, {}};
  const http::Form& form = visit.form;
  if (const auto who = typed(form, "who")) {
    const calendar::Day first = need_typed_day(form, "away-from");
    const calendar::Day last = typed_day(form, "away-to").value_or(first);
    if (last < first) {
      throw FieldFailure("away-to", base::bad_input(msg("this day comes before the first one")));
    }
    request.calendar.absences = {{*who, {first, last}}};
  } else if (typed_day(form, "away-from") || typed_day(form, "away-to")) {
    throw FieldFailure("who", base::bad_input(msg("say who is away on those days")));
  }
  if (form.has("movable")) request.movable = {"all"};
  return request;
}

// What is looked for once whoever asked has gone on: recorded in that language, no longer than it
// may take.
template <class Request, class Find>
Proposals::Look search_of(Request request, const reports::Language& language, Find find) {
  return [request = std::move(request), language, find](const auto& is_enough, const auto& tell) {
    const auto end = std::chrono::steady_clock::now() + longest_search;
    Request asked = request;
    asked.calendar.recorded_in = &language;
    asked.calendar.search.control.stop = [&] {
      return is_enough() || std::chrono::steady_clock::now() >= end;
    };
    asked.calendar.search.control.tell = tell;
    return find(asked);
  };
}

Proposals::Look proposal_asked_by(const Visit& visit) {
  return search_of(plan_asked_by(visit), visit.language, [](const auto& asked) {
    // One that changes while they are read makes what is found old.
    auto diaries = diaries_in(asked.calendar.situation.where.folder);
    app::ProposeCalendarResult found = app::propose_calendar(asked);
    std::vector<base::Message> notices = found.notices();
    FoundCalendar calendar{std::move(found.facts), std::move(found.plan), std::move(notices)};
    calendar.diaries = std::move(diaries);
    return calendar;
  });
}

Proposals::Look mending_asked_by(const Visit& visit) {
  return search_of(repair_asked_by(visit), visit.language, [](const auto& asked) {
    auto diaries = diaries_in(asked.calendar.situation.where.folder);
    app::RepairCalendarResult found = app::repair_calendar(asked);
    FoundCalendar::Mended mended{reports::repair_words(found.repair), found.repair.stuck};
    FoundCalendar calendar{std::move(found.facts), std::move(found.repair.plan)};
    calendar.mended = std::move(mended);
    calendar.diaries = std::move(diaries);
    return calendar;
  });
}

}  // namespace

http::Response ask_again(Visit& visit, const Problem* problem) {
  const bool mends = visit.query.has("mend") || visit.form.has("mend");
  return mends ? ask_for_repair(visit, problem) : ask_for_plan(visit, problem);
}

std::string calendar_address(const Visit& visit) {
  return visit.house.portfolio ? portfolio_calendar_address : "/calendrier";
}

std::int64_t found_revision(const FoundCalendar& found) {
  return found.facts.is_portfolio() ? 0 : found.facts.opened.front()->revision;
}

std::vector<std::pair<std::string, std::string>> asked_fields(const http::Form& asked) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const char* field : search_fields) {
    if (asked.has(field)) fields.emplace_back(field, asked.text(field));
  }
  return fields;
}

std::string search_address(const std::string& name, const http::Form& asked,
                           const std::string& below,
                           std::vector<std::pair<std::string, std::string>> fields) {
  for (auto& field : asked_fields(asked)) fields.push_back(std::move(field));
  const std::string query = http::query_of(fields);
  return std::string(plan_address) + "/" + name + below + (query.empty() ? "" : "?" + query);
}

http::Response show_searching(const Visit& visit, const Proposals::Standing& standing) {
  const auto& progress = standing.progress;
  const bool found = progress && !std::isinf(progress->cost);
  const double part = found && progress->cost > 0 ? 1 - progress->lower_bound / progress->cost : 0;
  View view = begin_page(visit, visit.say(msg("A calendar is looked for")));
  add_hidden(view, visit, 0);
  reports::add_words(
      view, {{"enough_words", msg("That is enough")}, {"again_words", msg("How far is it?")}},
      visit.language);
  std::vector<View> fields;
  for (const char* field : search_fields) {
    if (!visit.query.has(field)) continue;
    fields.emplace_back().text("name", field).text("value", visit.query.text(field));
  }
  view.text("progress", visit.say(found ? msg("A calendar was found; better ones may save {} %.",
                                              visit.language.number(100 * part, 1))
                                        : msg("None was found yet.")))
      .text("enough_address", std::string(plan_address) + "/" + visit.parts.front() + "/suffit")
      .text("again_address", search_address(visit.parts.front(), visit.query))
      .list("fields", std::move(fields));
  http::Response response = show("searching.mustache", view);
  response.headers.add("Refresh", "1");
  return response;
}

namespace {

// `look`: what is looked for, as the form asks; the form again where it cannot be.
http::Response begin_search(Visit& visit, Proposals::Look (*look)(const Visit&)) {
  try {
    const std::string name = visit.proposals.begin(look(visit));
    visit.proposals.wait(name, first_wait);
    return http::see_other(search_address(name, visit.form));
  } catch (const base::Failure& failure) {
    const Problem problem = problem_of(failure, visit);
    return ask_again(visit, &problem);
  }
}

}  // namespace

http::Response show_planning(Visit& visit) { return ask_for_plan(visit, nullptr); }
http::Response propose_plan(Visit& visit) { return begin_search(visit, proposal_asked_by); }
http::Response show_mending(Visit& visit) { return ask_for_repair(visit, nullptr); }
http::Response mend_plan(Visit& visit) { return begin_search(visit, mending_asked_by); }

}  // namespace gouvernail::web
