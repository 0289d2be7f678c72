#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "importers/language/train/parameters.hpp"

namespace demarche::language {

/// All that a model file holds, as it is learnt. Words and forms by ascending keys.
struct Learnt {
    std::vector<std::string> tags, relations;
    std::vector<std::int8_t> tagger, ends;
    std::string lemmas;
    std::vector<std::uint32_t> words;
    std::vector<std::array<std::uint16_t, 3>> clusters;
    std::vector<std::int8_t> vectors;
    std::vector<std::uint32_t> forms;
    Parameters network;
};

/// In the format of model.hpp. Matrices and tables are rounded to 8 bits with a scale a row, biases
/// are kept.
void write_model(const std::filesystem::path& path, const Learnt& learnt);

}  // namespace demarche::language
