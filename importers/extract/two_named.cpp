#include "importers/extract/two_named.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/antecedents.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kFarBack = 2;  // sentences

/// The names in the sentence before the token, in text order; pronouns are none.
std::vector<const Mention*> names_in(const Document& document, std::size_t sentence,
                                     std::size_t before) {
    std::vector<const Mention*> found;
    for (const Mention& m : document.mentions())
        if (m.sentence == sentence && m.last <= before && m.kind != MentionKind::pronoun)
            found.push_back(&m);
    std::ranges::sort(found, {}, [](const Mention* m) { return m->first; });
    return found;
}

Parties parties_among(const Document& document, const std::vector<const Mention*>& names) {
    Parties found;
    for (const Mention* m : names) unite(found, {document.party(m->actor)});
    return found;
}

std::size_t length_of(const Document& document, std::size_t sentence) {
    return document.sentences()[sentence].tokens.size();
}

/// True of a name that is joined to the other: "Chad and Mali".
bool is_joined(const Document& document, const Mention& one, const Mention& other) {
    const Tree& tree = document.tree(one.sentence);
    const auto head = static_cast<int>(other.head);
    return is_a(tree.token(head).relation, "conj") && tree.head(head) == static_cast<int>(one.head);
}

}  // namespace

Parties two_meant(const Document& document, Node node, const Referents& who) {
    const auto token = static_cast<std::size_t>(node.token);
    const std::size_t s = node.sentence;
    // "urged the two to meet": not who urges
    const Tree& tree = document.tree(s);
    if (!is_a(tree.token(node.token).relation, "nsubj") || tree.child(node.token, "nmod"))
        return {};
    if (Parties before = parties_among(document, names_in(document, s, token)); before.size() == 2)
        return before;
    const Parties here = parties_among(document, names_in(document, s, length_of(document, s)));
    const auto is_free = [&](const Parties& two) {
        return two.size() == 2 && without(two, here).size() == 2;
    };
    const bool is_both = utf8::lower(document.token(node).form) == "both";
    for (const Parties* two :
         {is_both ? &who.both : &who.many, is_both ? &who.many : &who.both, &who.pair})
        if (is_free(*two)) return *two;
    for (std::size_t back = 1; back <= std::min(kFarBack, s); ++back) {
        Parties named = without(
            parties_among(document, names_in(document, s - back, length_of(document, s - back))),
            here);
        if (named.size() == 2) return named;
    }
    return {};
}

Parties former_or_latter(const Document& document, Node node) {
    const std::string word = utf8::lower(document.token(node).form);
    const bool is_former = word == "former";
    const Tree& tree = document.tree(node.sentence);
    const std::string& relation = tree.token(node.token).relation;
    if ((!is_former && word != "latter") || is_a(relation, "amod") || is_a(relation, "compound") ||
        node.token == 0 || utf8::lower(tree.token(node.token - 1).form) != "the")
        return {};
    for (std::size_t back = 0; back <= std::min<std::size_t>(1, node.sentence); ++back) {
        const std::size_t s = node.sentence - back;
        const std::vector<const Mention*> names = names_in(
            document, s, back == 0 ? static_cast<std::size_t>(node.token) : length_of(document, s));
        for (std::size_t i = names.size(); i > 1; --i)
            if (is_joined(document, *names[i - 2], *names[i - 1]))
                return {document.party((is_former ? names[i - 2] : names[i - 1])->actor)};
        if (names.empty()) continue;
        if (!is_former) return {document.party(names.back()->actor)};
        if (names.size() == 2) return {document.party(names.front()->actor)};
        if (back == 1) break;
    }
    return {};
}

std::optional<Node> they_before(const Document& document, Node they) {
    if (they.sentence == 0 || they.token > 2) return std::nullopt;
    const Tree& here = document.tree(they.sentence);
    if (here.token(they.token).relation != "nsubj" || here.head(they.token) != here.root())
        return std::nullopt;
    const Tree& tree = document.tree(they.sentence - 1);
    if (tree.root() < 0) return std::nullopt;
    std::optional<int> last;
    const auto look_at = [&](int verb) {
        for (const int subject : tree.children(verb)) {
            const Token& t = tree.token(subject);
            if (!is_a(t.relation, "nsubj") || !tree.children(subject, "conj").empty()) continue;
            const std::string noun = lemma_of(t);
            const bool means_people =
                document.in_list("office", noun) || document.in_list("agent", noun) ||
                document.in_list("pair_noun", noun) || document.in_list("acts_in_plural", noun);
            // "The 27 demanded"
            const bool is_number = t.upos == Upos::num && tree.child(subject, "det");
            if ((t.xpos == "NNS" && means_people) || is_number) last = subject;
        }
    };
    look_at(tree.root());
    for (const int verb : tree.children(tree.root(), "conj")) look_at(verb);
    if (!last) return std::nullopt;
    return Node{they.sentence - 1, *last};
}

Parties leader_of_party(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const std::string noun = lemma_of(tree.token(node.token));
    const bool is_party = noun == "party" || noun == "faction" || noun == "movement";
    if (!is_party || tree.token(node.token).xpos != "NN" || tree.child(node.token, "appos") ||
        document.mention_at(node) != nullptr)
        return {};
    const auto whose = tree.child(node.token, "nmod:poss");
    const Mention* m = whose ? document.mention_at({node.sentence, *whose}) : nullptr;
    const Actor* leader = m == nullptr ? nullptr : document.actor(m->actor);
    return leader != nullptr && leader->type == ActorType::person ? Parties{{leader->id, {}}}
                                                                  : Parties{};
}

Parties bloc_of_leaders(const Document& document, Node node) {
    struct Bloc {
        std::string_view region;
        std::string_view body;
    };
    static constexpr std::array kBlocs{
        Bloc{"west african", "ecowas"},
        Bloc{"east african", "east-african-community"},
        Bloc{"east african", "igad"},
        Bloc{"southern african", "sadc"},
        Bloc{"central african", "eccas"},
        Bloc{"southeast asian", "asean"},
        Bloc{"south-east asian", "asean"},
        Bloc{"south asian", "saarc"},
        Bloc{"gulf arab", "gulf-cooperation-council"},
        Bloc{"gulf", "gulf-cooperation-council"},
        Bloc{"arab", "arab-league"},
        Bloc{"african", "african-union"},
        Bloc{"caribbean", "caricom"},
        Bloc{"central american", "sica"},
        Bloc{"south american", "unasur"},
        Bloc{"south american", "mercosur"},
        Bloc{"pacific", "pacific-islands-forum"},
        Bloc{"pacific island", "pacific-islands-forum"},
    };
    const Tree& tree = document.tree(node.sentence);
    const Token& token = tree.token(node.token);
    const std::string noun = lemma_of(token);
    if (node.token == 0 || !token.xpos.ends_with('S') ||
        (noun != "leader" && noun != "head" && noun != "president" && noun != "minister") ||
        tree.child(node.token, "nummod"))
        return {};
    const auto first = static_cast<std::size_t>(node.token);
    const auto word = [&](std::size_t back) {
        return first < back ? std::string{}
                            : utf8::lower(tree.token(static_cast<int>(first - back)).form);
    };
    const std::size_t at = word(1) == "foreign" || word(1) == "defence" ? 2 : 1;
    const std::string two = word(at + 1) + " " + word(at);
    // "African leaders" may be any, those who meet are the union's.
    const bool meet = std::ranges::any_of(tree.children(node.token), [&](int kid) {
        const std::string verb = lemma_of(tree.token(kid));
        return kid > node.token && (verb == "meet" || verb == "gather" || verb == "assemble");
    });
    for (const Bloc& bloc : kBlocs) {
        const bool is_wide = bloc.region.find(' ') == std::string_view::npos;
        const bool is_called =
            two == bloc.region ||
            (is_wide && meet && word(at) == bloc.region && !two.starts_with("west ") &&
             !two.starts_with("east ") && !two.starts_with("south "));
        if (!is_called) continue;
        const bool is_named = std::ranges::any_of(
            document.mentions(), [&](const Mention& m) { return m.actor.text == bloc.body; });
        if (is_named) return {Party{ActorId{std::string{bloc.body}}, {}}};
    }
    return {};
}

Parties leaders_told_before(const Document& document, Node node, const Referents& who) {
    const Tree& tree = document.tree(node.sentence);
    const Token& token = tree.token(node.token);
    const std::string noun = lemma_of(token);
    if (!token.xpos.ends_with('S') || (noun != "leader" && noun != "minister" && noun != "ally") ||
        !is_a(token.relation, "nsubj") || tree.child(node.token, "amod") ||
        tree.child(node.token, "nummod") || tree.child(node.token, "nmod") ||
        tree.child(node.token, "nmod:poss") || tree.child(node.token, "compound"))
        return {};
    for (const Party& one : who.many)
        if (!one.speaker.empty()) return {};
    const Mention* last = nullptr;
    for (const Mention& m : document.mentions()) {
        const Actor* body = document.actor(m.actor);
        const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
        if (body == nullptr || body->type != ActorType::organization || m.sentence >= node.sentence)
            continue;
        std::size_t next = m.last;
        if (next < tokens.size() && (tokens[next].form == "'s" || tokens[next].form == "’s"))
            ++next;
        if (next < tokens.size() && tokens[next].upos == Upos::adj) ++next;  // "foreign ministers"
        const std::string behind = next < tokens.size() ? lemma_of(tokens[next]) : std::string{};
        const bool is_theirs = behind == noun && tokens[next].xpos.ends_with('S');
        if (!is_theirs && (behind != "summit" || noun == "ally")) continue;
        if (last == nullptr || last->sentence <= m.sentence) last = &m;
    }
    return last == nullptr ? Parties{} : Parties{document.party(last->actor)};
}

}  // namespace demarche::extract
