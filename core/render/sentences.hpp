#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/query/dossier.hpp"

/// A dossier told in sentences, each claim in them tied to what it rests on. The page and the
/// Markdown are written from the same sentences.
namespace demarche::render {

/// A piece of a sentence; the claim that it rests on stands behind it as a note.
struct Piece {
    std::string text;
    std::optional<std::size_t> claim{};  // in Dossier::claims
    bool is_strong{};
};
using Sentence = std::vector<Piece>;

/// A short heading and what is said under it.
struct Paragraph {
    std::string heading;  // empty: none
    std::vector<Sentence> sentences;
};

/// "26 June 2007", "June 2007", "2007", "26 June"; "no date".
[[nodiscard]] std::string day_in_words(const Day& day);
/// "26 April to 12 December 2007"; one day where both are the same; empty if there is none.
[[nodiscard]] std::string span_in_words(const Day& first, const Day& last);
/// "1 article", "1,204 articles".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one);
[[nodiscard]] std::string with_commas(std::size_t count);
/// '+', '−' or '·'.
[[nodiscard]] std::string_view sign_of(Position position);

/// "NATO on CFE treaty: for, score +1.00, 4 statements: 4 for, 0 against, 0 neutral; 2007": a
/// position with all its numbers.
[[nodiscard]] std::string standing_in_words(const query::StanceRow& row);

/// A sentence often makes both a statement and an event, or several of one: a summary tells one.
class SentencesTold {
public:
    /// Whether no claim before rested on the sentence that this one rests on.
    [[nodiscard]] bool is_new(const query::Claim& claim);

private:
    std::set<std::pair<std::string, std::size_t>> told_;  // article, first byte
};

/// What was read and how much was found in it.
[[nodiscard]] Sentence extent_of(const query::Dossier& dossier);
/// Where the articles come from: "Harbour Wire (2), Volga Press (1)".
[[nodiscard]] std::string sources_of(const query::Dossier& dossier);
/// For each of the first `issues` issues, who is for and who against; for one or two holders, what
/// each is for and against.
[[nodiscard]] std::vector<Paragraph> sides_of(const query::Dossier& dossier, std::size_t issues);
/// Whose position moved, the `most` weightiest.
[[nodiscard]] std::vector<Sentence> shifts_of(const query::Dossier& dossier, std::size_t most);
/// The `most` newest statements and events, the newest first, one of a sentence.
[[nodiscard]] std::vector<Sentence> newest_of(const query::Dossier& dossier, std::size_t most);
/// What a reader has to know of how this was made.
[[nodiscard]] std::string caution();

/// "for", "against" or "between".
[[nodiscard]] std::string_view side_of(Position position);
/// "moved from for to against".
[[nodiscard]] std::string turn_of(const query::ShiftTold& shift);

}  // namespace demarche::render
