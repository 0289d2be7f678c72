#include "importers/read/lenient_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kDeepest = 200;

std::optional<unsigned> hex4(std::string_view text) {
    if (text.size() < 4) return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(0, 4)) {
        const std::size_t digit = std::string_view{"0123456789abcdef0123456789ABCDEF"}.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        value = value * 16 + static_cast<unsigned>(digit % 16);
    }
    return value;
}

/// A walk over JSON that repairs what strict readers refuse and refuses what is nested too deep.
class Repair {
public:
    explicit Repair(std::string_view in) : in_{in} { out_.reserve(in.size()); }

    std::string run() {
        while (at_ < in_.size()) inside_string_ ? in_string() : outside();
        return std::move(out_);
    }

private:
    void outside() {
        const char c = in_[at_];
        if (c == ',' && closes_next()) {
            ++at_;
            return;
        }
        if (c == '[' || c == '{') {
            if (++depth_ > kDeepest)
                throw InputError{fmt::format("JSON nested deeper than {}", kDeepest)};
        } else if (c == ']' || c == '}') {
            depth_ -= depth_ > 0 ? 1U : 0U;
        }
        for (const std::string_view word : {"NaN", "-Infinity", "Infinity"})
            if (in_.substr(at_, word.size()) == word) {
                out_ += "null";
                at_ += word.size();
                return;
            }
        inside_string_ = c == '"';
        out_ += c;
        ++at_;
    }

    /// True for a comma before the end of its list or object.
    [[nodiscard]] bool closes_next() const {
        const std::size_t next = in_.find_first_not_of(" \t\r\n", at_ + 1);
        return next != std::string_view::npos && (in_[next] == ']' || in_[next] == '}');
    }

    void in_string() {
        const char c = in_[at_];
        if (c == '\\') return escape();
        inside_string_ = c != '"';
        if (static_cast<unsigned char>(c) < 0x20)
            out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out_ += c;
        ++at_;
    }

    void escape() {
        const auto code = in_.substr(at_, 2) == "\\u" ? hex4(in_.substr(at_ + 2)) : std::nullopt;
        if (!code) {
            out_ += in_.substr(at_, 2);
            at_ += 2;
            return;
        }
        const bool high = *code >= 0xD800 && *code < 0xDC00;
        const bool low = *code >= 0xDC00 && *code < 0xE000;
        const auto next = in_.substr(at_ + 6 < in_.size() ? at_ + 6 : in_.size());
        const auto pair = high && next.substr(0, 2) == "\\u" ? hex4(next.substr(2)) : std::nullopt;
        if (pair && *pair >= 0xDC00 && *pair < 0xE000) {
            out_ += in_.substr(at_, 12);
            at_ += 12;
            return;
        }
        out_ += high || low ? std::string_view{"\\ufffd"} : in_.substr(at_, 6);
        at_ += 6;
    }

    std::string_view in_;
    std::string out_;
    std::size_t at_{}, depth_{};
    bool inside_string_{};
};

}  // namespace

nlohmann::json parse_lenient_json(std::string_view text) {
    const std::string sound = utf8::is_valid(text) ? std::string{text} : utf8::repaired(text);
    try {
        return nlohmann::json::parse(Repair{sound}.run());
    } catch (const nlohmann::json::parse_error& error) {
        throw InputError{fmt::format("no JSON at byte {}", error.byte)};
    }
}

}  // namespace demarche::read
