// SPDX-License-Identifier: MPL-2.0
#include "app/importing/laid_over.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>

#include "governance/meeting.h"

namespace gouvernail::app {
namespace {

using governance::History;
using governance::Meeting;

// Facts with what an import would record of them.
class LaidOver {
 public:
  explicit LaidOver(History history) : history_(std::move(history)) {
    for (std::size_t i = 0; i < history_.meetings.size(); ++i) {
      meetings_.emplace(history_.meetings[i].uid, i);
    }
    note_places(history_.seats);
    note_places(history_.waivers);
    note_places(history_.ticks);
  }

  // One overload a change, and none that would take what is new.
  void operator()(const records::PutMeeting& change) { put(*change.meeting); }
  void operator()(const records::CorrectMeeting& change) { put(*change.meeting); }
  // Those that go leave together, at the end: their places are those of the others until then.
  void operator()(const records::WithdrawMeeting& change) { withdrawn_.insert(change.uid); }
  void operator()(const records::PutSeat& change) { put(history_.seats, *change.seat); }
  void operator()(const records::PutWaiver& change) { put(history_.waivers, *change.waiver); }
  void operator()(const records::PutTick& change) { put(history_.ticks, *change.tick); }
  // No import makes these.
  void operator()(const records::EndSeat&) {}
  void operator()(const records::WithdrawSeat&) {}
  void operator()(const records::WithdrawWaiver&) {}
  void operator()(const records::WithdrawTick&) {}
  void operator()(const records::ErasePerson&) {}
  void operator()(const records::Undo&) {}
  // No verdict hangs on these.
  void operator()(const records::PutPerson&) {}
  void operator()(const records::NotePerson&) {}
  void operator()(const records::NoteParty&) {}
  void operator()(const records::NoteSettings&) {}
  void operator()(const records::NoteSending&) {}
  void operator()(const records::AttachEvidence&) {}
  void operator()(const records::DetachEvidence&) {}
  void operator()(const records::RecordInvitation&) {}
  void operator()(const records::QueueMail&) {}
  void operator()(const records::DropMails&) {}
  void operator()(const records::RecordAnswer&) {}
  void operator()(const records::PutUndecided&) {}
  void operator()(const records::Decide&) {}

  History take() {
    std::erase_if(history_.meetings,
                  [&](const Meeting& one) { return withdrawn_.contains(one.uid); });
    return std::move(history_);
  }

 private:
  template <class Value>
  void note_places(const std::vector<Value>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) places_.emplace(beside_key(all[i]), i);
  }

  // Files have many of them.
  void put(const Meeting& meeting) {
    withdrawn_.erase(meeting.uid);
    const auto [place, is_new] = meetings_.emplace(meeting.uid, history_.meetings.size());
    if (is_new) {
      history_.meetings.push_back(meeting);
    } else {
      history_.meetings[place->second] = meeting;
    }
  }

  template <class Value>
  void put(std::vector<Value>& all, const Value& value) {
    const auto [place, is_new] = places_.emplace(beside_key(value), all.size());
    if (is_new) {
      all.push_back(value);
    } else {
      all[place->second] = value;
    }
  }

  History history_;
  std::unordered_map<std::string, std::size_t> meetings_;  // places of meetings, by uid
  std::unordered_map<std::string, std::size_t> places_;    // of the others, by what tells them
  std::unordered_set<std::string> withdrawn_;              // uids
};

}  // namespace

std::string beside_key(const governance::Seat& seat) {
  return "seat:" + seat.role + "/" + seat.person + "/" + calendar::to_iso(seat.from);
}
std::string beside_key(const governance::Waiver& waiver) { return "waiver:" + waiver.id; }
std::string beside_key(const governance::Tick& tick) {
  return "tick:" + tick.checklist + "/" + tick.item + "/" + tick.meeting;
}

History laid_over(History history, const records::Changes& changes) {
  LaidOver facts(std::move(history));
  for (const records::Change& change : changes) std::visit(facts, change);
  return facts.take();
}

}  // namespace gouvernail::app
