#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/sentence.hpp"

/// Text in, sentences out: sentence and token bounds, parts of speech, lemmas, dependencies.
namespace demarche::language {

/// The trained model and all that it needs to run. Holds no state that a call changes: one engine
/// serves any number of threads.
class Engine {
public:
    /// The engine with the model that is embedded in the program.
    Engine();
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    /// The sentences of `text` from byte `from` on, in text order; spans are bytes of `text`. Any
    /// bytes are taken, never a throw; a line end after a finished line, or a blank line, parts
    /// paragraphs. Sentences of more than a few hundred tokens are cut.
    [[nodiscard]] std::vector<Sentence> parse(std::string_view text, std::size_t from = 0) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A short key (12 hexadecimal digits) of the bytes of the embedded model: another one as soon as a
/// byte of it differs.
[[nodiscard]] std::string model_version();

}  // namespace demarche::language
