// SPDX-License-Identifier: MPL-2.0
// Sessions ahead that somebody's diary breaks: who is taken elsewhere then.
#pragma once

#include <map>
#include <string>

#include "app/workspace/opened.h"
#include "compliance/tasks.h"

namespace gouvernail::app {

// By uid, those within three months whose composition would be lacking without the guests who are
// taken then by their diaries, and is not by what was answered; and those whose convener is. Who
// has answered to the session as it stands knows his diary better. The network is left alone;
// diaries that cannot be read take nobody.
std::map<std::string, compliance::Taken> taken_guests(const Opened& opened, calendar::Day today);

}  // namespace gouvernail::app
