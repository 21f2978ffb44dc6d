// SPDX-License-Identifier: MPL-2.0
// How far long work is, and what came of it.
#include "web/jobs.h"

#include <chrono>
#include <cstdint>

#include "base/failure.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/job_page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

// How long whoever looks again waits: not long, since few threads answer everybody.
constexpr std::chrono::milliseconds next_wait{100};

http::Response show_job(const Visit& visit, const Jobs::Standing& standing) {
  View view = begin_page(visit, visit.say(standing.title));
  add_hidden(view, visit, 0);
  const std::string address = job_address(visit.parts.front());
  view.lines("told", {})
      .text("ready_address", "")
      .text("progress",
            visit.say(standing.total == 0 ? msg("It has begun.")
                                          : msg("{0} of {1} done.", std::int64_t{standing.done},
                                                std::int64_t{standing.total})))
      .text("end_address", standing.can_end ? address + "/arreter" : "")
      .text("end_words", visit.say(msg("Stop")))
      .text("again_address", address)
      .text("again_words", visit.say(msg("Look again")));
  http::Response response = show("job.mustache", view);
  response.headers.add("Refresh", "1");
  return response;
}

}  // namespace

http::Response show_ready(const Visit& visit, const base::Message& done, const base::Message& take,
                          const std::vector<base::Message>& told) {
  View view = begin_page(visit, visit.say(done));
  add_hidden(view, visit, 0);
  std::vector<std::string> lines;
  for (const base::Message& line : told) lines.push_back(as_begun(visit.say(line)));
  view.lines("told", std::move(lines));
  view.text("ready_address", job_address(visit.parts.front()) + "?fichier")
      .text("ready_words", visit.say(take))
      .text("progress", "")
      .text("end_address", "")
      .text("again_address", "");
  return show("job.mustache", view);
}

std::string job_address(const std::string& name) { return "/travaux/" + name; }

http::Response job(Visit& visit) {
  const std::string& name = visit.parts.front();
  try {
    const auto standing = visit.jobs.wait(name, next_wait);
    if (!standing) throw NotFound{};
    return standing->over ? visit.jobs.finish(name, visit) : show_job(visit, *standing);
  } catch (const base::Failure& failure) {
    std::vector<base::Message> lines{failure.cause()};
    if (!failure.remedy().empty()) lines.push_back(failure.remedy());
    return show_message(visit, problem_of(failure, visit).status, msg("It did not come to its end"),
                        lines);
  }
}

http::Response end_job(Visit& visit) {
  visit.jobs.end(visit.parts.front());
  return http::see_other(job_address(visit.parts.front()));
}

}  // namespace gouvernail::web
