#include "core/model/correction.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace demarche {
namespace {

constexpr std::array<std::string_view, 18> names = {
    "event reject",    "event confirm", "event source",  "event target",
    "event cameo",     "event date",    "stance reject", "stance confirm",
    "stance position", "stance holder", "stance issue",  "stance target",
    "actor merge",     "actor alias",   "actor name",    "issue merge",
    "issue question",  "undo"};

}  // namespace

std::string_view to_text(CorrectionKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<CorrectionKind> parse_correction_kind(std::string_view text) {
    const auto* const found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return static_cast<CorrectionKind>(found - names.begin());
}

std::string field_of(const Correction& correction) {
    using enum CorrectionKind;
    std::string field{to_text(correction.kind)};
    if (correction.kind == event_reject || correction.kind == event_confirm)
        field = "event verdict";
    if (correction.kind == stance_reject || correction.kind == stance_confirm)
        field = "stance verdict";
    if (correction.kind == actor_alias) field += ' ' + correction.value;
    return correction.subject + '\n' + field;
}

}  // namespace demarche
