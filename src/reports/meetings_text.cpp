// SPDX-License-Identifier: MPL-2.0
#include "reports/meetings_text.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "governance/meeting.h"
#include "reports/meeting_words.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

constexpr const char* joint_mark = "⇄";  // held together with a session of another convention

Ink status_ink(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::proposed:
      return Ink::blue;
    case MeetingStatus::convened:
      return Ink::cyan;
    case MeetingStatus::held:
      return Ink::green;
    case MeetingStatus::cancelled:
      return Ink::dim;
  }
  return Ink::plain;
}

struct Row {
  const Meeting* meeting;
  std::string when;
  std::string body;
  std::string status;
};

struct Widths {
  std::size_t when = 0;
  std::size_t body = 0;
  std::size_t status = 0;
};

std::string attendance(const Meeting& meeting, const governance::Convention& convention,
                       const Language& language) {
  if (!meeting.present) return {};
  if (meeting.present->empty()) return language.text(msg("Present: nobody."));
  const auto lines = attendance_lines(meeting, convention, true, language);
  return language.text(msg("Attendance: {0}.", language.list(lines)));
}

std::string dates(const Meeting& meeting, const Language& language) {
  std::string out;
  const auto tell = [&](const base::Message& message) {
    out += (out.empty() ? "" : " · ") + language.text(message);
  };
  if (meeting.convened_on) tell(msg("convened on {0:short}", calendar::arg(*meeting.convened_on)));
  if (meeting.documents_on) {
    tell(msg("documents sent on {0:short}", calendar::arg(*meeting.documents_on)));
  }
  if (!meeting.second_of.empty()) tell(msg("second convocation"));
  if (meeting.moved_from) tell(msg("moved from {0:short}", calendar::arg(*meeting.moved_from)));
  if (meeting.minutes_sent_on) {
    tell(msg("minutes sent on {0:short}", calendar::arg(*meeting.minutes_sent_on)));
  }
  if (meeting.minutes_on) tell(msg("minutes of {0:short}", calendar::arg(*meeting.minutes_on)));
  if (meeting.cancelled_on) {
    tell(msg("cancelled on {0:short}", calendar::arg(*meeting.cancelled_on)));
  }
  return out;
}

// Empty where there is nothing to tell.
std::string unless_empty(const base::Message& words, const std::string& what,
                         const Language& language) {
  return what.empty() ? std::string() : language.text(words);
}

// One line where the width allows it; else the uid, which is for commands, goes below, and on the
// narrowest terminals the status and the body do too.
std::string headline(const Row& row, const Widths& widths, const TextStyle& style) {
  const std::string& uid = row.meeting->uid;
  const Ink ink = status_ink(row.meeting->status);
  const std::string head =
      pad(row.when, widths.when + 2) + paint(pad(row.status, widths.status + 2), ink, style);
  const std::size_t indent = widths.when + widths.status + 4;
  if (indent + widths.body + 2 + base::display_width(uid) <= columns(style)) {
    return head + pad(row.body, widths.body + 2) + paint(uid, Ink::dim, style) + "\n";
  }
  const std::string below = hang("", uid, detail_indent, style, Ink::dim);
  if (indent + 20 <= columns(style)) return hang(head, row.body, indent, style) + below;
  return hang("", row.when, 0, style) +
         hang("", row.status + " · " + row.body, detail_indent, style, ink) + below;
}

std::string detail_lines(const Meeting& meeting, const governance::Convention& convention,
                         const Language& language, const TextStyle& style) {
  std::string out;
  for (const std::string& detail :
       {dates(meeting, language), attendance(meeting, convention, language),
        site_name(convention, meeting.site, language),
        unless_empty(msg("Agenda: {}", meeting.agenda), meeting.agenda, language),
        unless_empty(msg("Reason: {}", meeting.reason), meeting.reason, language),
        unless_empty(msg("Private note: {}", meeting.note), meeting.note, language)}) {
    if (!detail.empty()) out += hang("", detail, detail_indent, style, Ink::dim);
  }
  return out;
}

}  // namespace

std::string meeting_text(const Meeting& meeting, const std::vector<std::string>& documents,
                         const governance::Convention& convention, const Language& language,
                         const TextStyle& style) {
  TextStyle whole = style;
  whole.verbose = true;
  std::string out = meetings_text({meeting}, convention, language, whole);
  if (!meeting.present) {
    out +=
        hang("", language.text(msg("Attendance: not recorded.")), detail_indent, style, Ink::dim);
  }
  if (!documents.empty()) {
    out += hang("", language.text(msg("Documents: {0}.", language.list(documents))), detail_indent,
                style, Ink::dim);
  }
  return out;
}

std::string meetings_text(const std::vector<Meeting>& meetings,
                          const governance::Convention& convention, const Language& language,
                          const TextStyle& style) {
  if (meetings.empty()) return language.text(msg("No session is recorded.")) + "\n";
  std::vector<Row> rows;
  Widths widths;
  for (const Meeting& meeting : meetings) {
    Row row{&meeting, meeting_time(meeting, {}, language),
            body_name(convention, meeting.body, language) +
                (meeting.joint.empty() ? std::string() : std::string(" ") + joint_mark),
            status_word(meeting.status, language)};
    widths.when = std::max(widths.when, base::display_width(row.when));
    widths.body = std::max(widths.body, base::display_width(row.body));
    widths.status = std::max(widths.status, base::display_width(row.status));
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return comes_first(*a.meeting, *b.meeting); });
  std::string out;
  for (const Row& row : rows) {
    out += headline(row, widths, style);
    if (style.verbose) out += detail_lines(*row.meeting, convention, language, style);
  }
  const bool joint = std::any_of(meetings.begin(), meetings.end(),
                                 [](const Meeting& one) { return !one.joint.empty(); });
  if (joint) {
    out += hang(
        "", language.text(msg("{}: held jointly with another convention", std::string(joint_mark))),
        0, style, Ink::dim);
  }
  return out;
}

}  // namespace gouvernail::reports
