#pragma once

#include <optional>
#include <string>
#include <string_view>

/// What lines around an article are, judged one line at a time.
namespace demarche::read {

/// How sure a rule is that its line is no part of an article.
enum class Sureness {
    outside_body,  // only above or below the body
    anywhere       // in the middle of the body too
};

struct ChromeVerdict {
    std::string_view reason;  // "menu", "comment counter"
    Sureness sureness{Sureness::outside_body};
    bool opens_list{};  // a heading under which other pages' headlines stand
};

/// Nothing where the line may well be text. `line` has no blanks at its ends.
[[nodiscard]] std::optional<ChromeVerdict> judge_line(std::string_view line);

/// Lower case, without marks on letters, punctuation as single blanks: lines that say the same
/// compare equal.
[[nodiscard]] std::string plain_words(std::string_view line);

[[nodiscard]] std::size_t count_words(std::string_view line);

/// Eight words or more, ended like a sentence; quotation marks and brackets may follow the full
/// stop.
[[nodiscard]] bool reads_like_sentence(std::string_view line);

/// True for what heads a statement and tells nothing by itself: "The below is attributable to
/// Spokesperson N. N.:", "The text of the following statement was released by …:".
[[nodiscard]] bool heads_statement(std::string_view line);

}  // namespace demarche::read
