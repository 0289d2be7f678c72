#include "cli/output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "core/error.hpp"

namespace demarche::cli {

namespace {

/// A pipe, a device or a link is written as it is: a new file of its name would take its place.
bool is_written_in_place(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::is_other(file, ignored) || std::filesystem::is_symlink(file, ignored);
}

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& reason) {
    throw InputError{
        fmt::format("{}: cannot be written: {}; give another file with -o", file.string(), reason)};
}

bool write(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream out{file, std::ios::binary};
    out << bytes;
    out.close();
    return out.good();
}

}  // namespace

void put(const std::filesystem::path& file, std::string_view bytes) {
    if (file.empty() || file == "-") {
        std::cout << bytes << std::flush;
        return;
    }
    if (is_written_in_place(file)) {
        if (!write(file, bytes)) fail(file, std::strerror(errno));
        return;
    }
    const std::filesystem::path unfinished{file.string() + ".part"};
    std::error_code error;
    const bool is_whole = write(unfinished, bytes);
    const std::string reason = std::strerror(errno);
    if (is_whole) std::filesystem::rename(unfinished, file, error);
    if (is_whole && !error) return;
    const std::string why = error ? error.message() : reason;
    std::filesystem::remove(unfinished, error);
    fail(file, why);
}

}  // namespace demarche::cli
