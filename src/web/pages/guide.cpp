// SPDX-License-Identifier: MPL-2.0
// The guide: its pages in the order in which they are read, each with the one before and after.
#include <algorithm>

#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/guide_files.h"
#include "web/markdown.h"
#include "web/page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

constexpr std::string_view ending = ".md";

std::span<const EmbeddedFile> guide_files(const Visit& visit) {
  return visit.language.lang() == reports::Lang::fr ? guide_fr() : guide_en();
}

std::string guide_address(const EmbeddedFile& file) {
  std::string name(file.name);
  if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  return "/aide/" + name;
}

// Between its pages, files name each other.
std::string leads_to(const std::string& link) {
  if (!link.ends_with(ending)) return link;
  return "/aide/" + link.substr(0, link.size() - ending.size());
}

MarkdownPage read_page(const EmbeddedFile& file) { return read_markdown(file.text, leads_to); }

void add_neighbour(View& view, const std::string& name, const EmbeddedFile* file) {
  view.text(name, file == nullptr ? "" : guide_address(*file))
      .text(name + "_title", file == nullptr ? "" : read_page(*file).title);
}

}  // namespace

http::Response guide(Visit& visit) {
  std::vector<View> pages;
  for (const EmbeddedFile& file : guide_files(visit)) {
    pages.emplace_back().text("address", guide_address(file)).text("title", read_page(file).title);
  }
  View view = begin_page(visit, visit.say(msg("Guide")));
  view.list("pages", std::move(pages));
  return show("guide.mustache", view);
}

http::Response guide_page(Visit& visit) {
  const auto all = guide_files(visit);
  const auto found = std::ranges::find_if(all, [&](const EmbeddedFile& file) {
    return guide_address(file) == "/aide/" + visit.parts.front();
  });
  if (found == all.end()) throw NotFound{};
  const MarkdownPage page = read_page(*found);
  View view = begin_page(visit, page.title);
  view.text("guide_words", visit.say(msg("Guide")));
  add_neighbour(view, "before", found == all.begin() ? nullptr : &*std::prev(found));
  add_neighbour(view, "after", std::next(found) == all.end() ? nullptr : &*std::next(found));
  // The text is markup already: it stands between two templates, which escape all that they show.
  return html(page_template("guide_open.mustache").render(view) + page.html +
              page_template("guide_close.mustache").render(view));
}

http::Response guide_picture(Visit& visit) {
  const auto all =
      visit.language.lang() == reports::Lang::fr ? guide_pictures_fr() : guide_pictures_en();
  const auto found = std::ranges::find(all, visit.parts.front(), &EmbeddedFile::name);
  if (found == all.end()) throw NotFound{};
  http::Response response;
  response.type = "image/webp";
  response.body = found->text;
  return response;
}

}  // namespace gouvernail::web
