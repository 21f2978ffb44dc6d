// SPDX-License-Identifier: MPL-2.0
#include "app/sending/noted_sendings.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "app/sending/guests.h"
#include "app/workspace/in_workspace.h"
#include "app/workspace/record.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using records::OutgoingMail;

std::string kind_of(const OutgoingMail& mail) {
  if (mail.method == records::cancel_method) return "cancellation";
  return mail.method == records::minutes_method ? "minutes" : mail.kind;
}

// The role in which the reader is invited; empty: in none.
std::string role_of(const OutgoingMail& mail, const std::vector<Guest>& guests) {
  const auto its = std::ranges::find(guests, mail.person, &Guest::person);
  return mail.person.empty() || its == guests.end() ? "" : its->role;
}

bool note_left(Opened& opened, const std::vector<OutgoingMail>& left) {
  std::map<std::pair<std::string, std::string>, records::NoteSending> all;
  std::map<std::string, std::vector<Guest>> guests;  // by uid
  const auto guests_at = [&](const std::string& uid) -> const std::vector<Guest>& {
    const auto [place, is_new] = guests.try_emplace(uid);
    const governance::Meeting* its = is_new ? opened.history->meeting(uid) : nullptr;
    if (its) place->second = guests_of(*its, opened);
    return place->second;
  };
  for (const OutgoingMail& mail : left) {
    const bool of_session = mail.kind == records::invitation_kind ||
                            mail.kind == records::documents_kind ||
                            mail.kind == records::reminder_kind;
    const std::string subject = of_session ? mail.subject : mail.revision;
    records::NoteSending& sending = all[{subject, kind_of(mail)}];
    sending.subject = subject;
    sending.kind = kind_of(mail);
    ++sending.mails;
    if (!of_session) continue;
    const std::string role = role_of(mail, guests_at(subject));
    if (!role.empty()) ++sending.roles[role];
  }
  records::Changes changes;
  for (auto& [key, sending] : all) changes.push_back(std::move(sending));
  record(opened, changes);
  return true;
}

}  // namespace

void note_sendings(const std::filesystem::path& workspace, const std::vector<OutgoingMail>& left) {
  if (left.empty()) return;
  in_workspace(workspace, [&](Opened& opened) { return note_left(opened, left); });
}

}  // namespace gouvernail::app
