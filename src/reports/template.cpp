// SPDX-License-Identifier: MPL-2.0
#include "reports/template.h"

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "reports/markup.h"
#include "reports/template_files.h"

namespace gouvernail::reports {
namespace {

namespace mustache = kainjow::mustache;

constexpr int most_includes = 8;  // one inside the other: more is a circle

using Files = std::span<const EmbeddedFile>;

std::string_view file_named(const std::string& name, Files others) {
  for (const Files files : {others, template_files()}) {
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    if (found != files.end()) return found->text;
  }
  throw std::logic_error("no template " + name);
}

// The place of a tag, with the whole line where nothing else stands on it.
struct Place {
  std::size_t first;
  std::size_t end;
};

Place place_of(std::string_view text, std::size_t open, std::size_t close) {
  const std::size_t line = text.substr(0, open).find_last_of('\n') + 1;  // npos + 1 is 0
  const bool alone = text.substr(line, open - line).find_first_not_of(' ') == std::string::npos &&
                     (close == text.size() || text[close] == '\n');
  return alone ? Place{line, std::min(close + 1, text.size())} : Place{open, close};
}

std::string without_last_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return std::string(text);
}

// The library parses what is included anew at each rendering, and leaves the lines of comments:
// both are done here, once.
std::string expand(const std::string& name, Files others, int depth) {
  if (depth > most_includes) throw std::logic_error("template includes itself: " + name);
  const std::string_view text = file_named(name, others);
  std::string out;
  std::size_t at = 0;
  for (std::size_t open = text.find("{{"); open != std::string::npos; open = text.find("{{", at)) {
    const std::size_t end = text.find("}}", open);
    if (end == std::string::npos) throw std::logic_error("unclosed tag in template " + name);
    const std::size_t close = end + 2;
    const char kind = text[open + 2];
    if (kind == '!') {
      const Place place = place_of(text, open, close);
      out += text.substr(at, place.first - at);
      at = place.end;
    } else if (kind == '>') {
      std::string part = mustache::trim(std::string(text.substr(open + 3, end - open - 3)));
      if (!part.ends_with(".css")) part += ".mustache";
      out += text.substr(at, open - at);
      out += without_last_line_end(expand(part, others, depth + 1));
      at = close;
    } else {
      out += text.substr(at, close - at);
      at = close;
    }
  }
  return out += text.substr(at);
}

mustache::data to_data(const View& view);

struct ToData {
  mustache::data operator()(bool value) const { return value; }
  mustache::data operator()(const std::string& value) const { return value; }
  template <typename Item>
  mustache::data operator()(const std::vector<Item>& items) const {
    mustache::list list;
    list.reserve(items.size());
    for (const Item& item : items) list.push_back(one(item));
    return list;
  }

 private:
  static mustache::data one(const std::string& line) { return line; }
  static mustache::data one(const View& view) { return to_data(view); }
};

mustache::data to_data(const View& view) {
  mustache::data data(mustache::data::type::object);
  for (const auto& [name, value] : view.values()) data[name] = std::visit(ToData{}, value);
  return data;
}

}  // namespace

struct Template::Parsed {
  // The library's render() is not const, but changes nothing except the error of an included file
  // or of a function in the data, and there is neither.
  mutable mustache::mustache page;
};

Template::Template(std::string_view name, std::span<const EmbeddedFile> files)
    : parsed_(std::make_unique<Parsed>(Parsed{mustache::mustache(expand_template(name, files))})) {
  mustache::mustache& page = parsed_->page;
  if (!page.is_valid()) {
    throw std::logic_error("template " + std::string(name) + ": " + page.error_message());
  }
  page.set_custom_escape([](const std::string& text) { return escape_markup(text); });
}

Template::~Template() = default;

std::string Template::render(const View& view) const {
  std::string out;
  parsed_->page.render(to_data(view), [&out](const std::string& text) { out += text; });
  return out;
}

std::string expand_template(std::string_view name, std::span<const EmbeddedFile> files) {
  return expand(std::string(name), files, 0);
}

}  // namespace gouvernail::reports
