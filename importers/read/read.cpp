#include "importers/read/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <vector>

#include "core/error.hpp"
#include "importers/read/byte_stream.hpp"
#include "importers/read/csv.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/event_table.hpp"
#include "importers/read/html.hpp"
#include "importers/read/json.hpp"
#include "importers/read/mail.hpp"
#include "importers/read/page.hpp"
#include "importers/read/pdf.hpp"
#include "importers/read/unpack.hpp"
#include "importers/read/warc.hpp"
#include "importers/read/xml.hpp"

namespace demarche::read {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestDocument = 64U << 20U;
constexpr std::size_t kHead = 1U << 16U;
constexpr int kDeepestNesting = 2;  // archives in archives

struct Named {
    Kind kind;
    std::string_view name;
};
constexpr std::array<Named, 14> kKinds{{{Kind::automatic, "auto"},
                                        {Kind::text, "text"},
                                        {Kind::jsonl, "jsonl"},
                                        {Kind::json, "json"},
                                        {Kind::html, "html"},
                                        {Kind::feed, "feed"},
                                        {Kind::csv, "csv"},
                                        {Kind::events, "events"},
                                        {Kind::xml, "xml"},
                                        {Kind::mail, "mail"},
                                        {Kind::mbox, "mbox"},
                                        {Kind::warc, "warc"},
                                        {Kind::pdf, "pdf"},
                                        {Kind::archive, "archive"}}};

/// One JSON value over several lines.
bool opens_json(std::string_view head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (begin == std::string_view::npos || (head[begin] != '{' && head[begin] != '[')) return false;
    const std::size_t next = head.find_first_not_of(" \t\r\n", begin + 1);
    return next != std::string_view::npos && head[next] == (head[begin] == '[' ? '{' : '"');
}

struct Opening {
    bool (*opens)(std::string_view head);
    Kind kind;
};
constexpr std::array<Opening, 10> kOpenings{{{opens_warc, Kind::warc},
                                             {opens_pdf, Kind::pdf},
                                             {opens_mbox, Kind::mbox},
                                             {opens_mail, Kind::mail},
                                             {opens_html, Kind::html},
                                             {opens_xml, Kind::xml},
                                             {opens_json_lines, Kind::jsonl},
                                             {opens_json, Kind::json},
                                             {opens_event_table, Kind::events},
                                             {opens_csv, Kind::csv}}};

Kind kind_of(std::string_view head) {
    const auto* const found = std::ranges::find_if(
        kOpenings, [head](const Opening& opening) { return opening.opens(head); });
    return found == kOpenings.end() ? Kind::text : found->kind;
}

/// The same for bytes of any encoding; what is streamed line by line has to be in one that extends
/// ASCII.
Kind kind_of_bytes(std::string_view head) {
    const bool wide = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
                      head.substr(0, 2).find('\0') != std::string_view::npos;
    if (!wide) return kind_of(head);
    const Kind kind = kind_of(decode_text(head.substr(0, head.size() / 2 * 2)).text);
    return kind == Kind::html || kind == Kind::xml || kind == Kind::json ? kind : Kind::text;
}

void read_text(const std::string& name, std::string_view bytes, const ReadOptions& options,
               const Sink& sink) {
    DecodedText decoded = decode_text(bytes);
    if (decoded.text.find_first_not_of(" \t\r\n\f") == std::string::npos) {
        sink.rejection({name, "empty: no text in it"});
        return;
    }
    Article article;
    article.text = std::move(decoded.text);
    article.encoding = std::move(decoded.encoding);
    article.kind = "text";
    article.input = name;
    sink.article(read_page(std::move(article), options));
}

void read_document(const std::string& name, Kind kind, std::string_view bytes,
                   const ReadOptions& options, const Sink& sink) {
    if (kind == Kind::xml || kind == Kind::feed) return read_xml(name, bytes, options, sink);
    if (kind == Kind::mail) return read_mail(name, bytes, options, sink);
    if (kind == Kind::pdf) return read_pdf(name, bytes, options, sink);
    if (kind == Kind::html) return read_html(name, bytes, options, sink);
    if (kind == Kind::json) return read_json_file(name, bytes, options, sink);
    if (kind == Kind::text) return read_text(name, bytes, options, sink);
    sink.rejection({name, fmt::format("not packed, so nothing to read as '{}'", to_text(kind))});
}

void read_stream(const std::string& name, ByteStream& in, const ReadOptions& options,
                 const Sink& sink, int depth);

/// What the sink threw, on its way through the readers: no fault of the input.
struct ThrownBySink {
    std::exception_ptr what;
};

template <typename Function>
auto guarded(const Function& function) {
    return [&function](auto&&... given) {
        try {
            function(std::forward<decltype(given)>(given)...);
        } catch (...) {
            throw ThrownBySink{std::current_exception()};
        }
    };
}

/// Whatever a reader or a library under it throws is a fault of this input alone.
void read_or_reject(const std::string& name, ByteStream& in, const ReadOptions& options,
                    const Sink& sink, int depth) {
    try {
        read_stream(name, in, options, sink, depth);
    } catch (const InputError& error) {
        sink.rejection({name, error.what()});
    } catch (const std::exception& error) {
        sink.rejection({name, fmt::format("cannot be read: {}", error.what())});
    }
}

void read_all(const std::string& name, ByteStream& in, const ReadOptions& options,
              const Sink& sink) {
    Sink safe{guarded(sink.article), guarded(sink.rejection), {}};
    if (sink.bytes_read) safe.bytes_read = guarded(sink.bytes_read);
    try {
        read_or_reject(name, in, options, safe, 0);
    } catch (const ThrownBySink& thrown) {
        std::rethrow_exception(thrown.what);
    }
}

void read_packed(const std::string& name, ByteStream& in, const ReadOptions& options,
                 const Sink& sink, int depth) {
    if (depth == kDeepestNesting)
        throw InputError{"an archive inside an archive inside an archive is not opened"};
    const Sink inner{sink.article, sink.rejection, {}};
    std::uint64_t told = 0;
    unpack(in, [&](const std::string& path, ByteStream& file) {
        const std::string inside = path.empty() ? name : name + '/' + path;
        if (options.stop.stop_requested()) return;
        read_or_reject(inside, file, options, inner, depth + 1);
        if (sink.bytes_read) sink.bytes_read(in.taken() - told);
        told = in.taken();
    });
}

void read_stream(const std::string& name, ByteStream& in, const ReadOptions& options,
                 const Sink& sink, int depth) {
    const std::string_view head = in.peek(kHead);
    if (head.empty()) return sink.rejection({name, "empty: no text in it"});
    if (opens_packed(head)) return read_packed(name, in, options, sink, depth);
    const Kind kind = options.as == Kind::automatic ? kind_of_bytes(head) : options.as;
    // Pages in a crawl may be packed; everything else but PDF is text.
    if (kind != Kind::warc && kind != Kind::pdf && is_binary(head))
        return sink.rejection({name, "binary: no text in it"});
    if (kind == Kind::jsonl) return read_json_lines(name, in, options, sink);
    if (kind == Kind::warc) return read_warc(name, in, options, sink);
    if (kind == Kind::csv) return read_csv(name, in, options, sink);
    if (kind == Kind::events) return read_event_table(name, in, options, sink);
    if (kind == Kind::mbox) return read_mbox(name, in, options, sink);
    const auto bytes = in.take_rest(kLargestDocument);
    if (!bytes) return sink.rejection({name, "larger than 64 MiB for a single document"});
    if (sink.bytes_read) sink.bytes_read(bytes->size());
    read_document(name, kind, *bytes, options, sink);
}

struct CloseFile {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};

void read_file(const std::string& name, std::FILE* raw, const ReadOptions& options,
               const Sink& sink) {
    const std::unique_ptr<std::FILE, CloseFile> file{raw};
    if (!file) return sink.rejection({name, std::strerror(errno)});
    ByteStream in{[&file](std::span<char> out) {
        const std::size_t got = std::fread(out.data(), 1, out.size(), file.get());
        if (got == 0 && std::ferror(file.get()) != 0) throw InputError{std::strerror(errno)};
        return got;
    }};
    read_all(name, in, options, sink);
}

/// Regular files below `folder`, sorted by path; links to folders are not followed, hidden names
/// left out.
std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator at{folder, fs::directory_options::skip_permission_denied,
                                        error};
    for (; !error && at != fs::recursive_directory_iterator{}; at.increment(error)) {
        const bool hidden = at->path().filename().string().starts_with('.');
        std::error_code ignored;
        if (hidden && at->is_directory(ignored)) at.disable_recursion_pending();
        if (!hidden && at->is_regular_file(ignored)) files.push_back(at->path());
    }
    std::ranges::sort(files);
    return files;
}

void read_folder(const fs::path& folder, const ReadOptions& options, const Sink& sink) {
    const std::vector<fs::path> files = files_below(folder);
    if (files.empty()) return sink.rejection({folder.string(), "no files in this folder"});
    for (const fs::path& file : files) {
        if (options.stop.stop_requested()) return;
        read_file(file.string(), std::fopen(file.c_str(), "rb"), options, sink);
    }
}

}  // namespace

void read_path(const fs::path& path, const ReadOptions& options, const Sink& sink) {
    const std::string name = path.string();
    if (name == "-") return read_file(name, stdin, options, sink);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return sink.rejection({name, error && error != std::errc::no_such_file_or_directory
                                         ? error.message()
                                         : "no such file or folder"});
    if (fs::is_directory(status)) return read_folder(path, options, sink);
    if (!fs::is_regular_file(status))
        return sink.rejection({name, "neither a file nor a folder (use - for standard input)"});
    read_file(name, std::fopen(name.c_str(), "rb"), options, sink);
}

void read_bytes(const std::string& name, std::string_view bytes, const ReadOptions& options,
                const Sink& sink) {
    ByteStream in = ByteStream::over(bytes);
    read_all(name, in, options, sink);
}

std::uint64_t size_on_disk(const fs::path& path) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) return fs::file_size(path, error);
    if (!fs::is_directory(path, error)) return 0;
    std::uint64_t size = 0;
    for (const fs::path& file : files_below(path)) size += fs::file_size(file, error);
    return size;
}

std::string_view to_text(Kind kind) { return std::ranges::find(kKinds, kind, &Named::kind)->name; }

std::optional<Kind> parse_kind(std::string_view name) {
    const auto* const found = std::ranges::find(kKinds, name, &Named::name);
    return found == kKinds.end() ? std::nullopt : std::optional{found->kind};
}

}  // namespace demarche::read
