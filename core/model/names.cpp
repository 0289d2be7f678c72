#include "core/model/names.hpp"

#include <array>
#include <cstddef>

namespace demarche {
namespace {

template <std::size_t n>
using Names = std::array<std::string_view, n>;

constexpr Names<4> kActorTypes = {"state", "organization", "person", "group"};
constexpr Names<4> kDateBases = {"", "metadata", "text", "inferred"};
constexpr Names<3> kPositions = {"supports", "opposes", "neutral"};
constexpr Names<7> kMentionKinds = {"name",   "short_name",  "demonym", "seat",
                                    "office", "description", "pronoun"};
constexpr Names<17> kUpos = {"ADJ",  "ADP", "ADV",  "AUX",  "CCONJ", "DET",   "INTJ", "NOUN", "NUM",
                             "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

template <class Kind, std::size_t n>
std::optional<Kind> find(const Names<n>& names, std::string_view text) {
    for (std::size_t i = 0; i < n; ++i)
        if (names[i] == text) return static_cast<Kind>(i);
    return std::nullopt;
}

}  // namespace

std::string_view to_text(ActorType type) { return kActorTypes[static_cast<std::size_t>(type)]; }
std::string_view to_text(DateBasis basis) { return kDateBases[static_cast<std::size_t>(basis)]; }
std::string_view to_text(Position position) {
    return kPositions[static_cast<std::size_t>(position)];
}
std::string_view to_text(MentionKind kind) { return kMentionKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_text(Upos upos) { return kUpos[static_cast<std::size_t>(upos)]; }

std::optional<ActorType> parse_actor_type(std::string_view text) {
    return find<ActorType>(kActorTypes, text);
}
std::optional<DateBasis> parse_date_basis(std::string_view text) {
    return find<DateBasis>(kDateBases, text);
}
std::optional<Position> parse_position(std::string_view text) {
    return find<Position>(kPositions, text);
}
std::optional<MentionKind> parse_mention_kind(std::string_view text) {
    return find<MentionKind>(kMentionKinds, text);
}
std::optional<Upos> parse_upos(std::string_view text) { return find<Upos>(kUpos, text); }

Position turned(Position position) {
    switch (position) {
        case Position::supports: return Position::opposes;
        case Position::opposes: return Position::supports;
        case Position::neutral: break;
    }
    return Position::neutral;
}

}  // namespace demarche
