// SPDX-License-Identifier: MPL-2.0
// Where answers come from: files, folders, mailboxes, of one workspace or of several.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>

#include "app/answers.h"
#include "app/workspace/access.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "mail/incoming.h"
#include "net/imap.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

bool is_mailbox(const std::string& source) {
  return source.starts_with("imap://") || source.starts_with("imaps://");
}

base::Failure failure_of_mailbox(const net::NetError& error) {
  return base::io_failure(error.cause(), error.remedy());
}

void add_counts(Taken& sum, Taken more) {
  sum.recorded += more.recorded;
  sum.repeated += more.repeated;
  sum.waiting += more.waiting;
  sum.late += more.late;
  sum.others += more.others;
  sum.unsent += more.unsent;
  sum.bounced += more.bounced;
  sum.overtaken += more.overtaken;
  sum.strangers += more.strangers;
  sum.delayed += more.delayed;
  sum.unreached = sum.unreached || more.unreached;
  std::ranges::move(more.diagnostics, std::back_inserter(sum.diagnostics));
}

// What came, taken by each workspace in turn. What a mailbox or a folder holds may be more than
// fits into memory: it is taken in parts.
class Intake {
 public:
  explicit Intake(std::vector<Opened*> opened)
      : opened_(std::move(opened)), elsewhere_(opened_.size()), taken_(opened_.size()) {
    for (std::size_t i = 0; i < opened_.size(); ++i) {
      need_workspace(*opened_[i]);
      for (std::size_t j = 0; j < opened_.size(); ++j) {
        if (i == j) continue;
        for (const auto& meeting : opened_[j]->history->meetings) {
          elsewhere_[i].sessions.insert(meeting.uid);
        }
        for (const auto& mail : opened_[j]->database->outbox()) {
          elsewhere_[i].mails.insert(mail.message_id);
        }
      }
    }
  }

  void take(Incoming one) {
    waiting_bytes_ += one.bytes.size();
    waiting_.push_back(std::move(one));
    if (waiting_bytes_ >= mail::longest_mail) record();
  }

  // One that cannot be read holds back no other.
  void take_file(const AnswerFile& file) {
    std::error_code unknown;
    const auto size = fs::file_size(file.path, unknown);
    if (!unknown && size > mail::longest_mail) {
      return tell(0, {file.found ? base::Severity::warning : base::Severity::error,
                      "too-long",
                      {file.path.string(), 0, 0},
                      "",
                      msg("this file is too large to be an answer"),
                      msg("look at it, and move it elsewhere")});
    }
    try {
      take({file.path.string(), platform::read_file(file.path, mail::longest_mail)});
    } catch (const base::Failure& failure) {
      tell_unreached(0, file.path.string(), failure);
    }
  }

  void record() {
    for (std::size_t i = 0; i < opened_.size() && !waiting_.empty(); ++i) {
      add_counts(taken_[i], take_answers(*opened_[i], waiting_, elsewhere_[i]));
    }
    waiting_.clear();
    waiting_bytes_ = 0;
  }

  // To that workspace.
  void tell(std::size_t workspace, base::Diagnostic what) {
    taken_[workspace].diagnostics.push_back(std::move(what));
  }
  void tell_unreached(std::size_t workspace, const std::string& name,
                      const base::Failure& failure) {
    tell(workspace,
         {base::Severity::error, "unreached", {name, 0, 0}, "", failure.cause(), failure.remedy()});
    taken_[workspace].unreached = true;
  }

  std::vector<Taken> finish() {
    record();
    return std::move(taken_);
  }

 private:
  std::vector<Opened*> opened_;
  std::vector<Elsewhere> elsewhere_;
  std::vector<Taken> taken_;
  std::vector<Incoming> waiting_;
  std::size_t waiting_bytes_ = 0;
};

// Messages of a mailbox that nobody processed.
class Post {
 public:
  Post(const settings::Mailbox& from, const fs::path& workspace)
      : host_(net::host_of(from.place.url)),
        mailbox_(from.place.url, access_of(from.place.login, workspace),
                 from.keyword.empty() ? net::processed_keyword : from.keyword) {}

  void read(Intake& intake) {
    for (const std::uint32_t uid : mailbox_.unprocessed()) {
      const std::string name = host_ + "/" + std::to_string(uid);
      try {
        intake.take({name, mailbox_.fetch(uid, mail::longest_mail)});
      } catch (const net::NetError& error) {
        if (error.fault() != net::NetFault::too_large) throw;
        too_large.push_back(
            {base::Severity::warning, "too-long", {name, 0, 0}, "", error.cause(), error.remedy()});
      }
      read_.push_back(uid);
    }
  }

  // Once all is recorded: what was not would be lost, what is read twice changes nothing.
  void mark() {
    for (const std::uint32_t uid : read_) mailbox_.mark_processed(uid);
  }

  base::Diagnostics too_large;

 private:
  std::string host_;
  net::Mailbox mailbox_;
  std::vector<std::uint32_t> read_;
};

// Why some of a mailbox, or all of it, could not be had.
struct Broken {
  base::Failure failure;
  bool by_login = false;  // that of another workspace may open it
};

// What it gave before it broke counts.
std::optional<Broken> take_post(Intake& intake, const settings::Mailbox& from,
                                const fs::path& workspace) {
  std::optional<Broken> broken;
  const auto try_to = [&](const auto& step) {
    try {
      step();
    } catch (const net::NetError& error) {
      if (!broken) broken = {failure_of_mailbox(error), error.fault() == net::NetFault::login};
    }
  };
  std::optional<Post> post;
  try {
    try_to([&] { post.emplace(from, workspace); });
  } catch (const base::Failure& failure) {  // its password cannot be read
    broken = {failure, true};
  }
  if (!post) return broken;
  try_to([&] { post->read(intake); });
  intake.record();
  try_to([&] { post->mark(); });
  for (base::Diagnostic& one : post->too_large) intake.tell(0, std::move(one));
  return broken;
}

void add_files(const fs::path& folder, std::vector<AnswerFile>& files) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.')) {
      files.push_back({entry.path(), true});
    }
  }
}

}  // namespace

std::vector<AnswerFile> answer_files(const fs::path& path) {
  std::vector<AnswerFile> files;
  if (fs::is_directory(path / "cur") || fs::is_directory(path / "new")) {
    for (const char* folder : {"new", "cur"}) {
      if (fs::is_directory(path / folder)) add_files(path / folder, files);
    }
    std::ranges::sort(files, {}, &AnswerFile::path);
  } else if (fs::is_directory(path)) {
    for (const char* extension : {".ics", ".eml"}) {
      for (const fs::path& file : platform::files_of(path, extension, true, {})) {
        files.push_back({file, true});
      }
    }
  } else {
    if (!fs::exists(path)) platform::read_file(path);  // says that there is none
    files.push_back({path, false});
  }
  return files;
}

const settings::Mailbox& mailbox_of(const Opened& opened) {
  const auto& answers = opened.settings->connections.answers;
  if (!answers) {
    throw base::bad_input(msg("nothing says where the answers are"),
                          msg("name a file, a folder or a mailbox, or say which is read: {0}",
                              base::Action(base::Verb::set_mailbox)));
  }
  return *answers;
}

Taken take_mailbox(Opened& opened, const settings::Mailbox& from) {
  Intake intake({&opened});
  if (const auto broken = take_post(intake, from, opened.folder))
    throw base::Failure(broken->failure);
  return std::move(intake.finish().front());
}

std::vector<Taken> take_answers_together(std::vector<Opened>& opened,
                                         const std::vector<std::string>& given) {
  std::vector<Opened*> all;
  for (Opened& one : opened) all.push_back(&one);
  Intake intake(all);
  std::set<std::string> asked;
  bool some = false;
  std::optional<Broken> broken;
  for (std::size_t i = 0; i < opened.size(); ++i) {
    if (given.empty() && !opened[i].settings->connections.answers) continue;
    const AnswerSources sources = answer_sources(opened[i], given);
    // What is given is the same for all; a mailbox may be that of several.
    if (i == 0) {
      for (const AnswerFile& file : sources.files) intake.take_file(file);
      some = !sources.files.empty();
    }
    for (const settings::Mailbox& mailbox : sources.mailboxes) {
      const std::string its = mailbox.place.url + " " + mailbox.keyword;
      if (asked.contains(its)) continue;
      auto failed = take_post(intake, mailbox, opened[i].folder);
      some = some || !failed;
      if (!failed || !failed->by_login) asked.insert(its);
      if (!failed) continue;
      intake.tell_unreached(i, net::host_of(mailbox.place.url), failed->failure);
      if (!broken) broken = std::move(failed);
    }
  }
  if (given.empty() && asked.empty() && !broken)
    mailbox_of(opened.front());  // says what is missing
  if (broken && !some) throw base::Failure(broken->failure);
  return intake.finish();
}

AnswerSources answer_sources(const Opened& opened, const std::vector<std::string>& given) {
  AnswerSources sources;
  for (const std::string& source : given) {
    if (!is_mailbox(source)) {
      for (AnswerFile& one : answer_files(source)) sources.files.push_back(std::move(one));
      continue;
    }
    settings::Mailbox mailbox;
    if (opened.settings->connections.answers) mailbox = *opened.settings->connections.answers;
    mailbox.place.url = source;
    sources.mailboxes.push_back(std::move(mailbox));
  }
  if (given.empty()) sources.mailboxes.push_back(mailbox_of(opened));
  return sources;
}

}  // namespace gouvernail::app
