#include "importers/extract/matter.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/parties.hpp"

namespace demarche::extract {
namespace {

constexpr int kDeepest = 6;                  // turns in one phrase; more is a broken parse
constexpr std::size_t kLongestPhrase = 160;  // bytes

bool is_cut(std::string_view relation) {
    return relation == "acl:relcl" || is_a(relation, "advcl") || is_a(relation, "parataxis") ||
           is_a(relation, "appos") || is_a(relation, "punct") || is_a(relation, "cc") ||
           is_a(relation, "discourse");
}

/// What hangs on the head of a phrase and is no part of it.
bool is_outside_phrase(std::string_view relation) {
    return is_a(relation, "conj") || is_a(relation, "nsubj") || is_a(relation, "cop") ||
           is_a(relation, "aux");
}

bool leads_nowhere(const Token& token) {
    return token.relation == "det" || token.relation == "mark" || token.relation == "case" ||
           token.upos == Upos::punct;
}

/// Tokens of the phrase, in text order. The subject of a clause and what joins others is left out.
void collect(const Tree& tree, int node, bool is_head, std::vector<int>& out) {
    out.push_back(node);
    for (const int kid : tree.children(node)) {
        const std::string& relation = tree.token(kid).relation;
        // "envoy Ahtisaari's plan": a name right behind its title belongs to it.
        const bool is_name =
            is_a(relation, "appos") && kid == node + 1 && tree.token(kid).upos == Upos::propn;
        // "is firmly against the plan"
        // "described the expulsion as rash": what it is called
        const bool is_name_of_it =
            is_head && (has_case(tree, kid, "as") || relation == "nmod:unmarked");
        if (is_name_of_it) continue;
        const bool is_about_verb = is_head && is_a(relation, "advmod") && tree.child(node, "cop");
        if (is_about_verb || (is_cut(relation) && !is_name) ||
            (is_head && is_outside_phrase(relation)))
            continue;
        collect(tree, kid, false, out);
    }
}

bool passes_on(const Predicate& sense) {
    switch (sense.does) {
        case Does::fact:
        case Does::end:
        case Does::not_do:
            return true;
        case Does::ask:
        case Does::will:
            return true;
        case Does::act:
            // "giving sovereignty to Kosovo" is one thing; a veto is itself what is disputed.
            return sense.sign != 0 && !sense.cameo.starts_with("07") &&
                   (sense.sign > 0 || sense.pos != 'n');
        default:
            return false;
    }
}

int sign_of(const Predicate& sense) {
    if (sense.does == Does::end || sense.does == Does::not_do) return -1;
    return sense.sign < 0 ? -1 : 1;
}

}  // namespace

namespace {

/// "no longer" under the verb, "neither" and "no" under its subject: "neither India nor Pakistan
/// has".
bool is_negated_by(const Tree& tree, const Token& token, int kid) {
    static constexpr std::array<std::string_view, 10> kNo = {
        "not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "scarcely", "barely"};
    static constexpr std::array<std::string_view, 6> kNothing = {"nothing", "none",   "nobody",
                                                                 "neither", "no-one", "noone"};
    const auto is_in = [](const auto& words, int node, const Tree& where) {
        return std::ranges::find(words, utf8::lower(where.token(node).form)) != words.end();
    };
    const Token& t = tree.token(kid);
    // "showed little enthusiasm", not "a little"
    if (is_a(t.relation, "amod") && token.upos == Upos::noun && t.head >= 0 &&
        (utf8::lower(t.form) == "little" || utf8::lower(t.form) == "scant"))
        return std::ranges::none_of(tree.children(t.head, "det"), [&](int article) {
            return is_in(std::array<std::string_view, 4>{"a", "an", "the", "what"}, article, tree);
        });
    // "can by no means be accepted", "under no circumstances", "in no way"
    if (const std::string noun = lemma_of(t);
        tree.child(kid, "case") && (noun == "means" || noun == "mean" || noun == "circumstance" ||
                                    noun == "way" || noun == "condition"))
        return std::ranges::any_of(tree.children(kid, "det"), [&](int below) {
            return utf8::lower(tree.token(below).form) == "no";
        });
    // "sees no reason", "made no concessions"
    if (is_a(t.relation, "obj"))
        return is_in(kNothing, kid, tree) ||
               (token.upos == Upos::verb &&
                std::ranges::any_of(tree.children(kid, "det"), [&](int below) {
                    return utf8::lower(tree.token(below).form) == "no";
                }));
    if (is_a(t.relation, "nsubj") && token.upos != Upos::noun && token.upos != Upos::propn)
        return is_in(kNothing, kid, tree) ||
               std::ranges::any_of(tree.children(kid), [&](int below) {
                   const std::string& relation = tree.token(below).relation;
                   const std::string word = utf8::lower(tree.token(below).form);
                   return (is_a(relation, "cc") && word == "neither") ||
                          (is_a(relation, "det") && (word == "no" || word == "neither"));
               });
    // "less enthusiastic"
    if (is_a(t.relation, "advmod") && utf8::lower(t.form) == "less" && token.upos == Upos::adj)
        return true;
    // "no longer", "never again"
    if (const std::string word = utf8::lower(t.form);
        is_a(t.relation, "advmod") && (word == "longer" || word == "again" || word == "more"))
        return std::ranges::any_of(tree.children(kid), [&](int below) {
            const std::string under = utf8::lower(tree.token(below).form);
            return under == "no" || under == "never" || under == "not";
        });
    // "a no-go", "no-fly": part of the word
    if (tree.token(kid + 1).xpos == "HYPH") return false;
    return (is_a(t.relation, "advmod") || is_a(t.relation, "det") || is_a(t.relation, "cc")) &&
           is_in(kNo, kid, tree);
}

bool is_only(std::string_view word) { return word == "only" || word == "just" || word == "merely"; }

/// "not only condemned but recalled": both are so.
bool is_not_only(const Tree& tree, int node) {
    for (const int kid : tree.children(node, "advmod")) {
        if (utf8::lower(tree.token(kid).form) != "not") continue;
        if (kid + 1 < tree.size() && is_only(utf8::lower(tree.token(kid + 1).form))) return true;
    }
    return false;
}

}  // namespace

namespace {

/// The clause that a "not" behind its verb belongs to: "vowed never to accept".
std::optional<int> clause_behind(const Tree& tree, int node, int kid) {
    if (kid <= node || tree.token(node).upos != Upos::verb ||
        !is_a(tree.token(kid).relation, "advmod"))
        return std::nullopt;
    for (const int clause : tree.children(node, "xcomp"))
        if (clause > kid) return clause;
    return std::nullopt;
}

/// "did not sign or ratify it": the "not" is of both.
bool is_joined_by_or(const Tree& tree, int node) {
    return std::ranges::any_of(tree.children(node, "cc"),
                               [&](int kid) { return lemma_of(tree.token(kid)) == "or"; });
}

bool is_negated_above(const Tree& tree, int node) {
    const int head = tree.head(node);
    if (head < 0 || !is_a(tree.token(node).relation, "xcomp")) return false;
    // "did not hesitate to condemn it": it did
    const std::string verb = lemma_of(tree.token(head));
    if (verb == "hesitate" || verb == "flinch" || verb == "shrink") return false;
    return std::ranges::any_of(tree.children(head), [&](int kid) {
        return clause_behind(tree, head, kid) == node && is_negated_by(tree, tree.token(head), kid);
    });
}

}  // namespace

bool is_negated(const Tree& tree, int node) {
    if (is_negated_above(tree, node)) return true;
    if (shares_auxiliary(tree, node) && is_joined_by_or(tree, node))
        return is_negated(tree, tree.head(node));
    return !is_not_only(tree, node) && std::ranges::any_of(tree.children(node), [&](int kid) {
        return !clause_behind(tree, node, kid) && is_negated_by(tree, tree.token(node), kid);
    });
}

std::string phrase_of(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    std::vector<int> tokens;
    collect(tree, node.token, true, tokens);
    // "that the dam be filled slowly": what the clause is about belongs to it.
    // "disputes that the strait is international": so does what it is.
    const Upos upos = tree.token(node.token).upos;
    const bool is_clause =
        upos == Upos::verb || (upos == Upos::adj && tree.child(node.token, "cop"));
    if (const auto subject = tree.child(node.token, "nsubj"); subject && is_clause)
        if ((tree.token(*subject).upos == Upos::noun || tree.token(*subject).upos == Upos::propn) &&
            document.mention_at({node.sentence, *subject}) == nullptr)
            for (int between = tree.subtree(*subject).front(); between < node.token; ++between)
                if (std::ranges::find(tokens, between) == tokens.end()) tokens.push_back(between);
    std::ranges::sort(tokens);
    while (tokens.front() != node.token && leads_nowhere(tree.token(tokens.front())))
        tokens.erase(tokens.begin());
    // A gap that holds more than marks ends the phrase, on the side away from the head.
    const auto head = std::ranges::find(tokens, node.token);
    auto first = head;
    auto last = head;
    while (first != tokens.begin() && *first - *(first - 1) <= 2) --first;
    while (last + 1 != tokens.end() && *(last + 1) - *last <= 2) ++last;
    // "its about-face", three tokens
    int begin = *first;
    while (begin > 1 && tree.token(begin - 1).form == "-" &&
           tree.token(begin - 2).where.end == tree.token(begin - 1).where.begin)
        begin -= 2;
    const ByteSpan where{tree.token(begin).where.begin, tree.token(*last).where.end};
    std::string text;
    for (const char c : document.text(where)) text += c == '\n' || c == '\t' ? ' ' : c;
    if (text.size() <= kLongestPhrase) return text;
    std::size_t end = text.rfind(' ', kLongestPhrase);
    if (end == std::string::npos || end == 0) {
        // One word without an end: cut before a whole character.
        end = kLongestPhrase;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    }
    text.resize(end);
    return text;
}

namespace {

/// Who offers or proposes is no part of what is offered: "the proposal of the European Union".
bool is_offerer(const Document& document, const Predicate& sense, const std::string& slot,
                Node filler) {
    return slot == "of" && sense.pos == 'n' &&
           (sense.does == Does::ask || sense.does == Does::will || sense.does == Does::not_do) &&
           document.mention_at(filler) != nullptr;
}

/// The word of the content of `sense` at `node`; nothing where the way down ends there.
std::optional<int> below(const Document& document, const Predicate& sense, Node at) {
    const Tree& tree = document.tree(at.sentence);
    for (const std::string& name : sense.content) {
        std::vector<int> fillers = slot(tree, at.token, sense, name);
        std::erase(fillers, at.token);
        // "allow the Kurds to break away": what they are to do
        const bool is_whom = name == "obj" && !fillers.empty() &&
                             !parties_of(document, {at.sentence, fillers.front()}, {}).empty() &&
                             std::ranges::find(sense.content, "inf") != sense.content.end() &&
                             !slot(tree, at.token, "inf").empty();
        if (is_whom || fillers.empty() ||
            is_offerer(document, sense, name, {at.sentence, fillers.front()}))
            continue;
        return fillers.front();
    }
    // "would like the ban to end"
    if (const int head = tree.head(at.token);
        sense.does == Does::end && sense.words.front() == "end" && head >= 0 &&
        is_a(tree.token(at.token).relation, "xcomp") &&
        document.in_list("wants_done", lemma_of(tree.token(head))))
        if (const auto thing = tree.child(head, "obj");
            thing && tree.token(*thing).upos == Upos::noun)
            return thing;
    // "that the blockade end": what ends is what it is about.
    if (sense.does == Does::end || sense.does == Does::fact)
        if (const auto subject = tree.child(at.token, "nsubj");
            subject && !is_relative(tree, *subject) && tree.token(*subject).upos == Upos::noun &&
            parties_of(document, {at.sentence, *subject}, {}).empty())
            return subject;
    return std::nullopt;
}

}  // namespace

namespace {

/// A thing, and what is to be done to it.
struct WantedDone {
    int thing{};
    int done{};
};

/// "want secrecy abolished", "asked for elections to be held", where the parse takes the doing for
/// what is wanted.
std::optional<WantedDone> wanted_done(const Tree& tree, int content) {
    const int head = tree.head(content);
    if (head < 0) return std::nullopt;
    const auto is_for = [&](int kid) {
        return is_a(tree.token(kid).relation, "obl") && has_case(tree, kid, "for");
    };
    const auto is_to_be_done = [&](int kid) {
        const Token& t = tree.token(kid);
        return t.xpos == "VBN" && (is_a(t.relation, "xcomp") || is_a(t.relation, "advcl")) &&
               tree.child(kid, "aux:pass") && tree.child(kid, "mark") && !tree.child(kid, "nsubj");
    };
    const Token& token = tree.token(content);
    if (token.xpos == "VBN" && is_a(token.relation, "xcomp")) {
        if (const auto thing = tree.child(head, "obj"); thing && *thing < content)
            return WantedDone{*thing, content};
        for (const int kid : tree.children(head))
            if (kid < content && is_for(kid) && is_to_be_done(content))
                return WantedDone{kid, content};
    }
    return std::nullopt;
}

}  // namespace

namespace {

/// "that the ships leave the bay": what is wanted is that, whatever is thought of the bay.
bool moves_somebody_out(const Document& document, Node at) {
    const Tree& tree = document.tree(at.sentence);
    if (!document.in_list("moves_out", lemma_of(tree.token(at.token)))) return false;
    const auto who = tree.child(at.token, "nsubj");
    return who && document.in_list("moved_out", lemma_of(tree.token(*who)));
}

bool can_be_disputed(const Document& document, const Token& token) {
    const std::string noun = lemma_of(token);
    return token.upos == Upos::noun &&
           (document.in_list("generic_matter", noun) || document.in_list("state_deed", noun) ||
            document.in_list("instrument", noun));
}

/// "complained that the decision would harm them": the decision. Nothing where the clause is about
/// no such thing.
std::optional<int> complained_of(const Document& document, Node content) {
    const Tree& tree = document.tree(content.sentence);
    const Token& token = tree.token(content.token);
    if (!is_a(token.relation, "ccomp") || token.head < 0 ||
        !document.in_list("complains", lemma_of(tree.token(token.head))))
        return std::nullopt;
    const auto thing = tree.child(content.token, "nsubj");
    const bool is_active = thing && tree.token(*thing).relation == "nsubj" &&
                           token.upos == Upos::verb && !is_negated(tree, content.token);
    return is_active && can_be_disputed(document, tree.token(*thing)) ? thing : std::nullopt;
}

/// 1 where the clause says that its subject stays, "that the pact will last", -1 where it goes,
/// "that the toll must go"; 0 where it says something else, or of no thing.
int stays(const Document& document, Node at) {
    const Tree& tree = document.tree(at.sentence);
    const auto thing = tree.child(at.token, "nsubj");
    const std::string verb = lemma_of(tree.token(at.token));
    const bool is_bare = !tree.child(at.token, "obj") && !tree.child(at.token, "xcomp") &&
                         !tree.child(at.token, "ccomp") && !tree.child(at.token, "cop") &&
                         !tree.child(at.token, "obl");
    if (!thing || !is_bare || tree.token(*thing).upos != Upos::noun ||
        !parties_of(document, {at.sentence, *thing}, {}).empty())
        return 0;
    if (document.in_list("endures", verb)) return 1;
    // "the force should go at once" is on its way; "the toll must go"
    const bool must = std::ranges::any_of(tree.children(at.token, "aux"), [&](int kid) {
        return lemma_of(tree.token(kid)) == "must";
    });
    if (verb == "go" && !must) return 0;
    return document.in_list("vanishes", verb) ? -1 : 0;
}

/// "a demand which it refused even to discuss": the demand.
std::optional<int> object_before(const Tree& tree, int infinitive) {
    const Token& token = tree.token(infinitive);
    if (!is_a(token.relation, "xcomp") || token.upos != Upos::verb) return std::nullopt;
    for (const int which : tree.children(infinitive, "obj"))
        if (is_relative(tree, which)) return antecedent_of(tree, which);
    return std::nullopt;
}

/// "join no alliance and no pact": the "no" is the verb's, and turns what it says.
bool has_no_of_verb(const Tree& tree, int node) {
    while (is_a(tree.token(node).relation, "conj") && tree.head(node) >= 0) node = tree.head(node);
    const int verb = tree.head(node);
    return is_a(tree.token(node).relation, "obj") && verb >= 0 &&
           tree.token(verb).upos == Upos::verb &&
           std::ranges::any_of(tree.children(node, "det"),
                               [&](int kid) { return utf8::lower(tree.token(kid).form) == "no"; });
}

}  // namespace

Matter matter_of(const Document& document, const Lexicon& lexicon, Node content) {
    const Tree& tree = document.tree(content.sentence);
    Matter matter{content.token, 1, {}, {}, content.token};
    if (const auto thing = complained_of(document, content)) {
        matter.node = matter.inmost = *thing;
        matter.text = phrase_of(document, {content.sentence, *thing});
        return matter;
    }
    // "to see the ban lifted"
    if (document.in_list("sees_done", lemma_of(tree.token(content.token))) &&
        tree.token(content.token).upos == Upos::verb)
        for (const int done : tree.children(content.token, "xcomp"))
            if (tree.token(done).xpos == "VBN" && tree.child(content.token, "obj"))
                return matter_of(document, lexicon, {content.sentence, done});
    if (const auto wanted = wanted_done(tree, content.token)) {
        const Predicate* done = lexicon.match(tree, wanted->done);
        const bool is_against =
            done != nullptr && (sign_of(*done) < 0 || done->name() == "keep out");
        matter.sign = is_against ? -1 : 1;
        matter.node = wanted->thing;
        matter.steps = std::string{is_against ? "not wanted -; " : ""};
    }
    // The outermost thing that the position is on with the same sign as on the innermost one:
    // "the recognition of Kosovo", not "Kosovo"; but "the siege", not "an end to the siege".
    std::vector<std::pair<int, int>> way;
    for (int depth = 0; depth < kDeepest; ++depth) {
        const Predicate* sense = lexicon.match(tree, matter.node);
        if (is_negated(tree, matter.node) && !has_no_of_verb(tree, matter.node) &&
            (sense == nullptr || !sense->says_not())) {
            matter.sign = -matter.sign;
            matter.steps += "not; ";
        }
        way.emplace_back(matter.node, matter.sign);
        // "a deal to end the war" is one thing.
        const Token& token = tree.token(matter.node);
        const bool is_text = token.upos == Upos::noun &&
                             document.in_list("instrument", lemma_of(token)) &&
                             tree.child(matter.node, "acl");
        if (const int how = stays(document, {content.sentence, matter.node}); how != 0) {
            matter.sign *= how;
            matter.steps += lemma_of(token) + (how < 0 ? " -; " : " +; ");
            matter.node = *tree.child(matter.node, "nsubj");
            break;
        }
        if (sense == nullptr || is_text || !passes_on(*sense)) break;
        if (moves_somebody_out(document, {content.sentence, matter.node})) break;
        const auto next = below(document, *sense, {content.sentence, matter.node});
        if (!next || *next == matter.node) break;
        const int sign = sign_of(*sense);
        matter.sign *= sign;
        matter.steps += sense->name() + (sign < 0 ? " -; " : " +; ");
        matter.node = *next;
    }
    if (const auto thing = object_before(tree, matter.node)) matter.node = *thing;
    matter.inmost = matter.node;
    for (const auto& [node, sign] : way)
        if (sign == matter.sign && tree.token(node).upos == Upos::noun) {
            matter.node = node;
            break;
        }
    matter.text = phrase_of(document, {content.sentence, matter.node});
    // "asked Chile to extradite Ali": what is to be done with him
    const Mention* meant = document.mention_at({content.sentence, matter.node});
    const Actor* person = meant == nullptr ? nullptr : document.actor(meant->actor);
    if (person != nullptr && person->type == ActorType::person && matter.sign > 0)
        for (const auto& [node, sign] : way)
            if (sign == matter.sign && tree.token(node).upos == Upos::verb && node != matter.node) {
                matter.text = phrase_of(document, {content.sentence, node});
                matter.node = node;
                break;
            }
    return matter;
}

}  // namespace demarche::extract
