// SPDX-License-Identifier: MPL-2.0
#include "app/rehearse_invitations.h"

#include "base/sha256.h"
#include "platform/output_folder.h"

namespace gouvernail::app {
namespace {

// After the day and the person; a number for those who have none in common.
std::string file_name(const Letter& letter, int number) {
  const std::string& person = letter.mail.person;
  return calendar::to_iso(letter.day) + "-" + std::to_string(number) + "-" +
         (person.empty() ? "x" : base::sha256_hex(person).substr(0, 8)) + ".eml";
}

}  // namespace

RehearseInvitationsResult rehearse_invitations(const RehearseInvitationsRequest& request) {
  const Opened opened = open({request.workspace, "", "", ""});
  const DueInvitations due =
      due_invitations(opened, request.workspace, request.choice, request.language, request.today);
  RehearseInvitationsResult result;
  result.remarks = due.remarks;
  result.left_out = due.left_out;
  for (const Letter& letter : due.letters) {
    result.letters.push_back({letter.title, letter.day, letter.cancels, letter.mail.person});
    const int number = static_cast<int>(result.letters.size());
    platform::OutputFolder(request.to).write(file_name(letter, number), letter.mail.message);
  }
  return result;
}

}  // namespace gouvernail::app
