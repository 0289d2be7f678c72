#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

namespace demarche::extract {

/// "as long as they did not ratify it": however the parse hangs the three words.
bool begins_as_long_as(const Tree& tree, int node) {
    const int head = tree.head(node);
    if (head >= 0 && lemma_of(tree.token(head)) == "long") return true;
    const std::vector<int> words = tree.subtree(node);
    const auto form = [&](std::size_t i) { return utf8::lower(tree.token(words[i]).form); };
    return words.size() > 3 && form(0) == "as" && form(1) == "long" && form(2) == "as";
}

/// "supports neither side", "not one inch will be given up": done to nobody.
bool ClauseReader::is_of_none(int node) const {
    const Tree& t = tree();
    if (t.token(node).upos != Upos::verb) return false;
    return std::ranges::any_of(t.children(node), [&](int kid) {
        const std::string& relation = t.token(kid).relation;
        if (is_a(relation, "obj"))
            return std::ranges::any_of(t.children(kid), [&](int below) {
                return below < kid && lemma_of(t.token(below)) == "neither";
            });
        // "agreed to no boycott", "took part in no raid"; not "in no time"
        if (relation == "obl" && kid > node && (has_case(t, kid, "to") || has_case(t, kid, "in")))
            return std::ranges::any_of(t.children(kid, "det"), [&](int below) {
                return utf8::lower(t.token(below).form) == "no" &&
                       !is_one_of(lemma_of(t.token(kid)), {"time", "hurry", "doubt", "way"});
            });
        const int first = t.subtree(kid).front();
        return is_a(relation, "nsubj") && t.head(first) == kid && !is_not_this_but(kid) &&
               utf8::lower(t.token(first).form) == "not";
    });
}

bool is_quotation_in(const Sentence& sentence) {
    return std::ranges::any_of(sentence.tokens, [](const Token& t) {
        return is_one_of(t.form, {"\"", "“", "”", "``", "''", "«", "»"});
    });
}

/// True of "is called upon", "are urged": a passive of now that names nobody who asks.
bool ClauseReader::is_asked_of(int node) const {
    const int above = tree().head(node);
    const bool is_said = above >= 0 && is_a(tree().token(node).relation, "ccomp") &&
                         is_one_of(lemma_of(tree().token(above)), {"say", "add", "state"});
    if (!is_said && (node != tree().root() || document_.issuer.empty())) return false;
    return is_passive(tree(), node) && !has_agent(node) &&
           std::ranges::any_of(tree().children(node, "aux:pass"), [&](int kid) {
               return is_one_of(tree().token(kid).xpos, {"VBZ", "VBP"});
           });
}

bool ClauseReader::has_child_by(int node) const {
    return std::ranges::any_of(tree().children(node, "nmod"),
                               [&](int kid) { return has_case(tree(), kid, "by"); });
}

/// True of what has been, whatever becomes of the deed at `node`: it is the subject or goes before.
bool ClauseReader::has_been(int node, int kid) const {
    const Token& token = tree().token(kid);
    // "criticised Russia's veto of the text"
    const Predicate* above = sense_at(node);
    // "threw out a Russian demand", "dismissed the refusal of Chad to meet"
    const bool is_of_people = std::ranges::any_of(tree().children(kid, "amod"), [&](int people) {
        const Mention* m = document_.mention_at(at(people));
        return (m != nullptr ? m : document_.place_at(at(people))) != nullptr;
    });
    const bool is_from = std::ranges::any_of(tree().children(kid, "nmod"), [&](int whose) {
        return has_case(tree(), whose, "from") ||
               (has_case(tree(), whose, "of") && tree().child(kid, "acl"));
    });
    const bool is_named_deed =
        token.upos == Upos::noun && sense_at(kid) != nullptr &&
        (tree().child(kid, "nmod:poss") || has_child_by(kid) || is_of_people || is_from);
    const bool is_reaction =
        above != nullptr && (above->does == Does::act || above->does == Does::not_do) &&
        is_one_of(std::string_view{above->cameo}.substr(0, 2), {"05", "11", "12"});
    // "a meeting of the two ended"; "in a call with Kyiv, Paris promised"; "condemned by the
    // League, Damascus turned to Moscow"
    const bool is_subject = is_a(token.relation, "nsubj");
    const bool goes_before =
        kid < node && (is_a(token.relation, "obl") ||
                       (is_a(token.relation, "advcl") && is_one_of(token.xpos, {"VBN", "VBG"})));
    return (is_named_deed && is_reaction) || is_subject || goes_before;
}

/// True of "opportunity" in "took the opportunity to thank them", "step" in "took the step of
/// recalling him": what it was taken for was done.
bool ClauseReader::is_own_step(int node) const {
    const Token& token = tree().token(node);
    if (!is_a(token.relation, "obj") || token.head < 0 || is_negated(tree(), token.head))
        return false;
    const std::string verb = lemma_of(tree().token(token.head));
    const std::string noun = lemma_of(token);
    return (is_one_of(verb, {"take", "use", "seize", "grasp"}) &&
            is_one_of(noun, {"opportunity", "occasion", "chance", "moment", "step", "liberty",
                             "trouble", "measure", "course"})) ||
           (verb == "make" && is_one_of(noun, {"point", "show", "habit"}));
}

/// True of a participle that tells no deed: "the ruling party", "spoke about the fighting",
/// "earthquake-hit".
bool ClauseReader::is_mere_noun(int node) const {
    const Token& token = tree().token(node);
    const std::string verb = lemma_of(token);
    // "earthquake-hit Haiti"
    if (node > 1 && tree().token(node - 1).form == "-")
        return is_one_of(verb, {"hit", "strike", "ravage", "tear", "batter", "scar", "wreck"});
    if (token.xpos != "VBG") return false;
    // "told cheering deputies"
    if (token.relation == "amod")
        return is_one_of(verb, {"rule", "lead", "strike", "fight", "cheer", "applaud", "laugh"});
    return verb == "fight" && is_a(token.relation, "advcl") && !tree().child(node, "obj") &&
           (has_mark(node, "about") || has_mark(node, "over") || has_mark(node, "after") ||
            has_mark(node, "despite") || has_mark(node, "from") || has_mark(node, "since"));
}

/// True of "set up a panel to investigate the crash": an inquiry is under way.
bool ClauseReader::is_set_to_inquire(int node, int kid) const {
    const Token& token = tree().token(node);
    if (!is_a(token.relation, "obj") || token.head < 0 || is_negated(tree(), token.head) ||
        !is_one_of(lemma_of(tree().token(token.head)),
                   {"set", "form", "create", "establish", "appoint", "name", "convene", "assemble",
                    "launch", "send", "dispatch", "begin", "open"}))
        return false;
    const Predicate* sense = sense_at(kid);
    return sense != nullptr && sense->cameo.starts_with("09");
}

/// True of what is only promised, meant, or said not to be.
bool ClauseReader::is_not_told(int node, int kid) const {
    const Token& token = tree().token(kid);
    const Token& head = tree().token(node);
    const bool is_adverbial = is_a(token.relation, "advcl") || is_a(token.relation, "obl");
    // "went so far as to condemn it"
    const bool is_as_far = lemma_of(head) == "far" && token.xpos == "VB" && has_mark(kid, "as");
    // "far from condemning it", "rather than sign"
    const bool is_instead =
        is_adverbial && !is_as_far && !has_mark(node, "sooner") &&
        (has_case(tree(), kid, "than") || has_mark(kid, "than") || has_mark(kid, "without") ||
         has_case(tree(), kid, "without") || has_mark(kid, "instead") || has_mark(kid, "far") ||
         lemma_of(head) == "far" || has_mark(kid, "rather"));
    // "has yet to be ratified"
    const bool is_yet =
        is_a(token.relation, "xcomp") && has_mark(node, "yet") && lemma_of(head) == "have";
    // "a promise that Ukraine will never join": whoever's it is
    const Predicate* above = sense_at(node);
    const bool is_promised =
        (token.relation == "acl" || is_a(token.relation, "ccomp")) && head.upos == Upos::noun &&
        above != nullptr &&
        (above->does == Does::ask || above->does == Does::will || above->does == Does::not_do);
    // "was the first country to recognise Kosovo": it did.
    const bool is_first = std::ranges::any_of(tree().children(node, "amod"), [&](int which) {
        return is_one_of(lemma_of(tree().token(which)),
                         {"first", "second", "third", "only", "latest", "last", "sole"});
    });
    // "the decision to station missiles", "hard to give"
    const bool is_only_meant =
        token.xpos == "VB" && has_mark(kid, "to") && !is_own_step(node) &&
        !is_set_to_inquire(node, kid) &&
        ((token.relation == "acl" && head.upos == Upos::noun && !is_first &&
          parties_of(document_, at(node), {}).empty()) ||
         (is_a(token.relation, "xcomp") && head.upos == Upos::adj && above == nullptr));
    // "is considering expelling an envoy"
    const bool is_weighed =
        token.xpos == "VBG" && !is_adverbial &&
        is_one_of(lemma_of(head), {"consider", "contemplate", "mull", "weigh", "discuss", "suggest",
                                   "propose", "oppose", "avoid", "risk", "envisage", "favour"});
    return is_instead || is_yet || is_promised || is_only_meant || is_weighed;
}

/// "provided that the planes stay out": no deed of providing.
bool ClauseReader::is_proviso(int kid) const {
    const Token& token = tree().token(kid);
    return is_a(token.relation, "advcl") && !tree().child(kid, "nsubj") &&
           is_one_of(lemma_of(token), {"provide", "suppose"}) && tree().child(kid, "ccomp");
}

/// "should the coalition be sworn in", "had it signed": a condition without a mark.
bool is_turned_condition(const Tree& tree, int node) {
    const auto subject =
        tree.child(node, "nsubj") ? tree.child(node, "nsubj") : tree.child(node, "nsubj:pass");
    if (!subject || tree.child(node, "mark")) return false;
    return std::ranges::any_of(tree.children(node), [&](int kid) {
        const Token& t = tree.token(kid);
        return kid < *subject && (is_a(t.relation, "aux") || is_a(t.relation, "cop")) &&
               is_one_of(utf8::lower(t.form), {"should", "had", "were"});
    });
}

std::string ClauseReader::condition_of(int node) const {
    for (const int kid : tree().children(node, "advcl"))
        for (const int mark : tree().children(kid, "mark"))
            if (is_one_of(lemma_of(tree().token(mark)),
                          {"if", "unless", "until", "provided", "once"}) ||
                begins_as_long_as(tree(), kid))
                return std::string{document_.text(tree().span(kid))};
    // "as long as Cyprus accepts it": a parse may hang the clause on "long".
    for (const int adverb : tree().children(node, "advmod"))
        for (const int kid : tree().children(adverb, "advcl"))
            if (lemma_of(tree().token(adverb)) == "long")
                return std::string{document_.text(tree().span(kid))};
    return {};
}

/// How real the adverbial clause at `kid` is: supposed after "if", told after "whereas".
Reality ClauseReader::reality_of_clause(int kid, Reality under, Reality beside) const {
    const auto begins_with = [&](std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(tree().children(kid), [&](int mark) {
            const Token& token = tree().token(mark);
            return (is_a(token.relation, "mark") || token.xpos == "WRB") &&
                   is_one_of(lemma_of(token), words);
        });
    };
    const bool is_condition = begins_as_long_as(tree(), kid) || is_turned_condition(tree(), kid);
    // "remains ready to talk, whereas Caracas rejects it"
    if (tree().child(kid, "nsubj") && !is_condition &&
        begins_with(
            {"whereas", "while", "although", "though", "after", "since", "because", "when", "as"}))
        return beside;
    // "a missile capable of hitting Lima"
    const int above = tree().head(kid);
    if (above >= 0 && tree().token(above).upos == Upos::adj &&
        is_one_of(lemma_of(tree().token(above)), {"capable", "able", "incapable", "unable"}))
        return Reality::supposed;
    return is_condition || begins_with({"if", "unless", "whether"}) ? Reality::supposed : under;
}

namespace {

/// Who does what the clause at `kid` tells in "ended with Chile refusing to sign": Chile, which a
/// parse may hang on the verb.
std::optional<int> who_with(const Tree& tree, int verb, int kid) {
    const Token& token = tree.token(kid);
    if (!is_a(token.relation, "advcl") || token.xpos != "VBG" || tree.child(verb, "obj"))
        return std::nullopt;
    for (const int who : tree.children(verb, "obl")) {
        const bool is_next = who > verb && tree.subtree(who).back() + 1 == kid;
        const bool is_with = has_case(tree, who, "with") ||
                             (has_case(tree, kid, "with") && tree.children(who, "case").empty());
        if (is_next && is_with) return who;
    }
    return std::nullopt;
}

}  // namespace

/// True of "to favour it" in "Japan and Canada are understood to favour it": they do.
bool ClauseReader::is_of_whom_it_is_told(int node, int kid) const {
    const Token& token = tree().token(kid);
    const Token& head = tree().token(node);
    // "was quoted as saying"
    const bool is_as = is_a(token.relation, "advcl") && has_mark(kid, "as") && token.xpos == "VBG";
    // "would not be drawn beyond expressing hope"
    const bool is_doing = is_a(token.relation, "advcl") && token.xpos == "VBG" && kid > node;
    // "was sent to Lome to talk to the generals"
    const bool is_errand = is_a(token.relation, "advcl") && token.xpos == "VB" &&
                           has_mark(kid, "to") &&
                           is_one_of(lemma_of(head), {"send", "dispatch", "invite", "summon"});
    return is_passive(tree(), node) &&
           (is_a(token.relation, "xcomp") || is_as || is_doing || is_errand);
}

/// Who does what hangs on the noun at `node`: whom it names, or in a text its authors: "adopted a
/// resolution which urges restraint", "sent a letter backing the plan".
Parties ClauseReader::speaker_in_text(int node, int kid, const Context& context) const {
    const Token& token = tree().token(kid);
    const Token& head = tree().token(node);
    const bool is_own_text = is_a(head.relation, "obj") && !context.subject.empty() &&
                             document_.in_list("says_text", lemma_of(head));
    Parties subject = parties_of(document_, at(node), referents(context));
    // "passed an American resolution urging restraint"
    const bool is_adopted =
        is_own_text && head.head >= 0 &&
        is_one_of(lemma_of(tree().token(head.head)), {"adopt", "pass", "approve", "endorse"});
    if (is_own_text && (subject.empty() || is_adopted)) subject = context.subject;
    // "a statement by Chad rejecting the border": Chad rejects it
    if (subject.empty() && token.xpos == "VBG") subject = authors_of(node, kid, context);
    return subject;
}

/// Who does what the clause on "those" tells: "Jordan was among those who condemned it". `subject`
/// where the noun is no such word.
Parties ClauseReader::some_of_those(int node, int kid, Parties subject,
                                    const Context& context) const {
    const Token& head = tree().token(node);
    // "Jordan was among those who condemned it", "among those who condemned it was Jordan"
    const bool is_some_of =
        is_one_of(utf8::lower(head.form), {"those", "countries", "nations", "states", "governments",
                                           "powers", "leaders", "members"}) &&
        (has_case(tree(), node, "among") || utf8::lower(head.form) == "those");
    if (is_some_of) {
        if (tree().child(node, "cop")) subject = subject_of(node, context);
        // "joined those who oppose it"
        if (head.head >= 0 && lemma_of(tree().token(head.head)) == "join")
            subject = context.subject;
        if (head.head >= 0 && tree().child(head.head, "cop") && head.head > kid)
            subject = parties_of(document_, at(head.head), referents(context));
    }
    // "is one of the countries that oppose it"
    const int some = head.head;
    if (subject.empty() && some >= 0 && tree().child(some, "cop") && has_case(tree(), node, "of") &&
        is_one_of(lemma_of(tree().token(some)), {"one", "two", "some", "several", "part"}))
        subject = subject_of(some, context);
    return subject;
}

/// Whom what hangs on `node` has as subject where it has none of its own.
Parties ClauseReader::subject_below(int node, int kid, const Context& context) const {
    const Token& token = tree().token(kid);
    const Token& head = tree().token(node);
    Parties subject = context.subject;
    // "in protest at", "after talks with": whose clause the noun stands in.
    if (is_a(token.relation, "obl") && subject.empty())
        if (const auto own = tree().child(node, "nsubj"))
            subject = parties_of(document_, at(*own), referents(context));
    if (subject.empty() && is_of_whom_it_is_told(node, kid))
        for (const int whom : tree().children(node, "nsubj:pass"))
            subject = parties_of(document_, at(whom), referents(context));
    // "joined China in voting against it": both vote
    if (lemma_of(head) == "join" && has_case(tree(), kid, "in"))
        for (const int whom : tree().children(node, "obj"))
            unite(subject, parties_of(document_, at(whom), referents(context)));
    // "praised the Kurds for fighting the militia", "expelled a deputy for firing a shot", "was
    // jailed for killing a guard": whoever is praised or punished did that
    const Predicate* over = sense_at(node);
    const bool is_for_it =
        is_a(token.relation, "advcl") && token.xpos == "VBG" &&
        (has_mark(kid, "for") || (has_mark(kid, "on") && lemma_of(head) == "congratulate")) &&
        over != nullptr && over->pos == 'v' &&
        is_one_of(std::string_view{over->cameo}.substr(0, 2), {"05", "09", "11", "16", "17", "18"});
    if (is_for_it)
        for (const char* whom : {"obj", "nsubj:pass"})
            if (const auto done_to = tree().child(node, whom))
                return parties_of(document_, at(*done_to), referents(context));
    // "prompted Belgrade to expel its ambassador": Belgrade expels it.
    const bool is_made_do = (is_a(token.relation, "xcomp") || is_a(token.relation, "advcl")) &&
                            document_.in_list("makes_do", lemma_of(head)) && token.xpos == "VB";
    if (is_made_do)
        for (const int whom : tree().children(node, "obj"))
            subject = parties_of(document_, at(whom), referents(context));
    // "called in the envoy to protest": who calls protests.
    const bool is_purpose = token.relation == "acl" && !context.subject.empty() &&
                            !tree().child(node, "nmod:poss") && token.xpos == "VB" &&
                            head.upos == Upos::noun && context.reality == Reality::told;
    if (is_a(token.relation, "acl") && is_own_step(node)) return subject;
    if (is_a(token.relation, "acl") && !is_purpose) subject = speaker_in_text(node, kid, context);
    // "The talks ended with Chile refusing to sign"
    if (const auto who = who_with(tree(), node, kid))
        return parties_of(document_, at(*who), referents(context));
    if (is_a(token.relation, "acl")) subject = some_of_those(node, kid, subject, context);
    // "It was Norway that proposed it"
    const auto it = tree().child(node, "expl");
    if (token.relation == "advcl:relcl" && tree().child(node, "cop") && it &&
        utf8::lower(tree().token(*it).form) == "it")
        subject = parties_of(document_, at(node), referents(context));
    return subject;
}

/// "Oslo will sign; Lima has signed": what a semicolon parts stands under nothing that the first
/// says.
bool ClauseReader::is_behind_semicolon(int kid) const {
    if (!is_a(tree().token(kid).relation, "parataxis") || tree().head(kid) != tree().root())
        return false;
    const int first = tree().subtree(kid).front();
    return tree().token(first).form == ";" || (first > 0 && tree().token(first - 1).form == ";");
}

/// "stopped short of a break, recalling its envoy": what is done beside what is not done.
bool ClauseReader::is_aside_of_refusal(int node, int kid) const {
    const Token& token = tree().token(kid);
    const Predicate* sense = sense_at(node);
    const int first = tree().subtree(kid).front();
    return is_a(token.relation, "advcl") && token.xpos == "VBG" && kid > node && first > 0 &&
           tree().token(first).form == "," && !tree().child(kid, "mark") && sense != nullptr &&
           (sense->does == Does::not_do || sense->does == Does::end);
}

void ClauseReader::below(int node, const Context& context, const std::vector<int>& done,
                         const Context& beside) {
    for (const int kid : tree().children(node)) {
        if (std::ranges::find(done, kid) != done.end()) continue;
        const std::string& relation = tree().token(kid).relation;
        if (is_behind_semicolon(kid)) {
            Context apart = outermost_;
            apart.voice = beside.voice;  // "…, he said; it had chosen to stay": he says on
            clause(kid, apart);
            continue;
        }
        if (is_rather_than(kid)) {
            shunned(kid, beside);
            continue;
        }
        // "Paris wants this, Moscow insists on that": each for itself
        if (is_a(relation, "conj") || (is_a(relation, "parataxis") && tree().child(kid, "nsubj"))) {
            clause(kid, beside);
            continue;
        }
        if (is_proviso(kid)) continue;
        Context inner = context;
        inner.subject = subject_below(node, kid, context);
        if (has_been(node, kid)) inner.reality = beside.reality;
        // "cast doubt on it by backing Chad": what it was done by was done.
        if (is_a(relation, "advcl") && has_mark(kid, "by") && tree().token(kid).xpos == "VBG")
            inner.reality = beside.reality;
        // "ended with Chile refusing to sign": what it ended with was done
        const bool is_beside = is_a(relation, "advcl") && tree().token(kid).xpos == "VBG" &&
                               has_mark(kid, "with") && tree().child(kid, "nsubj");
        if (is_beside || who_with(tree(), node, kid)) inner.reality = beside.reality;
        if (is_not_told(node, kid)) inner.reality = Reality::supposed;
        if (is_aside_of_refusal(node, kid)) inner.reality = beside.reality;
        if (is_a(relation, "advcl"))
            inner.reality = reality_of_clause(kid, inner.reality, beside.reality);
        // "will meet Lavrov, who rejected …", "rejected a draft submitted by Tunisia": what is told
        // of somebody or something aside is told as a fact.
        const bool is_done = relation == "acl" && is_passive(tree(), kid) &&
                             (tree().child(kid, "obl:agent") || !slot(tree(), kid, "by").empty());
        // "blocked the draft, whereupon Chad refused to sign"
        if (relation == "acl:relcl" || relation == "advcl:relcl" || is_done)
            inner.reality = Reality::told;
        clause(kid, inner);
    }
}

}  // namespace demarche::extract
