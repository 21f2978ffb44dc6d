// SPDX-License-Identifier: MPL-2.0
// The archive that a workbook is, and its parts as streams of XML.
#pragma once

#include <expat.h>
#include <zip.h>

#include <exception>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace gouvernail::sheets {

// By local names: the strict and the common form of the same format differ in their namespaces
// alone.
using Attributes = std::map<std::string_view, std::string_view>;

class Handler {
 public:
  virtual ~Handler() = default;
  virtual void open(std::string_view name, const Attributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
};

class Package {
 public:
  // `bytes` must outlive it. Throws Unreadable where they are no archive.
  explicit Package(std::string_view bytes);

  bool has(const std::string& part) const;
  std::string head(const std::string& part, std::size_t most);
  // All of a part through `handler`; a part that is not there, or is no XML, is Unreadable.
  void read(const std::string& part, Handler& handler);

 private:
  struct Closed {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  std::unique_ptr<zip_t, Closed> archive_;
  std::size_t unpacked_ = 0;  // bytes, of all parts read so far
};

}  // namespace gouvernail::sheets
