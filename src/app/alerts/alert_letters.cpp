// SPDX-License-Identifier: MPL-2.0
#include "app/alerts/alert_letters.h"

#include <algorithm>
#include <set>

#include "base/mail_address.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Person;
using governance::Seat;

constexpr std::size_t most_attached = 3;  // items of the digest whose dates go with the mail

class Letters {
 public:
  Letters(Alert& alert, const Opened& opened, const reports::CheckReport& report,
          const reports::DigestFacts& facts, const reports::Language& language)
      : alert_(alert),
        opened_(opened),
        settings_(opened.settings->alert),
        report_(report),
        facts_(facts),
        language_(language) {}

  void add() {
    for (const auto* keys : {&settings_.silent, &settings_.others}) {
      for (const std::string& key : *keys) need_known(key);
    }
    if (alert_.digest.says_something() || settings_.always) digests();
    if (settings_.persons) persons();
  }

 private:
  // A misspelt key must not stop the alert of the week.
  void need_known(const std::string& key) {
    if (opened_.people->find(key)) return;
    alert_.remarks.push_back(
        msg("[alert] of gouvernail.toml: nobody in people.toml has the key “{}”", key));
  }

  bool is_organiser(const Person& person) const {
    return governance::same_address(person.address, opened_.settings->organiser.address);
  }

  // An address that cannot be written to is told once, and stops nobody else's mail.
  bool can_be_reached(const Person& person) {
    if (person.address.empty()) return false;
    if (base::can_be_written_to(person.address)) return true;
    if (told_.insert(person.key).second) {
      alert_.remarks.push_back(msg("“{0}” gets no mail: {1}; {2}", person.key,
                                   base::MessageList{base::why_not_written_to(person.address)},
                                   base::MessageList{base::address_to_write_to()}));
    }
    return false;
  }

  // One mailbox gets one mail: whoever reads the whole digest has their own part in it.
  bool gets_copy(const Person& person) const {
    return std::any_of(alert_.letters.begin(), alert_.letters.end(),
                       [&](const AlertLetter& letter) {
                         return letter.kind == AlertLetterKind::copy &&
                                governance::same_address(letter.to.address, person.address);
                       });
  }

  // The organiser's, with the files of the dates that press most; and copies without files.
  void digests() {
    reports::Digest digest = alert_.digest;
    std::vector<mail::Attachment> files = most_pressing(digest);
    const settings::Organiser& organiser = opened_.settings->organiser;
    AlertLetter letter;
    letter.kind = AlertLetterKind::digest;
    letter.to = {organiser.name, organiser.address};
    if (const Person* person = opened_.people->find_address(organiser.address)) {
      letter.person = person->key;
    }
    letter.digest = std::move(digest);
    letter.attachments = std::move(files);
    alert_.letters.push_back(std::move(letter));
    for (const std::string& key : settings_.others) {
      const Person* person = opened_.people->find(key);
      if (!person || is_organiser(*person) || !can_be_reached(*person)) continue;
      if (gets_copy(*person)) continue;
      AlertLetter copy;
      copy.kind = AlertLetterKind::copy;
      copy.person = key;
      copy.to = {person->name, person->address};
      copy.digest = without_files(alert_.digest);
      alert_.letters.push_back(std::move(copy));
    }
  }

  static reports::Digest without_files(reports::Digest digest) {
    for (auto& section : digest.sections) {
      for (auto& item : section.items) {
        for (auto& date : item.dates) date.file.clear();
      }
    }
    return digest;
  }

  // The names of files that do not go along are taken out, and the mail says where they are.
  std::vector<mail::Attachment> most_pressing(reports::Digest& digest) const {
    std::vector<mail::Attachment> files;
    std::size_t items = 0;
    bool left_out = false;
    for (auto& section : digest.sections) {
      for (auto& item : section.items) {
        if (item.dates.empty()) continue;
        const bool goes = items++ < most_attached;
        for (auto& date : item.dates) {
          if (date.file.empty()) continue;
          if (goes) {
            attach(files, date.file);
          } else {
            left_out = true;
            date.file.clear();
          }
        }
      }
    }
    if (left_out) {
      digest.closing.push_back(language_.text(
          msg("The dates of the {0} most pressing items go with this mail as .ics "
              "files; “{1}” writes them all.",
              static_cast<std::int64_t>(most_attached),
              base::Action(base::Verb::alert).with(base::Detail::out, base::Blank::folder))));
    }
    return files;
  }

  void attach(std::vector<mail::Attachment>& files, const std::string& name) const {
    const bool there = std::any_of(files.begin(), files.end(),
                                   [&](const auto& file) { return file.file_name == name; });
    const auto found = std::find_if(alert_.dates.begin(), alert_.dates.end(),
                                    [&](const DateFile& file) { return file.name == name; });
    if (there || found == alert_.dates.end()) return;
    files.push_back({"application/ics", found->bytes, name});
  }

  struct Share {
    const Person* person = nullptr;
    reports::PersonalDigest digest;
  };

  // The share of that person; null for whoever gets none.
  Share* share_of(const std::string& key) {
    const Person* person = opened_.people->find(key);
    const auto& silent = settings_.silent;
    const bool wants = std::find(silent.begin(), silent.end(), key) == silent.end();
    if (!person || is_organiser(*person) || !wants || !can_be_reached(*person)) return nullptr;
    if (gets_copy(*person)) return nullptr;
    for (Share& share : shares_) {
      // One mailbox gets one mail.
      if (governance::same_address(share.person->address, person->address)) return &share;
    }
    Share share;
    share.person = person;
    share.digest.organiser = opened_.settings->organiser.name;
    shares_.push_back(std::move(share));
    return &shares_.back();
  }

  void persons() {
    for (const governance::Body& body : opened_.rules->convention->bodies) {
      for (const Seat& seat : opened_.history->seats) {
        const bool sits = governance::holds_on(seat, alert_.day);
        if (body.convener.empty() || seat.role != body.convener || !sits) continue;
        if (Share* share = share_of(seat.person)) share->digest.bodies.insert(body.id);
      }
    }
    for (const reports::MeetingAnswers& meeting : facts_.unanswered) {
      for (const reports::PersonAnswer& answer : meeting.persons) {
        Share* share = share_of(answer.person);
        if (!share) continue;
        // Nobody reads who else has not answered.
        share->digest.unanswered.push_back({meeting.uid, meeting.title, meeting.day, {}, {}, {}});
      }
    }
    for (const Share& share : shares_) {
      reports::Digest digest = reports::personal_digest(report_, facts_, share.digest, language_);
      if (!digest.says_something()) continue;
      AlertLetter letter;
      letter.kind = AlertLetterKind::person;
      letter.person = share.person->key;
      letter.to = {share.person->name, share.person->address};
      letter.digest = std::move(digest);
      alert_.letters.push_back(std::move(letter));
    }
  }

  Alert& alert_;
  const Opened& opened_;
  const settings::AlertSettings& settings_;
  const reports::CheckReport& report_;
  const reports::DigestFacts& facts_;
  const reports::Language& language_;
  std::vector<Share> shares_;
  std::set<std::string> told_;  // persons whose address was told to be of no use
};

}  // namespace

void add_letters(Alert& alert, const Opened& opened, const reports::CheckReport& report,
                 const reports::DigestFacts& facts, const reports::Language& language) {
  Letters(alert, opened, report, facts, language).add();
}

}  // namespace gouvernail::app
