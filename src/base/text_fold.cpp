// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"

namespace gouvernail::base {
namespace {

struct Folding {
  char32_t first;
  char32_t last;
  std::string_view folded;  // "-" stands for any run of blanks and punctuation, "" for nothing
};

// Latin-1, Latin Extended-A and the Romanian letters, capitals and small letters alike; accents
// written as marks of their own vanish. Source: Unicode, canonical decompositions; ligatures
// and barred letters as French spelling resolves them.
constexpr std::array<Folding, 64> foldings = {{
    {0x80, 0xA9, "-"},    {0xAA, 0xAA, "a"},     {0xAB, 0xB9, "-"},      {0xBA, 0xBA, "o"},
    {0xBB, 0xBF, "-"},    {0xC0, 0xC5, "a"},     {0xC6, 0xC6, "ae"},     {0xC7, 0xC7, "c"},
    {0xC8, 0xCB, "e"},    {0xCC, 0xCF, "i"},     {0xD0, 0xD0, "d"},      {0xD1, 0xD1, "n"},
    {0xD2, 0xD6, "o"},    {0xD7, 0xD7, "-"},     {0xD8, 0xD8, "o"},      {0xD9, 0xDC, "u"},
    {0xDD, 0xDD, "y"},    {0xDE, 0xDE, "th"},    {0xDF, 0xDF, "ss"},     {0xE0, 0xE5, "a"},
    {0xE6, 0xE6, "ae"},   {0xE7, 0xE7, "c"},     {0xE8, 0xEB, "e"},      {0xEC, 0xEF, "i"},
    {0xF0, 0xF0, "d"},    {0xF1, 0xF1, "n"},     {0xF2, 0xF6, "o"},      {0xF7, 0xF7, "-"},
    {0xF8, 0xF8, "o"},    {0xF9, 0xFC, "u"},     {0xFD, 0xFD, "y"},      {0xFE, 0xFE, "th"},
    {0xFF, 0xFF, "y"},    {0x100, 0x105, "a"},   {0x106, 0x10D, "c"},    {0x10E, 0x111, "d"},
    {0x112, 0x11B, "e"},  {0x11C, 0x123, "g"},   {0x124, 0x127, "h"},    {0x128, 0x131, "i"},
    {0x132, 0x133, "ij"}, {0x134, 0x135, "j"},   {0x136, 0x138, "k"},    {0x139, 0x142, "l"},
    {0x143, 0x14B, "n"},  {0x14C, 0x151, "o"},   {0x152, 0x153, "oe"},   {0x154, 0x159, "r"},
    {0x15A, 0x161, "s"},  {0x162, 0x167, "t"},   {0x168, 0x173, "u"},    {0x174, 0x175, "w"},
    {0x176, 0x178, "y"},  {0x179, 0x17E, "z"},   {0x17F, 0x17F, "s"},    {0x218, 0x219, "s"},
    {0x21A, 0x21B, "t"},  {0x300, 0x36F, ""},    {0x1E9E, 0x1E9E, "ss"}, {0x2000, 0x200A, "-"},
    {0x200B, 0x200F, ""}, {0x2010, 0x2BFF, "-"}, {0x3000, 0x303F, "-"},  {0xFFFD, 0xFFFD, "-"},
}};

// What a letter, digit or sign of ASCII becomes.
char folded_ascii(char32_t value) {
  if (value >= U'A' && value <= U'Z') value += U'a' - U'A';
  const bool kept = (value >= U'0' && value <= U'9') || (value >= U'a' && value <= U'z');
  return kept ? static_cast<char>(value) : '-';
}

// What any other code point becomes; letters of other alphabets stay what they are.
std::string folded(char32_t value) {
  const auto found = std::find_if(foldings.begin(), foldings.end(), [&](const Folding& folding) {
    return folding.first <= value && value <= folding.last;
  });
  if (found != foldings.end()) return std::string(found->folded);
  std::string kept;
  append_utf8(kept, value);
  return kept;
}

// Pieces as they come, with one dash where blanks and punctuation stand between two of them.
class Folded {
 public:
  void add(std::string_view piece) {
    if (piece == "-") {
      gap_ = !text_.empty();
      return;
    }
    if (gap_ && !piece.empty()) {
      text_ += '-';
      gap_ = false;
    }
    text_ += piece;
  }
  std::string take() && { return std::move(text_); }

 private:
  std::string text_;
  bool gap_ = false;
};

}  // namespace

// Asked for each cell of a table: nothing is allocated for a text in ASCII but the result.
std::string fold(std::string_view text) {
  Folded result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.length;
    if (point.value < 0x80) {
      const char piece = folded_ascii(point.value);
      result.add({&piece, 1});
    } else {
      result.add(folded(point.value));
    }
  }
  return std::move(result).take();
}

}  // namespace gouvernail::base
