#include "importers/read/limited_program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include "core/error.hpp"

namespace demarche::read {
namespace {

constexpr std::chrono::seconds kLongest{20};
constexpr std::size_t kMostOutput = 64U << 20U;
constexpr rlim_t kMostMemory = 1U << 30U;
constexpr int kNotFound = 127;

/// A file descriptor with one owner.
class Descriptor {
public:
    explicit Descriptor(int value) : value_{value} {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int value() const { return value_; }
    void close() {
        if (value_ >= 0) ::close(value_);
        value_ = -1;
    }

private:
    int value_;
};

void fill(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0)
            throw InputError{fmt::format("no memory for a copy: {}", std::strerror(errno))};
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void limit(int what, rlim_t most) {
    const rlimit limits{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(what), &limits);
}

/// In the child, after the fork: only calls that are safe there.
[[noreturn]] void become(char* const* arguments, int output) {
    limit(RLIMIT_CPU, static_cast<rlim_t>(kLongest.count()));
    limit(RLIMIT_AS, kMostMemory);
    limit(RLIMIT_FSIZE, 0);
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDERR_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::execvp(arguments[0], arguments);
    ::_exit(kNotFound);
}

/// Reads until the end, the limit or the deadline; true where it came to the end.
bool collect(int from, std::string& output) {
    const auto deadline = std::chrono::steady_clock::now() + kLongest;
    std::array<char, 1U << 16U> chunk{};
    while (output.size() < kMostOutput) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        pollfd waiting{from, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0)
            return false;
        const ssize_t got = ::read(from, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return true;
        output.append(chunk.data(), static_cast<std::size_t>(got));
    }
    return false;
}

}  // namespace

ProgramResult run_limited(const std::string& name, const std::vector<std::string>& arguments,
                          std::string_view bytes) {
    const Descriptor file{::memfd_create("input", 0)};
    fill(file.value(), bytes);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw InputError{std::strerror(errno)};
    Descriptor reading{ends[0]};
    Descriptor writing{ends[1]};

    std::vector<std::string> words{name};
    words.insert(words.end(), arguments.begin(), arguments.end());
    words.push_back(fmt::format("/dev/fd/{}", file.value()));
    words.emplace_back("-");
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);

    const pid_t child = ::fork();
    if (child < 0) throw InputError{std::strerror(errno)};
    if (child == 0) become(pointers.data(), writing.value());
    writing.close();
    ProgramResult result;
    result.timed_out = !collect(reading.value(), result.output);
    if (result.timed_out) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    result.found = result.status != kNotFound;
    return result;
}

}  // namespace demarche::read
