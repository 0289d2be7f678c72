#include "core/store/stories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace demarche::store {
namespace {

/// A band that more texts share than this is some institution's set phrases: no more of them are
/// looked at, so that a new text takes bounded time. Which are left out follows from their keys.
constexpr std::size_t most_of_band = 64;
/// Other stories that a text is compared with. Set phrases make thousands of texts share some band
/// or other, so what is shared with few counts most: a reprint shares many bands that hardly
/// another text has, and stands in front.
constexpr std::size_t most_compared = 8;
/// Of these such as share a single band. The more texts there are, the more share one by chance;
/// of two that have half of their shingles in common one pair in fifty shares no more.
constexpr std::size_t most_of_one_band = 2;
/// What a band says that two texts alone share; those that share one divide it.
constexpr std::int64_t whole_weight = 1 << 16;

}  // namespace

StoryWriter::StoryWriter(SQLite::Database& db)
    : find_article_{db, "SELECT 1 FROM articles WHERE text_key = ?"},
      text_{db, "SELECT text FROM articles WHERE text_key = ? LIMIT 1"},
      story_{db, "SELECT story FROM reprints WHERE text_key = ?"},
      texts_{db, "SELECT text_key FROM reprints WHERE story = ? ORDER BY text_key"},
      add_{db, "INSERT OR REPLACE INTO reprints (text_key, story) VALUES (?, ?)"},
      remove_{db, "DELETE FROM reprints WHERE text_key = ?"},
      articles_{db, "SELECT article FROM articles WHERE text_key = ?"},
      bands_{db, most_of_band} {}

bool StoryWriter::is_in(std::string_view text_key) {
    find_article_.reset();
    bind_to(find_article_, 1, text_key);
    const bool is_there = find_article_.executeStep();
    find_article_.reset();
    return is_there;
}

std::string StoryWriter::story_of(const std::string& text_key) {
    story_.reset();
    bind_to(story_, 1, text_key);
    std::string story = story_.executeStep() ? text_of(story_, 0) : text_key;
    story_.reset();
    return story;
}

std::vector<std::string> StoryWriter::texts_of(const std::string& story) {
    texts_.reset();
    bind_to(texts_, 1, story);
    std::vector<std::string> texts;
    while (texts_.executeStep()) texts.push_back(text_of(texts_, 0));
    texts_.reset();
    if (texts.empty()) texts.push_back(story);  // a text alone
    return texts;
}

std::vector<StoryWriter::Candidate> StoryWriter::united(std::vector<Candidate> found) {
    std::ranges::sort(found, {}, &Candidate::hash);
    std::size_t count = 0;
    for (const Candidate& one : found) {
        if (count > 0 && found[count - 1].hash == one.hash)
            found[count - 1] = {one.hash, found[count - 1].weight + one.weight,
                                found[count - 1].bands + one.bands};
        else
            found[count++] = one;
    }
    found.resize(count);
    std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
        return std::tie(b.weight, a.hash) < std::tie(a.weight, b.hash);
    });
    return found;
}

std::vector<StoryWriter::Candidate> StoryWriter::candidates_for(std::string_view text_key,
                                                                const Likeness& likeness) {
    const std::int64_t own = number_of_text(text_key);
    std::vector<Candidate> found;  // one for each band that is shared
    for (const std::int64_t band : likeness.bands) {
        const std::size_t first = found.size();
        for (const std::int64_t hash : bands_.texts_with(band))
            if (hash != own) found.push_back({hash, 0, 1});
        for (std::size_t i = first; i < found.size(); ++i)
            found[i].weight = whole_weight / static_cast<std::int64_t>(found.size() - first);
    }
    return united(std::move(found));
}

bool StoryWriter::is_like(const Likeness& likeness, const std::string& text_key) {
    text_.reset();
    bind_to(text_, 1, text_key);
    const bool is_there = text_.executeStep();
    const bool is_one = is_there && tells_story(likeness, text_.getColumn(0).getText());
    text_.reset();
    return is_one;
}

std::set<std::string> StoryWriter::stories_like(std::string_view text_key,
                                                const Likeness& likeness) {
    std::set<std::string> stories;
    std::size_t compared = 0, of_one_band = 0;
    for (const Candidate& candidate : candidates_for(text_key, likeness)) {
        if (candidate.bands == 1 && of_one_band == most_of_one_band) continue;
        const std::string key = key_of_text(candidate.hash);
        if (!stories.empty() && stories.contains(story_of(key))) continue;
        if (++compared > most_compared) break;
        if (candidate.bands == 1) ++of_one_band;
        if (is_like(likeness, key)) stories.insert(story_of(key));
    }
    return stories;
}

void StoryWriter::note_moved(const std::string& text_key) {
    articles_.reset();
    bind_to(articles_, 1, text_key);
    while (articles_.executeStep()) moved_.insert(number_of(articles_, 0));
    articles_.reset();
}

void StoryWriter::unite(const std::set<std::string>& stories) {
    std::map<std::string, std::vector<std::string>> texts;
    for (const std::string& story : stories) texts[story] = texts_of(story);
    // A story is named by its least text, so the least name is that of the whole.
    const std::string& name = *stories.begin();
    for (const auto& [story, of_story] : texts)
        if (story != name || of_story.size() == 1)
            for (const std::string& text : of_story) run(add_, text, name);
}

bool StoryWriter::join(const std::string& text_key, const Likeness& likeness) {
    std::set<std::string> stories = stories_like(text_key, likeness);
    if (stories.empty()) return false;
    // Where one text comes to a story, the others' place is what it was; where stories meet, what
    // they report counts less than before.
    if (stories.size() > 1)
        for (const std::string& story : stories)
            for (const std::string& text : texts_of(story)) note_moved(text);
    stories.insert(story_of(text_key));
    if (stories.size() > 1) unite(stories);
    return true;
}

void StoryWriter::expect(const std::map<std::string, std::string_view>& texts) {
    std::vector<std::int64_t> bands;
    for (const auto& [text_key, text] : texts) {
        const Likeness& likeness = expected_[text_key] = likeness_of(text);
        bands.insert(bands.end(), likeness.bands.begin(), likeness.bands.end());
    }
    bands_.look_up(std::move(bands));
}

Likeness StoryWriter::take_likeness(std::string_view text_key, std::string_view text) {
    auto expected = expected_.extract(std::string{text_key});
    return expected ? std::move(expected.mapped()) : likeness_of(text);
}

bool StoryWriter::add(std::string_view text_key, std::string_view text) {
    const Likeness likeness = take_likeness(text_key, text);
    const bool joined = join(std::string{text_key}, likeness);
    for (const std::int64_t band : likeness.bands) bands_.add(band, number_of_text(text_key));
    return joined;
}

void StoryWriter::remove(std::string_view text_key, std::string_view text) {
    if (is_in(text_key)) return;
    const std::string key{text_key};
    for (const std::int64_t band : likeness_of(text).bands)
        bands_.remove(band, number_of_text(key));
    const std::vector<std::string> texts = texts_of(story_of(key));
    for (const std::string& left : texts) run(remove_, left);
    for (const std::string& left : texts) {
        if (left == key) continue;
        note_moved(left);
        text_.reset();
        bind_to(text_, 1, left);
        if (!text_.executeStep()) continue;
        const std::string its_text = text_of(text_, 0);
        text_.reset();
        join(left, likeness_of(its_text));
    }
}

std::vector<std::string> StoryWriter::all_compared(std::string_view text_key,
                                                   const Likeness& likeness) {
    const std::int64_t own = number_of_text(text_key);
    std::set<std::int64_t> others;
    for (const std::int64_t band : likeness.bands) {
        const std::vector<std::int64_t> texts = bands_.texts_with(band);
        if (texts.size() >= most_of_band) return {};
        others.insert(texts.begin(), texts.end());
        others.erase(own);
        if (others.size() > most_compared) return {};
    }
    std::vector<std::string> keys;
    keys.reserve(others.size());
    for (const std::int64_t text : others) keys.push_back(key_of_text(text));
    return keys;
}

std::string StoryWriter::fault_of(std::string_view text_key, std::string_view text) {
    const std::string key{text_key};
    const Likeness likeness = take_likeness(key, text);
    const std::string story = story_of(key);
    const std::vector<std::string> texts = texts_of(story);
    if (texts.size() > 1 && std::ranges::none_of(texts, [&](const std::string& other) {
            return other != key && is_like(likeness, other);
        }))
        return fmt::format("the text {} is like no other of its story {}", key, story);
    for (const std::string& other : all_compared(key, likeness)) {
        if (story_of(other) == story || !is_like(likeness, other)) continue;
        text_.reset();
        bind_to(text_, 1, other);
        const std::string its_text = text_.executeStep() ? text_of(text_, 0) : std::string{};
        text_.reset();
        if (!all_compared(other, likeness_of(its_text)).empty())
            return fmt::format("the texts {} and {} are alike, but of two stories", key, other);
    }
    return {};
}

std::set<std::int64_t> StoryWriter::take_moved() { return std::exchange(moved_, {}); }

void StoryWriter::write() {
    expected_.clear();
    bands_.write();
}

}  // namespace demarche::store
