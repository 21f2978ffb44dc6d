// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/subscriptions.h"

#include "app/workspace/access.h"
#include "app/workspace/busy.h"
#include "app/workspace/busy_copy.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "base/text.h"
#include "ical/reader.h"
#include "net/http.h"
#include "platform/clock.h"
#include "platform/files.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using calendar::UtcTime;

// A copy: one line with the time, the digest of the address, the server's tag and what was known;
// then what is kept of the calendar.
struct Copy {
  UtcTime fetched;
  std::string etag;
  std::string known;  // Keeping::known, when it was kept
  std::string bytes;
};

std::optional<Copy> read_copy(const fs::path& path, const std::string& url) {
  if (!fs::exists(path)) return std::nullopt;
  const std::string text = platform::read_file(path, std::size_t{32} * 1024 * 1024);
  const std::size_t end = text.find('\n');
  if (end == std::string::npos) return std::nullopt;
  const auto fields = base::split(std::string_view(text).substr(0, end), '\t');
  if (fields.size() < 3 || fields[1] != base::sha256_hex(url))
    return std::nullopt;  // another address
  const auto fetched = calendar::parse_ical_utc(fields[0]);
  if (!fetched) return std::nullopt;
  return Copy{*fetched, fields[2], fields.size() > 3 ? fields[3] : "", text.substr(end + 1)};
}

// What it keeps.
std::string write_copy(const fs::path& path, const std::string& url, const Copy& copy) {
  platform::make_folder(path.parent_path());
  platform::write_file(path, calendar::to_ical_utc(copy.fetched) + "\t" + base::sha256_hex(url) +
                                 "\t" + copy.etag + "\t" + copy.known + "\n" + copy.bytes);
  return copy.bytes;
}

// What an earlier program kept whole is reduced where it lies.
std::optional<Copy> read_reduced(const fs::path& path, const std::string& url,
                                 const Keeping& keeping) {
  std::optional<Copy> copy = read_copy(path, url);
  if (!copy || parse_busy_copy(copy->bytes)) return copy;
  copy->bytes = keeping.reduce(copy->bytes);
  copy->known = keeping.known;
  write_copy(path, url, *copy);
  return copy;
}

base::Diagnostic told(base::Severity severity, const char* code, const std::string& key,
                      base::Message what, base::Message remedy) {
  return {severity,
          code,
          {"gouvernail.toml", 0, 0},
          "",
          msg("calendar of “{0}”: {1}", key, base::MessageList{std::move(what)}),
          std::move(remedy)};
}

// As calendars are named to be subscribed to; what they are fetched by.
std::string fetched_from(const std::string& url) {
  for (const char* scheme : {"webcal://", "webcals://"}) {
    if (url.starts_with(scheme)) return "https://" + url.substr(std::string_view(scheme).size());
  }
  return url;
}

// "3 hours old", "2 days old".
base::Message age_of(const Copy& copy, UtcTime at) {
  const std::int64_t hours =
      std::chrono::duration_cast<std::chrono::hours>(at - copy.fetched).count();
  constexpr std::int64_t day = 24;
  if (hours < 2 * day) return msg("{0} {0:hour|hours} old", hours);
  return msg("{0} {0:day|days} old", hours / day);
}

// `etag`: of what is there already; empty: all of it is asked for.
net::HttpRequest request_for(const std::string& url, const std::string& etag) {
  net::HttpRequest request;
  request.url = fetched_from(url);
  if (!etag.empty()) request.headers.push_back("If-None-Match: " + etag);
  return request;
}

// One that came cut short, or too large to be read, takes the place of no good copy; without one
// what there is is used, and told.
void need_good_calendar(const std::string& bytes, bool has_copy, const std::string& key,
                        base::Diagnostics& diagnostics) {
  const bool whole = ical::is_whole_calendar(bytes);
  if (has_copy && (!whole || bytes.size() > ical::longest_calendar)) {
    throw net::NetError(net::NetFault::answer,
                        whole ? msg("what the server sent is larger than 20 MB")
                              : msg("what the server sent is cut short"),
                        msg("look at this calendar where it comes from, then try again"));
  }
  if (whole) return;
  diagnostics.push_back(told(base::Severity::warning, "cut-short", key,
                             msg("what the server sent is cut short: more may be taken"),
                             msg("look at this calendar where it comes from")));
}

}  // namespace

fs::path path_of_copy(const std::string& key, const fs::path& workspace) {
  return workspace / busy_name / "cache" / (base::sha256_hex(key).substr(0, 16) + ".copy");
}

std::optional<std::string> fetch(const settings::Subscription& subscription,
                                 std::chrono::hours refresh, const fs::path& workspace,
                                 base::Diagnostics& diagnostics, const Keeping& keeping,
                                 Reach reach) {
  const std::string& url = subscription.place.url;
  const fs::path path = path_of_copy(subscription.key, workspace);
  const UtcTime at = platform::now();
  std::optional<Copy> copy = read_reduced(path, url, keeping);
  if (copy && at - copy->fetched < refresh) {
    diagnostics.push_back(told(base::Severity::advice, "copy", subscription.key,
                               msg("the copy kept is {}", base::MessageList{age_of(*copy, at)}),
                               {}));
    return copy->bytes;
  }
  if (reach == Reach::copies) {
    diagnostics.push_back(
        told(base::Severity::warning, "not-fetched", subscription.key,
             copy ? msg("the copy kept is {}", base::MessageList{age_of(*copy, at)})
                  : msg("it was never fetched; when this person or room is taken is not known"),
             msg("“{0}” and “{1}” fetch it", base::Action(base::Verb::plan),
                 base::Action(base::Verb::alert).with(base::Detail::send))));
    return copy ? std::optional(std::move(copy->bytes)) : std::nullopt;
  }
  try {
    net::Http http(access_of(subscription.place.login, workspace));
    const bool says_all = copy && copy->known == keeping.known;  // of our sessions
    net::HttpResponse response = http.run(request_for(url, says_all ? copy->etag : ""));
    if (response.status == 304 && says_all) {
      copy->fetched = at;
      return write_copy(path, url, *copy);
    }
    if (!response.is_success()) {
      throw net::NetError(net::NetFault::answer,
                          msg("the server answered {}", std::int64_t{response.status}),
                          msg("check the address in the settings"));
    }
    if (!ical::holds_calendar(response.body)) {
      throw net::NetError(net::NetFault::answer, msg("what the server sent is no calendar"),
                          msg("check the address in the settings"));
    }
    need_good_calendar(response.body, copy.has_value(), subscription.key, diagnostics);
    return write_copy(path, url,
                      {at, response.header("etag"), keeping.known, keeping.reduce(response.body)});
  } catch (const net::NetError& error) {
    if (!copy) {
      diagnostics.push_back(told(base::Severity::warning, "not-fetched", subscription.key,
                                 msg("{}; when this person or room is taken is not known",
                                     base::MessageList{error.cause()}),
                                 error.remedy()));
      return std::nullopt;
    }
    diagnostics.push_back(told(base::Severity::warning, "not-fetched", subscription.key,
                               msg("{0}; the copy kept is {1}", base::MessageList{error.cause()},
                                   base::MessageList{age_of(*copy, at)}),
                               error.remedy()));
    return copy->bytes;
  }
}

}  // namespace gouvernail::app
