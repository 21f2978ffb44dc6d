// SPDX-License-Identifier: MPL-2.0
// Several conventions, a row each: those first of which something is to be saved.
#include "app/workspace/portfolio.h"

#include <algorithm>
#include <future>
#include <tuple>

#include "app/judge_convention.h"
#include "app/undo.h"
#include "app/workspace/record.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "platform/system_words.h"
#include "records/errors.h"
#include "records/workspace.h"
#include "reports/duty_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/task_words.h"
#include "reports/weight_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/mount.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/portfolio.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

struct Row {
  std::size_t rank = 0;  // among the verdicts, by concern; one that cannot be read comes first
  std::optional<calendar::Day> next;
  View view;
};

std::size_t rank_of(compliance::Verdict verdict) {
  const auto& all = reports::verdicts_by_concern();
  return 1 + static_cast<std::size_t>(std::ranges::find(all, verdict) - all.begin());
}

Row judged_row(const settings::Member& member, const Visit& visit) {
  const app::JudgeConventionResult judged =
      app::judge_convention({{{member.folder, "", "", ""}, {}, visit.today()}});
  const reports::CheckReport& report = judged.report;
  const compliance::Verdict verdict = reports::conclusion_verdict(report);
  Row row;
  row.rank = rank_of(verdict);
  row.view.text("convention", visit.say(report.rules->convention->name))
      .text("conclusion", reports::conclusion(report, visit.language))
      .text("css", compliance::to_string(verdict))
      .text("sign", reports::verdict_symbol(verdict));
  const compliance::Task* next = reports::first_to_do(report);
  if (next != nullptr) row.next = next->last_day;
  row.view
      .text("next",
            next == nullptr
                ? ""
                : visit.say(msg("next: {0}, {1}", reports::task_in_sentence(*next, visit.language),
                                reports::task_deadline(*next, visit.language))))
      .lines("faults", {});
  return row;
}

Row unread_row(const base::Failure& failure, const Visit& visit) {
  Row row;
  row.view.text("convention", "")
      .text("conclusion", visit.say(msg("It cannot be shown")))
      .text("css", "breached")
      .text("sign", "!")
      .text("next", "")
      .lines("faults", problem_of(failure, visit).lines);
  return row;
}

// What is wrong with one hides none of the others.
Row row_of(const settings::Member& member, const Visit& visit) {
  const auto read = [&]() -> Row {
    try {
      return judged_row(member, visit);
    } catch (const base::Failure& failure) {
      return unread_row(failure, visit);
    } catch (const records::StoreError& error) {
      return unread_row(app::failure_of(error), visit);
    } catch (const std::filesystem::filesystem_error& error) {
      return unread_row(platform::failure_of(error), visit);
    }
  };
  Row row = read();
  row.view.text("name", member.name).text("address", member_address(member.name) + "/");
  return row;
}

std::vector<Row> rows_of(const std::vector<settings::Member>& members, const Visit& visit) {
  std::vector<Row> rows(members.size());
  const auto every_other = [&](std::size_t first) {
    for (std::size_t i = first; i < members.size(); i += 2) rows[i] = row_of(members[i], visit);
  };
  auto others = std::async(std::launch::async, every_other, 1);
  every_other(0);
  others.get();
  return rows;
}

}  // namespace

http::Response portfolio(Visit& visit) {
  std::vector<Row> rows = rows_of(app::read_portfolio(visit.house.folder), visit);
  const calendar::Day later = calendar::make_day(9999, 12, 31).value();
  std::ranges::stable_sort(
      rows, {}, [&](const Row& row) { return std::tuple(row.rank, row.next.value_or(later)); });
  std::vector<View> views;
  for (Row& row : rows) views.push_back(std::move(row.view));
  View view = begin_page(visit, visit.say(msg("Conventions")));
  view.text("as_of", visit.language.day(visit.today())).list("rows", std::move(views));
  return show("portfolio.mustache", view);
}

http::Response undo_together(Visit& visit) {
  const auto done = visit.notes.get(visit.parts.front());
  if (!done || done->together.empty()) throw NotFound{};
  try {
    std::vector<app::Opened> opened;
    std::vector<app::Opened*> all;
    std::vector<std::int64_t> entries;
    for (const auto& one : done->together) {
      opened.push_back(app::open({one.first, "", "", ""}));
      entries.push_back(one.second);
    }
    for (app::Opened& one : opened) all.push_back(&one);
    const Note note{msg("It was taken back in {0} {0:convention|conventions}.", std::ssize(all)),
                    app::undo_together(all, entries)};
    return http::see_other(std::string(portfolio_calendar_address) +
                           "?message=" + visit.notes.put(note));
  } catch (const base::Failure& failure) {
    std::vector<base::Message> lines{failure.cause()};
    if (!failure.remedy().empty()) lines.push_back(failure.remedy());
    lines.push_back(msg("Nothing was taken back in any of them."));
    return show_message(visit, problem_of(failure, visit).status, msg("It cannot be taken back"),
                        lines);
  }
}

http::Response no_member(Visit& visit) {
  app::read_portfolio(visit.house.folder);  // what is wrong with it is told
  throw NotFound{};
}

}  // namespace gouvernail::web
