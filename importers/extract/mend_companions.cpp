#include "importers/extract/mend_companions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "importers/extract/token_kids.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

/// True of the participles that name a companion with "by" behind them.
bool is_of_companions(const Token& token) {
    static constexpr std::array<std::string_view, 10> kVerbs{
        "join",  "follow", "accompany", "back",   "support",
        "flank", "lead",   "head",      "second", "echo"};
    return token.xpos == "VBN" && std::ranges::find(kVerbs, lemma_of(token)) != kVerbs.end();
}

/// A parse that takes the aside for the main clause may take the verb for a participle.
bool may_be_finite(const std::vector<Token>& tokens, std::size_t verb) {
    const std::string& tag = tokens[verb].xpos;
    return tag == "VBD" || tag == "VBZ" || tag == "VBP" ||
           (tag == "VBN" && tokens[verb - 1].form == "," && tokens[verb].form.ends_with("ed"));
}

/// "Kenya, joined by Chad, called on them": the finite verb behind the aside is the main one.
void mend_joined_subject(std::vector<Token>& tokens, std::size_t joined) {
    Token& aside = tokens[joined];
    if (joined == 0 || !is_of_companions(aside) || tokens[joined - 1].form != ",") return;
    const auto subject = kid_of(tokens, joined, "nsubj");
    const auto by = kid_of(tokens, joined, "obl");
    if (!subject || !by || *subject > joined || *by < joined || kid_of(tokens, joined, "aux"))
        return;
    for (std::size_t verb = *by + 1; verb < tokens.size(); ++verb) {
        Token& main = tokens[verb];
        if (main.head != static_cast<int>(joined) || !may_be_finite(tokens, verb) ||
            kid_of(tokens, verb, "nsubj"))
            continue;
        main.head = std::exchange(aside.head, static_cast<int>(*subject));
        main.relation = std::exchange(aside.relation, "acl");
        if (main.xpos == "VBN") main.xpos = "VBD";
        tokens[*subject].head = static_cast<int>(verb);
        tokens[*subject].relation = "nsubj";
        for (std::size_t i = *by + 1; i < tokens.size(); ++i)
            if (tokens[i].head == static_cast<int>(joined)) tokens[i].head = static_cast<int>(verb);
        return;
    }
}

/// "rejected the plan, followed by Chad": who rejected it was followed.
void mend_followed(std::vector<Token>& tokens, std::size_t followed) {
    Token& aside = tokens[followed];
    if (followed == 0 || !is_of_companions(aside) || tokens[followed - 1].form != "," ||
        aside.relation != "acl" || aside.head < 0)
        return;
    const Token& noun = tokens[static_cast<std::size_t>(aside.head)];
    const bool is_object = is_a(noun.relation, "obj") || is_a(noun.relation, "obl");
    if (!is_object || noun.head < 0 || !kid_of(tokens, followed, "obl")) return;
    if (noun.upos == Upos::propn) return;  // "met Peru, followed by Chile"
    aside.head = noun.head;
    aside.relation = "advcl";
}

std::optional<std::string> case_of(const std::vector<Token>& tokens, std::size_t node) {
    const auto mark = kid_of(tokens, node, "case");
    return mark ? std::optional{lemma_of(tokens[*mark])} : std::nullopt;
}

/// "came from Kenya, whose king thanked Mali, and from Chad": what a parse joins to a word of the
/// relative clause goes with the noun of the same preposition.
void mend_joined_behind_relative(std::vector<Token>& tokens, std::size_t other) {
    Token& further = tokens[other];
    const auto joint = kid_of(tokens, other, "cc");
    const auto own = case_of(tokens, other);
    if (further.head < 0 || further.upos != Upos::propn || !joint || *joint == 0 || !own ||
        tokens[*joint - 1].form != "," ||
        (!is_a(further.relation, "conj") && !is_a(further.relation, "obl")))
        return;
    for (int at = further.head; at >= 0; at = tokens[static_cast<std::size_t>(at)].head) {
        const Token& word = tokens[static_cast<std::size_t>(at)];
        if (own == case_of(tokens, static_cast<std::size_t>(at))) return;
        if (word.relation != "acl:relcl") continue;
        if (word.head < 0 || own != case_of(tokens, static_cast<std::size_t>(word.head))) return;
        further.relation = "conj";
        further.head = word.head;
        return;
    }
}

bool is_weekday(const Token& token) {
    return token.upos == Upos::propn && token.form.ends_with("day") && token.form.size() > 5;
}

/// "On Monday Kenya, Chad and Mali left", "In a statement Kenya, Chad and Mali left": a parse may
/// take the first of the list into the phrase before it.
void mend_first_of_list(std::vector<Token>& tokens, std::size_t first) {
    Token& name = tokens[first];
    if (first == 0 || name.upos != Upos::propn || name.head < 0) return;
    std::size_t end = first + 1;  // past "Theresa May"
    while (end < tokens.size() && tokens[end].head == static_cast<int>(first) &&
           tokens[end].relation == "flat")
        ++end;
    if (end + 1 >= tokens.size() || tokens[end].form != ",") return;
    const std::size_t before = first - 1;
    const bool is_in_day = is_a(name.relation, "obl") && is_weekday(tokens[before]) &&
                           tokens[before].head == static_cast<int>(first);
    const bool is_in_phrase = name.relation == "appos" && name.head == static_cast<int>(before) &&
                              tokens[before].upos == Upos::noun &&
                              is_a(tokens[before].relation, "obl");
    if (!is_in_day && !is_in_phrase) return;
    const int verb = is_in_day ? name.head : tokens[before].head;
    for (std::size_t second = end + 1; second < tokens.size(); ++second) {
        Token& next = tokens[second];
        if (next.head != verb || !is_a(next.relation, "nsubj") || static_cast<int>(second) > verb ||
            !kid_of(tokens, second, "conj"))
            continue;
        if (is_in_day) {
            for (Token& t : tokens)
                if (t.head == static_cast<int>(first) && t.relation == "case")
                    t.head = static_cast<int>(before);
            tokens[before].head = verb;
            tokens[before].relation = "obl";
        }
        name.head = verb;
        name.relation = std::exchange(next.relation, "conj");
        next.head = static_cast<int>(first);
        return;
    }
}

}  // namespace

void mend_companions(std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        mend_joined_subject(tokens, i);
        mend_followed(tokens, i);
        mend_joined_behind_relative(tokens, i);
        mend_first_of_list(tokens, i);
    }
}

}  // namespace demarche::extract
