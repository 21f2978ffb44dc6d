// SPDX-License-Identifier: MPL-2.0
#include "compliance/act_words.h"

#include <cstdint>
#include <utility>

#include "governance/convention.h"

namespace gouvernail::compliance {

using base::DayNumber;
using base::LocalizedText;
using base::Message;
using base::MessageList;
using base::msg;
using governance::Done;

Message do_by(Done done, const LocalizedText& act, DayNumber last) {
  switch (done) {
    case Done::done:
      return msg("Do “{0}”: set the day and tell the partners no later than {1}.", act, last);
    case Done::sent:
      return msg("Send {0:the} no later than {1}.", act, last);
    case Done::delivered:
      return msg("Deliver {0:the} no later than {1}.", act, last);
    case Done::published:
      return msg("Publish {0:the} no later than {1}.", act, last);
    case Done::adopted:
      return msg("Have {0:the} adopted no later than {1}.", act, last);
    case Done::noted:
      return msg("Once it is so, note “{0}”, no later than {1}.", act, last);
  }
  return {};
}

Message do_at_once(Done done, const LocalizedText& act, DayNumber last) {
  switch (done) {
    case Done::done:
      return msg("Do “{0}” at once: only at short notice, by {1} at the latest.", act, last);
    case Done::sent:
      return msg("Send {0:the} at once, by {1} at the latest.", act, last);
    case Done::delivered:
      return msg("Deliver {0:the} at once, by {1} at the latest.", act, last);
    case Done::published:
      return msg("Publish {0:the} at once, by {1} at the latest.", act, last);
    case Done::adopted:
      return msg("Have {0:the} adopted at once, by {1} at the latest.", act, last);
    case Done::noted:
      return msg("Note “{0}” at once, by {1} at the latest.", act, last);
  }
  return {};
}

Message task_to_do(Done done, const LocalizedText& act, int missing) {
  const std::int64_t times = missing;
  switch (done) {
    case Done::done:
      return missing == 1 ? msg("Set the day of {0:the}, and tell the partners", act)
                          : msg("Set {1} days for {0:the}, and tell the partners", act, times);
    case Done::sent:
      return missing == 1 ? msg("Send {0:the}", act) : msg("Send {0:the}, {1} times", act, times);
    case Done::delivered:
      return missing == 1 ? msg("Deliver {0:the}", act)
                          : msg("Deliver {0:the}, {1} times", act, times);
    case Done::published:
      return missing == 1 ? msg("Publish {0:the}", act)
                          : msg("Publish {0:the}, {1} times", act, times);
    case Done::adopted:
      return missing == 1 ? msg("Have {0:the} adopted", act)
                          : msg("Have {0:the} adopted, {1} times", act, times);
    case Done::noted:
      return missing == 1 ? msg("Note once it is so: “{0}”", act)
                          : msg("Note once it is so, {1} times: “{0}”", act, times);
  }
  return {};
}

Message task_on_day(Done done, const LocalizedText& act, DayNumber day) {
  switch (done) {
    case Done::done:
      return msg("Tell the partners of {0:the} of {1:plain}", act, day);
    case Done::sent:
      return msg("Prepare {0:the} to be sent on {1:plain}", act, day);
    case Done::delivered:
      return msg("Prepare {0:the} to be delivered on {1:plain}", act, day);
    case Done::published:
      return msg("Prepare {0:the} to be published on {1:plain}", act, day);
    case Done::adopted:
      return msg("Prepare {0:the} to be adopted on {1:plain}", act, day);
    case Done::noted:
      return msg("Find out, for {1:plain}: “{0}”", act, day);
  }
  return {};
}

Message task_to_record(Done done, const LocalizedText& act, DayNumber day) {
  switch (done) {
    case Done::done:
      return msg("Record whether {0:the} of {1:plain} took place", act, day);
    case Done::sent:
      return msg("Record the sending, on {1:plain}: {0}", act, day);
    case Done::delivered:
      return msg("Record the delivery, on {1:plain}: {0}", act, day);
    case Done::published:
      return msg("Record the publication, on {1:plain}: {0}", act, day);
    case Done::adopted:
      return msg("Record the adoption, on {1:plain}: {0}", act, day);
    case Done::noted:
      return msg("Record whether it is so on {1:plain}: “{0}”", act, day);
  }
  return {};
}

Message done_on(Done done, MessageList days) {
  switch (done) {
    case Done::done:
      return msg("Done on {}.", std::move(days));
    case Done::sent:
      return msg("Sent on {}.", std::move(days));
    case Done::delivered:
      return msg("Delivered on {}.", std::move(days));
    case Done::published:
      return msg("Published on {}.", std::move(days));
    case Done::adopted:
      return msg("Adopted on {}.", std::move(days));
    case Done::noted:
      return msg("Noted on {}.", std::move(days));
  }
  return {};
}

}  // namespace gouvernail::compliance
