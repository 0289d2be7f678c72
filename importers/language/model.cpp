#include "importers/language/model.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "core/error.hpp"

namespace demarche::language {
namespace {

constexpr std::string_view kMagic = "DEMLANG1";
constexpr std::size_t kCounts = 4;

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

[[noreturn]] void refuse() {
    throw InputError{"the language model is broken; build it again with demarche_train"};
}

}  // namespace

Model read_model(std::string_view bytes) {
    constexpr std::size_t kHead = kMagic.size() + kCounts * sizeof(std::uint32_t);
    if (bytes.size() < kHead || !bytes.starts_with(kMagic)) refuse();
    std::array<std::uint32_t, kCounts> counts{};
    std::memcpy(counts.data(), bytes.data() + kMagic.size(), sizeof counts);
    const auto [labels, tagger, parser, lemmas] = counts;
    if (bytes.size() < kHead + labels + std::size_t{tagger} + parser + lemmas) refuse();
    Model model;
    bool second = false;
    for (std::string& line : lines(bytes.substr(kHead, labels))) {
        if (line.empty())
            second = true;
        else
            (second ? model.relations : model.tags).push_back(std::move(line));
    }
    const char* at = bytes.data() + kHead + labels;
    const auto table = [&](std::size_t slots, std::size_t classes) {
        if (slots <= classes || !std::has_single_bit(slots - classes)) refuse();
        const Weights weights{reinterpret_cast<const std::int8_t*>(at), slots - classes, classes};
        at += slots;
        return weights;
    };
    model.tagger = table(tagger, model.tags.size());
    model.parser = table(parser, 1 + 2 * model.relations.size());
    model.lemmas = {at, lemmas};
    return model;
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return mixed(h, text.size());
}

}  // namespace demarche::language
