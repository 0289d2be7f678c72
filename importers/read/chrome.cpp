#include "importers/read/chrome.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/read/written_day.hpp"

namespace demarche::read {
namespace {

/// Words of menus, buttons and section names, as `plain_words` gives them.
// clang-format off
constexpr auto kMenuWords = std::to_array<std::string_view>({
    "home", "menu", "search", "log in", "login", "sign in", "register", "log in or register",
    "sign up", "subscribe", "subscribe now", "share", "share this", "share this article",
    "share on social media", "tweet", "tweet this", "print", "print this", "email", "email this",
    "e mail", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "reddit", "copy link",
    "link copied", "save", "bookmark", "comments", "comment", "no comments", "add a comment",
    "leave a comment", "comments are closed", "reply", "newsfeed", "news feed", "chats", "chat",
    "loader", "loading", "close", "next", "previous", "back", "back to top", "top",
    "skip to content", "skip to main content", "news", "world", "world news", "politics",
    "business", "economy", "sport", "sports", "weather", "opinion", "opinions", "lifestyle",
    "culture", "arts", "travel", "science", "technology", "tech", "health", "entertainment",
    "video", "videos", "photo", "photos", "multimedia", "podcasts", "podcast", "tv", "radio",
    "live", "e paper", "epaper", "archive", "archives", "contact", "contacts", "contact us",
    "about", "about us", "advertise", "careers", "help", "faq", "sitemap", "site map", "rss",
    "terms", "terms of use", "terms of service", "terms and conditions", "privacy",
    "privacy policy", "cookie policy", "cookies", "newsletter", "newsletters", "front page",
    "nation", "national", "metro", "local", "international", "features", "analysis", "regions",
    "europe", "asia", "africa", "americas", "middle east", "font size", "a"});
// clang-format on

/// Of those, the ones that a line of an article cannot consist of.
// clang-format off
constexpr auto kButtons = std::to_array<std::string_view>({
    "log in", "login", "sign in", "log in or register", "sign up", "subscribe", "subscribe now",
    "share", "share this", "share this article", "share on social media", "tweet", "tweet this",
    "print this", "email this", "copy link", "link copied", "add a comment", "leave a comment",
    "comments are closed", "newsfeed", "chats", "loader", "loading", "back to top",
    "skip to content", "skip to main content", "terms of use", "terms of service",
    "privacy policy", "cookie policy", "contact us", "advertise", "sitemap", "site map",
    "about us", "advertisement", "advertisment", "ad", "sponsored", "sponsored content",
    "story continues below", "article continues below", "read more", "menu", "show more"});
// clang-format on

/// Headings under which headlines of other pages stand.
// clang-format off
constexpr auto kListHeadings = std::to_array<std::string_view>({
    "read also", "also read", "related", "related stories", "related articles", "related news",
    "related content", "related topics", "related links", "most read", "most popular",
    "most viewed", "more headlines", "other headlines", "headlines", "in other news", "see also",
    "more news", "latest news", "latest", "latest stories", "top stories", "top news",
    "more stories", "more from", "popular", "popular now", "trending", "trending now",
    "editor s picks", "editors picks", "you may like", "you may also like", "you might also like",
    "recommended", "recommended for you", "more on this story", "up next"});
// clang-format on

struct Opening {
    std::string_view words;  // as plain_words
    std::string_view reason;
    Sureness sureness;
};
constexpr auto kOpenings = std::to_array<Opening>({
    {"you are here", "breadcrumb", Sureness::anywhere},
    {"sign up for", "subscription", Sureness::outside_body},
    {"sign up to", "subscription", Sureness::outside_body},
    {"subscribe to our", "subscription", Sureness::outside_body},
    {"subscribe for", "subscription", Sureness::outside_body},
    {"subscribe now", "subscription", Sureness::outside_body},
    {"subscribe from", "subscription", Sureness::outside_body},
    {"already a subscriber", "paywall notice", Sureness::anywhere},
    {"to continue reading", "paywall notice", Sureness::anywhere},
    {"this article is for subscribers", "paywall notice", Sureness::anywhere},
    {"this content is for subscribers", "paywall notice", Sureness::anywhere},
    {"you have reached your limit", "paywall notice", Sureness::anywhere},
    {"create a free account", "paywall notice", Sureness::anywhere},
    {"follow us", "share row", Sureness::anywhere},
    {"join us on", "share row", Sureness::outside_body},
    {"share this", "share row", Sureness::outside_body},
    {"share on", "share row", Sureness::outside_body},
    {"listen to this article", "share row", Sureness::anywhere},
    {"download our app", "advertisement", Sureness::anywhere},
    {"download the app", "advertisement", Sureness::anywhere},
    {"get our app", "advertisement", Sureness::anywhere},
    {"click here to", "advertisement", Sureness::outside_body},
    {"click to", "advertisement", Sureness::outside_body},
    {"advertisement", "advertisement", Sureness::outside_body},
    {"photo ", "photo caption", Sureness::outside_body},
    {"file photo", "photo caption", Sureness::outside_body},
    {"image credit", "photo credit", Sureness::anywhere},
    {"photo credit", "photo credit", Sureness::anywhere},
    {"photo by", "photo credit", Sureness::anywhere},
    {"image source", "photo credit", Sureness::anywhere},
    {"copyright", "footer", Sureness::outside_body},
    {"terms of use", "footer", Sureness::outside_body},
    {"terms of service", "footer", Sureness::outside_body},
    {"privacy policy", "footer", Sureness::outside_body},
    {"powered by", "footer", Sureness::outside_body},
    {"skip to", "menu", Sureness::anywhere},
    {"this site uses cookies", "cookie notice", Sureness::anywhere},
    {"this website uses cookies", "cookie notice", Sureness::anywhere},
    {"we use cookies", "cookie notice", Sureness::anywhere},
    {"by continuing to use this site", "cookie notice", Sureness::anywhere},
    {"by using this site", "cookie notice", Sureness::anywhere},
    {"please enable javascript", "page notice", Sureness::anywhere},
    {"your browser does not support", "page notice", Sureness::anywhere},
    {"to participate in the discussion", "chat widget", Sureness::anywhere},
    {"to take part in the discussion", "chat widget", Sureness::anywhere},
    {"log in to", "chat widget", Sureness::outside_body},
    {"log in or register", "chat widget", Sureness::anywhere},
    {"tags", "tags", Sureness::outside_body},
    {"topics", "tags", Sureness::outside_body},
    {"filed under", "tags", Sureness::outside_body},
    {"keywords", "tags", Sureness::outside_body},
    {"read more ", "related headline", Sureness::anywhere},
    {"read also ", "related headline", Sureness::anywhere},
    {"also read ", "related headline", Sureness::anywhere},
    {"see also ", "related headline", Sureness::anywhere},
    {"related ", "related headline", Sureness::outside_body},
    {"more on ", "related headline", Sureness::outside_body},
    {"don t miss", "related headline", Sureness::outside_body},
    {"reporting by", "desk credit", Sureness::anywhere},
    {"editing by", "desk credit", Sureness::anywhere},
});

/// Phrases that betray a line wherever they stand in it.
constexpr auto kInside = std::to_array<Opening>({
    {"all rights reserved", "footer", Sureness::outside_body},
    {"stay tuned for updates", "site description", Sureness::outside_body},
    {"latest news and stories", "site description", Sureness::outside_body},
    {"independent news from", "site description", Sureness::outside_body},
    {"alerts on your phone", "subscription", Sureness::outside_body},
    {"our newsletter", "subscription", Sureness::outside_body},
    {"getty images", "photo credit", Sureness::outside_body},
    {"ap photo", "photo credit", Sureness::outside_body},
    {"min read", "reading time", Sureness::outside_body},
    {"minute read", "reading time", Sureness::outside_body},
    {"to participate in the discussion", "chat widget", Sureness::anywhere},
    {"may not be reproduced", "footer", Sureness::outside_body},
});

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\xC2\xA0");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// False for nearly all of running text, cheaply.
bool may_separate(std::string_view at) {
    if (at.empty() || at[0] == '|' || at[0] == '\t') return !at.empty();
    if (static_cast<unsigned char>(at[0]) >= 0x80) return true;
    const char next = at.size() > 1 ? at[1] : 'x';
    return at[0] == ' ' && !(next >= 'a' && next <= 'z') && !(next >= 'A' && next <= 'Z');
}

/// The parts of a menu or share row: between bars, arrows, bullets, double blanks and tabs.
std::vector<std::string_view> pieces_of(std::string_view line) {
    constexpr auto kSeparators =
        std::to_array<std::string_view>({" | ", "|", " > ", " :: ", " » ", " › ", " · ", "·", " • ",
                                         "•", " / ", " . ", "  ", "\t", "→", " — "});
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.size();) {
        std::size_t width = 0;
        if (may_separate(line.substr(i, 2)))
            for (const std::string_view mark : kSeparators)
                if (line.substr(i, mark.size()) == mark) width = std::max(width, mark.size());
        if (i < line.size() && width == 0) {
            ++i;
            continue;
        }
        const std::string_view piece = trimmed(line.substr(begin, i - begin));
        if (!piece.empty()) pieces.push_back(piece);
        i += std::max<std::size_t>(width, 1);
        begin = i;
    }
    return pieces;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "0", "3 comments", "4 min read", "1 2k shares".
bool is_counter(std::string_view words) {
    const std::size_t blank = words.find(' ');
    const std::string_view number = words.substr(0, blank);
    if (!all_digits(number) || number.size() > 7) return false;
    if (blank == std::string_view::npos) return number.size() < 4;  // "1999" may head a section
    constexpr auto kUnits = std::to_array<std::string_view>(
        {"comment", "comments", "share", "shares", "views", "view", "likes", "min read",
         "minute read", "minutes read", "mins read", "replies", "retweets", "reactions", "min",
         "shares share"});
    return has(kUnits, words.substr(blank + 1));
}

bool is_menu_piece(std::string_view piece) {
    const std::string words = plain_words(piece);
    return has(kMenuWords, words) || has(kButtons, words) || is_counter(words) ||
           (words.starts_with("comments ") && all_digits(std::string_view{words}.substr(9)));
}

/// "[Front page] [Archive] [About us]"
bool is_bracketed_menu(std::string_view line) {
    std::size_t pieces = 0;
    while (!line.empty()) {
        const std::size_t close = line.find(']');
        if (line.front() != '[' || close == std::string_view::npos) return false;
        if (count_words(line.substr(0, close)) > 4) return false;
        ++pieces;
        line = trimmed(line.substr(close + 1));
    }
    return pieces > 1;
}

std::optional<ChromeVerdict> judge_row(std::string_view line) {
    if (is_bracketed_menu(line)) return {{"menu", Sureness::anywhere}};
    const std::vector<std::string_view> pieces = pieces_of(line);
    if (pieces.size() < 2) return std::nullopt;
    const auto menu = std::ranges::count_if(pieces, is_menu_piece);
    const bool arrows = line.find(" > ") != std::string_view::npos ||
                        line.find("»") != std::string_view::npos ||
                        line.find("›") != std::string_view::npos;
    if (static_cast<std::size_t>(menu) == pieces.size()) return {{"menu", Sureness::anywhere}};
    const std::string first = plain_words(pieces.front());
    if (first == "home" || first == "you are here home")
        return {{"breadcrumb", Sureness::anywhere}};
    if (menu > 0 && (arrows || menu + 1 >= static_cast<std::ptrdiff_t>(pieces.size())))
        return {{arrows ? "breadcrumb" : "menu", Sureness::outside_body}};
    const bool short_pieces =
        std::ranges::all_of(pieces, [](std::string_view p) { return count_words(p) <= 4; });
    if (menu >= 2 && short_pieces) return {{"menu", Sureness::outside_body}};
    return std::nullopt;
}

/// Nothing but a date and a time, perhaps with "Updated" or "Published" before it.
bool is_bare_time(std::string_view line, std::string_view words) {
    if (line.size() > 90) return false;
    std::string rest{line};
    bool date = false;
    const std::vector<WrittenDay> days = written_days(line);
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
        rest.erase(day->where.begin, day->where.size());
        date = true;
    }
    constexpr auto kAround = std::to_array<std::string_view>(
        {"published", "updated", "last", "posted", "modified", "first",  "at",  "on",
         "am",        "pm",      "a",    "p",      "m",        "gmt",    "utc", "est",
         "edt",       "et",      "bst",  "msk",    "cet",      "cest",   "ist", "date",
         "h",         "time",    "hrs",  "moscow", "local",    "release"});
    const bool time = std::ranges::any_of(words, [](char c) { return c >= '0' && c <= '9'; }) &&
                      line.find(':') != std::string_view::npos;
    if (!date && !time) return false;
    const std::string left = plain_words(rest);
    for (std::size_t at = 0; at < left.size();) {
        const std::size_t end = std::min(left.find(' ', at), left.size());
        const std::string_view word = std::string_view{left}.substr(at, end - at);
        if (!has(kAround, word) && !all_digits(word) && !weekday_named(word)) return false;
        at = end + 1;
    }
    return true;
}

/// "https://news.example/2007/06/26/talks.html", "Source: www.news.example": where the page was
/// saved from.
bool is_address(std::string_view line) {
    for (const std::string_view label : {"Source: ", "URL: ", "Link: ", "Permalink: "})
        if (line.starts_with(label)) line.remove_prefix(label.size());
    const bool opens =
        line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
    return opens && line.find(' ') == std::string_view::npos;
}

/// "(LEAD)", "(ATTN: ADDS quotes)", "(Update1)", "EDS: …": what agencies tell desks.
bool is_desk_note(std::string_view line, std::string_view words) {
    if (words == "lead" || words.starts_with("attn ") || words.starts_with("eds ")) return true;
    if (!line.starts_with('(') || !line.ends_with(')') || count_words(line) > 14) return false;
    return words.starts_with("update") || words.starts_with("adds ") ||
           words.starts_with("recasts ") || words.starts_with("corrects ") ||
           words.ends_with(" ld") || words.starts_with("photos");
}

}  // namespace

std::string plain_words(std::string_view line) {
    std::string out;
    bool gap = false;
    const std::string folded = utf8::fold(line);
    for (std::size_t i = 0; i < folded.size();) {
        const utf8::Decoded c = utf8::decode(folded, i);
        const bool keeps = utf8::is_letter(c.code) || (c.code >= '0' && c.code <= '9');
        if (keeps) {
            if (gap && !out.empty()) out += ' ';
            out.append(folded, i, c.size);
        }
        gap = !keeps;
        i += c.size;
    }
    return out;
}

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : line) {
        const bool blank = c == ' ' || c == '\t' || c == '\n';
        words += !blank && !inside ? 1U : 0U;
        inside = !blank;
    }
    return words;
}

bool reads_like_sentence(std::string_view line) {
    if (count_words(line) < 8) return false;
    std::string_view rest = line;
    for (bool stripped = true; stripped && !rest.empty();) {
        stripped = false;
        for (const std::string_view mark :
             {"\"", "'", ")", "]", "”", "’", "»", "“", " ", "*", "\xC2\xA0"})
            if (rest.ends_with(mark)) {
                rest.remove_suffix(mark.size());
                stripped = true;
            }
    }
    for (const std::string_view end : {".", "!", "?", "…", ":", ";", "。", "؟"})
        if (rest.ends_with(end)) return true;
    return false;
}

bool heads_statement(std::string_view line) {
    const std::string words = plain_words(line);
    return words.find("is attributable to") != std::string::npos ||
           words.find("are attributable to") != std::string::npos ||
           words.find("following statement was") != std::string::npos ||
           words.find("following joint statement was") != std::string::npos;
}

std::optional<ChromeVerdict> judge_line(std::string_view line) {
    constexpr std::size_t kMostWords = 40;  // more is a paragraph, or a row of a long menu
    if (line.size() > 600) return std::nullopt;
    if (count_words(line) > kMostWords) return judge_row(line);
    const std::string words = plain_words(line);
    if (words.empty())  // a rule of dashes; a quotation mark alone is text
        return line.size() > 2 ? std::optional<ChromeVerdict>{{"separator"}} : std::nullopt;
    if (is_address(line)) return {{"address", Sureness::outside_body}};
    if (has(kListHeadings, words)) return {{"related headline", Sureness::anywhere, true}};
    if (has(kButtons, words)) return {{"button", Sureness::anywhere}};
    if (has(kMenuWords, words)) return {{"section name"}};
    if (is_counter(words)) return {{"counter"}};
    if (const auto row = judge_row(line)) return row;
    if (heads_statement(line)) return std::nullopt;
    if (words.starts_with("office of the spokesperson") && count_words(line) <= 5)
        return {{"issuing office"}};
    if (is_bare_time(line, words)) return {{"date line"}};
    if (is_desk_note(line, words)) return {{"note to desks"}};
    const bool sentence = reads_like_sentence(line);
    for (const Opening& opening : kOpenings) {
        const bool opens = words.starts_with(opening.words) &&
                           (words.size() == opening.words.size() || opening.words.ends_with(' ') ||
                            words[opening.words.size()] == ' ');
        if (!opens || (sentence && opening.sureness != Sureness::anywhere)) continue;
        if (count_words(line) > 24) continue;
        return {{opening.reason, opening.sureness}};
    }
    for (const Opening& phrase : kInside)
        if (words.find(phrase.words) != std::string::npos && count_words(line) <= 40)
            return {{phrase.reason, phrase.sureness}};
    if (line.starts_with("(c) ") || line.starts_with("(C) ") || line.starts_with("©"))
        return {{"footer"}};
    const std::size_t bracket = line.starts_with('[') ? line.find("] ") : std::string_view::npos;
    if (bracket < 30 && !sentence && count_words(line) <= 10) return {{"menu"}};
    if (line.starts_with("Ad: ") || line.starts_with("AD: ")) return {{"advertisement"}};
    return std::nullopt;
}

}  // namespace demarche::read
