#pragma once

#include <cstddef>

#include "core/model/byte_span.hpp"
#include "core/model/content_id.hpp"

namespace demarche {

/// How a mention refers to its actor.
enum class MentionKind {
    name,        // "Russia", "Sergei Lavrov"
    short_name,  // "Lavrov" after "Sergei Lavrov"
    demonym,     // "Russian", "the Russians"
    seat,        // "Moscow", "the Kremlin"
    office,      // "the NATO secretary general"
    description, // "the alliance", "the minister"
    pronoun      // "he", "it"
};

/// A place in an article where an actor stands.
struct Mention {
    ActorId actor;
    ByteSpan where;          // in Article::text
    std::size_t sentence{};  // index
    std::size_t first{};     // token index in the sentence
    std::size_t last{};      // one past the last token
    std::size_t head{};      // the token that the rest hangs on
    MentionKind kind{MentionKind::name};
    bool operator==(const Mention&) const = default;
};

}  // namespace demarche
