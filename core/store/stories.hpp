#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/store/bands.hpp"
#include "core/store/likeness.hpp"
#include "core/store/sql.hpp"

/// Texts into stories as they arrive: each is compared with those alone that share a band with it.
/// Any order of the same texts ends in the same rows, unless a band is crowded (see stories.cpp).
namespace demarche::store {

class StoryWriter {
public:
    explicit StoryWriter(SQLite::Database& db);

    /// Texts that will be added: what is known of their bands is looked up at once. By text key.
    void expect(const std::map<std::string, std::string_view>& texts);
    /// A text that is in `articles` now and was not before. True where it joined a story.
    bool add(std::string_view text_key, std::string_view text);
    /// A text that was in `articles`. Nothing where an article has it still; else those of its
    /// story may part.
    void remove(std::string_view text_key, std::string_view text);
    /// What is wrong with the place among the stories of a text that is in; nothing where it is
    /// right: one of its story is like it, and each that it was surely compared with and is like.
    [[nodiscard]] std::string fault_of(std::string_view text_key, std::string_view text);
    /// The articles whose place among the stories changed since the last call, other than that of a
    /// new text that came to one story.
    [[nodiscard]] std::set<std::int64_t> take_moved();
    /// To be called before the transaction ends, and often enough in a long one: what was added is
    /// held in memory until then.
    void write();

private:
    struct Candidate {
        std::int64_t hash{};  // of its text's key
        std::int64_t
            weight{};         // of the bands that are shared: the fewer share one, the more it says
        std::size_t bands{};  // that are shared
    };

    bool is_in(std::string_view text_key);
    std::string story_of(const std::string& text_key);
    std::vector<std::string> texts_of(const std::string& story);
    /// Each text once with all its weight, the heaviest first; of equals the one with the least
    /// key.
    static std::vector<Candidate> united(std::vector<Candidate> found);
    std::vector<Candidate> candidates_for(std::string_view text_key, const Likeness& likeness);
    bool is_like(const Likeness& likeness, const std::string& text_key);
    Likeness take_likeness(std::string_view text_key, std::string_view text);
    /// The texts that share a band with this one, where they are so few that it was compared with
    /// all of them, whichever came first; else none.
    std::vector<std::string> all_compared(std::string_view text_key, const Likeness& likeness);
    /// The stories of the texts that are like this one.
    std::set<std::string> stories_like(std::string_view text_key, const Likeness& likeness);
    bool join(const std::string& text_key, const Likeness& likeness);
    void unite(const std::set<std::string>& stories);
    void note_moved(const std::string& text_key);

    SQLite::Statement find_article_, text_, story_, texts_, add_, remove_, articles_;
    BandIndex bands_;
    std::unordered_map<std::string, Likeness> expected_;  // by text key
    std::set<std::int64_t> moved_;
};

}  // namespace demarche::store
