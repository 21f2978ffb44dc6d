// SPDX-License-Identifier: MPL-2.0
// Whose session a record tells: by the name of its body, or by the title of an event.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "governance/history_row.h"
#include "governance/session_title.h"
#include "governance/unknown_name.h"

namespace gouvernail::governance {

using base::msg;

std::optional<std::string> HistoryRows::read_body(const CsvRecord& record) {
  const std::string text = columns_.field(record, "body");
  const std::string name = name_called_off(convention_, text).value_or(text);
  if (const Body* body = convention_.find_body(name)) return body->id;
  if (auto said = body_said(text, name)) return said;
  if (is_nothing_of_ours(text, name)) {
    left_out_ = true;
    return std::nullopt;
  }
  if (++strangers_ > most_strangers) {
    complain(record, "body", "unknown-body", msg("there is no body or act “{}”", text), {});
    return std::nullopt;
  }
  if (auto near = near_body(name)) {
    nearly_ = name;
    return near;
  }
  note_unknown(text);
  UnknownName unknown = unknown_body(convention_, text);
  complain(record, "body", "unknown-body",
           text.empty() ? msg("no body is given") : std::move(unknown.cause),
           std::move(unknown.remedy));
  return std::nullopt;
}

// Of either way to call it.
std::optional<std::string> HistoryRows::body_said(const std::string& text,
                                                  const std::string& name) const {
  for (const std::string& one : {text, name}) {
    const auto said = reading_.bodies.find(base::fold(one));
    if (said != reading_.bodies.end() && convention_.body(said->second)) return said->second;
  }
  return std::nullopt;
}

bool HistoryRows::is_nothing_of_ours(const std::string& text, const std::string& name) const {
  return std::ranges::any_of(std::vector{text, name}, [&](const std::string& one) {
    const auto said = reading_.bodies.find(base::fold(one));
    return said != reading_.bodies.end() && said->second.empty();
  });
}

std::optional<std::string> HistoryRows::near_body(const std::string& text) const {
  if (!reading_.near_bodies || text.empty()) return std::nullopt;
  std::map<std::string, std::set<std::string>> bodies;  // by what they are called
  for (const Body& body : convention_.bodies) {
    bodies[base::fold(body.id)].insert(body.id);
    bodies[base::fold(body.name.fr)].insert(body.id);
    if (!body.name.en.empty()) bodies[base::fold(body.name.en)].insert(body.id);
  }
  std::vector<std::string> names;
  for (const auto& [name, ids] : bodies) names.push_back(name);
  const auto near = base::nearest(base::fold(text), names);
  if (near && bodies[*near].size() == 1) return *bodies[*near].begin();
  const auto named = bodies_named_in(convention_, text);
  return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
}

void HistoryRows::note_unknown(const std::string& text) {
  constexpr std::size_t most = 20;  // somebody's diary is full of what is nobody's business
  const bool known =
      std::find(unknown_bodies_.begin(), unknown_bodies_.end(), text) != unknown_bodies_.end();
  if (!text.empty() && !known && unknown_bodies_.size() < most) unknown_bodies_.push_back(text);
}

// Somebody's calendar holds more than sessions: an event whose title is no body's is left out.
std::optional<std::string> HistoryRows::read_title(const CsvRecord& record) {
  const std::string title = columns_.field(record, "subject");
  if (base::fold(title).empty()) {  // somebody's private one
    ++untitled_;
    left_out_ = true;
    return std::nullopt;
  }
  const std::string name = name_called_off(convention_, title).value_or(title);
  std::vector<std::string> bodies;
  if (const Body* body = convention_.find_body(name)) bodies = {body->id};
  if (bodies.empty() && reading_.bodies_of_title) bodies = reading_.bodies_of_title(title);
  if (bodies.empty() && reading_.bodies_of_title) bodies = reading_.bodies_of_title(name);
  if (bodies.empty()) {
    if (auto said = body_said(title, name)) bodies = {*said};
  }
  if (bodies.size() == 1) return bodies.front();
  if (bodies.empty() && is_nothing_of_ours(title, name)) {
    left_out_ = true;
    return std::nullopt;
  }
  if (bodies.empty()) {
    if (auto near = near_body(name)) {
      nearly_ = name;
      return near;
    }
    note_unknown(title);
    constexpr std::size_t shown = 5;
    if (titles_left_out_.size() < shown) titles_left_out_.push_back(title);
    ++events_left_out_;
    left_out_ = true;
    return std::nullopt;
  }
  complain(record, "subject", "ambiguous-title", msg("several patterns fit the title “{}”", title),
           msg("make the patterns of [import.titles] tell them apart"));
  return std::nullopt;
}

void HistoryRows::tell_left_out(const CsvRecord& header) {
  if (untitled_ > 0) report_.warn(header, "untitled", untitled_left_out(untitled_));
  if (events_left_out_ == 0) return;
  base::MessageList titles;
  for (const std::string& title : titles_left_out_) titles.push_back(msg("“{}”", title));
  report_.warn(
      header, "unknown-title",
      msg("{0} {0:event|events} whose title no body's pattern fits {0:is|are} left out: {1}",
          events_left_out_, std::move(titles)),
      msg("add [import.titles] copil = [\"*COPIL*\"] to gouvernail.toml"));
}

}  // namespace gouvernail::governance
