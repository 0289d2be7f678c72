#include "cli/output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "core/error.hpp"

namespace demarche::cli {

void put(const std::filesystem::path& file, std::string_view bytes) {
    if (file.empty() || file == "-") {
        std::cout << bytes << std::flush;
        return;
    }
    const std::filesystem::path unfinished{file.string() + ".part"};
    std::ofstream out{unfinished, std::ios::binary};
    out << bytes;
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(unfinished, file, error);
    if (out && !error) return;
    const std::string reason = error ? error.message() : std::strerror(errno);
    std::filesystem::remove(unfinished, error);
    throw InputError{
        fmt::format("{}: cannot be written: {}; give another file with -o", file.string(), reason)};
}

}  // namespace demarche::cli
