#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/article.hpp"
#include "core/model/mention.hpp"
#include "core/store/save_names.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {

/// Articles with their dropped lines and mentions into their tables.
class ArticleWriter {
public:
    explicit ArticleWriter(SQLite::Database& db);

    struct Stored {
        std::int64_t row{};  // 0: not in
        std::string content_key;
        std::string imported_at;
        std::string text_key;
    };
    [[nodiscard]] Stored find(const ArticleId& id);
    /// True where some article has this very text.
    [[nodiscard]] bool knows_text(std::string_view text);
    [[nodiscard]] std::string text_at(std::int64_t row);

    std::int64_t add(const Article& article, std::string_view imported_at);
    /// The article's row becomes this one; its dropped lines and mentions go.
    void replace(std::int64_t row, const Article& article, std::string_view imported_at);
    /// Gives the article the keys that it had, whatever it holds.
    void keep_keys(const Stored& stored);
    void save_mentions(std::int64_t row, const std::vector<Mention>& mentions, ActorWriter& actors);

private:
    int write(SQLite::Statement& statement, const Article& article, std::string_view imported_at);
    void save_dropped(std::int64_t row, const Article& article);

    SQLite::Database& db_;
    SQLite::Statement find_, find_text_, text_, add_, add_words_, change_, keep_keys_, add_dropped_,
        add_mention_, remove_dropped_, remove_mentions_;
};

/// The key that articles with the same text share.
[[nodiscard]] std::string text_key(std::string_view text);

/// What `content_key` is made of, as columns of `articles`, and the key of a row that has them from
/// the column `at` on. It differs from the one that is stored where the row was changed by others.
inline constexpr std::string_view content_columns = "text, title, source, url, published";
[[nodiscard]] std::string content_key_at(const SQLite::Statement& row, int at);

/// What articles hold now, against the keys that were made of what came in.
class StoredContent {
public:
    explicit StoredContent(SQLite::Database& db);

    /// The content key of what the article holds; empty where it is not in.
    [[nodiscard]] std::string key_of(const ArticleId& id);
    /// False where it is not in, too.
    [[nodiscard]] bool is_as_it_came(const ArticleId& id);

private:
    SQLite::Statement find_;
};

/// The lists that are one column: their items one a line.
[[nodiscard]] std::string joined_lines(const std::vector<std::string>& items);
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

}  // namespace demarche::store
