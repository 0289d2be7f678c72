#include "importers/language/pieces.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace demarche::language {
namespace {

constexpr std::size_t shortest = 4;  // words: "Moscow's, of double standards" is no clause

/// A run of words, half-open.
struct Piece {
    std::size_t begin{}, end{};
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// The runs between semicolons that stand outside quotation marks and brackets, each with the
/// semicolon that ends it. Inside, "we deplore it; we shall not go," they said is one speech.
std::vector<Piece> between_semicolons(const Sentence& sentence) {
    std::vector<Piece> pieces;
    std::size_t begin = 0;
    bool is_quoted = false;
    int depth = 0;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const std::string_view form = sentence.tokens[i].form;
        if (form == "\"")
            is_quoted = !is_quoted;
        else if (form == "“")
            is_quoted = true;
        else if (form == "”")
            is_quoted = false;
        else if (form == "(")
            ++depth;
        else if (form == ")")
            --depth;
        else if (form == ";" && !is_quoted && depth <= 0)
            pieces.push_back({std::exchange(begin, i + 1), i + 1});
    }
    if (begin < sentence.tokens.size()) pieces.push_back({begin, sentence.tokens.size()});
    return pieces;
}

std::vector<Arcs> parse_each(const Model& model, std::span<const Piece> pieces,
                             std::span<const Word> words, std::span<const int> tags) {
    std::vector<Tagged> tagged;
    tagged.reserve(pieces.size());
    for (const Piece& piece : pieces)
        tagged.push_back(
            {words.subspan(piece.begin, piece.size()), tags.subspan(piece.begin, piece.size())});
    return parse_words(model, tagged);
}

bool is_finite(std::string_view tag) {
    return tag.ends_with("|VBD") || tag.ends_with("|VBP") || tag.ends_with("|VBZ") ||
           tag.ends_with("|MD");
}

/// True where the parse has a main verb with a subject, as a sentence has.
bool is_clause(const Model& model, const Arcs& arcs) {
    const auto n = static_cast<int>(arcs.heads.size());
    const auto root = std::ranges::find(arcs.heads, n) - arcs.heads.begin();
    const auto tag_of = [&](std::size_t i) -> std::string_view {
        return model.tags[static_cast<std::size_t>(arcs.tags[i])];
    };
    if (root == n) return false;
    bool has_verb = is_finite(tag_of(static_cast<std::size_t>(root)));
    bool has_subject = false;
    for (std::size_t i = 0; i < arcs.heads.size(); ++i) {
        if (arcs.heads[i] != root) continue;
        const std::string_view relation =
            model.relations[static_cast<std::size_t>(arcs.relations[i])];
        has_subject = has_subject || relation.starts_with("nsubj") ||
                      relation.starts_with("csubj") || relation == "expl";
        has_verb = has_verb ||
                   ((relation.starts_with("aux") || relation == "cop") && is_finite(tag_of(i)));
    }
    return has_verb && has_subject;
}

/// The pieces joined so that each begins with a clause: what is none goes with what stands before.
std::vector<Piece> clauses_among(const Model& model, std::span<const Piece> pieces,
                                 std::span<const Word> words, std::span<const int> tags) {
    std::vector<Piece> clauses;
    const std::vector<Arcs> arcs = parse_each(model, pieces, words, tags);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool begins = pieces[i].size() >= shortest && is_clause(model, arcs[i]);
        if (clauses.empty() && !begins) return {};
        if (begins)
            clauses.push_back(pieces[i]);
        else
            clauses.back().end = pieces[i].end;
    }
    return clauses;
}

}  // namespace

Arcs parse_pieces(const Model& model, const Sentence& sentence, std::span<const Word> words,
                  std::span<const int> tags) {
    const std::vector<Piece> pieces = between_semicolons(sentence);
    if (pieces.size() < 2) return {};
    const std::vector<Piece> clauses = clauses_among(model, pieces, words, tags);
    if (clauses.size() < 2) return {};
    const auto parataxis =
        static_cast<int>(std::ranges::find(model.relations, "parataxis") - model.relations.begin());
    if (parataxis == static_cast<int>(model.relations.size())) return {};
    Arcs all;
    int first_root = -1;
    const std::vector<Arcs> parsed = parse_each(model, clauses, words, tags);
    for (std::size_t c = 0; c < clauses.size(); ++c) {
        const auto at = static_cast<int>(clauses[c].begin);
        const auto n = static_cast<int>(clauses[c].size());
        for (int i = 0; i < n; ++i) {
            const auto word = static_cast<std::size_t>(i);
            const bool is_root = parsed[c].heads[word] == n;
            all.tags.push_back(parsed[c].tags[word]);
            all.relations.push_back(is_root && c > 0 ? parataxis : parsed[c].relations[word]);
            if (!is_root)
                all.heads.push_back(at + parsed[c].heads[word]);
            else
                all.heads.push_back(c > 0 ? first_root : static_cast<int>(words.size()));
            if (is_root && c == 0) first_root = at + i;
        }
    }
    return all;
}

}  // namespace demarche::language
