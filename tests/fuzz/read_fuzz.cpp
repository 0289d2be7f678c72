#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/model/utf8.hpp"
#include "importers/read/read.hpp"

/// Any bytes are read or refused: the first byte chooses the kind that they are taken for,
/// automatic most often. Whatever comes out is well-formed UTF-8, and a dateline lies inside its
/// text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace demarche;
    if (size == 0) return 0;
    constexpr auto kKinds = static_cast<std::uint8_t>(read::Kind::archive);
    read::ReadOptions options;
    if (data[0] <= kKinds) options.as = static_cast<read::Kind>(data[0]);
    if (options.as == read::Kind::pdf) return 0;  // a program of its own
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    read::read_bytes("fuzz", bytes, options,
                     {[](const Article& article) {
                          if (!utf8::is_valid(article.text) || !utf8::is_valid(article.title))
                              std::abort();
                          if (article.dateline && article.dateline->where.end > article.text.size())
                              std::abort();
                      },
                      [](const read::Rejection& rejection) {
                          if (rejection.reason.empty()) std::abort();
                      },
                      {}});
    return 0;
}
