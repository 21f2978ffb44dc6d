// SPDX-License-Identifier: MPL-2.0
#include "http/server.h"

#include <algorithm>
#include <array>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <optional>
#include <string>
#include <unordered_set>

#include "base/failure.h"
#include "http/compression.h"
#include "http/form.h"

namespace gouvernail::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using base::msg;
using Raw = bhttp::request<bhttp::string_body>;

constexpr int answering_threads = 2;

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

std::optional<std::string> path_of(std::string written) {
  const std::string encoded = percent_encoded(inner_slash);
  for (const char* slash : {"%2F", "%2f"}) {
    for (std::size_t at = written.find(slash); at != std::string::npos; at = written.find(slash)) {
      written.replace(at, 3, encoded);
    }
  }
  return percent_decoded(written);
}

// None where the address is no path of ours.
std::optional<Request> request_of(Raw&& raw) {
  Request request;
  switch (raw.method()) {
    case bhttp::verb::get:
      request.method = Method::get;
      break;
    case bhttp::verb::head:
      request.method = Method::head;
      break;
    case bhttp::verb::post:
      request.method = Method::post;
      break;
    default:
      request.method = Method::other;
  }
  const std::string target = text_of(raw.target());
  const std::size_t mark = std::min(target.find('?'), target.size());
  auto path = path_of(target.substr(0, mark));
  if (!path || !path->starts_with('/')) return std::nullopt;
  request.path = std::move(*path);
  request.query = target.substr(std::min(mark + 1, target.size()));
  for (const auto& field : raw) {
    request.headers.add(text_of(field.name_string()), text_of(field.value()));
  }
  request.body = std::move(raw.body());
  return request;
}

// What a request that could not be read is answered with; 0: nobody is there any more, or took too
// long, whose connection is closed.
int status_of(const beast::error_code& error) {
  if (error == bhttp::error::header_limit) return 431;
  if (error == bhttp::error::body_limit) return 413;
  if (error == bhttp::error::end_of_stream || error == bhttp::error::partial_message) return 0;
  return error.category() == bhttp::make_error_code(bhttp::error::bad_method).category() ? 400 : 0;
}

}  // namespace

// All but the answers themselves is done by the one thread that runs the server.
class Server::Impl {
 public:
  Impl(int port, Handlers handlers, const Limits& limits)
      : handlers(std::move(handlers)),
        limits(limits),
        acceptor_(context_),
        signals_(context_),
        last_call_(context_),
        answering(answering_threads) {
    beast::error_code error;
    const tcp::endpoint endpoint(asio::ip::address_v4::loopback(),
                                 static_cast<unsigned short>(port));
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      throw base::io_failure(
          msg("port {0} of this machine cannot be used: {1}", std::int64_t{port}, error.message()),
          msg("take another port, or none: a free one is found then"));
    }
    port_ = acceptor_.local_endpoint().port();
  }

  ~Impl() {
    answering.join();
    stopping_ = false;  // nobody waits for the last connection any more
  }

  int port() const { return port_; }
  bool stopping() const { return stopping_; }

  void run(Signals signals) {
    if (signals == Signals::stop) {
      signals_.add(SIGINT);
      signals_.add(SIGTERM);
      signals_.async_wait([this](const beast::error_code& error, int) {
        if (!error) begin_to_stop();
      });
    }
    accept();
    context_.run();
  }

  void stop() {
    asio::post(context_, [this] { begin_to_stop(); });
  }

  class Connection;

  const Handlers handlers;
  const Limits limits;

 private:
  friend class Connection;

  void accept();
  void begin_to_stop();
  // A connection less; when the server stops, it waits for the last.
  void left(Connection* connection);

  // Connections that the context still holds when it goes take themselves off here.
  std::unordered_set<Connection*> connections_;
  int port_ = 0;
  bool stopping_ = false;
  asio::io_context context_{1};
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  asio::steady_timer last_call_;

 public:
  asio::thread_pool answering;
};

// One client: reads a request, has it answered, writes, and again. It lives as long as one of
// these is under way; each has its time.
class Server::Impl::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Impl& server, tcp::socket&& socket) : server_(server), stream_(std::move(socket)) {
    server_.connections_.insert(this);
  }
  ~Connection() { server_.left(this); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void begin() { read_header(server_.limits.header_time); }

  void turn_away() {
    keep_ = false;
    write(server_.handlers.refuse(503), false);
  }

  // Ends what nothing is lost by.
  void end_if_idle() {
    keep_ = false;
    if (idle_) close();
  }

  void close() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

 private:
  void read_header(std::chrono::milliseconds time) {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(server_.limits.header_bytes));
    parser_->body_limit(server_.limits.body_bytes);
    idle_ = true;
    stream_.expires_after(time);
    bhttp::async_read_header(stream_, buffer_, *parser_,
                             [self = shared_from_this()](const beast::error_code& error, auto) {
                               self->idle_ = false;
                               error ? self->refuse(error) : self->read_body();
                             });
  }

  void read_body() {
    stream_.expires_after(server_.limits.body_time);
    bhttp::async_read(stream_, buffer_, *parser_,
                      [self = shared_from_this()](const beast::error_code& error, auto) {
                        error ? self->refuse(error) : self->answer();
                      });
  }

  // What cannot be read ends the connection: nobody knows where the next request would begin.
  void refuse(const beast::error_code& error) {
    const int status = status_of(error);
    if (status == 0) return close();
    refuse(status);
  }

  void refuse(int status) {
    keep_ = false;
    write(server_.handlers.refuse(status), false);
  }

  void answer() {
    stream_.expires_never();
    Raw raw = parser_->release();
    keep_ = raw.keep_alive() && !server_.stopping();
    auto request = request_of(std::move(raw));
    if (!request) return refuse(400);
    asio::post(server_.answering, [self = shared_from_this(), request = std::move(*request),
                                   work = asio::make_work_guard(server_.context_)]() mutable {
      answer_beside(std::move(self), request);
    });
  }

  // In another thread, which lets go of the connection before it is written to.
  static void answer_beside(std::shared_ptr<Connection> self, const Request& request) {
    Impl& server = self->server_;
    Response response;
    try {
      response = server.handlers.answer(request);
      encode_for(request, response);
    } catch (...) {
      response = server.handlers.refuse(500);
    }
    const bool head = request.method == Method::head;
    asio::post(server.context_, [self = std::move(self), response = std::move(response),
                                 head]() mutable { self->write(std::move(response), head); });
  }

  void write(Response&& response, bool head) {
    keep_ = keep_ && !server_.stopping();
    out_.emplace(static_cast<bhttp::status>(response.status), 11);
    out_->reason(std::string(reason_of(response.status)));
    out_->set(bhttp::field::content_type, response.type);
    for (const auto& [name, value] : response.headers.all()) out_->insert(name, value);
    out_->keep_alive(keep_);
    const std::size_t length = response.body.size();
    if (!head) out_->body() = std::move(response.body);
    out_->content_length(length);
    stream_.expires_after(server_.limits.write_time);
    bhttp::async_write(stream_, *out_,
                       [self = shared_from_this()](const beast::error_code& error, auto) {
                         self->written(error);
                       });
  }

  void written(const beast::error_code& error) {
    if (error) return close();
    if (keep_ && !server_.stopping()) return read_header(server_.limits.idle_time);
    linger();
  }

  // What the client still sends is taken for a while: a connection that is closed on it would be
  // reset, and the answer lost.
  void linger() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::min(server_.limits.write_time, std::chrono::milliseconds(2000)));
    drain();
  }

  void drain() {
    stream_.async_read_some(asio::buffer(rest_),
                            [self = shared_from_this()](const beast::error_code& error, auto) {
                              error ? self->close() : self->drain();
                            });
  }

  Impl& server_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<bhttp::request_parser<bhttp::string_body>> parser_;
  std::optional<bhttp::response<bhttp::string_body>> out_;
  std::array<char, 4096> rest_{};
  bool keep_ = true;
  bool idle_ = false;
};

void Server::Impl::accept() {
  acceptor_.async_accept([this](const beast::error_code& error, tcp::socket socket) {
    if (stopping_) return;
    if (!error) {
      const bool full = connections_.size() >= limits.connections;
      const bool flooded = connections_.size() >= 2 * limits.connections;
      // Whoever is turned away takes a place, too, until he has heard it.
      if (!flooded) {
        const auto connection = std::make_shared<Connection>(*this, std::move(socket));
        full ? connection->turn_away() : connection->begin();
      }
    }
    accept();
  });
}

void Server::Impl::begin_to_stop() {
  if (stopping_) return;
  stopping_ = true;
  beast::error_code ignored;
  acceptor_.close(ignored);
  signals_.clear(ignored);  // a second one ends the program at once
  const std::unordered_set<Connection*> all = connections_;
  for (Connection* connection : all) connection->end_if_idle();
  if (connections_.empty()) return;
  last_call_.expires_after(limits.stop_time);
  last_call_.async_wait([this](const beast::error_code& error) {
    if (error) return;
    const std::unordered_set<Connection*> late = connections_;
    for (Connection* connection : late) connection->close();
  });
}

void Server::Impl::left(Connection* connection) {
  connections_.erase(connection);
  if (stopping_ && connections_.empty()) last_call_.cancel();
}

Server::Server(int port, Handlers handlers, const Limits& limits)
    : impl_(std::make_unique<Impl>(port, std::move(handlers), limits)) {}

Server::~Server() = default;

int Server::port() const { return impl_->port(); }
void Server::run(Signals signals) { impl_->run(signals); }
void Server::stop() { impl_->stop(); }

}  // namespace gouvernail::http
