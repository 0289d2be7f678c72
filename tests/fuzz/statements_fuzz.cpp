#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/statement_table.hpp"

/// Any bytes as a table of coded statements: its good rows, the others refused, or the whole.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace demarche;
    try {
        const auto table = read::read_statement_table(
            "fuzz", {reinterpret_cast<const char*>(data), size}, read::StatementColumns{});
        for (const CodedStatement& one : table.statements)
            if (one.actor.empty() || one.issue.empty() || !utf8::is_valid(one.actor)) std::abort();
    } catch (const InputError&) {
    }
    return 0;
}
