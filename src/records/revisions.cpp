// SPDX-License-Identifier: MPL-2.0
#include "records/revisions.h"

#include <algorithm>

#include "base/text.h"
#include "records/checks.h"
#include "records/errors.h"

namespace gouvernail::records {

using base::msg;

std::vector<std::string> normal_recipients(const std::vector<std::string>& recipients) {
  std::vector<std::string> addresses;
  for (const std::string& recipient : recipients) addresses.push_back(base::lower_ascii(recipient));
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  return addresses;
}

void check_revision(const InvitationRevision& next, const std::optional<InvitationRevision>& last) {
  need_id(next.uid, "uid");
  need_sha256(next.content_sha256);
  for (const std::string& recipient : next.recipients) need_id(recipient, "recipients");
  if (next.sequence < (last ? last->sequence : 0)) {
    throw bad_change(msg("the invitation of {} would get a lower sequence number", next.uid),
                     msg("continue from the last revision recorded"));
  }
  if (last && next.dtstamp <= last->dtstamp) {
    throw bad_change(msg("the invitation of {} would be older than the one already sent", next.uid),
                     msg("check the clock of this machine"));
  }
}

}  // namespace gouvernail::records
