#include "importers/extract/joint_issuers.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

std::vector<std::string_view> words_in(std::string_view name) {
    constexpr std::string_view kMarks = ",;:.()|/\"";
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        std::string_view word = name.substr(at, end - at);
        while (!word.empty() && kMarks.find(word.back()) != std::string_view::npos)
            word.remove_suffix(1);
        while (!word.empty() && kMarks.find(word.front()) != std::string_view::npos)
            word.remove_prefix(1);
        for (const std::string_view ending : {"'s", "’s"})
            if (word.ends_with(ending)) word.remove_suffix(ending.size());
        if (!word.empty()) words.push_back(word);
        at = end + 1;
    }
    return words;
}

/// The states that the words name by their own names, each once.
std::vector<ActorId> states_in(std::span<const std::string_view> words,
                               const catalog::Catalog& catalog, const Day& on) {
    std::vector<ActorId> states;
    for (std::size_t i = 0; i < words.size();) {
        const catalog::LongestMatch found = catalog.longest_match(words.subspan(i));
        for (const catalog::NameMatch& match : found.matches) {
            const Actor* actor = catalog.actor(match.actor);
            if (actor == nullptr || actor->type != ActorType::state ||
                match.kind != catalog::NameKind::name ||
                (!on.empty() && !catalog.existed(match.actor, on)))
                continue;
            if (std::ranges::find(states, match.actor) == states.end())
                states.push_back(match.actor);
            break;
        }
        i += std::max<std::size_t>(found.words, 1);
    }
    return states;
}

bool is_by_press(std::span<const std::string_view> words, const catalog::Catalog& catalog,
                 const Words& lists) {
    return catalog.longest_agency(words) > 0 ||
           std::ranges::any_of(words, [&](std::string_view word) {
               return lists.has("press_publisher", utf8::lower(word));
           });
}

/// The kinds of text that a title begins with, and what may stand before them.
constexpr std::array<std::string_view, 12> kTexts = {
    "communiqué", "communique", "declaration", "statement", "conclusions", "memorandum",
    "resolution", "message",    "appeal",      "decision",  "readout",     "text"};
constexpr std::array<std::string_view, 10> kBefore = {
    "joint", "final",    "press",  "ministerial", "summit",
    "the",   "official", "common", "public",      "concluding"};

bool is_any_of(std::string_view word, std::span<const std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

/// The words behind "Joint statement of the": whose text the title says that it is.
std::span<const std::string_view> issuers_in_title(std::span<const std::string_view> words) {
    std::size_t i = 0;
    while (i < words.size() && is_any_of(utf8::lower(words[i]), kBefore)) ++i;
    if (i >= words.size() || !is_any_of(utf8::lower(words[i]), kTexts)) return {};
    if (++i >= words.size()) return {};
    const std::string mark = utf8::lower(words[i]);
    if (mark != "of" && mark != "by" && mark != "from") return {};
    return words.subspan(i + 1);
}

}  // namespace

bool is_titled_joint(const Article& article) {
    return std::ranges::any_of(words_in(article.title),
                               [](std::string_view word) { return utf8::lower(word) == "joint"; });
}

std::vector<ActorId> joint_issuers_of(const Article& article, const catalog::Catalog& catalog,
                                      const Words& words, const ActorId& issuer) {
    const std::vector<std::string_view> publisher = words_in(article.source);
    if (is_by_press(publisher, catalog, words)) return {};
    std::vector<ActorId> states = states_in(publisher, catalog, article.date);
    if (states.size() > 1) return states;
    if (!is_titled_joint(article)) return {};
    const std::vector<std::string_view> title = words_in(article.title);
    states = states_in(issuers_in_title(title), catalog, article.date);
    if (states.size() < 2) return {};
    if (const auto own = std::ranges::find(states, issuer); own != states.end())
        std::rotate(states.begin(), own, own + 1);
    return states;
}

ActorId body_titled(const Article& article, const catalog::Catalog& catalog) {
    const std::vector<std::string_view> title = words_in(article.title);
    std::span<const std::string_view> behind = issuers_in_title(title);
    while (!behind.empty() && utf8::lower(behind.front()) == "the") behind = behind.subspan(1);
    if (behind.empty()) return {};
    for (const catalog::NameMatch& match : catalog.longest_match(behind).matches) {
        const Actor* actor = catalog.actor(match.actor);
        if (actor != nullptr && actor->type == ActorType::organization &&
            match.kind == catalog::NameKind::name)
            return match.actor;
    }
    return {};
}

}  // namespace demarche::extract
