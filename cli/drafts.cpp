#include "cli/drafts.hpp"

#include <utility>

#include "cli/correction_names.hpp"

namespace demarche::cli {

Correction draft(CorrectionKind kind, std::string subject, std::string value) {
    Correction made;
    made.kind = kind;
    made.subject = std::move(subject);
    made.value = std::move(value);
    return made;
}

Correction naming(CorrectionKind kind, std::string subject, const Actor& actor) {
    Correction made = draft(kind, std::move(subject), actor.id.text);
    made.actor = described(actor);
    return made;
}

Correction naming(CorrectionKind kind, std::string subject, const Issue& issue) {
    Correction made = draft(kind, std::move(subject), issue.id.text);
    made.issue = described(issue);
    return made;
}

}  // namespace demarche::cli
