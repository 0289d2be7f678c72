#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace demarche::store {

/// Bits that tell of most bands that they are not among some entries, without a look at those
/// (Bloom 1970, "Space/Time Trade-offs in Hash Coding with Allowable Errors"): 16 for each entry,
/// of which four are set, so that one band in four hundred is looked for in vain.
class BandMarks {
public:
    BandMarks() = default;
    explicit BandMarks(std::size_t entries) : bytes_(2 * entries, '\0') {}
    explicit BandMarks(std::string_view bytes) : bytes_{bytes} {}

    void set(std::int64_t band);
    /// False where it was not set; without any bits all are maybe there.
    [[nodiscard]] bool may_have(std::int64_t band) const;
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

}  // namespace demarche::store
