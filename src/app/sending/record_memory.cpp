// SPDX-License-Identifier: MPL-2.0
#include "app/sending/record_memory.h"

#include "app/sending/sent_log.h"
#include "base/action.h"
#include "base/failure.h"
#include "records/mark.h"
#include "records/workspace.h"

namespace gouvernail::app {

using base::msg;

namespace {

bool is_unknown(const RevisionMark& left,
                const std::vector<records::InvitationRevision>& revisions) {
  return revisions.empty() || revisions.back().sequence < left.sequence ||
         revisions.back().dtstamp < left.dtstamp;
}

bool has_lost_memory(const Opened& opened) {
  const std::string mark = SentLog(opened.folder / sent_name).record_mark();
  // Before marks were kept, the numbers of invitations alone tell it.
  if (mark.empty()) return forgotten_invitations(opened) > 0;
  return !opened.database->entries_under(records::head_in_mark(mark));
}

}  // namespace

std::int64_t forgotten_invitations(const Opened& opened) {
  std::int64_t unknown = 0;
  const SentLog log(opened.folder / sent_name);
  for (const auto& [uid, left] : log.marks()) {
    if (is_unknown(left, opened.database->invitations(uid))) ++unknown;
  }
  return unknown;
}

std::optional<base::Message> lost_memory(const Opened& opened) {
  if (!opened.database || !has_lost_memory(opened)) return std::nullopt;
  return msg(
      "The record does not know what last left from here: it was copied without "
      "gouvernail.db-wal, put back by hand from an earlier copy, or rewritten. Whoever was written "
      "to would be written to again: nothing leaves until somebody confirms it.");
}

std::optional<base::Message> lost_memory(const std::filesystem::path& workspace) {
  // Most records never sent anything, and one that did is opened for it.
  if (!std::filesystem::exists(workspace / sent_name)) return std::nullopt;
  if (!std::filesystem::exists(workspace / database_name)) return std::nullopt;
  return lost_memory(open_record(workspace));
}

void need_memory(const Opened& opened) {
  const auto lost = lost_memory(opened);
  if (!lost) return;
  throw base::bad_input(
      msg("nothing was sent. {}", base::MessageList{*lost}),
      msg("put the whole workspace back, with all its files, or a backup of it; where this record "
          "is to go on, confirm it with “{}”",
          base::Action(base::Verb::send_invitations)
              .with(base::Detail::send)
              .with(base::Detail::force)));
}

void accept_record(const std::filesystem::path& workspace) {
  const Opened opened = open_record(workspace);
  if (!lost_memory(opened)) return;
  SentLog(workspace / sent_name).note_record(records::mark_of(opened.database->head()));
}

}  // namespace gouvernail::app
