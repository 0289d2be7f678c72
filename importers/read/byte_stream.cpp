#include "importers/read/byte_stream.hpp"

#include <algorithm>

namespace demarche::read {
namespace {
constexpr std::size_t kChunk = 1 << 16;
}

ByteStream ByteStream::over(std::string_view bytes) {
    return ByteStream{[bytes](std::span<char> out) mutable {
        const std::size_t size = std::min(out.size(), bytes.size());
        std::copy_n(bytes.data(), size, out.data());
        bytes.remove_prefix(size);
        return size;
    }};
}

bool ByteStream::fill(std::size_t size) {
    while (!ended_ && held_.size() - at_ < size) {
        if (at_ > kChunk && at_ * 2 > held_.size()) {
            held_.erase(0, at_);
            at_ = 0;
        }
        const std::size_t before = held_.size();
        held_.resize(before + kChunk);
        const std::size_t got = pull_(std::span{held_}.subspan(before));
        held_.resize(before + got);
        ended_ = got == 0;
    }
    return held_.size() - at_ >= size;
}

std::string_view ByteStream::peek(std::size_t size) {
    fill(size);
    return std::string_view{held_}.substr(at_, size);
}

std::string_view ByteStream::take(std::size_t size) {
    const std::string_view bytes = peek(size);
    at_ += bytes.size();
    taken_ += bytes.size();
    return bytes;
}

std::optional<ByteStream::Line> ByteStream::take_line(std::size_t longest) {
    if (!fill(1)) return std::nullopt;
    Line line;
    while (fill(1)) {
        const std::string_view held = std::string_view{held_}.substr(at_);
        const std::size_t end = held.find('\n');
        const std::string_view part = held.substr(0, end);
        const std::size_t room = longest - std::min(longest, line.text.size());
        line.text += part.substr(0, room);
        line.is_too_long = line.is_too_long || part.size() > room;
        take(end == std::string_view::npos ? held.size() : end + 1);
        if (end != std::string_view::npos) break;
    }
    if (line.text.ends_with('\r')) line.text.pop_back();
    return line;
}

std::optional<std::string> ByteStream::take_rest(std::size_t most) {
    std::string all;
    for (std::string_view part = take(kChunk); !part.empty(); part = take(kChunk)) {
        if (all.size() + part.size() > most) return std::nullopt;
        all += part;
    }
    return all;
}

}  // namespace demarche::read
