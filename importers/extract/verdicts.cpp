#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/slots.hpp"

namespace demarche::extract {

/// "The idea remained anathema to both", "seems unfair": what the last word is said of.
std::optional<int> ClauseReader::linked_subject(int node) const {
    const Token& token = tree().token(node);
    const bool is_complement =
        is_a(token.relation, "xcomp") || (is_a(token.relation, "obj") && token.xpos == "NN");
    if (token.head < 0 || !is_complement || token.upos == Upos::verb ||
        !is_one_of(lemma_of(tree().token(token.head)),
                   {"remain", "stay", "seem", "appear", "look", "prove", "sound", "become"}))
        return std::nullopt;
    return tree().child(token.head, "nsubj");
}

void ClauseReader::verdict(int node, const Predicate& verb, const Context& context) {
    // "represented a mistake", "amounts to theft": what it is said to be
    const Predicate* says = &verb;
    if (verb.pos == 'v' && verb.sign == 0)
        for (const std::string_view name : {"obj", "to"})
            for (const int thing : slot(tree(), node, name))
                if (const Predicate* found = quality_of(thing)) says = found;
    // "would open the door to abuse": what it opens it to
    static const Predicate opens_to_ill{{"open", "to"}, 'v', Does::judged, "11", {}, -1, {}, 0.6};
    if (says->pos == 'v' && says->sign > 0 &&
        is_one_of(says->words.back(), {"door", "way", "path", "gate", "road", "ground", "stage"}))
        for (const std::string_view name : {"to", "for"})
            for (const int thing : slot(tree(), node, *says, name))
                if (tenor_of_phrase(thing, 0) < 0) says = &opens_to_ill;
    const Predicate& sense = *says;
    Parties holders = self(context);
    // "is unacceptable to Moscow", "remained anathema to China and India"
    if (document_.in_list("to_mind", lemma_of(tree().token(node))) || holders.empty())
        for (const char* relation : {"obl", "nmod"})
            for (const int kid : tree().children(node, relation))
                if (has_case(tree(), kid, "to") || has_case(tree(), kid, "for"))
                    if (Parties minds = parties_or_place(document_, at(kid), referents(context));
                        !minds.empty())
                        holders = std::move(minds);
    auto subject = subject_of_verdict(node);
    if (!subject) subject = linked_subject(node);
    // "serves science and is lawful": the subject of the first
    if (!subject && is_a(tree().token(node).relation, "conj"))
        subject = tree().child(tree().head(node), "nsubj");
    if (holders.empty() || !subject || context.reality == Reality::supposed) return;
    const Matter matter = matter_of(document_, lexicon_, at(*subject));
    const int turn = is_denied_there(node, sense) ? -1 : 1;
    const Parties targets = parties_inside(document_, at(*subject), referents(context));
    const std::string not_so = sense.sign > 0 ? "12" : std::string{};
    // "peace is impossible without a border treaty"
    if (sense.sign < 0 && turn > 0)
        for (const int above : {node, *subject})
            for (const char* relation : {"obl", "nmod"})
                for (const int kid : tree().children(above, relation))
                    if (has_case(tree(), kid, "without"))
                        return judged_so(holders, kid, 1, node, sense.name(), context);
    event(holders, targets, turn > 0 ? sense.cameo : not_so, node, sense.name(), matter.text,
          "verdict", matter.steps, kLikely);
    stance(holders, matter, sense.sign * matter.sign * turn, node, sense, context, "verdict");
}

/// The words that may be what the object is called: complements of the verb, and what a parse hangs
/// on the object behind it.
std::vector<int> ClauseReader::complements(int node, const std::vector<int>& objects) const {
    std::vector<int> found;
    for (const int kid : tree().children(node)) {
        const std::string& relation = tree().token(kid).relation;
        const bool is_object = !objects.empty() && kid == objects.front();
        if (is_a(relation, "xcomp") || is_a(relation, "obl") || is_a(relation, "advcl") ||
            is_a(relation, "ccomp") || (is_a(relation, "obj") && !is_object))
            found.push_back(kid);
    }
    // "called the removal blasphemous", "called the order rules-based": a parse may hang the last
    // word on the object.
    for (const int object : objects)
        for (const char* relation : {"amod", "acl", "appos"})
            for (const int kid : tree().children(object, relation))
                if (kid > object) found.push_back(kid);
    return found;
}

/// "pronounced himself disappointed", "declared itself ready to talk": the attitude of who says so.
void ClauseReader::of_oneself(int node, int quality, const Parties& subject, const Context& inner) {
    const Predicate* sense = sense_at(quality);
    if (sense != nullptr && sense->does != Does::judged)
        return predicate(quality, *sense, subject, inner);
    sense = lexicon_.attitude(utf8::lower(tree().token(quality).form));
    if (sense == nullptr || last_matter_.empty()) return;
    event(subject, {}, code_of(*sense, node, inner.reality, false), node, sense->name(),
          last_matter_, "verdict", "told before; ", kWeak);
    stance(subject, told_before(node), sense->sign * last_sign_, node, *sense, inner, "verdict");
}

/// True of "declared the deal void", which says what the deal is.
bool ClauseReader::declares_so(int node) const {
    const std::string verb = lemma_of(tree().token(node));
    const std::vector<int> objects = slot(tree(), node, "obj");
    // "thought it wrong to sell the ships"
    if (is_one_of(verb, {"think", "find", "believe", "consider", "deem", "call", "hold", "judge"}))
        for (const int kid : complements(node, objects))
            if (clause_behind(node, kid))
                if (const Predicate* says = quality_of(kid); says != nullptr && says->sign != 0)
                    return true;
    if (!is_one_of(verb, {"declare", "proclaim", "rule", "find", "hold"})) return false;
    if (objects.empty() || tree().child(node, "ccomp")) return false;
    return std::ranges::any_of(complements(node, objects), [&](int kid) {
        const Predicate* says = quality_of(kid);
        return says != nullptr && says->sign != 0;
    });
}

/// The clause that is judged in "found it wrong to sell the ships", "finds it unfair that they
/// stay".
std::optional<int> ClauseReader::clause_behind(int verb, int quality) const {
    const bool has_it = std::ranges::any_of(tree().children(verb), [&](int kid) {
        return kid > verb && kid < quality && utf8::lower(tree().token(kid).form) == "it";
    });
    if (!has_it) return std::nullopt;
    for (const int above : {quality, verb})
        for (const char* relation : {"ccomp", "advcl", "xcomp", "csubj", "acl"})
            for (const int kid : tree().children(above, relation))
                if (kid > quality && (has_mark(kid, "that") || has_mark(kid, "to"))) return kid;
    return std::nullopt;
}

/// The verdict before the thing of `owner` at `thing` is no part of what the thing is.
void ClauseReader::called_by_verdict(const Parties& holders, int thing, int owner,
                                     const Predicate& says, int node, const Context& context) {
    Matter matter{thing, 1, phrase_of(document_, at(thing)), {}, thing};
    const std::size_t begin = matter.text.find(tree().token(owner).form);
    if (begin != std::string::npos) matter.text.erase(0, begin);
    event(holders, first_inside(document_, at(thing), referents(context)), says.cameo, node,
          says.name(), matter.text, "verdict", {}, kLikely);
    stance(holders, matter, says.sign, node, says, context, "verdict");
}

/// "called the deal historic", "described the report as unbalanced": what the last word says of the
/// object.
void ClauseReader::judgement(int node, const Parties& subject, const Context& inner) {
    std::vector<int> objects = slot(tree(), node, "obj");
    // "sees in the decision a step in the right direction"
    std::vector<int> seen_in = slot(tree(), node, "in");
    const bool is_seen_in = objects.size() == 1 && !seen_in.empty() &&
                            lemma_of(tree().token(node)) == "see" &&
                            quality_of(objects.front()) != nullptr;
    if (objects.empty() || is_seen_in) objects = std::move(seen_in);
    // "a step Oslo called scandalous"
    const auto who = tree().child(node, "nsubj");
    if (objects.empty() && tree().token(node).relation == "acl:relcl" && who &&
        tree().head(node) < *who && !is_relative(tree(), *who))
        objects = {tree().head(node)};
    // "described as 'regrettable' Rome's decision to leave"
    if (objects.empty() && !is_passive(tree(), node) && inner.reality == Reality::told)
        for (const int kid : slot(tree(), node, "as"))
            if (const auto owner = tree().child(kid, "nmod:poss"))
                for (const int how : tree().children(kid, "amod"))
                    if (const Predicate* says = quality_of(how);
                        says != nullptr && says->sign != 0 && how < *owner)
                        return called_by_verdict(subject, kid, *owner, *says, node, inner);
    const bool is_own =
        objects.size() == 1 && utf8::lower(tree().token(objects.front()).form).ends_with("self");
    for (const int kid : complements(node, objects)) {
        if (is_own && !subject.empty()) return of_oneself(node, kid, subject, inner);
        // "an honourable one", "a dangerous step"
        const Predicate* says = quality_of(kid);
        // "called the suspension inevitable"
        static const Predicate condones{{"call"}, 'v', Does::act, "05", {}, 1, {}, 0.4, false};
        if (document_.in_list("condoned", utf8::lower(tree().token(kid).form)) &&
            std::ranges::any_of(objects, [&](int one) { return can_be_condoned(one); }))
            says = &condones;
        if (says == nullptr) continue;
        const int turn = is_negated(tree(), node) != is_negated(tree(), kid) ? -1 : 1;
        Parties targets;
        for (const int object : objects)
            unite(targets, first_inside(document_, at(object), referents(inner)));
        const bool happens = inner.reality != Reality::supposed && turn > 0;
        const auto clause = clause_behind(node, kid);
        const Matter matter =
            clause            ? Matter{*clause, 1, phrase_of(document_, at(*clause)), {}, *clause}
            : objects.empty() ? Matter{}
                              : matter_of(document_, lexicon_, at(objects.front()));
        event(subject, targets, happens ? says->cameo : std::string{}, node, says->name(),
              matter.text, "verdict", matter.steps, kLikely);
        if (says != &condones)
            stance(subject, matter, says->sign * matter.sign * turn, node, *says, inner, "verdict");
        return;
    }
    // "branded him a traitor": whatever it is, it is no praise.
    const Predicate* verb = sense_at(node);
    if (verb != nullptr && verb->does == Does::judge && verb->cameo == "11" && !objects.empty() &&
        inner.reality == Reality::told && !is_negated(tree(), node)) {
        Parties targets;
        for (const int object : objects)
            unite(targets, first_inside(document_, at(object), referents(inner)));
        event(subject, targets, "11", node, verb->name(), {}, "verdict", {}, kLikely);
        // "branded it a pariah for its tests"
        for (const int kid : tree().children(node, "obl"))
            if ((has_case(tree(), kid, "for") || has_case(tree(), kid, "over")) &&
                tree().token(kid).upos == Upos::noun && is_thing_or_clause(kid)) {
                const Matter matter = matter_of(document_, lexicon_, at(kid));
                return stance(subject, matter, -matter.sign, node, *verb, inner, "verdict");
            }
        return;
    }
    // "called the Greek prime minister": on the telephone
    if (lemma_of(tree().token(node)) != "call") return;
    const std::vector<int> more = complements(node, objects);
    const bool is_called_so = std::ranges::any_of(more, [&](int kid) {
        const std::string& relation = tree().token(kid).relation;
        const bool is_aside = is_a(relation, "appos") || is_a(relation, "advcl") ||
                              (is_a(relation, "obl") && is_time(tree().token(kid)));
        return !is_aside;  // "called him on Monday to thank him"
    });
    const bool is_with_particle = std::ranges::any_of(tree().children(node), [&](int kid) {
        return is_one_of(lemma_of(tree().token(kid)), {"together", "back", "off", "away"});
    });
    if (is_called_so || is_with_particle) return;
    Parties called;
    for (const int object : objects) unite(called, parties_of(document_, at(object), {}));
    static const Predicate phone{{"call"}, 'v', Does::act, "04", {}, 0, {"obj"}, 0.5, false};
    Parties sides = subject;
    unite(sides, called);
    const bool is_person =
        !called.empty() && (!called.front().speaker.empty() ||
                            document_.in_list("office", lemma_of(tree().token(objects.front()))));
    if (is_person && sides.size() > 1)
        together(sides, node, phone, code_of(phone, node, inner.reality, is_negated(tree(), node)));
}

/// Whose deed it is that pleases or displeases somebody as the verb at `node` says.
Parties ClauseReader::displeased_with(int node, const Context& context) const {
    const auto cause = tree().child(node, "nsubj");
    if (!cause) return context.subject;
    if (!is_relative(tree(), *cause)) return parties_of(document_, at(*cause), referents(context));
    // "signed the pact, which angered Chad": who did what the noun stands in
    int verb = tree().head(node);
    while (verb >= 0 && tree().token(verb).upos != Upos::verb) verb = tree().head(verb);
    const auto doer = verb < 0 ? std::nullopt : tree().child(verb, "nsubj");
    return doer ? parties_of(document_, at(*doer), referents(context)) : Parties{};
}

/// "The repudiation has dismayed Paris": who is dismayed is against it.
void ClauseReader::affects(int node, const Context& context) {
    const std::string verb = lemma_of(tree().token(node));
    const bool is_good = document_.in_list("pleases", verb);
    auto cause = tree().child(node, "nsubj");
    // "It was the ban that angered Peru", "a ban that angered Peru"
    if (cause && is_relative(tree(), *cause)) cause = antecedent_of(tree(), *cause);
    const bool is_not = is_negated(tree(), node);
    // "signed it, angering Chad"
    const bool is_by_deed =
        !cause && is_a(tree().token(node).relation, "advcl") && tree().token(node).xpos == "VBG";
    if ((!is_good && !document_.in_list("displeases", verb)) || (!cause && !is_by_deed) ||
        is_passive(tree(), node) || context.reality == Reality::supposed || (is_not && !is_good))
        return;
    Parties whom;
    for (const char* relation : {"obj", "iobj"})
        for (const int object : tree().children(node, relation))
            unite(whom, parties_of(document_, at(object), referents(context)));
    if (whom.empty()) return;
    const std::string code = is_good && !is_not ? "05" : "11";
    if (is_by_deed || tree().token(*cause).upos != Upos::noun) {
        event(whom, without(displeased_with(node, context), whom), code, node, verb, {}, "verdict",
              {}, kLikely);
        return;
    }
    static const Predicate pleased{{"be", "pleased"}, 'v', Does::act, "05", {}, 1, {}, 0.5, false};
    static const Predicate upset{{"be", "upset"}, 'v', Does::act, "11", {}, -1, {}, 0.6, false};
    const Predicate& sense = is_good && !is_not ? pleased : upset;
    const Matter matter = matter_of(document_, lexicon_, at(*cause));
    event(whom, owners_of(document_, at(*cause)), sense.cameo, node, verb, matter.text, "verdict",
          matter.steps, kLikely);
    stance(whom, matter, sense.sign * matter.sign, node, sense, context, "verdict");
}

/// "The pact left Peru cold", "did not sit well with Peru", "went down badly in Lima": what whom
/// pleases or not.
bool ClauseReader::sits_with(int node, const Context& context) {
    const Tree& t = tree();
    const auto thing = t.child(node, "nsubj");
    if (!thing || context.reality == Reality::supposed || is_passive(t, node) ||
        t.token(*thing).upos != Upos::noun ||
        !parties_of(document_, at(*thing), referents(context)).empty())
        return false;
    const std::string verb = lexicon_.verb_of(t.token(node));
    Parties whom;
    int sign = 0;
    if (is_one_of(verb, {"leave", "make"})) {
        for (const int object : slot(t, node, "obj"))
            unite(whom, parties_of(document_, at(object), referents(context)));
        for (const int how : t.children(node, "xcomp")) {
            const std::string word = utf8::lower(t.token(how).form);
            const Predicate* felt = lexicon_.attitude(word);
            sign = felt != nullptr ? felt->sign : document_.in_list("unmoved", word) ? -1 : 0;
        }
    } else if (is_one_of(verb, {"sit", "go", "play", "resonate", "jar", "grate", "chime"})) {
        for (const std::string_view mark : {"with", "in", "on", "among"})
            for (const int kid : t.children(node, "obl"))
                if (has_case(t, kid, mark))
                    unite(whom, parties_or_place(document_, at(kid), referents(context)));
        for (const int below : t.subtree(node)) {
            const std::string how = utf8::lower(t.token(below).form);
            if (is_one_of(how, {"well", "comfortably", "easily", "happily"})) sign = 1;
            if (is_one_of(how, {"badly", "poorly", "ill", "uneasily", "uncomfortably"})) sign = -1;
        }
        const bool is_going = verb == "go" && !has_mark(node, "down") && !t.child(node, "compound");
        if (is_going) sign = 0;
        if (is_one_of(verb, {"jar", "grate"})) sign = -1;
        if (is_one_of(verb, {"resonate", "chime"})) sign = 1;
    }
    if (sign == 0 || whom.empty()) return false;
    judged_so(whom, *thing, is_negated(t, node) ? -sign : sign, node, verb, context);
    return true;
}

/// "We will not be blackmailed": who says that it will not suffer it is against it.
bool ClauseReader::will_not_suffer(int node, const Context& inner) {
    const bool is_refused = inner.reality == Reality::intended && is_negated(tree(), node);
    if (!is_refused || !is_passive(tree(), node) ||
        !document_.in_list("suffered", lemma_of(tree().token(node))))
        return false;
    Parties holder;
    for (const int whom : tree().children(node, "nsubj:pass"))
        unite(holder, parties_of(document_, at(whom), referents(inner)));
    if (holder.empty()) holder = self(inner);
    static const Predicate not_let{{"will", "not", "be"}, 'v', Does::act, "12", {}, -1, {}, 0.7};
    const Matter matter{node, 1, tree().token(node).form, {}, node};
    Context told = inner;
    told.reality = Reality::told;
    event(holder, {}, not_let.cameo, node, not_let.name(), matter.text, "refusal", {}, kLikely);
    stance(holder, matter, -1, node, not_let, told, "refusal");
    return !holder.empty();
}

/// "What Moscow wants is a written promise"
void ClauseReader::what_is_wanted(int node, const Context& context) {
    if (!tree().child(node, "cop") || is_negated(tree(), node)) return;
    for (const int kid : tree().children(node)) {
        const std::string& relation = tree().token(kid).relation;
        if (!is_a(relation, "csubj") && !is_a(relation, "nsubj") && relation != "acl:relcl")
            continue;
        int verb = kid;
        // A parse may hang the verb on "what".
        if (utf8::lower(tree().token(kid).form) == "what")
            for (const int below : tree().children(kid, "acl")) verb = below;
        const Predicate* sense = sense_at(verb);
        const bool has_what =
            verb != kid || std::ranges::any_of(tree().children(kid, "obj"), [&](int object) {
                return is_free_relative(object);
            });
        if (sense == nullptr || sense->sign == 0 || !has_what) continue;
        const Matter matter = matter_of(document_, lexicon_, at(node));
        stance(subject_of(verb, context), matter, sense->sign * matter.sign, verb, *sense, context,
               "deed");
    }
}

/// "Russia is against the plan", "France is behind the proposal".
void ClauseReader::side_taken(int node, const Parties& subject, const Context& inner) {
    // "is against it", "is known to be against it"
    const bool has_subject =
        tree().child(node, "nsubj") || is_a(tree().token(node).relation, "xcomp");
    if (!tree().child(node, "cop") || !has_subject) return;
    static const Predicate against{{"against"}, 'v', Does::act, "12", {}, -1, {}, 0.8};
    static const Predicate behind{{"behind"}, 'v', Does::act, "05", {}, 1, {}, 0.7};
    // "Those against were Peru and Chile": of what was told last
    if (const auto those = tree().child(node, "nsubj");
        those && utf8::lower(tree().token(*those).form) == "those" && has_mark(*those, "against")) {
        const Parties who = parties_of(document_, at(node), referents(inner));
        event(who, {}, against.cameo, node, against.name(), {}, "deed", {}, kLikely);
        return stance(who, told_before(node), against.sign, node, against, inner, "deed");
    }
    auto mark = tree().child(node, "case");
    if (!mark) mark = tree().child(node, "mark");  // "is against paying more"
    std::string word = mark ? lemma_of(tree().token(*mark)) : std::string{};
    // "Peru and Chile were against"
    const bool is_bare = lemma_of(tree().token(node)) == "against";
    if (is_bare) word = "against";
    // "is in favour of the plan": what hangs on the favour.
    int thing = node;
    if (word == "in" && is_one_of(lemma_of(tree().token(node)), {"favour", "favor"}))
        for (const int kid : tree().children(node))
            if ((is_a(tree().token(kid).relation, "nmod") ||
                 is_a(tree().token(kid).relation, "acl")) &&
                (has_case(tree(), kid, "of") || has_mark(kid, "of")))
                thing = kid;
    // "were against it", "was in favour": of what was told last.
    const bool is_of_it = document_.in_list("pronoun_thing", utf8::lower(tree().token(node).form));
    const bool is_alone = is_bare || (word == "in" && thing == node &&
                                      is_one_of(lemma_of(tree().token(node)), {"favour", "favor"}));
    if (!is_one_of(word, {"against", "behind", "for"}) && thing == node && !is_alone) return;
    if (is_of_it && word == "for") return;
    // "it is for Chad to act", "for the present", "is not for sale"
    const bool is_no_backing =
        word == "for" && (is_one_of(lemma_of(tree().token(thing)),
                                    {"present", "moment", "sale", "export", "hire"}) ||
                          std::ranges::any_of(tree().children(node, "nsubj"), [&](int who) {
                              return utf8::lower(tree().token(who).form) == "it" &&
                                     !document_.mention_at(at(who));
                          }));
    if (is_no_backing) return;
    // "was behind the raid": who did it
    if (const Predicate* done = sense_at(thing);
        word == "behind" && done != nullptr && done->pos == 'n' && done->cameo >= "14")
        return;
    const Predicate& sense = word == "against" ? against : behind;
    const bool negated = is_negated(tree(), node);
    const Matter matter =
        is_of_it || is_alone ? told_before(node) : matter_of(document_, lexicon_, at(thing));
    event(subject, parties_inside(document_, at(thing), referents(inner)),
          code_of(sense, node, inner.reality, negated), node, sense.name(), matter.text, "deed",
          matter.steps, kLikely);
    if (!matter.text.empty())
        stance(subject, matter, sense.sign * matter.sign * (negated ? -1 : 1), node, sense, inner,
               "deed");
    other_side(node, subject, inner);
}

/// "London must come to the table", says another: a demand on London, and a stance for what is
/// wanted.
void ClauseReader::obligation(int node, const Parties& subject, const Context& inner) {
    const Parties holders = self(inner);
    if (holders.empty()) return;
    static const Predicate must{{"must"}, 'v', Does::ask, "10", {}, 1, {}, 0.8};
    static const Predicate should{{"should"}, 'v', Does::ask, "02", {}, 1, {}, 0.6};
    const bool is_strong = std::ranges::any_of(tree().children(node, "aux"), [&](int kid) {
        return lemma_of(tree().token(kid)) == "must";
    });
    // "should never have closed the camp": what is past is reproached
    static const Predicate ought{{"should", "have"}, 'v', Does::ask, "11", {}, 1, {}, 0.6};
    const bool is_past_now = std::ranges::any_of(tree().children(node, "aux"), [&](int kid) {
        return lemma_of(tree().token(kid)) == "have";
    });
    const Predicate& sense = is_past_now ? ought : is_strong ? must : should;
    Parties targets = subject;
    if (targets.empty())
        for (const int kid : tree().children(node, "nsubj"))
            unite(targets, parties_inside(document_, at(kid), referents(inner)));
    targets = without(targets, holders);
    Matter matter = matter_of(document_, lexicon_, at(node));
    // "the matter should be resolved amicably": a settlement is what is wanted.
    if (matter.sign < 0 && is_quarrel(matter.inmost))
        matter = {node, 1, phrase_of(document_, at(node)), {}, node};
    if (!targets.empty() || subject.empty())
        event(holders, targets, sense.cameo, node, sense.name(), matter.text, "obligation",
              matter.steps, kLikely);
    // "Farmers should brace themselves" is no position on anything.
    // "all parties should show restraint"
    const auto who = tree().child(node, "nsubj");
    const bool is_of_sides = who && document_.in_list("pair_noun", lemma_of(tree().token(*who)));
    const bool is_known =
        !subject.empty() || is_of_sides || matter.node != node || sense_at(node) != nullptr ||
        (who && is_passive(tree(), node) && tree().token(*who).upos == Upos::noun);
    if (is_known) stance(holders, matter, matter.sign, node, sense, inner, "obligation");
}

/// What is praised or blamed where that is a thing, not somebody: "the plan".
std::vector<int> ClauseReader::thing_judged(int node, const Predicate& sense) const {
    if (std::ranges::find(sense.target, "obj") == sense.target.end()) return {};
    std::vector<int> things = slot(tree(), node, "obj");
    std::erase_if(things, [&](int thing) {
        const std::string noun = lemma_of(tree().token(thing));
        return tree().token(thing).upos != Upos::noun || document_.in_list("office", noun) ||
               document_.in_list("agent", noun) || !parties_of(document_, at(thing), {}).empty();
    });
    return things;
}

}  // namespace demarche::extract
