#include "core/query/codes.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/model/utf8.hpp"
#include "core/query/names.hpp"

namespace demarche::query {
namespace {

struct Root {
    std::string_view code;
    CodeNames names;
};

// Goldstein's weights of the roots, and the quadrants, from the CAMEO codebook; PLOVER's names from
// its crosswalk. PLOVER codes no plain statement.
constexpr std::array<Root, 20> roots = {{
    {"01", {"STATEMENT", "", 1, 0.0}},
    {"02", {"APPEAL", "REQUEST", 1, 3.0}},
    {"03", {"INTEND", "AGREE", 1, 4.0}},
    {"04", {"CONSULT", "CONSULT", 1, 1.0}},
    {"05", {"SUPPORT", "SUPPORT", 1, 3.5}},
    {"06", {"COOPERATE", "COOPERATE", 2, 6.0}},
    {"07", {"AID", "AID", 2, 7.0}},
    {"08", {"YIELD", "CONCEDE", 2, 5.0}},
    {"09", {"INVESTIGATE", "ACCUSE", 3, -2.0}},
    {"10", {"DEMAND", "REQUEST", 3, -5.0}},
    {"11", {"DISAPPROVE", "ACCUSE", 3, -2.0}},
    {"12", {"REJECT", "REJECT", 3, -4.0}},
    {"13", {"THREATEN", "THREATEN", 3, -6.0}},
    {"14", {"PROTEST", "PROTEST", 4, -6.5}},
    {"15", {"FORCE POSTURE", "MOBILIZE", 4, -7.2}},
    {"16", {"REDUCE RELATIONS", "SANCTION", 4, -4.0}},
    {"17", {"COERCE", "COERCE", 4, -7.0}},
    {"18", {"ASSAULT", "ASSAULT", 4, -9.0}},
    {"19", {"FIGHT", "ASSAULT", 4, -10.0}},
    {"20", {"MASS VIOLENCE", "ASSAULT", 4, -10.0}},
}};

bool is_code(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return std::isdigit(c) != 0 || (c >= 'A' && c <= 'F');
    }) && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

/// "force-posture", "FORCE_POSTURE" and "Force posture" are one.
std::string plain(std::string_view name) {
    std::string text = utf8::lower(name);
    std::ranges::replace_if(
        text, [](char c) { return c == '_' || c == '-'; }, ' ');
    return text;
}

std::vector<std::string> codes_named(std::string_view name, std::string_view CodeNames::*part) {
    std::vector<std::string> codes;
    for (const Root& root : roots)
        if (!name.empty() && plain(root.names.*part) == plain(name)) codes.emplace_back(root.code);
    return codes;
}

}  // namespace

CodeNames names_of(std::string_view cameo) {
    for (const Root& root : roots)
        if (cameo.starts_with(root.code)) return root.names;
    return {};
}

std::vector<std::string> resolve_type(std::string_view type) {
    std::vector<std::string> codes = codes_named(type, &CodeNames::type);
    if (codes.empty()) codes = codes_named(type, &CodeNames::plover);
    if (!codes.empty()) return codes;
    const bool is_known = std::ranges::any_of(roots, [&](const Root& root) {
        return type.starts_with(root.code) || root.code.starts_with(type);
    });
    if (is_code(type) && is_known) return {std::string{type}};
    std::vector<std::string> known;
    for (const Root& root : roots) known.emplace_back(root.names.type);
    throw UnknownName{"type", type, nearest(type, known, 3)};
}

}  // namespace demarche::query
