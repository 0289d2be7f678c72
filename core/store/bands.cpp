#include "core/store/bands.hpp"

#include <algorithm>
#include <utility>

namespace demarche::store {
namespace {

/// Texts by which there are more before the small table goes into the large one: a part of all, but
/// no fewer than share a transaction's pages anyway.
constexpr std::int64_t part = 16;
constexpr std::int64_t least_new = 1000;

/// True where, of the numbers of texts at which the tables are merged, one was reached. They follow
/// from nothing but each other, so that nobody has to count rows or remember when it was done last.
bool is_due(std::int64_t before, std::int64_t after) {
    std::int64_t next = least_new;
    while (next <= before) next += std::max(least_new, next / part);
    return next <= after;
}

}  // namespace

BandIndex::BandIndex(SQLite::Database& db)
    : add_{db, "INSERT OR IGNORE INTO new_text_bands (minima, hash) VALUES (?, ?)"},
      remove_new_{db, "DELETE FROM new_text_bands WHERE minima = ? AND hash = ?"},
      remove_{db, "DELETE FROM text_bands WHERE minima = ? AND hash = ?"},
      with_new_{db, "SELECT hash FROM new_text_bands WHERE minima = ? ORDER BY hash LIMIT ?"},
      with_{db, "SELECT hash FROM text_bands WHERE minima = ? ORDER BY hash LIMIT ?"},
      merge_{db,
             "INSERT OR IGNORE INTO text_bands (minima, hash) "
             "SELECT minima, hash FROM new_text_bands ORDER BY minima, hash"},
      empty_{db, "DELETE FROM new_text_bands"} {}

void BandIndex::add(std::int64_t band, std::int64_t text) {
    std::vector<std::int64_t>& texts = added_[band];
    const auto at = std::ranges::lower_bound(texts, text);
    if (at == texts.end() || *at != text) texts.insert(at, text);
}

void BandIndex::remove(std::int64_t band, std::int64_t text) {
    if (const auto texts = added_.find(band); texts != added_.end())
        std::erase(texts->second, text);
    run(remove_new_, band, text);
    run(remove_, band, text);
}

std::vector<std::int64_t> BandIndex::texts_with(std::int64_t band, std::size_t most) {
    std::vector<std::int64_t> texts;
    for (SQLite::Statement* table : {&with_, &with_new_}) {
        table->reset();
        bind_all(*table, band, static_cast<std::int64_t>(most));
        while (table->executeStep()) texts.push_back(number_of(*table, 0));
        table->reset();
    }
    if (const auto added = added_.find(band); added != added_.end())
        texts.insert(texts.end(), added->second.begin(), added->second.end());
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    if (texts.size() > most) texts.resize(most);
    return texts;
}

void BandIndex::write(std::int64_t before, std::int64_t after) {
    std::vector<std::pair<std::int64_t, std::int64_t>> rows;
    for (const auto& [band, texts] : added_)
        for (const std::int64_t text : texts) rows.emplace_back(band, text);
    added_.clear();
    std::ranges::sort(rows);
    for (const auto& [band, text] : rows) run(add_, band, text);
    if (is_due(before, after)) merge();
}

void BandIndex::merge() {
    run(merge_);
    run(empty_);
}

}  // namespace demarche::store
