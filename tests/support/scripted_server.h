// SPDX-License-Identifier: MPL-2.0
// Servers on loopback that say what a test wrote down: a thread of the test process accepts one
// client after another and holds a conversation with each. What a client was answered to has been
// heard, so that a test may look at `heard` as soon as the client has its answer.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace gouvernail::test {

// The client at the other end of a connection.
class Client {
 public:
  explicit Client(int socket) : socket_(socket) {}

  // Without its line end; none once the client has hung up.
  std::optional<std::string> line();
  std::string octets(std::size_t count);  // fewer once the client has hung up
  void say(std::string_view octets) const;
  void wait_until_it_leaves();  // says nothing any more

 private:
  bool receive();

  int socket_;
  std::string received_;
};

class ScriptedServer {
 public:
  using Conversation = std::function<void(Client&, ScriptedServer&)>;

  explicit ScriptedServer(Conversation conversation);
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  int port() const { return port_; }
  std::string address(const std::string& scheme) const;  // "http://127.0.0.1:4711"

  void note(const std::string& what);      // for conversations: adds to `heard`
  std::vector<std::string> heard() const;  // in the order of arrival
  int clients() const;

 private:
  void serve();

  Conversation conversation_;
  int port_ = 0;
  int listener_;  // bound to that port
  mutable std::mutex mutex_;
  std::vector<std::string> heard_;
  int client_ = -1;  // socket of the one being served
  int clients_ = 0;
  bool closing_ = false;
  std::thread thread_;
};

// A port of this machine on which nobody listens.
int silent_port();

// Answers by the start of the command; the longest start counts.
using Answers = std::map<std::string, std::string>;

// In place of an answer: the server hangs up, or says nothing until the client gives up.
inline constexpr const char* hang_up = "(hang up)";
inline constexpr const char* stay_silent = "(stay silent)";

// SMTP: a server that takes everything, but for `answers` ("RCPT TO:<b@", "550 no such user");
// the name of the whole message is ".", of the greeting "". Hears each command and, as one entry,
// each message.
ScriptedServer::Conversation smtp(Answers answers = {});

// IMAP: answers without their tags ("* SEARCH 3 7\r\nOK done"); what is not named is "OK".
ScriptedServer::Conversation imap(Answers answers = {});

struct Asked {
  std::string method;
  std::string target;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

// HTTP: what `answer` returns goes out as it is, then the connection is closed; one of the two
// words above serves too. Hears "METHOD TARGET".
ScriptedServer::Conversation http(std::function<std::string(const Asked&)> answer);

// A whole answer: "200 OK", "ETag: \"1\"\r\n" (lines with their ends, or none), body.
std::string http_answer(const std::string& status, const std::string& headers = "",
                        const std::string& body = "");

}  // namespace gouvernail::test
