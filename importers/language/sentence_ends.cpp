#include "importers/language/sentence_ends.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "core/model/utf8.hpp"
#include "importers/language/hashes.hpp"
#include "importers/language/scores.hpp"
#include "importers/language/tokens.hpp"

namespace demarche::language {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> all) {
    return std::ranges::find(all, text) != all.end();
}

bool is_closer(std::string_view form) {
    return is_one_of(form, {"\"", "”", "''", "'", "’", ")", "]", "»"});
}

/// The last token at or before `at` that is no closing mark.
std::size_t before_closers(const Paragraph& p, std::size_t at) {
    while (at > 0 && is_closer(p.tokens[at].form) && !p.spaced[at]) --at;
    return at;
}

bool is_mark(std::string_view form) {
    return !utf8::is_letter(utf8::decode(form, 0).code) && (form[0] < '0' || form[0] > '9');
}

/// Words that begin a sentence far more often than they follow an abbreviation inside one.
bool is_opener(std::string_view form) {
    return is_one_of(form, {"The",   "He",    "She",    "It",       "They",      "We",    "I",
                            "In",    "But",   "A",      "An",       "This",      "That",  "These",
                            "On",    "At",    "As",     "However",  "Both",      "And",   "His",
                            "Its",   "Their", "Our",    "Earlier",  "Meanwhile", "There", "When",
                            "While", "After", "Nobody", "Everyone", "You",       "Those", "Such"});
}

/// "U.N.", "a.m.", not "J.".
bool is_abbreviation(std::string_view form) {
    return form.size() > 3 && form.back() == '.' && form[form.size() - 3] == '.';
}

/// True behind the number that begins a paragraph: "2." of "2. Demands that …".
bool ends_number(const Paragraph& p, std::size_t at) {
    constexpr std::size_t longest = 3;  // digits: "2007." is a year
    const std::string_view number = p.tokens[0].form;
    const bool is_number = std::ranges::all_of(number.substr(0, number.find('.')),
                                               [](char c) { return c >= '0' && c <= '9'; });
    const bool is_end = at == 0 ? number.ends_with('.') : at == 1 && p.tokens[1].form == ".";
    return is_end && is_number && number.size() <= longest &&
           utf8::is_upper(utf8::decode(p.tokens[at + 1].form, 0).code);
}

/// "62,000", which nobody ends a sentence on without a mark: "62,000 American troops".
bool has_grouped_digits(std::string_view form) {
    const std::size_t comma = form.rfind(',');
    return comma != std::string_view::npos && comma > 0 && form.size() - comma == 4 &&
           std::ranges::all_of(form.substr(comma + 1), [](char c) { return c >= '0' && c <= '9'; });
}

/// What a token begins with: a capital, a small letter, a digit, an opening mark, something else.
std::uint64_t beginning(std::string_view form) {
    const utf8::Decoded c = utf8::decode(form, 0);
    if (utf8::is_upper(c.code)) return 1;
    if (utf8::is_letter(c.code)) return 2;
    if (form[0] >= '0' && form[0] <= '9') return 3;
    if (is_one_of(form, {"\"", "“", "‘", "'", "(", "[", "«", "`"})) return 4;
    return 5;
}

}  // namespace

bool may_end(const Paragraph& p, std::size_t at) {
    const std::string_view left = p.tokens[at].form, right = p.tokens[at + 1].form;
    if (is_closer(right) && !p.spaced[at + 1]) return false;
    if (left == "," || is_title_or_initial(left)) return false;
    if (is_mark(p.tokens[before_closers(p, at)].form) || left.ends_with('.')) return true;
    return p.spaced[at + 1] && beginning(right) != 2 && !has_grouped_digits(left);
}

void end_features(const Paragraph& p, std::size_t begin, std::size_t at,
                  std::vector<std::uint64_t>& out) {
    static const Word kOutside{};
    const std::size_t core = before_closers(p, at);
    const Word& left = p.words[core];
    const Word& right = p.words[at + 1];
    const Word& before = core > 0 ? p.words[core - 1] : kOutside;
    const Word& next = at + 2 < p.words.size() ? p.words[at + 2] : kOutside;
    const std::uint64_t start = beginning(p.tokens[at + 1].form);
    const std::uint64_t gap = p.spaced[at + 1];
    const std::uint64_t closed = core != at;
    const std::uint64_t length = std::min<std::size_t>(at + 1 - begin, 12) / 2;
    const std::uint64_t rest = std::min<std::size_t>(p.tokens.size() - at - 1, 4);
    std::uint64_t quotes = 0, depth = 0;
    for (std::size_t i = begin; i <= at; ++i) {
        const std::string_view form = p.tokens[i].form;
        quotes += form == "\"";
        if (form == "(") ++depth;
        if (form == ")" && depth > 0) --depth;
    }
    const std::uint64_t open = (quotes % 2) * 2 + (depth > 0);
    std::uint64_t kind = 100;
    out.clear();
    const auto add = [&](std::uint64_t value) { out.push_back(mixed(value, kind++)); };
    add(0);
    add(left.norm);
    add(right.norm);
    add(left.shape);
    add(mixed(left.norm, start));
    add(mixed(mixed(left.norm, gap), closed));
    add(mixed(left.norm, right.norm));
    add(mixed(left.shape, right.shape));
    add(mixed(left.shape, start));
    add(mixed(left.norm, mixed(before.shape, start)));
    add(mixed(left.norm, before.norm));
    add(mixed(before.shape, mixed(left.shape, right.shape)));
    add(mixed(start, next.shape));
    add(mixed(right.form, left.shape));
    add(mixed(right.norm, next.norm));
    add(mixed(left.norm, length));
    add(mixed(left.norm, rest));
    add(mixed(left.norm, mixed(open, start)));
    add(mixed(left.shape, mixed(length, start)));
    add(before.norm);
    add(next.norm);
}

std::vector<std::size_t> sentence_ends(const Paragraph& p, const Weights& weights,
                                       std::size_t longest) {
    std::vector<std::size_t> ends;
    std::vector<std::uint64_t> features;
    std::size_t begin = 0;
    for (std::size_t at = 0; at + 1 < p.tokens.size(); ++at) {
        bool is_end = at + 1 - begin >= longest || (at < 2 && ends_number(p, at)) ||
                      (is_abbreviation(p.tokens[at].form) && is_opener(p.tokens[at + 1].form));
        if (!is_end && may_end(p, at)) {
            end_features(p, begin, at, features);
            std::array<std::int32_t, 2> scores{};
            add_scores(weights, features, scores);
            is_end = scores[1] > scores[0];
        }
        if (!is_end) continue;
        begin = at + 1;
        ends.push_back(begin);
    }
    if (!p.tokens.empty()) ends.push_back(p.tokens.size());
    return ends;
}

}  // namespace demarche::language
