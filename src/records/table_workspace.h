// SPDX-License-Identifier: MPL-2.0
// A workspace over the tables of a store. A store opens and closes transactions and has rows
// (tables.h); everything else is here, so that two stores cannot differ.
#pragma once

#include <functional>
#include <string>

#include "records/tables.h"
#include "records/workspace.h"

namespace gouvernail::records {

class TableWorkspace : public Workspace {
 public:
  using Workspace::evidence;
  using Workspace::history;
  using Workspace::record;

  std::int64_t revision() const final;
  governance::History history(std::optional<calendar::Day> known_on) const final;
  governance::History history_at(calendar::UtcTime at) const final;
  std::vector<governance::Seat> seats() const final;
  std::vector<governance::Seat> seats_ever() const final;
  Recorded record(const Changes& changes, const Stamp& stamp, std::int64_t expected_revision,
                  const std::function<void()>& then) final;
  governance::People people() const final;
  void erase_person(const std::string& key, const Stamp& stamp) final;
  EvidenceOf evidence(std::optional<calendar::Day> known_on) const final;
  std::vector<InvitationRevision> invitations(const std::string& uid) const final;
  std::vector<AnswerRecord> answers() const final;
  std::vector<Undecided> undecided() const final;
  std::vector<OutgoingMail> outbox() const final;
  std::optional<OutgoingMail> take_mail(calendar::UtcTime now, std::int64_t after) final;
  void settle_mail(std::int64_t id, MailState state, calendar::UtcTime now,
                   calendar::UtcTime due_at, int reply) final;
  std::vector<Published> published(const std::string& collection) const final;
  void put_published(const Published& published) final;
  void drop_published(const std::string& collection, const std::string& meeting) final;
  std::vector<JournalEntry> journal() const final;
  std::vector<RecordedChange> changes() const final;
  std::vector<Restored> undo_of(std::int64_t entry) const final;
  Verification verify() const final;
  std::string head() const final;
  std::optional<std::int64_t> entries_under(const std::string& head) const final;

 protected:
  TableWorkspace() = default;
  TableWorkspace(TableWorkspace&&) = default;
  TableWorkspace& operator=(TableWorkspace&&) = default;

 private:
  // Runs `work` on one state of the record, whatever others write meanwhile.
  virtual void read(const std::function<void(const Tables&)>& work) const = 0;
  // Runs `work` while nobody else writes. What it did is kept when it returns true; when it
  // returns false or throws, nothing is.
  virtual void write(const std::function<bool(const Tables&)>& work) = 0;
  // How people call what the record is kept in: the path of a file.
  virtual std::string place() const = 0;
  // Called after an erasure: nothing that was deleted may be left behind.
  virtual void scrub() {}

  Recorded record_at(const Changes& changes, const Stamp& stamp,
                     std::optional<std::int64_t> expected_revision,
                     const std::function<void()>& then);
};

}  // namespace gouvernail::records
