#include "importers/extract/union_names.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

/// True of who does something, or to whom something is done, not of where.
bool acts_as_name(const Document& document, const Mention& m) {
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    const std::string before = preposition_of(document.tree(m.sentence), static_cast<int>(m.head));
    const Token& head = tokens[m.head];
    const bool is_joined = is_a(head.relation, "conj") &&
                           is_a(tokens[static_cast<std::size_t>(head.head)].relation, "nsubj");
    const bool acts = is_joined || is_a(head.relation, "nsubj") ||
                      is_a(head.relation, "nmod:poss") || is_a(head.relation, "obj") ||
                      is_a(head.relation, "iobj") || before == "with" || before == "by";
    return acts && !document.in_list("place_before", before);
}

/// "Brussels wants", which is no state's name alone: the European Union's or NATO's where the text
/// names one of them, else the Union's.
void find_brussels(Document& document) {
    const auto names = [&](const char* id) {
        return std::ranges::any_of(document.mentions(),
                                   [&](const Mention& m) { return m.actor.text == id; });
    };
    const bool is_nato = names("nato") && !names("european-union") && !names("european-commission");
    const ActorId meant{is_nato ? "nato" : "european-union"};
    if (document.catalog().actor(meant) == nullptr || names("belgium")) return;
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        const std::vector<Token>& tokens = document.sentences()[s].tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].form != "Brussels") continue;
            const Mention m = mention_over(document, {s, i, i + 1}, meant, MentionKind::seat);
            if (acts_as_name(document, m)) document.add(m);
        }
    }
}

/// "Europe wanted more", "the Commission reminded Moscow", of a text that names the Union or its
/// capital.
void find_europe(Document& document) {
    const auto is_named = [&](const char* id) {
        const auto is_it = [&](const Mention& m) { return m.actor.text == id; };
        return std::ranges::any_of(document.mentions(), is_it);
    };
    if (!is_named("european-union") && !is_named("european-commission")) return;
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        const std::vector<Token>& tokens = document.sentences()[s].tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::string& form = tokens[i].form;
            const bool is_whole = form == "Europe" || (form == "Europeans" && i > 0 &&
                                                       utf8::lower(tokens[i - 1].form) == "the");
            const bool is_body = form == "Commission" && i > 0 &&
                                 (utf8::lower(tokens[i - 1].form) == "the" ||
                                  tokens[i - 1].form == "'s" || tokens[i - 1].form == "’s") &&
                                 (i + 1 == tokens.size() || (!is_capitalised(tokens[i + 1].form) &&
                                                             tokens[i + 1].form != "of"));
            if (!is_whole && !is_body) continue;
            const ActorId meant{is_body ? "european-commission" : "european-union"};
            const Mention m = mention_over(document, {s, i, i + 1}, meant,
                                           is_body ? MentionKind::short_name : MentionKind::seat);
            if (document.catalog().actor(meant) != nullptr &&
                (is_body || acts_as_name(document, m)))
                document.add(m);
        }
    }
}

}  // namespace

void find_union_names(Document& document) {
    find_brussels(document);
    find_europe(document);
}

}  // namespace demarche::extract
