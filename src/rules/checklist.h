// SPDX-License-Identifier: MPL-2.0
// What has to be done around each session of a body, as the rule folder's checklists/*.toml say:
// a backward schedule without dates. compliance/preparation.h gives it days and states.
//
//   [checklist]  id = "copil", body = "copil", title
//   [[item]]     id, title, who (a role)
//     why        source = { article… }, or habit = "…" where the convention does not ask for it
//     when       before = { days | months, regime, roll, anchor = "session" | "convocation" },
//                after = { … } the session, or neither: by the end of its duty's window
//     proof      one of fact = "dated" | "agenda" | "convened" | "documents" | "attendance" |
//     "minutes" |
//                "previous-minutes" | "composition"; duty = "obligation"; met = ["body", …] with
//                since = { days | months }; none: somebody ticks it
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/message.h"
#include "rules/kinds/span.h"
#include "rules/source.h"

namespace gouvernail::rules {

struct RuleFile;
struct Rules;

// What decides that an item is done.
enum class Proof {
  by_hand,           // somebody says so
  dated,             // the session is recorded with its day
  agenda,            // its agenda is recorded, or somebody says that it is settled
  convened,          // its convocation was sent
  documents,         // its documents were sent
  attendance,        // it was held and its attendance recorded
  minutes_sent,      // its minutes left, or were approved; or somebody says that they left
  minutes,           // its minutes were approved
  previous_minutes,  // those of the body's session before it were
  composition,       // the answers given are enough for its composition
  duty,              // the obligation's duty that belongs to the session, or holds its day, is kept
  met                // each of the bodies met before it; with `after`, since it
};

// Whether somebody may say that it is done.
bool takes_tick(Proof proof);

enum class ItemAnchor { session, convocation };

struct ChecklistItem {
  std::string id;  // unique within its checklist
  base::LocalizedText title;
  std::string who;               // role id; may be empty
  std::optional<Source> source;  // what the convention says
  base::LocalizedText habit;     // of the house; empty with a source alone
  // The latest day: so long before the session or the last day for its convocation, or so long
  // after the session; neither: the last open day of the duty's window.
  std::optional<Span> before;
  ItemAnchor anchor = ItemAnchor::session;
  std::optional<Span> after;
  Proof proof = Proof::by_hand;
  std::string obligation;           // with Proof::duty
  std::vector<std::string> bodies;  // with Proof::met
  std::optional<Span> since;        // with Proof::met and `before`: not earlier than so long before
                                    // the session; none: since the one before it
};

struct Checklist {
  std::string id;
  std::string body;
  base::LocalizedText title;
  std::vector<ChecklistItem> items;
};

// Every checklist of a folder; `files` are those of its checklists/, one each. What is wrong is
// collected in `diagnostics`; an item with an error is left out.
std::vector<Checklist> parse_checklists(const std::vector<RuleFile>& files, const Rules& rules,
                                        base::Diagnostics& diagnostics);

}  // namespace gouvernail::rules
