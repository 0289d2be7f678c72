#include "importers/extract/voices.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/issuer.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t longest_byline = 14;  // tokens of a paragraph that only says who writes
constexpr std::size_t longest_turn = 8;     // tokens of "DEPUTY SECRETARY SHERMAN:"

bool has_verb(const Sentence& sentence) {
    return std::ranges::any_of(sentence.tokens, [](const Token& t) {
        return t.upos == Upos::verb || t.upos == Upos::aux;
    });
}

/// The one person with office whom a paragraph names that says nothing else.
const Mention* byline_in(const Document& document, std::size_t sentence) {
    const Sentence& s = document.sentences()[sentence];
    if (s.tokens.size() > longest_byline || has_verb(s)) return nullptr;
    const Mention* person = nullptr;
    for (const Mention& m : document.mentions()) {
        if (m.sentence != sentence || document.party(m.actor).speaker.empty()) continue;
        if (person != nullptr) return nullptr;
        person = &m;
    }
    return person;
}

/// The author of the whole: the only byline among the first paragraphs.
Party author_of(const Document& document) {
    Party author;
    for (std::size_t s = 0; s < std::min<std::size_t>(document.sentences().size(), 3); ++s) {
        const Mention* person = byline_in(document, s);
        if (person == nullptr) continue;
        if (!author.actor.empty()) return {};
        author = document.party(person->actor);
    }
    return author;
}

bool is_in_capitals(std::string_view word) {
    return word.size() > 1 && utf8::lower(word) != word &&
           std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The surname of him who speaks from here on, where the sentence begins with a name in capitals
/// and a colon.
std::optional<std::string> turn_at(const Sentence& sentence) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 1; i < std::min(tokens.size(), longest_turn); ++i) {
        if (tokens[i].form == ":") return utf8::lower(tokens[i - 1].form);
        const std::string& word = tokens[i - 1].form;
        if (!is_in_capitals(word) && word != "." && word != "-") return std::nullopt;
    }
    return std::nullopt;
}

/// The person of that surname whom the article names, else who alone bore it in office that day.
Party person_named(const Document& document, const std::string& surname) {
    std::string ending{' '};
    ending += utf8::fold(surname);
    for (const Mention& m : document.mentions()) {
        const Actor* actor = document.actor(m.actor);
        if (actor != nullptr && actor->type == ActorType::person &&
            utf8::fold(actor->name).ends_with(ending))
            return document.party(m.actor);
    }
    const std::vector<ActorId> known =
        document.catalog().with_surname(surname, document.article().date);
    return known.size() == 1 ? document.party(known.front()) : Party{};
}

}  // namespace

void find_voices(Document& document) {
    document.issuer = issuer_of(document.article(), document.catalog(), document.words());
    const Party author = author_of(document);
    if (document.issuer.empty()) document.issuer = author.actor;
    Party voice = author.actor.empty() ? Party{document.issuer, {}} : author;
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        if (const auto turn = turn_at(document.sentences()[s]))
            voice = person_named(document, *turn);
        document.set_voice(s, voice);
    }
}

}  // namespace demarche::extract
