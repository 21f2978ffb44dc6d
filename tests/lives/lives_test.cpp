// SPDX-License-Identifier: MPL-2.0
// Random lives of a workspace, lived through the use cases in the order in which a person works:
// after each step, what is recorded, what was mailed and what is asked agree.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "app/answers.h"
#include "app/correct_meeting.h"
#include "app/import.h"
#include "app/meetings.h"
#include "app/sending/convened_by_mail.h"
#include "app/sending/delivery.h"
#include "app/sending/due_invitations.h"
#include "app/sending/guests.h"
#include "app/set_answer.h"
#include "app/undo.h"
#include "base/failure.h"
#include "compliance/judge.h"
#include "compliance/tasks.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/history_csv.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/transitions.h"
#include "lives/chance.h"
#include "lives/left_mail.h"
#include "mail/incoming.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "support/memory_workspace.h"
#include "support/sample.h"
#include "unit/app/mail_workspace.h"

namespace gouvernail::app {
namespace {

using calendar::Day;
using calendar::Days;
using governance::Meeting;
using governance::MeetingStatus;
using records::MailState;

// One workspace whose record is kept in memory, and a mail server that is up or down.
class Life {
 public:
  Life(const std::filesystem::path& folder, const reports::Language& language)
      : folder_(folder), language_(language), opened_(open({folder, "", "", ""})) {
    const governance::History begun = opened_.history;
    opened_.database = std::make_unique<test::MemoryWorkspace>();
    opened_.revision = 0;
    records::Changes changes;
    for (const governance::Person& person : opened_.people->persons) {
      changes.push_back(records::PutPerson{person});
    }
    for (const governance::Seat& seat : begun.seats) changes.push_back(records::PutSeat{seat});
    tell_time();
    record(opened_, changes);
  }

  // One step of somebody's day. What cannot be done is refused, and changes nothing.
  void step() {
    const std::int64_t before = opened_.revision;
    try {
      act();
    } catch (const base::Failure& failure) {
      RC_ASSERT(failure.kind() == base::Failure::Kind::bad_input);
      RC_ASSERT(opened_.database->revision() == before);
    }
    check();
  }

  // Everything once more in another workspace, by a file: the same sessions, the same verdicts.
  void check_import() {
    const std::string csv = governance::write_history_csv(opened_.history);
    const std::filesystem::path file = folder_ / "vie.csv";
    std::ofstream(file, std::ios::binary) << csv;
    Life other(folder_, language_);
    other.today_ = today_;
    if (!opened_.history->meetings.empty()) {
      import_file(other.opened_, {file.string()}, today_);
    }
    RC_ASSERT(sorted(other.opened_.history->meetings) == sorted(opened_.history->meetings));
    RC_ASSERT(other.verdicts() == verdicts());
  }

 private:
  static constexpr const char* guests[] = {"elu-m", "cat-d"};
  static constexpr int bodies = 2;
  std::string body() const { return below(bodies) == 0 ? "copil" : "cotech"; }

  void tell_time() const {
    std::string compact;
    for (const char c : calendar::to_iso(today_)) {
      if (c != '-') compact += c;
    }
    char text[32];
    std::snprintf(text, sizeof text, "%sT%02d%02d%02dZ", compact.c_str(), 8 + seconds_ / 3600,
                  seconds_ / 60 % 60, seconds_ % 60);
    ::setenv("GOUVERNAIL_NOW", text, 1);
  }

  void next_moment() {
    if (below(3) == 0) {
      today_ += Days{1 + below(25)};
      seconds_ = 0;
    } else {
      seconds_ += 7;
    }
    tell_time();
  }

  std::string some_meeting() const {
    const auto& meetings = opened_.history->meetings;
    if (meetings.empty()) return "copil/2026-01-01";
    return meetings[static_cast<std::size_t>(below(static_cast<int>(meetings.size())))].uid;
  }

  Day some_day() const { return today_ + Days{below(80) - 10}; }

  void act() {
    next_moment();
    switch (below(14)) {
      case 0:
      case 1:
        add_meeting(opened_,
                    {body(),
                     some_day(),
                     calendar::Minutes{60 * (9 + below(6))},
                     {},
                     "",
                     "note",
                     below(5) == 0,
                     below(2) == 0 ? "Bilan" : ""},
                    today_);
        return;
      case 2: {
        governance::Convene what;
        if (below(2) == 0) what.on = today_ - Days{below(4) - 1};
        if (below(3) == 0) what.documents_on = today_;
        const Meeting after = convene_meeting(opened_, {some_meeting(), what}, today_).after;
        by_hand_.insert(after.uid);
        return;
      }
      case 3:
        return hold();
      case 4:
        cancel_meeting(opened_, {some_meeting(), {{}, "Grève"}}, today_);
        return;
      case 5:
      case 6:
        move_meeting(opened_, {some_meeting(), some_day(), {}, {}, {}, "Salle prise"}, today_);
        return;
      case 7:
        describe_meeting(opened_, {some_meeting(), "Budget\nDivers", {}});
        return;
      case 8:
        correct_meeting(opened_, {some_meeting(), some_day(), {}, {}, {}, false, "faute de frappe"},
                        today_);
        return;
      case 9:
        undo_change(opened_, {1 + below(static_cast<int>(opened_.revision)), false});
        return;
      case 10:
        set_answer(opened_, {some_meeting(), below(2) == 0 ? "elu-m" : "cat-d",
                             below(2) == 0 ? "oui" : "non"});
        return;
      case 11:
        return send({some_meeting()});
      case 12:
        RC_ASSERT(!governance::is_untold(tell_meeting(opened_, {some_meeting()}, today_).after));
        return;
      default:
        return send({});
    }
  }

  void hold() {
    static constexpr const char* sheets[] = {"", "elu*2|cat", "elu-m|cat=visio", "-",
                                             "cat=excusé|elu*4"};
    HoldMeeting request{some_meeting(), sheets[below(5)], {}, {}};
    if (below(3) == 0) request.minutes_sent_on = today_;
    if (below(4) == 0) request.minutes_on = today_;
    hold_meeting(opened_, request, today_);
  }

  // As `invite --send` does, with a server that takes all, none, or all but one person's mail.
  void send(const std::vector<std::string>& named) {
    MailingChoice choice{"", named.empty() && below(6) == 0, named};
    queue(opened_, due_invitations(opened_, folder_, choice, language_, today_));
    const int server = below(4);
    const auto before = statuses();
    const std::size_t already = left_.size();
    const auto carrier = [&](const records::OutgoingMail& mail) {
      net::Delivery delivery;
      delivery.outcome = server == 0                                    ? net::Outcome::unusable
                         : server == 1 && mail.recipient.front() == 'd' ? net::Outcome::refused
                                                                        : net::Outcome::accepted;
      if (delivery.outcome == net::Outcome::accepted) {
        left_.push_back(
            {mail.subject, mail.person, today_, mail::read_message(mail.message).calendars.at(0)});
      }
      return delivery;
    };
    deliver(*opened_.database, carrier);
    record_convened_by_mail(opened_);
    // Convened is what left before: a session that is back where those invited await it.
    for (const Meeting& meeting : opened_.history->meetings) {
      if (meeting.status != before.at(meeting.uid)) check_convened(meeting);
    }
    for (std::size_t i = already; i < left_.size(); ++i) {
      if (!left_[i].says("STATUS:CONFIRMED")) continue;
      for (const Meeting& meeting : opened_.history->meetings) {
        if (meeting.uid == left_[i].uid) RC_ASSERT(meeting.status == MeetingStatus::convened);
      }
    }
    if (server > 1 && named.empty()) check_everybody_knows();
  }

  std::map<std::string, MeetingStatus> statuses() const {
    std::map<std::string, MeetingStatus> all;
    for (const Meeting& meeting : opened_.history->meetings) all[meeting.uid] = meeting.status;
    return all;
  }

  // What that person's diary holds of that session; null for nothing.
  const Left* last_left(const std::string& meeting, const std::string& person) const {
    const Left* last = nullptr;
    for (const Left& one : left_) {
      if (one.uid == meeting && one.person == person) last = &one;
    }
    return last;
  }

  // What he was to be told last, a server took for nobody's: it is a task to find his address.
  bool was_refused(const std::string& meeting, const std::string& person) const {
    records::MailState last = records::MailState::sent;
    for (const records::OutgoingMail& mail : opened_.database->outbox()) {
      const bool his = mail.subject == meeting && mail.person == person;
      if (his && mail.state != records::MailState::superseded) last = mail.state;
    }
    return last == records::MailState::refused;
  }

  // After everything was sent: whoever is invited holds the day and hour as they are recorded, and
  // whoever holds a session that is off was told so.
  void check_everybody_knows() const {
    for (const Meeting& meeting : opened_.history->meetings) {
      if (meeting.day < today_) continue;
      for (const char* person : guests) {
        const Left* last = last_left(meeting.uid, person);
        if (!last || was_refused(meeting.uid, person)) continue;
        if (meeting.status == MeetingStatus::cancelled) RC_ASSERT(last->says("METHOD:CANCEL"));
        if (meeting.status != MeetingStatus::convened) continue;
        RC_ASSERT(last->says("METHOD:REQUEST"));
        RC_ASSERT(last->says("STATUS:CONFIRMED"));
        RC_ASSERT(last->is_of(meeting));
      }
    }
  }

  // Unless somebody recorded that it was convened by other means, a mail of that day and hour left,
  // on the day that is recorded.
  void check_convened(const Meeting& meeting) const {
    if (meeting.status != MeetingStatus::convened || by_hand_.count(meeting.uid) > 0) return;
    const bool left = std::any_of(left_.begin(), left_.end(), [&](const Left& one) {
      return one.uid == meeting.uid && one.says("STATUS:CONFIRMED") && one.is_of(meeting) &&
             one.on == *meeting.convened_on;
    });
    RC_ASSERT(left);
  }

  void check() const {
    for (const Meeting& meeting : opened_.history->meetings) {
      check(meeting);
      check_convened(meeting);
    }
    RC_ASSERT(opened_.database->verify().sound());
    check_awaited();
    check_tasks();
  }

  // Whoever was convened, by mail or not, and holds what is not so any more is to be told: there is
  // a task, or mails that left have told everybody.
  void check_untold(const Meeting& meeting, const std::set<compliance::TaskKind>& asked) const {
    if (!governance::is_untold(meeting)) return;
    RC_ASSERT(meeting.status != MeetingStatus::held);
    const bool off = meeting.status == MeetingStatus::cancelled;
    if (meeting.day < today_ || (off && meeting.awaited->day < today_)) return;
    const auto all = guests_of(meeting, opened_, standing_answers(opened_));
    const bool known = std::ranges::all_of(all, [&](const Guest& guest) {
      if (std::ranges::find(guests, guest.person) == std::end(guests)) return true;  // beyond mail
      const Left* last = last_left(meeting.uid, guest.person);
      return last && (off ? last->says("METHOD:CANCEL")
                          : last->says("METHOD:REQUEST") && last->is_of(meeting));
    });
    const bool told = asked.contains(compliance::TaskKind::tell_change) ||
                      asked.contains(compliance::TaskKind::convene);
    RC_ASSERT(told || known || was_refused(meeting.uid, "elu-m") ||
              was_refused(meeting.uid, "cat-d"));
  }

  // What is to be done follows what is recorded: a date that nobody was convened to asks to be
  // convened, one that has passed asks what became of it, and nothing else does.
  void check_tasks() const {
    const auto known = opened_.known_on(today_);
    const auto judgements = compliance::judge(opened_.rules, opened_.world, known);
    std::map<std::string, std::set<compliance::TaskKind>> asked;
    for (const compliance::Task& task :
         compliance::tasks(opened_.rules, known, judgements, task_facts(opened_, today_))) {
      if (!task.meeting.empty()) asked[task.meeting].insert(task.kind);
      const bool late = task.last_day && *task.last_day < today_;
      RC_ASSERT(task.overdue == late);
    }
    for (const Meeting& meeting : opened_.history->meetings) {
      const bool ahead = meeting.day >= today_;
      const bool proposed = meeting.status == MeetingStatus::proposed;
      const bool convene = asked[meeting.uid].count(compliance::TaskKind::convene) > 0;
      const bool record = asked[meeting.uid].count(compliance::TaskKind::record) > 0;
      check_untold(meeting, asked[meeting.uid]);
      RC_ASSERT(convene == (proposed && ahead));
      RC_ASSERT(record == (governance::is_expected(meeting) && !ahead));
    }
  }

  void check(const Meeting& meeting) const {
    RC_ASSERT(governance::contradictions(meeting).empty());
    RC_ASSERT(governance::told_too_early(meeting, today_).empty());
    RC_ASSERT(!governance::held_too_early(meeting, today_));
    if (meeting.status == MeetingStatus::proposed) RC_ASSERT(!meeting.convened_on);
    if (meeting.status == MeetingStatus::convened) RC_ASSERT(meeting.convened_on);
    if (meeting.status == MeetingStatus::cancelled) RC_ASSERT(!meeting.present);
  }

  // Nobody is without answer who was not convened and to whom nothing was sent.
  void check_awaited() const {
    std::map<std::pair<std::string, Day>, int> awaited;
    for (const auto& meeting : answers_ahead(opened_, today_)) {
      for (const auto& person : meeting.persons) {
        if (person.answer != governance::Answer::needs_action) continue;
        ++awaited[{person.person, meeting.day}];
      }
    }
    for (const auto& [who, count] : awaited) {
      int asked = 0;
      for (const Meeting& meeting : opened_.history->meetings) {
        if (meeting.day != who.second) continue;
        const bool convened = meeting.status == MeetingStatus::convened;
        if (convened || last_left(meeting.uid, who.first)) ++asked;
      }
      RC_ASSERT(asked >= count);
    }
  }

  std::map<std::string, std::string> verdicts() const {
    std::map<std::string, std::string> all;
    for (const auto& judgement :
         compliance::judge(opened_.rules, opened_.world, opened_.known_on(today_))) {
      all[judgement.duty.id] = compliance::to_string(judgement.verdict);
    }
    return all;
  }

  static std::vector<Meeting> sorted(std::vector<Meeting> meetings) {
    std::sort(meetings.begin(), meetings.end(),
              [](const Meeting& a, const Meeting& b) { return a.uid < b.uid; });
    return meetings;
  }

  const std::filesystem::path& folder_;
  const reports::Language& language_;
  Opened opened_;
  Day today_ = test::day("2026-01-05");
  int seconds_ = 0;
  std::vector<Left> left_;
  std::set<std::string> by_hand_;  // sessions that somebody recorded as convened
};

struct Lives : MailWorkspace {};

TEST_F(Lives, AgreeWithWhatLeftAtEachStep) {
  {
    Opened opened = open_here();
    record(opened, {records::WithdrawMeeting{"copil-un", ""}});
  }
  EXPECT_TRUE(holds(test::cases(120, 10000), [this] {
    Life life(folder.path(), english);
    const int steps = 5 + below(25);
    for (int step = 0; step < steps; ++step) life.step();
    life.check_import();
  }));
}

}  // namespace
}  // namespace gouvernail::app
