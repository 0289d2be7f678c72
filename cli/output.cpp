#include "cli/output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "cli/unfinished.hpp"
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
    Unfinished unfinished{file};
    if (!write(unfinished.file(), bytes)) unfinished.fail(std::strerror(errno));
    unfinished.take_name();
}

}  // namespace demarche::cli
