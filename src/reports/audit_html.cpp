// SPDX-License-Identifier: MPL-2.0
#include "reports/audit_html.h"

#include <fmt/format.h>

#include <algorithm>

#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/waiver.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/term_words.h"
#include "reports/waiver_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using governance::Meeting;

class AuditPart {
 public:
  AuditPart(const TermReport& report, const Language& language)
      : report_(report), language_(language), convention_(report.check.rules->convention) {}

  View fill() const {
    View view;
    add_words(view,
              {{"judged_with", msg("Judged with the {0}; as known on {1}.",
                                   reading_words(*report_.check.rules, language_),
                                   calendar::arg(report_.check.as_of))},
               {"known_until", msg("Documents and journal are those recorded until now, whatever "
                                   "the day of the report.")}},
              language_);
    sessions(view);
    waivers(view);
    journal(view);
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }
  std::string day(const std::optional<calendar::Day>& day) const {
    return day ? language_.short_day(*day) : "–";
  }

  std::string present(const Meeting& meeting) const {
    if (!meeting.present) {
      return meeting.status == governance::MeetingStatus::held ? say(msg("not recorded")) : "–";
    }
    return attendance_words(report_, meeting, language_);
  }

  // A file's name may tell a person's: its digest is proof enough.
  std::vector<View> documents(const std::string& uid) const {
    std::vector<View> views;
    const auto found = report_.audit->documents.find(uid);
    if (found == report_.audit->documents.end()) return views;
    for (const Document& document : found->second) {
      const bool follows = !views.empty();
      views.emplace_back()
          .flag("follows", follows)
          .text("name", report_.anonymous ? "" : document.name)
          .text("size", say(msg("{0} bytes", document.size)))
          .text("sha256", document.sha256);
    }
    return views;
  }

  void sessions(View& view) const {
    std::vector<const Meeting*> all;
    for (const Meeting& meeting : report_.check.history->meetings) all.push_back(&meeting);
    std::stable_sort(all.begin(), all.end(),
                     [](const Meeting* a, const Meeting* b) { return comes_first(*a, *b); });
    std::vector<View> rows;
    for (const Meeting* meeting : all) {
      View& row = rows.emplace_back();
      row.text("when", meeting_time(*meeting, {}, language_))
          .text("body", body_name(convention_, meeting->body, language_))
          .lines("small", report_.anonymous || meeting->agenda.empty()
                              ? std::vector<std::string>{}
                              : std::vector{meeting->agenda})
          .text("status", status_word(meeting->status, language_))
          .text("convened", day(meeting->convened_on))
          .text("minutes", day(meeting->minutes_on))
          .text("present", present(*meeting))
          .list("documents", documents(meeting->uid));
    }
    add_words(view,
              {{"sessions_caption", msg("Sessions recorded: {0}", std::int64_t(all.size()))},
               {"session_column", msg("Session")},
               {"status_column", msg("Status")},
               {"convened_column", msg("Convened")},
               {"minutes_column", msg("Minutes")},
               {"present_column", msg("Present")},
               {"documents_column", msg("Documents")}},
              language_);
    view.list("sessions", std::move(rows));
  }

  void waivers(View& view) const {
    const auto& all = report_.check.history->waivers;
    const auto free_text = [&](const std::string& text) { return report_.anonymous ? "" : text; };
    std::vector<View> rows;
    for (const governance::Waiver& waiver : all) {
      rows.emplace_back()
          .text("duty", waiver.target)
          .text("granted_on", language_.short_day(waiver.granted_on))
          .text("authority", free_text(waiver.authority))
          .text("reason", free_text(waiver.reason))
          .text("evidence", free_text(waiver.evidence));
    }
    add_words(view,
              {{"no_waiver", msg("No waiver is recorded.")},
               {"waivers_caption", msg("Waivers: {0}", std::int64_t(all.size()))},
               {"waivers_worth", waiver_worth(*report_.check.rules)},
               {"duty_column", msg("Duty")},
               {"granted_column", msg("Granted on")},
               {"authority_column", msg("Authority")},
               {"reason_column", msg("Reason")},
               {"evidence_column", msg("Evidence")}},
              language_);
    view.block("waivers", std::move(rows));
  }

  void journal(View& view) const {
    const AuditFile& audit = *report_.audit;
    std::vector<View> rows;
    for (const JournalLine& line : audit.journal) {
      const calendar::LocalTime at = calendar::to_paris(line.at);
      rows.emplace_back()
          .text("number", std::to_string(line.number))
          .text("recorded_on", language_.short_day(at.day) + " " + language_.time(at.time))
          .text("what", entry_words(line, language_))
          .text("hash", line.digest);
    }
    add_words(view,
              {{"journal_title", msg("Journal")},
               {"journal_state", audit.altered.empty()
                                     ? msg("{0} {0:entry|entries}; every hash was recomputed and "
                                           "none is wrong. The last one stands for all of them:",
                                           std::int64_t(audit.journal.size()))
                                     : audit.altered},
               {"every_entry", msg("Every entry")},
               {"journal_caption", msg("What was recorded, and when")},
               {"number_column", msg("Number")},
               {"recorded_column", msg("Recorded on")},
               {"what_column", msg("What")},
               {"hash_column", msg("Hash")}},
              language_);
    view.text("journal_head", audit.head).block("journal", std::move(rows));
  }

  const TermReport& report_;
  const Language& language_;
  const governance::Convention& convention_;
};

}  // namespace

View audit_view(const TermReport& report, const Language& language) {
  return AuditPart(report, language).fill();
}

}  // namespace gouvernail::reports
