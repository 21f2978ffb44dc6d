// SPDX-License-Identifier: MPL-2.0
// How the house is set: who writes, by which servers, when it is closed; and whether the servers
// can be reached.
#include "settings/settings.h"

#include <mutex>

#include "app/publish_meetings.h"
#include "app/test_connections.h"
#include "app/workspace/busy.h"
#include "app/workspace/person_names.h"
#include "calendar/typed.h"
#include "governance/availability.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

class SettingsPage {
 public:
  explicit SettingsPage(const Visit& visit)
      : visit_(visit), opened_(visit.open()), settings_(*opened_.settings) {}

  View fill(const app::TestConnectionsResult* tested) {
    View view = begin_page(visit_, say(msg("Settings")));
    add_hidden(view, visit_, opened_.revision);
    reports::add_words(
        view,
        {{"lead",
          msg("These stand in gouvernail.toml, in the folder of the workspace. Most of them "
              "are changed here, the others there.")},
         {"try_words", msg("Try the connections")},
         {"try_hint", msg("Nothing is sent. A server that does not answer takes a while.")},
         {"publish_words", msg("Bring the shared calendar up to date")},
         {"change_words", msg("Change the settings")},
         {"alert_words", msg("See the mail of this week")},
         {"diary_words", msg("Add the calendar of somebody")},
         {"mail_words", msg("Set how mail leaves and comes back")},
         {"bodies_title", msg("When each body meets")},
         {"bodies_lead", msg("As the house does, unless it says otherwise here.")},
         {"tested_title", msg("The connections, tried just now")},
         {"all_good", msg("Each of them can be used.")},
         {"none_set",
          msg("Nothing to try: no server is set. They stand in gouvernail.toml, too.")}},
        visit_.language);
    house();
    connections();
    planning();
    view.flag("problem", false)
        .flag("publishes", settings_.connections.caldav.has_value())
        .list("facts", std::move(facts_));
    add_bodies(view);
    add_tests(view, tested);
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return visit_.say(message); }
  std::string none() const { return say(msg("not set")); }

  void fact(const base::Message& what, const std::string& value) {
    facts_.emplace_back().text("what", say(what)).text("value", value.empty() ? none() : value);
  }

  void house() {
    const rules::Rules& rules = *opened_.rules;
    fact(msg("Convention"), visit_.say(rules.convention->name));
    const settings::Organiser& who = settings_.organiser;
    fact(msg("Who invites"), who.address.empty() ? who.name : who.name + " <" + who.address + ">");
    std::vector<std::string> closures;
    for (const calendar::Closure& closure : rules.house.closures) {
      if (closure.days.last < visit_.today()) continue;
      closures.push_back(say(msg("{0}: {1}", closure.name, visit_.language.days(closure.days))));
    }
    fact(msg("The house is closed"), closures.empty() ? say(msg("no closure to come is known"))
                                                      : visit_.language.list(closures));
    fact(msg("A duty becomes urgent"), say(msg("{0} {0:day|days} before the last day to convene",
                                               std::int64_t{rules.house.alert_days})));
  }

  void connections() {
    const settings::Connections& all = settings_.connections;
    fact(msg("Mail server"),
         all.mail ? all.mail->server + ":" + std::to_string(all.mail->port) : "");
    fact(msg("Mailbox of the answers"), all.answers ? all.answers->place.url : "");
    fact(msg("Shared calendar"), all.caldav ? all.caldav->url : "");
    base::Diagnostics ignored;  // told where a calendar is planned
    const auto availability =
        app::read_busy(visit_.house.folder, opened_, {visit_.today(), visit_.today()}, ignored,
                       app::Reach::copies);
    std::vector<std::string> taken;
    for (const auto& [key, busy] : availability.busy) {
      taken.push_back(app::person_name(key, opened_.people));
    }
    fact(msg("Whose calendar is known"), visit_.language.list(taken));
  }

  void planning() {
    std::vector<std::string> days;
    for (const int iso : settings_.preferences.weekdays) {
      days.push_back(visit_.language.weekday(iso));
    }
    fact(msg("Preferred days"), visit_.language.list(days));
    std::vector<std::string> starts;
    for (const calendar::Minutes start : settings_.preferences.starts) {
      starts.push_back(visit_.language.time(start));
    }
    fact(msg("Preferred hours"), visit_.language.list(starts));
  }

  // "jeudi (no other day); 18:00; convened 15 days before"
  std::string habits_of(const std::string& body) const {
    const planning::Preferences& wishes = settings_.preferences;
    std::vector<std::string> told;
    if (const auto days = wishes.weekdays_of.find(body); days != wishes.weekdays_of.end()) {
      std::vector<std::string> names;
      for (const int iso : days->second) names.push_back(visit_.language.weekday(iso));
      const std::string list = visit_.language.list(names);
      told.push_back(wishes.fixed_weekday.contains(body) ? say(msg("{}, on no other day", list))
                                                         : list);
    }
    if (const auto starts = wishes.starts_of.find(body); starts != wishes.starts_of.end()) {
      std::vector<std::string> times;
      for (const calendar::Minutes start : starts->second) {
        times.push_back(visit_.language.time(start));
      }
      told.push_back(visit_.language.list(times));
    }
    const rules::House& house = opened_.rules->house;
    if (house.notice_of.contains(body)) {
      told.push_back(say(
          msg("convened {0} {0:day|days} before", std::int64_t{house.notice_of.at(body).days})));
    }
    std::string all;
    for (const std::string& one : told) all += (all.empty() ? "" : " · ") + one;
    return all.empty() ? say(msg("as the house does")) : all;
  }

  void add_bodies(View& view) const {
    std::vector<View> bodies;
    for (const governance::Body& body : opened_.rules->convention->bodies) {
      if (opened_.rules->convention->is_act(body.id)) continue;
      bodies.emplace_back()
          .text("name", visit_.say(body.name))
          .text("habits", habits_of(body.id))
          .text("address", "/reglages/instance?instance=" + body.id)
          .text("change", say(msg("Change")));
    }
    view.list("bodies", std::move(bodies));
  }

  void add_tests(View& view, const app::TestConnectionsResult* tested) const {
    std::vector<View> tests;
    if (tested) {
      for (const app::ConnectionTest& test : tested->tests) {
        tests.emplace_back()
            .text("name", say(app::connection_words(test)))
            .text("sign", test.fault ? "✗" : "✓")
            .text("css", test.fault ? "breached" : "satisfied")
            .text("cause", test.fault ? say(test.fault->cause) : "")
            .text("remedy", test.fault ? say(test.fault->remedy) : "");
      }
    }
    view.flag("tested", tested != nullptr)
        .flag("sound", tested && tested->sound() && !tested->tests.empty())
        .flag("untried", tested && tested->tests.empty())
        .list("tests", std::move(tests));
  }

  const Visit& visit_;
  app::Opened opened_;
  const settings::Settings& settings_;
  std::vector<View> facts_;
};

}  // namespace

http::Response settings_page(Visit& visit) {
  return show("settings.mustache", SettingsPage(visit).fill(nullptr));
}

namespace {

// A server that does not answer takes long, and few threads answer pages: one asks servers at a
// time.
std::mutex& asking_servers() {
  static std::mutex mutex;
  return mutex;
}

http::Response show_busy(const Visit& visit) {
  return show_message(visit, 409, msg("A server is being asked already"),
                      {msg("Wait until that has ended, then try again.")});
}

}  // namespace

http::Response try_connections(Visit& visit) {
  const std::unique_lock lock(asking_servers(), std::try_to_lock);
  if (!lock.owns_lock()) return show_busy(visit);
  const auto tested = app::test_connections({visit.house.folder});
  return show("settings.mustache", SettingsPage(visit).fill(&tested));
}

http::Response publish_calendar(Visit& visit) {
  const std::unique_lock lock(asking_servers(), std::try_to_lock);
  if (!lock.owns_lock()) return show_busy(visit);
  const auto again = [&](const Problem& problem) {
    View view = SettingsPage(visit).fill(nullptr);
    add_problem(view, visit, &problem);
    return show("settings.mustache", view, problem.status);
  };
  Change change;
  change.then = "/reglages";
  change.once = true;  // the server has what it has taken
  change.act = [&](app::Opened&) {
    const app::PublishMeetingsResult done =
        app::publish_meetings({visit.house.folder, visit.today(), visit.language});
    Note note{msg("{0} {0:meeting|meetings} added, {1} updated, {2} removed, {3} unchanged.",
                  std::int64_t{done.added}, std::int64_t{done.updated}, std::int64_t{done.removed},
                  std::int64_t{done.unchanged}),
              done.remarks};
    note.trouble = done.left_out;
    return note;
  };
  return make_change(visit, change, again);
}

}  // namespace gouvernail::web
