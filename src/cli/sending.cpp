// SPDX-License-Identifier: MPL-2.0
#include "cli/sending.h"

#include "base/failure.h"

namespace gouvernail::cli {

using base::msg;

void report_sent(const app::Sent& sent, Context& context) {
  for (const base::Message& problem : sent.problems) tell(context.text(problem));
  print(reports::sent_text({sent.sent, sent.refused, sent.later, sent.waiting}, *context.language) +
        "\n");
  if (sent.unusable) {
    throw base::io_failure(
        msg("mail cannot be sent: {}; what was not sent is kept",
            base::MessageList{sent.last.cause}),
        sent.last.remedy.empty() ? msg("see “gouvernail settings check”") : sent.last.remedy);
  }
  if (sent.refused + sent.later > 0) context.status = status_failure;
}

}  // namespace gouvernail::cli
