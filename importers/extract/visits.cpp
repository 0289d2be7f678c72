#include "importers/extract/visits.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/one_of.hpp"
#include "importers/extract/slots.hpp"

/// Visits and calls that no verb of meeting tells: who was in whose capital, who is back from it,
/// who is a guest there, who was on the telephone, who had a letter from whom.
namespace demarche::extract {
namespace {

const Predicate kVisits{{"be", "in"}, 'v', Does::act, "04", {}, 0, {"in"}, 0.5, false};
const Predicate kDue{{"due", "in"}, 'a', Does::act, "03", {}, 0, {"in"}, 0.5, false};
const Predicate kVisiting{{"visiting"}, 'a', Does::act, "04", {}, 0, {}, 0.5, false};
const Predicate kGuest{{"guest"}, 'n', Does::act, "04", {}, 0, {"of"}, 0.5, false};
const Predicate kPhones{{"telephone"}, 'n', Does::act, "04", {}, 0, {"to", "with"}, 0.5, false};
const Predicate kSees{{"see"}, 'v', Does::act, "04", {}, 0, {"obj"}, 0.5, false};
const Predicate kHears{{"receive", "letter"}, 'v', Does::act, "01", {}, 0, {"from"}, 0.5, false};

bool is_capital(const Token& token) { return lemma_of(token) == "capital"; }

/// The states whose places stand at the word and beside it: "Lima", "Lima and Quito", "the Peruvian
/// capital".
Parties states_at(const Document& document, Node place) {
    const Tree& tree = document.tree(place.sentence);
    if (is_capital(document.token(place))) return owners_of(document, place);
    std::vector<int> words{place.token};
    for (const int other : tree.children(place.token, "conj")) words.push_back(other);
    Parties found;
    for (const int word : words) {
        const Mention* m = document.place_at({place.sentence, word});
        if (m == nullptr) m = document.mention_at({place.sentence, word});
        if (m == nullptr || m->kind == MentionKind::demonym) continue;
        const Actor* state = document.actor(m->actor);
        if (state != nullptr && state->type == ActorType::state)
            unite(found, {document.party(m->actor)});
    }
    return found;
}

/// True of a word that hangs on the clause and says when: "last week", "two days ago", "on Monday".
bool is_told_when(const Tree& tree, int clause) {
    return std::ranges::any_of(tree.children(clause), [&](int kid) {
        const std::string& relation = tree.token(kid).relation;
        return ((is_a(relation, "obl") || is_a(relation, "advmod")) && is_time(tree.token(kid))) ||
               is_one_of(utf8::lower(tree.token(kid).form), {"yesterday", "today", "ago"}) ||
               (is_a(relation, "advmod") && std::ranges::any_of(tree.children(kid), [&](int below) {
                    return is_time(tree.token(below));
                }));
    });
}

/// The place to which somebody went, or where he was or spent his time, as the clause tells.
std::optional<int> place_gone_to(const Document& document, Node clause) {
    const Tree& tree = document.tree(clause.sentence);
    const int node = clause.token;
    const std::string word = lemma_of(tree.token(node));
    if (tree.child(node, "cop") && has_case(tree, node, "in") &&
        (tree.token(node).upos == Upos::propn || is_capital(tree.token(node))))
        return node;
    const bool is_goer = is_one_of(word, {"go", "come"});
    const bool is_stayer =
        word == "be" ||
        (word == "spend" && std::ranges::any_of(tree.children(node, "obj"), [&](int what) {
             return is_time(tree.token(what)) ||
                    document.in_list("while_of", lemma_of(tree.token(what)));
         }));
    if (!is_goer && !is_stayer) return std::nullopt;
    for (const int kid : tree.children(node, "obl"))
        if (has_case(tree, kid, is_goer ? "to" : "in") &&
            (tree.token(kid).upos == Upos::propn || is_capital(tree.token(kid))))
            return kid;
    return std::nullopt;
}

/// True of "visiting" before the word: "told the visiting premier", "met visiting President Kow".
bool is_visiting(const Tree& tree, int whom) {
    constexpr int kMost = 6;  // words between it and the name: "visiting Chad Foreign Minister Kow"
    for (int word = whom - 1; word >= 0 && whom - word <= kMost; --word) {
        if (utf8::lower(tree.token(word).form) == "visiting")
            return word + 1 == whom || tree.token(word).relation != "advcl";
        const int head = tree.head(word);
        const bool is_of_phrase = head >= word && head <= whom;
        if (!is_of_phrase) return false;
    }
    return false;
}

bool is_telephone(const Token& token) { return is_one_of(lemma_of(token), {"telephone", "phone"}); }

}  // namespace

Parties visited_at(const Document& document, Node verb, const std::vector<int>& things) {
    if (!is_one_of(lemma_of(document.token(verb)),
                   {"visit", "tour", "land", "arrive", "travel", "fly", "stop", "inspect"}))
        return {};
    for (const int thing : things) {
        const Node place{verb.sentence, thing};
        Parties found = owners_of(document, place);
        if (found.empty()) found = ground_of(document, place);
        if (!found.empty()) return found;
    }
    return {};
}

std::string code_of_call(const Document& document, const std::string& code, const Deed& deed) {
    if (code != "02" || deed.sense->name() != "call on" || !deed.content.empty() ||
        deed.targets.size() != 1)
        return {};
    const Tree& tree = document.tree(deed.sentence);
    const bool is_for_something = std::ranges::any_of(tree.children(deed.node), [&](int kid) {
        const std::string& relation = tree.token(kid).relation;
        return has_case(tree, kid, "for") || is_a(relation, "xcomp") || is_a(relation, "advcl") ||
               is_a(relation, "ccomp");
    });
    const bool is_person = std::ranges::any_of(slot(tree, deed.node, "on"), [&](int whom) {
        return document.in_list("office", lemma_of(tree.token(whom)));
    });
    return !is_for_something && (is_person || !deed.targets.front().speaker.empty())
               ? "04"
               : std::string{};
}

/// "The premier was in Quito for talks", "was in Quito last week", "went to Quito to plead for
/// time": whose capital it is was visited. Envoys live there.
void ClauseReader::visits_place(int node, const Parties& who, const Context& inner) {
    const Tree& t = tree();
    if (inner.reality == Reality::supposed || is_negated(t, node) || who.empty()) return;
    const auto place = place_gone_to(document_, at(node));
    if (!place) return;
    const std::string word = lemma_of(t.token(node));
    const auto goer = t.child(node, "nsubj");
    const bool is_named = !who.front().speaker.empty() ||
                          (goer && document_.in_list("visitor", lemma_of(t.token(*goer))));
    if (!is_named && !is_in_office(node, who)) return;
    const bool is_aimed = t.child(node, "advcl") || t.child(node, "xcomp");
    const bool is_journey =
        is_one_of(word, {"go", "come"}) && !is_aimed &&
        std::ranges::none_of(t.children(node, "obl"), [&](int kid) {
            return has_case(t, kid, "as") || (has_case(t, kid, "for") && !is_time(t.token(kid)));
        });
    // What one is there for: "for talks", "to plead for time".
    // "was in Quito two weeks ago", "spent Friday in Ecuador"
    bool is_met =
        word == "spend" || is_journey || (*place == node && is_named && is_told_when(t, node));
    for (const int kid : t.subtree(node)) {
        const std::string thing = lemma_of(t.token(kid));
        if (kid > *place && is_one_of(thing, {"talk", "meeting", "visit", "consultation", "summit",
                                              "discussion", "negotiation", "meet"}))
            is_met = true;
        const bool is_purpose = kid > *place && t.token(kid).xpos == "VB" && has_mark(kid, "to") &&
                                sense_at(kid) != nullptr;
        if (is_purpose &&
            is_one_of(sense_at(kid)->cameo.substr(0, 2), {"02", "03", "04", "05", "10"}))
            is_met = true;
    }
    if (!is_met) return;
    Parties hosts = states_at(document_, at(*place));
    if (hosts.empty() && is_capital(t.token(*place)))  // "went to both capitals"
        hosts = parties_of(document_, at(*place), referents_beside(who, inner));
    for (const Party& host : hosts)
        for (const Party& one : without(who, {host}))
            event({one}, {host}, code_of(kVisits, node, inner.reality, false), node, kVisits.name(),
                  {}, "meeting", {}, kLikely);
}

/// Whose the meeting is that the noun tells of with another alone: whose clause it hangs on.
Parties ClauseReader::whose_encounter(int noun, const Context& context) const {
    const Tree& t = tree();
    const Token& token = t.token(noun);
    if (is_a(token.relation, "obl")) return context.subject;
    // "is on a visit to Oslo"
    if (t.child(noun, "cop") && has_case(t, noun, "on")) return subject_of(noun, context);
    if (!is_a(token.relation, "nmod") || token.head < 0) return {};
    const std::string& above = t.token(token.head).relation;
    const std::string word = lemma_of(token);
    // "promised a loan in a call to the king", "raised the matter on a visit to Oslo"
    if (is_a(above, "obj") && ((has_case(t, noun, "in") && word == "call") ||
                               ((has_case(t, noun, "on") || has_case(t, noun, "during")) &&
                                is_one_of(word, {"visit", "trip", "tour", "call"}))))
        return context.subject;
    // "the premier, on a visit to Oslo, asked for oil"
    const int who = is_a(above, "appos") ? t.head(token.head) : token.head;
    const bool is_subject = who >= 0 && is_a(t.token(who).relation, "nsubj");
    return is_subject && (has_case(t, noun, "on") || has_case(t, noun, "during"))
               ? parties_of(document_, at(who), referents(context))
               : Parties{};
}

/// "Peru received a letter from Chad", "a Chadian note reached Lima": who wrote it has said
/// something to whom it came.
void ClauseReader::hears_from(int node, const Parties& who, const Context& inner) {
    const Tree& t = tree();
    const std::string word = lemma_of(t.token(node));
    const auto is_letter = [&](int noun) {
        return document_.in_list("missive", lemma_of(t.token(noun))) && sense_at(noun) == nullptr;
    };
    std::optional<int> letter;
    Parties readers = who;
    if (is_one_of(word, {"receive", "get", "have", "obtain"}) && !is_passive(t, node)) {
        for (const int what : t.children(node, "obj"))
            if (is_letter(what)) letter = what;
    } else if (is_one_of(word, {"reach", "arrive"})) {
        if (const auto thing = t.child(node, "nsubj"); thing && is_letter(*thing)) letter = thing;
        readers.clear();
        for (const int kid : t.children(node))
            if (is_a(t.token(kid).relation, "obj") ||
                (is_a(t.token(kid).relation, "obl") && has_case(t, kid, "in")))
                unite(readers, parties_or_place(document_, at(kid), referents(inner)));
    }
    if (!letter || inner.reality != Reality::told) return;
    Parties writers;
    for (const int above : {*letter, node})
        for (const int kid : t.subtree(above))
            if (writers.empty() && kid > *letter && has_case(t, kid, "from") &&
                (above == *letter || t.head(kid) == node))
                writers = parties_or_place(document_, at(kid), referents(inner));
    for (const int kid : t.children(*letter, "amod"))
        if (const Mention* people = people_at(kid); people != nullptr && writers.empty())
            writers = {document_.party(people->actor)};
    // "had received a similar letter": from whom the last one came
    const bool is_like = std::ranges::any_of(t.children(*letter), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)), {"similar", "same", "identical", "such"});
    });
    if (writers.empty() && is_like)
        for (const EventFinding& told : found_.events)
            if (told.predicate == kHears.name()) writers = {told.source};
    writers = without(writers, readers);
    if (!writers.empty() && !readers.empty())
        event(writers, readers, "01", node, kHears.name(), {}, "statement", {}, kLikely);
}

/// "Signed the pact at a summit in Oslo", "agreed after two days of talks", of two: they met there.
/// "Thanked the king in a telephone call": he called him.
void ClauseReader::meets_there(int node, const Parties& who, const Context& inner) {
    const Tree& t = tree();
    for (const int kid : t.children(node, "obl")) {
        int noun = kid;
        if (document_.in_list("while_of", lemma_of(t.token(kid))))
            for (const int what : t.children(kid, "nmod"))
                if (has_case(t, what, "of")) noun = what;
        const Predicate* sense = sense_at(noun);
        const std::string word = lemma_of(t.token(noun));
        const bool is_call = word == "call" && std::ranges::any_of(t.children(noun), [&](int part) {
                                 return is_telephone(t.token(part));
                             });
        const bool is_talks = sense != nullptr && sense->pos == 'n' && sense->cameo == "04" &&
                              is_one_of(word, {"talk", "summit", "meeting", "negotiation"});
        if (!is_call && !is_talks) continue;
        if (std::ranges::any_of(t.children(noun), [&](int part) {
                return has_case(t, part, "with") || has_case(t, part, "between") ||
                       has_case(t, part, "to") || has_case(t, part, "of");
            }))
            continue;
        Parties others = who;
        if (is_call && who.size() == 1)
            for (const char* relation : {"obj", "iobj"})
                for (const int whom : t.children(node, relation))
                    unite(others, parties_of(document_, at(whom), referents(inner)));
        const bool is_there = is_call ? has_case(t, kid, "in") || has_case(t, kid, "during")
                                      : has_case(t, kid, "at") || has_case(t, kid, "after") ||
                                            has_case(t, kid, "during");
        if (is_there && others.size() == 2 && others[0].actor != others[1].actor)
            event({others[0]}, {others[1]}, "04", node, is_call ? kPhones.name() : sense->name(),
                  {}, "meeting", {}, kLikely);
    }
}

/// True of "discuss" in "are to meet to discuss it".
bool ClauseReader::is_purpose_of_meeting(int node) const {
    const Token& token = tree().token(node);
    const bool is_aim =
        (is_a(token.relation, "advcl") || is_a(token.relation, "xcomp")) && has_mark(node, "to");
    const Predicate* above = is_aim && token.head >= 0 ? sense_at(token.head) : nullptr;
    return above != nullptr && above->pos == 'v' && above->cameo == "04";
}

/// What a clause tells of visits and calls besides what it says.
void ClauseReader::comes_or_calls(int node, const Parties& who, const Context& inner) {
    const Tree& t = tree();
    if (inner.reality == Reality::supposed || is_negated(t, node)) return;
    const std::string word = lemma_of(t.token(node));
    hears_from(node, who, inner);
    const auto meet = [&](const Parties& one, const Parties& other, const Predicate& how) {
        const std::string code = code_of(how, node, inner.reality, false);
        for (const Party& a : one)
            for (const Party& b : without(other, {a}))
                if (a.actor != b.actor)
                    event({a}, {b}, code, node, how.name(), {}, "meeting", {}, kLikely);
    };
    // "flew between the two capitals"
    if (is_one_of(word, {"fly", "commute", "go", "travel"}) && inner.reality == Reality::told &&
        is_in_office(node, who))
        for (const int kid : t.children(node, "obl"))
            if (has_case(t, kid, "between") && is_capital(t.token(kid)))
                meet(who, parties_of(document_, at(kid), referents_beside(who, inner)), kVisits);
    // What the verb itself tells is told once.
    if (const Predicate* sense = sense_at(node); sense != nullptr && sense->cameo == "04") return;
    const auto below = [&](int above, std::string_view mark) {
        Parties found;
        for (const int kid : t.children(above))
            if ((is_a(t.token(kid).relation, "obl") || is_a(t.token(kid).relation, "nmod")) &&
                has_case(t, kid, mark))
                unite(found, parties_or_place(document_, at(kid), referents(inner)));
        return found;
    };
    const auto place_in = [&](int above) {
        Parties found;
        for (const int kid : t.children(above, "obl"))
            if (has_case(t, kid, "in")) unite(found, states_at(document_, at(kid)));
        return found;
    };
    const auto subject = t.child(node, "nsubj");
    const auto is_visitor = [&](int noun) {
        const Parties named = parties_of(document_, at(noun), referents(inner));
        return !named.empty() && (!named.front().speaker.empty() ||
                                  document_.in_list("visitor", lemma_of(t.token(noun))));
    };
    // "told the visiting premier", "the visiting premier said in Lima"
    if (inner.reality == Reality::told)
        for (const int kid : t.children(node)) {
            const std::string& relation = t.token(kid).relation;
            const bool is_whom =
                is_a(relation, "obj") || is_a(relation, "iobj") || is_a(relation, "obl");
            if ((!is_whom && kid != subject) || !is_visiting(t, kid)) continue;
            const Parties guests = parties_of(document_, at(kid), referents(inner));
            const bool is_official =
                guests.size() == 1 && (!guests.front().speaker.empty() ||
                                       document_.in_list("office", lemma_of(t.token(kid))));
            if (is_official) meet(guests, is_whom ? who : place_in(node), kVisiting);
        }
    // "was on the telephone to the king"
    if (is_telephone(t.token(node)) && t.child(node, "cop") && has_case(t, node, "on"))
        for (const std::string_view mark : {"to", "with"}) meet(who, below(node, mark), kPhones);
    // "agreed by telephone"
    if (who.size() == 2 && inner.reality == Reality::told)
        for (const int kid : t.children(node, "obl"))
            if (is_telephone(t.token(kid)) && (has_case(t, kid, "by") || has_case(t, kid, "over")))
                meet({who.front()}, {who.back()}, kPhones);
    // "was the guest of the king", "the premier, the king's guest, said"
    const auto is_guest = [&](int noun) { return lemma_of(t.token(noun)) == "guest"; };
    const auto hosts = [&](int noun) {
        Parties found = below(noun, "of");
        for (const int owner : t.children(noun, "nmod:poss"))
            unite(found, parties_of(document_, at(owner), referents(inner)));
        return found;
    };
    if (is_guest(node) && t.child(node, "cop")) meet(who, hosts(node), kGuest);
    if (subject)
        for (const int kid : t.children(*subject, "appos"))
            if (is_guest(kid)) meet(who, hosts(kid), kGuest);
    for (const int kid : t.children(node, "obl"))
        if (is_guest(kid) && has_case(t, kid, "as")) meet(who, hosts(kid), kGuest);
    // "a tour that took him to Lima and Quito"
    if (is_one_of(word, {"take", "bring", "lead", "carry"}) && subject) {
        const auto trip = is_relative(t, *subject) ? antecedent_of(t, *subject) : subject;
        if (trip && document_.in_list("journey", lemma_of(t.token(*trip))))
            for (const int whom : t.children(node, "obj")) {
                Parties goer = parties_of(document_, at(whom), referents(inner));
                if (goer.empty() && t.token(whom).upos == Upos::pron) goer = inner.subject;
                for (const int kid : t.children(node, "obl"))
                    if (has_case(t, kid, "to")) meet(goer, states_at(document_, at(kid)), kVisits);
            }
    }
    // "is expected in Lima"
    if (const auto guest = t.child(node, "nsubj:pass");
        guest && word == "expect" && !t.child(node, "xcomp") && inner.reality == Reality::told &&
        is_visitor(*guest))
        for (const Party& host : place_in(node))
            event(without(parties_of(document_, at(*guest), referents(inner)), {host}), {host},
                  kDue.cameo, node, kDue.name(), {}, "deed", {}, kLikely);
    if (inner.reality == Reality::told && who.size() < 3) meets_there(node, who, inner);
    if (!is_in_office(node, who)) return;
    // "is back from talks in Lima", "the premier, fresh from Lima, said"; "in Lima for talks"
    std::vector<int> returned;
    if (is_one_of(word, {"back", "fresh"}) && t.child(node, "cop")) returned.push_back(node);
    std::vector<int> stays;
    if (subject)
        for (const int above : t.subtree(*subject)) {
            if (t.head(above) != *subject && !(is_a(t.token(t.head(above)).relation, "appos") &&
                                               t.head(t.head(above)) == *subject))
                continue;
            if (is_one_of(lemma_of(t.token(above)), {"back", "fresh"})) returned.push_back(above);
            if (is_a(t.token(above).relation, "nmod") && has_case(t, above, "in") && above > 0 &&
                t.token(above).upos == Upos::propn && above > *subject)
                stays.push_back(above);
        }
    for (const int back : returned)
        for (const int from : t.children(back, "obl"))
            if (has_case(t, from, "from") && slot(t, from, "with").empty()) {
                Parties where = states_at(document_, at(from));
                if (where.empty()) where = ground_of(document_, at(from));
                meet(who, where, kVisits);
            }
    for (const int place : stays) {
        const bool is_for_talks = std::ranges::any_of(t.subtree(*subject), [&](int kid) {
            return kid > place && has_case(t, kid, "for") && sense_at(kid) != nullptr &&
                   sense_at(kid)->cameo == "04";
        });
        if (is_for_talks) meet(who, states_at(document_, at(place)), kVisits);
    }
    // "is due in Lima on Monday"
    if (word == "due" && t.child(node, "cop"))
        if (inner.reality == Reality::told || inner.reality == Reality::intended)
            for (const Party& host : place_in(node))
                event(without(who, {host}), {host}, kDue.cameo, node, kDue.name(), {}, "deed", {},
                      kLikely);
    // "saw the king's minister Jan Kow": whom one sees by name one meets
    if (word == "see" && !is_passive(t, node) && !t.child(node, "xcomp") && !t.child(node, "ccomp"))
        for (const int whom : t.children(node, "obj")) {
            const Mention* m = document_.mention_at(at(whom));
            const Actor* actor = m == nullptr ? nullptr : document_.actor(m->actor);
            const bool is_as = std::ranges::any_of(t.children(node),
                                                   [&](int kid) { return has_case(t, kid, "as"); });
            const bool is_shown = std::ranges::any_of(t.children(node, "obl"), [&](int kid) {
                return document_.in_list("shown_in", lemma_of(t.token(kid)));
            });
            if (actor != nullptr && actor->type == ActorType::person && !is_as && !is_shown)
                meet(who, parties_of(document_, at(whom), referents(inner)), kSees);
        }
}

}  // namespace demarche::extract
