#include "importers/extract/firms.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/bodies.hpp"

namespace demarche::extract {
namespace {

bool is_genitive(std::string_view form) {
    return form == "'s" || form == "’s" || form == "'" || form == "’";
}

bool is_unknown_name(const Document& document, std::size_t sentence, std::size_t i) {
    const Token& token = token_at(document, sentence, i);
    const Node node{sentence, static_cast<int>(i)};
    return token.upos == Upos::propn && is_capitalised(token.form) &&
           document.mention_at(node) == nullptr && document.place_at(node) == nullptr &&
           !is_title_word(document, utf8::lower(token.form));
}

/// Where "chief executive", "CEO" or "managing director" begins in the title; its end if nowhere.
std::size_t head_of_firm(const Document& document, const Phrase& title) {
    for (std::size_t i = title.first; i < title.last; ++i) {
        const std::string word = lower_form(document, title.sentence, i);
        const std::string next =
            i + 1 < title.last ? lower_form(document, title.sentence, i + 1) : std::string{};
        if (word == "ceo" || word == "boss" ||
            ((word == "chief" || word == "executive") &&
             (next == "executive" || next == "chairman")) ||
            (word == "managing" && next == "director"))
            return i;
        // "Statoil spokesman Moen", not "Interior Ministry spokesman"
        const bool speaks = word.starts_with("spokes") || word == "director" ||
                            word == "chairman" || word == "chairwoman";
        if (speaks && i > title.first && is_unknown_name(document, title.sentence, i - 1) &&
            !document.in_list("organisation", lower_form(document, title.sentence, i - 1)) &&
            !document.in_list("state_body", lower_form(document, title.sentence, i - 1)) &&
            !document.in_list("party_name", lower_form(document, title.sentence, i - 1)))
            return i;
    }
    return title.last;
}

bool has_word(const std::string& name, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// "Norway's Telenor" that does something.
bool is_firm_of_state(const Document& document, const Run& run, const Token& head) {
    if (run.size() != 1 || run.first < 2 || !is_a(head.relation, "nsubj") || head.head < 0 ||
        !is_genitive(token_at(document, run.sentence, run.first - 1).form) ||
        document.tree(run.sentence).token(head.head).upos != Upos::verb)
        return false;
    const Node owner{run.sentence, static_cast<int>(run.first) - 2};
    const Mention* m = document.mention_at(owner);
    if (m == nullptr) m = document.place_at(owner);
    const Actor* state = m == nullptr ? nullptr : document.actor(m->actor);
    return state != nullptr && state->type == ActorType::state;
}

}  // namespace

ActorId firm_headed(Document& document, const Phrase& title, const Run& holder) {
    const std::size_t head = head_of_firm(document, title);
    if (head == title.last) return {};
    const std::size_t s = title.sentence;
    Run firm{s, head, head};
    // "Vodacom's outgoing chief executive", "Vodacom chief executive"
    for (std::size_t i = head; i > title.first; --i) {
        const std::size_t at = i - 1;
        const Token& token = token_at(document, s, at);
        const bool is_beside = at + 1 == head || is_genitive(token_at(document, s, at + 1).form);
        if (is_beside && is_unknown_name(document, s, at)) {
            firm = {s, at, at + 1};
            while (firm.first > title.first && is_unknown_name(document, s, firm.first - 1))
                --firm.first;
            break;
        }
        if (token.upos != Upos::adj && token.upos != Upos::part && token.upos != Upos::noun) break;
    }
    // "the chief executive of Vodacom"
    for (std::size_t i = head; firm.size() == 0 && i + 1 < title.last; ++i)
        if (lower_form(document, s, i) == "of" && is_unknown_name(document, s, i + 1)) {
            firm = {s, i + 1, i + 2};
            while (firm.last < title.last && is_unknown_name(document, s, firm.last)) ++firm.last;
        }
    const bool is_holder = firm.first < holder.last && holder.first < firm.last;
    if (firm.size() == 0 || is_holder) return {};
    introduce_body(document, firm);
    const Mention* m = document.mention_at({s, static_cast<int>(firm.first)});
    return m == nullptr ? ActorId{} : m->actor;
}

bool is_told_of_as_body(const Document& document, const Run& run) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    if (run.size() > 3) return false;
    for (std::size_t i = run.first; i < run.last; ++i)
        if (tokens[i].upos != Upos::propn) return false;
    const Tree& tree = document.tree(run.sentence);
    const Mention m = mention_over(document, run, {}, MentionKind::name);
    const Token& head = tree.token(static_cast<int>(m.head));
    if (is_firm_of_state(document, run, head)) return true;
    if (!is_a(head.relation, "nsubj") || head.head < 0 ||
        !document.in_list("speaks", lemma_of(tree.token(head.head))))
        return false;
    const auto form = [&](std::size_t i) {
        return i < tokens.size() ? utf8::lower(tokens[i].form) : std::string{};
    };
    if (form(run.last) == "," && form(run.last + 1) == "which") return true;
    const bool says_it = std::ranges::any_of(tree.children(head.head, "ccomp"), [&](int said) {
        const auto it = tree.child(said, "nsubj");
        return it && utf8::lower(tree.token(*it).form) == "it";
    });
    const std::string& name = tokens[run.first].form;
    const bool is_acronym = run.size() == 1 && name.size() > 1 && name.size() < 6 &&
                            std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
    return says_it && (is_acronym || (form(run.last) == "," && form(run.last + 1) == "whose"));
}

bool is_of_kind(const Actor& body, const std::string& kind) {
    static constexpr std::array<std::string_view, 9> kFirms{
        "company", "firm", "retailer", "manufacturer", "operator",
        "miner",   "fund", "utility",  "conglomerate"};
    if (body.type != ActorType::organization) return false;
    const std::string name = utf8::lower(body.name);
    const std::string code = body.code.size() > 5 ? body.code.substr(3, 3) : std::string{};
    if (kind == "party") return code == "PTY" || has_word(name, {"party", "congress", "front"});
    if (kind == "bank") return has_word(name, {"bank"});
    if (kind == "airline") return has_word(name + ' ', {"airline", "airways", " air "});
    if (std::ranges::find(kFirms, kind) == kFirms.end()) return false;
    const bool is_firm = code == "BUS" || body.code.starts_with("MNC");
    return is_firm ||
           (body.discovered &&
            !has_word(name, {"party", "front", "congress", "union", "council", "court", "ministry",
                             "movement", "church", "committee", "league", "association",
                             "federation", "army", "police", "commission"}));
}

}  // namespace demarche::extract
