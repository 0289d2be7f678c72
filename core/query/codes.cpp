#include "core/query/codes.hpp"

#include <algorithm>
#include <cctype>

#include "core/catalog/cameo.hpp"
#include "core/model/utf8.hpp"
#include "core/query/names.hpp"

namespace demarche::query {
namespace {

bool is_root(const catalog::CameoCode& code) { return code.code.size() == 2; }

bool is_code(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return std::isdigit(c) != 0 || (c >= 'A' && c <= 'F');
    }) && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

/// "force-posture", "FORCE_POSTURE" and "Force posture" are one.
std::string plain(std::string_view name) {
    std::string text = utf8::lower(name);
    std::ranges::replace_if(
        text, [](char c) { return c == '_' || c == '-'; }, ' ');
    return text;
}

std::vector<std::string> roots_named(std::string_view name,
                                     std::string_view catalog::CameoCode::*part) {
    std::vector<std::string> roots;
    for (const catalog::CameoCode& code : catalog::cameo_codes())
        if (is_root(code) && !name.empty() && plain(code.*part) == plain(name))
            roots.emplace_back(code.code);
    return roots;
}

/// The codes whose names begin with the word: "criticize" of "criticize or denounce".
std::vector<std::string> codes_saying(std::string_view word) {
    std::vector<std::string> codes;
    for (const catalog::CameoCode& code : catalog::cameo_codes())
        if (!is_root(code) && (plain(code.name) + ' ').starts_with(plain(word) + ' '))
            codes.emplace_back(code.code);
    return codes;
}

/// True where some code begins with `text`, or it with a root: "1", "13", "1389".
bool is_known(std::string_view text) {
    return catalog::find_cameo(text) != nullptr ||
           std::ranges::any_of(catalog::cameo_codes(), [&](const catalog::CameoCode& code) {
               return code.code.starts_with(text);
           });
}

}  // namespace

CodeNames names_of(std::string_view cameo) {
    const catalog::CameoCode* code = catalog::find_cameo(cameo);
    if (code == nullptr) return {};
    return {code->type, code->plover, code->quad, code->goldstein};
}

std::vector<std::string> resolve_type(std::string_view type) {
    std::vector<std::string> codes = roots_named(type, &catalog::CameoCode::type);
    if (codes.empty()) codes = roots_named(type, &catalog::CameoCode::plover);
    if (!codes.empty()) return codes;
    if (is_code(type) && is_known(type)) return {std::string{type}};
    codes = codes_saying(type);
    if (!codes.empty()) return codes;
    std::vector<std::string> known;
    for (const catalog::CameoCode& code : catalog::cameo_codes())
        if (is_root(code)) known.emplace_back(code.type);
    throw UnknownName{"type", type, nearest(type, known, 3)};
}

}  // namespace demarche::query
