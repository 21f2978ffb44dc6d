// SPDX-License-Identifier: MPL-2.0
#include "app/defer_item.h"

#include <algorithm>
#include <utility>

#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/text.h"
#include "compliance/next_session.h"
#include "compliance/sessions.h"
#include "governance/agenda.h"
#include "governance/history.h"
#include "governance/transitions.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::AgendaItem;
using governance::Meeting;
using Items = std::vector<AgendaItem>;

Items::iterator find_item(Items& items, const std::string& asked) {
  const std::string_view words = base::trim(asked);
  const auto same = std::ranges::find(items, words, &AgendaItem::text);
  if (same != items.end()) return same;
  const bool is_number = !words.empty() && words.size() < 4 &&
                         words.find_first_not_of("0123456789") == std::string_view::npos;
  const std::size_t number = is_number ? std::stoul(std::string(words)) : 0;
  if (number == 0 || number > items.size()) return items.end();
  return items.begin() + static_cast<std::ptrdiff_t>(number - 1);
}

}  // namespace

ItemDeferred defer_item(Opened& opened, const DeferItem& request, calendar::Day today) {
  need_workspace(opened);
  ItemDeferred done;
  done.from = need_meeting(opened, request.meeting);
  Items items = governance::agenda_items(done.from.agenda);
  const auto item = find_item(items, request.item);
  if (item == items.end()) {
    throw base::bad_input(msg("“{}” is no item of this agenda", request.item),
                          items.empty() ? msg("it has none yet")
                                        : msg("give its words, or its number from 1 to {}",
                                              static_cast<std::int64_t>(items.size())));
  }
  const Meeting* next = compliance::next_session_after(opened.history, done.from, today);
  if (!next) {
    throw base::bad_input(msg("no later session of “{}” is recorded", done.from.body),
                          msg("add it with “{}”", base::Action(base::Verb::add_meeting)
                                                      .of(done.from.body)
                                                      .with(base::Detail::on, base::Blank::day)));
  }
  done.to = *next;
  const Items there = governance::agenda_items(done.to.agenda);
  if (std::ranges::find(there, item->text, &AgendaItem::text) == there.end()) {
    done.to.agenda += (done.to.agenda.empty() ? "" : "\n") + item->text;
  }
  records::Changes changes{records::PutMeeting{done.to}};
  if (!governance::is_expected(done.from)) {
    done.remarks.push_back(
        msg("That session does not lie ahead any more: its agenda stays as those invited had it."));
  } else {
    done.from.agenda =
        governance::without_item(done.from.agenda, static_cast<std::size_t>(item - items.begin()));
    changes.emplace_back(records::PutMeeting{done.from});
  }
  record(opened, changes);
  return done;
}

}  // namespace gouvernail::app
