#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// Who does what a clause tells: its subject, its agent, its bearer, or whom the article leaves.
namespace demarche::extract {

Parties ClauseReader::subject_of(int node, const Context& context) const {
    const Tree& t = tree();
    // "met the deposed president": whoever deposed him; but "our valued partner"
    if (t.token(node).relation == "amod" && t.token(node).xpos == "VBN")
        if (const Predicate* sense = sense_at(node); sense != nullptr && sense->cameo >= "07")
            return {};
    if (is_passive(t, node)) {
        if (const auto by = t.child(node, "obl:agent"))
            return parties_of(document_, at(*by), referents(context));
        for (const int kid : slot(t, node, "by"))
            return parties_of(document_, at(kid), referents(context));
        // "Turkey's veto was lifted": by Turkey
        if (const auto thing = t.child(node, "nsubj:pass");
            thing && document_.in_list("taken_back", lemma_of(t.token(node))))
            return owners_of(document_, at(*thing));
        return {};
    }
    if (const auto subject = t.child(node, "nsubj"); subject && !is_relative(t, *subject))
        return parties_of(document_, at(*subject), referents(context));
    // "adding that Ethiopia opposed it": a parse may give Ethiopia to the verb above.
    if (const auto mark = t.child(node, "mark"); mark && t.head(node) >= 0)
        for (const int stray : t.children(t.head(node), "obj"))
            if (*mark < stray && stray < node)
                return parties_of(document_, at(stray), referents(context));
    // "Hungary, though, remains unhappy": a parse may take who does it for who is called.
    if (const auto called = t.child(node, "vocative"); called && *called < node)
        return parties_of(document_, at(*called), referents(context));
    // "Washington slapped tariffs on steel": a name before the verb that the parse gives to what
    // stands behind it.
    for (const int behind : t.children(node))
        for (const int name : t.children(behind))
            if (behind > node && name < node && t.token(name).upos == Upos::propn &&
                t.token(node).upos == Upos::verb) {
                Parties named = parties_of(document_, at(name), referents(context));
                if (const Mention* place = document_.place_at(at(name)); place && named.empty())
                    named = {document_.party(place->actor)};
                return named;
            }
    return context.subject;
}

/// "The verdict was denounced in Yerevan": whose capital it is.
Parties ClauseReader::heard_in(int node, const Predicate& sense) const {
    const std::string root = sense.cameo.substr(0, 2);
    if (root != "05" && root != "11" && root != "12") return {};
    for (const int kid : tree().children(node, "obl")) {
        const Mention* place = document_.place_at(at(kid));
        if (place != nullptr && place->kind == MentionKind::seat && has_case(tree(), kid, "in"))
            return {document_.party(place->actor)};
    }
    return {};
}

/// "Egypt, like Jordan, condemned it", "along with Jordan", "led by Jordan": who does it too.
Parties ClauseReader::companions_of(int node) const {
    const Tree& t = tree();
    Parties found;
    const auto look = [&](int kid) {
        const bool is_along = has_case(t, kid, "along") && has_case(t, kid, "with");
        if (is_along || has_case(t, kid, "like") || has_case(t, kid, "alongside"))
            unite(found, parties_or_place(document_, at(kid), {}));
        const Token& token = t.token(kid);
        if (token.xpos == "VBN" && is_one_of(lemma_of(token), {"lead", "head", "join"}))
            if (const auto leader = t.child(kid, "obl:agent"))
                unite(found, parties_of(document_, at(*leader), {}));
        if (is_a(token.relation, "advmod") && lemma_of(token) == "together")
            for (const int other : t.children(kid, "obl"))
                if (has_case(t, other, "with")) unite(found, parties_of(document_, at(other), {}));
    };
    const auto who = t.child(node, "nsubj");
    if (!who) return {};
    for (const int kid : t.children(*who)) look(kid);
    for (const int kid : t.children(node)) look(kid);
    return found;
}

bool ClauseReader::has_agent(int node) const {
    return tree().child(node, "obl:agent") || !slot(tree(), node, "by").empty();
}

/// "The envoy of Fiji was told to leave", where nobody says by whom: whoever Fiji has dealt with
/// most so far.
Parties ClauseReader::likely_doer(int node, const Predicate& sense, const Context& context) const {
    const std::string root = sense.cameo.substr(0, 2);
    if (!is_one_of(root, {"16", "17", "08", "10", "11"}) || context.reality != Reality::told)
        return {};
    // "was expelled from Norway", "was arrested in Iran": whose ground it is
    for (const int kid : tree().children(node, "obl"))
        if (tree().token(kid).upos == Upos::propn &&
            ((root == "16" &&
              has_case(tree(), kid, sense.words.front() == "ban" ? "in" : "from")) ||
             (root == "17" && has_case(tree(), kid, "in"))))
            if (Parties whose = parties_or_place(document_, at(kid), referents(context));
                !whose.empty())
                return whose;
    const Parties done_to = slot_parties(node, sense, {}, content_of(node, sense), context);
    if (done_to.size() != 1) return {};
    const ActorId& whom = done_to.front().actor;
    std::size_t most = 0;
    Parties found;
    for (const auto& [two, count] : dealings_)
        if (count > most && (two.first == whom || two.second == whom)) {
            most = count;
            found = {Party{two.first == whom ? two.second : two.first, {}}};
        }
    return found;
}

/// Who is opposed, concerned, ready: the subject, also where the parse takes the participle for a
/// passive.
Parties ClauseReader::bearer_of(int node, const Context& context) const {
    auto subject = tree().child(node, "nsubj");
    // "remains committed": a parse may give who does to "remains".
    for (const int kid : tree().children(node, "aux"))
        if (!subject) subject = tree().child(kid, "nsubj");
    return subject && !is_relative(tree(), *subject)
               ? parties_of(document_, at(*subject), referents(context))
               : context.subject;
}

}  // namespace demarche::extract
