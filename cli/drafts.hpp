#pragma once

#include <string>

#include "core/model/correction.hpp"

namespace demarche::cli {

/// Corrections that are not in the log yet: without author, reason and time.
[[nodiscard]] Correction draft(CorrectionKind kind, std::string subject, std::string value = "");

/// The value is an actor or issue, which the log describes.
[[nodiscard]] Correction naming(CorrectionKind kind, std::string subject, const Actor& actor);
[[nodiscard]] Correction naming(CorrectionKind kind, std::string subject, const Issue& issue);

}  // namespace demarche::cli
