// SPDX-License-Identifier: MPL-2.0
#include "web/pages/touched.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/people.h"
#include "reports/duty_words.h"
#include "reports/page.h"
#include "reports/slot_words.h"
#include "rules/rules.h"
#include "web/page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using compliance::Difference;
using compliance::Judgement;
using reports::View;

constexpr std::size_t most_shown = 8;  // the worse ones come first

std::vector<View> badge_of(const Judgement* judgement, const Visit& visit) {
  std::vector<View> one;
  if (judgement) {
    one.emplace_back().part("badge", reports::badge(judgement->verdict, visit.language));
  }
  return one;
}

View difference_view(const Difference& difference, const app::Opened& opened, const Visit& visit) {
  const Judgement& judgement = difference.either();
  View view;
  view.text("name", reports::duties_name(opened.rules, {&judgement}, visit.language))
      .text("address", difference.before ? duty_address(difference.before->duty.id) : "")
      .list("was", badge_of(difference.before, visit))
      .list("is", badge_of(difference.after, visit))
      .text("gone", difference.after ? "" : visit.say(msg("is not asked for any more")))
      .text("because", difference.after ? visit.say(difference.after->because) : "");
  return view;
}

// Of a joint session nobody looked at the other conventions.
bool suffers(const app::MeetingTried& tried) {
  return !tried.changed.behind.empty() ||
         std::ranges::any_of(tried.differences, [](const Difference& one) {
           return one.sense == Difference::Sense::worse;
         });
}

// Where the session does not bring the duty nearer to being kept.
std::string missed_words(const app::MeetingTried& tried, const app::Opened& opened,
                         const Visit& visit, const std::string& wanted) {
  for (const Judgement& judgement : tried.before) {
    if (judgement.duty.id != wanted) continue;
    const bool helps = std::ranges::any_of(tried.differences, [&](const Difference& one) {
      return one.before == &judgement && one.sense == Difference::Sense::better;
    });
    if (helps) return "";
    return visit.say(msg("This day does not keep “{}”.",
                         reports::duties_name(opened.rules, {&judgement}, visit.language)));
  }
  return "";
}

}  // namespace

void add_differences(View& view, const std::vector<Difference>& differences,
                     const app::Opened& opened, const Visit& visit) {
  std::vector<View> rows;
  for (const Difference& difference : differences) {
    if (rows.size() == most_shown) break;
    rows.push_back(difference_view(difference, opened, visit));
  }
  const auto more = static_cast<std::int64_t>(differences.size() - rows.size());
  view.block("duties", std::move(rows))
      .text("more", more == 0 ? "" : visit.say(msg("and {0} more", more)));
}

View touched_view(const app::MeetingTried& tried, const app::Opened& opened, const Visit& visit,
                  const std::string& wanted) {
  std::vector<std::string> facts;
  if (tried.slot) {
    for (std::string words : {reports::who_is_free(*tried.slot, &*opened.people,
                                                   reports::Audience::organiser, visit.language),
                              reports::slot_timing(*tried.slot, visit.language)}) {
      if (!words.empty()) facts.push_back(std::move(words));
    }
  }
  for (const auto* remarks : {&tried.changed.remarks, &tried.changed.behind}) {
    for (const base::Message& remark : *remarks) facts.push_back(as_begun(visit.say(remark)));
  }
  for (const base::Diagnostic& warning : tried.warnings) {
    facts.push_back(as_begun(visit.say(warning.what)));
  }
  View view;
  const bool off = tried.changed.after.status == governance::MeetingStatus::cancelled;
  view.text("touched_title",
            visit.say(off ? msg("What the cancellation changes")
                          : msg("What {} changes", calendar::arg(tried.changed.after.day))))
      .text("calm", suffers(tried) ? "" : visit.say(msg("No duty suffers by it.")))
      .text("missed", missed_words(tried, opened, visit, wanted))
      .lines("facts", std::move(facts));
  add_differences(view, tried.differences, opened, visit);
  return view;
}

}  // namespace gouvernail::web
