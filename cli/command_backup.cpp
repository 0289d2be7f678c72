#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <system_error>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/unfinished.hpp"
#include "core/store/backup.hpp"
#include "core/store/check.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {
namespace {

namespace fs = std::filesystem;

/// What SQLite keeps beside a file while it works on it.
constexpr std::array companions = {"-journal", "-wal", "-shm"};

void remove_companions(const fs::path& file) {
    std::error_code ignored;
    for (const char* ending : companions) fs::remove(file.string() + ending, ignored);
}

/// Of the copy none outlives its check, whatever became of it.
class Companions {
public:
    explicit Companions(fs::path file) : file_{std::move(file)} {}
    ~Companions() { remove_companions(file_); }
    Companions(const Companions&) = delete;
    Companions& operator=(const Companions&) = delete;

private:
    fs::path file_;
};

/// True where a file that is there holds the same as a finished copy.
bool is_same(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    // What somebody wrote to the file may not be in it yet.
    const auto not_yet_in = fs::file_size(b.string() + "-wal", ignored);
    if (!ignored && not_yet_in > 0) return false;
    if (fs::file_size(a, ignored) != fs::file_size(b, ignored)) return false;
    std::ifstream one{a, std::ios::binary}, other{b, std::ios::binary};
    std::array<char, 1U << 16U> left{}, right{};
    while (one && other) {
        one.read(left.data(), left.size());
        other.read(right.data(), right.size());
        if (!std::ranges::equal(std::span{left}.first(static_cast<std::size_t>(one.gcount())),
                                std::span{right}.first(static_cast<std::size_t>(other.gcount()))))
            return false;
    }
    return true;
}

void require_other_file(const Options& options) {
    std::error_code ignored;
    if (fs::is_directory(options.output, ignored))
        throw UsageError{
            fmt::format("{}: is a folder; give the name of a file", options.output.string())};
}

void require_sound(const fs::path& copy, const Options& options) {
    const auto findings = store::check(store::Database{copy, store::Open::existing});
    if (!findings.empty())
        throw StoreError{
            fmt::format("{}: is damaged ({}: {}), so no copy was kept; run 'demarche check'",
                        options.db.string(), findings.front().part, findings.front().what)};
}

[[noreturn]] void refuse_file(const fs::path& file) {
    throw StoreError{
        fmt::format("{}: is there already and holds something else; give another file, or --force",
                    file.string())};
}

/// Gives the copy its name where that is free. What a crash left of an older file of this name
/// would be read into the copy, and may be somebody's all there is.
void take_free_name(Unfinished& copy, const fs::path& file) {
    for (const char* ending : companions)
        if (fs::exists(file.string() + ending)) refuse_file(file.string() + ending);
    if (!copy.take_free_name()) refuse_file(file);
}

/// True where the file has been given its name, false where it was there already, the same.
bool take_name(Unfinished& copy, const Options& options) {
    const fs::path& file = options.output;
    if (fs::exists(file) && is_same(copy.file(), file)) return false;
    if (!options.force) {
        take_free_name(copy, file);
        return true;
    }
    remove_companions(file);
    copy.take_name();
    return true;
}

}  // namespace

int backup_database(const Options& options) {
    require_other_file(options);
    const store::Database db{options.db, store::Open::read_only};
    Unfinished copy{options.output, "give another file"};
    const Companions beside{copy.file()};
    {
        ProgressLine progress{options};
        store::backup(db, copy.file(), [&](int done, int all) {
            progress.show(static_cast<std::size_t>(done), "pages",
                          {static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(all)});
        });
        progress.show("checking the copy");
        require_sound(copy.file(), options);
    }
    const bool is_new = take_name(copy, options);
    if (options.detail != Detail::quiet)
        std::cout << fmt::format("{}: {}, {} KiB, sound\n", options.output.string(),
                                 is_new ? "written" : "holds the same already",
                                 fs::file_size(options.output) / 1024);
    return 0;
}

}  // namespace demarche::cli
