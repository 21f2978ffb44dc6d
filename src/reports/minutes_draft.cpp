// SPDX-License-Identifier: MPL-2.0
#include "reports/minutes_draft.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <map>
#include <string_view>

#include "governance/agenda.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "reports/markup.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "reports/template.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using governance::Attending;

constexpr const char* manifest = R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text" manifest:version="1.3"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
)";

constexpr std::size_t longest_field = 24;  // of a model, with its braces

bool came(const governance::Presence& one) {
  return one.attending != Attending::excused && one.attending != Attending::absent;
}

// Of those who came, or of those who did not.
std::vector<std::string> persons(const MinutesDraft& draft, bool who_came,
                                 const Language& language) {
  governance::Meeting some = *draft.session;
  if (!some.present) return {};
  std::erase_if(*some.present,
                [&](const governance::Presence& one) { return came(one) != who_came; });
  return attendance_lines(some, *draft.convention, true, language);
}

std::vector<std::string> items_of(const MinutesDraft& draft) {
  std::vector<std::string> items;
  for (const auto& item : governance::agenda_items(draft.session->agenda)) {
    items.push_back(item.text);
  }
  return items;
}

std::string time_of(const MinutesDraft& draft, const governance::Meeting& meeting,
                    const Language& language) {
  const governance::Body* body = draft.convention->body(meeting.body);
  return meeting_time(meeting, governance::usual_length(body), language);
}

std::string next_of(const MinutesDraft& draft, const Language& language) {
  return draft.next ? time_of(draft, *draft.next, language) : "";
}

View group_view(const base::Message& name, std::vector<std::string> persons,
                const Language& language) {
  View view;
  view.text("name", language.text(name)).lines("persons", std::move(persons));
  return view;
}

std::vector<View> groups_of(const MinutesDraft& draft, const Language& language) {
  std::vector<View> groups;
  const auto put = [&](const base::Message& name, std::vector<std::string> some) {
    if (!some.empty()) groups.push_back(group_view(name, std::move(some), language));
  };
  if (!draft.session->present) {
    put(msg("Invited"), draft.expected);
    return groups;
  }
  put(msg("Present"), persons(draft, true, language));
  put(msg("Excused or absent"), persons(draft, false, language));
  return groups;
}

std::string one_after_another(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, " ; "));
}

}  // namespace

std::map<std::string, std::string> minutes_parts(const MinutesDraft& draft,
                                                 const Language& language) {
  static const Template content("minutes.mustache");
  static const Template styles("minutes_styles.mustache");
  const bool french = language.lang() == Lang::fr;
  View view;
  add_words(view,
            {{"title", msg("Minutes of the meeting")},
             {"agenda_title", msg("Agenda")},
             {"decisions_title", msg("Decisions: what, who, by when")},
             {"next_title", msg("Next meeting")}},
            language);
  view.text("body", body_name(*draft.convention, draft.session->body, language))
      .text("when", time_of(draft, *draft.session, language))
      .text("where", site_name(*draft.convention, draft.session->site, language))
      .text("convention", language.text(draft.convention->name))
      .text("next", draft.next ? next_of(draft, language) : language.text(msg("to be set")))
      .text("lang", french ? "fr" : "en")
      .text("country", french ? "FR" : "GB")
      .block("agenda", items_of(draft))
      .list("groups", groups_of(draft, language));
  return {{"content.xml", content.render(view)},
          {"styles.xml", styles.render(view)},
          {"META-INF/manifest.xml", manifest}};
}

std::string fill_model(const std::string& text, const MinutesDraft& draft,
                       const Language& language) {
  const std::map<std::string, std::string, std::less<>> fields = {
      {"{convention}", language.text(draft.convention->name)},
      {"{instance}", body_name(*draft.convention, draft.session->body, language)},
      {"{date}", time_of(draft, *draft.session, language)},
      {"{lieu}", site_name(*draft.convention, draft.session->site, language)},
      {"{presents}", one_after_another(persons(draft, true, language))},
      {"{excuses}", one_after_another(persons(draft, false, language))},
      {"{ordre-du-jour}", one_after_another(items_of(draft))},
      {"{prochaine}", next_of(draft, language)}};
  std::string filled;
  std::size_t done = 0;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::string_view near = std::string_view(text).substr(at, longest_field);
    const auto field = fields.find(near.substr(0, near.find('}') + 1));
    if (field == fields.end()) continue;
    filled += text.substr(done, at - done) + escape_markup(field->second);
    done = at + field->first.size();
  }
  return filled + text.substr(done);
}

}  // namespace gouvernail::reports
