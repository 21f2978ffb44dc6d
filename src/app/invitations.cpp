// SPDX-License-Identifier: MPL-2.0
#include "app/invitations.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "ical/writer.h"
#include "platform/files.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::Meeting;

class Exporter {
 public:
  Exporter(Opened& opened, InvitationMaker& maker) : opened_(opened), maker_(maker) {}

  // With `only`, the sessions that concern it are written, and whole the calendars of the
  // partners and bodies that it touches: a calendar never loses sessions for being asked in part.
  Exported run(const fs::path& folder, const std::string& only) {
    platform::make_folder(folder);
    find_touched(only);
    std::map<std::string, std::vector<ical::Invitation>> by_party;
    std::map<std::string, std::vector<ical::Invitation>> by_body;
    std::vector<Prepared> leaving;
    for (const Meeting& meeting : opened_.history.meetings) {
      if (!maker_.is_ahead(meeting)) continue;
      const std::vector<Guest> guests = guests_of(meeting, opened_);
      const bool asked = concerns(meeting, guests, only);
      std::set<std::string> parties;
      for (const Guest& guest : guests) {
        if (parties_.count(guest.party) > 0) parties.insert(guest.party);
      }
      if (!asked && parties.empty() && bodies_.count(meeting.body) == 0) continue;
      auto prepared = maker_.prepare(meeting);
      if (!prepared) continue;
      if (asked) write_session(folder, *prepared);
      if (!prepared->is_cancelled()) {
        for (const std::string& party : parties) by_party[party].push_back(prepared->invitation);
        if (bodies_.count(meeting.body) > 0) {
          by_body[meeting.body].push_back(prepared->invitation);
        }
      }
      leaving.push_back(std::move(*prepared));
    }
    for (const auto& [party, sessions] : by_party) {
      const governance::Party* found = opened_.rules.convention.party(party);
      write_feed(folder / "partenaires", party, found ? found->name.fr : party, sessions);
      ++result_.partners;
    }
    for (const auto& [body, sessions] : by_body) {
      const governance::Body* found = opened_.rules.convention.body(body);
      write_feed(folder / "instances", body, found ? found->name.fr : body, sessions);
      ++result_.bodies;
    }
    record_revisions(opened_, leaving);
    maker_.note(leaving);
    for (const auto& [path, text] : files_) {
      platform::make_folder(path.parent_path());
      if (platform::update_file(path, text)) ++result_.written;
    }
    result_.remarks = maker_.remarks();
    return result_;
  }

 private:
  // The calendars to write: a party's or body's that is asked for by name, else those of everybody
  // whom a session asked for invites.
  void find_touched(const std::string& only) {
    if (!only.empty() && opened_.rules.convention.party(only)) {
      parties_ = {only};
      return;
    }
    for (const Meeting& meeting : opened_.history.meetings) {
      if (!maker_.is_ahead(meeting)) continue;
      const std::vector<Guest> guests = guests_of(meeting, opened_);
      if (!concerns(meeting, guests, only)) continue;
      bodies_.insert(meeting.body);
      for (const Guest& guest : guests) {
        if (!guest.party.empty()) parties_.insert(guest.party);
      }
    }
  }

  void write_session(const fs::path& folder, const Prepared& prepared) {
    const Meeting& meeting = *prepared.meeting;
    const std::string name = calendar::to_iso(meeting.day) + "-" + meeting.body + "-" +
                             base::fold(meeting.uid).substr(0, 8) + ".ics";
    const auto method = prepared.is_cancelled() ? ical::Method::cancel : ical::Method::request;
    write(folder / "reunions" / name, ical::write_calendar(method, {prepared.invitation}));
    ++result_.meetings;
  }

  void write_feed(const fs::path& folder, const std::string& id, const std::string& name,
                  const std::vector<ical::Invitation>& sessions) {
    write(folder / (id + ".ics"), ical::write_calendar(ical::Method::publish, sessions, name));
  }

  // Written once their revisions are recorded.
  void write(const fs::path& path, std::string text) { files_.push_back({path, std::move(text)}); }

  Opened& opened_;
  InvitationMaker& maker_;
  std::set<std::string> parties_;
  std::set<std::string> bodies_;
  std::vector<std::pair<fs::path, std::string>> files_;
  Exported result_;
};

}  // namespace

Exported export_invitations(Opened& opened, const fs::path& workspace, const fs::path& folder,
                            const std::string& only, calendar::Day today,
                            const InvitationWords& words) {
  need_workspace(opened);
  const std::string recipient = need_recipient(opened, only);
  InvitationMaker maker(opened, workspace, today, words);
  return Exporter(opened, maker).run(folder, recipient);
}

}  // namespace gouvernail::app
