// SPDX-License-Identifier: MPL-2.0
#include "platform/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <ctime>
#include <system_error>
#include <utility>

#include "base/failure.h"
#include "platform/system_words.h"

namespace gouvernail::platform {
namespace {

namespace fs = std::filesystem;
using base::msg;

std::atomic<int> files_read{0};
std::atomic<int> files_written{0};

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  // Network file systems tell only here that the disk is full.
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

// Removes a half-written file, unless told to keep it.
class Temporary {
 public:
  explicit Temporary(fs::path path) : path_(std::move(path)) {}
  ~Temporary() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const fs::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

base::Failure cannot_read(const fs::path& path, int error) {
  const std::string name = path.string();
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return base::bad_input(msg("{}: there is no such file", name),
                             msg("check its name and its folder"));
    case EISDIR:
      return base::bad_input(msg("{}: this is a folder, not a file", name),
                             msg("name a file of this folder"));
    case EACCES:
    case EPERM:
      return base::io_failure(msg("{}: you are not allowed to read it", name),
                              msg("ask its owner for the permission to read it"));
    default:
      return base::io_failure(
          msg("{0}: cannot be read ({1})", name, base::MessageList{words_of(error)}),
          msg("check the disk, then try again"));
  }
}

base::Failure cannot_write(const fs::path& path, int error) {
  const std::string name = path.string();
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return base::bad_input(msg("{}: its folder does not exist", name),
                             msg("make the folder first"));
    case EISDIR:
      return base::bad_input(msg("{}: this is a folder, not a file", name),
                             msg("choose another name"));
    case EEXIST:
    case ENAMETOOLONG:
    case ELOOP:
      return base::bad_input(
          msg("{0}: cannot be written ({1})", name, base::MessageList{words_of(error)}),
          msg("choose another name"));
    case EACCES:
    case EPERM:
      return base::io_failure(
          msg("{}: you are not allowed to write there", name),
          msg("ask for the permission to write in this folder, or choose another"));
    case EROFS:
      return base::io_failure(msg("{}: this disk is read-only", name),
                              msg("choose another folder"));
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return base::io_failure(msg("{}: the disk is full; nothing was changed there", name),
                              msg("free some space, then try again"));
    default:
      return base::io_failure(
          msg("{0}: cannot be written ({1})", name, base::MessageList{words_of(error)}),
          msg("check the disk, then try again"));
  }
}

void write_all(int file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw cannot_write(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

bool hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

template <class Iterator>
std::vector<fs::path> collect(Iterator files, std::string_view extension,
                              const std::vector<std::string>& skipped) {
  std::vector<fs::path> found;
  for (auto entry = begin(files); entry != end(files); ++entry) {
    const fs::path& path = entry->path();
    if constexpr (requires { entry.disable_recursion_pending(); }) {
      const bool skip =
          std::find(skipped.begin(), skipped.end(), path.filename().string()) != skipped.end();
      if (entry->is_directory() && (hidden(path) || skip)) entry.disable_recursion_pending();
    }
    if (!hidden(path) && path.extension() == extension && !entry->is_directory()) {
      found.push_back(path);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

// Bytes to make room for at once: all of a file and the one past its end, which tells that it
// ended. A device or a pipe does not say how much it holds.
std::size_t room_for(int file) {
  constexpr std::size_t page = 4096;
  constexpr std::size_t most = std::size_t{1} << 24U;
  struct stat about {};
  if (::fstat(file, &about) != 0 || about.st_size <= 0) return page;
  return std::min(static_cast<std::size_t>(about.st_size), most) + 1;
}

}  // namespace

std::optional<calendar::UtcTime> changed_at(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return calendar::UtcTime{std::chrono::seconds{status.st_mtim.tv_sec}};
}

// A rename lasts through a crash only once the folder itself is on the disk.
void flush_folder(const fs::path& folder) {
  const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some network file systems refuse to flush a folder; the file itself is safe.
  if (file.number() >= 0) ::fsync(file.number());
}

std::string read_file(const fs::path& path, std::size_t largest) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) throw cannot_read(path, errno);
  std::string bytes;
  std::size_t filled = 0;
  std::size_t room = room_for(file.number());
  for (;;) {
    if (bytes.size() - filled < 1) bytes.resize(filled + room);
    const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw cannot_read(path, errno);
    filled += static_cast<std::size_t>(got);
    if (filled > largest) {
      throw base::bad_input(
          msg("{0}: larger than {1} bytes", path.string(), static_cast<std::int64_t>(largest)),
          msg("check that it is the right file, or split it"));
    }
    if (got == 0) break;
    room = std::max(room, filled);
  }
  bytes.resize(filled);
  ++files_read;
  return bytes;
}

namespace {

// What a new file may not have. Read once: to read it is to set it, for every thread.
mode_t mask_given() {
  static const mode_t mask = [] {
    const mode_t its = ::umask(0);
    ::umask(its);
    return its;
  }();
  return mask;
}

constexpr std::string_view temporary_mark = ".gouvernail-";
constexpr std::string_view temporary_end = "XXXXXX";

std::string temporary_name(const fs::path& path) {
  constexpr std::size_t most = 200;  // names of files have 255 bytes
  return "." + path.filename().string().substr(0, most) + std::string(temporary_mark) +
         std::string(temporary_end);
}

bool is_temporary(const std::string& name) {
  const std::size_t end = temporary_mark.size() + temporary_end.size();
  return name.size() > end && name.front() == '.' &&
         std::string_view(name).substr(name.size() - end, temporary_mark.size()) == temporary_mark;
}

constexpr mode_t owner_alone = S_IRUSR | S_IWUSR;

// `mode`: of a new file; `always`: of one that was there, too.
void write_with(const fs::path& given, std::string_view bytes, mode_t mode, bool always = false) {
  if (fs::is_directory(given)) throw cannot_write(given, EISDIR);
  std::error_code ignored;
  // A device or a pipe (/dev/null, /dev/stdout) takes the bytes; nothing may take its place.
  if (fs::exists(given, ignored) && !fs::is_regular_file(given, ignored)) {
    Descriptor file(::open(given.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.number() < 0) throw cannot_write(given, errno);
    write_all(file.number(), bytes, given);
    if (file.close() != 0) throw cannot_write(given, errno);
    ++files_written;
    return;
  }
  // A link stays a link: what it leads to is replaced.
  const fs::path path = fs::is_symlink(given, ignored) && fs::exists(given, ignored)
                            ? fs::canonical(given, ignored)
                            : given;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::string name = (folder / temporary_name(path)).string();
  Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.number() < 0) throw cannot_write(path, errno);
  Temporary temporary{fs::path(name)};
  // Until it is closed: what is not locked was left (remove_left_over).
  ::flock(file.number(), LOCK_EX | LOCK_NB);
  // mkostemp gives 0600.
  const mode_t former = always ? 0 : mode_of(path);
  ::fchmod(file.number(), former != 0 ? former : mode);
  write_all(file.number(), bytes, path);
  if (::fsync(file.number()) != 0) throw cannot_write(path, errno);
  if (file.close() != 0) throw cannot_write(path, errno);
  if (::rename(temporary.path().c_str(), path.c_str()) != 0) throw cannot_write(path, errno);
  temporary.keep();
  flush_folder(folder);
  ++files_written;
}

}  // namespace

void write_file(const fs::path& path, std::string_view bytes) {
  write_with(path, bytes, owner_alone);
}

void write_output(const fs::path& path, std::string_view bytes) {
  write_with(path, bytes, 0666 & ~mask_given());
}

void write_secret(const fs::path& path, std::string_view bytes) {
  write_with(path, bytes, owner_alone, true);
}

bool holds(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  return fs::is_regular_file(path, error) && fs::file_size(path, error) == bytes.size() &&
         read_file(path, bytes.size()) == bytes;
}

bool update_file(const fs::path& path, std::string_view bytes) {
  if (holds(path, bytes)) return false;
  write_file(path, bytes);
  return true;
}

namespace {

void make_folder_with(const fs::path& path, mode_t mode) {
  std::error_code unknown;
  if (fs::is_directory(path, unknown)) return;
  if (fs::exists(path, unknown)) {
    throw base::bad_input(msg("{}: this is a file, not a folder", path.string()),
                          msg("choose another name"));
  }
  // "a/b/" and "a/b/." are made with "a/b".
  if (const fs::path above = path.parent_path(); !above.empty() && above != path) {
    make_folder_with(above, mode);
  }
  if (::mkdir(path.c_str(), mode) == 0) {
    ::chmod(path.c_str(), mode);  // whatever the umask took away
    return;
  }
  const int error = errno;
  if (fs::is_directory(path, unknown)) return;  // by another process meanwhile, or just now
  // Where the file system has no way to make folders at all (/proc), it says ENOENT.
  throw cannot_write(path, error == ENOENT ? EACCES : error);
}

}  // namespace

void make_folder(const fs::path& path) { make_folder_with(path, S_IRWXU); }

void make_output_folder(const fs::path& path) { make_folder_with(path, 0777 & ~mask_given()); }

void keep_private() {
  mask_given();
  ::umask(S_IRWXG | S_IRWXO);
}

std::vector<fs::path> files_of(const fs::path& folder, std::string_view extension, bool recursive,
                               const std::vector<std::string>& skipped) {
  if (!fs::exists(folder)) {
    throw base::bad_input(msg("{}: there is no such folder", folder.string()),
                          msg("check its name"));
  }
  if (!fs::is_directory(folder)) {
    throw base::bad_input(msg("{}: this is a file, not a folder", folder.string()),
                          msg("name the folder that holds it"));
  }
  try {
    if (recursive) return collect(fs::recursive_directory_iterator(folder), extension, skipped);
    return collect(fs::directory_iterator(folder), extension, skipped);
  } catch (const fs::filesystem_error& error) {
    throw cannot_read(folder, error.code().value());
  }
}

void remove_left_over(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (is_temporary(entry.path().filename().string())) found.push_back(entry.path());
  }
  for (const fs::path& path : found) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (file.number() < 0 || ::flock(file.number(), LOCK_EX | LOCK_NB) != 0) continue;
    // One that was begun just now may not be locked yet.
    struct stat about {};
    const bool begun = ::fstat(file.number(), &about) == 0 && about.st_size == 0 &&
                       std::time(nullptr) - about.st_mtime < 60;
    if (!begun) ::unlink(path.c_str());
  }
}

FileCounts file_counts() { return {files_read, files_written}; }

}  // namespace gouvernail::platform
