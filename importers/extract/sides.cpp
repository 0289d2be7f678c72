#include "importers/extract/sides.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/titles.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kFarOwner = 6;     // tokens of a title between "whose" and the name
constexpr std::size_t kFarFollowed = 7;  // tokens between "who leads" and what is led
constexpr std::size_t kFarBack = 2;      // sentences back to whom "its director" belongs

/// The state or body at a token, a place's too; null for a person or nobody.
const Actor* body_at(const Document& document, std::size_t sentence, std::size_t token) {
    const Node node{sentence, static_cast<int>(token)};
    const Mention* m = document.mention_at(node);
    if (m == nullptr) m = document.place_at(node);
    const Actor* actor = m == nullptr ? nullptr : document.actor(m->actor);
    return actor == nullptr || actor->type == ActorType::person ? nullptr : actor;
}

bool is_genitive(std::string_view form) {
    return form == "'s" || form == "’s" || form == "'" || form == "’";
}

/// "Labour's Chris Carter": the party.
ActorId owner_before(const Document& document, const Mention& m) {
    if (m.first < 2 || !is_genitive(token_at(document, m.sentence, m.first - 1).form)) return {};
    const Actor* owner = body_at(document, m.sentence, m.first - 2);
    return owner == nullptr ? ActorId{} : owner->id;
}

/// "Martin Lee of the United Democrats": the party.
ActorId body_behind(const Document& document, const Mention& m) {
    const std::size_t count = document.sentences()[m.sentence].tokens.size();
    std::size_t at = m.last;
    if (at + 1 >= count || lower_form(document, m.sentence, at) != "of") return {};
    if (lower_form(document, m.sentence, ++at) == "the" && at + 1 < count) ++at;
    const Actor* body = body_at(document, m.sentence, at);
    // "the former president Jan Kow of Kenya" speaks for himself.
    if (body != nullptr && body->type == ActorType::state &&
        is_without_office(document, title_before(document, m.sentence, m.first)))
        return {};
    return body == nullptr ? ActorId{} : body->id;
}

/// "Ana Ruiz (Peru)", "Mr. Kow (African Union)": as records of a body name who speaks. Empty where
/// the brackets hold more.
ActorId body_in_brackets(const Document& document, const Mention& m) {
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    std::size_t at = m.last;
    if (at + 2 >= tokens.size() || tokens[at].form != "(") return {};
    if (lower_form(document, m.sentence, ++at) == "the") ++at;
    const Node node{m.sentence, static_cast<int>(at)};
    const Mention* named = document.mention_at(node);
    if (named == nullptr) named = document.place_at(node);
    const Actor* body = body_at(document, m.sentence, at);
    const bool is_closed =
        named != nullptr && named->last < tokens.size() && tokens[named->last].form == ")";
    return body != nullptr && is_closed ? body->id : ActorId{};
}

}  // namespace

ActorId body_spoken_for(const Document& document, const Mention& m) {
    if (const ActorId body = body_in_brackets(document, m); !body.empty()) return body;
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    std::size_t at = m.last;
    if (at + 3 >= tokens.size() || tokens[at].form != "," ||
        lower_form(document, m.sentence, ++at) != "for")
        return {};
    if (lower_form(document, m.sentence, ++at) == "the") ++at;
    const Actor* body = at < tokens.size() ? body_at(document, m.sentence, at) : nullptr;
    if (body == nullptr) return {};
    const Mention* named = document.mention_at({m.sentence, static_cast<int>(at)});
    const std::size_t past = named == nullptr ? at + 1 : named->last;
    return past < tokens.size() && tokens[past].form == "," ? body->id : ActorId{};
}

namespace {

/// "Omar Haddad (Jordan) said": the state or body alone between the brackets.
ActorId side_in_brackets(const Document& document, const Mention& m) {
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    if (m.last + 2 >= tokens.size() || tokens[m.last].form != "(") return {};
    std::size_t at = m.last + 1;
    if (lower_form(document, m.sentence, at) == "the") ++at;
    const Actor* body = body_at(document, m.sentence, at);
    if (body == nullptr) return {};
    while (at < tokens.size() && body_at(document, m.sentence, at) == body) ++at;
    return at < tokens.size() && tokens[at].form == ")" ? body->id : ActorId{};
}

/// "said John Kirby at the White House": whose seat it is.
ActorId seat_behind(const Document& document, const Mention& m) {
    const std::size_t count = document.sentences()[m.sentence].tokens.size();
    if (m.last + 2 >= count || lower_form(document, m.sentence, m.last) != "at" ||
        lower_form(document, m.sentence, m.last + 1) != "the")
        return {};
    const Actor* body = body_at(document, m.sentence, m.last + 2);
    return body == nullptr ? ActorId{} : body->id;
}

/// "Odinga, who leads the Orange Democratic Movement", "Wittig, who represented Germany"
ActorId body_led(const Document& document, const Mention& m) {
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    std::size_t at = m.last;
    if (at < tokens.size() && tokens[at].form == ",") ++at;
    if (at + 2 >= tokens.size() || lower_form(document, m.sentence, at) != "who") return {};
    const std::string verb = lemma_of(tokens[++at]);
    const bool speaks_for = verb == "speak" && lower_form(document, m.sentence, at + 1) == "for";
    if (!speaks_for && !document.in_list("leads_verb", verb)) return {};
    for (std::size_t i = at + 1; i < std::min(tokens.size(), at + kFarFollowed); ++i) {
        if (tokens[i].upos == Upos::verb || tokens[i].form == ",") break;
        // "who chairs the conference on Yugoslavia"
        if (tokens[i].upos == Upos::adp && tokens[i].form != "of" && tokens[i].form != "for") break;
        if (const Actor* body = body_at(document, m.sentence, i)) return body->id;
    }
    return {};
}

/// "Mr Lund, who is Norway's foreign minister"
ActorId office_told_of(const Document& document, const Mention& m) {
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    std::size_t at = m.last;
    if (at < tokens.size() && tokens[at].form == ",") ++at;
    if (at + 2 >= tokens.size() || lower_form(document, m.sentence, at) != "who" ||
        lower_form(document, m.sentence, at + 1) != "is")
        return {};
    const Actor* body = nullptr;
    for (std::size_t i = at + 2; i < std::min(tokens.size(), at + 2 + kFarFollowed); ++i) {
        if (tokens[i].upos == Upos::verb || tokens[i].form == ",") break;
        if (body == nullptr) body = body_at(document, m.sentence, i);
        const std::string noun = lemma_of(tokens[i]);
        if (document.in_list("no_office", noun) || noun == "former") return {};
        if (body != nullptr && document.in_list("office", noun)) return body->id;
    }
    return {};
}

/// The token of "whose", "its" or "his" that begins the title right before a name; past the
/// sentence's end if there is none.
std::size_t pronoun_of_title(const Document& document, const Mention& m) {
    const std::size_t none = document.sentences()[m.sentence].tokens.size();
    std::size_t at = m.first;
    if (at > 0 && token_at(document, m.sentence, at - 1).form == ",") --at;
    bool has_title = false;
    for (std::size_t steps = 0; at > 0 && steps < kFarOwner; ++steps) {
        const Token& token = token_at(document, m.sentence, --at);
        const std::string word = utf8::lower(token.form);
        if (document.in_list("owning_pronoun", word)) return has_title ? at : none;
        const bool is_posted = at > 0 && lower_form(document, m.sentence, at - 1) == "in";
        // "her Turkish colleague", but "its representative in Europe"
        if (body_at(document, m.sentence, at) != nullptr && !is_posted) return none;
        has_title |= is_title_word(document, word) || document.in_list("leads", word);
        const bool inside = token.upos == Upos::adj || token.upos == Upos::noun ||
                            token.upos == Upos::propn || token.form == "-" || token.form == "," ||
                            token.form == "in" || token.form == "on" || token.form == "for" ||
                            is_posted;
        if (!inside) break;
    }
    return none;
}

bool is_subject(const Document& document, const Mention& m) {
    const Tree& tree = document.tree(m.sentence);
    int node = static_cast<int>(m.head);
    while (node >= 0 && !is_a(tree.token(node).relation, "nsubj") &&
           (is_a(tree.token(node).relation, "flat") || is_a(tree.token(node).relation, "appos") ||
            is_a(tree.token(node).relation, "amod") || is_a(tree.token(node).relation, "compound")))
        node = tree.head(node);
    return node >= 0 && is_a(tree.token(node).relation, "nsubj");
}

}  // namespace

ActorId named_before(const Document& document, std::size_t sentence, std::size_t token,
                     bool is_person) {
    const Mention* best = nullptr;
    std::size_t best_rank = 0;
    for (const Mention& m : document.mentions()) {
        if (m.sentence > sentence || (m.sentence == sentence && m.last > token)) continue;
        if (sentence - m.sentence > kFarBack) continue;
        const Actor* actor = document.actor(m.actor);
        if (actor == nullptr || (actor->type == ActorType::person) != is_person) continue;
        const std::size_t rank = 10000 * (kFarBack - (sentence - m.sentence)) +
                                 (is_subject(document, m) ? 5000 : 0) + m.first + 1;
        if (rank <= best_rank) continue;
        best = &m;
        best_rank = rank;
    }
    return best == nullptr ? ActorId{} : document.party(best->actor).actor;
}

namespace {

/// "Kuwait, whose emir, Sheikh Nawaf", "its director, Lu Ping", "his spokeswoman, Jacqueline Oble"
ActorId owner_of_title(const Document& document, const Mention& m) {
    const std::size_t at = pronoun_of_title(document, m);
    if (at >= document.sentences()[m.sentence].tokens.size()) return {};
    const std::string word = lower_form(document, m.sentence, at);
    if (word == "whose") {
        for (std::size_t i = at; i > 0 && at - i < 4; --i) {
            const Mention* last = document.mention_at({m.sentence, static_cast<int>(i - 1)});
            if (last == nullptr) last = document.place_at({m.sentence, static_cast<int>(i - 1)});
            if (last != nullptr) return document.party(last->actor).actor;
        }
        return {};
    }
    return named_before(document, m.sentence, at, word == "his" || word == "her");
}

/// "Petra Lind, its minister for Europe"
ActorId owner_of_title_behind(const Document& document, const Mention& m) {
    const auto behind = title_behind(document, m);
    if (!behind || !holds_office(document, *behind)) return {};
    const std::string pronoun = owning_pronoun_of(document, *behind);
    return pronoun.empty() ? ActorId{}
                           : named_before(document, m.sentence, m.first, pronoun != "its");
}

/// "Petra Lind, the leader of Sweden's Moderate Party", "Petra Lind, the Labour leader"
ActorId led_behind(const Document& document, const Mention& m) {
    const auto behind = title_behind(document, m);
    if (!behind || is_without_office(document, *behind)) return {};
    for (std::size_t i = behind->first + 1; i < behind->last; ++i) {
        const Actor* body = body_at(document, m.sentence, i - 1);
        const bool leads = document.in_list("leads", lower_form(document, m.sentence, i));
        if (leads && body != nullptr && body->type != ActorType::state) return body->id;
    }
    return body_led_in(document, *behind);
}

/// "Petra Lind, spokeswoman for Prime Minister Berg": for whom Berg acts.
ActorId served_behind(const Document& document, const Mention& m) {
    const auto behind = title_behind(document, m);
    if (!behind) return {};
    bool serves = false;
    for (std::size_t i = behind->first; i < behind->last; ++i) {
        serves |= document.in_list("serves", lower_form(document, m.sentence, i));
        const Mention* other = document.mention_at({m.sentence, static_cast<int>(i)});
        const Actor* whom = other == nullptr ? nullptr : document.actor(other->actor);
        if (!serves || whom == nullptr || whom->type != ActorType::person || whom->id == m.actor)
            continue;
        const Party party = document.party(whom->id);
        return party.speaker.empty() ? ActorId{} : party.actor;
    }
    return {};
}

/// "Lind accepted it on behalf of Norway"
ActorId behalf_behind(const Document& document, const Mention& m) {
    const Tree& tree = document.tree(m.sentence);
    int node = static_cast<int>(m.head);
    while (node >= 0 && !is_a(tree.token(node).relation, "nsubj") &&
           (is_a(tree.token(node).relation, "flat") || is_a(tree.token(node).relation, "appos")))
        node = tree.head(node);
    if (node < 0 || !is_a(tree.token(node).relation, "nsubj") || tree.head(node) < 0) return {};
    for (const int kid : tree.children(tree.head(node), "obl")) {
        if (lemma_of(tree.token(kid)) != "behalf") continue;
        for (const int whose : tree.children(kid, "nmod"))
            if (const Actor* body = body_at(document, m.sentence, static_cast<std::size_t>(whose)))
                return body->id;
    }
    return {};
}

ActorId side_told(const Document& document, const Mention& m) {
    for (const auto told : {side_in_brackets, led_behind, owner_before, body_behind,
                            body_spoken_for, seat_behind, body_led, office_told_of, owner_of_title,
                            owner_of_title_behind, served_behind, behalf_behind})
        if (const ActorId side = told(document, m); !side.empty())
            return state_behind(document, side);
    return {};
}

}  // namespace

void find_sides(Document& document) {
    std::vector<Mention> named = document.mentions();
    std::ranges::sort(named, {}, [](const Mention& m) { return std::pair{m.sentence, m.first}; });
    std::set<ActorId> done;
    for (const Mention& m : named) {
        const Actor* actor = document.actor(m.actor);
        const bool is_full_name =
            actor != nullptr && actor->type == ActorType::person && m.kind == MentionKind::name;
        if (!is_full_name || done.contains(m.actor)) continue;
        const ActorId side = side_told(document, m);
        if (side.empty() || side == m.actor) continue;
        done.insert(m.actor);
        // Who has an office in the catalogue holds it, unless the text names the whole that it is
        // of: "the European Union's Frans Timmermans".
        const Party known = document.party(m.actor);
        const Actor* office = known.speaker.empty() ? nullptr : document.actor(known.actor);
        const Actor* listed = document.catalog().actor(m.actor);
        const Day& on = document.article().date;
        const bool is_in_office =
            listed != nullptr &&
            (on.year == 0 || std::ranges::any_of(listed->roles, [&](const Role& role) {
                 return holds_on(role, on);
             }));
        const bool is_known = is_in_office && office != nullptr;
        if (is_known && std::ranges::find(office->of, side) == office->of.end()) continue;
        document.set_side(m.actor, side);
    }
}

}  // namespace demarche::extract
