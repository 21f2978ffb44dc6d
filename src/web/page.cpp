// SPDX-License-Identifier: MPL-2.0
#include "web/page.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "base/sha256.h"
#include "base/text.h"
#include "reports/page.h"
#include "web/guard.h"
#include "web/mount.h"
#include "web/template_files.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

// As policies write a digest.
std::string base64_of_hex(const std::string& hex) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : hex) {
    bits = (bits << 4U) | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    out += digits[(bits >> static_cast<unsigned>(count)) & 63U];
  }
  if (count > 0) out += digits[(bits << static_cast<unsigned>(6 - count)) & 63U];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

struct Asset {
  std::string file;
  std::string type;
  std::string address;
  std::string bytes;
};

Asset asset_of(const char* file, const char* stem, const char* ending, const char* type) {
  const std::string bytes = reports::expand_template(file, template_files());
  return {file, type, "/" + (stem + ("-" + base::sha256_hex(bytes).substr(0, 12)) + ending), bytes};
}

const std::array<Asset, 3>& assets() {
  static const std::array<Asset, 3> all{
      asset_of("style.css", "style", ".css", "text/css; charset=utf-8"),
      asset_of("mark.svg", "mark", ".svg", "image/svg+xml"),
      asset_of("page.js", "page", ".js", "text/javascript; charset=utf-8")};
  return all;
}

struct Way {
  const char* address;
  base::Message label;
};

// What is asked for every day; then the rest. From one workspace of several, the way to all.
std::vector<Way> first_ways(const House& house) {
  const Way all{portfolio_address, msg("Conventions")};
  if (house.portfolio) return {all, {portfolio_calendar_address, msg("Calendar")}};
  std::vector<Way> ways = {{"/", msg("This week")},           {"/reunions", msg("Meetings")},
                           {"/echeances", msg("Duties")},     {"/calendrier", msg("Calendar")},
                           {"/preparer", msg("Preparation")}, {"/personnes", msg("Persons")},
                           {"/rapport", msg("Report")}};
  if (!house.mount.empty()) ways.insert(ways.begin(), all);
  return ways;
}
std::vector<Way> other_ways(const House& house) {
  if (house.portfolio) return {};
  return {{"/reponses", msg("Answers")},   {"/importer", msg("Import")},
          {"/emporter", msg("Take away")}, {"/regles", msg("Rules")},
          {"/journal", msg("Journal")},    {"/reglages", msg("Settings")},
          {"/aide", msg("Guide")}};
}

std::vector<View> ways(const Visit& visit, const std::vector<Way>& all) {
  std::vector<View> views;
  for (const Way& way : all) {
    const std::string address = way.address;
    const std::string& path = visit.request.path;
    const bool has_others_below = address == "/" || address == portfolio_address;
    const bool current = path == address || (!has_others_below && path.starts_with(address + "/"));
    views.emplace_back()
        .text("href", address)
        .text("label", visit.say(way.label))
        .flag("current", current);
  }
  return views;
}

// The address of the page, with what it asks; what was just done is told once.
std::string here(const Visit& visit) {
  std::vector<std::pair<std::string, std::string>> asked;
  for (const auto& field : visit.query.fields()) {
    if (field.first != "message") asked.push_back(field);
  }
  const std::string query = http::query_of(asked);
  return visit.request.path + (query.empty() ? "" : "?" + query);
}

// Of several workspaces, the one that the pages are of.
std::string member_name(const House& house) {
  return house.mount.substr(std::min(house.mount.rfind('/') + 1, house.mount.size()));
}

void add_note(View& view, const Visit& visit) {
  const auto note = visit.notes.get(visit.query.text("message"));
  if (!note) {
    view.flag("note", false);
    return;
  }
  View part;
  std::vector<std::string> remarks;
  for (const base::Message& remark : note->remarks) remarks.push_back(as_begun(visit.say(remark)));
  part.text("done", as_begun(visit.say(note->done)))
      .text("done_sign", note->trouble ? "!" : "✓")
      .flag("trouble", note->trouble)
      .lines("remarks", std::move(remarks));
  std::string undo;
  if (note->entry) undo = "/journal/" + std::to_string(*note->entry) + "/annuler";
  if (!note->together.empty()) undo = undo_together_address(visit.query.text("message"));
  part.text("undo", std::move(undo))
      .text("undo_words", visit.say(msg("Undo")))
      .text("back", here(visit));
  view.part("note", std::move(part));
}

void add_languages(View& view, const Visit& visit) {
  View other;
  const bool french = visit.language.lang() == reports::Lang::fr;
  other.text("code", french ? "en" : "fr").text("name", french ? "English" : "Français");
  view.part("language", std::move(other));
}

// Of the styles that a page brings itself: by their digests.
std::string own_styles(std::string_view page) {
  constexpr std::string_view open = "<style>";
  std::string digests;
  for (std::size_t at = page.find(open); at != std::string_view::npos;
       at = page.find(open, at + 1)) {
    const std::size_t first = at + open.size();
    const std::size_t end = page.find("</style>", first);
    if (end == std::string_view::npos) break;
    const std::string style(page.substr(first, end - first));
    digests += std::string(digests.empty() ? "" : " ") + "'sha256-" +
               base64_of_hex(base::sha256_hex(style)) + "'";
  }
  return digests;
}

}  // namespace

const reports::Template& page_template(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<reports::Template>, std::less<>> parsed;
  const std::lock_guard lock(mutex);
  auto found = parsed.find(name);
  if (found == parsed.end()) {
    auto made = std::make_unique<reports::Template>(name, template_files());
    found = parsed.emplace(std::string(name), std::move(made)).first;
  }
  return *found->second;
}

std::string own_address(std::string back) {
  const std::size_t mark = std::min(back.find('?'), back.size());
  const auto asked =
      http::parse_form(std::string_view(back).substr(std::min(mark + 1, back.size())));
  back.resize(mark);
  const bool ours =
      back.starts_with('/') && !back.starts_with("//") && back.find('\\') == std::string::npos;
  if (!ours) return "/";
  std::string address;
  for (const char c : back) address += c == '/' ? "/" : http::percent_encoded(std::string(1, c));
  const std::string query = asked ? http::query_of(asked->fields()) : "";
  return address + (query.empty() ? "" : "?" + query);
}

View begin_page(const Visit& visit, const std::string& title) {
  View view = reports::page_view(title + " – Gouvernail", visit.language);
  reports::add_words(view,
                     {{"skip_words", msg("Skip to the content")},
                      {"ways_label", msg("Pages")},
                      {"other_ways_label", msg("Other pages")},
                      {"changed_words", msg("Something was recorded since this page was shown.")},
                      {"again_words", msg("Load it again")},
                      {"typed_words", msg("What you have typed here is kept until you send it.")},
                      {"language_label", msg("Language")}},
                     visit.language);
  view.text("title", title)
      .text("stylesheet", stylesheet_address())
      .text("mark", mark_address())
      .text("script", assets()[2].address)
      .flag("has_record", !visit.house.portfolio)
      .text("member", member_name(visit.house))
      .list("ways", ways(visit, first_ways(visit.house)))
      .list("other_ways", ways(visit, other_ways(visit.house)))
      .text("token", masked(visit.token))
      .text("here", here(visit));
  add_note(view, visit);
  add_languages(view, visit);
  return view;
}

namespace {

// "suivi.xlsx:12", "csv/2026-1": whose letters are as they are.
bool begins_with_a_name(const std::string& words) {
  const std::string first = words.substr(0, words.find_first_of(" ,:;"));
  const std::size_t sign = first.find_first_of("./@_");
  return sign != std::string::npos && sign + 1 < first.size();
}

}  // namespace

std::string as_begun(const std::string& words) {
  if (begins_with_a_name(words)) return words;
  std::string text =
      base::upper_ascii(words.substr(0, 1)) + words.substr(std::min<std::size_t>(1, words.size()));
  for (const auto& [small, capital] :
       {std::pair("é", "É"), std::pair("à", "À"), std::pair("ê", "Ê")}) {
    if (text.starts_with(small)) text.replace(0, std::string_view(small).size(), capital);
  }
  return text;
}

http::Response html(std::string body, int status) {
  http::Response response;
  response.status = status;
  response.body = std::move(body);
  response.compressible = true;  // its token is masked
  return response;
}

http::Response document(std::string page) {
  const std::string styles = own_styles(page);
  http::Response response = html(std::move(page));
  response.headers.add("Content-Security-Policy",
                       content_policy(styles.empty() ? "'none'" : styles, "'none'", "'none'"));
  return response;
}

http::Response show_drawn(std::string_view name, const View& view) {
  http::Response response = show(name, view);
  const std::string styles = "'self' " + own_styles(response.body);
  response.headers.add("Content-Security-Policy", content_policy(styles, "'self'", "'self'"));
  return response;
}

http::Response show(std::string_view name, const View& view, int status) {
  return html(page_template(name).render(view), status);
}

http::Response show_message(const Visit& visit, int status, const base::Message& title,
                            const std::vector<base::Message>& lines) {
  View view = begin_page(visit, visit.say(title));
  std::vector<std::string> texts;
  for (const base::Message& line : lines) {
    if (!line.empty()) texts.push_back(visit.say(line));
  }
  view.lines("lines", std::move(texts)).text("back_words", visit.say(msg("Back to this week")));
  return show("message.mustache", view, status);
}

std::string stylesheet_address() { return assets()[0].address; }
std::string mark_address() { return assets()[1].address; }

std::optional<http::Response> asset(const std::string& path) {
  // What browsers ask for by themselves where a page names no mark: a report, a print.
  const std::string wanted = path == "/favicon.ico" ? mark_address() : path;
  const auto found = std::ranges::find(assets(), wanted, &Asset::address);
  if (found == assets().end()) return std::nullopt;
  http::Response response;
  response.type = found->type;
  response.body = found->bytes;
  response.compressible = true;
  return response;
}

}  // namespace gouvernail::web
