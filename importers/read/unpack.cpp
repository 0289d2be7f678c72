#include "importers/read/unpack.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <memory>

#include "core/error.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kChunk = 1U << 16U;
constexpr std::uint64_t kHarmless = 64U << 20U;  // unpacked bytes of which no ratio is asked
constexpr std::uint64_t kMostFold = 200;         // text seldom packs to less than a twentieth

struct FreeArchive {
    void operator()(archive* handle) const { archive_read_free(handle); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

/// What libarchive reads from: it calls through C, so what the stream throws is kept and thrown on
/// later.
struct Source {
    ByteStream& in;
    std::exception_ptr failure;
};

la_ssize_t pull(archive* handle, void* client, const void** bytes) {
    auto* source = static_cast<Source*>(client);
    try {
        const std::string_view part = source->in.take(kChunk);
        *bytes = part.data();
        return static_cast<la_ssize_t>(part.size());
    } catch (...) {
        source->failure = std::current_exception();
        archive_set_error(handle, EIO, "the input could not be read");
        return -1;
    }
}

[[noreturn]] void fail(archive* handle, const Source& source) {
    if (source.failure) std::rethrow_exception(source.failure);
    // Of some broken gzip data libarchive says nothing.
    const char* const why = archive_error_string(handle);
    throw InputError{fmt::format("cannot be unpacked: {}", why == nullptr ? "broken data" : why)};
}

Archive open_archive(Source& source) {
    Archive handle{archive_read_new()};
    if (!handle) throw InputError{"archives cannot be read: out of memory"};
    archive_read_support_filter_gzip(handle.get());
    archive_read_support_filter_bzip2(handle.get());
    archive_read_support_filter_xz(handle.get());
    archive_read_support_filter_zstd(handle.get());
    archive_read_support_format_tar(handle.get());
    archive_read_support_format_zip(handle.get());
    archive_read_support_format_raw(handle.get());
    if (archive_read_open(handle.get(), &source, nullptr, pull, nullptr) != ARCHIVE_OK)
        fail(handle.get(), source);
    return handle;
}

bool is_hidden(std::string_view path) {
    return path.starts_with('.') || path.find("/.") != std::string_view::npos ||
           path.starts_with("__MACOSX");
}

/// The bytes of the current file, watched for bombs.
ByteStream file_stream(archive* handle, Source& source, std::uint64_t& unpacked) {
    return ByteStream{[handle, &source, &unpacked](std::span<char> out) -> std::size_t {
        const la_ssize_t got = archive_read_data(handle, out.data(), out.size());
        if (got < 0) fail(handle, source);
        unpacked += static_cast<std::uint64_t>(got);
        if (unpacked > kHarmless && unpacked / kMostFold > source.in.taken())
            throw InputError{fmt::format("unpacks to more than {} times its size", kMostFold)};
        return static_cast<std::size_t>(got);
    }};
}

}  // namespace

bool opens_packed(std::string_view head) {
    constexpr std::array<std::string_view, 5> kMagics{"\x1F\x8B", "PK\x03\x04", "BZh",
                                                      "\x28\xB5\x2F\xFD",
                                                      "\xFD"
                                                      "7zXZ"};
    for (const std::string_view magic : kMagics)
        if (head.starts_with(magic)) return true;
    constexpr std::size_t kTarMagic = 257;
    return head.size() > kTarMagic + 5 && head.substr(kTarMagic, 5) == "ustar";
}

void unpack(ByteStream& in, const TakeFile& take) {
    Source source{in, nullptr};
    const Archive handle = open_archive(source);
    std::uint64_t unpacked = 0;
    archive_entry* entry = nullptr;
    while (true) {
        const int code = archive_read_next_header(handle.get(), &entry);
        if (code == ARCHIVE_EOF) return;
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN) fail(handle.get(), source);
        const bool alone = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
        const char* const name = archive_entry_pathname(entry);
        const std::string path = alone || name == nullptr ? std::string{} : std::string{name};
        if (!alone && (archive_entry_filetype(entry) != AE_IFREG || is_hidden(path))) continue;
        ByteStream file = file_stream(handle.get(), source, unpacked);
        take(path, file);
    }
}

}  // namespace demarche::read
