#include "importers/extract/state_groups.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/behind_nouns.hpp"

namespace demarche::extract {

std::optional<std::size_t> number_said(const Token& token) {
    static constexpr std::array<std::pair<std::string_view, std::size_t>, 12> numbers = {
        {{"both", 2},
         {"two", 2},
         {"three", 3},
         {"four", 4},
         {"five", 5},
         {"six", 6},
         {"seven", 7},
         {"eight", 8},
         {"nine", 9},
         {"ten", 10},
         {"eleven", 11},
         {"twelve", 12}}};
    for (const auto& [word, number] : numbers)
        if (utf8::lower(token.form) == word) return number;
    return std::nullopt;
}

namespace {

/// The number that the token writes in digits or in a word: "27", "Fifteen".
std::optional<std::size_t> numeral(const Token& token) {
    static constexpr std::array<std::pair<std::string_view, std::size_t>, 10> kLarger = {
        {{"fifteen", 15},
         {"sixteen", 16},
         {"nineteen", 19},
         {"twenty-five", 25},
         {"twenty-six", 26},
         {"twenty-seven", 27},
         {"twenty-eight", 28},
         {"twenty-nine", 29},
         {"thirty", 30},
         {"thirty-two", 32}}};
    for (const auto& [word, number] : kLarger)
        if (utf8::lower(token.form) == word) return number;
    if (const auto small = number_said(token)) return small;
    std::size_t number = 0;
    if (token.form.empty() || token.form.size() > 2) return std::nullopt;
    for (const char c : token.form) {
        if (c < '0' || c > '9') return std::nullopt;
        number = 10 * number + static_cast<std::size_t>(c - '0');
    }
    return number;
}

/// How many "both", "two" or "all three" means; 0 for a plural without a number; nothing for one.
std::optional<std::size_t> number_of(const Tree& tree, int node) {
    for (const int kid : tree.children(node)) {
        const bool is_part = kid > 0 && tree.token(kid - 1).form == "-";  // "thirty-three"
        if (const auto number = number_said(tree.token(kid)); number && !is_part) return number;
    }
    const std::string& tag = tree.token(node).xpos;
    // "the leaders", not "ministers who gave vent to it"
    const bool is_definite = std::ranges::any_of(tree.children(node), [&](int kid) {
        const Token& t = tree.token(kid);
        return (is_a(t.relation, "det") && lemma_of(t) != "some" && lemma_of(t) != "many") ||
               is_a(t.relation, "nmod:poss") || is_a(t.relation, "amod");
    });
    if ((tag == "NNS" || tag == "NNPS") && is_definite) return 0;
    return std::nullopt;
}

/// The `number` states and bodies that the article names most, in text order.
Parties most_named(const Document& document, std::size_t number) {
    std::vector<std::pair<Party, std::size_t>> counts;
    for (const Mention& m : document.mentions()) {
        const Party party{document.party(m.actor).actor, {}};
        const Actor* actor = document.actor(party.actor);
        if (actor != nullptr && actor->type == ActorType::person) continue;
        const auto known = std::ranges::find(counts, party, &std::pair<Party, std::size_t>::first);
        if (known == counts.end())
            counts.emplace_back(party, 1);
        else
            ++known->second;
    }
    if (counts.size() < number) return {};
    std::vector<std::size_t> sizes;
    sizes.reserve(counts.size());
    for (const auto& [party, count] : counts) sizes.push_back(count);
    std::ranges::sort(sizes, std::ranges::greater{});
    Parties most;
    for (const auto& [party, count] : counts)
        if (count >= sizes[number - 1] && most.size() < number) most.push_back(party);
    return most;
}

bool is_state(const Document& document, const Party& party) {
    const Actor* actor = document.actor(party.actor);
    return actor != nullptr && actor->type == ActorType::state;
}

/// The state that does what the sentence tells, first of its words. Empty if none.
Parties state_acting_in(const Document& document, std::size_t sentence) {
    const Tree& tree = document.tree(sentence);
    const auto subject = tree.root() < 0 ? std::nullopt : tree.child(tree.root(), "nsubj");
    if (!subject) return {};
    for (const int below : tree.subtree(*subject))
        if (const Mention* m = document.mention_at({sentence, below}))
            if (const Party party{document.party(m->actor).actor, {}}; is_state(document, party))
                return {party};
    return {};
}

constexpr std::size_t kListedNear = 25;  // sentences before or behind

/// The states of the one list of so many that stands near, or of one fewer along with who acts on
/// them: "Six nations met. China welcomed envoys of Peru, Chile, Cuba, Chad and Mali".
Parties listed_as_many(const Document& document, std::size_t around, std::size_t number) {
    constexpr std::size_t kFewest = 3;
    if (number < kFewest) return {};
    Parties found;
    const std::size_t last = std::min(document.sentences().size(), around + kListedNear + 1);
    for (std::size_t s = around > kListedNear ? around - kListedNear : 0; s < last; ++s) {
        const Tree& tree = document.tree(s);
        for (int node = 0; node < tree.size(); ++node) {
            if (is_a(tree.token(node).relation, "conj") || !tree.child(node, "conj")) continue;
            Parties listed;
            std::vector<int> all = joined_to(tree, node);
            if (all.size() + 2 < number) continue;
            all.insert(all.begin(), node);
            for (const int one : all) {
                const Mention* m = document.mention_at({s, one});
                if (m == nullptr) m = document.place_at({s, one});
                if (m != nullptr) unite(listed, {Party{document.party(m->actor).actor, {}}});
            }
            std::erase_if(listed, [&](const Party& one) { return !is_state(document, one); });
            if (listed.size() != all.size()) continue;
            if (listed.size() + 1 == number) unite(listed, state_acting_in(document, s));
            if (listed.size() != number) continue;
            if (!found.empty() && !without(found, listed).empty()) return {};
            found = std::move(listed);
        }
    }
    return found;
}

/// A region, by the words that its states are called by, and the actors that they are.
struct Region {
    std::array<std::string_view, 2> names;   // "the Baltic states", "the Baltics"
    std::array<std::string_view, 5> states;  // some of them empty
};

constexpr std::array<Region, 10> kRegions{
    {{{"baltic", "baltics"}, {"estonia", "latvia", "lithuania"}},
     {{"nordic", "nordic"}, {"denmark", "finland", "iceland", "norway", "sweden"}},
     {{"scandinavian", "scandinavian"}, {"denmark", "norway", "sweden"}},
     {{"maghreb", "maghrebi"}, {"algeria", "libya", "mauritania", "morocco", "tunisia"}},
     {{"koreas", "koreas"}, {"north-korea", "south-korea"}},
     {{"benelux", "benelux"}, {"belgium", "luxembourg", "netherlands"}},
     {{"visegrad", "visegrád"}, {"czech-republic", "hungary", "poland", "slovakia"}},
     // of the Security Council
     {{"permanent", "p5"}, {"china", "france", "russia", "united-kingdom", "united-states"}},
     {{"e3", "e-3"}, {"france", "germany", "united-kingdom"}},
     // who occupied Germany
     {{"four-power", "four powers"}, {"france", "russia", "united-kingdom", "united-states"}}}};

const Region* region_called(const std::string& name) {
    const auto found = std::ranges::find_if(kRegions, [&](const Region& region) {
        return std::ranges::find(region.names, name) != region.names.end();
    });
    return found == kRegions.end() ? nullptr : &*found;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "The four Powers", while they had a say in Germany.
bool is_of_occupiers(const Document& document, Node node) {
    constexpr int kLastYear = 1990;
    const Tree& tree = document.tree(node.sentence);
    const Token& token = tree.token(node.token);
    const auto year = document.article().date.year;
    if (utf8::lower(token.form) != "powers" || year == 0 || year > kLastYear) return false;
    return std::ranges::any_of(tree.children(node.token, "nummod"), [&](int kid) {
        return number_said(tree.token(kid)).value_or(0) == 4;
    });
}

/// The region whose states the phrase means: "the three Baltic states", "both Koreas". Null if
/// none.
const Region* region_at(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const Token& token = tree.token(node.token);
    if (const Region* region = region_called(utf8::lower(token.form)))
        return token.form.ends_with('s') || is_digit(token.form.back()) ? region : nullptr;
    if (is_of_occupiers(document, node)) return region_called("four powers");
    if (!token.xpos.ends_with('S')) return nullptr;  // "a Nordic state"
    const std::string noun = lemma_of(token);
    if (!document.in_list("pair_noun", noun) && !document.in_list("pair_noun_counted", noun))
        return nullptr;
    for (const int kid : tree.children(node.token))
        if (is_a(tree.token(kid).relation, "amod") || is_a(tree.token(kid).relation, "compound"))
            if (const Region* region = region_called(utf8::lower(tree.token(kid).form))) {
                // "the permanent members" of a council may be any of them
                const bool is_of_five =
                    number_of(tree, node.token) == std::optional<std::size_t>{5};
                return region->names.front() != "permanent" || is_of_five ? region : nullptr;
            }
    return nullptr;
}

constexpr std::size_t most_by_count = 3;  // states that are meant where only their number is told

bool is_written_large(const Token& token) {
    return !token.form.empty() && token.form.front() >= 'A' && token.form.front() <= 'Z';
}

bool is_one_of_signatories(std::string_view noun) {
    static constexpr std::array<std::string_view, 8> kWords{
        "party", "side", "minister", "leader", "president", "head", "participant", "premier"};
    return std::ranges::find(kWords, noun) != kWords.end();
}

/// "urged the parties to respect the truce", "all parties": of a quarrel, not of an election.
bool is_parties_to_quarrel(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    return utf8::lower(tree.token(node.token).form) == "parties" &&
           tree.children(node.token, "amod").empty() &&
           tree.children(node.token, "compound").empty() &&
           tree.children(node.token, "nmod").empty() &&
           !is_a(tree.token(node.token).relation, "nsubj") &&
           !is_a(tree.token(node.token).relation, "nmod");
}

}  // namespace

Parties states_of_region(const Document& document, Node node) {
    Parties states;
    const Region* region = region_at(document, node);
    if (region != nullptr)
        for (const std::string_view state : region->states) {
            if (state.empty()) continue;
            ActorId id{std::string{state}};
            // As it was called on the article's day: the Soviet Union before Russia.
            const Day& day = document.article().date;
            static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBefore{
                {{"russia", "soviet-union"},
                 {"germany", "west-germany"},
                 {"czech-republic", "czechoslovakia"}}};
            for (const auto& [now, before] : kBefore)
                if (state == now && !day.empty() && !document.catalog().existed(id, day))
                    id = ActorId{std::string{before}};
            states.push_back({id, {}});
        }
    // "the two Nordic applicants": those that the article names, or nobody knows which
    const std::size_t number =
        region == nullptr ? 0 : number_of(document.tree(node.sentence), node.token).value_or(0);
    if (number == 0 || number == states.size()) return states;
    std::erase_if(states, [&](const Party& state) {
        return std::ranges::none_of(document.mentions(), [&](const Mention& m) {
            return document.party(m.actor).actor == state.actor;
        });
    });
    return states.size() == number ? states : Parties{};
}

Parties body_of_so_many(const Document& document, Node node) {
    constexpr std::size_t kFewest = 6;  // members that a body is called by the number of
    const Token& token = document.token(node);
    const Tree& tree = document.tree(node.sentence);
    const auto number = numeral(token);
    const auto article = tree.child(node.token, "det");
    if (!number || *number < kFewest || !article || is_a(token.relation, "nummod") ||
        lemma_of(tree.token(*article)) != "the" || document.article().date.empty())
        return {};
    Parties found;
    for (const Mention& m : document.mentions()) {
        const Actor* body = document.actor(m.actor);
        if (body != nullptr && body->type == ActorType::organization &&
            document.catalog().members_of(m.actor, document.article().date).size() == *number)
            unite(found, {Party{m.actor, {}}});
    }
    return found.size() == 1 ? found : Parties{};
}

Parties group_of(const Document& document, Node node, const Referents& who) {
    const Tree& tree = document.tree(node.sentence);
    const std::string noun = lemma_of(tree.token(node.token));
    if (Parties region = states_of_region(document, node); !region.empty()) return region;
    const auto number = number_of(tree, node.token);
    if (!number) return {};
    // "The Parties agreed", "the three Presidents": who signs the text
    const bool is_of_text = is_written_large(tree.token(node.token)) && node.token > 0 &&
                            is_one_of_signatories(noun) && who.first.size() > 1 &&
                            (*number == 0 || *number == who.first.size());
    if (is_of_text) return who.first;
    if (*number > most_by_count && document.in_list("state_plural", noun))
        return listed_as_many(document, node.sentence, *number);
    // "both camps", not "protect the camps"
    if (!document.in_list("pair_noun", noun) &&
        (*number == 0 || *number > most_by_count || !document.in_list("pair_noun_counted", noun)))
        return {};
    static constexpr std::array<std::string_view, 4> kOpposed = {"side", "neighbour", "neighbor",
                                                                 "rival"};
    const bool is_opposed = std::ranges::find(kOpposed, noun) != kOpposed.end() ||
                            is_parties_to_quarrel(document, node);
    const bool is_of_three = who.many.size() == 3 && !is_parties_to_quarrel(document, node);
    const bool is_two = *number == 2 || (*number == 0 && is_opposed && !is_of_three);
    if (is_two && who.pair.size() == 2) return who.pair;
    // "The sides" without a number are two.
    if (who.many.size() > 1 && who.many.size() == std::max<std::size_t>(*number, 2))
        return who.many;
    if (Parties listed = listed_as_many(document, node.sentence, *number); !listed.empty())
        return listed;
    // Which nine of many voted, no count of names tells.
    return *number > 1 && *number <= most_by_count ? most_named(document, *number) : Parties{};
}

}  // namespace demarche::extract
