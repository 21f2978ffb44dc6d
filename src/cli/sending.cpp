// SPDX-License-Identifier: MPL-2.0
#include "cli/sending.h"

#include "base/failure.h"
#include "reports/mailing_text.h"

namespace gouvernail::cli {

using base::msg;

void report_deliveries(const app::Deliveries& done, Context& context) {
  for (const base::Message& problem : done.problems) tell(context.text(problem));
  for (const base::Message& behind : done.behind) tell(context.text(behind));
  for (const base::Message& convened : done.convened) print(context.text(convened) + "\n");
  print(reports::sent_text({done.sent, done.refused, done.later, done.waiting}, *context.language) +
        "\n");
  if (done.broken_off) {
    throw base::io_failure(msg("mail cannot be sent: {}; what was not sent is kept",
                               base::MessageList{done.broken_off->cause}),
                           done.broken_off->remedy.empty() ? msg("see “gouvernail settings check”")
                                                           : done.broken_off->remedy);
  }
  if (done.refused + done.later + done.dropped > 0) context.status = status_failure;
}

}  // namespace gouvernail::cli
