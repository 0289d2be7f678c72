#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/error.hpp"
#include "core/store/extraction_line.hpp"

/// Any bytes as a line that `extract` wrote: refused, or what is read is written and read back as
/// it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace demarche;
    store::DatedExtraction read;
    try {
        read = store::parse_line({reinterpret_cast<const char*>(data), size});
    } catch (const InputError&) {
        return 0;
    }
    if (store::parse_line(store::to_line(read.extraction, read.extracted_at)) != read) std::abort();
    return 0;
}
