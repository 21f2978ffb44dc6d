// SPDX-License-Identifier: MPL-2.0
#include "http/form.h"

#include <algorithm>

#include "base/text.h"

namespace gouvernail::http {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_fit(std::string_view text) {
  return text.find('\0') == std::string_view::npos && !base::first_invalid_utf8(text);
}

// With a plus as a blank, as forms have it.
std::optional<std::string> form_decoded(std::string_view text) {
  std::string blanks(text);
  std::ranges::replace(blanks, '+', ' ');
  return percent_decoded(blanks);
}

// The value of `name` in 'form-data; name="x"; filename="y.csv"'. Browsers write quotes as %22.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  const std::string mark = "; " + std::string(name) + "=\"";
  const std::size_t at = header.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t first = at + mark.size();
  const std::size_t end = header.find('"', first);
  if (end == std::string_view::npos) return std::nullopt;
  return std::string(header.substr(first, end - first));
}

std::string without_folder(const std::string& name) {
  const std::size_t slash = name.find_last_of("/\\");
  const std::string last = slash == std::string::npos ? name : name.substr(slash + 1);
  return last == "." || last == ".." ? "" : last;
}

// One part of a multipart body: headers, an empty line, what it holds.
bool add_part(Form& form, std::string_view part) {
  const std::size_t end = part.find("\r\n\r\n");
  if (end == std::string_view::npos) return false;
  const std::string_view headers = part.substr(0, end + 2);
  const std::string_view content = part.substr(end + 4);
  const auto name = parameter(headers, "name");
  if (!name || !is_fit(*name)) return false;
  if (const auto file = parameter(headers, "filename")) {
    if (!is_fit(*file)) return false;
    form.uploads.push_back({*name, without_folder(*file), std::string(content)});
    return true;
  }
  if (!is_fit(content)) return false;
  form.add(*name, std::string(content));
  return true;
}

std::optional<Form> parse_multipart(std::string_view body, const std::string& boundary) {
  const std::string mark = "--" + boundary;
  if (!body.starts_with(mark)) return std::nullopt;
  Form form;
  std::size_t at = mark.size();
  while (true) {
    if (body.substr(at).starts_with("--")) return form;
    if (!body.substr(at).starts_with("\r\n")) return std::nullopt;
    const std::size_t end = body.find("\r\n" + mark, at + 2);
    if (end == std::string_view::npos) return std::nullopt;
    if (!add_part(form, body.substr(at + 2, end - at - 2))) return std::nullopt;
    at = end + 2 + mark.size();
  }
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = digit(text[i + 1]);
    const int low = digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (!is_fit(out)) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

std::string Form::text(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (known != name) continue;
    const std::size_t first = value.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    std::string text = value.substr(first, value.find_last_not_of(" \t\r\n") + 1 - first);
    std::erase(text, '\r');
    return text;
  }
  return {};
}

bool Form::has(std::string_view name) const {
  return std::ranges::any_of(fields_, [&](const auto& field) { return field.first == name; });
}

const Upload* Form::upload(std::string_view field) const {
  const auto found = std::ranges::find(uploads, field, &Upload::field);
  return found == uploads.end() ? nullptr : &*found;
}

std::optional<Form> parse_form(std::string_view text) {
  Form form;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    if (!pair.empty()) {
      const std::size_t sign = std::min(pair.find('='), pair.size());
      auto name = form_decoded(pair.substr(0, sign));
      auto value = form_decoded(pair.substr(std::min(sign + 1, pair.size())));
      if (!name || !value) return std::nullopt;
      form.add(std::move(*name), std::move(*value));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return form;
}

std::optional<Form> form_of(const Request& request) {
  const std::string type(request.headers["content-type"]);
  const std::string kind = type.substr(0, type.find(';'));
  if (kind == "application/x-www-form-urlencoded") return parse_form(request.body);
  constexpr std::string_view mark = "boundary=";
  const std::size_t at = type.find(mark);
  if (kind != "multipart/form-data" || at == std::string::npos) return std::nullopt;
  std::string boundary = type.substr(at + mark.size());
  boundary = boundary.substr(0, boundary.find(';'));
  if (boundary.size() > 1 && boundary.front() == '"') {
    boundary = boundary.substr(1, boundary.size() - 2);
  }
  if (boundary.empty() || boundary.size() > 70) return std::nullopt;
  return parse_multipart(request.body, boundary);
}

std::string query_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    out += (out.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
  }
  return out;
}

}  // namespace gouvernail::http
