#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/asides.hpp"
#include "importers/extract/assembly.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/unnamed_doers.hpp"

namespace demarche::extract {

/// The people whose adjective the word is, whether they act there or not: "the Russian attack".
/// Null if none.
const Mention* ClauseReader::people_at(int adjective) const {
    if (const Mention* place = document_.place_at(at(adjective))) return place;
    const Mention* m = document_.mention_at(at(adjective));
    return m != nullptr && m->kind == MentionKind::demonym ? m : nullptr;
}

/// "the allegation of Chad that it was robbed", "the sanctions of Chad on Togo": what the noun is
/// on stands in a slot that is likelier than "of", so the "of" says whose it is.
bool ClauseReader::is_told_before_of(int node, const Predicate& sense) const {
    for (const std::vector<std::string>* slots : {&sense.content, &sense.target})
        for (const std::string& name : *slots) {
            if (name == "of") break;
            if (name != "content" && !slot(tree(), node, name).empty()) return true;
        }
    return false;
}

/// Who holds what the noun says: its owner, the subject of the light verb above it, whoever says
/// that there is such a thing.
Parties ClauseReader::holder_of(int node, const Predicate& sense, const Context& context) const {
    const Tree& t = tree();
    const Token& token = t.token(node);
    // "gave the plan its blessing": who gives it
    const auto owner = t.child(node, "nmod:poss");
    const bool is_givers = owner && !is_one_of(utf8::lower(t.token(*owner).form), {"our", "my"}) &&
                           t.token(*owner).upos == Upos::pron && token.head >= 0 &&
                           !context.subject.empty() && is_a(token.relation, "obj") &&
                           lexicon_.is_light_verb(lemma_of(t.token(token.head)));
    if (is_givers) return context.subject;
    if (owner)
        if (Parties found = parties_of(document_, at(*owner), referents(context)); !found.empty())
            return found;
    // "Peru's message of support", "expressions of sympathy made by Chad and Mali"
    if (measured(node) != node)
        if (Parties found = holder_of(token.head, sense, context); !found.empty()) return found;
    if (Parties found = utterers_of(node, context); !found.empty()) return found;
    // "Russian opposition to the plan"
    for (const int kid : t.children(node, "amod"))
        if (const Mention* people = people_at(kid)) {
            // "British and German misgivings"
            Parties all{document_.party(people->actor)};
            for (const int other : t.children(kid, "conj"))
                if (is_a(t.token(other).relation, "conj") && t.token(other).upos == Upos::adj)
                    unite(all, parties_or_place(document_, at(other), referents(context)));
            return all;
        }
    // "the objections of Russia"
    // "the approval of the authorities", not "the recognition of Kosovo"
    const bool is_own = sense.does == Does::ask || sense.does == Does::will ||
                        sense.does == Does::not_do || is_one_of(lemma_of(token), {"approval"});
    const bool is_of_content = !is_own && !is_told_before_of(node, sense) &&
                               (std::ranges::find(sense.content, "of") != sense.content.end() ||
                                std::ranges::find(sense.target, "of") != sense.target.end());
    // "the recall of the Spanish envoy from Lima": what it is from did nothing.
    // "the expulsion from Lima of two envoys": Lima expelled them
    const bool is_from_content =
        std::ranges::find(sense.target, "from") != sense.target.end() &&
        !is_one_of(sense.words.front(), {"expulsion", "exclusion", "deportation", "banishment"});
    // "took note of the acceptance by Chad" notes what Chad did
    const bool is_of_deed = is_a(token.relation, "nmod") && token.head >= 0 &&
                            has_case(t, node, "of") && sense_at(token.head) != nullptr &&
                            !is_one_of(lemma_of(t.token(token.head)), {"note", "notice"}) &&
                            t.token(token.head).upos == Upos::noun;
    for (const int kid : t.children(node, "nmod")) {
        if (is_of_deed && has_case(t, kid, "by")) continue;
        if (!has_case(t, kid, "by") && (is_from_content || !has_case(t, kid, "from")) &&
            (is_of_content || !has_case(t, kid, "of")))
            continue;
        if (Parties found = parties_or_place(document_, at(kid), referents(context));
            !found.empty())
            return found;
    }
    // "Anger in Norway at the ban", "opposition in Oslo", not "opposition in Norway", its own
    const bool is_of_all = !is_one_of(
        lemma_of(token), {"opposition", "support", "sympathy", "protest", "criticism", "backing"});
    if (document_.in_list("feeling", lemma_of(token)) && sense.sign != 0)
        for (const int kid : t.children(node, "nmod"))
            if (const Mention* place = document_.place_at(at(kid));
                place != nullptr && has_case(t, kid, "in") &&
                (is_of_all || place->kind == MentionKind::seat))
                return parties_or_place(document_, at(kid), referents(context));
    // "France, a critic of the deal", "France is a critic of the deal"
    if (document_.in_list("adherent", lemma_of(token))) {
        if (is_a(token.relation, "appos") && token.head >= 0) {
            Parties all = parties_of(document_, at(token.head), referents(context));
            // "Peru, a co-sponsor along with Chile and Mali"
            for (const int kid : t.children(node, "nmod"))
                if (has_case(t, kid, "with") || has_case(t, kid, "alongside"))
                    unite(all, parties_or_place(document_, at(kid), referents(context)));
            return all;
        }
        if (t.child(node, "cop")) return bearer_of(node, context);
        // "leads the opponents of the pact"
        if (is_a(token.relation, "obj") && token.head >= 0 &&
            is_one_of(lemma_of(t.token(token.head)), {"lead", "join", "head", "number"}))
            return context.subject;
        // "ranks among the opponents of the pact"
        const bool is_counted =
            is_a(token.relation, "obl") && token.head >= 0 &&
            is_one_of(lemma_of(t.token(token.head)), {"rank", "belong", "count", "number", "be"});
        return is_counted ? context.subject : Parties{};
    }
    if (Parties found = engaged_in(node, sense, context); !found.empty()) return found;
    if (is_manner(measured(node), sense) && !context.subject.empty()) return context.subject;
    // "is at odds with it", "is in talks with it"
    if (t.child(node, "cop") && t.child(node, "nsubj") &&
        (has_case(t, node, "at") || has_case(t, node, "in")))
        return subject_of(node, context);
    // "the arrest of a Canadian in China": whose ground it is
    if (sense.cameo.starts_with("17") && !slot(t, node, "of").empty())
        for (const int kid : t.children(node, "nmod"))
            if (has_case(t, kid, "in"))
                if (const Mention* place = document_.place_at(at(kid)))
                    return {document_.party(place->actor)};
    // "(ii) Suspension of trade with Togo;"
    if (token.head < 0)
        return is_item_of_decision(document_, sentence_) ? resolving_body() : Parties{};
    // "made no secret of its displeasure"
    const Token& governor = t.token(token.head);
    const bool is_of_secret = is_a(token.relation, "nmod") && has_case(t, node, "of") &&
                              is_one_of(lemma_of(governor), {"secret", "mystery"}) &&
                              governor.head >= 0 && lemma_of(t.token(governor.head)) == "make" &&
                              is_negated(t, governor.head);
    if (is_of_secret) return context.subject;
    // "Calls for more time came from France"
    if (is_a(token.relation, "nsubj") &&
        document_.in_list("come_from", lemma_of(t.token(token.head))))
        for (const int kid : t.children(token.head, "obl"))
            if (has_case(t, kid, "from"))
                return parties_or_place(document_, at(kid), referents(context));
    // "had nothing but praise for it"
    if (lemma_of(token) == "nothing" && is_a(token.relation, "obj") &&
        is_one_of(lemma_of(t.token(token.head)), {"have", "hear", "express"}))
        return context.subject;
    const bool is_object = is_a(token.relation, "obj");
    // "has nothing but scorn for it"
    if (is_a(token.relation, "nmod") && (has_case(t, node, "but") || has_case(t, node, "except")) &&
        lemma_of(t.token(token.head)) == "nothing" && is_a(t.token(token.head).relation, "obj"))
        return context.subject;
    // "won applause from the agency": who wins it is not who claps.
    if (is_object && document_.in_list("received", lemma_of(t.token(token.head)))) {
        // "caused anger in Pakistan"
        for (const std::string_view mark : {"from", "of", "in"})
            for (const int at_whom : {token.head, node})
                for (const int kid : t.children(at_whom, at_whom == node ? "nmod" : "obl"))
                    if (has_case(t, kid, mark))
                        return parties_or_place(document_, at(kid), referents(context));
        return {};
    }
    if (is_object && lexicon_.is_light_verb(lexicon_.verb_of(t.token(token.head))))
        return context.subject;
    // "opposition to the move was expressed by"
    if (is_a(token.relation, "nsubj:pass") &&
        lexicon_.is_light_verb(lexicon_.verb_of(t.token(token.head)))) {
        Parties doers = subject_of(token.head, context);
        // "A note of protest was sent to Chad", in a release: by whose release it is
        return doers.empty() && !document_.issuer.empty() ? self(context) : doers;
    }
    // "closed the base in protest at the sanctions"
    const bool is_attitude = is_one_of(lemma_of(token), {"protest", "support", "solidarity"});
    if (is_a(token.relation, "obl") && is_attitude && has_case(t, node, "in"))
        return context.subject;
    // "came with a plea for patience", "confined itself to an appeal for calm"
    const std::string verb = lemma_of(t.token(token.head));
    const bool is_by_word =
        is_a(token.relation, "obl") && sense.sign != 0 &&
        ((has_case(t, node, "with") &&
          (document_.in_list("with_words", verb) || document_.in_list("opens_or_ends", verb))) ||
         (has_case(t, node, "to") && document_.in_list("no_more_than", verb)));
    if (is_by_word) return context.subject;
    // "There is no alternative to the accords"
    const int be = lemma_of(token) == "be" ? node : token.head;
    const bool is_there = t.child(node, "expl") || t.child(be, "expl");
    if (is_there && (is_a(token.relation, "nsubj") || t.child(node, "expl"))) {
        // "There was anger in Athens"
        for (const int above : {node, be})
            for (const int kid : t.children(above))
                if (kid > node && has_case(t, kid, "in"))
                    if (const Mention* place = document_.place_at(at(kid)))
                        return {document_.party(place->actor)};
        return self(context);
    }
    return {};
}

/// A meeting that a noun tells of: "talks between A and B resumed", "after a meeting with A, B
/// said".
void ClauseReader::encounter(int node, const Predicate& sense, const Context& context) {
    const Tree& t = tree();
    const std::string code = code_of(sense, node, context.reality, is_negated(t, node));
    if (code.empty()) return;
    Parties sides = holder_of(node, sense, context);
    const bool is_before = has_case(t, node, "before") || has_case(t, node, "ahead") ||
                           has_case(t, node, "for") || has_case(t, node, "to") ||
                           has_case(t, node, "without") || is_walked_out_of(document_, at(node));
    Parties others;
    for (const std::string& name : sense.target)
        for (const int kid : slot(t, between_on_verb(node, name) ? t.head(node) : node, name)) {
            unite(others, parties_of(document_, at(kid), referents(context)));
            if (others.empty())
                if (const Mention* place = document_.place_at(at(kid)))
                    unite(others, {document_.party(place->actor)});
        }
    // "Chad and Togo are in talks"
    const bool is_of_both = others.empty() && sides.size() > 1 &&
                            (has_case(t, node, "in") || !engaged_in(node, sense, context).empty());
    if (others.empty() && !is_of_both) return;
    const int stands = t.head(node) >= 0 && is_a(t.token(node).relation, "nmod") &&
                               has_case(t, node, "of") &&
                               document_.in_list("while_of", lemma_of(t.token(t.head(node))))
                           ? t.head(node)
                           : node;  // "after two hours of talks with A"
    const bool is_called =
        is_a(t.token(stands).relation, "obj") && stands == node && sense.name() == "call";
    if (sides.empty() && others.size() == 1)
        sides = is_called ? context.subject : whose_encounter(stands, context);
    unite(sides, others);
    if (is_before || sides.size() < 2 || sides.size() > most_together) return;
    together(sides, node, sense, code);
}

/// "There will be no talks on it", says somebody: a refusal.
bool ClauseReader::nothing_of_it(int node, const Context& context) {
    const Tree& t = tree();
    const Token& token = t.token(node);
    const int be = token.head;
    if (be < 0 || !is_a(token.relation, "nsubj") || !t.child(be, "expl") || !is_negated(t, node) ||
        context.voice.empty())
        return false;
    const bool is_will = std::ranges::any_of(t.children(be, "aux"), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)), {"will", "would", "can", "could", "shall"});
    });
    if (!is_will) return false;
    static const Predicate none{{"no"}, 'v', Does::act, "12", {}, -1, {}, 0.8, false};
    const Matter matter{node, 1, phrase_of(document_, at(node)), {}, node};
    event(context.voice, parties_inside(document_, at(node), referents(context)), none.cameo, node,
          "there will be no", matter.text, "refusal", {}, kLikely);
    Context told = context;
    told.reality = Reality::told;
    stance(context.voice, matter, -1, node, none, told, "refusal");
    return true;
}

/// "gave a cool response to the offer", "the Polish reaction to the ruling was furious"
bool ClauseReader::reaction(int node, const Context& context) {
    const Token& token = tree().token(node);
    if (!document_.in_list("reaction", lemma_of(token)) || context.reality == Reality::supposed)
        return false;
    const Predicate* says = nullptr;
    for (const int kid : tree().children(node, "amod"))
        if (says == nullptr) says = lexicon_.verdict(tree(), kid);
    const bool is_subject =
        is_a(token.relation, "nsubj") && token.head >= 0 && tree().child(token.head, "cop");
    if (says == nullptr && is_subject) says = quality_of(token.head);
    if (says == nullptr || says->sign == 0) return false;
    static const Predicate own{{"response"}, 'n', Does::act, "", {"to"}, 1, {}, 0.5, false};
    Parties holder = holder_of(node, own, context);
    if (holder.empty() && is_a(token.relation, "obj") && token.head >= 0 &&
        is_one_of(lemma_of(tree().token(token.head)),
                  {"give", "offer", "issue", "send", "get", "deliver"}))
        holder = context.subject;
    if (holder.empty()) return false;
    Matter matter = told_before(node);
    for (const char* mark : {"to", "on", "of"})
        for (const int thing : slot(tree(), node, mark))
            if (matter.steps == "told before; ") matter = matter_of(document_, lexicon_, at(thing));
    const int sign =
        says->sign * matter.sign * (is_subject && is_negated(tree(), token.head) ? -1 : 1);
    const Parties targets = matter.node == node
                                ? Parties{}
                                : first_inside(document_, at(matter.node), referents(context));
    event(holder, targets, sign > 0 ? "05" : "11", node, lemma_of(token), matter.text, "verdict",
          matter.steps, kLikely);
    if (matter.node == node || !matter.text.empty())
        stance(holder, matter, sign, node, *says, context, "verdict");
    return true;
}

/// True of a word that is somebody's by name, and of which something is made by another: "upheld
/// Chad's complaint", not "Chad dropped its complaint".
bool ClauseReader::is_answered(int node) const {
    const Tree& t = tree();
    const bool is_made =
        is_a(t.token(node).relation, "obj") || is_a(t.token(node).relation, "nsubj:pass");
    const auto owner = t.child(node, "nmod:poss");
    const bool is_named = owner && t.token(*owner).upos == Upos::propn;
    return is_made && (is_named || std::ranges::any_of(t.children(node, "nmod"), [&](int kid) {
                           return has_case(t, kid, "by") && t.token(kid).upos == Upos::propn;
                       }));
}

/// "withdrew its acceptance of the ruling", "dropped its opposition to the pact": the other side is
/// taken from now on.
bool ClauseReader::taken_back(int node, const Predicate& sense, const Context& context) {
    const Token& token = tree().token(node);
    if (!is_a(token.relation, "obj") || token.head < 0 || sense.sign == 0 ||
        sense.does != Does::act ||
        !document_.in_list("takes_back", lemma_of(tree().token(token.head))))
        return false;
    Predicate turned = sense;
    turned.sign = -sense.sign;
    turned.cameo = sense.sign > 0 ? "12" : "08";
    const Parties holder = holder_of(node, sense, context);
    if (holder.empty()) return false;
    predicate(node, turned, holder, context);
    return true;
}

/// True of "its readiness", "his intent": an attitude that nobody voices, and to do nothing that is
/// told.
bool ClauseReader::is_bare_attitude(int node, const Predicate& sense) const {
    const Token& token = tree().token(node);
    // "Peru, whose consent is needed": it has not given it
    if (sense.cameo == "05" && is_a(token.relation, "nsubj") && token.head >= 0 &&
        is_one_of(lemma_of(tree().token(token.head)), {"need", "require", "necessary"}))
        return true;
    if (sense.cameo != "03" || !tree().child(node, "nmod:poss")) return false;
    const bool is_voiced = (is_a(token.relation, "obj") || is_a(token.relation, "nsubj:pass")) &&
                           token.head >= 0 &&
                           lexicon_.is_light_verb(lexicon_.verb_of(tree().token(token.head)));
    if (is_voiced || is_a(token.relation, "obl")) return false;
    const auto is_empty = [&](const std::string& name) {
        return slot(tree(), node, sense, name).empty();
    };
    return std::ranges::all_of(sense.content, is_empty) &&
           std::ranges::all_of(sense.target, is_empty);
}

/// "will meet at the request of Chad": who meets was asked to. False where nobody is told to do
/// anything so.
bool ClauseReader::does_as_asked(int node, const Predicate& sense, const Parties& holder,
                                 const Context& context) {
    const Token& token = tree().token(node);
    if (!is_a(token.relation, "obl") || !has_case(tree(), node, "at") || token.head < 0 ||
        !is_one_of(lemma_of(token), {"request", "invitation", "insistence", "urging", "behest",
                                     "instigation", "prompting", "suggestion"}))
        return false;
    const Parties asked = without(subject_of(token.head, context), holder);
    constexpr std::size_t kMost = 2;  // of many nobody was asked by himself
    if (asked.empty() || asked.size() > kMost) return false;
    event(holder, asked, "02", node, sense.name(), {}, "deed", {}, kLikely);
    return true;
}

/// Nouns that say something with the one who holds them: "Russia's opposition to the plan".
/// True of "opposition" for those who are in it: "Peru's opposition marched", "won by the
/// opposition".
bool ClauseReader::is_the_opposition(int node, const Predicate& sense) const {
    const Token& word = tree().token(node);
    const std::string head = lemma_of(tree().token(word.head));
    const bool is_party =
        is_a(word.relation, "nsubj") || word.relation == "obl:agent" ||
        ((is_a(word.relation, "obj") || is_a(word.relation, "iobj")) &&
         (document_.in_list("takes_party", head) || document_.in_list("faults", head))) ||
        (is_a(word.relation, "nmod") && document_.in_list("agent", head));
    return is_party && content_of(node, sense).empty() && slot(tree(), node, "from").empty();
}

void ClauseReader::noun(int node, const Context& context) {
    if (no_question_of(node, context) || there_are_grounds(node, context) ||
        nothing_of_it(node, context) || reaction(node, context))
        return;
    const Predicate* sense = sense_at(node);
    if (received(node, sense, context)) return;
    if (sense == nullptr || sense->pos != 'n') return;
    if (context.reality == Reality::told && slot(tree(), node, "between").empty() &&
        slot(tree(), node, "with").empty() && holder_of(node, *sense, context).empty())
        if (const Parties two = who_fight(document_, at(node), *sense); !two.empty())
            return together(two, node, *sense, "19");
    const Predicate* over =
        is_told_by_verb(node, *sense) ? sense_at(tree().token(node).head) : nullptr;
    // "condolences were extended", "launched an attack": one deed, told by both words; "Kenya's
    // complaint was upheld": two. "cut its aid", "pulled out of the talks", "lifted its veto",
    // "expressed the belief that": not what the noun says
    if (over != nullptr &&
        (!is_answered(node) || over->cameo.substr(0, 2) == sense->cameo.substr(0, 2) ||
         over->does == Does::end || over->does == Does::say || over->cameo == "08" ||
         over->cameo == "01" || (over->cameo >= "12" && sense->cameo < "10")))
        return;
    if (met_with(node, *sense, context)) return;
    // "is in charge of the budget": charges nobody
    if (sense->name() == "charge" &&
        (has_case(tree(), node, "in") || is_title_of_envoy(tree(), node)))
        return;
    if (over == nullptr && taken_back(node, *sense, context)) return;
    // "the main opposition denounced the pact": who is in opposition, not what is opposed
    const Token& word = tree().token(node);
    if (lemma_of(word) == "opposition" && word.head >= 0 && is_the_opposition(node, *sense)) return;
    // "in a call to the king": no appeal
    static const Predicate rings{{"call"}, 'n', Does::act, "04", {}, 0, {"to"}, 0.5, false};
    const bool is_for_something = std::ranges::any_of(tree().children(node), [&](int kid) {
        return is_a(tree().token(kid).relation, "acl") || has_case(tree(), kid, "for") ||
               has_case(tree(), kid, "on");
    });
    if (sense->name() == "call" && !is_for_something && !slot(tree(), node, "to").empty() &&
        (is_a(word.relation, "obl") ||
         is_one_of(lemma_of(tree().token(word.head)), {"place", "put", "make"})))
        return encounter(node, rings, context);
    // "the clash between India and China": both sides do it
    const bool is_mutual =
        std::ranges::find(sense->target, "between") != sense->target.end() && sense->cameo > "05" &&
        (!slot(tree(), node, "between").empty() || between_on_verb(node, "between") ||
         !engaged_in(node, *sense, context).empty());
    if (sense->cameo == "04" || is_mutual) return encounter(node, *sense, context);
    const Token& token = tree().token(node);
    Parties holder = holder_of(node, *sense, context);
    if (holder.empty()) holder = invaders_of(node, context);
    if (holder.empty() || is_bare_attitude(node, *sense)) return;
    Context inner = context;
    inner.subject = holder;
    // What goes along with a deed is told, whatever becomes of the deed, and so is what another one
    // asked or said, whatever is made of it: "denied an allegation by Chad".
    if (is_a(token.relation, "obl") || (is_said(node) && is_answered(node) && token.head >= 0 &&
                                        !is_denied_there(node, *sense) && is_past(token.head)))
        inner.reality = Reality::told;
    // "Chad's complaint was upheld", "rejected a demand by Chad": that it was made is told apart
    // from what is made of it, the sides are the verb's.
    if (over != nullptr) return deed(node, *sense, holder, inner, content_of(node, *sense));
    has_its_way(node, holder, context);
    if (does_as_asked(node, *sense, holder, context) || goes_along(node, *sense, holder, context))
        return;
    // "approved the budget over the objections of Hungary": the objections are to the budget.
    const bool is_despite = is_a(token.relation, "obl") && content_of(node, *sense).empty() &&
                            (has_case(tree(), node, "over") || has_case(tree(), node, "despite") ||
                             has_case(tree(), node, "against"));
    if (is_despite)
        if (const Predicate* above = sense_at(token.head); above != nullptr) {
            std::vector<int> things = content_of(token.head, *above);
            if (things.empty()) things = slot(tree(), token.head, "obj");
            std::erase(things, node);
            positions(node, *sense, holder, inner, things);
            // "over the objections of Hungary": Hungary objected
            event(holder, without(context.subject, holder),
                  code_of(*sense, node, Reality::told, false), node, sense->name(), {}, "deed", {},
                  kLikely);
            return;
        }
    // "The United States has our full backing": whom it is given to
    const bool is_had = is_a(token.relation, "obj") && tree().child(node, "nmod:poss") &&
                        content_of(node, *sense).empty() &&
                        is_one_of(lemma_of(tree().token(token.head)),
                                  {"have", "enjoy", "get", "win", "receive", "deserve", "earn"});
    if (is_had)
        if (const auto whom = tree().child(token.head, "nsubj");
            whom && !has_actor(parties_of(document_, at(*whom), referents(context)),
                               holder.front().actor)) {
            event(holder, parties_of(document_, at(*whom), referents(context)),
                  code_of(*sense, node, inner.reality, is_negated(tree(), token.head)), node,
                  sense->name(), {}, "deed", {}, kLikely);
            return positions(node, *sense, holder, inner, {*whom});
        }
    // "greeted the accord with approval", "reacted with dismay to the ruling"
    const bool is_with_words = is_a(token.relation, "obl") && has_case(tree(), node, "with") &&
                               document_.in_list("with_words", lemma_of(tree().token(token.head)));
    if (is_with_words && is_negated(tree(), token.head)) return;
    if (is_with_words && content_of(node, *sense).empty())
        for (const std::string_view name : {"obj", "to"})
            if (std::vector<int> things = slot(tree(), token.head, name); !things.empty()) {
                std::erase(things, node);
                deed(node, *sense, holder, inner, things);
                return positions(node, *sense, holder, inner, things);
            }
    predicate(node, *sense, holder, inner);
    if (const auto thing = what_received(node, *sense))
        positions(node, *sense, holder, inner, {*thing});
}

/// "The reform won applause from Norway": the reform.
std::optional<int> ClauseReader::what_received(int node, const Predicate& sense) const {
    const Token& token = tree().token(node);
    if (!is_a(token.relation, "obj") || !content_of(node, sense).empty() ||
        !document_.in_list("received", lemma_of(tree().token(token.head))))
        return std::nullopt;
    const auto thing = tree().child(token.head, "nsubj");
    const bool is_thing = thing && tree().token(*thing).upos == Upos::noun &&
                          parties_of(document_, at(*thing), {}).empty();
    return is_thing ? thing : std::nullopt;
}

}  // namespace demarche::extract
