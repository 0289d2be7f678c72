#include "importers/extract/spelled_out.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace demarche::extract {
namespace {

/// Where the phrase stands in the article; its blanks may be line ends there.
std::size_t place_of(const Document& document, ByteSpan sentence, const std::string& phrase) {
    std::string text{document.text(sentence)};
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    const std::size_t at = text.find(phrase);
    return at == std::string::npos ? at : sentence.begin + at;
}

std::string owner_named(const Document& document, Node pronoun, const ActorId& but) {
    const Mention* mention = document.mention_at(pronoun);
    const Actor* owner = mention == nullptr ? nullptr : document.actor(mention->actor);
    if (owner == nullptr || (!but.empty() && document.party(owner->id).actor == but)) return {};
    return owner->name + (owner->name.ends_with('s') ? "'" : "'s");
}

}  // namespace

std::string spelled_out(const Document& document, std::size_t sentence, const std::string& phrase,
                        const ActorId& but) {
    const Sentence& whole = document.sentences()[sentence];
    const auto is_owner = [](const Token& token) { return token.xpos == "PRP$"; };
    if (phrase.empty() || std::ranges::none_of(whole.tokens, is_owner)) return phrase;
    const std::size_t begin = place_of(document, whole.where, phrase);
    if (begin == std::string::npos) return phrase;
    std::string out;
    std::size_t done = 0;  // bytes of the phrase
    for (std::size_t i = 0; i < whole.tokens.size(); ++i) {
        const ByteSpan where = whole.tokens[i].where;
        if (!is_owner(whole.tokens[i]) || where.begin < begin) continue;
        if (where.end >= begin + phrase.size()) break;
        const bool is_first = where.begin == begin;
        // "rejects criticism of its plans": his own
        const std::string name =
            owner_named(document, {sentence, static_cast<int>(i)}, is_first ? but : ActorId{});
        if (name.empty() && !is_first) continue;
        out += phrase.substr(done, where.begin - begin - done) + name;
        done = where.end - begin + (name.empty() ? 1 : 0);  // and the blank behind it
    }
    return out + phrase.substr(done);
}

}  // namespace demarche::extract
