#include "importers/extract/groups.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/forces.hpp"
#include "importers/extract/homes.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/parties.hpp"
#include "importers/extract/wielders.hpp"

namespace demarche::extract {
namespace {

/// True where some body or person is told of whom they are: "PKK rebels", "supporters of Morales".
bool is_of_named(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    for (const int kid : tree.children(noun)) {
        const std::string& relation = tree.token(kid).relation;
        const Mention* m = document.mention_at({sentence, kid});
        // "his minister", "the country's papers": they are not named themselves
        const bool is_owner =
            is_a(relation, "nmod:poss") &&
            (tree.token(kid).upos == Upos::pron || state_at(document, {sentence, kid}) != nullptr ||
             document.in_list("state_noun", lemma_of(tree.token(kid))));
        if (m != nullptr && m->kind != MentionKind::demonym && !is_owner) return true;
        const bool is_further = is_a(relation, "conj") || is_a(relation, "acl");
        if (!is_further && relation == "nmod" && m == nullptr &&
            document.place_at({sentence, kid}) == nullptr && has_case(tree, kid, "of"))
            return true;
    }
    return false;
}

/// True of "thousands of Iraqis": a people that has a name.
bool is_of_people(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    return std::ranges::any_of(tree.children(noun, "nmod"), [&](int kid) {
        // not "teachers across Peru"
        return has_case(tree, kid, "of") && (document.mention_at({sentence, kid}) != nullptr ||
                                             document.place_at({sentence, kid}) != nullptr);
    });
}

/// True of who does what a clause tells: its subject, or "by gunmen".
bool acts(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    if (token.relation == "obl:agent") return true;
    return token.relation == "nsubj" && token.head >= 0 &&
           tree.token(token.head).upos == Upos::verb;
}

/// True of a verb for what crowds do in the street: "marched", "burnt flags", not "burnt coal".
bool is_protest(const Document& document, std::size_t sentence, int verb) {
    const Tree& tree = document.tree(sentence);
    const std::string lemma = lemma_of(tree.token(verb));
    if (!document.in_list("protests", lemma)) return false;
    const std::vector<int> below = tree.subtree(verb);
    const bool is_glad = std::ranges::any_of(
        below, [&](int word) { return document.in_list("glad", lemma_of(tree.token(word))); });
    if (is_glad) return false;
    if (document.in_list("protests_alone", lemma)) return true;
    return std::ranges::any_of(below, [&](int word) {
        return word > verb && document.in_list("protest_sign", utf8::lower(tree.token(word).form));
    });
}

/// "Students", "thousands", where they demonstrate.
bool is_crowd(const Document& document, std::size_t sentence, int noun) {
    const std::string word = utf8::lower(document.tree(sentence).token(noun).form);
    const int verb = document.tree(sentence).head(noun);
    return (document.in_list("crowd", word) || document.in_list("nameless_crowd", word)) &&
           verb >= 0 && is_protest(document, sentence, verb);
}

/// The role code of CAMEO for those that the noun calls: "rebels" REB.
std::string_view role_of(const Document& document, const std::string& noun) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kRoles{
        {{"group_armed", "REB"},
         {"group_criminal", "CRM"},
         {"group_opposed", "OPP"},
         {"group_of_farms", "AGR"},
         {"group_of_labour", "LAB"},
         {"group_of_business", "BUS"}}};
    for (const auto& [list, code] : kRoles)
        if (document.in_list(list, noun)) return code;
    return "CVL";
}

/// True of somebody without a name to whom something is done that is worth telling: "arrested a
/// blogger", "the killing of two students", "raided the offices of two charities".
bool suffers(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    if (token.head < 0 || !document.in_list("nameless_victim", utf8::lower(token.form)))
        return false;
    if (token.relation == "nmod" && has_case(tree, noun, "of") &&
        document.in_list("harm", lemma_of(tree.token(token.head))))
        return true;
    const Token& whole = tree.token(counted_by(tree, noun));
    return whole.head >= 0 && tree.token(whole.head).upos == Upos::verb &&
           (whole.relation == "obj" || whole.relation == "nsubj:pass") &&
           document.in_list("harms", lemma_of(tree.token(whole.head)));
}

/// True of somebody without a name at a place that is told, who is helped there: "bankrolled
/// militias in southern Iraq", "fed villagers in eastern Chad".
bool is_helped(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    const std::string word = utf8::lower(token.form);
    const bool is_somebody = document.in_list("nameless_victim", word) ||
                             document.in_list("nameless_group", word) || word == "militias" ||
                             word == "fighters" || word == "warlords";
    if (!is_somebody || token.head < 0 || !is_a(token.relation, "obj") ||
        !document.in_list("helps_group", lemma_of(tree.token(token.head))))
        return false;
    return origin_of(document, sentence, noun) == nullptr &&
           !state_of_scene(document, sentence).empty();
}

/// True of a part of the state that has no name, to which somebody turns: "urged lawmakers",
/// "rebuked his minister", "opened an inquiry into the governor".
bool is_turned_to(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    const std::string word = utf8::lower(token.form);
    const bool is_armed = document.in_list("group_armed", word);
    if (token.head < 0 || (!document.in_list("home_party", word) && !is_armed)) return false;
    // "urged the parties to respect the truce": both sides
    if (word == "parties" && tree.children(noun, "amod").empty() && tree.child(noun, "det"))
        return false;
    int verb = token.head;
    // "an inquiry into the governor", "a truce with rebels", "an ultimatum to militiamen"
    if (token.relation == "nmod" && tree.token(verb).relation == "obj" &&
        (has_case(tree, noun, "into") ||
         (is_armed && (has_case(tree, noun, "with") || has_case(tree, noun, "to")))))
        verb = tree.head(verb);
    if (tree.token(verb).upos != Upos::verb || tree.child(verb, "nsubj") == std::nullopt)
        return false;
    const std::string deed = lemma_of(tree.token(verb));
    if (!document.in_list("addresses_home", deed) &&
        !(is_armed && (verb != token.head || has_case(tree, noun, "to")) &&
          document.in_list("deals_with_armed", deed)))
        return false;
    if (token.relation == "obj" || token.relation == "iobj") return true;
    return has_case(tree, noun, "on") || has_case(tree, noun, "into") ||
           has_case(tree, noun, "to") || has_case(tree, noun, "with") ||
           has_case(tree, noun, "against");
}

/// True of a weapon without an owner that harms somebody: "a car bomb killed", "shells landed on".
bool is_stray_weapon(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    const Node at{sentence, noun};
    if (token.relation != "nsubj" || token.head < 0 || !is_weapon(document, at) ||
        is_wielded(document, at))
        return false;
    const std::string verb = lemma_of(tree.token(token.head));
    return document.in_list("harms", verb) || document.in_list("lands", verb);
}

/// True of men and youths who are told of for what they did to somebody: "beaten by masked men",
/// "armed men abducted".
bool is_assailant(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    const bool is_armed = std::ranges::any_of(tree.children(noun, "amod"), [&](int kid) {
        return document.in_list("faceless", lemma_of(tree.token(kid)));
    });
    return (token.relation == "obl:agent" || (token.relation == "nsubj" && is_armed)) &&
           token.head >= 0 && document.in_list("crowd", utf8::lower(token.form)) &&
           document.in_list("harms", lemma_of(tree.token(token.head)));
}

/// True where the sentence names that state and no other.
bool is_only_state(const Document& document, std::size_t sentence, const ActorId& state) {
    const Actor* only = only_state_in(document, sentence);
    return only != nullptr && only->id == state;
}

/// True of "peasant leaders", "union chiefs": they lead no state.
bool leads_people(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    if (!document.in_list("leading_noun", utf8::lower(tree.token(noun).form))) return false;
    return std::ranges::any_of(tree.children(noun), [&](int kid) {
        const std::string& relation = tree.token(kid).relation;
        return kid < noun && (is_a(relation, "compound") || is_a(relation, "amod")) &&
               document.in_list("led_people", utf8::lower(tree.token(kid).form));
    });
}

/// True of nurses, lecturers, bishops that say or want something: "Ghanaian nurses petitioned".
bool is_heard(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const int whole = counted_by(tree, noun);
    const int verb = tree.head(whole);
    const bool is_people = document.in_list("crowd", utf8::lower(tree.token(noun).form)) ||
                           leads_people(document, sentence, noun);
    if (!is_people || verb < 0 || tree.token(whole).relation != "nsubj") return false;
    const std::string lemma = lemma_of(tree.token(verb));
    return document.in_list("addresses_home", lemma) || document.in_list("heard_doing", lemma);
}

/// True of a mayor, a bishop, the unions of no state that is told, who speak to or of a part of a
/// state: "the mayor of Kobe rebuked Japan's government".
bool is_heard_at_home(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    if (token.relation != "nsubj" || token.head < 0 || tree.token(token.head).upos != Upos::verb ||
        !document.in_list("home_critic", utf8::lower(token.form)))
        return false;
    const std::string verb = lemma_of(tree.token(token.head));
    return (document.in_list("addresses_home", verb) || document.in_list("heard_doing", verb) ||
            verb == "allege") &&
           parties_of(document, {sentence, noun}, {}).empty() &&
           !state_of_part_told(document, sentence, token.head).empty();
}

/// True of police or a court of no state that is told, which does something to somebody: "police
/// fired tear gas at students in Nairobi".
bool is_stray_organ(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(counted_by(tree, noun));  // "hundreds of riot police"
    if (token.head < 0 || !is_home_organ(document, {sentence, noun})) return false;
    const std::string verb = lemma_of(tree.token(token.head));
    // "soldiers were sent to guard bridges across southern Peru"
    if (token.relation == "nsubj:pass")
        return document.in_list("posts_guard", verb) &&
               parties_of(document, {sentence, noun}, {}).empty();
    // "were beaten by police in Lima"
    if (token.relation != "nsubj" && token.relation != "obl:agent") return false;
    return (document.in_list("harms", verb) || document.in_list("enforces", verb)) &&
           parties_of(document, {sentence, noun}, {}).empty();
}

/// True of one of two who have no name and do something with each other at a place: "clashes
/// between herders and farmers in Nigeria", "talks between the government and rebels in eastern
/// Congo".
bool is_one_of_two(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const int first = is_a(tree.token(noun).relation, "conj") ? tree.head(noun) : noun;
    if (first < 0 || !is_a(tree.token(first).relation, "nmod") ||
        !has_case(tree, first, "between") || tree.head(first) < 0 ||
        !document.in_list("between_two", lemma_of(tree.token(tree.head(first)))))
        return false;
    const std::string word = utf8::lower(tree.token(noun).form);
    return (document.in_list("nameless_group", word) || document.in_list("crowd", word) ||
            document.in_list("home_organ", word) || document.in_list("home_party", word)) &&
           parties_of(document, {sentence, noun}, {}).empty() &&
           !state_of_scene(document, sentence).empty();
}

/// True of a part of the doer's own state: "rebuked his minister", where no other state is named.
bool is_of_own_state(const Document& document, std::size_t sentence, int noun) {
    const ActorId home = state_of_doer(document, sentence, noun);
    if (home.empty() || !is_only_state(document, sentence, home)) return false;
    const auto is_home = [&](const Party& party) { return party.actor == home; };
    const Parties named = parties_of(document, {sentence, noun}, {});
    if (named.empty()) return true;
    // Where it stands for the state, the doer is another: "the union urged Peru's government".
    const auto doer = document.tree(sentence).child(document.tree(sentence).head(noun), "nsubj");
    return doer && std::ranges::all_of(named, is_home) &&
           std::ranges::any_of(parties_of(document, {sentence, *doer}, {}), is_home);
}

/// Where the group is from, as far as the sentence tells.
ActorId home_of(const Document& document, std::size_t sentence, int noun) {
    if (const Mention* origin = origin_of(document, sentence, noun)) return origin->actor;
    if (const ActorId scene = state_of_scene(document, sentence); !scene.empty()) return scene;
    if (is_crowd(document, sentence, noun)) return state_of_those_backed(document, sentence, noun);
    if (is_stray_weapon(document, sentence, noun)) {
        const Actor* only = only_state_in(document, sentence);
        return only == nullptr ? ActorId{} : only->id;
    }
    if (is_heard_at_home(document, sentence, noun))
        return state_of_part_told(document, sentence, document.tree(sentence).head(noun));
    if (!suffers(document, sentence, noun) && !is_turned_to(document, sentence, noun)) return {};
    return state_of_doer(document, sentence, noun);
}

/// Police or a court of no state that is told act for the state of the scene, or of whom they act
/// on.
void take_for_state(Document& document, std::size_t sentence, int organ) {
    const Tree& tree = document.tree(sentence);
    ActorId state = state_of_scene(document, sentence);
    if (state.empty())
        state = state_of_part_told(document, sentence, tree.head(counted_by(tree, organ)));
    const auto first = static_cast<std::size_t>(organ);
    if (!state.empty())
        document.add(
            mention_over(document, {sentence, first, first + 1}, state, MentionKind::description));
}

/// True of those without a name who are an actor of what is told; of some only where their state is
/// told too.
bool is_group(const Document& document, std::size_t sentence, int noun) {
    const auto has_home = [&] { return !home_of(document, sentence, noun).empty(); };
    const bool are_a_crowd = is_crowd(document, sentence, noun);
    if (is_heard(document, sentence, noun) && !are_a_crowd) return has_home();
    if (is_one_of_two(document, sentence, noun) || is_heard_at_home(document, sentence, noun))
        return true;
    const bool are_of_named = is_of_named(document, sentence, noun);  // "PKK rebels"
    if (is_stray_weapon(document, sentence, noun))
        return !are_of_named && origin_of(document, sentence, noun) == nullptr && has_home();
    if (is_turned_to(document, sentence, noun)) return is_of_own_state(document, sentence, noun);
    if (suffers(document, sentence, noun) || is_helped(document, sentence, noun))
        return !are_of_named && has_home();
    if (!acts(document, sentence, noun)) return false;
    const std::string word = utf8::lower(document.tree(sentence).token(noun).form);
    if (document.in_list("nameless_group", word) || is_assailant(document, sentence, noun))
        return !are_of_named;
    return are_a_crowd && !is_of_people(document, sentence, noun);
}

}  // namespace

void introduce_group(Document& document, std::size_t sentence, int noun, std::string_view name) {
    const Token& token = document.tree(sentence).token(noun);
    const Mention* origin = origin_of(document, sentence, noun);
    Actor group;
    group.name = utf8::lower(token.form);
    // Whoever they are, they protest.
    if (document.in_list("nameless_crowd", group.name) && !suffers(document, sentence, noun))
        group.name = "protesters";
    if (is_weapon(document, {sentence, noun})) group.name = "attackers";
    if (!name.empty()) group.name = name;
    if (origin != nullptr)
        group.name = std::string{document.text(origin->where)} + ' ' + group.name;
    group.type = ActorType::group;
    group.discovered = true;
    const ActorId state = origin == nullptr ? ActorId{} : origin->actor;
    const ActorId from = home_of(document, sentence, noun);
    // Gunmen in Libya are not those in Nigeria, whatever both are called.
    group.id = {
        slug(origin == nullptr && !from.empty() ? group.name + " in " + from.text : group.name)};
    if (const Actor* home = document.actor(from); home != nullptr) {
        group.of = {from};
        const std::string called = group.name.substr(group.name.rfind(' ') + 1);
        if (!home->code.empty()) group.code = home->code + std::string{role_of(document, called)};
    }
    const auto first = static_cast<std::size_t>(noun);
    document.add(
        mention_over(document, {sentence, first, first + 1}, group.id, MentionKind::description));
    if (!state.empty()) document.set_side(group.id, state);
    document.introduce(std::move(group));
}

void find_groups(Document& document) {
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        const int count = document.tree(s).size();
        for (int i = 0; i < count; ++i) {
            const Upos upos = document.tree(s).token(i).upos;
            const bool is_counted = upos == Upos::noun || upos == Upos::num;
            if (!is_counted || document.mention_at({s, i}) != nullptr) continue;
            if (is_stray_organ(document, s, i))
                take_for_state(document, s, i);
            else if (is_group(document, s, i))
                introduce_group(document, s, i);
        }
    }
}

}  // namespace demarche::extract
