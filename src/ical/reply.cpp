// SPDX-License-Identifier: MPL-2.0
#include "ical/reply.h"

#include <algorithm>

#include "base/action.h"
#include "base/mail_address.h"
#include "base/text.h"
#include "ical/event_reader.h"
#include "ical/lines.h"

namespace gouvernail::ical {
namespace {

using base::msg;

constexpr std::size_t longest_comment = 2000;  // octets

std::string parameter(icalproperty* property, icalparameter_kind kind) {
  icalparameter* found = icalproperty_get_first_parameter(property, kind);
  if (!found) return "";
  if (kind == ICAL_SENTBY_PARAMETER) return address_of(icalparameter_get_sentby(found));
  std::string list = text_of(icalparameter_get_delegatedto(found));
  // Several may stand there, quoted: the first one counts.
  std::erase(list, '"');
  list.resize(std::min(list.size(), list.find(',')));
  return address_of(list.c_str());
}

// None: a status that RFC 5545 does not have for a session.
std::optional<Answer> answer_of(icalproperty* attendee) {
  const icalparameter* status = icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER);
  if (!status) return Answer::needs_action;
  switch (icalparameter_get_partstat(status)) {
    case ICAL_PARTSTAT_ACCEPTED:
      return Answer::accepted;
    case ICAL_PARTSTAT_DECLINED:
      return Answer::declined;
    case ICAL_PARTSTAT_TENTATIVE:
      return Answer::tentative;
    case ICAL_PARTSTAT_DELEGATED:
      return Answer::delegated;
    case ICAL_PARTSTAT_NEEDSACTION:
      return Answer::needs_action;
    default:
      return std::nullopt;
  }
}

class ReplyReader {
 public:
  ReplyReader(const std::string& file, base::Diagnostics& diagnostics,
              std::optional<calendar::UtcTime> sent)
      : file_(file), diagnostics_(diagnostics), sent_(sent), reader_(file, diagnostics) {}

  Replies run(const Scanned& scanned) {
    for (const Block& block : scanned.blocks) {
      if (block.kind == "VTIMEZONE") reader_.define(block);
    }
    for (const Block& block : scanned.blocks) {
      if (block.kind == "VEVENT") read(block);
    }
    return std::move(result_);
  }

 private:
  void read(const Block& block) {
    const Component component = block.whole ? parse_component(block.text) : nullptr;
    if (component && !block.uid.empty()) {
      result_.uids.insert(text_of(icalcomponent_get_uid(component.get())));
    }
    if (block.method != "REPLY" && block.method != "COUNTER" && !block.method.empty()) {
      ++result_.others;
      return;
    }
    if (!component) {
      return reader_.error(block, "cut-short",
                           msg("the event is cut short, or too long to be read"));
    }
    if (block.uid.empty()) {
      return reader_.error(block, "no-uid", msg("the answer does not say to which meeting"));
    }
    Reply common;
    common.kind = block.method == "COUNTER" ? ReplyKind::counter : ReplyKind::answer;
    common.line = block.line;
    common.uid = text_of(icalcomponent_get_uid(component.get()));
    common.sequence = std::max(0, icalcomponent_get_sequence(component.get()));
    common.comment = std::string(
        base::cut_utf8(text_of(icalcomponent_get_comment(component.get())), longest_comment));
    icalproperty* instead =
        icalcomponent_get_first_property(component.get(), ICAL_RECURRENCEID_PROPERTY);
    // One that libical drops would make of it an answer to the whole meeting.
    if (lines_of(block.text, "RECURRENCE-ID").size() != (instead ? 1U : 0U)) {
      return reader_.error(block, "bad-instance",
                           msg("to which session of a series the answer is cannot be read"));
    }
    if (instead && !read_instance(instead, block, common)) return;
    if (!read_stamp(component.get(), block, common)) return;
    if (common.kind == ReplyKind::counter && !read_proposal(component.get(), block, common)) return;
    read_attendees(component.get(), block, common);
  }

  bool read_instance(icalproperty* instead, const Block& block, Reply& reply) {
    const icaltimetype named = icalproperty_get_recurrenceid(instead);
    const auto of = reader_.moment(named, instead, block);
    if (!of) return false;
    reply.instance = of->day;
    if (named.is_date == 0) reply.instance_hour = of->time;
    const icalparameter* range = icalproperty_get_first_parameter(instead, ICAL_RANGE_PARAMETER);
    reply.onwards = range && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
    return true;
  }

  bool read_stamp(icalcomponent* component, const Block& block, Reply& reply) {
    const icaltimetype stamp = icalcomponent_get_dtstamp(component);
    const auto day = calendar::make_day(stamp.year, stamp.month, stamp.day);
    if ((icaltime_is_null_time(stamp) || !day) && sent_) {
      reply.dtstamp = *sent_;
      return true;
    }
    if (icaltime_is_null_time(stamp) || !day) {
      reader_.error(block, "no-dtstamp", msg("the answer does not say when it was given"));
      return false;
    }
    reply.dtstamp = calendar::UtcTime{*day} + std::chrono::hours{stamp.hour} +
                    calendar::Minutes{stamp.minute} + std::chrono::seconds{stamp.second};
    return true;
  }

  bool read_proposal(icalcomponent* component, const Block& block, Reply& reply) {
    icalproperty* start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    if (!start) {
      reader_.error(block, "no-start", msg("the counter-proposal names no time"));
      return false;
    }
    reply.start = reader_.moment(icalproperty_get_dtstart(start), start, block);
    if (!reply.start) return false;
    reply.end = reader_.end_of(component, *reply.start, block);
    return true;
  }

  void tell_unknown(const Block& block, const std::string& attendee) {
    reader_.warn(
        block, "unknown-answer",
        msg("the answer of {} is neither yes, no nor maybe: it is not recorded", attendee),
        msg("ask, and record what was said with “{0}”", base::Action(base::Verb::set_answer)));
  }

  // Whoever has answered; where nobody has, the only one who stands there (a counter-proposal may
  // leave its status out).
  void read_attendees(icalcomponent* component, const Block& block, const Reply& common) {
    std::vector<Reply> found;
    int standing = 0;
    bool unknown = false;
    Reply only;
    for (icalproperty* property =
             icalcomponent_get_first_property(component, ICAL_ATTENDEE_PROPERTY);
         property; property = icalcomponent_get_next_property(component, ICAL_ATTENDEE_PROPERTY)) {
      Reply reply = common;
      reply.attendee = attendee_of(property);
      // Whoever answers was invited at an address that can be written.
      if (!base::can_be_written_to(reply.attendee)) continue;
      reply.sent_by = parameter(property, ICAL_SENTBY_PARAMETER);
      const auto answer = answer_of(property);
      if (!answer) {
        tell_unknown(block, reply.attendee);
        unknown = true;
        continue;
      }
      reply.answer = *answer;
      reply.delegated_to = parameter(property, ICAL_DELEGATEDTO_PARAMETER);
      ++standing;
      only = reply;
      if (reply.answer != Answer::needs_action) found.push_back(std::move(reply));
    }
    if (found.empty() && unknown) return;
    if (found.empty() && standing == 1 &&
        (common.kind == ReplyKind::counter || block.method == "REPLY")) {
      found.push_back(only);
    }
    if (block.method.empty() && standing != 1) {
      ++result_.others;
      return;
    }
    if (found.empty()) {
      if (block.method.empty()) {
        ++result_.others;
        return;
      }
      return reader_.error(block, "no-attendee", msg("the answer does not say whose it is"));
    }
    if (block.method.empty()) {
      diagnostics_.push_back({base::Severity::warning,
                              "no-method",
                              {file_, block.line, 0},
                              "UID:" + block.uid,
                              msg("the calendar has no METHOD: it is read as an answer"),
                              {}});
    }
    for (Reply& reply : found) {
      reply.among_several = found.size() > 1;
      const bool known =
          std::any_of(result_.replies.begin(), result_.replies.end(), [&](Reply other) {
            other.line = reply.line;
            return other == reply;
          });
      if (!known) result_.replies.push_back(std::move(reply));
    }
  }

  const std::string& file_;
  base::Diagnostics& diagnostics_;
  std::optional<calendar::UtcTime> sent_;
  EventReader reader_;
  Replies result_;
};

}  // namespace

Replies read_replies(const std::string& file, std::string_view bytes,
                     base::Diagnostics& diagnostics, std::optional<calendar::UtcTime> sent) {
  const auto refuse = [&](const char* code, base::Message what, base::Message remedy) {
    diagnostics.push_back(
        {base::Severity::error, code, {file, 0, 0}, "", std::move(what), std::move(remedy)});
    return Replies{};
  };
  // An answer is one event: what is larger is something else.
  constexpr std::size_t longest = std::size_t{1024} * 1024;
  if (bytes.size() > longest) {
    return refuse("too-long",
                  msg("this calendar is larger than {} MB, no answer is", std::int64_t{1}),
                  msg("keep only the answers in the folder"));
  }
  const Scanned scanned = scan(bytes, Purpose::replies);
  if (!scanned.calendar) {
    return refuse("not-a-calendar", msg("this file is not a calendar, or it is cut short"),
                  msg("export it again from the calendar it comes from"));
  }
  return ReplyReader(file, diagnostics, sent).run(scanned);
}

}  // namespace gouvernail::ical
