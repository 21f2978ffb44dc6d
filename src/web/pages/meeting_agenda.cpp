// SPDX-License-Identifier: MPL-2.0
#include "web/pages/meeting_agenda.h"

#include "app/defer_item.h"
#include "compliance/next_session.h"
#include "governance/agenda.h"
#include "governance/convention.h"
#include "http/form.h"
#include "reports/page.h"
#include "reports/term_words.h"
#include "rules/rules.h"
#include "web/pages/meeting_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Meeting;
using reports::View;

// What its own hours say; what is usual for its body where it has none.
std::optional<calendar::Minutes> length_known(const Meeting& meeting, const app::Opened& opened) {
  if (const auto own = governance::length_of(meeting)) return own;
  return governance::usual_length(opened.rules->convention->body(meeting.body));
}

base::Message agenda_length(const std::vector<governance::AgendaItem>& items,
                            std::optional<calendar::Minutes> lasts,
                            const reports::Language& language) {
  const governance::AgendaLength length = governance::added_up(items);
  if (length.told.count() == 0) return {};
  const std::string told = reports::duration(length.told, language);
  if (lasts && *lasts < length.told) {
    return msg("{0} in all: {1} more than the meeting lasts", told,
               reports::duration(length.told - *lasts, language));
  }
  if (length.untold == 0) return msg("{0} in all", told);
  return msg("{0} in all, and {1} {1:item|items} without a length", told,
             std::int64_t{length.untold});
}

}  // namespace

void add_agenda(View& view, const Meeting& meeting, const app::Opened& opened, const Visit& visit) {
  const auto items = governance::agenda_items(meeting.agenda);
  const bool may_go =
      compliance::next_session_after(opened.history, meeting, visit.today()) != nullptr;
  std::vector<View> rows;
  for (const governance::AgendaItem& item : items) {
    const std::string defer =
        address_of(meeting) + "/reporter-point?" + http::query_of({{"point", item.text}});
    rows.emplace_back().text("item", item.text).text("defer", may_go ? defer : "");
  }
  reports::add_words(view,
                     {{"agenda_title", msg("Agenda")},
                      {"agenda_words", msg("Change the agenda")},
                      {"defer_words", msg("For the next session")}},
                     visit.language);
  view.list("agenda", std::move(rows))
      .text("no_agenda", items.empty() ? visit.say(msg("No agenda yet.")) : "")
      .text("agenda_length",
            visit.say(agenda_length(items, length_known(meeting, opened), visit.language)));
}

}  // namespace gouvernail::web
