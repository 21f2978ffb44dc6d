// SPDX-License-Identifier: MPL-2.0
#include "app/export_invitations.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/sending/invitation_maker.h"
#include "app/sending/recipients.h"
#include "app/sending/sent_log.h"
#include "base/failure.h"
#include "base/file_name.h"
#include "base/mail_address.h"
#include "base/sha256.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "ical/writer.h"
#include "platform/files.h"
#include "platform/log.h"
#include "platform/output_folder.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

std::string calendar_of(const Prepared& prepared) {
  const auto method = prepared.is_cancelled() ? ical::Method::cancel : ical::Method::request;
  return ical::write_calendar(method, {prepared.invitation});
}

// How the name of a session's file ends, whatever its day and its body.
std::string ending_of(const std::string& uid) {
  constexpr std::size_t digits = 16;
  return "-" + base::sha256_hex(uid).substr(0, digits) + ".ics";
}

// Of its file in reunions/.
std::string session_file_name(const governance::Meeting& meeting) {
  return calendar::to_iso(meeting.day) + "-" + base::file_name(meeting.body) +
         ending_of(meeting.uid);
}

// As it was called before: eight letters of a uid may be those of another one.
std::string former_file_name(const governance::Meeting& meeting) {
  return meeting.body + "-" + std::string(base::cut_utf8(base::fold(meeting.uid), 8)) + ".ics";
}

namespace fs = std::filesystem;
using governance::Meeting;

constexpr const char* sessions_folder = "reunions";
constexpr const char* parties_folder = "partenaires";
constexpr const char* bodies_folder = "instances";

class Exporter {
 public:
  Exporter(Opened& opened, InvitationMaker& maker) : opened_(opened), maker_(maker) {}

  // With `only`, the sessions that concern it are written, and whole the calendars of the
  // partners and bodies that it touches: a calendar never loses sessions for being asked in part.
  ExportInvitationsResult run(const fs::path& to, const std::string& only) {
    const platform::OutputFolder folder(to);
    find_touched(only);
    for (const Meeting& meeting : opened_.history->meetings) {
      if (maker_.is_told(meeting)) add_session(meeting, only);
    }
    write_feeds(to, only.empty());
    record_revisions(opened_, leaving_);
    maker_.note(leaving_);
    for (const auto& [name, text] : files_) {
      if (folder.update(name, text)) ++result_.written;
    }
    remove_former(to / sessions_folder);
    remove_withdrawn(to / sessions_folder);
    result_.remarks = maker_.remarks();
    result_.left_out = maker_.left_somebody_out();
    return result_;
  }

 private:
  // The calendars to write: a party's or body's that is asked for by name, else those of everybody
  // whom a session asked for invites.
  void find_touched(const std::string& only) {
    if (!only.empty() && opened_.rules->convention->party(only)) {
      parties_ = {only};
      return;
    }
    for (const Meeting& meeting : opened_.history->meetings) {
      if (!maker_.is_told(meeting)) continue;
      const std::vector<Guest> guests = guests_of(meeting, opened_);
      if (!concerns(meeting, guests, only)) continue;
      bodies_.insert(meeting.body);
      for (const Guest& guest : guests) {
        if (!guest.party.empty() && !is_left_out(guest)) parties_.insert(guest.party);
      }
    }
  }

  // Until his address is mended, as a remark asks for, nothing is written for him.
  bool is_left_out(const Guest& guest) const {
    const governance::Person* person = opened_.people->find(guest.person);
    return person && !person->address.empty() && !base::can_be_written_to(person->address);
  }

  // Into its own file, when it is asked for, and into the calendars that it belongs to.
  void add_session(const Meeting& meeting, const std::string& only) {
    const std::vector<Guest> guests = guests_of(meeting, opened_);
    const bool asked = concerns(meeting, guests, only);
    const bool of_body = bodies_.count(meeting.body) > 0;
    std::set<std::string> parties;
    for (const Guest& guest : guests) {
      if (parties_.count(guest.party) > 0) parties.insert(guest.party);
    }
    if (!asked && parties.empty() && !of_body) return;
    auto prepared = maker_.prepare(meeting);
    if (!prepared) return;
    if (asked) write_session(*prepared);
    // One that was called off says so: whoever subscribed may hold it as it was.
    for (const std::string& party : parties) by_party_[party].push_back(prepared->invitation);
    if (of_body) by_body_[meeting.body].push_back(prepared->invitation);
    leaving_.push_back(std::move(*prepared));
  }

  // Whoever reads a calendar that was written once sees that nothing is in it any more.
  static void empty_former(const fs::path& folder,
                           std::map<std::string, std::vector<ical::Invitation>>& of,
                           const auto& ours) {
    std::error_code error;
    for (const auto& one : ours) {
      if (fs::exists(folder / calendar_name(one.id), error)) of[one.id];
    }
  }

  static std::string calendar_name(const std::string& id) { return base::file_name(id) + ".ics"; }

  void write_feeds(const fs::path& to, bool all) {
    const governance::Convention& convention = opened_.rules->convention;
    if (all) {
      empty_former(to / parties_folder, by_party_, convention.parties);
      empty_former(to / bodies_folder, by_body_, convention.bodies);
    }
    for (const auto& [party, sessions] : by_party_) {
      const governance::Party* found = opened_.rules->convention->party(party);
      write_feed(parties_folder, party, found ? found->name.fr : party, sessions);
      if (!sessions.empty()) ++result_.partners;
    }
    for (const auto& [body, sessions] : by_body_) {
      const governance::Body* found = opened_.rules->convention->body(body);
      write_feed(bodies_folder, body, found ? found->name.fr : body, sessions);
      if (!sessions.empty()) ++result_.bodies;
    }
  }

  // Files of a session under a day that it had before: whoever takes them up would come then.
  void remove_former(const fs::path& folder) const {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return;
    for (const fs::path& path : platform::files_of(folder, ".ics")) {
      const std::string name = path.filename().string();
      constexpr std::size_t day = 10;  // "2026-12-08"
      if (name.size() <= day || written_.contains(name)) continue;
      const auto session = written_by_rest_.find(name.substr(day));
      if (session != written_by_rest_.end()) fs::remove(path, error);
    }
  }

  // Files of sessions that are no longer recorded: that they never were, or an undo took them back.
  void remove_withdrawn(const fs::path& folder) const {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return;
    std::set<std::string> endings;
    const SentLog log(opened_.folder / sent_name);
    for (const auto& [uid, mark] : log.marks()) {
      endings.insert(ending_of(uid));
    }
    for (const Meeting& meeting : opened_.history->meetings) endings.erase(ending_of(meeting.uid));
    if (endings.empty()) return;
    const std::size_t length = endings.begin()->size();
    for (const fs::path& path : platform::files_of(folder, ".ics")) {
      const std::string name = path.filename().string();
      if (name.size() > length && endings.contains(name.substr(name.size() - length))) {
        fs::remove(path, error);
      }
    }
  }

  void write_session(const Prepared& prepared) {
    const Meeting& meeting = *prepared.meeting;
    const std::string name = session_file_name(meeting);
    write(fs::path(sessions_folder) / name, calendar_of(prepared));
    written_.insert(name);
    written_by_rest_.insert(name.substr(10));
    written_by_rest_.insert("-" + former_file_name(meeting));
    ++result_.meetings;
  }

  void write_feed(const fs::path& folder, const std::string& id, const std::string& name,
                  const std::vector<ical::Invitation>& sessions) {
    write(folder / calendar_name(id), ical::write_calendar(ical::Method::publish, sessions, name));
  }

  // Written once their revisions are recorded.
  void write(const fs::path& path, std::string text) { files_.emplace_back(path, std::move(text)); }

  Opened& opened_;
  InvitationMaker& maker_;
  std::set<std::string> parties_;
  std::set<std::string> bodies_;
  std::map<std::string, std::vector<ical::Invitation>> by_party_;
  std::map<std::string, std::vector<ical::Invitation>> by_body_;
  std::vector<Prepared> leaving_;
  std::set<std::string> written_;                        // names of sessions' files
  std::set<std::string> written_by_rest_;                // without their day: body and identity
  std::vector<std::pair<fs::path, std::string>> files_;  // by their names in the folder
  ExportInvitationsResult result_;
};

}  // namespace

ExportInvitationsResult export_invitations(const ExportInvitationsRequest& request) {
  Opened opened = open({request.workspace, "", "", ""});
  const std::string recipient = need_recipient(opened, request.only);
  InvitationMaker maker(opened, request.workspace, request.today, request.language);
  ExportInvitationsResult result = Exporter(opened, maker).run(request.to, recipient);
  platform::log::info("invitations exported",
                      {platform::log::field("meetings", result.meetings),
                       platform::log::field("calendars", result.partners + result.bodies),
                       platform::log::field("written", result.written)});
  return result;
}

InvitationFile export_invitation(Opened& opened, const governance::Meeting& meeting,
                                 calendar::Day today, const reports::Language& language) {
  InvitationMaker maker(opened, opened.folder, today, language);
  std::vector<Prepared> leaving;
  if (maker.is_told(meeting)) {
    if (auto prepared = maker.prepare(meeting)) leaving.push_back(std::move(*prepared));
  }
  if (leaving.empty()) {
    throw base::bad_input(
        base::msg("there is no invitation to it: its day has passed, or nobody is told of it"),
        maker.remarks().empty() ? base::Message() : maker.remarks().front());
  }
  InvitationFile file{session_file_name(meeting), calendar_of(leaving.front()), maker.remarks()};
  record_revisions(opened, leaving);
  maker.note(leaving);
  return file;
}

}  // namespace gouvernail::app
