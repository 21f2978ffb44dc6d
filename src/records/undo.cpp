// SPDX-License-Identifier: MPL-2.0
#include "records/undo.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/action.h"
#include "governance/meeting.h"
#include "records/content.h"
#include "records/errors.h"

namespace gouvernail::records {
namespace {

using base::Action;
using base::msg;
using base::Verb;
using governance::Meeting;

using Subject = std::pair<std::string, std::string>;  // kind and subject

Subject subject_of(const ChronicleRow& row) { return {row.fact.kind, row.fact.subject}; }

base::MessageList as_list(base::Message message) { return {std::move(message)}; }

StoreError left_the_house(base::Message cause) {
  return bad_change(std::move(cause),
                    msg("what left the house cannot be taken back: cancel the meeting with “{0}” "
                        "or move it with “{1}”, so that those who were invited are told",
                        Action(Verb::cancel_meeting), Action(Verb::move_meeting)));
}

// Facts that hold a state which can be put back as it was.
bool is_restorable(const std::string& kind) {
  return kind == "meeting" || kind == "seat" || kind == "waiver" || kind == "tick" ||
         kind == "evidence";
}

void need_restorable(const ChronicleRow& row, bool with_others, bool with_a_session) {
  const std::int64_t number = row.entry.sequence;
  const std::string& kind = row.fact.kind;
  if (is_restorable(kind)) return;
  if (with_others && stays_behind(row.entry)) return;
  // Somebody's proposal of another day was taken up: it waits again.
  if (kind == "decision" && with_a_session) return;
  if (kind == "invitation") {
    throw left_the_house(
        msg("entry {} tells of an invitation that was prepared for its guests", number));
  }
  if (kind == "sending") {
    throw left_the_house(msg("entry {} tells of mails that left", number));
  }
  if (kind == "settings") {
    throw bad_change(msg("entry {} tells of settings that stand in gouvernail.toml", number),
                     msg("change them anew: “{0}” shows them", Action(Verb::check_settings)));
  }
  if (kind == "party") {
    throw bad_change(msg("entry {} tells of a day that stands in gouvernail.toml", number),
                     msg("tell the right day with “{0}”", Action(Verb::set_party)));
  }
  if (kind == "person") {
    throw bad_change(
        msg("entry {} tells of a person: of persons, only what holds now is kept", number),
        msg("correct what holds with “{0}”; whoever was erased gets a new number",
            Action(Verb::set_person)));
  }
  throw bad_change(
      msg("entry {} tells of an answer that was received: it cannot be taken back", number),
      msg("a later answer takes its place; where the session itself is meant, cancel "
          "it with “{0}” or move it with “{1}”",
          Action(Verb::cancel_meeting), Action(Verb::move_meeting)));
}

// A server was given documents of the session, or (`minutes`) its minutes.
bool documents_left(const std::string& uid, bool minutes, const std::vector<OutgoingMail>& mails) {
  return std::any_of(mails.begin(), mails.end(), [&](const OutgoingMail& mail) {
    return mail.kind == documents_kind && mail.subject == uid &&
           (mail.method == minutes_method) == minutes && has_left(mail.state);
  });
}

// What was mailed would be recorded no more. `then`: null where it would not be recorded.
bool hides_documents(const Meeting& now, const Meeting* then,
                     const std::vector<OutgoingMail>& mails) {
  return (now.documents_on && !(then && then->documents_on) &&
          documents_left(now.uid, false, mails)) ||
         (now.minutes_sent_on && !(then && then->minutes_sent_on) &&
          documents_left(now.uid, true, mails));
}

bool hides_sending(const Meeting& now, const Meeting* then) {
  return then == nullptr || (now.convened_on && !then->convened_on);
}

// None: it was not recorded.
std::optional<Meeting> meeting_in(const std::string& content) {
  if (is_withdrawn(content)) return std::nullopt;
  return from_content<Meeting>(content);
}

class Undoing {
 public:
  Undoing(const std::vector<ChronicleRow>& chronicle, std::int64_t entry)
      : chronicle_(chronicle), named_(entry) {
    if (entry < 1 || entry > std::int64_t(chronicle.size())) {
      throw bad_change(msg("the journal has no entry {}", entry),
                       msg("“{0}” shows those it has", Action(Verb::list_journal)));
    }
    transaction_ = row(entry).transaction;
    find_undone();
    for (const ChronicleRow& one : chronicle_) contents_[subject_of(one)] = one.fact.content;
  }

  std::vector<Restoration> write(OutboxTable& outbox) {
    bool with_others = false;
    bool with_a_session = false;
    for (const ChronicleRow& one : chronicle_) {
      if (one.transaction != transaction_) continue;
      with_others = with_others || is_restorable(one.fact.kind);
      with_a_session = with_a_session || one.fact.kind == "meeting";
    }
    for (const ChronicleRow& one : chronicle_) {
      if (one.transaction == transaction_) need_restorable(one, with_others, with_a_session);
    }
    need_not_undone();
    collect();
    // Before what rests on it, which would have to be undone first, and could not be.
    need_not_sent(outbox);
    need_nothing_upon_it();
    for (const Restoration& one : restored_) need_fitting(one);
    if (restored_.empty()) {
      throw bad_change(msg("nothing of entry {} stands: there is nothing to undo", named_),
                       msg("“{0}” shows what was recorded", Action(Verb::list_journal)));
    }
    return std::move(restored_);
  }

 private:
  const ChronicleRow& row(std::int64_t entry) const {
    return chronicle_[static_cast<std::size_t>(entry - 1)];
  }

  // From the last to the first: what undoes something is undone itself by what comes later alone.
  void find_undone() {
    for (auto one = chronicle_.rbegin(); one != chronicle_.rend(); ++one) {
      if (!one->undoes || undone_by_.contains(one->transaction)) continue;
      undone_by_.emplace(row(*one->undoes).transaction, one->entry.sequence);
    }
  }

  void need_not_undone() const {
    const auto by = undone_by_.find(transaction_);
    if (by == undone_by_.end()) return;
    throw bad_change(msg("entry {0} was undone already, by entry {1}", named_, by->second),
                     msg("to have it again, undo that one with “{0}”",
                         Action(Verb::undo_journal).of(by->second)));
  }

  void collect() {
    std::map<Subject, std::size_t> places;
    for (const ChronicleRow& one : chronicle_) {
      if (one.transaction != transaction_ || stays_behind(one.entry)) continue;
      const auto [place, is_new] = places.emplace(subject_of(one), restored_.size());
      if (is_new) restored_.push_back({&one, "", one.before});
      restored_[place->second].undone = &one;
    }
    for (Restoration& one : restored_) one.now = contents_.at(subject_of(*one.undone));
    // What came last goes first: a session after what was recorded of it.
    std::reverse(restored_.begin(), restored_.end());
    for (const Restoration& one : restored_) contents_[subject_of(*one.undone)] = one.then;
  }

  // Of two later entries one of which takes back the other, neither rests on anything.
  bool is_settled(const ChronicleRow& later) const {
    if (undone_by_.contains(later.transaction)) return !stays_behind(later.entry);
    return later.undoes && row(*later.undoes).transaction > transaction_;
  }

  void need_nothing_upon_it() const {
    std::set<Subject> subjects;
    std::set<std::string> gone;  // uids of sessions that are withdrawn again
    for (const Restoration& one : restored_) {
      subjects.insert(subject_of(*one.undone));
      if (one.undone->fact.kind == "meeting" && is_withdrawn(one.then)) {
        gone.insert(one.undone->fact.subject);
      }
    }
    for (auto later = chronicle_.rbegin(); later != chronicle_.rend(); ++later) {
      if (later->transaction <= transaction_) break;
      if (is_settled(*later)) continue;
      if (subjects.contains(subject_of(*later)) ||
          (gone.contains(later->entry.subject) && holds_on_to_session(*later))) {
        refuse_for(*later);
      }
    }
  }

  // What is recorded of a session and would be left without it.
  bool holds_on_to_session(const ChronicleRow& later) const {
    const std::string& kind = later.fact.kind;
    if (kind == "answer") return true;
    return (kind == "tick" || kind == "evidence") && !is_withdrawn(contents_.at(subject_of(later)));
  }

  [[noreturn]] void refuse_for(const ChronicleRow& later) const {
    const std::int64_t number = later.entry.sequence;
    base::Message cause =
        msg("entry {0} rests on entry {1}: {2}", number, named_, as_list(describe(later.entry)));
    if (!is_restorable(later.fact.kind)) throw left_the_house(std::move(cause));
    throw bad_change(std::move(cause),
                     msg("undo that one first, with “{0}”", Action(Verb::undo_journal).of(number)));
  }

  // What hung on a session that was there does not come back without it.
  void need_fitting(const Restoration& one) const {
    const std::string& kind = one.undone->fact.kind;
    if ((kind != "tick" && kind != "evidence") || is_withdrawn(one.then)) return;
    const Subject session{"meeting", one.undone->entry.subject};
    const auto now = contents_.find(session);
    if (now != contents_.end() && !is_withdrawn(now->second)) return;
    if (!was_there(session)) return;
    throw bad_change(
        msg("the session that entry {} tells of is not recorded any more", named_),
        msg("undo first what withdrew it: “{0}” shows it", Action(Verb::list_journal)));
  }

  // Before what is undone.
  bool was_there(const Subject& subject) const {
    bool there = false;
    for (const ChronicleRow& one : chronicle_) {
      if (one.transaction >= transaction_) break;
      if (subject_of(one) == subject) there = !is_withdrawn(one.fact.content);
    }
    return there;
  }

  // A session that its guests were mailed neither vanishes nor becomes one that nobody convened,
  // and what they were told since is not as if it had never been said.
  void need_not_sent(OutboxTable& outbox) const {
    const std::vector<OutgoingMail> mails = outbox.all();
    const auto invited = still_invited(mails);
    for (const Restoration& one : restored_) {
      const std::string& uid = one.undone->fact.subject;
      if (one.undone->fact.kind != "meeting" || is_withdrawn(one.now)) continue;
      const std::string what = plain_summary(one.undone->entry);
      const auto now = from_content<Meeting>(one.now);
      const auto then = meeting_in(one.then);
      if (invited.contains(uid) && hides_sending(now, then ? &*then : nullptr)) {
        throw left_the_house(msg(
            "invitations were mailed to the session that entry {0} tells of: {1}", named_, what));
      }
      if (hides_documents(now, then ? &*then : nullptr, mails)) {
        throw bad_change(
            msg("documents were mailed as entry {0} tells of the session: {1}", named_, what),
            msg("what left stays told; where the day is wrong, correct it on the session"));
      }
      if (!told_since(uid, mails) || !tells_otherwise(one)) continue;
      base::Message cause =
          msg("guests were mailed what entry {0} tells of the session: {1}", named_, what);
      if (!is_off(one.now)) throw told_otherwise(std::move(cause), one);
      throw bad_change(std::move(cause),
                       msg("those who were invited know that it is off: add another with “{0}”",
                           Action(Verb::add_meeting)));
    }
  }

  // A revision of its invitation was made after what is undone, and mailed.
  bool told_since(const std::string& uid, const std::vector<OutgoingMail>& mails) const {
    const bool revised = std::any_of(chronicle_.begin(), chronicle_.end(), [&](const auto& later) {
      return later.transaction > transaction_ && later.fact.kind == "invitation" &&
             later.fact.subject == uid;
    });
    const calendar::UtcTime since = row(transaction_).entry.at;
    return revised && std::any_of(mails.begin(), mails.end(), [&](const OutgoingMail& mail) {
             return mail.kind == invitation_kind && mail.subject == uid &&
                    mail.queued_at >= since && has_left(mail.state);
           });
  }

  // The way back to the day that it had is a move of its own, which is told.
  static StoreError told_otherwise(base::Message cause, const Restoration& one) {
    const auto now = from_content<Meeting>(one.now);
    const auto then = from_content<Meeting>(one.then);
    if (now.day == then.day || is_off(one.then)) return left_the_house(std::move(cause));
    return bad_change(
        std::move(cause),
        msg("what left the house cannot be taken back: move it back with “{}”, so that those who "
            "were invited are told",
            Action(Verb::move_meeting)
                .of(base::MeetingName{now.body, calendar::arg(now.day)})
                .with(base::Detail::to, calendar::arg(then.day))));
  }

  static bool is_off(const std::string& content) {
    return from_content<Meeting>(content).status == governance::MeetingStatus::cancelled;
  }

  static bool tells_otherwise(const Restoration& one) {
    if (is_withdrawn(one.then)) return false;
    const auto now = from_content<Meeting>(one.now);
    const auto then = from_content<Meeting>(one.then);
    return now.day != then.day || now.start_time != then.start_time || now.end != then.end ||
           now.site != then.site || is_off(one.now) != is_off(one.then);
  }

  const std::vector<ChronicleRow>& chronicle_;
  std::int64_t named_;
  std::int64_t transaction_ = 0;
  std::map<std::int64_t, std::int64_t> undone_by_;  // entries, by the transaction they take back
  std::map<Subject, std::string> contents_;         // once what is restored is recorded
  std::vector<Restoration> restored_;
};

}  // namespace

bool stays_behind(const JournalEntry& entry) {
  return entry.action == "answer-recorded" || entry.action == "person-added" ||
         entry.action == "person-changed";
}

bool is_kept_by_mails(const std::vector<RecordedOver>& all,
                      const std::vector<OutgoingMail>& mails) {
  const auto invited = still_invited(mails);
  return std::any_of(all.begin(), all.end(), [&](const RecordedOver& one) {
    return (invited.contains(one.after->uid) && hides_sending(*one.after, one.before)) ||
           hides_documents(*one.after, one.before, mails);
  });
}

std::vector<Restoration> restorations(const std::vector<ChronicleRow>& chronicle,
                                      std::int64_t entry, OutboxTable& outbox) {
  return Undoing(chronicle, entry).write(outbox);
}

}  // namespace gouvernail::records
