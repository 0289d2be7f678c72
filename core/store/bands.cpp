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

BandIndex::BandIndex(SQLite::Database& db, std::size_t most)
    : most_{static_cast<std::int64_t>(most)},
      add_{db, "INSERT OR IGNORE INTO new_text_bands (minima, hash) VALUES (?, ?)"},
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
    // One that was beyond the most may be among them now.
    if (is_looked_up(band)) found_[band] = written_with(band);
}

bool BandIndex::is_looked_up(std::int64_t band) const {
    return std::ranges::binary_search(looked_up_, band);
}

void BandIndex::look_up(std::vector<std::int64_t> bands) {
    std::ranges::sort(bands);
    bands.erase(std::unique(bands.begin(), bands.end()), bands.end());
    looked_up_ = std::move(bands);
    found_.clear();
    for (const std::int64_t band : looked_up_)
        if (auto texts = written_with(band); !texts.empty()) found_.emplace(band, std::move(texts));
}

std::vector<std::int64_t> BandIndex::written_with(std::int64_t band) {
    std::vector<std::int64_t> texts;
    for (SQLite::Statement* table : {&with_, &with_new_}) {
        table->reset();
        bind_all(*table, band, most_);
        while (table->executeStep()) texts.push_back(number_of(*table, 0));
        table->reset();
    }
    return texts;
}

std::vector<std::int64_t> BandIndex::texts_with(std::int64_t band) {
    std::vector<std::int64_t> texts;
    if (!is_looked_up(band))
        texts = written_with(band);
    else if (const auto found = found_.find(band); found != found_.end())
        texts = found->second;
    if (const auto added = added_.find(band); added != added_.end())
        texts.insert(texts.end(), added->second.begin(), added->second.end());
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    const auto most = static_cast<std::size_t>(most_);
    if (texts.size() > most) texts.resize(most);
    return texts;
}

void BandIndex::write(std::int64_t before, std::int64_t after) {
    std::vector<std::pair<std::int64_t, std::int64_t>> rows;
    for (const auto& [band, texts] : added_)
        for (const std::int64_t text : texts) rows.emplace_back(band, text);
    added_.clear();
    looked_up_.clear();
    found_.clear();
    std::ranges::sort(rows);
    for (const auto& [band, text] : rows) run(add_, band, text);
    if (is_due(before, after)) merge();
}

void BandIndex::merge() {
    run(merge_);
    run(empty_);
}

}  // namespace demarche::store
