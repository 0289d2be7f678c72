#include "importers/extract/homes.hpp"

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kMostWords = 8;  // of a title before a name

}  // namespace

const Actor* state_at(const Document& document, Node node) {
    const Mention* m = document.mention_at(node);
    if (m == nullptr) m = document.place_at(node);
    const Actor* actor = m == nullptr ? nullptr : document.actor(m->actor);
    return actor != nullptr && actor->type == ActorType::state ? actor : nullptr;
}

const Actor* only_state_in(const Document& document, std::size_t sentence) {
    const Actor* only = nullptr;
    for (int i = 0; i < document.tree(sentence).size(); ++i) {
        const Actor* state = state_at(document, {sentence, i});
        if (state == nullptr || state == only) continue;
        if (only != nullptr) return nullptr;
        only = state;
    }
    return only;
}

namespace {

const Actor* state_before(const Document& document, const Mention& m) {
    bool is_title = false;
    for (std::size_t i = m.first; i-- > 0 && m.first - i <= kMostWords;) {
        const Node node{m.sentence, static_cast<int>(i)};
        if (const Actor* state = state_at(document, node)) return state;
        const Token& token = document.token(node);
        const bool is_of_phrase = token.upos == Upos::noun || token.upos == Upos::adj ||
                                  token.upos == Upos::propn || token.xpos == "POS" ||
                                  token.form == "-";
        if (!is_of_phrase) break;
        is_title |= document.in_list("office", utf8::lower(token.form)) ||
                    document.in_list("no_office", utf8::lower(token.form));
    }
    // "a Supreme Court order" where one state is told of: its own court
    is_title |= utf8::lower(document.text(m.where)) == "supreme court";
    return is_title ? only_state_in(document, m.sentence) : nullptr;
}

}  // namespace

const Actor* home_told(const Document& document, const Actor& actor) {
    if (!actor.discovered || !actor.of.empty()) return nullptr;
    for (const Mention& m : document.mentions())
        if (m.actor == actor.id)
            if (const Actor* state = state_before(document, m)) return state;
    return nullptr;
}

std::string code_of_home(const Document& document, const Actor& actor) {
    const Actor* state = home_told(document, actor);
    return state == nullptr ? std::string{} : state->code;
}

}  // namespace demarche::extract
