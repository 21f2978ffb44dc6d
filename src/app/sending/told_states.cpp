// SPDX-License-Identifier: MPL-2.0
#include "app/sending/told_states.h"

#include "governance/meeting.h"
#include "records/errors.h"
#include "records/recorded_change.h"
#include "records/workspace.h"

namespace gouvernail::app {

using governance::Meeting;

ToldStates::ToldStates(const Opened& opened) : opened_(opened) {}
ToldStates::~ToldStates() = default;

void ToldStates::read() {
  was_read_ = true;
  std::map<std::string, Meeting> standing;
  try {
    for (const records::RecordedChange& change : opened_.database->changes()) {
      if (const auto* meeting = records::value_in<Meeting>(change.after)) {
        standing[meeting->uid] = *meeting;
      } else if (change.entry.action == "invitation-recorded") {
        states_[change.entry.subject].push_back(standing[change.entry.subject]);
      }
    }
  } catch (const records::StoreError&) {
    states_.clear();  // a journal that is doubted keeps no mail back
  }
}

const Meeting* ToldStates::at(const std::string& meeting, std::size_t revision) {
  if (!was_read_) read();
  const auto found = states_.find(meeting);
  if (found == states_.end() || revision >= found->second.size()) return nullptr;
  const Meeting& state = found->second[revision];
  return state.uid.empty() ? nullptr : &state;
}

}  // namespace gouvernail::app
