#include "core/store/check_bands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "core/store/bands.hpp"
#include "core/store/likeness.hpp"

namespace demarche::store {
namespace {

/// The marks of one run, as a search meets them.
class RunMarks {
public:
    RunMarks(SQLite::Database& db, std::int64_t run) {
        SQLite::Statement rows{
            db, "SELECT minima, last, marks FROM band_marks WHERE run = ? ORDER BY minima, part"};
        bind_to(rows, 1, run);
        while (rows.executeStep())
            parts_.push_back({number_of(rows, 0), number_of(rows, 1), BandMarks{blob_of(rows, 2)}});
    }

    [[nodiscard]] bool may_have(std::int64_t band) const {
        const auto behind = std::ranges::upper_bound(parts_, band, {}, &Part::first);
        if (behind == parts_.begin()) return false;
        const Part& part = *std::prev(behind);
        return band <= part.last && part.marks.may_have(band);
    }

private:
    struct Part {
        std::int64_t first{}, last{};
        BandMarks marks;
    };

    std::vector<Part> parts_;
};

/// What is wrong with one run; nothing where it is sound.
std::string fault_of(SQLite::Database& db, std::int64_t run, std::int64_t should_have) {
    const RunMarks marks{db, run};
    SQLite::Statement pages{db,
                            "SELECT minima, hash, entries FROM band_pages WHERE run = ? "
                            "ORDER BY minima, hash"};
    bind_to(pages, 1, run);
    std::int64_t has = 0;
    BandEntry last;
    bool is_in_order = true, is_marked = true;
    while (pages.executeStep()) {
        const std::vector<BandEntry> entries = unpacked_entries(blob_of(pages, 2));
        if (entries.empty()) continue;
        const BandEntry first{number_of(pages, 0), number_of(pages, 1)};
        if (entries.front() != first || (has > 0 && first <= last) ||
            std::ranges::adjacent_find(entries, std::greater_equal{}) != entries.end())
            is_in_order = false;
        is_marked = is_marked && std::ranges::all_of(entries, [&](const BandEntry& entry) {
                        return marks.may_have(entry.band);
                    });
        has += static_cast<std::int64_t>(entries.size());
        last = entries.back();
    }
    if (is_in_order && is_marked && has == should_have) return {};
    return fmt::format("run {} of the bands has {} of {} entries{}{}", run, has, should_have,
                       is_in_order ? "" : ", out of order", is_marked ? "" : ", not all marked");
}

}  // namespace

std::vector<std::string> faults_of_bands(SQLite::Database& db, std::size_t at_most) {
    std::vector<std::string> faults;
    SQLite::Statement runs{db, "SELECT run, entries FROM band_runs ORDER BY run"};
    while (runs.executeStep())
        if (std::string fault = fault_of(db, number_of(runs, 0), number_of(runs, 1));
            !fault.empty())
            faults.push_back(std::move(fault));

    std::unordered_set<std::int64_t> with_bands;
    each_band(db, [&](const BandEntry& entry) { with_bands.insert(entry.text); });
    SQLite::Statement rows{db, "SELECT id, text_key, text FROM articles"};
    std::unordered_set<std::int64_t> of_articles;
    for (std::size_t told = 0; rows.executeStep();) {
        const std::int64_t text = number_of_text(text_of(rows, 1));
        of_articles.insert(text);
        if (with_bands.contains(text) || told == at_most ||
            likeness_of(text_of(rows, 2)).bands.empty())
            continue;
        faults.push_back(fmt::format("the text of article {} has no bands", text_of(rows, 0)));
        ++told;
    }
    std::erase_if(with_bands, [&](std::int64_t text) { return of_articles.contains(text); });
    std::vector<std::int64_t> left{with_bands.begin(), with_bands.end()};
    std::ranges::sort(left);
    if (left.size() > at_most) left.resize(at_most);
    for (const std::int64_t text : left)
        faults.push_back(
            fmt::format("bands of the text {}, which no article has", key_of_text(text)));
    return faults;
}

}  // namespace demarche::store
