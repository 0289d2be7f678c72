#include <algorithm>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// Whose words a text is that says something: "a Peruvian statement", "the resolution".
namespace demarche::extract {
namespace {

/// The bodies that the sentence says adopted a text: "the Council adopted a resolution", "a text
/// that was adopted by the Council".
Parties adopters_in(const Document& document, std::size_t sentence) {
    const Tree& tree = document.tree(sentence);
    for (int node = tree.size() - 1; node >= 0; --node) {
        const std::string verb = lemma_of(tree.token(node));
        if (!is_one_of(verb, {"adopt", "pass", "approve", "proclaim", "endorse"})) continue;
        const bool is_done = is_passive(tree, node);
        const auto is_text = [&](int below) {
            const std::string noun = lemma_of(tree.token(below));
            return document.in_list("text", noun) || is_one_of(noun, {"text", "document", "draft"});
        };
        if (std::ranges::none_of(tree.children(node, is_done ? "nsubj:pass" : "obj"), is_text))
            continue;
        const auto who = tree.child(node, is_done ? "obl:agent" : "nsubj");
        const Mention* body =
            who ? document.mention_at({sentence, *who}) : static_cast<const Mention*>(nullptr);
        const Actor* actor = body == nullptr ? nullptr : document.actor(body->actor);
        if (actor != nullptr && actor->type == ActorType::organization)
            return {document.party(body->actor)};
    }
    return {};
}

/// The body that adopted a text last, in that sentence or before it. Empty if none did.
Parties adopters_before(const Document& document, std::size_t sentence) {
    for (std::size_t s = sentence + 1; s-- > 0;)
        if (Parties found = adopters_in(document, s); !found.empty()) return found;
    return {};
}

}  // namespace

/// Whose words a text is that says something: "a Peruvian statement", "a note from Oslo", "a letter
/// signed by Chad and Mali"; "the statement" alone is of who spoke last.
Parties ClauseReader::authors_of(int text, int verb, const Context& context) const {
    const Tree& t = tree();
    const std::string noun = lemma_of(t.token(text));
    const bool is_it =
        utf8::lower(t.token(text).form) == "it" && document_.mention_at(at(text)) == nullptr;
    const bool is_adopted = is_one_of(noun, {"text", "document", "draft", "paragraph", "decision"});
    const bool resolves = document_.in_list("resolves", lemma_of(t.token(verb)));
    if (resolves && (is_it || is_adopted) && t.children(text, "nmod").empty())
        return adopters_before(document_, sentence_);
    if (t.token(text).upos != Upos::noun || !document_.in_list("text", noun)) return {};
    Parties found;
    const auto add = [&](int kid) {
        unite(found, parties_or_place(document_, at(kid), referents(context)));
    };
    for (const int kid : t.children(text)) {
        const std::string& relation = t.token(kid).relation;
        const bool is_owner =
            is_a(relation, "nmod:poss") || is_a(relation, "amod") || is_a(relation, "compound");
        if (is_owner ||
            (is_a(relation, "nmod") && (has_case(t, kid, "by") || has_case(t, kid, "from") ||
                                        (noun != "reply" && has_case(t, kid, "of")))))
            add(kid);
        // not "a resolution drafted by Chad", which others may adopt
        if (!is_a(relation, "acl") || !document_.in_list("gives_out", lemma_of(t.token(kid))))
            continue;
        for (const int by : t.children(kid)) {
            const Mention* place = document_.place_at(at(by));
            const bool is_seat = place != nullptr && place->kind == MentionKind::seat;
            if (t.token(by).relation == "obl:agent" || has_case(t, by, "by") ||
                (is_seat && has_case(t, by, "in")))
                add(by);
        }
    }
    const auto article = t.child(text, "det");
    const bool is_last = found.empty() && article && lemma_of(t.token(*article)) == "the" &&
                         !t.child(text, "nmod") && !t.child(text, "amod") &&
                         document_.in_list("speaks", lemma_of(t.token(verb)));
    if (!is_last) return found;
    const bool is_resolution = resolves && (noun == "resolution" || last_speaker_.empty());
    Parties adopters = is_resolution ? adopters_before(document_, sentence_) : Parties{};
    return adopters.empty() ? last_speaker_ : adopters;
}

}  // namespace demarche::extract
