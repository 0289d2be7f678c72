#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/model/utf8.hpp"
#include "importers/read/read.hpp"

namespace demarche {
namespace {

void check_article(const Article& article) {
    if (!utf8::is_valid(article.text) || !utf8::is_valid(article.title)) std::abort();
    if (article.dateline && article.dateline->where.end > article.text.size()) std::abort();
    if (article.coded.empty() == !coder_of(article.kind).empty()) std::abort();
    for (const CodedEvent& event : article.coded)
        if (!event.date.is_exact() || event.id.empty() || event.cameo.size() < 2 ||
            event.source == CodedParty{} || !utf8::is_valid(event.source.name + event.told))
            std::abort();
}

}  // namespace
}  // namespace demarche

/// Any bytes are read or refused. They are taken for the kind DEMARCHE_FUZZ_KIND; where that is
/// `automatic`, the first byte chooses one, automatic most often. Whatever comes out is well-formed
/// UTF-8, a dateline lies inside its text, and a coded event has an id, a day, a code and a source.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace demarche;
    read::ReadOptions options;
    options.as = read::Kind::DEMARCHE_FUZZ_KIND;
    std::string_view bytes{reinterpret_cast<const char*>(data), size};
    constexpr auto last = static_cast<std::uint8_t>(read::Kind::archive);
    if (options.as == read::Kind::automatic && size > 0 && data[0] <= last) {
        options.as = static_cast<read::Kind>(data[0]);
        bytes.remove_prefix(1);
    }
    if (options.as == read::Kind::pdf) return 0;  // a program of its own
    read::read_bytes("fuzz", bytes, options,
                     {check_article,
                      [](const read::Rejection& rejection) {
                          if (rejection.reason.empty()) std::abort();
                      },
                      {}});
    return 0;
}
