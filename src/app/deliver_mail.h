// SPDX-License-Identifier: MPL-2.0
// Sends what waits in the outbox of a workspace: invitations, documents and alerts alike.
#pragma once

#include <filesystem>

#include "app/sending/delivery.h"

namespace gouvernail::app {

struct DeliverMailRequest {
  std::filesystem::path workspace;
  DeliveryProgress tell;   // may be empty
  bool impatient = false;  // somebody asks: also what was to be tried again later
};

using DeliverMailResult = Deliveries;

// Settings without a mail server, and another process that sends from this workspace, are Failures.
// The numbers of the invitations that leave are in gouvernail.sent before the first one goes.
DeliverMailResult deliver_mail(const DeliverMailRequest& request);

}  // namespace gouvernail::app
