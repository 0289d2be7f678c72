#include "core/store/band_marks.hpp"

#include <array>

namespace demarche::store {
namespace {

/// Bands are hashes, but their order is what they lie in: those of one row share their first bits.
std::uint64_t mixed(std::uint64_t bits) {  // the finaliser of SplitMix64 (Steele et al. 2014)
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31U);
}

std::array<std::size_t, 4> places(std::int64_t band, std::size_t bits) {
    const std::uint64_t hash = mixed(static_cast<std::uint64_t>(band));
    std::array<std::size_t, 4> at{};
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = ((hash >> (16 * i)) & 0xffffU) % bits;
    return at;
}

}  // namespace

void BandMarks::set(std::int64_t band) {
    for (const std::size_t at : places(band, 8 * bytes_.size()))
        bytes_[at / 8] =
            static_cast<char>(static_cast<unsigned char>(bytes_[at / 8]) | 1U << at % 8);
}

bool BandMarks::may_have(std::int64_t band) const {
    if (bytes_.empty()) return true;
    for (const std::size_t at : places(band, 8 * bytes_.size()))
        if ((static_cast<unsigned char>(bytes_[at / 8]) >> at % 8 & 1U) == 0) return false;
    return true;
}

}  // namespace demarche::store
