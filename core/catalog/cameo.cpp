#include "core/catalog/cameo.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "core/catalog/data_files.hpp"
#include "core/catalog/table.hpp"

namespace demarche::catalog {
namespace {

constexpr std::size_t kRootDigits = 2;

template <class Number>
Number number_in(std::string_view column) {
    Number number{};
    std::from_chars(column.data(), column.data() + column.size(), number);
    return number;
}

// code, name, plover, goldstein, quad; a root stands before its codes
std::vector<CameoCode> read_codes() {
    std::vector<CameoCode> codes;
    CameoCode root;
    for (const Row& row : read_table(data_text("cameo.tsv")).rows) {
        CameoCode code{
            row[0], row[1], {}, row[2], number_in<double>(row[3]), number_in<int>(row[4])};
        if (code.code.size() == kRootDigits) root = code;
        code.type = root.name;
        code.plover = root.plover;
        codes.push_back(code);
    }
    std::ranges::sort(codes, {}, &CameoCode::code);
    return codes;
}

}  // namespace

std::span<const CameoCode> cameo_codes() {
    static const std::vector<CameoCode> codes = read_codes();
    return codes;
}

const CameoCode* find_cameo(std::string_view code) {
    const std::span<const CameoCode> codes = cameo_codes();
    for (; code.size() >= kRootDigits; code.remove_suffix(1)) {
        const auto found = std::ranges::lower_bound(codes, code, {}, &CameoCode::code);
        if (found != codes.end() && found->code == code) return &*found;
    }
    return nullptr;
}

std::string_view meaning_of_role(std::string_view role) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 30> kRoles = {
        {{"GOV", "government"},   {"ELI", "elite"},        {"MIL", "military"},
         {"OPP", "opposition"},   {"JUD", "judiciary"},    {"LEG", "legislature"},
         {"REB", "rebels"},       {"BUS", "business"},     {"MED", "media"},
         {"EDU", "education"},    {"HLH", "health"},       {"AGR", "agriculture"},
         {"DEV", "development"},  {"ENV", "environment"},  {"LAB", "labour"},
         {"HRI", "human rights"}, {"REL", "religion"},     {"COP", "police"},
         {"SPY", "intelligence"}, {"PTY", "party"},        {"CVL", "civilians"},
         {"REF", "refugees"},     {"CRM", "crime"},        {"INS", "insurgents"},
         {"SEP", "separatists"},  {"UAF", "armed forces"}, {"MOD", "moderates"},
         {"RAD", "radicals"},     {"NGO", "organization"}, {"MNC", "company"}}};
    for (const auto& [code, meaning] : kRoles)
        if (code == role) return meaning;
    return {};
}

}  // namespace demarche::catalog
