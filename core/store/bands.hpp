#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/store/band_marks.hpp"
#include "core/store/sql.hpp"

/// Which texts share a band. A text has some 44 bands, each at another place of their order:
/// written one by one, every transaction would write the whole of them anew. So what a transaction
/// adds is written as one run, in order, a few hundred to a row; a run that is less than twice as
/// large as all that came after it is merged with that (O'Neil et al. 1996, "The Log-Structured
/// Merge-Tree"). So each band is written again log n times at most, beside its neighbours, and is
/// looked up in log n runs at most.
namespace demarche::store {

/// A text's key "t00f0…" as the number that its 16 digits are, and back.
[[nodiscard]] std::int64_t number_of_text(std::string_view text_key);
[[nodiscard]] std::string key_of_text(std::int64_t number);

/// A text that has a band.
struct BandEntry {
    std::int64_t band{};
    std::int64_t text{};

    friend auto operator<=>(const BandEntry&, const BandEntry&) = default;
};

/// Entries as they lie in a row of `band_pages`, and back; what is left over of a torn one is left
/// out.
[[nodiscard]] std::string packed_entries(std::span<const BandEntry> entries);
[[nodiscard]] std::vector<BandEntry> unpacked_entries(std::string_view packed);

/// All that is written, run by run, each in order.
void each_band(SQLite::Database& db, const std::function<void(const BandEntry&)>& tell);

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
    /// Writes what was added; nothing of it is in the file before.
    void write();

private:
    struct Run {
        std::int64_t number{};
        std::int64_t entries{};
    };

    /// Some of a run, as they lie in a row: of the hundreds in it few are looked at.
    struct Page {
        std::int64_t row{};
        std::string packed;
    };

    /// What is known of a few pages of a run without a look at them.
    struct Part {
        bool is_there{};
        std::int64_t last{};  // band
        BandMarks marks;
    };

    /// What was added to one band, each with the place in `chained_`, plus one, of what was added
    /// to it before; 0 for none.
    struct Link {
        std::int64_t text{};
        std::size_t before{};
    };

    [[nodiscard]] std::vector<Run> runs();
    /// The last page of the run that begins with this entry or one before it; empty where none
    /// does.
    [[nodiscard]] Page page_of(std::int64_t run, const BandEntry& entry);
    void remove_from(const Run& run, const BandEntry& entry);
    /// Appends the least `most_` of the band in one run. `page` is empty, or was left by the search
    /// for a lesser band in the same run.
    void find_in(const Run& run, std::int64_t band, Page& page, std::vector<BandEntry>& found);
    /// False where the run has no text with the band, and mostly only there. `part` is of none, or
    /// was left by a lesser band of the same run.
    bool may_have(const Run& run, std::int64_t band, Part& part);
    /// Fills `by_head_` for the bands that are looked up.
    void index_heads();
    /// Fills `found_` and `found_from_` from the file.
    void find_all();
    /// Where the band stands in `looked_up_`; its size where it was not looked up.
    [[nodiscard]] std::size_t place_of(std::int64_t band) const;
    /// Takes out all that was added, in no order.
    [[nodiscard]] std::vector<BandEntry> take_added();
    void write_run(const std::vector<BandEntry>& added);

    SQLite::Database& db_;
    std::size_t most_;
    SQLite::Statement runs_, page_of_, part_of_, pages_behind_, change_page_, remove_page_,
        count_down_, remove_run_;
    std::vector<std::int64_t> looked_up_;  // bands, ascending
    /// The first place in `looked_up_` of those that begin with these bits, or with later ones.
    /// Bands are hashes: as many beginnings as bands leave about one for each.
    std::vector<std::size_t> by_head_;
    int bits_of_head_{1};
    std::vector<BandEntry> found_;              // in the file, of those looked up, ascending
    std::vector<std::size_t> found_from_;       // by place in `looked_up_`, and one behind
    std::unordered_set<std::int64_t> changed_;  // bands that lost a text after they were looked up
    std::vector<std::size_t> last_added_;       // by place: in `chained_`, plus one; 0 for none
    std::vector<Link> chained_;                 // added to bands that were looked up
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> added_;  // to others, by band
};

}  // namespace demarche::store
