#include "importers/extract/unnamed_doers.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/extract/one_of.hpp"
#include "importers/extract/owners.hpp"

namespace demarche::extract {
namespace {

/// True of a body of states: CAMEO gives it a code of its own kind.
bool is_body_of_states(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::organization &&
           actor->code.starts_with("IGO");
}

bool is_state(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::state;
}

/// True where the phrase at `node` is the name of a state and nothing else: not "Chadian envoys".
bool is_state_itself(const Document& document, Node node) {
    const Mention* m = document.mention_at(node);
    if (m == nullptr) m = document.place_at(node);
    return m != nullptr && is_state(document, m->actor) &&
           (m->kind == MentionKind::name || m->kind == MentionKind::short_name) &&
           document.token(node).upos == Upos::propn;
}

/// True of a court or tribunal, by its name.
bool is_court(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::organization &&
           (actor->name.find("Court") != std::string::npos ||
            actor->name.find("Tribunal") != std::string::npos);
}

/// Whom of a kind the text names last, up to that sentence and `far` sentences back.
Parties nearest_before(const Document& document, std::size_t sentence, std::size_t far,
                       bool is_of_kind(const Document&, const ActorId&)) {
    const Mention* nearest = nullptr;
    for (const Mention& m : document.mentions()) {
        if (m.sentence > sentence) break;
        if (m.sentence + far >= sentence && is_of_kind(document, m.actor)) nearest = &m;
    }
    return nearest == nullptr ? Parties{} : Parties{document.party(nearest->actor)};
}

/// The first of several passives that are joined: "closed" in "was closed and sealed".
std::optional<int> clause_before(const Tree& tree, int node) {
    if (!is_a(tree.token(node).relation, "conj")) return std::nullopt;
    const int above = tree.head(node);
    return above >= 0 && above < node ? std::optional{above} : std::nullopt;
}

}  // namespace

Parties body_of_member(const Document& document, Node node, const Predicate& sense) {
    constexpr std::size_t kFar = 12;  // sentences back
    const Tree& tree = document.tree(node.sentence);
    const auto whom = tree.child(node.token, "nsubj:pass");
    const bool is_of_member = whom && document.in_list("of_members", sense.words.front()) &&
                              is_state_itself(document, {node.sentence, *whom});
    // "the draft was voted down"
    if (!is_of_member && sense.name() != "vote down") return {};
    return nearest_before(document, node.sentence, kFar, is_body_of_states);
}

Parties court_that_rules(const Document& document, Node node, const Predicate& sense,
                         const std::vector<EventFinding>& told) {
    constexpr std::size_t kFar = 8;
    constexpr std::size_t kJustNow = 2;
    const auto thing = document.tree(node.sentence).child(node.token, "nsubj:pass");
    if (!thing || !document.in_list("rules_so", sense.words.front())) return {};
    const std::string plea = lemma_of(document.token({node.sentence, *thing}));
    const Parties court = nearest_before(document, node.sentence, kFar, is_court);
    if (court.empty() || document.in_list("pleaded", plea)) return court;
    // What others are asked for too: a court's where it did something just now.
    const bool is_at_it = std::ranges::any_of(told, [&](const EventFinding& event) {
        return event.source.actor == court.front().actor &&
               event.sentence + kJustNow >= node.sentence;
    });
    return is_at_it && document.in_list("turned_down", plea) ? court : Parties{};
}

Parties who_undoes(const Document& document, Node node, const Predicate& sense,
                   const Parties& sufferers, const std::vector<EventFinding>& told) {
    const Tree& tree = document.tree(node.sentence);
    const auto thing = tree.child(node.token, "nsubj:pass");
    const bool is_let_go = document.in_list("lets_go", sense.words.front());
    const bool is_lifted = is_lifting(sense);
    if (!thing || !sense.cameo.starts_with("08") || (!is_let_go && !is_lifted)) return {};
    const std::vector<std::string> words = beginnings(document.text(tree.span(*thing)));
    std::optional<Party> found;
    for (const EventFinding& event : told) {
        const std::string root = event.cameo.substr(0, 2);
        if (is_let_go ? root != "17" && event.cameo != "18" : root != "16" && root != "17")
            continue;
        const bool is_on_them =
            sufferers.empty() || has_actor(sufferers, event.target.actor) ||
            (event.target.actor.empty() && !has_actor(sufferers, event.source.actor));
        const std::vector<std::string> its = beginnings(event.matter + ' ' + event.predicate);
        const bool is_on_it = is_let_go || std::ranges::any_of(words, [&](const std::string& word) {
                                  return std::ranges::find(its, word) != its.end();
                              });
        if (!is_on_them || !is_on_it || has_actor(sufferers, event.source.actor)) continue;
        if (found && found->actor != event.source.actor) return {};
        found = event.source;
    }
    return found ? Parties{Party{found->actor, {}}} : Parties{};
}

Parties doer_of_clause_before(const Document& document, Node node, const Predicate& sense,
                              const Parties& sufferers, const Referents& who) {
    const Tree& tree = document.tree(node.sentence);
    const auto thing = tree.child(node.token, "nsubj:pass");
    const auto before = clause_before(tree, node.token);
    if (!thing || !before || is_relative(tree, *thing) ||
        !is_one_of(sense.cameo.substr(0, 2), {"08", "15", "16", "17"}))
        return {};
    const auto agent = tree.child(*before, "obl:agent");
    const auto doer = agent ? agent : tree.child(*before, "nsubj");
    if (!doer || tree.token(*doer).relation == "nsubj:pass" || is_relative(tree, *doer)) return {};
    Parties found = parties_of(document, {node.sentence, *doer}, who);
    std::erase_if(found, [&](const Party& party) {
        return !is_state(document, party.actor) && !is_body_of_states(document, party.actor);
    });
    return without(found, sufferers).size() == found.size() ? found : Parties{};
}

Parties who_acts_against(const Predicate& sense, const Parties& sufferers,
                         const std::vector<EventFinding>& told, std::size_t sentence) {
    constexpr std::size_t kFar = 3;  // sentences back
    if (sense.cameo != "10" || sense.words.front() != "give" || sufferers.empty()) return {};
    const EventFinding* last = nullptr;
    Parties found;
    for (auto event = told.rbegin(); event != told.rend(); ++event) {
        if (event->sentence + kFar < sentence) break;
        const std::string root = event->cameo.substr(0, 2);
        if (!is_one_of(root, {"16", "17"}) || !has_actor(sufferers, event->target.actor)) continue;
        if (last != nullptr && (event->sentence != last->sentence || event->node != last->node))
            break;
        last = &*event;
        unite(found, {Party{event->source.actor, {}}});
    }
    return without(found, sufferers);
}

Parties decider_of_list(const Document& document, Node node, const Referents& who) {
    const Tree& tree = document.tree(node.sentence);
    if (tree.token(node.token).xpos != "VBN" || tree.child(node.token, "aux")) return {};
    const int above = tree.root();
    if (above < 0 || above == node.token || !tree.is_below(node.token, above)) return {};
    bool is_behind_colon = false;
    for (int at = above; at < node.token; ++at)
        is_behind_colon = is_behind_colon || tree.token(at).form == ":";
    const auto is_list = [&](int thing) {
        return document.in_list("list_of_measures", lemma_of(tree.token(thing)));
    };
    if (!is_behind_colon || !std::ranges::any_of(slot(tree, above, "obj"), is_list)) return {};
    const auto doer = tree.child(above, "nsubj");
    return doer ? parties_of(document, {node.sentence, *doer}, who) : Parties{};
}

Parties state_named_most(const Document& document, const Parties& but) {
    constexpr std::size_t kLeast = 3;
    if (but.empty()) return {};
    std::map<ActorId, std::size_t> times;
    for (const Mention& m : document.mentions()) {
        const ActorId side = document.party(m.actor).actor;
        if (is_state(document, side) && !has_actor(but, side)) ++times[side];
    }
    std::size_t most = 0;
    std::size_t second = 0;
    ActorId found;
    for (const auto& [state, count] : times) {
        second = std::max(second, std::min(most, count));
        if (count > most) {
            most = count;
            found = state;
        }
    }
    return most >= kLeast && most >= 2 * second ? Parties{Party{found, {}}} : Parties{};
}

bool is_lifting(const Predicate& sense) {
    return sense.cameo.starts_with("08") &&
           is_one_of(sense.words.front(), {"lift", "ease", "rescind", "relax", "soften", "waive"});
}

bool suffered_from(const Parties& parties, const std::vector<EventFinding>& told) {
    return std::ranges::any_of(told, [&](const EventFinding& event) {
        return event.cameo >= "16" && has_actor(parties, event.target.actor);
    });
}

bool is_state_measure(const Document& document, const Predicate& sense) {
    if (document.in_list("done_by_states", sense.words.front())) return true;
    const bool is_only_late = sense.words.size() == 2 && sense.words[0] == "put";
    return sense.words.size() > 1 && !is_only_late &&
           document.in_list("state_measure", sense.words[0] + ' ' + sense.words[1]);
}

namespace {

/// "a week of shelling", "the outbreak of fighting", "were killed in clashes", "fighting broke
/// out".
bool is_told_of(const Document& document, Node strife) {
    const Tree& tree = document.tree(strife.sentence);
    const Token& token = tree.token(strife.token);
    if (token.head < 0) return false;
    const std::string above = lemma_of(tree.token(token.head));
    if (is_a(token.relation, "nmod") && has_case(tree, strife.token, "of"))
        return document.in_list("spell_of", above) && tree.token(token.head).upos == Upos::noun;
    if ((is_a(token.relation, "obl") || is_a(token.relation, "nmod")) &&
        has_case(tree, strife.token, "in"))
        return is_one_of(above, {"kill", "die", "wound", "injure", "hurt", "dead"});
    return is_a(token.relation, "nsubj") && document.in_list("strife_does", above);
}

/// The two states that the article names far more often than any third.
Parties states_named_most(const Document& document) {
    std::map<ActorId, std::size_t> times;
    for (const Mention& m : document.mentions())
        if (is_state(document, m.actor)) ++times[m.actor];
    std::vector<std::pair<std::size_t, ActorId>> order;
    order.reserve(times.size());
    for (const auto& [state, count] : times) order.emplace_back(count, state);
    std::ranges::sort(order, std::greater{});
    if (order.size() < 2) return {};
    const std::size_t third = order.size() < 3 ? 0 : order[2].first;
    if (order[1].first < 2 * third || order[1].first < 3) return {};
    for (const Mention& m : document.mentions()) {
        if (m.actor == order[0].second) return {{m.actor, {}}, {order[1].second, {}}};
        if (m.actor == order[1].second) return {{m.actor, {}}, {order[0].second, {}}};
    }
    return {};
}

/// The two states that the article names as a pair, "Chad and Niger", more often than any others,
/// the first of equals, in the order in which it does first; else those that it names most. Empty
/// where no two are.
Parties pair_of_states(const Document& document) {
    std::map<std::pair<ActorId, ActorId>, std::size_t> times;
    std::optional<Parties> most;
    const auto key = [](const Mention& one, const Mention& other) {
        return std::pair{std::minmax(one.actor, other.actor)};
    };
    const auto is_pair = [&](const Mention& one, const Mention& other) {
        const Tree& tree = document.tree(one.sentence);
        const int first = static_cast<int>(one.head);
        const int second = static_cast<int>(other.head);
        return one.sentence == other.sentence && tree.head(second) == first &&
               is_a(tree.token(second).relation, "conj") &&
               tree.children(first, "conj").size() == 1;
    };
    std::size_t best = 0;
    const std::vector<Mention>& all = document.mentions();
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        const Mention& one = all[i];
        const Mention& other = all[i + 1];
        if (one.actor == other.actor || !is_state(document, one.actor) ||
            !is_state(document, other.actor) || !is_pair(one, other))
            continue;
        const std::size_t now = ++times[key(one, other)];
        if (now > best) {
            best = now;
            most = Parties{{one.actor, {}}, {other.actor, {}}};
        }
    }
    return most ? *most : states_named_most(document);
}

}  // namespace

Parties who_fight(const Document& document, Node node, const Predicate& sense) {
    const Tree& tree = document.tree(node.sentence);
    if (!document.in_list("strife_noun", sense.words.front()) || sense.words.size() > 1 ||
        sense.pos != 'n' || !is_told_of(document, node))
        return {};
    const Parties pair = pair_of_states(document);
    const int above = tree.head(node.token);
    const bool is_spell = document.in_list("spell_of", lemma_of(tree.token(above)));
    const bool is_subject = is_a(tree.token(node.token).relation, "nsubj");
    const int whole = is_spell || is_subject ? above : node.token;
    std::vector<int> words = tree.subtree(whole);
    // "after a week of fighting in Chad": a parse may give Chad to the verb
    const int behind = words.back() + 1;
    if (tree.token(behind).relation == "case") words.push_back(tree.head(behind));
    const bool is_of_others = std::ranges::any_of(words, [&](int word) {
        const Mention* m = document.mention_at({node.sentence, word});
        if (m == nullptr) m = document.place_at({node.sentence, word});
        return m != nullptr && !has_actor(pair, document.party(m->actor).actor);
    });
    return is_of_others ? Parties{} : pair;
}

}  // namespace demarche::extract
