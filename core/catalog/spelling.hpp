#pragma once

#include <string>
#include <string_view>

/// How spellings of one name are told to be one.
namespace demarche::catalog {

/// The key under which spellings of a name meet: folded (`utf8::fold`), full stops dropped, every
/// other mark a blank, runs of blanks as one: "U.S." -> "us", "Russia-NATO Council" -> "russia nato
/// council", "Côte d'Ivoire" -> "cote d ivoire".
[[nodiscard]] std::string name_key(std::string_view written);

/// Appends the key of one more token, parted by a blank. Nothing where the token is marks alone.
void append_key(std::string& key, std::string_view token);

/// How many words a key has.
[[nodiscard]] std::size_t count_words(std::string_view key);

/// True where the capitals of `written` allow the name `known`, word by word; both have the same
/// key. A word that is known with a capital is written with one ("Polish", not "polish"); an
/// acronym is written in capitals ("US", not "us"), one of four letters or more also as a name
/// ("Nato").
[[nodiscard]] bool case_agrees(std::string_view known, std::string_view written);

}  // namespace demarche::catalog
