// SPDX-License-Identifier: MPL-2.0
// Real sockets on loopback. Nothing waits for a time to pass but for what the server does then.
#include "http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "base/failure.h"

namespace gouvernail::http {
namespace {

using std::chrono::milliseconds;

// A client that says what the test says, and hears until the server hangs up.
class Peer {
 public:
  explicit Peer(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("connect");
    }
  }
  ~Peer() { ::close(socket_); }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  void say(const std::string& text) const {
    ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
  }
  std::string hear_until(const std::string& end) {
    while (heard_.find(end) == std::string::npos && receive()) {
    }
    return heard_;
  }
  std::string hear_all() {
    while (receive()) {
    }
    return heard_;
  }

 private:
  bool receive() {
    char buffer[4096];
    const auto count = ::recv(socket_, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    heard_.append(buffer, static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  std::string heard_;
};

class Running {
 public:
  explicit Running(Answer answer, const Limits& limits = {})
      : server_(0,
                {std::move(answer),
                 [](int status) {
                   return Response{status, "text/plain", "no"};
                 }},
                limits),
        thread_([this] { server_.run(); }) {}
  ~Running() { end(); }
  void end() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  int port() const { return server_.port(); }

 private:
  Server server_;
  std::thread thread_;
};

Response echo(const Request& request) {
  Response response{200, "text/plain"};
  response.body = request.path + "|" + request.query + "|" + request.body;
  return response;
}

const char* const ask = "GET /a%20b?c=d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

TEST(Server, AnswersWhatIsAsked) {
  const Running server(echo);
  Peer peer(server.port());
  peer.say(ask);
  const std::string heard = peer.hear_all();
  EXPECT_TRUE(heard.starts_with("HTTP/1.1 200 OK\r\n")) << heard;
  EXPECT_TRUE(heard.ends_with("\r\n\r\n/a b|c=d|")) << heard;
}

TEST(Server, ABodyTravelsCompressedWithItsOwnLength) {
  const std::string text(100'000, 'a');
  const Running server([&](const Request&) {
    Response response{200, "text/plain", text};
    response.compressible = true;
    return response;
  });
  for (const char* method : {"GET", "HEAD"}) {
    Peer peer(server.port());
    peer.say(std::string(method) +
             " / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
    const std::string heard = peer.hear_all();
    EXPECT_NE(heard.find("Content-Encoding: gzip\r\n"), std::string::npos) << method;
    const std::size_t length = heard.find("Content-Length: ") + 16;
    const std::size_t body = heard.find("\r\n\r\n") + 4;
    EXPECT_LT(std::stoul(heard.substr(length)), 1000U) << method;
    if (std::string(method) == "GET") {
      EXPECT_EQ(std::stoul(heard.substr(length)), heard.size() - body);
    }
  }
}

TEST(Server, OneConnectionAsksSeveralTimes) {
  const Running server(echo);
  Peer peer(server.port());
  peer.say(
      "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: "
      "2\r\n\r\nab");
  peer.hear_until("/2||ab");
  peer.say("HEAD /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string heard = peer.hear_all();
  EXPECT_NE(heard.find("/1||"), std::string::npos);
  EXPECT_EQ(heard.find("/3||"), std::string::npos);
  EXPECT_NE(heard.find("Content-Length: 4\r\n\r\n", heard.find("/2||ab")), std::string::npos)
      << heard;
}

TEST(Server, WhatCannotBeReadIsRefused) {
  Limits limits;
  limits.header_bytes = 300;
  limits.body_bytes = 10;
  const Running server(echo, limits);
  const auto status_of = [&](const std::string& said) {
    Peer peer(server.port());
    peer.say(said);
    return peer.hear_all().substr(0, 12);
  };
  EXPECT_EQ(status_of("nonsense\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status_of("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nX: " + std::string(400, 'x') + "\r\n\r\n"),
            "HTTP/1.1 431");
  EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n12345678901"),
            "HTTP/1.1 413");
}

TEST(Server, WhoIsSlowIsSentAwayAndHoldsUpNobody) {
  Limits limits;
  limits.header_time = milliseconds(200);
  limits.body_time = milliseconds(200);
  const Running server(echo, limits);
  Peer silent(server.port());
  Peer half(server.port());
  half.say("GET / HTTP/1.1\r\nHos");
  Peer body(server.port());
  body.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12");
  Peer quick(server.port());
  quick.say(ask);
  EXPECT_TRUE(quick.hear_all().starts_with("HTTP/1.1 200"));
  for (Peer* slow : {&silent, &half, &body}) EXPECT_EQ(slow->hear_all(), "");
}

TEST(Server, OneMoreThanItHoldsIsTurnedAway) {
  Limits limits;
  limits.connections = 1;
  const Running server(echo, limits);
  Peer first(server.port());
  first.say("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
  first.hear_until("/1||");
  Peer second(server.port());
  second.say(ask);
  EXPECT_TRUE(second.hear_all().starts_with("HTTP/1.1 503"));
  first.say("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_NE(first.hear_until("/2||").find("/2||"), std::string::npos);
}

TEST(Server, AFaultOfAnAnswerIsNoFaultOfTheServer) {
  const Running server([](const Request&) -> Response { throw std::runtime_error("x"); });
  for (int i = 0; i < 2; ++i) {
    Peer peer(server.port());
    peer.say(ask);
    EXPECT_TRUE(peer.hear_all().starts_with("HTTP/1.1 500"));
  }
}

TEST(Server, WhatIsBeingAnsweredIsAnsweredWhenItStops) {
  std::mutex mutex;
  std::condition_variable changed;
  bool asked = false;
  bool go = false;
  Running server([&](const Request&) {
    std::unique_lock lock(mutex);
    asked = true;
    changed.notify_all();
    changed.wait(lock, [&] { return go; });
    return Response{200, "text/plain", "done"};
  });
  Peer idle(server.port());
  Peer peer(server.port());
  peer.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return asked; });
  }
  std::thread stop([&] { server.end(); });
  EXPECT_EQ(idle.hear_all(), "");  // closed at once: the server is stopping
  {
    const std::lock_guard lock(mutex);
    go = true;
  }
  changed.notify_all();
  const std::string heard = peer.hear_all();
  EXPECT_NE(heard.find("Connection: close"), std::string::npos) << heard;
  EXPECT_TRUE(heard.ends_with("done"));
  stop.join();
}

TEST(Server, ATakenPortIsToldOf) {
  const Running server(echo);
  EXPECT_THROW(Server(server.port(), {echo, [](int) { return Response{}; }}), base::Failure);
}

}  // namespace
}  // namespace gouvernail::http
