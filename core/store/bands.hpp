#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/store/sql.hpp"

/// Which texts share a band. A text has some 44 bands, each at another place of the table: written
/// one by one, every transaction would write the whole table anew. So they are held in memory until
/// the end of a transaction, then go in order into a small table, and when the texts have grown by
/// a sixteenth, all of it in order into the large one. Each page of that is written some sixteen
/// times while the table doubles, however large it is; what a band is looked up in is three places.
namespace demarche::store {

class BandIndex {
public:
    /// Of a band that more texts share than `most`, the least `most` are told.
    BandIndex(SQLite::Database& db, std::size_t most);

    /// Looks these bands up, in their order in the file, so that each of its pages is read once:
    /// what `texts_with` gives is the same, sooner, until the next `write`.
    void look_up(std::vector<std::int64_t> bands);
    void add(std::int64_t band, std::int64_t text);
    void remove(std::int64_t band, std::int64_t text);
    /// The texts that share the band, ascending.
    [[nodiscard]] std::vector<std::int64_t> texts_with(std::int64_t band);
    /// Writes what was added; nothing of it is in the file before. `before` and `after` are how
    /// many texts there were when the last call ended, or the graph was opened, and are now: as
    /// good as their number is one that grows with it.
    void write(std::int64_t before, std::int64_t after);

private:
    std::vector<std::int64_t> written_with(std::int64_t band);
    void merge();

    [[nodiscard]] bool is_looked_up(std::int64_t band) const;

    std::int64_t most_;
    SQLite::Statement add_, remove_new_, remove_, with_new_, with_, merge_, empty_;
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> added_;  // texts by band
    std::vector<std::int64_t> looked_up_;                                // bands, ascending
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> found_;  // for those that have some
};

}  // namespace demarche::store
