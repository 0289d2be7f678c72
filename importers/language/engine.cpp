#include <cstddef>
#include <string_view>
#include <utility>

#include "core/model/content_id.hpp"
#include "importers/language/language.hpp"
#include "importers/language/lemmas.hpp"
#include "importers/language/model.hpp"
#include "importers/language/parse.hpp"
#include "importers/language/sentence_tags.hpp"
#include "importers/language/split.hpp"

extern "C" {
extern const char demarche_embedded_language_model[];
extern const char demarche_embedded_language_model_end[];
}

namespace demarche::language {

std::string_view embedded_model() {
    return {demarche_embedded_language_model,
            static_cast<std::size_t>(demarche_embedded_language_model_end -
                                     demarche_embedded_language_model)};
}

struct Engine::Impl {
    Model model;
    Lemmas lemmas;
};

Engine::Engine() : impl_{std::make_unique<Impl>()} {
    impl_->model = read_model(embedded_model());
    impl_->lemmas = Lemmas{impl_->model.lemmas, impl_->model.vocabulary};
}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::vector<Sentence> Engine::parse(std::string_view text, std::size_t from) const {
    std::vector<Sentence> sentences = split_sentences(text, from, impl_->model.ends);
    annotate(sentences, impl_->model, impl_->lemmas);
    return sentences;
}

std::string model_version() { return content_id("", {embedded_model()}).substr(0, 12); }

}  // namespace demarche::language
