// SPDX-License-Identifier: MPL-2.0
// What the commands that send mail tell of it.
#pragma once

#include "app/sending/delivery.h"
#include "cli/context.h"

namespace gouvernail::cli {

// Who was refused or has to wait on stderr, the numbers on stdout; a status that is not 0 when
// somebody was not served, a Failure when the server could not be used.
void report_deliveries(const app::Deliveries& done, Context& context);

// “send”, of the command “meeting”.
void add_send_documents(CLI::App& meeting, Context& context);

}  // namespace gouvernail::cli
