#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/slots.hpp"

/// What a side is taken on where no slot of its word holds it: the lexicon cannot list every
/// preposition of every word.
namespace demarche::extract {

namespace {

/// True of a sense that takes a side on what it governs.
bool takes_side(const Predicate& sense) {
    return sense.does == Does::act && sense.sign != 0 &&
           is_one_of(std::string_view{sense.cameo}.substr(0, 2), {"", "05", "11", "12"});
}

}  // namespace

/// "The crimes committed by Chad", "committed an outrage": nobody is promised anything, as by "to
/// commit troops", "to commit to a ban".
bool ClauseReader::is_wrongdoing(int node) const {
    // "will not commit such a betrayal": refused
    if (is_negated(tree(), node)) return false;
    if (!slot(tree(), node, "to").empty() || !slot(tree(), node, "inf").empty()) return false;
    std::vector<int> things = slot(tree(), node, "obj");
    if (things.empty() && is_a(tree().token(node).relation, "acl"))
        things.push_back(tree().head(node));
    return std::ranges::none_of(things, [&](int thing) {
        const std::string noun = lemma_of(tree().token(thing));
        return document_.in_list("given", noun) || document_.in_list("unit", noun) ||
               document_.in_list("military", utf8::lower(tree().token(thing).form)) ||
               tree().token(thing).upos == Upos::pron;
    });
}

namespace {

/// "The consul was called in on Friday", "called in Ambassador Lund"; not "called in the police".
bool calls_in_envoy(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const bool is_in = std::ranges::any_of(tree.children(node.token), [&](int kid) {
        const std::string& relation = tree.token(kid).relation;
        return kid > node.token && lemma_of(tree.token(kid)) == "in" &&
               (is_a(relation, "compound:prt") || is_a(relation, "advmod"));
    });
    return is_in && std::ranges::any_of(slot(tree, node.token, "obj"), [&](int whom) {
               const Node at{node.sentence, whom};
               const Mention* m = document.mention_at(at);
               const Actor* who = m == nullptr ? nullptr : document.actor(m->actor);
               return document.in_list("posted", lemma_of(tree.token(whom))) ||
                      is_one_of(utf8::lower(tree.token(whom).form), {"charge", "chargé"}) ||
                      (who != nullptr && who->type == ActorType::person &&
                       document.party(who->id).actor != who->id);
           });
}

}  // namespace

/// "is fighting the ban": it resists it; "is fighting the rebels" is war. The sense of the verb at
/// `node` where it is no such thing.
const Predicate* ClauseReader::recast(int node, const Predicate* sense) const {
    static const Predicate summons{{"call", "in"},     'v', Does::act, "11", {}, 0,
                                   {"obj", "content"}, 0.6};
    static const Predicate resists{{"fight"}, 'v', Does::act, "12", {"obj"}, -1, {"content"}, 0.7};
    static const Predicate deadline{{"give", "time"}, 'v', Does::ask,       "10",
                                    {"inf"},          0,   {"iobj", "obj"}, 0.7};
    if (sense == nullptr || sense->pos != 'v') return sense;
    // "were given a week to leave": that they leave is nothing to be for or against
    if (sense->does == Does::ask && sense->words.front() == "give" && is_passive(tree(), node))
        for (const int what : slot(tree(), node, "inf"))
            if (is_one_of(lemma_of(tree().token(what)), {"leave", "quit", "depart"}))
                return &deadline;
    if (sense->words.size() > 1) return sense;
    // "were left to pay", "was left counting the cost": nobody left them
    if (sense->words.front() == "leave" && is_passive(tree(), node) && !has_agent(node))
        return nullptr;
    if (sense->words.front() == "commit" && is_wrongdoing(node)) return nullptr;
    if (sense->words.front() == "call" && calls_in_envoy(document_, at(node))) return &summons;
    if (!is_one_of(sense->words.front(), {"fight", "battle", "combat"})) return sense;
    for (const int thing : slot(tree(), node, "obj")) {
        const std::string noun = lemma_of(tree().token(thing));
        const bool is_measure =
            document_.in_list("generic_matter", noun) || document_.in_list("instrument", noun) ||
            document_.in_list("state_deed", noun) || document_.in_list("sanctioning", noun) ||
            is_one_of(noun,
                      {"wording", "phrase",    "clause",      "language",   "idea",      "scheme",
                       "claim",   "attempt",   "notion",      "suggestion", "provision", "formula",
                       "change",  "reform",    "rule",        "tax",        "pipeline",  "project",
                       "bid",     "candidacy", "extradition", "closure",    "expulsion"});
        if (document_.in_list("affliction", noun)) return sense;
        if (is_measure && is_thing_or_clause(thing)) return &resists;
    }
    return sense;
}

/// "would rather have talks": what somebody would rather do is wanted. False where it says no such
/// thing.
bool ClauseReader::would_rather(int node, const Context& inner) {
    static const Predicate rather{{"would", "rather"}, 'v', Does::ask, "02", {}, 1, {}, 0.6};
    const bool would = std::ranges::any_of(tree().children(node, "aux"), [&](int kid) {
        return is_one_of(lemma_of(tree().token(kid)), {"would", "'d"});
    });
    if (!would || !has_mark(node, "rather") || is_negated(tree(), node) ||
        tree().token(node).upos != Upos::verb || inner.reality == Reality::supposed)
        return false;
    const Parties who = subject_of(node, inner);
    if (who.empty()) return false;
    Matter matter = matter_of(document_, lexicon_, at(node));
    for (const int thing : slot(tree(), node, "obj"))
        if (matter.node == node && is_one_of(lemma_of(tree().token(node)), {"have", "see", "get"}))
            matter = matter_of(document_, lexicon_, at(thing));
    Context told = inner;
    told.reality = Reality::told;
    event(who, {}, "01", node, rather.name(), matter.text, "deed", matter.steps, kLikely);
    stance(who, matter, matter.sign, node, rather, told, "deed");
    return true;
}

/// The word that is the subject of the verb at `node`, also where that stands by the verb above:
/// "continues to enjoy our backing", "goes on enjoying it".
std::optional<int> ClauseReader::subject_word(int node) const {
    const Tree& t = tree();
    for (int verb = node; verb >= 0; verb = t.head(verb)) {
        if (const auto subject = t.child(verb, "nsubj")) return subject;
        const std::string& relation = t.token(verb).relation;
        if (!is_a(relation, "xcomp") && !is_a(relation, "conj")) break;
    }
    return std::nullopt;
}

/// True of what a position can be on: a thing, or a clause; no party, place or time alone.
bool ClauseReader::is_thing_or_clause(int node) const {
    const Token& token = tree().token(node);
    if (token.upos == Upos::verb) return true;
    if (is_time(token) || document_.mention_at(at(node)) != nullptr ||
        document_.place_at(at(node)) != nullptr)
        return false;
    if (token.upos != Upos::noun && token.upos != Upos::propn) return is_relative(tree(), node);
    return parties_of(document_, at(node), {}).empty();
}

/// What the side of the word at `node` is on by its place in the sentence: a clause, an object,
/// what stands behind a preposition that the lexicon does not list for it, what enjoys it.
std::vector<int> ClauseReader::understood_content(int node, const Predicate& sense) const {
    if (!takes_side(sense)) return {};
    const auto is_named = [&](std::string_view word) {
        return std::ranges::find(sense.words, word) != sense.words.end();
    };
    const auto things_of = [&](int above, std::string_view name) {
        std::vector<int> found = slot(tree(), above, name);
        std::erase_if(found, [&](int thing) {
            return thing == node || !is_thing_or_clause(thing) ||
                   is_named(lemma_of(tree().token(thing)));
        });
        return found;
    };
    // "disputes that the mill pollutes", "questioned whether it was ready"
    if (sense.pos == 'v' && sense.sign < 0)
        for (const int clause : tree().children(node, "ccomp"))
            if (clause > node && !is_negated(tree(), clause) &&
                (has_mark(clause, "that") || has_mark(clause, "whether")))
                return {clause};
    // "gave the accord a guarded welcome", "signed an accord on fishing"
    const bool is_mutual = std::ranges::find(sense.target, "mutual") != sense.target.end();
    if (sense.pos == 'v' && sense.words.size() > 1 && (!is_mutual || sense.words.front() == "sign"))
        for (const int thing : things_of(node, "obj"))
            if (thing > node && !tree().child(thing, "case")) return {thing};
    for (const std::string_view mark : {"over", "about", "against"})
        if (!is_named(mark) && sense.sign < 0 && sense.words.front() != "veto")
            if (std::vector<int> found = things_of(node, mark); !found.empty()) return found;
    return {};
}

}  // namespace demarche::extract
