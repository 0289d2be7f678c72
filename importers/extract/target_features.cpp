#include "importers/extract/target_features.hpp"

#include <algorithm>
#include <cctype>
#include <span>
#include <string_view>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/dealings.hpp"

namespace demarche::extract {
namespace {

/// The words of a line, possessive endings and marks cut off.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string{line} + ' ') {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0 || c == '.' || c == '-') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

bool belongs_to(const Document& document, const ActorId& one, const ActorId& other) {
    const Actor* actor = document.actor(one);
    return actor != nullptr && std::ranges::find(actor->of, other) != actor->of.end();
}

/// How the node hangs in its sentence: the case of an oblique or a modifier, else the relation.
std::string hold_of(const Tree& tree, int node) {
    int at = node;
    // The name is where its phrase hangs: "the Spanish government" by "government".
    while (tree.head(at) >= 0 &&
           (is_a(tree.token(at).relation, "flat") || is_a(tree.token(at).relation, "compound") ||
            is_a(tree.token(at).relation, "conj") || is_a(tree.token(at).relation, "appos")))
        at = tree.head(at);
    const std::string& relation = tree.token(at).relation;
    if (const auto mark = tree.child(at, "case"))
        if (relation != "nmod:poss") return lemma_of(tree.token(*mark));
    return relation.substr(0, relation.find(':')) +
           (relation == "nmod:poss" ? " of" : std::string{});
}

std::string number(std::size_t n, std::size_t most) {
    return n >= most ? std::to_string(most) + "+" : std::to_string(n);
}

/// The parties to the issue of the catalogue that the matter names.
std::set<ActorId> parties_to(const catalog::Catalog& catalog, const std::string& matter) {
    std::set<ActorId> found;
    if (matter.empty()) return found;
    for (const catalog::IssueMatch& match : catalog.issues_in(matter))
        if (const Issue* issue = catalog.issue(match.issue); issue != nullptr)
            found.insert(issue->parties.begin(), issue->parties.end());
    return found;
}

}  // namespace

TargetFeatures::TargetFeatures(const Document& document, const std::vector<EventFinding>& events)
    : document_{document}, owners_{document}, relations_{document, events} {
    for (const EventFinding& event : events)
        if (!event.target.actor.empty()) known_.try_emplace(event.target.actor);
    for (const Mention& m : document.mentions()) {
        Known& known = known_[document.party(m.actor).actor];
        ++known.count;
        known.nodes.push_back({m.sentence, static_cast<int>(m.head)});
    }
    for (const Mention& m : document.places()) {
        const auto at = known_.find(document.party(m.actor).actor);
        const Node node{m.sentence, static_cast<int>(m.head)};
        if (at != known_.end() || document.acting_place_at(node) != nullptr)
            known_[document.party(m.actor).actor].nodes.push_back(node);
    }
    for (auto& [actor, known] : known_) {
        std::ranges::sort(known.nodes);
        named_ += known.count;
    }
    read_title();
    read_sentences();
}

void TargetFeatures::read_title() {
    const std::vector<std::string> title = words_of(document_.article().title);
    const std::vector<std::string_view> words{title.begin(), title.end()};
    std::size_t rank = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        for (const auto& match :
             document_.catalog().longest_match(std::span{words}.subspan(i)).matches) {
            const auto at = known_.find(document_.party(match.actor).actor);
            if (at == known_.end() || at->second.in_title) continue;
            at->second.in_title = true;
            at->second.title_rank = rank++;
        }
}

void TargetFeatures::read_sentences() {
    parties_in_.resize(document_.sentences().size());
    for (const auto& [actor, known] : known_)
        for (const Node& node : known.nodes) parties_in_[node.sentence].insert(actor);
    for (std::size_t i = 0; i < document_.sentences().size(); ++i) {
        std::set<std::string> all;
        for (const Token& token : document_.sentences()[i].tokens)
            if (token.upos != Upos::propn)
                for (const std::string& b : beginnings(lemma_of(token))) all.insert(b);
        for (const std::string& b : all) words_[b].push_back(i);
    }
}

std::map<ActorId, std::size_t> TargetFeatures::beside_matter(const EventFinding& event) const {
    std::set<std::size_t> sentences;
    for (const std::string& b : beginnings(event.matter))
        if (const auto at = words_.find(b); at != words_.end())
            sentences.insert(at->second.begin(), at->second.end());
    sentences.erase(event.sentence);
    std::map<ActorId, std::size_t> beside;
    for (const std::size_t sentence : sentences)
        for (const ActorId& actor : parties_in_[sentence])
            if (actor != event.source.actor) ++beside[actor];
    return beside;
}

const Node* TargetFeatures::last_before(const EventFinding& event, const Known& known) {
    const Node here{event.sentence, event.node};
    const auto at = std::ranges::lower_bound(known.nodes, here);
    return at == known.nodes.begin() ? nullptr : &*std::prev(at);
}

std::size_t TargetFeatures::weight_of(const Known& known) {
    return known.count + (known.in_title ? 3 : 0);
}

std::string TargetFeatures::type_of(const ActorId& id) const {
    const Actor* actor = document_.actor(id);
    if (actor == nullptr) return {};
    return actor->type == ActorType::state          ? "state"
           : actor->type == ActorType::organization ? "body"
           : actor->type == ActorType::group        ? "group"
                                                    : "person";
}

Parties TargetFeatures::candidates(const EventFinding& event, const Parties& doers) const {
    Parties found;
    for (const auto& [actor, known] : known_) {
        const Party party{actor, {}};
        if (is_other(event, party) && !has_actor(doers, actor) &&
            !has_actor(event.sufferers, actor))
            found.push_back(party);
    }
    return found;
}

std::size_t TargetFeatures::rank_of(const EventFinding& event, const ActorId& actor) const {
    const std::size_t mine = weight_of(known_.at(actor));
    std::size_t rank = 0;
    for (const auto& [other, known] : known_)
        rank += other != actor && is_other(event, {other, {}}) && weight_of(known) > mine;
    return rank;
}

std::string TargetFeatures::place_in_sentence(const EventFinding& event, const Known& known) const {
    const Tree& tree = document_.tree(event.sentence);
    std::string best;
    for (const Node& node : known.nodes) {
        if (node.sentence != event.sentence) continue;
        const bool is_inside = tree.is_below(node.token, event.node);
        const std::string side = is_inside                 ? "inside"
                                 : node.token > event.node ? "behind"
                                                           : "before";
        if (best.empty() || side == "inside") best = side + " " + hold_of(tree, node.token);
        if (side == "inside") break;
    }
    return best;
}

std::string TargetFeatures::place_in_text(const EventFinding& event, const Known& known) const {
    std::size_t nearest = 1000;
    for (const Node& node : known.nodes)
        if (node.sentence <= event.sentence)
            nearest = std::min(nearest, event.sentence - node.sentence);
    return nearest == 1000 ? "later" : number(nearest, 4) + " back";
}

/// "deed" for "the decision", "thing" for what has no name of its own, "name", "none".
std::string TargetFeatures::kind_of_matter(const EventFinding& event) const {
    const std::string& matter = event.matter;
    if (matter.empty()) return "none";
    if (utf8::lower(matter) != matter) return "name";
    const std::string noun = matter.substr(matter.rfind(' ') + 1);
    return std::ranges::count(matter, ' ') < 2 && document_.in_list("generic_matter", noun)
               ? "deed"
               : "thing";
}

TargetFeatures::Setting TargetFeatures::setting_of(const EventFinding& event, const Parties& doers,
                                                   const Exchange& exchange) const {
    const Parties all = candidates(event, doers);
    std::vector<Node> last_named;
    for (const Party& party : all)
        if (const Node* last = last_before(event, known_.at(party.actor)))
            last_named.push_back(*last);
    std::ranges::sort(last_named);
    return {exchange,
            Dealings{event, exchange.told()},
            owners_.of(event.matter, event.sentence),
            parties_to(document_.catalog(), event.matter),
            kind_of_matter(event),
            owners_.ever(event.matter),
            beside_matter(event),
            std::move(last_named),
            relations_.view_of(event),
            all.size(),
            doers.size()};
}

/// True where the party is named in the subject of a clause that the deed stands in: "Peru said
/// that Chile had protested".
bool TargetFeatures::is_subject_above(const EventFinding& event, const Known& known) const {
    const Tree& tree = document_.tree(event.sentence);
    for (const Node& node : known.nodes) {
        if (node.sentence != event.sentence || tree.is_below(node.token, event.node)) continue;
        for (int at = tree.head(event.node); at >= 0; at = tree.head(at))
            for (const int kid : tree.children(at))
                if (is_a(tree.token(kid).relation, "nsubj") && tree.is_below(node.token, kid))
                    return true;
    }
    return false;
}

/// True where none is named more than the event's doer and the party.
bool TargetFeatures::are_main_two(const EventFinding& event, const ActorId& party) const {
    const auto doer = known_.find(event.source.actor);
    if (doer == known_.end()) return false;
    const std::size_t least = std::min(weight_of(doer->second), weight_of(known_.at(party)));
    return std::ranges::none_of(known_, [&](const auto& one) {
        return one.first != event.source.actor && one.first != party &&
               weight_of(one.second) > least;
    });
}

/// Adds how the party is named in the whole of the article.
void TargetFeatures::add_naming(const EventFinding& event, const ActorId& party,
                                const Setting& setting, Names& names) const {
    const Known& known = known_.at(party);
    if (const Node* last = last_before(event, known)) {
        const auto behind =
            setting.last_named.end() - std::ranges::upper_bound(setting.last_named, *last);
        names.add("named last but " + number(static_cast<std::size_t>(behind), 4));
        names.add("last " + hold_of(document_.tree(last->sentence), last->token));
    }
    const auto first = std::ranges::find(known.nodes, std::size_t{0}, &Node::sentence);
    if (first != known.nodes.end()) names.add("lead " + hold_of(document_.tree(0), first->token));
    if (known.in_title) names.add("title " + number(known.title_rank, 2));
    if (named_ > 0) names.add("share " + number(known.count * 10 / named_, 5));
    std::size_t next = 0;
    for (const auto& [other, k] : known_)
        if (other != party && is_other(event, {other, {}})) next = std::max(next, weight_of(k));
    const std::size_t mine = weight_of(known);
    if (mine > next) names.add("named most by " + number((mine - next) / 2, 3));
    if (are_main_two(event, party)) names.add("of the main two");
    if (is_subject_above(event, known)) names.add("subject above");
    const std::string type = type_of(event.source.actor);
    if (type.empty()) return;
    names.add("doer " + type);
    names.add(type + " to " + type_of(party));
}

/// Adds what the party has to do with what the deed is on.
void TargetFeatures::add_holding(const ActorId& party, const Setting& setting, Names& names) {
    const auto count_of = [&](const std::map<ActorId, std::size_t>& counts) {
        const auto at = counts.find(party);
        return at == counts.end() ? std::size_t{} : at->second;
    };
    const auto most_of = [](const std::map<ActorId, std::size_t>& counts) {
        std::size_t most = 0;
        for (const auto& [actor, count] : counts) most = std::max(most, count);
        return most;
    };
    const std::size_t owned = count_of(setting.owned);
    names.add("owns it " + number(owned, 3));
    if (owned > 0 && owned == most_of(setting.owned)) names.add("owns it most");
    const std::size_t beside = count_of(setting.goes_along);
    names.add("beside it " + number(beside, 4));
    if (beside > 0 && beside == most_of(setting.goes_along)) names.add("beside it most");
}

std::vector<std::string> TargetFeatures::of(const EventFinding& event, const Party& party,
                                            const Setting& setting) const {
    const Exchange& exchange = setting.exchange;
    const Dealings& dealings = setting.dealings;
    const std::string root = event.cameo.substr(0, 2);
    const std::string& matter = setting.matter;
    // Support, disapproval and rejection answer deeds; the rest begins something.
    const std::string reaction = root == "05" || root == "11" || root == "12" ? "reaction" : "act";
    const bool is_release = !document_.issuer.empty();
    std::vector<std::string> out;
    const auto add = [&](const std::string& name) { out.push_back(name); };
    const auto with_root = [&](const std::string& name) {
        add(name);
        add(name + ", root " + root);
    };
    const Parties& before = exchange.doers();
    const Parties& first = exchange.first_doers();
    const bool goes_on = has_actor(before, event.source.actor);
    const bool is_first = has_actor(first, event.source.actor);
    if (party.actor.empty()) {
        with_root("nobody");
        add("nobody, matter " + matter);
        add("nobody, matter " + matter + ", root " + root);
        add("nobody, rule " + event.rule);
        add("nobody, " + event.predicate.substr(0, event.predicate.find(' ')));
        add(is_release ? "nobody, release" : "nobody, news");
        if (goes_on) add("nobody, goes on");
        add("nobody, of " + number(setting.others, 5));
        add("nobody, doer " + type_of(event.source.actor));
        add("nobody, " + event.predicate);
        add("nobody, on " + event.matter.substr(event.matter.rfind(' ') + 1));
        if (setting.doers > 1) add("nobody, several doers");
        return out;
    }
    const Known& known = known_.at(party.actor);
    with_root("somebody");
    add("somebody, " + event.predicate.substr(0, event.predicate.find(' ')));
    add("somebody, matter " + matter);
    const std::string place = place_in_sentence(event, known);
    if (place.empty()) {
        const std::string text = place_in_text(event, known);
        add(text);
        add(text + ", matter " + matter);
    } else {
        add(place);
        add(place.substr(0, place.find(' ')));
        with_root(place.substr(0, place.find(' ')));
    }
    const auto role = [&](const std::string& name) {
        with_root(name);
        add(name + ", matter " + matter);
        add(name + ", " + reaction + ", matter " + matter);
        if (place.empty()) add(name + ", not in sentence");
        if (is_release) add(name + ", release");
    };
    if (!goes_on && has_actor(before, party.actor)) role("doer before");
    if (goes_on && has_actor(exchange.targets(), party.actor)) role("spoken of still");
    if (!goes_on && has_actor(exchange.targets(), party.actor)) {
        role(has_actor(exchange.targets(), event.source.actor) ? "target with it"
                                                               : "target before");
    }
    if (has_actor(exchange.targets(), event.source.actor) && has_actor(before, party.actor))
        role("answered");
    if (!is_first && has_actor(first, party.actor)) role("first doer");
    if (!is_first && has_actor(exchange.first_targets(), party.actor)) role("first target");
    if (is_first && has_actor(exchange.first_targets(), party.actor)) role("own first target");
    if (has_actor(exchange.first_targets(), event.source.actor) && has_actor(first, party.actor))
        role("own first doer");
    const auto with = [&](const EventFinding* last, const std::string& name) {
        role(name);
        add(name + ", " + last->cameo.substr(0, 2) + " before " + root);
    };
    if (dealings.to_it && dealings.to_it->source.actor == party.actor)
        with(dealings.to_it, "spoke to it last");
    if (dealings.against_it && dealings.against_it->source.actor == party.actor)
        role("struck it last");
    if (dealings.by_it && dealings.by_it->target.actor == party.actor)
        with(dealings.by_it, "spoken to last");
    if (dealings.doers_to_it.contains(party.actor)) role("ever spoke to it");
    if (dealings.targets_of_it.contains(party.actor)) role("ever spoken to");
    if (dealings.on_the_same && dealings.on_the_same->source.actor == party.actor)
        role("did the same");
    if (dealings.on_the_same && dealings.on_the_same->target.actor == party.actor)
        role("target of the same");
    if (has_actor(setting.owners, party.actor)) role("owner");
    const auto count_of = [&](const std::map<ActorId, std::size_t>& counts) {
        const auto at = counts.find(party.actor);
        return at == counts.end() ? std::size_t{} : at->second;
    };
    const std::size_t did = count_of(dealings.did);
    const std::size_t suffered = count_of(dealings.suffered);
    add("did " + number(did, 4));
    add("suffered " + number(suffered, 4));
    if (suffered > did) with_root("suffers more");
    if (setting.in_dispute.contains(party.actor)) role("party to the issue");
    const std::size_t rank = rank_of(event, party.actor);
    with_root("rank " + number(rank, 4));
    add("rank " + number(rank, 4) + ", matter " + matter);
    if (is_release) add("rank " + number(rank, 4) + ", release");
    add("named " + number(known.count, 6));
    if (known.in_title) {
        with_root("in title");
        add("in title, matter " + matter);
    }
    if (const std::string type = type_of(party.actor); !type.empty()) with_root(type);
    if (belongs_to(document_, party.actor, event.source.actor) ||
        belongs_to(document_, event.source.actor, party.actor))
        add("one is of the other");
    if (setting.doers > 1) add("several doers");
    Names names{tone_of(event.cameo), out};
    add_naming(event, party.actor, setting, names);
    add_holding(party.actor, setting, names);
    relations_.add(event, setting.relations, party.actor, names);
    return out;
}

}  // namespace demarche::extract
