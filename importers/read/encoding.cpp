#include "importers/read/encoding.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter{ucnv_open(name.c_str(), &status)};
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// `bytes` of the encoding `name` as UTF-8; empty where ICU does not know the name.
std::string converted(std::string_view bytes, const std::string& name) {
    const Converter from = open_converter(name);
    const Converter to = open_converter("UTF-8");
    if (!from || !to) return {};
    std::string out;
    std::array<char, 1 << 14> chunk{};
    std::array<UChar, 1 << 13> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_ZERO_ERROR;
    do {
        status = U_ZERO_ERROR;
        char* target = chunk.data();
        ucnv_convertEx(to.get(), from.get(), &target, chunk.data() + chunk.size(), &source, end,
                       pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                       false, true, &status);
        out.append(chunk.data(), target);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return out;
}

struct Mark {
    std::string_view bytes;
    const char* encoding;
};
// The marks of UTF-32 begin like those of UTF-16 and come first.
constexpr std::array<Mark, 5> kMarks{{{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                      {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                      {"\xEF\xBB\xBF", "UTF-8"},
                                      {"\xFF\xFE", "UTF-16LE"},
                                      {"\xFE\xFF", "UTF-16BE"}}};

/// UTF-16 of Western text without a mark: NULs at every other byte, and hardly any at the others.
std::string utf16_by_nuls(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4096 & ~1U);
    std::array<std::size_t, 2> nuls{};
    for (std::size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == '\0';
    const std::size_t pairs = sample.size() / 2;
    if (pairs < 4) return {};  // too few to tell
    if (nuls[1] * 10 > pairs * 4 && nuls[0] * 20 < pairs) return "UTF-16LE";
    if (nuls[0] * 10 > pairs * 4 && nuls[1] * 20 < pairs) return "UTF-16BE";
    return {};
}

/// A declared name as a safe encoding to try; empty where it must not be obeyed: UTF-7 and its kin
/// can hide anything, and what claims to be UTF-8 or UTF-16 here has been found not to be.
std::string obeyable(std::string_view declared) {
    const std::string name = utf8::lower(declared.substr(0, 40));
    for (const std::string_view bad :
         {"utf", "unicode", "iso-10646", "scsu", "bocu", "hz", "iso-2022", "imap", "cesu", "ucs"})
        if (name.starts_with(bad)) return {};
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii")
        return "windows-1252";  // as browsers do: its superset
    return name;
}

std::string detected(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector{uchardet_new(),
                                                                         &uchardet_delete};
    const std::string_view sample = bytes.substr(0, 1 << 18);
    uchardet_handle_data(detector.get(), sample.data(), sample.size());
    uchardet_data_end(detector.get());
    return obeyable(uchardet_get_charset(detector.get()));
}

/// NULs, which would end strings in C libraries, are dropped.
std::string without_nuls(std::string text) {
    std::erase(text, '\0');
    return text;
}

/// True where at most a few bytes of `bytes` are broken UTF-8 among many good multi-byte
/// characters.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t good = 0, bad = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const utf8::Decoded c = utf8::decode(bytes, i);
        const bool broken = c.code == 0xFFFD && c.size == 1;
        bad += broken ? 1U : 0U;
        good += !broken && c.size > 1 ? 1U : 0U;
        i += c.size;
    }
    return good >= 5 * bad;
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
    for (const Mark& mark : kMarks) {
        if (!bytes.starts_with(mark.bytes)) continue;
        const std::string_view rest = bytes.substr(mark.bytes.size());
        if (std::string_view{mark.encoding} == "UTF-8")
            return {without_nuls(utf8::repaired(rest)), "UTF-8"};
        return {without_nuls(converted(rest, mark.encoding)), mark.encoding};
    }
    if (const std::string wide = utf16_by_nuls(bytes); !wide.empty())
        return {without_nuls(converted(bytes, wide)), wide};
    if (utf8::is_valid(bytes)) return {without_nuls(std::string{bytes}), "UTF-8"};
    if (is_damaged_utf8(bytes)) return {without_nuls(utf8::repaired(bytes)), "UTF-8"};
    for (const std::string& name : {obeyable(declared), detected(bytes)}) {
        if (name.empty()) continue;
        if (std::string text = converted(bytes, name); !text.empty())
            return {without_nuls(std::move(text)), name};
    }
    return {without_nuls(converted(bytes, "windows-1252")), "windows-1252"};
}

bool is_binary(std::string_view bytes) {
    if (!utf16_by_nuls(bytes).empty()) return false;
    for (const Mark& mark : kMarks)
        if (bytes.starts_with(mark.bytes)) return false;
    const std::string_view sample = bytes.substr(0, 1 << 16);
    const auto controls = std::ranges::count_if(sample, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1B';
    });
    return static_cast<std::size_t>(controls) * 50 > sample.size();
}

}  // namespace demarche::read
