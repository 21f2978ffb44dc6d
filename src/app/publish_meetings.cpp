// SPDX-License-Identifier: MPL-2.0
#include "app/publish_meetings.h"

#include <algorithm>

#include "app/sending/invitation_maker.h"
#include "app/sending/published_object.h"
#include "app/workspace/access.h"
#include "base/failure.h"
#include "base/file_name.h"
#include "base/sha256.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "ical/merge.h"
#include "ical/reader.h"
#include "ical/writer.h"
#include "net/collection.h"
#include "platform/lock.h"
#include "platform/log.h"
#include "records/workspace.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

constexpr int most_tries = 3;

class Publisher {
 public:
  Publisher(Opened& opened, InvitationMaker& maker, const settings::Endpoint& place,
            const fs::path& workspace)
      : opened_(opened),
        maker_(maker),
        url_(place.url),
        collection_(place.url, access_of(place.login, workspace)) {}

  PublishMeetingsResult run() {
    std::vector<Prepared> wanted = prepare();
    read_server();
    for (records::Published& one : opened_.database->published(url_)) {
      known_[one.meeting] = std::move(one);
    }
    for (const Prepared& prepared : wanted) put(wanted_of(prepared));
    remove_gone();
    result_.remarks = maker_.remarks();
    result_.left_out = maker_.left_somebody_out();
    return std::move(result_);
  }

 private:
  // Revisions are recorded before anything leaves.
  std::vector<Prepared> prepare() {
    std::vector<Prepared> wanted;
    for (const Meeting& meeting : opened_.history->meetings) {
      if (!maker_.is_told(meeting) || meeting.status == MeetingStatus::cancelled) continue;
      auto prepared = maker_.prepare(meeting);
      if (!prepared) continue;
      wanted.push_back(std::move(*prepared));
    }
    record_revisions(opened_, wanted);
    maker_.note(wanted);
    return wanted;
  }

  void read_server() {
    auto listed = collection_.list();
    if (!listed) {
      collection_.create();
      listed.emplace();
    }
    for (net::Stored& stored : *listed) server_[stored.href] = stored.etag;
  }

  WantedObject wanted_of(const Prepared& prepared) const {
    WantedObject wanted;
    wanted.meeting = prepared.invitation.uid;
    wanted.bytes = ical::write_calendar(ical::Method::stored, {prepared.invitation});
    wanted.sha256 = base::sha256_hex(wanted.bytes);
    const records::Published* known = remembered(wanted.meeting);
    wanted.href =
        known ? known->href : collection_.href_of(base::file_name(wanted.meeting) + ".ics");
    return wanted;
  }

  const records::Published* remembered(const std::string& meeting) const {
    const auto found = known_.find(meeting);
    return found == known_.end() ? nullptr : &found->second;
  }

  std::optional<std::string> etag_of(const std::string& href) const {
    const auto found = server_.find(href);
    return found == server_.end() ? std::nullopt : std::optional(found->second);
  }

  void put(const WantedObject& wanted) {
    const auto etag = etag_of(wanted.href);
    const records::Published* known = remembered(wanted.meeting);
    switch (publish_step(wanted, known, etag)) {
      case PublishStep::leave:
        ++result_.unchanged;
        return;
      case PublishStep::write:
        return write(wanted, {wanted.bytes, etag.value_or(""), etag.has_value(), false});
      case PublishStep::look:
        break;
    }
    const auto remote = collection_.get(wanted.href);
    if (remote && stands_already(wanted, known, remote->bytes)) {
      remember(wanted, remote->etag);
      ++result_.unchanged;
      return;
    }
    write(wanted, remote ? over(wanted, *remote) : Attempt{wanted.bytes, "", true, false});
  }

  // One try at writing an object.
  struct Attempt {
    std::string body;
    std::string expected;  // ETag of what is replaced; empty: nothing may be there
    bool there = false;
    bool merged = false;
  };

  // Over what somebody else changed: their reminders are kept.
  static Attempt over(const WantedObject& wanted, const net::Collection::Object& remote) {
    Attempt attempt{ical::with_additions_of(wanted.bytes, remote.bytes), remote.etag, true, false};
    attempt.merged = attempt.body != wanted.bytes;
    return attempt;
  }

  // Our session under another name: somebody imported it, or another coordinator put it there.
  bool find_elsewhere(WantedObject& wanted) {
    const auto href = collection_.find_uid(wanted.meeting);
    if (!href || *href == wanted.href) return false;
    wanted.href = *href;
    return true;
  }

  void write(WantedObject wanted, Attempt attempt) {
    for (int tries = 0; tries < most_tries; ++tries) {
      const net::WriteResult done = collection_.put(wanted.href, attempt.body, attempt.expected);
      if (done.written == net::Written::elsewhere && find_elsewhere(wanted)) {
        const auto remote = collection_.get(wanted.href);
        attempt = remote ? over(wanted, *remote) : Attempt{wanted.bytes, "", false, false};
        continue;
      }
      if (done.written == net::Written::no_parent || done.written == net::Written::elsewhere) {
        collection_.create();
        continue;
      }
      if (done.written == net::Written::changed) {
        const auto remote = collection_.get(wanted.href);
        attempt = remote ? over(wanted, *remote) : Attempt{wanted.bytes, "", false, false};
        continue;
      }
      std::string etag = done.etag;
      if (etag.empty()) {
        const auto remote = collection_.get(wanted.href);
        if (remote) etag = remote->etag;
      }
      remember(wanted, etag);
      ++(attempt.there ? result_.updated : result_.added);
      if (attempt.merged) ++result_.merged;
      return;
    }
    throw refused();
  }

  base::Failure refused() const {
    return base::io_failure(msg("“{}” does not take the meeting", net::host_of(url_)),
                            msg("somebody may be changing it: try again"));
  }

  // Whether it is there no more. What changed meanwhile is taken away as it is then.
  bool take_away(const std::string& href, std::string etag) {
    for (int attempt = 0; attempt < most_tries; ++attempt) {
      if (collection_.remove(href, etag) == net::Written::done) return true;
      const auto remote = collection_.get(href);
      if (!remote) return true;
      etag = remote->etag;
    }
    return false;
  }

  // Where it is not under the name that we gave it, somebody may have given it another.
  bool take_away(const records::Published& known) {
    if (!take_away(known.href, known.etag)) return false;
    if (etag_of(known.href)) return true;
    for (int copies = 0; copies < most_tries; ++copies) {
      const auto href = collection_.find_uid(known.meeting);
      const auto remote = href ? collection_.get(*href) : std::nullopt;
      if (!remote || !is_of(known.meeting, remote->bytes)) return true;
      if (!take_away(*href, remote->etag)) return false;
    }
    return true;
  }

  static bool is_of(const std::string& meeting, const std::string& bytes) {
    base::Diagnostics ignored;
    const auto events = ical::read_calendar("", bytes, ignored);
    return !events.empty() && std::ranges::all_of(events, [&](const ical::CalendarEvent& event) {
      return event.uid == meeting;
    });
  }

  // Cancelled, or withdrawn from the workspace; what was held, or is past, stays.
  void remove_gone() {
    for (const auto& [uid, known] : known_) {
      const Meeting* meeting = opened_.history->meeting(uid);
      if (meeting && meeting->status != MeetingStatus::cancelled) continue;
      if (!take_away(known)) throw refused();
      opened_.database->drop_published(url_, uid);
      ++result_.removed;
    }
  }

  void remember(const WantedObject& wanted, const std::string& etag) {
    opened_.database->put_published({url_, wanted.meeting, wanted.href, etag, wanted.sha256});
  }

  Opened& opened_;
  InvitationMaker& maker_;
  std::string url_;
  net::Collection collection_;
  std::map<std::string, std::string> server_;        // ETag by href
  std::map<std::string, records::Published> known_;  // by meeting
  PublishMeetingsResult result_;
};

// The calendar of the settings; a Failure when there is none.
const settings::Endpoint& caldav_of(const Opened& opened) {
  const auto& caldav = opened.settings->connections.caldav;
  if (!caldav) {
    throw base::bad_input(msg("the settings name no CalDAV calendar"),
                          msg("add [caldav] url = \"https://…\" to gouvernail.toml, then run “{0}”",
                              base::Action(base::Verb::check_settings)));
  }
  return *caldav;
}

void tell_log(const PublishMeetingsResult& done) {
  namespace log = platform::log;
  log::info("meetings published",
            {log::field("added", done.added), log::field("updated", done.updated),
             log::field("merged", done.merged), log::field("removed", done.removed),
             log::field("unchanged", done.unchanged)});
}

}  // namespace

PublishMeetingsResult publish_meetings(const PublishMeetingsRequest& request) {
  Opened opened = open({request.workspace, "", "", ""});
  const settings::Endpoint place = caldav_of(opened);
  const platform::Lock lock(request.workspace, "publish");
  if (!lock.held()) {
    throw base::bad_input(msg("meetings are being published from this workspace already"),
                          msg("wait until it is done"));
  }
  try {
    InvitationMaker maker(opened, request.workspace, request.today, request.language);
    PublishMeetingsResult done = Publisher(opened, maker, place, request.workspace).run();
    tell_log(done);
    return done;
  } catch (const net::NetError& error) {
    throw base::io_failure(error.cause(), error.remedy());
  }
}

}  // namespace gouvernail::app
