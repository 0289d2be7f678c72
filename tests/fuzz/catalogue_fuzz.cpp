#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/catalog/addition.hpp"
#include "core/catalog/catalog.hpp"

/// Any bytes as a file for the catalogue: what it gives can be laid over the catalogue, or there is
/// a problem that says why it gives nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace demarche;
    static const catalog::Catalog known;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const catalog::Addition addition = catalog::read_addition("states.tsv", bytes, known);
    if (addition.form.empty() && addition.problems.empty()) std::abort();
    if (addition.form.empty() && !addition.tables.empty()) std::abort();
    for (const catalog::Problem& problem : addition.problems)
        if (problem.reason.empty()) std::abort();
    if (!addition.tables.empty()) (void)catalog::Catalog{addition.tables}.named("Riga");
    return 0;
}
