#include "core/store/bands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

namespace demarche::store {
namespace {

constexpr std::size_t bytes_of_number = 8;
constexpr std::size_t bytes_of_entry = 2 * bytes_of_number;
/// In a row of `band_pages`, so that it fills a page of the file (4,096 bytes) and none runs over.
constexpr std::size_t entries_a_page = 248;
/// Whose marks share a row of `band_marks`: as many bytes as a page.
constexpr std::size_t entries_a_part = 8 * entries_a_page;
constexpr std::int64_t least_text = std::numeric_limits<std::int64_t>::min();

void append_number(std::string& out, std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    std::array<char, bytes_of_number> bytes{};
    for (std::size_t i = 0; i < bytes_of_number; ++i)
        bytes[i] = static_cast<char>((bits >> (8 * i)) & 0xffU);
    out.append(bytes.data(), bytes.size());
}

std::int64_t number_at(std::string_view packed, std::size_t at) {
    if constexpr (std::endian::native == std::endian::little) {
        std::int64_t number = 0;
        std::memcpy(&number, packed.data() + at, bytes_of_number);
        return number;
    }
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < bytes_of_number; ++i)
        bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(packed[at + i])) << (8 * i);
    return static_cast<std::int64_t>(bits);
}

std::size_t count_packed(std::string_view packed) { return packed.size() / bytes_of_entry; }

BandEntry packed_at(std::string_view packed, std::size_t place) {
    const std::size_t at = place * bytes_of_entry;
    return {number_at(packed, at), number_at(packed, at + bytes_of_number)};
}

/// The place of the first that is not less than `entry`; the count of all where each is.
std::size_t first_from(std::string_view packed, const BandEntry& entry) {
    std::size_t begin = 0, end = count_packed(packed);
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        if (packed_at(packed, middle) < entry)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

/// The first bits of a band, in the order of bands.
std::size_t head_of(std::int64_t band, int bits) {
    constexpr std::uint64_t sign = 1ULL << 63U;
    return (static_cast<std::uint64_t>(band) ^ sign) >> static_cast<unsigned>(64 - bits);
}

/// Reads the entries of a run in order, a page at a time.
class RunReader {
public:
    RunReader(SQLite::Database& db, std::int64_t run)
        : pages_{db, "SELECT entries FROM band_pages WHERE run = ? ORDER BY minima, hash"} {
        bind_to(pages_, 1, run);
        take_page();
    }

    /// Null once all are read.
    [[nodiscard]] const BandEntry* entry() const {
        return next_ < entries_.size() ? &entries_[next_] : nullptr;
    }

    void advance() {
        if (++next_ == entries_.size()) take_page();
    }

private:
    void take_page() {
        next_ = 0;
        entries_.clear();
        while (entries_.empty() && pages_.executeStep())
            entries_ = unpacked_entries(blob_of(pages_, 0));
    }

    SQLite::Statement pages_;
    std::vector<BandEntry> entries_;
    std::size_t next_{};
};

/// Writes the pages of a run, of entries that come in order.
class RunWriter {
public:
    RunWriter(SQLite::Database& db, std::int64_t number)
        : run_{number},
          add_run_{db, "INSERT INTO band_runs (run, entries) VALUES (?, 0)"},
          add_page_{db, "INSERT INTO band_pages (run, minima, hash, entries) VALUES (?, ?, ?, ?)"},
          add_marks_{db, "INSERT INTO band_marks (run, minima, last, marks) VALUES (?, ?, ?, ?)"},
          count_{db, "UPDATE band_runs SET entries = ? WHERE run = ?"} {
        run(add_run_, run_);
    }

    /// One that was added just before is not added again.
    void add(const BandEntry& entry) {
        if (count_entries_ > 0 && entry == last_) return;
        if (page_.size() == entries_a_page) write_page();
        if (bands_.size() == entries_a_part) write_marks();
        page_.push_back(entry);
        bands_.push_back(entry.band);
        last_ = entry;
        ++count_entries_;
    }

    void finish() {
        if (!page_.empty()) write_page();
        if (!bands_.empty()) write_marks();
        run(count_, count_entries_, run_);
    }

private:
    void write_page() {
        const std::string packed = packed_entries(page_);
        add_page_.reset();
        bind_all(add_page_, run_, page_.front().band, page_.front().text);
        bind_blob(add_page_, 4, packed);
        add_page_.exec();
        page_.clear();
    }

    void write_marks() {
        BandMarks marks{bands_.size()};
        for (const std::int64_t band : bands_) marks.set(band);
        add_marks_.reset();
        bind_all(add_marks_, run_, bands_.front(), bands_.back());
        bind_blob(add_marks_, 4, marks.bytes());
        add_marks_.exec();
        bands_.clear();
    }

    std::int64_t run_;
    std::int64_t count_entries_{};
    SQLite::Statement add_run_, add_page_, add_marks_, count_;
    std::vector<BandEntry> page_;
    std::vector<std::int64_t> bands_;  // of the part
    BandEntry last_;
};

}  // namespace

std::int64_t number_of_text(std::string_view text_key) {
    std::uint64_t number = 0;
    text_key.remove_prefix(std::min<std::size_t>(1, text_key.size()));
    std::from_chars(text_key.data(), text_key.data() + text_key.size(), number, 16);
    return static_cast<std::int64_t>(number);
}

std::string key_of_text(std::int64_t number) {
    return fmt::format("t{:016x}", static_cast<std::uint64_t>(number));
}

std::string packed_entries(std::span<const BandEntry> entries) {
    std::string packed;
    packed.reserve(entries.size() * bytes_of_entry);
    for (const BandEntry& entry : entries) {
        append_number(packed, entry.band);
        append_number(packed, entry.text);
    }
    return packed;
}

std::vector<BandEntry> unpacked_entries(std::string_view packed) {
    std::vector<BandEntry> entries(count_packed(packed));
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = packed_at(packed, i);
    return entries;
}

void each_band(SQLite::Database& db, const std::function<void(const BandEntry&)>& tell) {
    SQLite::Statement pages{db, "SELECT entries FROM band_pages ORDER BY run, minima, hash"};
    while (pages.executeStep())
        for (const BandEntry& entry : unpacked_entries(blob_of(pages, 0))) tell(entry);
}

BandIndex::BandIndex(SQLite::Database& db, std::size_t most)
    : db_{db},
      most_{most},
      runs_{db, "SELECT run, entries FROM band_runs ORDER BY run"},
      page_of_{db,
               "SELECT page, entries FROM band_pages WHERE run = ? AND (minima, hash) <= (?, ?) "
               "ORDER BY minima DESC, hash DESC LIMIT 1"},
      part_of_{db,
               "SELECT last, marks FROM band_marks WHERE run = ? AND minima <= ? "
               "ORDER BY minima DESC LIMIT 1"},
      pages_behind_{db,
                    "SELECT page, entries FROM band_pages WHERE run = ? AND minima = ? AND "
                    "hash > ? ORDER BY hash"},
      change_page_{db, "UPDATE band_pages SET minima = ?, hash = ?, entries = ? WHERE page = ?"},
      remove_page_{db, "DELETE FROM band_pages WHERE page = ?"},
      count_down_{db, "UPDATE band_runs SET entries = entries - 1 WHERE run = ?"},
      remove_run_{db, "DELETE FROM band_runs WHERE run = ?"} {}

void BandIndex::add(std::int64_t band, std::int64_t text) {
    const std::size_t place = place_of(band);
    if (place == looked_up_.size()) {
        added_[band].push_back(text);
        return;
    }
    chained_.push_back({text, last_added_[place]});
    last_added_[place] = chained_.size();
}

std::vector<BandIndex::Run> BandIndex::runs() {
    std::vector<Run> found;
    runs_.reset();
    while (runs_.executeStep()) found.push_back({number_of(runs_, 0), number_of(runs_, 1)});
    runs_.reset();
    return found;
}

BandIndex::Page BandIndex::page_of(std::int64_t run, const BandEntry& entry) {
    Page page;
    page_of_.reset();
    bind_all(page_of_, run, entry.band, entry.text);
    if (page_of_.executeStep()) page = {number_of(page_of_, 0), std::string{blob_of(page_of_, 1)}};
    page_of_.reset();
    return page;
}

void BandIndex::remove(std::int64_t band, std::int64_t text) {
    if (const auto texts = added_.find(band); texts != added_.end())
        std::erase(texts->second, text);
    if (const std::size_t place = place_of(band); place < looked_up_.size())
        for (std::size_t* at = &last_added_[place]; *at != 0;) {
            Link& link = chained_[*at - 1];
            if (link.text == text)
                *at = link.before;
            else
                at = &link.before;
        }
    for (const Run& run : runs()) remove_from(run, {band, text});
    // One that was beyond the most may be among them now.
    changed_.insert(band);
}

void BandIndex::remove_from(const Run& run, const BandEntry& entry) {
    Page page = page_of(run.number, entry);
    const std::size_t at = first_from(page.packed, entry);
    if (at == count_packed(page.packed) || packed_at(page.packed, at) != entry) return;
    page.packed.erase(at * bytes_of_entry, bytes_of_entry);
    if (page.packed.empty()) {
        store::run(remove_page_, page.row);
    } else {
        const BandEntry first = packed_at(page.packed, 0);
        change_page_.reset();
        bind_all(change_page_, first.band, first.text);
        bind_blob(change_page_, 3, page.packed);
        bind_to(change_page_, 4, page.row);
        change_page_.exec();
    }
    store::run(count_down_, run.number);
    if (run.entries == 1) store::run(remove_run_, run.number);
}

void BandIndex::find_in(const Run& run, std::int64_t band, Page& page,
                        std::vector<BandEntry>& found) {
    // The page of a lesser band holds this one too, or its beginning, if it reaches so far.
    const std::size_t count = count_packed(page.packed);
    if (count == 0 || packed_at(page.packed, count - 1).band < band)
        page = page_of(run.number, {band, least_text});
    std::size_t left = most_;
    const auto take = [&](std::string_view packed) {
        const std::size_t end = count_packed(packed);
        std::size_t at = first_from(packed, {band, least_text});
        for (; left > 0 && at < end; ++at, --left) {
            const BandEntry entry = packed_at(packed, at);
            if (entry.band != band) return false;
            found.push_back(entry);
        }
        return left > 0;  // there may be more behind
    };
    if (!take(page.packed)) return;
    pages_behind_.reset();
    bind_all(pages_behind_, run.number, band, least_text);
    while (pages_behind_.executeStep())
        if (!take(blob_of(pages_behind_, 1))) break;
    pages_behind_.reset();
}

bool BandIndex::may_have(const Run& run, std::int64_t band, Part& part) {
    if (!part.is_there || part.last < band) {
        part_of_.reset();
        bind_all(part_of_, run.number, band);
        part.is_there = part_of_.executeStep();
        if (part.is_there) part = {true, number_of(part_of_, 0), BandMarks{blob_of(part_of_, 1)}};
        part_of_.reset();
    }
    return part.is_there && band <= part.last && part.marks.may_have(band);
}

std::size_t BandIndex::place_of(std::int64_t band) const {
    if (looked_up_.empty()) return 0;
    const std::size_t head = head_of(band, bits_of_head_);
    const auto at = [&](std::size_t place) {
        return looked_up_.begin() + static_cast<std::ptrdiff_t>(place);
    };
    const auto end = at(by_head_[head + 1]);
    const auto found = std::lower_bound(at(by_head_[head]), end, band);
    return found == end || *found != band
               ? looked_up_.size()
               : static_cast<std::size_t>(std::distance(looked_up_.begin(), found));
}

std::vector<BandEntry> BandIndex::take_added() {
    std::vector<BandEntry> added;
    for (std::size_t place = 0; place < looked_up_.size(); ++place)
        for (std::size_t at = last_added_[place]; at != 0; at = chained_[at - 1].before)
            added.push_back({looked_up_[place], chained_[at - 1].text});
    for (const auto& [band, texts] : added_)
        for (const std::int64_t text : texts) added.push_back({band, text});
    std::ranges::fill(last_added_, 0);
    chained_.clear();
    added_.clear();
    return added;
}

void BandIndex::look_up(std::vector<std::int64_t> bands) {
    const std::vector<BandEntry> added = take_added();
    std::ranges::sort(bands);
    bands.erase(std::unique(bands.begin(), bands.end()), bands.end());
    looked_up_ = std::move(bands);
    index_heads();
    last_added_.assign(looked_up_.size(), 0);
    changed_.clear();
    find_all();
    for (const BandEntry& entry : added) add(entry.band, entry.text);
}

void BandIndex::index_heads() {
    constexpr int fewest = 1, most = 20;
    bits_of_head_ = std::clamp(static_cast<int>(std::bit_width(looked_up_.size())), fewest, most);
    by_head_.assign((std::size_t{1} << static_cast<unsigned>(bits_of_head_)) + 1,
                    looked_up_.size());
    for (std::size_t place = looked_up_.size(); place-- > 0;)
        by_head_[head_of(looked_up_[place], bits_of_head_)] = place;
    for (std::size_t head = by_head_.size() - 1; head-- > 0;)
        by_head_[head] = std::min(by_head_[head], by_head_[head + 1]);
}

void BandIndex::find_all() {
    found_.clear();
    for (const Run& run : runs()) {
        Page page;
        Part part;
        for (const std::int64_t band : looked_up_)
            if (may_have(run, band, part)) find_in(run, band, page, found_);
    }
    std::ranges::sort(found_);
    found_from_.clear();
    std::size_t from = 0;
    for (const std::int64_t band : looked_up_) {
        found_from_.push_back(from);
        while (from < found_.size() && found_[from].band == band) ++from;
    }
    found_from_.push_back(from);
}

std::vector<std::int64_t> BandIndex::texts_with(std::int64_t band) {
    std::vector<std::int64_t> texts;
    const std::size_t place = place_of(band);
    const bool is_looked_up = place < looked_up_.size();
    if (is_looked_up && (changed_.empty() || !changed_.contains(band))) {
        for (std::size_t i = found_from_[place]; i < found_from_[place + 1]; ++i)
            texts.push_back(found_[i].text);
    } else {
        std::vector<BandEntry> read;
        for (const Run& run : runs()) {
            Page page;
            find_in(run, band, page, read);
        }
        for (const BandEntry& entry : read) texts.push_back(entry.text);
    }
    if (is_looked_up)
        for (std::size_t at = last_added_[place]; at != 0; at = chained_[at - 1].before)
            texts.push_back(chained_[at - 1].text);
    else if (const auto added = added_.find(band); added != added_.end())
        texts.insert(texts.end(), added->second.begin(), added->second.end());
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    if (texts.size() > most_) texts.resize(most_);
    return texts;
}

void BandIndex::write() {
    std::vector<BandEntry> added = take_added();
    looked_up_.clear();
    by_head_.clear();
    found_.clear();
    found_from_.clear();
    changed_.clear();
    last_added_.clear();
    if (added.empty()) return;
    std::ranges::sort(added);
    write_run(added);
}

void BandIndex::write_run(const std::vector<BandEntry>& added) {
    const std::vector<Run> before = runs();
    auto first = before.end();  // of those that are merged
    auto total = static_cast<std::int64_t>(added.size());
    while (first != before.begin() && std::prev(first)->entries < 2 * total)
        total += (--first)->entries;
    std::vector<std::unique_ptr<RunReader>> readers;
    for (auto run = first; run != before.end(); ++run)
        readers.push_back(std::make_unique<RunReader>(db_, run->number));

    RunWriter writer{db_, before.empty() ? 1 : before.back().number + 1};
    auto own = added.begin();
    for (;;) {
        const BandEntry* least = own == added.end() ? nullptr : &*own;
        RunReader* from = nullptr;
        for (const auto& reader : readers) {
            const BandEntry* entry = reader->entry();
            if (entry == nullptr || (least != nullptr && *least <= *entry)) continue;
            least = entry;
            from = reader.get();
        }
        if (least == nullptr) break;
        writer.add(*least);
        if (from != nullptr)
            from->advance();
        else
            ++own;
    }
    writer.finish();
    readers.clear();  // done with the rows that go
    for (auto run = first; run != before.end(); ++run) store::run(remove_run_, run->number);
}

}  // namespace demarche::store
