// SPDX-License-Identifier: MPL-2.0
// The pages of one workspace, for one person's browser: a request in, a page out. It has no socket
// and no clock of its own, so that it is tested as it runs.
//
// What guards it, since whatever page of the world is open in the same browser may ask it too:
// only the names of this machine are answered to; what changes something takes a token that our
// own pages alone know, and comes from them; nothing of a page comes from elsewhere, and no page
// of elsewhere may frame it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "calendar/local_time.h"
#include "http/message.h"

namespace gouvernail::web {

struct House {
  std::filesystem::path folder;  // of the workspace, or of the portfolio
  std::string catalogues;        // of the languages
  int port = 0;                  // under which browsers ask
  std::string key = {};          // asked for by the first page; empty: nothing is
  std::function<calendar::UtcTime()> now;
  bool portfolio = false;  // the folder holds several workspaces
  std::string mount = {};  // what stands before the addresses of the pages: "/c/Nord"
  // As whoever started the server asked for it; empty: each browser says which it prefers.
  std::string language = {};
};

class Application {
 public:
  explicit Application(House house);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  // For any thread.
  http::Response answer(const http::Request& request) const;
  // What the server itself has to say, before there is a request.
  http::Response refuse(int status) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::web
