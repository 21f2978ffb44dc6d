// SPDX-License-Identifier: MPL-2.0
#include "support/scripted_server.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

namespace gouvernail::test {
namespace {

// A socket bound to a free port of loopback.
int bound_socket(int& port) {
  const int opened = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof place;
  if (opened < 0 || ::bind(opened, reinterpret_cast<sockaddr*>(&place), size) != 0 ||
      ::getsockname(opened, reinterpret_cast<sockaddr*>(&place), &size) != 0) {
    throw std::runtime_error("no port on loopback");
  }
  port = ntohs(place.sin_port);
  return opened;
}

std::optional<std::string> answer_to(const Answers& answers, const std::string& command) {
  const std::pair<const std::string, std::string>* best = nullptr;
  for (const auto& answer : answers) {
    const bool fits = answer.first.empty() ? command.empty() : command.starts_with(answer.first);
    if (fits && (!best || answer.first.size() > best->first.size())) best = &answer;
  }
  return best ? std::optional(best->second) : std::nullopt;
}

// False when the conversation is over.
bool give(Client& client, const std::string& answer) {
  if (answer == hang_up) return false;
  if (answer == stay_silent) {
    client.wait_until_it_leaves();
    return false;
  }
  client.say(answer);
  return true;
}

std::string message_of(Client& client) {
  std::string message;
  for (auto line = client.line(); line && *line != "."; line = client.line()) {
    message += line->starts_with('.') ? line->substr(1) : *line;
    message += "\r\n";
  }
  return message;
}

std::string smtp_default(const std::string& command) {
  if (command.empty()) return "220 ready";
  if (command.starts_with("EHLO")) return "250-here\r\n250 SIZE";
  if (command == "DATA") return "354 go on";
  return command == "QUIT" ? "221 bye" : "250 fine";
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::optional<Asked> request_of(Client& client) {
  const auto first = client.line();
  if (!first) return std::nullopt;
  Asked asked;
  const std::size_t blank = first->find(' ');
  asked.method = first->substr(0, blank);
  asked.target = first->substr(blank + 1, first->rfind(' ') - blank - 1);
  for (auto line = client.line(); line && !line->empty(); line = client.line()) {
    const std::size_t colon = line->find(": ");
    if (colon != std::string::npos) {
      asked.headers[lower(line->substr(0, colon))] = line->substr(colon + 2);
    }
  }
  const auto length = asked.headers.find("content-length");
  if (length != asked.headers.end()) asked.body = client.octets(std::stoul(length->second));
  return asked;
}

}  // namespace

bool Client::receive() {
  char some[4096];
  const ssize_t count = ::recv(socket_, some, sizeof some, 0);
  if (count <= 0) return false;
  received_.append(some, static_cast<std::size_t>(count));
  return true;
}

std::optional<std::string> Client::line() {
  std::size_t end = 0;
  while ((end = received_.find('\n')) == std::string::npos) {
    if (!receive()) return std::nullopt;
  }
  std::string line = received_.substr(0, end);
  received_.erase(0, end + 1);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string Client::octets(std::size_t count) {
  while (received_.size() < count && receive()) {
  }
  std::string octets = received_.substr(0, count);
  received_.erase(0, octets.size());
  return octets;
}

void Client::say(std::string_view octets) const {
  while (!octets.empty()) {
    const ssize_t sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the client has left
    octets.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void Client::wait_until_it_leaves() {
  while (receive()) {
  }
}

ScriptedServer::ScriptedServer(Conversation conversation)
    : conversation_(std::move(conversation)), listener_(bound_socket(port_)) {
  if (::listen(listener_, 8) != 0) throw std::runtime_error("listen");
  thread_ = std::thread([this] { serve(); });
}

ScriptedServer::~ScriptedServer() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    if (client_ >= 0) ::shutdown(client_, SHUT_RDWR);
  }
  thread_.join();
  ::close(listener_);
}

void ScriptedServer::serve() {
  for (;;) {
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    {
      const std::lock_guard lock(mutex_);
      client_ = socket;
      ++clients_;
      if (closing_) ::shutdown(socket, SHUT_RDWR);
    }
    Client client(socket);
    conversation_(client, *this);
    const std::lock_guard lock(mutex_);
    client_ = -1;
    ::close(socket);
  }
}

std::string ScriptedServer::address(const std::string& scheme) const {
  return scheme + "://127.0.0.1:" + std::to_string(port_);
}

void ScriptedServer::note(const std::string& what) {
  const std::lock_guard lock(mutex_);
  heard_.push_back(what);
}

std::vector<std::string> ScriptedServer::heard() const {
  const std::lock_guard lock(mutex_);
  return heard_;
}

int ScriptedServer::clients() const {
  const std::lock_guard lock(mutex_);
  return clients_;
}

int silent_port() {
  int port = 0;
  ::close(bound_socket(port));
  return port;
}

ScriptedServer::Conversation smtp(Answers answers) {
  return [answers = std::move(answers)](Client& client, ScriptedServer& server) {
    const auto reply = [&](const std::string& command) {
      const std::string answer = answer_to(answers, command).value_or(smtp_default(command));
      const bool goes_on = answer != hang_up && answer != stay_silent;
      return give(client, goes_on ? answer + "\r\n" : answer);
    };
    if (!reply("")) return;
    for (auto line = client.line(); line; line = client.line()) {
      server.note(*line);
      if (!reply(*line) || *line == "QUIT") return;
      if (*line != "DATA" || answers.contains("DATA")) continue;
      server.note(message_of(client));
      if (!reply(".")) return;
    }
  };
}

ScriptedServer::Conversation imap(Answers answers) {
  return [answers = std::move(answers)](Client& client, ScriptedServer& server) {
    if (!give(client, answer_to(answers, "").value_or("* OK ready\r\n"))) return;
    for (auto line = client.line(); line; line = client.line()) {
      const std::size_t blank = line->find(' ');
      const std::string tag = line->substr(0, blank);
      const std::string command = blank == std::string::npos ? "" : line->substr(blank + 1);
      server.note(command);
      std::string answer = answer_to(answers, command).value_or("OK done");
      if (answer != hang_up && answer != stay_silent) {
        // The last line is the one that bears the tag.
        const std::size_t last = answer.rfind('\n');
        answer.insert(last == std::string::npos ? 0 : last + 1, tag + " ");
        answer += "\r\n";
      }
      if (!give(client, answer) || command == "LOGOUT") return;
    }
  };
}

ScriptedServer::Conversation http(std::function<std::string(const Asked&)> answer) {
  return [answer = std::move(answer)](Client& client, ScriptedServer& server) {
    const auto asked = request_of(client);
    if (!asked) return;
    server.note(asked->method + " " + asked->target);
    give(client, answer(*asked));
  };
}

std::string http_answer(const std::string& status, const std::string& headers,
                        const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace gouvernail::test
