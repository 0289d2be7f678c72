#include "cli/unfinished.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <string>
#include <system_error>
#include <utility>

#include "core/error.hpp"

namespace demarche::cli {
namespace {

/// "cfe.svg" -> "cfe.svg.9f3a01c2.part"
std::string some_name(const std::filesystem::path& wanted) {
    std::random_device dice;
    return fmt::format("{}.{:08x}.part", wanted.string(), dice());
}

/// Makes an empty file of a name that was free, with the mode that any new file has (mkstemp's are
/// the owner's alone). Its name is empty where there can be none; errno then says why.
std::filesystem::path make_beside(const std::filesystem::path& wanted) {
    for (;;) {
        std::string name = some_name(wanted);
        const int made = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (made >= 0) {
            close(made);
            return name;
        }
        if (errno != EEXIST) return {};
    }
}

}  // namespace

Unfinished::Unfinished(std::filesystem::path wanted, std::string_view to_do)
    : wanted_{std::move(wanted)}, file_{make_beside(wanted_)}, to_do_{to_do} {
    if (file_.empty()) fail(std::strerror(errno));
}

Unfinished::~Unfinished() {
    if (is_kept_) return;
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

void Unfinished::take_name() {
    std::error_code error;
    std::filesystem::rename(file_, wanted_, error);
    if (error) fail(error.message());
    is_kept_ = true;
}

bool Unfinished::take_free_name() {
    std::error_code error;
    // Unlike a new name, a second one never goes over a file that came meanwhile.
    std::filesystem::create_hard_link(file_, wanted_, error);
    if (error == std::errc::file_exists) return false;
    if (error) take_name();  // a disk without hard links
    return true;
}

void Unfinished::fail(std::string_view reason) const {
    throw InputError{
        fmt::format("{}: cannot be written: {}; {}", wanted_.string(), reason, to_do_)};
}

}  // namespace demarche::cli
