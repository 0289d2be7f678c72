#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/model/article.hpp"

/// Bytes to articles. The kind of an input is found by its content, not by its name; its encoding
/// is found and its text cleaned of page chrome, each dropped line with its reason in
/// `Article::dropped`.
namespace demarche::read {

/// What an input is made of.
enum class Kind {
    automatic,
    text,
    jsonl,
    json,
    html,
    feed,
    xml,
    csv,
    events,
    mail,
    mbox,
    warc,
    pdf,
    archive
};

/// Whether lines that are no part of the article are left out of its text.
enum class Chrome { drop, keep };

struct ReadOptions {
    Kind as{Kind::automatic};
    Day published;       // for articles whose input gives no day
    std::string source;  // for articles whose input names none
    Chrome chrome{Chrome::drop};
    std::stop_token stop;  // no further article is begun once it is set
};

/// An input that gave no article, and why: one line, fit for a message.
struct Rejection {
    std::string input;  // path, and place in it: "news.jsonl:17"
    std::string reason;
    bool operator==(const Rejection&) const = default;
};

/// Where articles and rejections go, in the order of the input. `bytes_read` may be empty; it is
/// told how many further bytes of the input have been taken.
struct Sink {
    std::function<void(Article)> article;
    std::function<void(Rejection)> rejection;
    std::function<void(std::uint64_t)> bytes_read;
};

/// Reads a file, all files below a folder in sorted order, or standard input ("-"). Never throws
/// for what an input is like: that becomes a rejection. Memory is bounded by the largest single
/// article.
void read_path(const std::filesystem::path& path, const ReadOptions& options, const Sink& sink);

/// The same for bytes in memory; `name` is what `Article::input` and rejections say.
void read_bytes(const std::string& name, std::string_view bytes, const ReadOptions& options,
                const Sink& sink);

/// Bytes in a file or below a folder, for an estimate of the time left; 0 for standard input.
[[nodiscard]] std::uint64_t size_on_disk(const std::filesystem::path& path);

/// "text", "jsonl", …
[[nodiscard]] std::string_view to_text(Kind kind);
/// Nothing where `name` is no kind; "auto" is automatic.
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view name);

}  // namespace demarche::read
