// SPDX-License-Identifier: MPL-2.0
// What is told once mails were sent.
#pragma once

#include "app/sending/delivery.h"
#include "web/notes.h"
#include "web/visit.h"

namespace gouvernail::web {

Note note_of_sending(const app::Deliveries& done, const Visit& visit);

}  // namespace gouvernail::web
