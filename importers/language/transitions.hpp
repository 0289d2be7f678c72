#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "importers/language/tag_features.hpp"

/// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): shift, left (the
/// top of the stack hangs on the front of the buffer), right (it hangs on the one below it on the
/// stack).
namespace demarche::language {

struct Input {
    std::span<const Word> words;
    std::span<const int> tags;  // classes of the tagger
};

/// A parse under way. Position n of n words is the root, at the bottom of the stack.
class Configuration {
public:
    explicit Configuration(int words);

    [[nodiscard]] int size() const { return size_; }
    [[nodiscard]] int front() const { return front_; }
    [[nodiscard]] const std::vector<int>& stack() const { return stack_; }
    [[nodiscard]] bool is_done() const { return front_ == size_ && stack_.size() == 1; }
    [[nodiscard]] bool can_shift() const { return front_ < size_; }
    [[nodiscard]] bool can_left() const { return front_ < size_ && stack_.size() > 1; }
    [[nodiscard]] bool can_right() const { return stack_.size() > 1; }

    void shift();
    void left(int relation);
    void right(int relation);

    [[nodiscard]] const std::vector<int>& heads() const {
        return heads_;
    }  // n: the root; -1: none yet
    [[nodiscard]] const std::vector<int>& relations() const { return relations_; }

    /// The outermost and second dependents on either side; -1 if none.
    struct Sides {
        int left{-1}, left2{-1}, right{-1}, right2{-1};
        int left_count{}, right_count{};
    };
    [[nodiscard]] const Sides& sides(int node) const {
        return sides_[static_cast<std::size_t>(node)];
    }

private:
    void attach(int node, int head, int relation);

    int size_;
    int front_{};
    std::vector<int> stack_;
    std::vector<int> heads_;
    std::vector<int> relations_;
    std::vector<Sides> sides_;
};

/// The features of a configuration; `out` is emptied first.
void parse_features(const Configuration& configuration, const Input& input,
                    std::vector<std::uint64_t>& out);

}  // namespace demarche::language
