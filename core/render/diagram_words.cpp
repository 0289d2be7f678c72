#include "core/render/diagram_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "core/model/utf8.hpp"
#include "core/render/rows.hpp"
#include "core/render/sentences.hpp"

namespace demarche::render {
namespace {

/// Columns that a character takes: two from the Hangul jamo on in the East Asian blocks, and for
/// pictographs.
std::size_t width_of(char32_t code) {
    const bool is_wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                         (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                         (code >= 0xFF00 && code <= 0xFF60) || code >= 0x1F300;
    return is_wide ? 2 : 1;
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        width += width_of(c.code);
        at += c.size;
    }
    return width;
}

/// Bytes of the first characters that fit; at least one character.
std::size_t fitting(std::string_view text, std::size_t columns) {
    std::size_t width = 0, at = 0;
    while (at < text.size()) {
        const utf8::Decoded c = utf8::decode(text, at);
        width += width_of(c.code);
        if (at > 0 && width > columns) break;
        at += c.size;
    }
    return at;
}

struct Sides {
    std::size_t for_it{}, against{};
};

struct SidesOf {
    Sides operator()(const query::Tie* tie) const { return {tie->cooperative(), tie->hostile()}; }
    Sides operator()(const query::StanceTie* tie) const { return {tie->supports, tie->opposes}; }
    Sides operator()(const query::Agreement* pair) const { return {pair->same, pair->opposed}; }
};

/// " (a, b, c, …)" of the ids of issues.
std::string issues_of(const std::vector<std::string>& ids, const Names& names) {
    constexpr std::size_t most = 5;
    std::vector<std::string> shown;
    for (const std::string& id : ids) {
        if (shown.size() == most) {
            shown.emplace_back("…");
            break;
        }
        const auto name = names.find(key_of_issue(id));
        shown.push_back(shortened(name == names.end() ? id : name->second, 40));
    }
    return shown.empty() ? "" : fmt::format(" ({})", fmt::join(shown, ", "));
}

std::string dated(std::string text, const Day& first, const Day& last) {
    const std::string days = span(first, last);
    return days.empty() ? text : text + "; " + days;
}

struct Teller {
    const std::string& a;
    const std::string& b;
    const Names& names;

    std::string operator()(const query::Tie* tie) const {
        return dated(fmt::format("{} and {}: {}, {} cooperative, {} hostile", a, b,
                                 counted(tie->events, "event"), tie->cooperative(), tie->hostile()),
                     tie->first, tie->last);
    }
    std::string operator()(const query::StanceTie* tie) const {
        return dated(fmt::format("{} on {}: {}, {} for, {} against, {} neutral", a, b,
                                 counted(tie->statements(), "statement"), tie->supports,
                                 tie->opposes, tie->neutral),
                     tie->first, tie->last);
    }
    std::string operator()(const query::Agreement* pair) const {
        return fmt::format("{} and {}: agree on {}{}, differ on {}{}", a, b,
                           counted(pair->same, "issue"), issues_of(pair->same_on, names),
                           counted(pair->opposed, "issue"), issues_of(pair->opposed_on, names));
    }
};

}  // namespace

std::string shortened(std::string_view text, std::size_t characters) {
    std::string out;
    std::size_t taken = 0;
    for (std::size_t at = 0; at < text.size(); ++taken) {
        if (taken == characters) return visible(out) + "…";
        const utf8::Decoded c = utf8::decode(text, at);
        utf8::append(out, c.code);
        at += c.size;
    }
    return visible(out);
}

std::string wrapped(std::string_view text, std::size_t characters) {
    std::string out;
    std::size_t column = 0;
    const auto put = [&](std::string_view word, bool is_new) {
        const std::size_t width = width_of(word);
        if (is_new && column > 0) {
            const bool fits = column + 1 + width <= characters;
            out += fits ? ' ' : '\n';
            column = fits ? column + 1 : 0;
        } else if (!is_new) {
            out += '\n';
            column = 0;
        }
        out += word;
        column += width;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        bool is_new = true;
        for (std::string_view word = text.substr(at, end - at); !word.empty(); is_new = false) {
            const std::size_t part = fitting(word, characters);
            put(word.substr(0, part), is_new);
            word.remove_prefix(part);
        }
        at = end + 1;
    }
    return out;
}

std::string span(const Day& first, const Day& last) {
    if (first.empty()) return {};
    return first == last ? to_text(first) : fmt::format("{} to {}", to_text(first), to_text(last));
}

Side side_of(const Link& link) {
    const auto [for_it, against] = std::visit(SidesOf{}, link.what);
    return side_of(for_it, against);
}

Side side_of(std::size_t for_it, std::size_t against) {
    const std::size_t all = for_it + against;
    if (all == 0) return Side::neutral;
    if (for_it * 4 >= all * 3) return Side::friendly;
    return against * 4 >= all * 3 ? Side::hostile : Side::mixed;
}

std::string_view meaning(DiagramKind kind, Side side) {
    constexpr std::array<std::array<std::string_view, 4>, 5> words = {{
        {"cooperates", "is hostile", "some of both", "neutral"},
        {"supports", "opposes", "some of both", "neutral"},
        {"agree", "differ", "some of both", "neutral"},
        {"supports, cooperates", "opposes, is hostile", "some of both", "neutral"},
        {"supports", "opposes", "some of both", "neutral"},
    }};
    return words.at(static_cast<std::size_t>(kind)).at(static_cast<std::size_t>(side));
}

std::string told(const Link& link, const Names& names) {
    const auto name = [&](const std::string& key) {
        const auto found = names.find(key);
        return shortened(found == names.end() ? key : found->second, 120);
    };
    const std::string a = name(link.a), b = name(link.b);
    return std::visit(Teller{a, b, names}, link.what);
}

std::string scope_of(const query::Network& network) {
    if (network.nodes.empty()) return "nothing matches";
    const std::string days = span(network.first, network.last);
    return counted(network.articles, "article") + (days.empty() ? "" : ", " + days);
}

std::string left_out_of(const Choice& choice, DiagramKind kind) {
    const bool has_issues = kind == DiagramKind::stances || kind == DiagramKind::ego;
    std::string text;
    if (choice.nodes.size() < choice.nodes_in_all)
        text =
            fmt::format("Shown: the heaviest {} of {} actors{}", with_commas(choice.nodes.size()),
                        with_commas(choice.nodes_in_all), has_issues ? " and issues" : "");
    if (choice.links_left_out > 0)
        text += fmt::format("{} {} of the {} links between them",
                            text.empty() ? "Shown: the heaviest" : ", the heaviest",
                            with_commas(choice.links.size()),
                            with_commas(choice.links.size() + choice.links_left_out));
    return text;
}

std::string description(const query::Network& network, DiagramKind kind, const DiagramHead& head,
                        const Choice& choice, const Names& names) {
    constexpr std::size_t most = 12;
    std::string words = fmt::format("{}. {}.", shortened(head.title, 400), scope_of(network));
    if (const std::string rest = left_out_of(choice, kind); !rest.empty())
        words += ' ' + rest + '.';
    for (std::size_t i = 0; i < std::min(most, choice.links.size()); ++i)
        words += ' ' + told(choice.links[i], names) + '.';
    if (choice.links.size() > most)
        words += fmt::format(" And {} more.", counted(choice.links.size() - most, "link"));
    return words;
}

}  // namespace demarche::render
