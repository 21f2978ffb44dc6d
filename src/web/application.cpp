// SPDX-License-Identifier: MPL-2.0
#include "web/application.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "app/workspace/record.h"
#include "base/failure.h"
#include "http/form.h"
#include "http/route.h"
#include "platform/log.h"
#include "platform/system_words.h"
#include "records/errors.h"
#include "reports/page.h"
#include "web/form_page.h"
#include "web/guard.h"
#include "web/jobs.h"
#include "web/mount.h"
#include "web/page.h"
#include "web/page_words.h"
#include "web/proposals.h"
#include "web/routes.h"
#include "web/uploads.h"

namespace gouvernail::web {

namespace log = platform::log;
using base::msg;
using reports::Lang;

namespace {

// The one that the browser prefers of those that we speak; French where it says nothing.
Lang preferred(std::string_view accepted) {
  Lang best = Lang::fr;
  double weight = 0;
  while (!accepted.empty()) {
    const std::size_t end = std::min(accepted.find(','), accepted.size());
    std::string one(accepted.substr(0, end));
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
    one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
    const std::size_t mark = one.find(";q=");
    const double its =
        mark == std::string::npos ? 1.0 : std::strtod(one.c_str() + mark + 3, nullptr);
    const auto lang = reports::parse_lang(one.substr(0, std::min<std::size_t>(2, one.size())));
    if (lang && its > weight) {
      best = *lang;
      weight = its;
    }
  }
  return best;
}

}  // namespace

struct Application::Impl {
  explicit Impl(House of) : house(std::move(of)) {}

  House house;
  mutable Notes notes;
  mutable Proposals proposals;
  mutable Jobs jobs;
  mutable Uploads uploads;
  const reports::Language french{Lang::fr, house.catalogues};
  const reports::Language english{Lang::en, house.catalogues};

  reports::Language language_of(const http::Request& request) const {
    // What the reader chose comes first.
    auto chosen = reports::parse_lang(http::cookie(request, language_cookie(house.port)));
    if (!chosen) chosen = reports::parse_lang(house.language);
    const Lang lang = chosen.value_or(preferred(request.headers["accept-language"]));
    return (lang == Lang::fr ? french : english).with_actions(page_words());
  }

  bool has_key(const http::Request& request) const {
    return house.key.empty() ||
           is_equal_in_secret(http::cookie(request, key_cookie(house.port)), key_proof(house.key));
  }

  http::Response ask_key(const Visit& visit, bool wrong) const {
    reports::View view = begin_page(visit, visit.say(msg("The key, please")));
    view.text("why", visit.say(msg("This machine is shared: Gouvernail showed a key where it was "
                                   "started. It opens the pages for this browser.")))
        .text("wrong", wrong ? visit.say(msg("This is not the key.")) : "")
        .text("key_label", visit.say(msg("Key")))
        .text("open_words", visit.say(msg("Open")));
    return show("key.mustache", view, wrong ? 403 : 200);
  }

  http::Response take_key(const Visit& visit) const {
    if (!is_equal_in_secret(visit.form.text("key"), house.key)) return ask_key(visit, true);
    http::Response response = http::see_other("/");
    set_cookie(response, key_cookie(house.port), key_proof(house.key));
    return response;
  }

  http::Response choose_language(const Visit& visit) const {
    http::Response response = http::see_other(own_address(visit.form.text("back")));
    const auto lang = reports::parse_lang(visit.form.text("language")).value_or(Lang::fr);
    set_cookie(response, language_cookie(house.port), reports::to_string(lang));
    return response;
  }

  http::Response not_found(const Visit& visit) const {
    return show_message(visit, 404, msg("There is no such page"),
                        {msg("The address may be mistyped, or what it showed may have been "
                             "withdrawn since.")});
  }

  http::Response find(Visit& visit) const {
    const http::Request& request = visit.request;
    const bool post = request.method == http::Method::post;
    if (post && request.path == "/langue") return choose_language(visit);
    if (post && request.path == "/cle" && !house.key.empty()) return take_key(visit);
    if (!has_key(request)) return ask_key(visit, false);
    bool other_method = request.path == "/langue" || request.path == "/cle";
    for (const Route& route : house.portfolio ? portfolio_routes() : routes()) {
      auto parts = http::match(route.pattern, request.path);
      if (!parts) continue;
      if (route.method != (post ? http::Method::post : http::Method::get)) {
        other_method = true;
        continue;
      }
      visit.parts = std::move(*parts);
      return route.answer(visit);
    }
    if (!other_method) return not_found(visit);
    http::Response refused =
        show_message(visit, 405, msg("This address is the other half of a form"),
                     {msg("It takes what a form sends, and shows nothing by itself.")});
    refused.headers.add("Allow", post ? "GET, HEAD" : "POST");
    return refused;
  }

  http::Response tell(const Visit& visit, const base::Failure& failure) const {
    const Problem problem = problem_of(failure, visit);
    reports::View view = begin_page(visit, visit.say(msg("It cannot be shown")));
    view.lines("lines", problem.lines).text("back_words", visit.say(msg("Back to this week")));
    return show("message.mustache", view, problem.status);
  }

  http::Response answer(Visit& visit) const {
    try {
      return find(visit);
    } catch (const NotFound&) {
      return not_found(visit);
    } catch (const base::Failure& failure) {
      log::warn("page failed", {log::field("cause", failure.cause())});
      return tell(visit, failure);
    } catch (const records::StoreError& error) {
      log::warn("page failed", {log::field("cause", error.cause())});
      return tell(visit, app::failure_of(error));
    } catch (const std::filesystem::filesystem_error& error) {
      return tell(visit, platform::failure_of(error));
    } catch (const std::exception&) {
      log::error("page failed", {log::field("kind", "fault-of-the-program")});
      return show_message(
          visit, 500, msg("A fault of the program"),
          {msg("Whether what you asked was recorded, the journal says. The log says "
               "when it happened; asking again may be enough.")});
    }
  }

  http::Response guarded(const http::Request& request) const {
    const std::string browser = http::cookie(request, browser_cookie(house.port));
    const bool known = browser.size() == new_secret().size();
    const std::string mine = known ? browser : new_secret();
    Visit visit{house,       notes,         proposals, jobs, uploads, request, language_of(request),
                house.now(), token_of(mine)};
    if (!is_asked_here(request, house.port)) {
      return show_message(
          visit, 403, msg("This is not its address"),
          {msg("Gouvernail answers on this machine alone, under the address that it "
               "showed when it began.")});
    }
    if (is_fetched_from_elsewhere(request)) {
      return show_message(visit, 403, msg("A page of elsewhere asked for this"),
                          {msg("Pages of Gouvernail are opened, not shown inside others.")});
    }
    if (request.method == http::Method::other) {
      http::Response refused = show_message(visit, 405, msg("Nothing is done that way"), {});
      refused.headers.add("Allow", "GET, HEAD, POST");
      return refused;
    }
    visit.query = http::parse_form(request.query).value_or(http::Form{});
    if (request.method == http::Method::post) {
      auto form = http::form_of(request);
      if (!form) return show_message(visit, 415, msg("This is no form of ours"), {});
      visit.form = std::move(*form);
      const bool ours = known && is_sent_from_here(request, house.port) &&
                        is_masked(visit.form.text("token"), visit.token);
      if (!ours) {
        return show_message(
            visit, 403, msg("This form was not sent from a page of ours"),
            {msg(
                "Nothing was recorded. Where it was, it had stood open since before Gouvernail "
                "was known to this browser: go back, load the page anew, and send it once more.")});
      }
    }
    http::Response response = answer(visit);
    if (!known) set_cookie(response, browser_cookie(house.port), mine);
    return response;
  }
};

Application::Application(House house) : impl_(std::make_unique<Impl>(std::move(house))) {}
Application::~Application() = default;

http::Response Application::answer(const http::Request& request) const {
  const platform::Stopwatch watch;
  const bool get = request.method != http::Method::post;
  if (get && is_asked_here(request, impl_->house.port)) {
    if (auto file = asset(request.path)) {
      add_security(*file, true);
      return std::move(*file);
    }
  }
  http::Response response = impl_->guarded(request);
  if (!impl_->house.mount.empty()) put_under(impl_->house.mount, response);
  add_security(response);
  log::info("page answered", {log::field("form", !get), log::field("status", response.status),
                              log::field("took", watch.passed())});
  return response;
}

http::Response Application::refuse(int status) const {
  const http::Request none{http::Method::get, "/", ""};
  const Visit visit{impl_->house,
                    impl_->notes,
                    impl_->proposals,
                    impl_->jobs,
                    impl_->uploads,
                    none,
                    impl_->language_of(none),
                    calendar::UtcTime{},
                    ""};
  base::Message line = msg("The browser asked in a way that cannot be followed.");
  if (status == 413) line = msg("What was sent is too large.");
  if (status == 431) line = msg("The request says too much about itself.");
  if (status == 503)
    line = msg("Too many pages are being asked for at once; try again in a moment.");
  if (status == 500) line = msg("A fault of the program");
  http::Response response = show_message(visit, status, msg("It was not understood"), {line});
  add_security(response);
  return response;
}

}  // namespace gouvernail::web
