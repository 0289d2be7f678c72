#include "importers/extract/names_in_text.hpp"

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

bool joins_names(const Document& document, const Token& token) {
    return document.in_list("particle", utf8::lower(token.form)) ||
           (token.form == "-" && token.upos != Upos::sym);
}

/// "d'Estrada" in "Luis d'Estrada".
bool is_elided(const Document& document, std::size_t sentence, std::size_t i) {
    const std::string& form = token_at(document, sentence, i).form;
    if (i == 0 || !is_capitalised(token_at(document, sentence, i - 1).form)) return false;
    for (const std::string_view mark : {"'", "’"})
        if (const std::size_t at = form.find(mark); at != std::string::npos && at > 0 && at < 3)
            return is_capitalised(std::string_view{form}.substr(at + mark.size()));
    return false;
}

bool opens_name(const Document& document, std::size_t sentence, std::size_t i) {
    const Token& token = token_at(document, sentence, i);
    if (document.mention_at({sentence, static_cast<int>(i)}) != nullptr) return false;
    if (is_elided(document, sentence, i)) return token.upos == Upos::propn;
    if (!is_capitalised(token.form)) return false;
    if (i == 0 && token.form == "Q") return false;  // a question's label: "Q Senator Grassley says"
    if (token.upos == Upos::propn) return true;
    const bool word = token.upos == Upos::noun || token.upos == Upos::adj ||
                      token.upos == Upos::x || token.upos == Upos::verb || token.upos == Upos::intj;
    return i > 0 && word;
}

}  // namespace

bool is_capitalised(std::string_view word) {
    return !word.empty() && utf8::is_upper(utf8::decode(word, 0).code);
}

const Token& token_at(const Document& document, std::size_t sentence, std::size_t token) {
    return document.sentences()[sentence].tokens[token];
}

std::vector<Run> capitalised_runs(const Document& document, std::size_t sentence) {
    std::vector<Run> runs;
    const std::size_t n = document.sentences()[sentence].tokens.size();
    for (std::size_t i = 0; i < n;) {
        if (!opens_name(document, sentence, i)) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < n) {
            if (opens_name(document, sentence, end)) {
                ++end;
                continue;
            }
            // "Lee Jong-seok"
            const auto& tokens = document.sentences()[sentence].tokens;
            if (tokens[end].form == "-" && end + 1 < n &&
                tokens[end - 1].where.end == tokens[end].where.begin &&
                tokens[end].where.end == tokens[end + 1].where.begin &&
                tokens[end + 1].upos == Upos::propn) {
                end += 2;
                continue;
            }
            // "Fishermen's Union", "Citizens' Environmental Assembly"
            if ((tokens[end].form == "'s" || tokens[end].form == "’s" || tokens[end].form == "'" ||
                 tokens[end].form == "’") &&
                document.in_list("named_for", utf8::lower(tokens[end - 1].form)) && end + 1 < n &&
                is_capitalised(tokens[end + 1].form)) {
                end += 2;
                continue;
            }
            std::size_t past = end;  // particles count only with a name behind them
            while (past < n && past < end + 3 &&
                   joins_names(document, token_at(document, sentence, past)) &&
                   document.mention_at({sentence, static_cast<int>(past)}) == nullptr)
                ++past;
            if (past == end || past >= n || !opens_name(document, sentence, past)) break;
            end = past + 1;
        }
        runs.push_back({sentence, i, end});
        i = end;
    }
    return runs;
}

std::string name_of(const Document& document, const Run& run) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    std::string name;
    for (const char c :
         document.text({tokens[run.first].where.begin, tokens[run.last - 1].where.end}))
        name += c == '\n' || c == '\t' ? ' ' : c;
    return name;
}

Mention mention_over(const Document& document, const Run& run, const ActorId& actor,
                     MentionKind kind) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    Mention mention{actor,        {tokens[run.first].where.begin, tokens[run.last - 1].where.end},
                    run.sentence, run.first,
                    run.last,     run.first,
                    kind};
    for (std::size_t i = run.first; i < run.last; ++i) {
        const int head = tokens[i].head;
        const bool outside =
            head < static_cast<int>(run.first) || head >= static_cast<int>(run.last);
        if (outside) {
            mention.head = i;
            break;
        }
    }
    return mention;
}

std::string preposition_of(const Tree& tree, int node) {
    for (const int kid : tree.children(node))
        if (tree.token(kid).relation == "case") return lemma_of(tree.token(kid));
    return {};
}

}  // namespace demarche::extract
