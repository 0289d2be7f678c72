#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/model/extraction.hpp"
#include "core/store/database.hpp"

/// Extractions into the database. Saving is a fold whose order does not matter: any order of the
/// same articles ends in the same rows, and saving one twice changes nothing.
namespace demarche::store {

/// What saving did: counts of articles, and of the events, stances and actors that were not there
/// before.
struct Saved {
    std::size_t imported{};  // not known before
    std::size_t
        replaced{};  // known under the same id with other content: its rows are the new ones
    std::size_t unchanged{};  // known with the same content
    std::size_t repeats{};    // of those imported, how many another article says too, word for word
                              // or nearly so
    std::size_t events{};
    std::size_t stances{};
    std::size_t actors_new{};
    Saved& operator+=(const Saved& other);
    bool operator==(const Saved&) const = default;
};

/// What to do with an article that is in already. One whose stored content does not fit its own key
/// was changed by others: it is never kept where it comes in again.
enum class Known {
    keep,        // leave it where its content is the same
    replace,     // write its rows anew: an extractor that knows better ran again
    read_anew,   // the same with what was loaded, and all that ids of events and stances are made
                 // of: leaves what has come in with other content since it was loaded
    keep_latest  // whichever came in last; of one second, whose content key is greater
};

/// Saves the extractions in one transaction: all or, where it throws, none. `imported_at` is an RFC
/// 3339 time in UTC. An event or stance that several articles report becomes one with several
/// reports, its confidence 1 - product(1 - c) over the stories that its articles tell (see
/// likeness.hpp).
Saved save_extractions(Database& db, std::span<const Extraction> extractions,
                       std::string_view imported_at, Known known = Known::keep);
Saved save_extraction(Database& db, const Extraction& extraction, std::string_view imported_at,
                      Known known = Known::keep);

/// Saves one batch after another, as save_extractions does, in one transaction: entries of an index
/// lie apart, and the more of them are written at once, the more share a page that is written once.
/// Others that write wait meanwhile. What was not committed is not kept.
class LongSave {
public:
    LongSave(Database& db, Known known);
    ~LongSave();
    LongSave(const LongSave&) = delete;
    LongSave& operator=(const LongSave&) = delete;

    Saved save(std::span<const Extraction> extractions, std::string_view imported_at);
    /// The end: nothing can be saved after it.
    void commit();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Throws InputError where an extraction does not stand for itself: it names what it does not
/// describe, or points at what is not in its text. So do all that save.
void require_whole(const Extraction& extraction);

/// A key of what an article says and says of itself: text, title, source, url and published. An
/// article with the same id and the same key is the same.
[[nodiscard]] std::string content_key(const Article& article);

/// The content keys of all articles that are in: what an importer may skip, where it is as it came.
[[nodiscard]] std::unordered_map<ArticleId, std::string> load_content_keys(const Database& db);

/// Looks, on a connection of its own, whether articles still are what came in. May be asked by
/// several threads.
class ContentLook {
public:
    explicit ContentLook(const std::filesystem::path& file);
    ~ContentLook();
    ContentLook(const ContentLook&) = delete;
    ContentLook& operator=(const ContentLook&) = delete;

    /// Whether what the article holds fits its content key; false where it is not in.
    [[nodiscard]] bool is_as_it_came(const ArticleId& id);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// When the last of all articles came in; empty where there is none.
[[nodiscard]] std::string load_last_import(const Database& db);

/// Tunes the indexes' statistics and the full text after many articles. Cheap when little changed.
void settle(Database& db);

}  // namespace demarche::store
