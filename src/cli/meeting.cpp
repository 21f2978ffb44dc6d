// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "app/identifiers.h"
#include "app/joint_records.h"
#include "base/failure.h"
#include "base/text.h"
#include "calendar/typed.h"
#include "cli/context.h"
#include "governance/history_csv.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "reports/meetings_text.h"

namespace gouvernail::cli {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

struct Options {
  std::string what;  // a body, a uid, or BODY/DAY
  std::string on;
  std::string at;
  std::string until;
  std::string site;
  std::string note;
  std::string present;
  std::string minutes_on;
  std::string documents_on;
  std::string to;
  std::string from;
  std::string body;
  std::string file;  // a document, or the name of one
  bool urgent = false;
};

app::Opened open_here(const Context& context) { return app::open({context.folder, "", "", ""}); }

const governance::Body& need_body(const app::Opened& opened, const std::string& id) {
  if (const auto* body = opened.rules.convention.body(id)) return *body;
  std::vector<std::string> known;
  for (const auto& body : opened.rules.convention.bodies) known.push_back(body.id);
  throw base::bad_input(msg("there is no body or act “{}”", id), base::suggestion(id, known));
}

// By uid, by the start of one (8 characters or more), or by BODY/DAY.
Meeting need_meeting(const app::Opened& opened, const std::string& what) {
  const std::size_t slash = what.find('/');
  std::vector<const Meeting*> found;
  for (const Meeting& meeting : opened.history.meetings) {
    const bool by_day = slash != std::string::npos && meeting.body == what.substr(0, slash) &&
                        calendar::parse_day(what.substr(slash + 1)) == meeting.day;
    const bool by_uid = meeting.uid == what || (what.size() >= 8 && meeting.uid.starts_with(what));
    if (by_day || by_uid) found.push_back(&meeting);
  }
  if (found.size() == 1) return *found.front();
  if (found.empty()) {
    throw base::bad_input(msg("there is no meeting “{}”", what),
                          msg("name it as BODY/DAY, copil/2026-10-13; “{0}” shows them",
                              base::Action(base::Verb::list_meetings)));
  }
  throw base::bad_input(
      msg("“{0}” names {1} meetings", what, std::int64_t(found.size())),
      msg("give the identifier that “{0}” shows", base::Action(base::Verb::list_meetings)));
}

void set_times(Meeting& meeting, const Options& options, const governance::Body* body) {
  if (!options.at.empty()) meeting.start_time = calendar::need_time(options.at);
  if (!options.until.empty()) {
    meeting.end = calendar::LocalTime{meeting.day, calendar::need_time(options.until)};
  } else if (!options.at.empty() && body && body->minutes) {
    meeting.end =
        calendar::LocalTime{meeting.day, *meeting.start_time + calendar::Minutes{*body->minutes}};
  }
  if (meeting.end && meeting.start_time && meeting.end->day == meeting.day &&
      meeting.end->time <= *meeting.start_time) {
    throw base::bad_input(msg("the meeting ends before it starts"),
                          msg("correct {0} or {1}", base::Detail::at, base::Detail::until));
  }
}

// The attendance sheet in the words of the CSV format: one grammar for both.
void set_presence(Meeting& meeting, const std::string& text, const app::Opened& opened) {
  const std::string csv = "uid,body,start,end,status,convened_on,present,minutes_on,note\r\nx," +
                          meeting.body + "," + calendar::to_iso(meeting.day) + ",,held,,\"" + text +
                          "\",,\r\n";
  base::Diagnostics diagnostics;
  const auto read =
      governance::read_history_csv("--present", csv, opened.rules.convention, diagnostics);
  if (!read) {
    throw base::bad_input(diagnostics.front().what, diagnostics.front().remedy);
  }
  meeting.present = read->meetings.front().present;
}

void save(app::Opened& opened, const Meeting& meeting, Context& context) {
  app::record(opened, {records::PutMeeting{meeting}});
  print(reports::meetings_text({meeting}, opened.rules.convention, *context.language,
                               context.style()));
}

// Of a session that was recorded before. Held jointly, it is recorded elsewhere too.
void save_changed(app::Opened& opened, const Meeting& before, const Meeting& after,
                  Context& context) {
  save(opened, after, context);
  for (const base::Message& behind : app::records_behind(context.folder, before, after)) {
    tell(context.text(behind));
  }
}

void add(const Options& options, Context& context) {
  app::Opened opened = open_here(context);
  const governance::Body& body = need_body(opened, options.what);
  Meeting meeting;
  meeting.uid = app::new_uid();
  meeting.body = body.id;
  meeting.day = calendar::need_day(options.on);
  meeting.site = options.site.empty() ? body.site : options.site;
  meeting.note = options.note;
  meeting.urgent = options.urgent;
  set_times(meeting, options, &body);
  save(opened, meeting, context);
}

void convene(const Options& options, Context& context) {
  app::Opened opened = open_here(context);
  const Meeting before = need_meeting(opened, options.what);
  Meeting meeting = before;
  if (meeting.status == MeetingStatus::held || meeting.status == MeetingStatus::cancelled) {
    throw base::bad_input(msg("this meeting was held or cancelled already"),
                          msg("add another with “{0}”", base::Action(base::Verb::add_meeting)));
  }
  meeting.status = MeetingStatus::convened;
  // The day of sending stays when something else is told of a meeting that was convened.
  if (!options.on.empty()) {
    meeting.convened_on = calendar::need_day(options.on);
  } else if (!meeting.convened_on) {
    meeting.convened_on = platform::today();
  }
  if (!options.documents_on.empty())
    meeting.documents_on = calendar::need_day(options.documents_on);
  if (*meeting.convened_on > meeting.day) {
    throw base::bad_input(msg("the session was convened after its day"),
                          msg("correct {0}", base::Detail::on));
  }
  save_changed(opened, before, meeting, context);
}

void hold(const Options& options, Context& context) {
  app::Opened opened = open_here(context);
  const Meeting before = need_meeting(opened, options.what);
  Meeting meeting = before;
  if (meeting.day > platform::today()) {
    throw base::bad_input(msg("{} is still to come", calendar::arg(meeting.day)),
                          msg("record the meeting as held once its day has come, or move it"));
  }
  meeting.status = MeetingStatus::held;
  meeting.cancelled_on.reset();
  if (!options.present.empty()) set_presence(meeting, options.present, opened);
  if (!options.minutes_on.empty()) {
    meeting.minutes_on = calendar::need_day(options.minutes_on);
    if (*meeting.minutes_on < meeting.day) {
      throw base::bad_input(msg("the minutes are older than the session"),
                            msg("correct {0}", base::Detail::minutes_on));
    }
  }
  if (!options.note.empty()) meeting.note = options.note;
  save_changed(opened, before, meeting, context);
}

void cancel(const Options& options, Context& context) {
  app::Opened opened = open_here(context);
  const Meeting before = need_meeting(opened, options.what);
  Meeting meeting = before;
  meeting.status = MeetingStatus::cancelled;
  meeting.present.reset();
  meeting.cancelled_on = options.on.empty() ? platform::today() : calendar::need_day(options.on);
  if (!options.note.empty()) meeting.note = options.note;
  save_changed(opened, before, meeting, context);
}

void move(const Options& options, Context& context) {
  app::Opened opened = open_here(context);
  const Meeting before = need_meeting(opened, options.what);
  Meeting meeting = before;
  if (meeting.status == MeetingStatus::held) {
    throw base::bad_input(msg("this meeting was held or cancelled already"),
                          msg("add another with “{0}”", base::Action(base::Verb::add_meeting)));
  }
  meeting.day = calendar::need_day(options.to);
  if (meeting.end) meeting.end->day += meeting.day - before.day;
  set_times(meeting, options, opened.rules.convention.body(meeting.body));
  if (!options.site.empty()) meeting.site = options.site;
  save_changed(opened, before, meeting, context);
}

// A scan of many pages is larger than what people write by hand.
constexpr std::size_t largest_document = std::size_t{512} * 1024 * 1024;  // bytes

// By name, size and SHA-256: the file itself stays where it is.
void attach(const Options& options, Context& context) {
  app::Opened opened = open_here(context);
  const Meeting meeting = need_meeting(opened, options.what);
  const std::string bytes = platform::read_file(options.file, largest_document);
  records::Evidence evidence;
  evidence.name = std::filesystem::path(options.file).filename().string();
  evidence.size = static_cast<std::int64_t>(bytes.size());
  evidence.sha256 = app::sha256_of(bytes);
  const auto attached = opened.database->evidence();
  const auto own = attached.find(meeting.uid);
  for (const records::Evidence& known :
       own == attached.end() ? std::vector<records::Evidence>{} : own->second) {
    if (known.name != evidence.name || known.sha256 == evidence.sha256) continue;
    throw base::bad_input(msg("another document is attached as “{}” already", evidence.name),
                          msg("give this one another name, or first: {0}",
                              base::Action(base::Verb::detach_document)
                                  .of(options.what)
                                  .of(base::DocumentName{evidence.name})));
  }
  app::record(opened, {records::AttachEvidence{meeting.uid, evidence}});
  print(context.text(msg("“{0}” is kept as evidence by its digest, {1}. Keep the file itself where "
                         "it is.",
                         evidence.name, evidence.sha256)) +
        "\n");
}

void detach(const Options& options, Context& context) {
  app::Opened opened = open_here(context);
  const Meeting meeting = need_meeting(opened, options.what);
  app::record(opened, {records::DetachEvidence{meeting.uid, options.file}});
  print(context.text(msg("“{}” is no evidence any more.", options.file)) + "\n");
}

void list(const Options& options, Context& context) {
  const app::Opened opened = open_here(context);
  std::vector<Meeting> meetings;
  for (const Meeting& meeting : opened.history.meetings) {
    const bool wanted =
        (options.body.empty() || meeting.body == need_body(opened, options.body).id) &&
        (options.from.empty() || meeting.day >= calendar::need_day(options.from)) &&
        (options.to.empty() || meeting.day <= calendar::need_day(options.to));
    if (wanted) meetings.push_back(meeting);
  }
  print(reports::meetings_text(meetings, opened.rules.convention, *context.language,
                               context.style()));
}

}  // namespace

void add_meeting(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "meeting", context.text(msg("add, convene, hold, cancel, move, attach a document, list")));
  command->require_subcommand(1);
  const auto sub = [&](const char* name, base::Message what,
                       void (*run)(const Options&, Context&)) {
    CLI::App* added = command->add_subcommand(name, context.text(what));
    added->callback([o, &context, run] { run(*o, context); });
    return added;
  };
  const auto text = [&](CLI::App* to, const char* name, std::string& value, base::Message what) {
    return to->add_option(name, value, context.text(what));
  };
  const auto which = [&](CLI::App* to) {
    text(to, "meeting", o->what, msg("BODY/DAY or identifier"))->required();
  };
  CLI::App* added = sub("add", msg("a proposed meeting"), add);
  text(added, "body", o->what, msg("body or act"))->required();
  text(added, "--on", o->on, msg("day, 13/10/2026"))->required();
  text(added, "--site", o->site, msg("place"));
  text(added, "--note", o->note, msg("note"));
  added->add_flag("--urgent", o->urgent, context.text(msg("convened as urgent")));
  CLI::App* convened = sub("convene", msg("the convocations were sent"), convene);
  which(convened);
  text(convened, "--on", o->on, msg("day of sending (default: today)"));
  text(convened, "--documents-on", o->documents_on, msg("day on which the documents were sent"));
  CLI::App* held = sub("hold", msg("the meeting took place"), hold);
  which(held);
  text(held, "--present", o->present, msg("roles present, \"elu-cchpm*3|caf-cat\""));
  text(held, "--minutes-on", o->minutes_on, msg("day of the minutes"));
  text(held, "--note", o->note, msg("note"));
  CLI::App* cancelled = sub("cancel", msg("the meeting will not take place"), cancel);
  which(cancelled);
  text(cancelled, "--on", o->on, msg("day of the decision (default: today)"));
  text(cancelled, "--note", o->note, msg("note"));
  CLI::App* moved = sub("move", msg("to another day"), move);
  which(moved);
  text(moved, "--to", o->to, msg("new day"))->required();
  text(moved, "--site", o->site, msg("place"));
  for (CLI::App* timed : {added, moved}) {
    text(timed, "--at", o->at, msg("hour, 14:00"));
    text(timed, "--until", o->until, msg("end, 16:00"));
  }
  CLI::App* attached = sub("attach", msg("a document proves it: an attendance sheet…"), attach);
  which(attached);
  text(attached, "file", o->file, msg("the document"))->required();
  CLI::App* detached = sub("detach", msg("a document attached by mistake"), detach);
  which(detached);
  text(detached, "name", o->file, msg("its name, without folder"))->required();
  CLI::App* listed = sub("list", msg("the meetings recorded"), list);
  text(listed, "--body", o->body, msg("body or act"));
  text(listed, "--from", o->from, msg("first day"));
  text(listed, "--to", o->to, msg("last day"));
}

}  // namespace gouvernail::cli
