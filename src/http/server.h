// SPDX-License-Identifier: MPL-2.0
// HTTP/1.1 on loopback, for one person's browser, her tabs and her thumbs: and for whatever else
// runs on her machine, slow, broken or hostile. Who stands behind it shows nowhere but in
// server.cpp.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "http/message.h"

namespace gouvernail::http {

// Whoever takes longer than these is hung up on.
struct Limits {
  std::size_t connections = 64;  // at a time; one more is answered 503
  std::size_t header_bytes = 16'384;
  std::size_t body_bytes = 16'777'216;            // a scanned document
  std::chrono::milliseconds header_time{10'000};  // from the connection to the end of the header
  std::chrono::milliseconds body_time{20'000};
  std::chrono::milliseconds write_time{20'000};
  std::chrono::milliseconds idle_time{30'000};  // until the next request of a connection
  std::chrono::milliseconds stop_time{5'000};   // for what is being answered when the server stops
};

// What the server has to say itself: a header that is too long (431)…, for `status`.
using Refuse = std::function<Response(int status)>;
// Called by several threads at once. What it throws is answered with 500.
using Answer = std::function<Response(const Request& request)>;

struct Handlers {
  Answer answer;
  Refuse refuse;
};

class Server {
 public:
  // Listens on 127.0.0.1; `port` 0: on any that is free. Fails with a base::Failure where the port
  // is taken.
  Server(int port, Handlers handlers, const Limits& limits = {});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;

  // Answers until stop() is called or, with `signals`, SIGINT or SIGTERM comes; what is being
  // answered then is answered.
  enum class Signals { ignored, stop };
  void run(Signals signals = Signals::ignored);
  // For any thread, and before run() too.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::http
