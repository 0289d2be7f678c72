#include "importers/extract/bodies.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/titles.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kBehind = 2;  // words behind a run that may belong to the name of a treaty

}  // namespace

bool names_issue(const Document& document, const Run& run) {
    const std::size_t count = document.sentences()[run.sentence].tokens.size();
    const Run wider{run.sentence, run.first, std::min(run.last + kBehind, count)};
    return !document.catalog().issues_in(name_of(document, wider)).empty();
}

void introduce_body(Document& document, const Run& run) {
    Actor body;
    body.name = name_of(document, run);
    body.id = {slug(body.name)};
    body.discovered = true;
    if (body.id.empty()) return;
    // "the Georgian Orthodox Church"
    const std::string first = token_at(document, run.sentence, run.first).form;
    for (const catalog::NameMatch& match : document.catalog().named(first))
        if (const Actor* state = document.catalog().actor(match.actor);
            state != nullptr && state->type == ActorType::state &&
            (match.kind == catalog::NameKind::demonym || match.kind == catalog::NameKind::name))
            body.of = {match.actor};
    if (body.of.size() != 1) body.of.clear();
    document.add(mention_over(document, run, body.id, MentionKind::name));
    document.introduce(std::move(body));
}

Run with_purpose(const Document& document, Run run) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    std::size_t at = run.last;
    if (at + 1 >= tokens.size() || !(tokens[at].form == "for" || tokens[at].form == "of"))
        return run;
    // "the Centre Party of Edgar Savisaar" is his, and not called so.
    const std::string kind = utf8::lower(tokens[at - 1].form);
    const bool is_led = kind == "party" || kind == "movement" || kind == "front";
    if (is_led && tokens[at].form == "of" && at + 2 < tokens.size() &&
        is_capitalised(tokens[at + 1].form) && is_capitalised(tokens[at + 2].form))
        return run;
    if (tokens[++at].form == "the" && at + 1 < tokens.size()) ++at;
    const std::size_t first = at;
    while (at < tokens.size() && is_capitalised(tokens[at].form) &&
           document.mention_at({run.sentence, static_cast<int>(at)}) == nullptr &&
           document.place_at({run.sentence, static_cast<int>(at)}) == nullptr)
        ++at;
    if (at > first) run.last = at;
    return run;
}

Run called_body(const Document& document, const Run& run) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    for (std::size_t i = run.first; i < run.last; ++i)
        if (tokens[i].xpos != "NNP" && tokens[i].xpos != "NNPS") return {};
    // "on Friday, the party said"
    if (run.size() == 1 &&
        document.in_list("day_or_month", lower_form(document, run.sentence, run.first)))
        return {};
    const auto is_kind = [&](std::size_t i) {
        return tokens[i].upos == Upos::noun && !is_capitalised(tokens[i].form) &&
               document.in_list("body_kind", lemma_of(tokens[i]));
    };
    if (run.first > 0 && is_kind(run.first - 1)) return run;
    if (run.last < tokens.size() && tokens[run.last].form == "party" && run.size() == 1)
        return {run.sentence, run.first, run.last + 1};
    if (run.last + 2 >= tokens.size() || tokens[run.last].form != ",") return {};
    const std::string article = lower_form(document, run.sentence, run.last + 1);
    if (article != "a" && article != "an" && article != "the") return {};
    for (std::size_t i = run.last + 2; i < std::min(tokens.size(), run.last + 7); ++i) {
        if (is_kind(i)) return run;
        const Upos upos = tokens[i].upos;
        if (upos != Upos::adj && upos != Upos::noun && upos != Upos::propn) break;
    }
    return {};
}

ActorId group_called(const Document& document, const Run& run) {
    if (run.size() != 1 || run.first == 0 ||
        lower_form(document, run.sentence, run.first - 1) != "the")
        return {};
    const std::string word = " " + utf8::fold(name_of(document, run));
    if (word.size() < 5) return {};
    for (auto m = document.mentions().rbegin(); m != document.mentions().rend(); ++m) {
        const Actor* actor = document.actor(m->actor);
        if (actor == nullptr || m->sentence > run.sentence) continue;
        const bool is_many =
            actor->type == ActorType::group || actor->type == ActorType::organization;
        if (!is_many) continue;
        if (utf8::fold(actor->name).ends_with(word) ||
            utf8::fold(document.text(m->where)).ends_with(word))
            return actor->id;
    }
    return {};
}

bool is_party(const Document& document, const Run& run) {
    if (run.size() != 1) return false;
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    const Token& token = tokens[run.first];
    const std::string word = lower_form(document, run.sentence, run.first);
    // "the Conservative leader"
    if (document.in_list("party_adjective", word))
        return run.first > 0 && run.last < tokens.size() &&
               document.in_list("leads", lemma_of(tokens[run.last]));
    if (!document.in_list("party_name", word)) return false;
    const bool is_plural = token.form.ends_with('s');
    if (is_plural && run.first == 0) return false;  // "Conservatives were seething"
    if (is_plural) {
        const std::string before = lower_form(document, run.sentence, run.first - 1);
        return before == "the" || before == "'s" || before == "’s" || before == "s'";
    }
    const bool leads =
        run.last < tokens.size() && document.in_list("office", lemma_of(tokens[run.last]));
    if (token.xpos != "NNP") return false;
    return leads || is_a(token.relation, "nsubj") || is_a(token.relation, "nmod:poss") ||
           is_a(token.relation, "obl:agent");
}

void introduce_party(Document& document, const Run& run) {
    const std::string name = name_of(document, run);
    const std::string singular = name.ends_with('s') ? name.substr(0, name.size() - 1) : name;
    for (const catalog::NameMatch& match : document.catalog().named(singular + " Party")) {
        const Actor* party = document.catalog().actor(match.actor);
        const bool is_here =
            party != nullptr && std::ranges::any_of(party->of, [&](const ActorId& state) {
                return std::ranges::any_of(document.mentions(),
                                           [&](const Mention& m) { return m.actor == state; });
            });
        if (is_here)
            return document.add(mention_over(document, run, match.actor, MentionKind::short_name));
    }
    if (!document.in_list("party_adjective", utf8::lower(name))) introduce_body(document, run);
}

}  // namespace demarche::extract
