#include "importers/read/language.hpp"

#include <cld2/public/compact_lang_det.h>

namespace demarche::read {

std::string language_of(std::string_view text) {
    constexpr std::size_t kEnough = 2048;  // bytes: more changes nothing
    constexpr int kSurePercent = 60;       // of the bytes: a report in English may quote at length
    if (text.size() > kEnough) {
        std::size_t end = kEnough;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        text = text.substr(0, end);
    }
    CLD2::Language languages[3];
    int percents[3] = {};
    int bytes = 0;
    bool reliable = false;
    CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages,
                                percents, &bytes, &reliable);
    if (!reliable || languages[0] == CLD2::UNKNOWN_LANGUAGE || percents[0] < kSurePercent)
        return {};
    return std::string{CLD2::LanguageCode(languages[0])}.substr(0, 2);
}

}  // namespace demarche::read
