// SPDX-License-Identifier: MPL-2.0
#include "app/importing/verdicts.h"

#include <map>
#include <string>
#include <utility>
#include <variant>

#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using governance::History;
using governance::Meeting;

// Facts with what an import would record of them.
class LaidOver {
 public:
  explicit LaidOver(History history) : history_(std::move(history)) { note_places(); }

  // One overload a change, and none that would take what is new.
  void operator()(const records::PutMeeting& change) { put(*change.meeting); }
  void operator()(const records::CorrectMeeting& change) { put(*change.meeting); }
  void operator()(const records::WithdrawMeeting& change) {
    std::erase_if(history_.meetings, [&](const Meeting& one) { return one.uid == change.uid; });
    note_places();
  }
  void operator()(const records::PutSeat& change) {
    put(history_.seats, *change.seat, [](const governance::Seat& a, const governance::Seat& b) {
      return a.role == b.role && a.person == b.person && a.from == b.from;
    });
  }
  void operator()(const records::PutWaiver& change) {
    put(history_.waivers, *change.waiver,
        [](const governance::Waiver& a, const governance::Waiver& b) { return a.id == b.id; });
  }
  void operator()(const records::PutTick& change) {
    put(history_.ticks, *change.tick, [](const governance::Tick& a, const governance::Tick& b) {
      return a.meeting == b.meeting && a.checklist == b.checklist && a.item == b.item;
    });
  }
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

  History take() { return std::move(history_); }

 private:
  void note_places() {
    places_.clear();
    for (std::size_t i = 0; i < history_.meetings.size(); ++i) {
      places_.emplace(history_.meetings[i].uid, i);
    }
  }

  // Files have many of them.
  void put(const Meeting& meeting) {
    const auto [place, is_new] = places_.emplace(meeting.uid, history_.meetings.size());
    if (is_new) {
      history_.meetings.push_back(meeting);
    } else {
      history_.meetings[place->second] = meeting;
    }
  }

  template <class Value, class Same>
  static void put(std::vector<Value>& all, const Value& value, Same same) {
    for (Value& one : all) {
      if (!same(one, value)) continue;
      one = value;
      return;
    }
    all.push_back(value);
  }

  History history_;
  std::map<std::string, std::size_t> places_;  // of meetings, by uid
};

}  // namespace

void tell_verdicts(const Opened& opened, const records::Changes& changes, calendar::Day today,
                   Imported& result) {
  LaidOver history(opened.history);
  for (const records::Change& change : changes) std::visit(history, change);
  result.before = compliance::judge(opened.rules, opened.world, opened.known_on(today));
  result.after =
      compliance::judge(opened.rules, opened.world, governance::as_of(history.take(), today));
  result.differences = compliance::differences(result.before, result.after);
}

}  // namespace gouvernail::app
