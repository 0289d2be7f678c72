#include "importers/read/encoding.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

using namespace std::string_view_literals;

std::string utf16(std::string_view ascii, bool little) {
    std::string out;
    for (const char c : ascii) {
        if (!little) out += '\0';
        out += c;
        if (little) out += '\0';
    }
    return out;
}

}  // namespace

TEST_CASE("decode_text: what the bytes say themselves is believed first") {
    struct Case {
        std::string_view bytes;
        std::string_view declared;
        std::string_view text;
        std::string_view encoding;
    };
    const std::string little = utf16("The talks began.", true);
    const std::string big = utf16("The talks began.", false);
    const std::string marked = "\xFF\xFE" + little;
    const std::string marked_big = "\xFE\xFF" + big;
    const Case cases[] = {
        {"\xEF\xBB\xBFÉlysée", "", "Élysée", "UTF-8"},
        {"Élysée", "windows-1251", "Élysée", "UTF-8"},  // the declaration lies
        {little, "", "The talks began.", "UTF-16LE"},
        {big, "utf-8", "The talks began.", "UTF-16BE"},
        {marked, "", "The talks began.", "UTF-16LE"},
        {marked_big, "", "The talks began.", "UTF-16BE"},
        {"\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251", "Москва", "windows-1251"},
        {"\xED\xCF\xD3\xCB\xD7\xC1", "koi8-r", "Москва", "koi8-r"},
        {"caf\xE9 \x93quoted\x94", "iso-8859-1", "café “quoted”", "windows-1252"},
        {"plain", "utf-7", "plain", "UTF-8"},
        {"a\0b"sv, "", "ab", "UTF-8"},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.text});
        const DecodedText decoded = decode_text(c.bytes, c.declared);
        CHECK(decoded.text == c.text);
        CHECK(decoded.encoding == c.encoding);
    }
}

TEST_CASE("decode_text: an undeclared text is told by its letters") {
    // "The foreign minister said that the talks would go on in Moscow" in windows-1251
    const std::string text =
        "\xCC\xE8\xED\xE8\xF1\xF2\xF0 \xE8\xED\xEE\xF1\xF2\xF0\xE0\xED\xED\xFB\xF5 \xE4\xE5\xEB "
        "\xE7\xE0\xFF\xE2\xE8\xEB, \xF7\xF2\xEE \xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB "
        "\xEF\xF0\xEE\xE4\xEE\xEB\xE6\xE0\xF2\xF1\xFF \xE2 \xCC\xEE\xF1\xEA\xE2\xE5.";
    CHECK(decode_text(text).text ==
          "Министр иностранных дел заявил, что переговоры продолжатся в Москве.");
}

TEST_CASE("decode_text: broken bytes never stay broken") {
    const std::string_view broken[] = {
        "\xC0\xAF"sv,         "\xED\xA0\x80"sv,         "\xFF\xFF\xFF"sv,
        "text \x80\x81"sv,    "\xF8\x88\x80\x80\x80"sv, "\xFF\xFE\x00"sv,
        "\xFF\xFE\x00\xD8"sv, "\xEF\xBB\xBF\xFF"sv,     "+ADw-script+AD4-"sv,
    };
    for (const std::string_view bytes : broken) CHECK(utf8::is_valid(decode_text(bytes).text));
    std::string mostly = "Élysée, Genève, Zürich, Besançon";
    mostly += '\xFF';
    CHECK(decode_text(mostly).encoding == "UTF-8");
}

TEST_CASE("is_binary: pictures and programs are, texts of any encoding are not") {
    CHECK(is_binary("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0"sv));
    CHECK(
        is_binary("\x7F"
                  "ELF\2\1\1\0\0\0\0\0\0\0\0\0"sv));
    CHECK_FALSE(is_binary(utf16("The talks began.", true)));
    CHECK_FALSE(is_binary("\xCC\xEE\xF1\xEA\xE2\xE0"sv));
    CHECK_FALSE(is_binary("plain text\n"sv));
    CHECK_FALSE(is_binary(""sv));
}

}  // namespace demarche::read
