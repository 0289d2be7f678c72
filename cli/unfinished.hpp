#pragma once

#include <filesystem>
#include <string_view>

namespace demarche::cli {

/// A file that takes its name only once it is whole. Until then it lies beside the place that it is
/// for, under a name that nothing had and that no other program is given; where it does not get so
/// far it goes with the object.
class Unfinished {
public:
    /// Makes it, empty. Throws InputError where none can be made; the message ends with `to_do`.
    explicit Unfinished(std::filesystem::path wanted,
                        std::string_view to_do = "give another file with -o");
    ~Unfinished();
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

    /// Over what is there. Throws InputError where that cannot be.
    void take_name();
    /// The same where the name is still free; false, and nothing done, where it is not.
    [[nodiscard]] bool take_free_name();
    /// As it is, under its own name, after the object's end.
    void keep() { is_kept_ = true; }

    /// Throws InputError: the wanted file cannot be written.
    [[noreturn]] void fail(std::string_view reason) const;

private:
    std::filesystem::path wanted_, file_;
    std::string_view to_do_;
    bool is_kept_{};
};

}  // namespace demarche::cli
