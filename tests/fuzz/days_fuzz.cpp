#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/model/day.hpp"
#include "importers/read/written_day.hpp"

/// Days in any text: in its order, none inside another, each one that its own notation reads back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace demarche;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    std::size_t at = 0;
    for (const read::WrittenDay& found : read::written_days(text)) {
        if (found.where.empty() || found.where.begin < at || found.where.end > size) std::abort();
        at = found.where.end;
        if (parse_day(to_text(found.day)) != found.day) std::abort();
    }
    (void)parse_day(text);
    return 0;
}
