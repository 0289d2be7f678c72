#include "core/store/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/model/utf8.hpp"
#include "core/store/conditions.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// Put around the words by SQLite, and taken out again here. Unlikely in a text; one that holds it
/// anyway gets a wrong mark, no more.
constexpr std::string_view opening = "\x01\x02<";
constexpr std::string_view closing = "\x01\x02>";

constexpr std::string_view blanks = " \t\r\n\f\v";

bool has_word(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (utf8::is_letter(next.code) || next.code > 0x7f ||
            (next.code >= '0' && next.code <= '9'))
            return true;
        at += next.size;
    }
    return false;
}

/// As FTS5 reads it: a string in double quotes, whatever is in it, with a star where beginnings are
/// meant.
std::string quoted(std::string_view words, bool is_beginning) {
    std::string text = "\"";
    for (const char c : words) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + (is_beginning ? "\"*" : "\"");
}

/// The next phrase of `words` in FTS5's syntax, "" where it holds no word; takes it off.
std::string next_term(std::string_view& words) {
    const bool is_phrase = words.front() == '"';
    if (is_phrase) words.remove_prefix(1);
    const std::size_t end =
        std::min(is_phrase ? words.find('"') : words.find_first_of(blanks), words.size());
    std::string_view term = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    const bool is_beginning = !is_phrase && term.ends_with('*');
    if (is_beginning) term.remove_suffix(1);
    return has_word(term) ? quoted(term, is_beginning) : "";
}

/// What FTS5 is asked: all the terms. Empty where there is none.
std::string match_of(std::string_view words) {
    std::string match;
    while (true) {
        words.remove_prefix(std::min(words.find_first_not_of(blanks), words.size()));
        if (words.empty()) return match;
        const std::string term = next_term(words);
        if (!term.empty()) match += match.empty() ? term : ' ' + term;
    }
}

struct Marked {
    std::string text;
    std::vector<ByteSpan> marks;
};

/// The text without its marks, and where they were.
Marked unmarked(std::string_view text) {
    Marked out;
    std::size_t begin = 0;
    while (!text.empty()) {
        if (text.starts_with(opening)) {
            begin = out.text.size();
            text.remove_prefix(opening.size());
        } else if (text.starts_with(closing)) {
            out.marks.push_back({begin, out.text.size()});
            text.remove_prefix(closing.size());
        } else {
            out.text += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

Hit hit_at(const SQLite::Statement& row) {
    Hit hit;
    hit.article.text = text_of(row, 0);
    hit.title = text_of(row, 1);
    hit.source = text_of(row, 2);
    hit.url = text_of(row, 3);
    hit.date = day_from(number_of(row, 4));
    Marked snippet = unmarked(text_of(row, 5));
    hit.snippet = std::move(snippet.text);
    hit.marks = std::move(snippet.marks);
    const std::size_t begin = text_of(row, 6).find(opening);
    hit.begin = begin == std::string::npos ? 0 : begin;
    hit.score = -row.getColumn(7).getDouble();
    return hit;
}

}  // namespace

std::vector<Hit> search_articles(const Database& db, std::string_view words,
                                 const Selection& chosen, std::size_t limit) {
    const std::string match = match_of(words);
    if (match.empty()) return {};
    return guarded(db, [&] {
        const Conditions conditions = article_conditions(db.handle(), chosen);
        SQLite::Statement rows{
            db.handle(),
            fmt::format("SELECT a.id, a.title, a.source, a.url, a.day, "
                        "snippet(article_words, -1, ?1, ?2, '…', 24), "
                        "highlight(article_words, 1, ?1, ?2), rank "
                        "FROM article_words JOIN articles a ON a.article = article_words.rowid "
                        "WHERE article_words MATCH ?3 AND a.article IN (SELECT article FROM "
                        "articles{}) ORDER BY rank, a.day, a.id LIMIT ?",
                        conditions.sql())};
        bind_all(rows, opening, closing, match);
        const int at = conditions.bind(rows, 4);
        bind_to(rows, at, static_cast<std::int64_t>(limit));
        std::vector<Hit> hits;
        while (rows.executeStep()) hits.push_back(hit_at(rows));
        return hits;
    });
}

}  // namespace demarche::store
