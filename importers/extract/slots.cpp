#include "importers/extract/slots.hpp"

#include <algorithm>
#include <array>

#include "core/model/utf8.hpp"
#include "importers/extract/predicates.hpp"

namespace demarche::extract {
namespace {

bool is_clause(const Tree& tree, int node) {
    const Token& t = tree.token(node);
    return t.upos == Upos::verb || t.upos == Upos::aux || tree.child(node, "cop") ||
           tree.child(node, "nsubj");
}

bool is_infinitive(const Tree& tree, int node) {
    for (const int kid : tree.children(node))
        if (tree.token(kid).relation == "mark" && tree.token(kid).lemma == "to") return true;
    return false;
}

/// "was to blame", "are to meet": a finite clause, though "to" stands before its verb.
bool is_about_to(const Tree& tree, int node) {
    return tree.child(node, "nsubj") && std::ranges::any_of(tree.children(node), [&](int kid) {
               const Token& t = tree.token(kid);
               return kid < node && lemma_of(t) == "be" && t.xpos != "VB" && t.xpos != "VBG" &&
                      (is_a(t.relation, "aux") || is_a(t.relation, "cop"));
           });
}

/// True of a clause that a semicolon parts from what it hangs on: "was relieved; the League said
/// nothing".
bool is_behind_semicolon(const Tree& tree, int clause) {
    const int first = tree.subtree(clause).front();
    return first > 0 && (tree.token(first - 1).form == ";" || tree.token(first).form == ";");
}

/// True of the clause behind "insist" that wants something, "that the ban be lifted", "that Chad
/// must pay"; of one that tells something, "that the ban was lifted", it is false.
bool is_wanted(const Tree& tree, int clause) {
    int first = clause;  // its finite verb
    for (const int kid : tree.children(clause))
        if (is_a(tree.token(kid).relation, "aux") || tree.token(kid).relation == "cop")
            first = std::min(first, kid);
    const Token& t = tree.token(first);
    const std::string lemma = lemma_of(t);
    if (t.xpos == "MD")
        return lemma == "must" || lemma == "should" || lemma == "ought" || lemma == "shall";
    if ((lemma == "have" || lemma == "need") && tree.child(first, "xcomp")) return true;
    return t.xpos != "VBD" && t.xpos != "VBZ" && t.xpos != "VBP";
}

/// True of "of" in "in favour of", however many words of a preposition the parse joins.
bool says_preposition(const Tree& tree, int mark, std::string_view preposition) {
    if (lemma_of(tree.token(mark)) == preposition) return true;
    return std::ranges::any_of(tree.children(mark, "fixed"),
                               [&](int part) { return lemma_of(tree.token(part)) == preposition; });
}

void add_prepositional(const Tree& tree, int node, std::string_view preposition,
                       std::vector<int>& found) {
    for (const int kid : tree.children(node)) {
        const Token& t = tree.token(kid);
        const bool oblique = is_a(t.relation, "obl") || is_a(t.relation, "nmod") ||
                             is_a(t.relation, "advcl") || is_a(t.relation, "acl") ||
                             is_a(t.relation, "xcomp") || is_a(t.relation, "ccomp") ||
                             is_a(t.relation, "obj");
        // "Chile, for its part, pleaded for patience"
        const bool is_aside =
            lemma_of(t) == "part" && preposition == "for" && tree.child(kid, "nmod:poss");
        if (!oblique || is_time(t) || is_aside) continue;
        for (const int below : tree.children(kid)) {
            const Token& mark = tree.token(below);
            const bool marks = mark.relation == "case" || mark.relation == "mark";
            const bool of_infinitive = mark.relation == "mark" && t.xpos != "VBG" &&
                                       t.upos != Upos::noun && t.upos != Upos::propn;
            if (marks && says_preposition(tree, below, preposition) &&
                !(of_infinitive && preposition == "to")) {
                found.push_back(kid);
                break;
            }
        }
    }
}

/// "expressed concern at the clashes": a parse may give what a noun is about to its verb.
void add_beside_object(const Tree& tree, int node, std::string_view preposition,
                       std::vector<int>& found) {
    const Token& token = tree.token(node);
    const bool is_beside = is_a(token.relation, "obj") || is_a(token.relation, "obl");
    if (token.upos != Upos::noun || !is_beside || token.head < 0) return;
    add_prepositional(tree, token.head, preposition, found);
    // "steps for which it expressed its thanks"
    const bool may_precede = preposition == "for" || preposition == "over" || preposition == "to";
    std::erase_if(found,
                  [&](int kid) { return kid < node && !(may_precede && is_relative(tree, kid)); });
}

/// "Was so angry that it recalled its envoy", "such was its anger that": what came of it, not what
/// it is about.
bool is_outcome(const Tree& tree, int node, int clause) {
    if (!has_case(tree, clause, "that")) return false;
    const int head = tree.head(node);
    if (head >= 0 && utf8::lower(tree.token(head).form) == "such") return true;
    return std::ranges::any_of(tree.children(node), [&](int kid) {
        return is_a(tree.token(kid).relation, "advmod") && kid == node - 1 &&
               utf8::lower(tree.token(kid).form) == "so";
    });
}

/// "expressed satisfaction that the ban was widened": the clause is the verb's, and says what the
/// noun is about.
void add_clause_beside_object(const Tree& tree, int node, std::vector<int>& found) {
    const Token& token = tree.token(node);
    if (token.upos != Upos::noun || token.relation != "obj" || token.head < 0) return;
    for (const int clause : tree.children(token.head, "ccomp"))
        if (clause > node && has_case(tree, clause, "that")) found.push_back(clause);
}

/// True of a verb that says no more than that what its subject names is there, or takes place:
/// "broke out between", "was held with", "there was", "came from".
bool says_it_is_so(const Tree& tree, int verb) {
    static constexpr std::array<std::string_view, 29> kHappens = {
        "come",    "break",     "erupt",  "flare", "arise",    "ensue", "begin", "start",
        "open",    "resume",    "follow", "occur", "rage",     "take",  "go",    "emerge",
        "blow",    "continue",  "hold",   "sign",  "conclude", "reach", "issue", "agree",
        "restore", "establish", "send",   "make",  "drag"};
    return tree.child(verb, "expl") ||
           std::ranges::find(kHappens, lemma_of(tree.token(verb))) != kHappens.end();
}

/// "A row broke out between Chad and Togo", "there was praise for it": a parse gives what a noun is
/// about to the verb that says no more than that there is such a thing.
void add_beside_subject(const Tree& tree, int node, std::string_view preposition,
                        std::vector<int>& found) {
    const Token& token = tree.token(node);
    const int verb = token.head;
    if (token.upos != Upos::noun || verb < 0 || !is_a(token.relation, "nsubj")) return;
    const bool is_active = !is_a(token.relation, "nsubj:pass");
    if (!says_it_is_so(tree, verb) ||
        (is_active && tree.child(verb, "obj") && lemma_of(tree.token(verb)) != "take"))
        return;
    // "thanks go to Chad", not "the envoy went to Chad"
    const bool is_sent = preposition == "to" && lemma_of(tree.token(verb)) == "go" &&
                         tree.token(verb).xpos != "VBD" && tree.token(node).xpos == "NNS";
    if (preposition == "in" || preposition == "from" || (preposition == "to" && !is_sent)) return;
    add_prepositional(tree, verb, preposition, found);
    std::erase_if(found, [&](int kid) { return kid < node; });
}

/// "Condemned by the League, Damascus turned to Moscow": who suffers it stands in the clause that
/// the participle leans on.
void add_subject_of_main_clause(const Tree& tree, int node, std::vector<int>& found) {
    const Token& token = tree.token(node);
    if (token.xpos != "VBN" || !is_a(token.relation, "advcl") || token.head < 0) return;
    if (!tree.child(node, "obl:agent") || tree.child(node, "mark")) return;
    for (const int subject : tree.children(token.head, "nsubj"))
        if (subject > node || subject == node - 1 || tree.token(node - 1).form == ",")
            found.push_back(subject);
}

/// "does not recognise or accept the border", "boarded and seized a tanker": the object of two
/// verbs hangs on the first.
void add_shared_object(const Tree& tree, int node, std::vector<int>& found) {
    const Token& token = tree.token(node);
    constexpr int kNear = 3;  // "boarded and then seized"
    const bool is_next_verb = is_a(token.relation, "conj") && token.head >= 0 &&
                              node > token.head && node - token.head <= kNear &&
                              token.xpos == tree.token(token.head).xpos &&
                              token.xpos.starts_with("VB") && !tree.child(node, "nsubj");
    if (!is_next_verb && !shares_auxiliary(tree, node)) return;
    for (const int object : tree.children(tree.head(node), "obj"))
        if (object > node) found.push_back(object);
}

/// "had two envoys expelled", "got the envoy recalled": who suffers it is the object of the verb
/// above.
void add_object_of_having(const Tree& tree, int node, std::vector<int>& found) {
    const Token& token = tree.token(node);
    if (token.xpos != "VBN" || token.relation != "xcomp" || token.head < 0) return;
    const std::string verb = lemma_of(tree.token(token.head));
    if (verb != "have" && verb != "get") return;
    for (const int object : tree.children(token.head, "obj"))
        if (object < node) found.push_back(object);
}

/// "opposed bringing the matter up"
void add_gerund(const Tree& tree, int node, std::vector<int>& found) {
    for (const int kid : tree.children(node)) {
        const Token& t = tree.token(kid);
        const bool is_complement = is_a(t.relation, "xcomp") || is_a(t.relation, "ccomp");
        // "fears being drawn into a war"
        const auto being = tree.child(kid, "aux:pass");
        const bool is_gerund =
            t.xpos == "VBG" || (being && utf8::lower(tree.token(*being).form) == "being");
        if (is_complement && is_gerund && kid > node && !tree.child(kid, "mark") &&
            !tree.child(kid, "nsubj") && (being || !tree.child(kid, "aux")))
            found.push_back(kid);
    }
}

/// "shrugged off the verdict": a parse may take the particle for the preposition of the object.
std::vector<int> object_behind_particle(const Tree& tree, int node, const Predicate& sense) {
    const auto is_particle = [&](int word) {
        return word == node + 1 && std::find(sense.words.begin() + 1, sense.words.end(),
                                             lemma_of(tree.token(word))) != sense.words.end();
    };
    std::vector<int> found;
    for (const int kid : tree.children(node, "obl")) {
        if (std::ranges::any_of(tree.children(kid, "case"), is_particle)) found.push_back(kid);
    }
    return found;
}

/// "vacated the base in Vietnam", where the sense names a place as its other party.
std::vector<int> place_of_object(const Tree& tree, int node, const Predicate& sense) {
    if (std::ranges::find(sense.target, "in") == sense.target.end()) return {};
    std::vector<int> found;
    for (const int object : slot(tree, node, "obj"))
        if (found.empty()) add_prepositional(tree, object, "in", found);
    return found;
}

}  // namespace

bool is_time(const Token& token) {
    static constexpr std::array<std::string_view, 34> kTimes = {
        "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
        "january", "february",  "march",     "april",    "may",      "june",     "july",
        "august",  "september", "october",   "november", "december", "day",      "week",
        "month",   "year",      "weekend",   "morning",  "evening",  "jan.",     "feb.",
        "aug.",    "sept.",     "sep.",      "oct.",     "nov.",     "dec."};
    const std::string word = lemma_of(token);
    return std::ranges::find(kTimes, utf8::lower(word)) != kTimes.end() ||
           (token.upos == Upos::num && word.size() == 4);
}

bool is_word(const Token& token, std::string_view word) {
    if (word == "march" && token.upos == Upos::propn) return false;  // "was suspended in March"
    const std::string lemma = lemma_of(token);
    return lemma == word || utf8::lower(token.form) == word ||
           (lemma.size() == word.size() + 1 && lemma.starts_with(word) && lemma.ends_with('s')) ||
           (word.ends_with('y') && lemma == std::string{word.substr(0, word.size() - 1)} + "ies");
}

bool is_passive(const Tree& tree, int node) {
    const Token& token = tree.token(node);
    // "Asked whether it would, he said"
    // "China, asked for its opinion, said"
    const bool is_aside = token.relation == "acl" && node > 0 && tree.token(node - 1).form == ",";
    // "stands accused of piracy", but "remained engaged with them"
    const bool is_complement =
        is_a(token.relation, "xcomp") && lemma_of(tree.token(token.head)) == "stand";
    const bool is_participle =
        token.xpos == "VBN" && (is_a(token.relation, "advcl") || is_aside || is_complement) &&
        !tree.child(node, "aux") && !tree.child(node, "nsubj") && !tree.child(node, "obj");
    return is_participle || tree.child(node, "aux:pass") || tree.child(node, "nsubj:pass") ||
           tree.child(node, "obl:agent");
}

namespace {

/// True of "was granted a loan by Chad": who gets it is the subject, the loan stays the object.
bool keeps_object(const Tree& tree, int node) {
    static constexpr std::array<std::string_view, 10> kGive = {
        "give",   "grant", "promise", "offer",  "deny",
        "refuse", "hand",  "award",   "pledge", "guarantee"};
    return is_passive(tree, node) && tree.child(node, "nsubj:pass") && tree.child(node, "obj") &&
           std::ranges::find(kGive, lemma_of(tree.token(node))) != kGive.end();
}

}  // namespace

std::vector<int> slot(const Tree& tree, int node, std::string_view name) {
    std::vector<int> found;
    if (name == "obj") {
        if (keeps_object(tree, node)) return tree.children(node, "obj");
        found = tree.children(node, is_passive(tree, node) ? "nsubj:pass" : "obj");
        // Who is urged "to do" something is the object in one treebank and the indirect one in
        // another.
        if (found.empty()) found = tree.children(node, "iobj");
        // "is supported by Peru and opposed by Chile"
        if (const int before = tree.head(node);
            found.empty() && before >= 0 && tree.token(node).xpos == "VBN" &&
            is_a(tree.token(node).relation, "conj") && tree.child(node, "obl:agent") &&
            is_passive(tree, before))
            found = tree.children(before, "nsubj:pass");
        if (found.empty()) add_gerund(tree, node, found);
        if (found.empty()) add_shared_object(tree, node, found);
        if (found.empty()) add_subject_of_main_clause(tree, node, found);
        if (found.empty()) add_object_of_having(tree, node, found);
    } else if (name == "iobj") {
        found = tree.children(node, keeps_object(tree, node) ? "nsubj:pass" : "iobj");
    } else if (name == "subj") {
        found = tree.children(node, "nsubj");
    } else if (name == "inf" || name == "that") {
        for (const int kid : tree.children(node)) {
            const Token& t = tree.token(kid);
            const bool clausal =
                is_a(t.relation, "xcomp") || is_a(t.relation, "ccomp") || is_a(t.relation, "acl") ||
                (name == "inf" && is_a(t.relation, "advcl")) ||
                (is_a(t.relation, "csubj") && kid > node) ||
                (name == "that" && t.relation == "parataxis" && !is_behind_semicolon(tree, kid));
            const bool is_relative_clause = t.relation == "acl:relcl";
            // "the promise given by Chad": how it came about, not what it is
            const bool is_participle = t.relation == "acl" && t.xpos == "VBN" &&
                                       !tree.child(kid, "mark") && !tree.child(kid, "nsubj");
            if (!clausal || is_relative_clause || is_participle || !is_clause(tree, kid)) continue;
            if (is_outcome(tree, node, kid)) continue;
            const bool infinitive =
                (is_infinitive(tree, kid) && !is_about_to(tree, kid)) || (t.relation == "xcomp");
            if ((name == "inf") == infinitive) found.push_back(kid);
        }
        if (name == "that" && found.empty()) add_clause_beside_object(tree, node, found);
    } else if (name == "fact" || name == "wanted") {
        found = slot(tree, node, "that");
        std::erase_if(found,
                      [&](int clause) { return is_wanted(tree, clause) != (name == "wanted"); });
    } else if (name != "content" && name != "mutual") {
        add_prepositional(tree, node, name, found);
        if (found.empty() && name == "by" && keeps_object(tree, node))
            for (const int thing : tree.subtree(*tree.child(node, "obj")))
                if (found.empty()) add_prepositional(tree, thing, name, found);
        // "the objections raised by Peru to the dam"
        for (const int participle : tree.children(node, "acl"))
            if (found.empty() && name != "by" && tree.token(node).upos == Upos::noun &&
                tree.token(participle).xpos == "VBN" && tree.child(participle, "obl:agent"))
                add_prepositional(tree, participle, name, found);
        if (found.empty()) add_beside_object(tree, node, name, found);
        if (found.empty()) add_beside_subject(tree, node, name, found);
    }
    return found;
}

std::vector<int> slot(const Tree& tree, int node, const Predicate& sense, std::string_view name) {
    std::vector<int> found = slot(tree, node, name);
    // "the plan was given short shrift by Chad": what gets it is what the phrase is on
    if (name == "obj" && sense.words.size() > 1 && keeps_object(tree, node))
        found = tree.children(node, "nsubj:pass");
    // "lent the accord its support", not "gave France leave"
    if (name == "to" && found.empty() && sense.words.size() > 1 && sense.pos == 'v') {
        found = tree.children(node, "iobj");
        std::erase_if(found, [&](int whom) { return tree.token(whom).upos != Upos::noun; });
    }
    if (found.empty() && name == "in" && sense.pos == 'v')
        found = place_of_object(tree, node, sense);
    if (!found.empty() || sense.words.size() < 2) return found;
    if (name == "obj") return object_behind_particle(tree, node, sense);
    for (const int kid : tree.children(node)) {
        const Token& token = tree.token(kid);
        const bool is_part =
            (token.upos == Upos::noun || token.upos == Upos::adj || token.upos == Upos::verb ||
             token.upos == Upos::pron || token.upos == Upos::det || token.upos == Upos::adv ||
             token.upos == Upos::intj) &&
            std::any_of(sense.words.begin() + 1, sense.words.end(),
                        [&](const std::string& word) { return is_word(token, word); });
        if (is_part) found = slot(tree, kid, name);
        // "wants nothing to do with them"
        if (is_part && found.empty() && name != "obj" && name != "inf")
            for (const int clause : tree.children(kid, "acl"))
                if (found.empty()) found = slot(tree, clause, name);
        if (!found.empty()) return found;
    }
    return found;
}

}  // namespace demarche::extract
