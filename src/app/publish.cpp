// SPDX-License-Identifier: MPL-2.0
#include "app/publish.h"

#include <algorithm>

#include "app/access.h"
#include "app/identifiers.h"
#include "base/failure.h"
#include "base/text.h"
#include "ical/merge.h"
#include "ical/writer.h"
#include "net/collection.h"
#include "platform/lock.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

constexpr int most_tries = 3;

class Publisher {
 public:
  Publisher(Opened& opened, InvitationMaker& maker, const settings::Place& place,
            const fs::path& workspace)
      : opened_(opened),
        maker_(maker),
        url_(place.url),
        collection_(place.url, access_of(place.login, workspace)) {}

  PublishResult run() {
    std::vector<Prepared> wanted = prepare();
    read_server();
    for (records::Published& one : opened_.database->published(url_)) {
      known_[one.meeting] = std::move(one);
    }
    for (const Prepared& prepared : wanted) put(prepared);
    remove_gone();
    result_.remarks = maker_.remarks();
    return std::move(result_);
  }

 private:
  // Revisions are recorded before anything leaves.
  std::vector<Prepared> prepare() {
    std::vector<Prepared> wanted;
    for (const Meeting& meeting : opened_.history.meetings) {
      if (!maker_.is_ahead(meeting) || meeting.status == MeetingStatus::cancelled) continue;
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

  void put(const Prepared& prepared) {
    const std::string& uid = prepared.invitation.uid;
    const std::string bytes = ical::write_calendar(ical::Method::stored, {prepared.invitation});
    const std::string digest = sha256_of(bytes);
    const auto known = known_.find(uid);
    const std::string href =
        known != known_.end() ? known->second.href : collection_.href_of(base::fold(uid) + ".ics");
    const auto standing = server_.find(href);
    const bool there = standing != server_.end();
    const bool ours = known != known_.end() && there && known->second.etag == standing->second &&
                      !standing->second.empty();
    if (ours && known->second.content_sha256 == digest) {
      ++result_.unchanged;
      return;
    }
    std::string expected = there ? standing->second : "";
    std::string body = bytes;
    bool merged = false;
    if (there && !ours) {
      // Somebody changed it, or the server rewrote it, or our memory was lost.
      const auto remote = collection_.get(href);
      const bool same = remote && ical::same_meaning(bytes, remote->bytes) &&
                        (known == known_.end() || known->second.content_sha256 == digest);
      if (same) {
        remember(uid, href, remote->etag, digest);
        ++result_.unchanged;
        return;
      }
      if (remote) {
        body = ical::with_alarms_of(bytes, remote->bytes);
        expected = remote->etag;
        merged = true;
      } else {
        expected.clear();
      }
    }
    write(uid, href, bytes, body, expected, digest, there, merged);
  }

  void write(const std::string& uid, const std::string& href, const std::string& bytes,
             std::string body, std::string expected, const std::string& digest, bool there,
             bool merged) {
    for (int attempt = 0; attempt < most_tries; ++attempt) {
      const net::WriteResult done = collection_.put(href, body, expected);
      if (done.written == net::Written::no_parent) {
        collection_.create();
        continue;
      }
      if (done.written == net::Written::changed) {
        const auto remote = collection_.get(href);
        expected = remote ? remote->etag : "";
        body = remote ? ical::with_alarms_of(bytes, remote->bytes) : bytes;
        merged = there = remote.has_value();
        continue;
      }
      std::string etag = done.etag;
      if (etag.empty()) {
        const auto remote = collection_.get(href);
        if (remote) etag = remote->etag;
      }
      remember(uid, href, etag, digest);
      ++(there ? result_.updated : result_.added);
      if (merged) ++result_.merged;
      return;
    }
    throw base::io_failure(msg("“{}” does not take the meeting", net::host_of(url_)),
                           msg("somebody may be changing it: try again"));
  }

  // Cancelled, or withdrawn from the workspace; what was held, or is past, stays.
  void remove_gone() {
    for (const auto& [uid, known] : known_) {
      const auto meeting =
          std::find_if(opened_.history.meetings.begin(), opened_.history.meetings.end(),
                       [&, id = uid](const Meeting& one) { return one.uid == id; });
      const bool gone =
          meeting == opened_.history.meetings.end() || meeting->status == MeetingStatus::cancelled;
      if (!gone) continue;
      std::string etag = known.etag;
      for (int attempt = 0; attempt < most_tries; ++attempt) {
        if (collection_.remove(known.href, etag) == net::Written::done) break;
        const auto remote = collection_.get(known.href);
        if (!remote) break;
        etag = remote->etag;
      }
      opened_.database->drop_published(url_, uid);
      ++result_.removed;
    }
  }

  void remember(const std::string& uid, const std::string& href, const std::string& etag,
                const std::string& digest) {
    opened_.database->put_published({url_, uid, href, etag, digest});
  }

  Opened& opened_;
  InvitationMaker& maker_;
  std::string url_;
  net::Collection collection_;
  std::map<std::string, std::string> server_;        // ETag by href
  std::map<std::string, records::Published> known_;  // by meeting
  PublishResult result_;
};

}  // namespace

const settings::Place& caldav_of(const Opened& opened) {
  const auto& caldav = opened.settings.connections.caldav;
  if (!caldav) {
    throw base::bad_input(msg("the settings name no CalDAV calendar"),
                          msg("add [caldav] url = \"https://…\" to gouvernail.toml, then run “{0}”",
                              base::Action(base::Verb::check_settings)));
  }
  return *caldav;
}

PublishResult publish(Opened& opened, const fs::path& workspace, calendar::Day today,
                      const InvitationWords& words) {
  const settings::Place place = caldav_of(opened);
  const platform::Lock lock(workspace, "publish");
  if (!lock.held()) {
    throw base::bad_input(msg("meetings are being published from this workspace already"),
                          msg("wait until it is done"));
  }
  try {
    InvitationMaker maker(opened, workspace, today, words);
    return Publisher(opened, maker, place, workspace).run();
  } catch (const net::NetError& error) {
    throw base::io_failure(error.cause(), error.remedy());
  }
}

}  // namespace gouvernail::app
