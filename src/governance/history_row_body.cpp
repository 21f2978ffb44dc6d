// SPDX-License-Identifier: MPL-2.0
// Whose session a record tells: by the name of its body, or by the title of an event.
#include <algorithm>
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
  const auto meant = bodies_meant(convention_, text, reading_.bodies, {});
  if (!meant.empty()) return meant.front();
  if (governance::is_nothing_of_ours(convention_, text, reading_.bodies)) {
    left_out_ = true;
    return std::nullopt;
  }
  if (++strangers_ > most_strangers) {
    complain(record, "body", "unknown-body", msg("there is no body or act “{}”", text), {});
    return std::nullopt;
  }
  if (auto near = near_body(text)) return near;
  note_unknown(text);
  UnknownName unknown = unknown_body(convention_, text);
  complain(record, "body", "unknown-body",
           text.empty() ? msg("no body is given") : std::move(unknown.cause),
           std::move(unknown.remedy));
  return std::nullopt;
}

std::optional<std::string> HistoryRows::near_body(const std::string& text) {
  auto near = reading_.near_bodies ? near_.near(text) : std::nullopt;
  if (near) nearly_ = name_called_off(convention_, text).value_or(text);
  return near;
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
  const auto bodies = bodies_meant(convention_, title, reading_.bodies, reading_.bodies_of_title);
  if (bodies.size() == 1) return bodies.front();
  if (bodies.empty() && governance::is_nothing_of_ours(convention_, title, reading_.bodies)) {
    left_out_ = true;
    return std::nullopt;
  }
  if (bodies.empty()) {
    if (auto near = near_body(title)) return near;
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
