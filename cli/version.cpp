#include "cli/version.hpp"

#include <fmt/format.h>

#include "core/catalog/data_version.hpp"
#include "importers/language/language.hpp"

namespace demarche::cli {

std::string version_number() { return DEMARCHE_VERSION; }

std::string version_text() {
    return fmt::format("demarche {}\nmodel {}\ncatalogue {}", version_number(),
                       language::model_version(), catalog::data_version());
}

}  // namespace demarche::cli
