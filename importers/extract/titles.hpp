#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "importers/extract/document.hpp"

/// Titles and offices as they are written beside names, and whom they are held for.
namespace demarche::extract {

/// Tokens of one sentence in which a title or office is written.
struct Phrase {
    std::size_t sentence{};
    std::size_t first{};
    std::size_t last{};  // past the end
};

/// The token in lower case.
[[nodiscard]] std::string lower_form(const Document& document, std::size_t sentence,
                                     std::size_t token);
[[nodiscard]] bool is_title_word(const Document& document, const std::string& word);
[[nodiscard]] bool holds_office(const Document& document, const Phrase& phrase);

/// True where the phrase says no more than "Mr", "Lord" or "Dame".
[[nodiscard]] bool is_honorific_alone(const Document& document, const Phrase& phrase);
[[nodiscard]] bool is_without_office(const Document& document, const Phrase& phrase);

/// True of the governor of a province, the mayor of a town: none of a bank, who acts for it.
[[nodiscard]] bool is_local_office(const Document& document, const Phrase& phrase);

/// The words before a name that may be its title: back to a verb, a mark, or another clause.
[[nodiscard]] Phrase title_before(const Document& document, std::size_t sentence, std::size_t name);

/// The apposition behind a name: "X, the spokeswoman of the ministry".
[[nodiscard]] std::optional<Phrase> title_behind(const Document& document, const Mention& name);

/// The pronoun with which the phrase says whose office it is: "its" of ", its minister". Empty if
/// none.
[[nodiscard]] std::string owning_pronoun_of(const Document& document, const Phrase& phrase);

/// True where the holder of the office speaks for nobody else, or for a place or body that is
/// none of the states and bodies that the text names.
[[nodiscard]] bool is_for_himself(const Document& document, const Phrase& phrase);

/// The state or body that an office phrase names, but not the one that an envoy is sent to.
[[nodiscard]] ActorId side_in(const Document& document, const Phrase& phrase);

/// The body of which the phrase says that somebody leads it: "the leader of Sweden's Moderate
/// Party". Empty if none.
[[nodiscard]] ActorId body_led_in(const Document& document, const Phrase& phrase);

/// The state whose organ a body is, by its code: a government office, an army, a secret service;
/// else the body.
[[nodiscard]] ActorId state_behind(const Document& document, const ActorId& organ);

/// The state of which the two sentences before tell: who is their subject, acts for it or is its
/// church or party, or in whose capital they begin; else that which they name last.
[[nodiscard]] ActorId told_of_before(const Document& document, std::size_t sentence);

/// Where the office phrase names nobody: the state in which the sentence begins ("In Quito,
/// President …"), the one that is its subject, one that it names before, then the one that the
/// text names last before it, then its first.
[[nodiscard]] ActorId nearest_state(const Document& document, std::size_t sentence,
                                    std::size_t before);

/// True of an ambassador, high commissioner or consul.
[[nodiscard]] bool is_envoy(const Document& document, const Phrase& phrase);

/// Whose an envoy is where his title names nobody: who is told just then recalls his own and
/// deals with another's: "ordered Ambassador Garcia home", "summoned Ambassador Niwa".
[[nodiscard]] ActorId sender_of_envoy(const Document& document, std::size_t sentence,
                                      std::size_t before);
[[nodiscard]] std::string role_in(const Document& document, const Phrase& phrase);

}  // namespace demarche::extract
