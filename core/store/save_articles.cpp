#include "core/store/save_articles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/model/names.hpp"
#include "core/store/save.hpp"

namespace demarche::store {
namespace {

/// The parts of a dateline as columns; all null where there is none.
void bind_dateline(SQLite::Statement& statement, int at, const std::optional<Dateline>& dateline) {
    if (!dateline) {
        for (int i = 0; i < 5; ++i) statement.bind(at + i);
        return;
    }
    bind_to(statement, at, dateline->place);
    bind_to(statement, at + 1, dateline->agency);
    bind_to(statement, at + 2, stored_day(dateline->day));
    bind_to(statement, at + 3, static_cast<std::int64_t>(dateline->where.begin));
    bind_to(statement, at + 4, static_cast<std::int64_t>(dateline->where.end));
}

std::int64_t whole(std::size_t number) { return static_cast<std::int64_t>(number); }

}  // namespace

std::string text_key(std::string_view text) { return content_id("t", {text}); }

std::string content_key(const Article& article) {
    return content_id("k", {article.text, article.title, article.source, article.url,
                            to_text(article.published)});
}

std::string content_key_at(const SQLite::Statement& row, int at) {
    return content_id("k", {text_of(row, at), text_of(row, at + 1), text_of(row, at + 2),
                            text_of(row, at + 3), to_text(day_from(number_of(row, at + 4)))});
}

StoredContent::StoredContent(SQLite::Database& db)
    : find_{db, fmt::format("SELECT {}, content_key FROM articles WHERE id = ?", content_columns)} {
}

std::string StoredContent::key_of(const ArticleId& id) {
    find_.reset();
    bind_to(find_, 1, id.text);
    std::string key = find_.executeStep() ? content_key_at(find_, 0) : std::string{};
    find_.reset();
    return key;
}

bool StoredContent::is_as_it_came(const ArticleId& id) {
    find_.reset();
    bind_to(find_, 1, id.text);
    const bool fits = find_.executeStep() && content_key_at(find_, 0) == text_of(find_, 5);
    find_.reset();
    return fits;
}

std::string joined_lines(const std::vector<std::string>& items) {
    std::string lines;
    for (std::string item : items) {
        std::ranges::replace(item, '\n', ' ');
        lines += lines.empty() ? item : '\n' + item;
    }
    return lines;
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        items.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

ArticleWriter::ArticleWriter(SQLite::Database& db)
    : db_{db},
      find_{db, "SELECT article, content_key, imported_at, text_key FROM articles WHERE id = ?"},
      find_text_{db, "SELECT 1 FROM articles WHERE text_key = ?"},
      text_{db, "SELECT text FROM articles WHERE article = ?"},
      add_{db,
           "INSERT INTO articles (id, content_key, text_key, source, url, published, day, "
           "date_basis, language, authors, encoding, kind, input, imported_at, title, text, "
           "dateline_place, dateline_agency, dateline_day, dateline_begin, dateline_end) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      add_words_{db, "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)"},
      change_{db,
              "UPDATE articles SET id = ?, content_key = ?, text_key = ?, source = ?, url = ?, "
              "published = ?, day = ?, date_basis = ?, language = ?, authors = ?, encoding = ?, "
              "kind = ?, input = ?, imported_at = ?, title = ?, text = ?, dateline_place = ?, "
              "dateline_agency = ?, dateline_day = ?, dateline_begin = ?, dateline_end = ? "
              "WHERE article = ?"},
      keep_keys_{db, "UPDATE articles SET content_key = ?, text_key = ? WHERE article = ?"},
      add_dropped_{db,
                   "INSERT INTO dropped_lines (article, place, line, reason) VALUES (?, ?, ?, ?)"},
      add_mention_{db,
                   "INSERT OR IGNORE INTO mentions (article, begin, end, actor, kind, sentence, "
                   "first, last, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      remove_dropped_{db, "DELETE FROM dropped_lines WHERE article = ?"},
      remove_mentions_{db, "DELETE FROM mentions WHERE article = ?"} {}

ArticleWriter::Stored ArticleWriter::find(const ArticleId& id) {
    find_.reset();
    bind_to(find_, 1, id.text);
    if (!find_.executeStep()) return {};
    Stored stored{number_of(find_, 0), text_of(find_, 1), text_of(find_, 2), text_of(find_, 3)};
    find_.reset();
    return stored;
}

bool ArticleWriter::knows_text(std::string_view text) {
    find_text_.reset();
    bind_to(find_text_, 1, text_key(text));
    const bool known = find_text_.executeStep();
    find_text_.reset();
    return known;
}

std::string ArticleWriter::text_at(std::int64_t row) {
    text_.reset();
    bind_to(text_, 1, row);
    std::string text = text_.executeStep() ? text_of(text_, 0) : std::string{};
    text_.reset();
    return text;
}

int ArticleWriter::write(SQLite::Statement& statement, const Article& article,
                         std::string_view imported_at) {
    statement.reset();
    bind_all(statement, article.id.text, content_key(article), text_key(article.text),
             article.source, article.url, stored_day(article.published), stored_day(article.date),
             to_text(article.date_basis), article.language, joined_lines(article.authors),
             article.encoding, article.kind, article.input, imported_at, article.title,
             article.text);
    bind_dateline(statement, 17, article.dateline);
    return statement.exec();
}

std::int64_t ArticleWriter::add(const Article& article, std::string_view imported_at) {
    write(add_, article, imported_at);
    const std::int64_t row = db_.getLastInsertRowid();
    run(add_words_, row, article.title, article.text);
    save_dropped(row, article);
    return row;
}

void ArticleWriter::replace(std::int64_t row, const Article& article,
                            std::string_view imported_at) {
    run(remove_dropped_, row);
    run(remove_mentions_, row);
    change_.reset();
    bind_to(change_, 22, row);
    write(change_, article, imported_at);
    save_dropped(row, article);
}

void ArticleWriter::keep_keys(const Stored& stored) {
    run(keep_keys_, stored.content_key, stored.text_key, stored.row);
}

void ArticleWriter::save_dropped(std::int64_t row, const Article& article) {
    std::int64_t place = 0;
    for (const DroppedLine& dropped : article.dropped)
        run(add_dropped_, row, place++, dropped.line, dropped.reason);
}

void ArticleWriter::save_mentions(std::int64_t row, const std::vector<Mention>& mentions,
                                  ActorWriter& actors) {
    for (const Mention& mention : mentions)
        run(add_mention_, row, whole(mention.where.begin), whole(mention.where.end),
            actors.row_of(mention.actor), to_text(mention.kind), whole(mention.sentence),
            whole(mention.first), whole(mention.last), whole(mention.head));
}

}  // namespace demarche::store
