// SPDX-License-Identifier: MPL-2.0
// A model while it is written: each part of it is written by one file of this folder. Private to
// the module.
#pragma once

#include "planning/model/claims.h"
#include "planning/model/gaps.h"
#include "planning/model/layout.h"
#include "planning/model/model_sessions.h"
#include "planning/model/wishes.h"
#include "search/model.h"

namespace gouvernail::planning {

struct ModelDraft {
  explicit ModelDraft(const Layout& layout)
      : model(layout.time.empty_model()),
        sessions(layout, model),
        gaps(layout, sessions, model),
        wishes(layout.demands.size()) {
    claims.exact = has_one_reading(layout.demands);
  }
  ModelDraft(const ModelDraft&) = delete;
  ModelDraft& operator=(const ModelDraft&) = delete;

  search::Model model;
  ModelSessions sessions;
  Gaps gaps;
  Wishes wishes;
  Claims claims;
};

}  // namespace gouvernail::planning
