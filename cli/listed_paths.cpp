#include "cli/listed_paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>

#include "core/error.hpp"

namespace demarche::cli {
namespace {

[[noreturn]] void refuse(const std::string& list, std::string_view reason) {
    throw InputError{fmt::format("{}: {}; give a list of paths with --files-from", list, reason)};
}

std::string bytes_of(const std::string& list) {
    std::ifstream file;
    if (list != "-") file.open(list, std::ios::binary);
    if (list != "-" && !file) refuse(list, std::strerror(errno));
    try {
        std::istream& in = list == "-" ? std::cin : file;
        return {std::istreambuf_iterator<char>{in}, {}};
    } catch (const std::ios_base::failure&) {  // a folder, or a disk that gives no more
        refuse(list, "cannot be read to its end");
    }
}

}  // namespace

std::vector<std::filesystem::path> listed_paths(const std::string& list) {
    const std::string bytes = bytes_of(list);
    const char end_of_path = bytes.find('\0') == std::string::npos ? '\n' : '\0';
    std::vector<std::filesystem::path> paths;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find(end_of_path, begin), bytes.size());
        if (end > begin) paths.emplace_back(bytes.substr(begin, end - begin));
        begin = end + 1;
    }
    if (paths.empty()) refuse(list, "names no path");
    return paths;
}

}  // namespace demarche::cli
