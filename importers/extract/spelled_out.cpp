#include "importers/extract/spelled_out.hpp"

#include <algorithm>

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

/// True where it is another's than who is told outside of the phrase: an actor stands in it before
/// the pronoun ("Macedonia's use of its name"), the pronoun's thing is joined to one ("Israel and
/// its right") or is itself an owner ("its neighbour's plans"), or whoever does the phrase's verb
/// owns it ("demanded that he withdraw his troops").
bool may_be_anothers(const Document& document, Node pronoun, std::size_t begin) {
    const Tree& tree = document.tree(pronoun.sentence);
    if (is_a(tree.token(tree.head(pronoun.token)).relation, "nmod:poss")) return true;
    for (int at = tree.head(pronoun.token); at >= 0 && tree.token(at).where.begin >= begin;
         at = tree.head(at))
        if (tree.token(at).upos == Upos::verb) return true;
    const std::string& before = tree.token(pronoun.token - 1).form;
    if (before == "and" || before == ",") return true;
    for (int at = pronoun.token - 1; at >= 0 && tree.token(at).where.begin >= begin; --at)
        if (document.mention_at({pronoun.sentence, at}) != nullptr ||
            document.place_at({pronoun.sentence, at}) != nullptr)
            return true;
    return false;
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
        if (may_be_anothers(document, {sentence, static_cast<int>(i)}, begin)) continue;
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
