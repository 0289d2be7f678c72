#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace demarche::read {

/// Bytes from a file, a decompressor or memory, taken in order, held no more than is asked for.
class ByteStream {
public:
    /// Fills a part of the span and gives how much; 0 at the end. May throw InputError.
    using Pull = std::function<std::size_t(std::span<char>)>;

    explicit ByteStream(Pull pull) : pull_{std::move(pull)} {}

    /// A stream over bytes that outlive it.
    [[nodiscard]] static ByteStream over(std::string_view bytes);

    /// The next `size` bytes without taking them; fewer at the end of the stream.
    [[nodiscard]] std::string_view peek(std::size_t size);

    /// Takes up to `size` bytes; the view holds until the next call.
    std::string_view take(std::size_t size);

    struct Line {
        std::string text;    // without its line end
        bool is_too_long{};  // the rest of it was skipped; `text` is its beginning
    };
    /// The next line, of at most `longest` bytes; nothing at the end.
    std::optional<Line> take_line(std::size_t longest);

    /// All that is left; nothing where that is more than `most` bytes.
    std::optional<std::string> take_rest(std::size_t most);

    /// Bytes taken so far.
    [[nodiscard]] std::uint64_t taken() const { return taken_; }

private:
    bool fill(std::size_t size);  // until that many bytes are held; false at the end

    Pull pull_;
    std::string held_;
    std::size_t at_{};
    std::uint64_t taken_{};
    bool ended_{};
};

}  // namespace demarche::read
