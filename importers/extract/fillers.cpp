#include <algorithm>

#include "importers/extract/clause_reader.hpp"
#include "importers/extract/visits.hpp"

/// What fills the slots of a sense: what a deed is on, and whom it is done to.
namespace demarche::extract {

std::vector<int> ClauseReader::content_of(int node, const Predicate& sense) const {
    for (const std::string& name : sense.content) {
        if (name == "subj") continue;
        std::vector<int> fillers = slot(tree(), node, sense, name);
        std::erase(fillers, node);
        // "will not allow the Kurds to break away": to break away, not the Kurds
        const bool is_whom = name == "obj" && !fillers.empty() &&
                             std::ranges::find(sense.content, "inf") != sense.content.end() &&
                             !parties_of(document_, at(fillers.front()), {}).empty() &&
                             !slot(tree(), node, "inf").empty();
        if (fillers.empty() || is_whom) continue;
        // "criticised the plan for being silent on it": the plan
        if (name == "for" && is_a(tree().token(fillers.front()).relation, "advcl"))
            if (const std::vector<int> thing = thing_judged(node, sense); !thing.empty())
                return thing;
        return fillers;
    }
    return {};
}

/// True of a relative clause in which nothing says what part its noun has, and which has a subject.
bool ClauseReader::leaves_out_object(int node) const {
    const auto subject = tree().child(node, "nsubj");
    return subject && tree().head(node) < *subject &&
           std::ranges::none_of(tree().children(node), [&](int kid) {
               const Token& t = tree().token(kid);
               return t.xpos == "WDT" || t.xpos == "WP" || t.xpos == "WRB" || t.xpos == "IN" ||
                      is_a(t.relation, "ccomp") || is_a(t.relation, "xcomp");
           });
}

namespace {

/// Whom what a deed is on names: who did it, or the first that it names. "Deplored the assaults
/// made on the embassy of Chad by supporters of Mali": Mali; not Ali of "urged the release of Ali".
Parties parties_in_content(const Document& document, std::size_t sentence, const Predicate& sense,
                           const std::vector<int>& content, const Parties& subject,
                           const Referents& who) {
    const Tree& tree = document.tree(sentence);
    Parties found;
    if (sense.cameo.starts_with("11"))
        for (const int part : content) unite(found, doers_inside(document, {sentence, part}, who));
    // "welcomed the release of the crew by Chad"
    if (sense.cameo.starts_with("05"))
        for (const int part : content)
            for (const int by : tree.children(part, "nmod"))
                if (has_case(tree, by, "by"))
                    unite(found, parties_of(document, {sentence, by}, who));
    if (!without(found, subject).empty()) return found;
    found.clear();
    for (const int part : content) {
        Parties inside = first_inside(document, {sentence, part}, who);
        if (document.in_list("freed_noun", lemma_of(tree.token(part))))
            std::erase_if(inside, [&](const Party& party) {
                const Actor* actor = document.actor(party.actor);
                return actor != nullptr && actor->type == ActorType::person;
            });
        unite(found, without(inside, subject));
    }
    return found;
}

/// What fills the slot; what hangs on the object may be meant: "signed agreements with Turkey",
/// "new sanctions on North Korea".
std::vector<int> fillers_of(const Tree& tree, int node, const Predicate& sense,
                            const std::string& name) {
    std::vector<int> found = slot(tree, node, sense, name);
    if (found.empty() && name != "obj" && name != "iobj" && name != "in")
        for (const int object : slot(tree, node, "obj"))
            if (found.empty()) found = slot(tree, object, name);
    return found;
}

Parties parties_or_places(const Document& document, std::size_t sentence,
                          const std::vector<int>& fillers, const Referents& who) {
    Parties found;
    for (const int filler : fillers) unite(found, parties_of(document, {sentence, filler}, who));
    if (found.empty())
        for (const int filler : fillers)
            if (const Mention* place = document.place_at({sentence, filler}))
                unite(found, {document.party(place->actor)});
    return found;
}

/// Whose the things are to which something is done: "lifted its ban on Chilean wine".
Parties owners_of_things(const Document& document, Node node, const std::vector<int>& things,
                         const Parties& subject, std::string_view root) {
    const Tree& tree = document.tree(node.sentence);
    Parties found;
    for (const int thing : things)
        unite(found, without(owners_of(document, {node.sentence, thing}), subject));
    // "froze the assets of three Peruvian bankers": whose what hangs on it is
    if (found.empty() && root >= "08")
        for (const int thing : things)
            for (const char* relation : {"nmod", "obj"})  // "refused to hand over a Chilean banker"
                for (const int part : tree.children(thing, relation))
                    if (found.empty()) found = owners_of(document, {node.sentence, part});
    // "a Peruvian trawler seized by Chile"
    const Token& token = tree.token(node.token);
    if (found.empty() && root >= "14" && token.relation == "acl" && token.xpos == "VBN")
        found = owners_of(document, {node.sentence, token.head});
    return found;
}

}  // namespace

Parties ClauseReader::slot_parties(int node, const Predicate& sense, const Parties& subject,
                                   const std::vector<int>& content, const Context& context) const {
    const Referents who = referents_beside(subject, context);
    Parties found;
    std::vector<int> things = content;
    for (const std::string& name : sense.target) {
        // They do it with each other; but "Chad and Niger share our concern".
        if (name == "mutual" && subject.size() > 1 && !fights_others(node, sense)) {
            for (const int thing : slot(tree(), node, "obj"))
                if (const auto owner = tree().child(thing, "nmod:poss"))
                    unite(found, without(parties_of(document_, at(*owner), who), subject));
            return found;
        }
        if (name == "content") {
            Referents of_it = who;
            if (Parties own = pair_with(subject); !own.empty()) of_it.pair = std::move(own);
            found = parties_in_content(document_, sentence_, sense, content, subject, of_it);
        } else if (name != "mutual") {
            const std::vector<int> fillers = fillers_of(tree(), node, sense, name);
            found = parties_or_places(document_, sentence_, fillers, who);
            things.insert(things.end(), fillers.begin(), fillers.end());
        }
        if (!found.empty()) return found;
    }
    // "Condemned by the League, Damascus turned to Moscow"
    if (is_passive(tree(), node) && !tree().child(node, "nsubj") &&
        is_a(tree().token(node).relation, "advcl"))
        return without(context.subject, subject);
    // "seized a British tanker", "condemned the Israeli strike": whose it is.
    const std::string root = sense.cameo.substr(0, 2);
    if (root == "04") return without(visited_at(document_, at(node), things), subject);
    if (root < "05") return found;
    if (sense.pos == 'v')
        for (const int thing : things) unite(found, parties_of_participle(thing, subject, who));
    if (!found.empty() || root < "06") return found;
    found = owners_of_things(document_, at(node), things, subject, root);
    if (found.empty() && root == "07") found = where_gone(node, who);
    const bool is_state_deed =
        root == "11" && std::ranges::any_of(content, [&](int thing) {
            return document_.in_list("state_deed", lemma_of(tree().token(thing)));
        });
    if (found.empty() && (root == "15" || root == "18" || root == "19" || is_state_deed))
        found = ground_of(document_, at(is_state_deed ? content.front() : node));
    return without(found, subject);
}

}  // namespace demarche::extract
