#include <algorithm>
#include <string>

#include "importers/extract/clause_reader.hpp"
#include "importers/extract/forces.hpp"
#include "importers/extract/slots.hpp"

/// Deeds that are told of the one they are done to: "drew a rebuke from Chad", "came in for
/// criticism from Chad", "was the target of Chadian scorn". What is done is what the noun says.
namespace demarche::extract {
namespace {

/// True of "Norway voiced" in "the support that Norway voiced": its object is the noun before it.
bool lacks_object(const Tree& tree, int clause) {
    const auto object = tree.child(clause, "obj");
    return object ? *object < clause && is_relative(tree, *object)
                  : !tree.child(clause, "ccomp") && !tree.child(clause, "xcomp") &&
                        !is_passive(tree, clause);
}

}  // namespace

/// Who made or sent what the noun names: "expressions of sympathy made by Chad", "messages were
/// received from Mali". Empty if nobody.
Parties ClauseReader::utterers_of(int node, const Context& context) const {
    const Tree& t = tree();
    // "the support that Norway voiced"
    for (const int kid : t.children(node, "acl:relcl"))
        if (const auto who = t.child(kid, "nsubj");
            who && lacks_object(t, kid) && !is_negated(t, kid) &&
            (lexicon_.is_light_verb(lemma_of(t.token(kid))) ||
             document_.in_list("utters", lemma_of(t.token(kid)))))
            if (Parties found = parties_of(document_, at(*who), referents(context)); !found.empty())
                return found;
    // "the raid carried out by Chad"
    for (const int kid : t.children(node, "acl"))
        if (document_.in_list("utters", lemma_of(t.token(kid))) ||
            (sense_at(kid) == nullptr && document_.in_list("begins_deed", lemma_of(t.token(kid)))))
            for (const int by : t.children(kid))
                if (t.token(by).relation == "obl:agent" || has_case(t, by, "by"))
                    return parties_of(document_, at(by), referents(context));
    const Token& token = t.token(node);
    if (token.relation != "nsubj:pass" || token.head < 0) return {};
    const std::string verb = lemma_of(t.token(token.head));
    // "the request was cabled by Chad"
    if ((document_.in_list("utters", verb) || document_.in_list("begins_deed", verb)))
        for (const int by : t.children(token.head, "obl"))
            if (has_case(t, by, "by")) return parties_of(document_, at(by), referents(context));
    if (verb != "receive" && verb != "hear") return {};
    for (const int kid : t.children(token.head, "obl"))
        if (has_case(t, kid, "from")) return parties_of(document_, at(kid), referents(context));
    return {};
}
namespace {

const Predicate kUnderFire{{"fire"}, 'n', Does::act, "11", {"over", "for"}, -1, {}, 0.6, false};
const Predicate kUnderGuns{{"fire"}, 'n', Does::act, "19", {}, 0, {}, 0.6, false};

}  // namespace

/// The noun that stands in the clause for the one at `node`: "barrage" of "a barrage of criticism".
int ClauseReader::measured(int node) const {
    const Token& token = tree().token(node);
    const bool is_of_many =
        is_a(token.relation, "nmod") && has_case(tree(), node, "of") && token.head >= 0 &&
        (document_.in_list("carries_word", lemma_of(tree().token(token.head))) ||
         document_.in_list("measure_of_words", lemma_of(tree().token(token.head))));
    // "nothing but praise"
    const bool is_nothing_but = is_a(token.relation, "nmod") && has_case(tree(), node, "but") &&
                                token.head >= 0 && lemma_of(tree().token(token.head)) == "nothing";
    return is_of_many || is_nothing_but ? token.head : node;
}

/// Who or what the noun at `node` is done to where its verb says no more than that it was:
/// "suffered a rebuff", "was subjected to shelling", "ran into opposition", "was the butt of
/// scorn".
std::optional<int> ClauseReader::receiver_of(int node) const {
    const Tree& t = tree();
    const int noun = measured(node);
    const Token& token = t.token(noun);
    if (token.head < 0) return std::nullopt;
    const auto subject = [&](int above) {
        const auto active = t.child(above, "nsubj");
        return active ? active : t.child(above, "nsubj:pass");
    };
    const int verb = token.head;
    const std::string word = lemma_of(t.token(verb));
    if (is_a(token.relation, "obj"))
        return document_.in_list("received", word) ? subject(verb) : std::nullopt;
    // "was the target of criticism", "became the object of scorn"
    if (is_a(token.relation, "nmod") && has_case(t, noun, "of") &&
        is_one_of(word, {"target", "object", "butt", "subject", "victim"})) {
        if (t.child(verb, "cop")) return subject(verb);
        const int above = t.head(verb);
        const bool is_made_so =
            above >= 0 && is_one_of(lemma_of(t.token(above)), {"become", "remain", "find"});
        return is_made_so ? subject(above) : std::nullopt;
    }
    if (!is_a(token.relation, "obl")) return std::nullopt;
    const bool is_suffered =
        (has_case(t, noun, "for") &&
         ((word == "come" && has_mark(verb, "in")) || (word == "single" && is_passive(t, verb)))) ||
        (has_case(t, noun, "for") && word == "come" && t.child(verb, "compound:prt")) ||
        (has_case(t, noun, "to") && is_passive(t, verb) &&
         is_one_of(word, {"subject", "expose", "treat"})) ||
        (has_case(t, noun, "with") &&
         (word == "meet" || (is_passive(t, verb) &&
                             is_one_of(word, {"greet", "receive", "face", "hit", "confront"}))) &&
         !t.child(verb, "obj")) ||
        ((has_case(t, noun, "into") || has_case(t, noun, "against")) &&
         is_one_of(word, {"run", "bump", "collide"})) ||
        (has_case(t, noun, "on") && is_one_of(word, {"founder", "stumble"}));
    return is_suffered ? subject(verb) : std::nullopt;
}

/// Who does what the noun at `node` says, which is told of the one it is done to: "from Chad", "by
/// Chad", "Chad's", "Chadian", "in Chad".
Parties ClauseReader::givers_of(int node, const Context& context) const {
    const Tree& t = tree();
    const int noun = measured(node);
    for (const int at_noun : {node, noun}) {
        if (const auto owner = t.child(at_noun, "nmod:poss"); owner && *owner < at_noun)
            if (Parties found = parties_of(document_, at(*owner), referents(context));
                !found.empty())
                return found;
        for (const int kid : t.children(at_noun, "amod"))
            if (const Mention* people = people_at(kid)) return {document_.party(people->actor)};
    }
    const int verb = t.head(noun);
    for (const std::string_view mark : {"from", "by", "among", "of", "in", "with"})
        for (const int above : {node, noun, verb})
            for (const int kid : t.children(above)) {
                const std::string& relation = t.token(kid).relation;
                const bool hangs = is_a(relation, "nmod") || is_a(relation, "obl");
                if (!hangs || kid == node || kid == noun || !has_case(t, kid, mark)) continue;
                if (mark == "of" && above == verb) continue;
                Parties found = parties_of(document_, at(kid), referents(context));
                if (found.empty() && (mark == "in" || mark == "from"))
                    found = parties_or_place(document_, at(kid), referents(context));
                if (!found.empty()) return found;
            }
    return {};
}

/// "Its plan drew a rebuke from Chad": Chad rebukes whose plan it is.
bool ClauseReader::received(int node, const Predicate* sense, const Context& context) {
    if (context.reality == Reality::supposed) return false;
    const auto whom = receiver_of(node);
    if (!whom) return false;
    const int verb = tree().head(measured(node));
    if (is_negated(tree(), verb) || is_negated(tree(), node)) return false;
    const bool is_fire = sense == nullptr && is_a(tree().token(node).relation, "obj") &&
                         document_.in_list("under_what", lemma_of(tree().token(node)));
    const bool is_shot_at = is_of_guns(document_, at(node)) || is_in_the_field(document_, at(node));
    const Predicate* under = is_shot_at ? &kUnderGuns : &kUnderFire;
    const Predicate* says = is_fire ? under : sense;
    if (says == nullptr || says->pos != 'n' || says->cameo.empty() || says->cameo == "04" ||
        says->does == Does::judged)
        return false;
    Parties givers = givers_of(node, context);
    Parties done_to = parties_of(document_, at(*whom), referents(context));
    const bool is_thing = done_to.empty() && tree().token(*whom).upos == Upos::noun;
    if (is_thing) done_to = owners_of(document_, at(*whom));
    if (is_thing && done_to.empty())
        done_to = first_inside(document_, at(*whom), referents(context));
    givers = without(givers, done_to);
    if (givers.empty()) return false;
    const std::string code = code_of(*says, node, reality_of(verb, context.reality), false);
    std::vector<int> things = content_of(node, *says);
    std::erase_if(things, [&](int thing) {  // who does it is not what it is on
        const Parties named = parties_of(document_, at(thing), {});
        return !named.empty() && without(named, givers).empty();
    });
    if (things.empty() && is_thing) things = {*whom};
    event(givers, done_to, code, node, says->name(), {}, "deed", {}, kLikely);
    Context inner = context;
    inner.subject = givers;
    if (!things.empty()) positions(node, *says, givers, inner, things);
    return true;
}

/// "Went ahead with the census over the protests of Chad", where a parse hangs them on the census:
/// Chad protested to whoever went ahead. False of anything else.
bool ClauseReader::goes_along(int node, const Predicate& sense, const Parties& holder,
                              const Context& context) {
    const Tree& t = tree();
    const bool is_along = is_a(t.token(node).relation, "nmod") && is_said(node) &&
                          content_of(node, sense).empty() &&
                          (has_case(t, node, "despite") || has_case(t, node, "over") ||
                           has_case(t, node, "notwithstanding") || has_case(t, node, "amid"));
    const Parties whom = without(context.subject, holder);
    if (!is_along || whom.empty()) return false;
    event(holder, whom, code_of(sense, node, Reality::told, false), node, sense.name(), {}, "deed",
          {}, kLikely);
    return true;
}

/// Who invaded where a noun does not say it: the troops that "have held the port since the invasion
/// of Chad".
Parties ClauseReader::invaders_of(int node, const Context& context) const {
    const Tree& t = tree();
    if (!is_one_of(lemma_of(t.token(node)), {"invasion", "occupation", "annexation", "bombardment",
                                             "bombing", "shelling", "conquest"}) ||
        context.reality == Reality::supposed)
        return {};
    Parties whom;
    for (const int land : slot(t, node, "of"))
        unite(whom, parties_or_place(document_, at(land), referents(context)));
    if (whom.size() != 1) return {};
    int verb = t.head(node);
    while (verb >= 0 && t.token(verb).upos != Upos::verb) verb = t.head(verb);
    const bool is_by_troops = verb >= 0 && is_done_by(document_, at(verb), is_military);
    return is_by_troops ? without(context.subject, whom) : Parties{};
}

/// Whom a deed that a noun names is done to where the noun itself does not say it: "gave Chad a
/// dressing-down", "extended recognition to Chad", "sent words of praise to Chad".
Parties ClauseReader::given_party(int node, const Parties& doers, const Context& context) const {
    const Tree& t = tree();
    const int noun = measured(node);
    const Token& token = t.token(noun);
    if (!is_a(token.relation, "obj") || token.head < 0 ||
        !lexicon_.is_light_verb(lexicon_.verb_of(t.token(token.head))))
        return {};
    for (const int kid : t.children(token.head, "iobj"))
        if (Parties found = without(parties_of(document_, at(kid), referents(context)), doers);
            !found.empty())
            return found;
    for (const std::string_view mark : {"to", "on", "upon", "at", "against"})
        for (const int above : {noun, token.head})
            for (const int kid : t.children(above)) {
                const std::string& relation = t.token(kid).relation;
                if ((!is_a(relation, "nmod") && !is_a(relation, "obl")) || !has_case(t, kid, mark))
                    continue;
                Parties found = without(parties_of(document_, at(kid), referents(context)), doers);
                if (!found.empty()) return found;
            }
    return {};
}

/// "is locked in a row with Chad", "is at odds with it": who is in it. Empty where nobody is.
Parties ClauseReader::engaged_in(int node, const Predicate& sense, const Context& context) const {
    const Tree& t = tree();
    const Token& token = t.token(node);
    const bool is_with = std::ranges::find(sense.target, "with") != sense.target.end();
    if (!is_with || !is_a(token.relation, "obl") || token.head < 0 ||
        (!has_case(t, node, "in") && !has_case(t, node, "at")))
        return {};
    if (!is_one_of(lemma_of(t.token(token.head)),
                   {"lock", "embroil", "engage", "involve", "mire", "entangle", "remain", "stay",
                    "be", "bog", "enmesh"}))
        return {};
    const auto who = t.child(token.head, "nsubj") ? t.child(token.head, "nsubj")
                                                  : t.child(token.head, "nsubj:pass");
    return who ? parties_of(document_, at(*who), referents(context)) : context.subject;
}

/// "In a swipe at Chad, he called it lawless": who does what the clause tells, as a manner of it.
bool ClauseReader::is_manner(int node, const Predicate& sense) const {
    const Tree& t = tree();
    const Token& token = t.token(node);
    const bool is_word = is_one_of(std::string_view{sense.cameo}.substr(0, 2),
                                   {"02", "03", "05", "10", "11", "12", "13"});
    if (!is_word || !is_a(token.relation, "obl") || token.head < 0 ||
        t.token(token.head).upos != Upos::verb || is_passive(t, token.head))
        return false;
    const bool is_one = std::ranges::any_of(t.children(node, "det"), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)), {"a", "an", "another"});
    });
    const bool is_mutual =
        std::ranges::find(sense.target, "between") != sense.target.end() || sense.words[0] == "bid";
    return is_one && !is_mutual &&
           (has_case(t, node, "in") || (node < token.head && has_case(t, node, "as")));
}

/// "cut its aid", "dropped its objection": the verb says what becomes of it.
bool ClauseReader::is_told_by_verb(int node, const Predicate& sense) const {
    const Token& token = tree().token(node);
    if (token.head < 0) return false;
    const Predicate* above = sense_at(token.head);
    if (above == nullptr || above->pos != 'v') return false;
    // "lifted its ban"
    if (above->does == Does::end && above->cameo == "08" && is_a(token.relation, "obj") &&
        sense.cameo.substr(0, 2) >= "14")
        return true;
    // "stormed out of talks with Chad": that ends them
    if (above->cameo == "16" && sense.cameo == "04" && is_a(token.relation, "obl") &&
        (has_case(tree(), node, "of") || has_case(tree(), node, "from")))
        return true;
    const bool is_its_word =
        std::any_of(above->words.begin() + 1, above->words.end(),
                    [&](const std::string& word) { return is_word(token, word); });
    return is_its_word && (above->sign * sense.sign < 0 || !above->cameo.empty());
}

/// True of "fighting raged between Chad and Libya": the sides hang on the verb.
bool ClauseReader::between_on_verb(int node, std::string_view name) const {
    const Token& token = tree().token(node);
    return name == "between" && is_a(token.relation, "nsubj") && token.head >= 0 &&
           slot(tree(), node, name).empty() && !slot(tree(), token.head, name).empty();
}

}  // namespace demarche::extract
