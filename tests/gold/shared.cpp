#include "tests/gold/shared.hpp"

#include <doctest/doctest.h>

namespace demarche::test {

std::optional<std::filesystem::path> shared(std::string_view name) {
    const std::filesystem::path project{DEMARCHE_SOURCE_DIR};
    for (const char* beside : {"..", "../.."}) {
        const std::filesystem::path path = project / beside / "shared" / name;
        if (std::filesystem::exists(path)) return path;
    }
    MESSAGE("passed over: no ../shared/" << std::string{name});
    return std::nullopt;
}

}  // namespace demarche::test
