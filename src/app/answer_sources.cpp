// SPDX-License-Identifier: MPL-2.0
// Where answers come from: files, folders, mailboxes, of one workspace or of several.
#include <algorithm>
#include <memory>
#include <set>

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
  std::ranges::move(more.diagnostics, std::back_inserter(sum.diagnostics));
}

// What came, taken by each workspace in turn. What a mailbox holds may be more than fits into
// memory: it is taken in parts.
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

  std::vector<Taken> finish() {
    record();
    return std::move(taken_);
  }

 private:
  void record() {
    for (std::size_t i = 0; i < opened_.size() && !waiting_.empty(); ++i) {
      add_counts(taken_[i], take_answers(*opened_[i], waiting_, elsewhere_[i]));
    }
    waiting_.clear();
    waiting_bytes_ = 0;
  }

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

std::vector<Taken> take_posts(Intake& intake, const std::vector<std::unique_ptr<Post>>& posts) {
  for (const auto& post : posts) post->read(intake);
  std::vector<Taken> taken = intake.finish();
  for (const auto& post : posts) {
    post->mark();
    std::ranges::copy(post->too_large, std::back_inserter(taken.front().diagnostics));
  }
  return taken;
}

}  // namespace

std::vector<Incoming> read_incoming(const fs::path& path) {
  std::vector<fs::path> paths;
  if (fs::is_directory(path / "cur") || fs::is_directory(path / "new")) {
    for (const char* folder : {"new", "cur"}) {
      if (!fs::is_directory(path / folder)) continue;
      for (const auto& entry : fs::directory_iterator(path / folder)) {
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.')) {
          paths.push_back(entry.path());
        }
      }
      std::sort(paths.begin(), paths.end());
    }
  } else if (fs::is_directory(path)) {
    for (const char* extension : {".ics", ".eml"}) {
      for (const fs::path& file : platform::files_of(path, extension, true, {}))
        paths.push_back(file);
    }
  } else {
    paths.push_back(path);
  }
  std::vector<Incoming> incoming;
  for (const fs::path& file : paths) {
    incoming.push_back({file.string(), platform::read_file(file, mail::longest_mail)});
  }
  return incoming;
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
  try {
    Intake intake({&opened});
    std::vector<std::unique_ptr<Post>> posts;
    posts.push_back(std::make_unique<Post>(from, opened.folder));
    return std::move(take_posts(intake, posts).front());
  } catch (const net::NetError& error) {
    throw failure_of_mailbox(error);
  }
}

std::vector<Taken> take_answers_together(std::vector<Opened>& opened,
                                         const std::vector<std::string>& given) {
  std::vector<Opened*> all;
  for (Opened& one : opened) all.push_back(&one);
  try {
    Intake intake(all);
    std::vector<std::unique_ptr<Post>> posts;
    std::set<std::string> asked;
    for (std::size_t i = 0; i < opened.size(); ++i) {
      if (given.empty() && !opened[i].settings->connections.answers) continue;
      AnswerSources sources = answer_sources(opened[i], given);
      // What is given is the same for all; a mailbox may be that of several.
      if (i == 0) {
        for (Incoming& one : sources.incoming) intake.take(std::move(one));
      }
      for (const settings::Mailbox& mailbox : sources.mailboxes) {
        if (!asked.insert(mailbox.place.url + " " + mailbox.keyword).second) continue;
        posts.push_back(std::make_unique<Post>(mailbox, opened[i].folder));
      }
    }
    if (given.empty() && posts.empty()) mailbox_of(opened.front());  // says what is missing
    return take_posts(intake, posts);
  } catch (const net::NetError& error) {
    throw failure_of_mailbox(error);
  }
}

AnswerSources answer_sources(const Opened& opened, const std::vector<std::string>& given) {
  AnswerSources sources;
  for (const std::string& source : given) {
    if (!is_mailbox(source)) {
      for (Incoming& one : read_incoming(source)) sources.incoming.push_back(std::move(one));
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
