#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/byte_span.hpp"
#include "core/model/correction.hpp"

/// What persons said of events and stances holds on to the words that it was said of. An article
/// that is read anew, by a better extractor or with a word changed, may tell the same under another
/// id or not at all: what was confirmed or edited then stays as it was, what was rejected stays
/// away. All that follows from the corrections and from what the article tells now, so that it is
/// the same in whatever order they came.
namespace demarche {

/// An event or a stance.
using Saying = std::variant<Event, Stance>;

[[nodiscard]] const std::string& id_of(const Saying& saying);

/// True of what confirms, rejects or edits an event or stance.
[[nodiscard]] bool is_judgement(CorrectionKind kind);

/// True where `b` tells nothing that `a` does not: neither another deed (the root of a code tells
/// them apart: "13" and "138" are one) nor an issue that is known by now. Of the same words, that
/// is: the day may be another, where the article came in with another.
[[nodiscard]] bool says_the_same(const Event& a, const Event& b);
[[nodiscard]] bool says_the_same(const Stance& a, const Stance& b);
[[nodiscard]] bool says_the_same(const Saying& a, const Saying& b);

/// True where both hold one byte at least.
[[nodiscard]] bool meet(ByteSpan a, ByteSpan b);

/// Where `words` stand in `text`, of several places the one nearest to `begin`. Nothing where they
/// do not, or are none.
[[nodiscard]] std::optional<ByteSpan> place_of_words(std::string_view text, std::string_view words,
                                                     std::size_t begin);

/// An event or stance as it was extracted when a person judged it.
struct Carried {
    std::vector<AddedStatement> reports;  // it once a report, by article, then place
    /// The ids of others that said the same in the same words then: nobody meant these.
    std::vector<std::string> beside;
    bool operator==(const Carried&) const = default;
};

/// What corrections make of one article.
struct Standing {
    /// A statement that the article does not tell any more, where its words stand now.
    struct Kept {
        AddedStatement told;  // with one report
        ByteSpan where;
        std::string note;  // for its steps: "kept: corrected by ann"
        bool operator==(const Kept&) const = default;
    };
    /// One of `found` that is not shown, and the id of what stands in its place: what is kept, kept
    /// off or added, which says the same.
    struct GivesWay {
        std::size_t at{};
        std::string to;
        bool operator==(const GivesWay&) const = default;
    };
    std::vector<Kept> kept;             // those that were confirmed or edited, or are in dispute
    std::vector<std::string> kept_off;  // ids of such as were rejected
    std::vector<GivesWay> gives_way;    // each of `found` once, in its order
    std::map<std::string, std::string> told_again;  // additions that are told by now: by which id
    bool operator==(const Standing&) const = default;
};

/// What the corrections in force say of events and stances. Of those in dispute, which contradict
/// each other and have no effect, nothing counts but that there was something to judge.
class Judgements {
public:
    Judgements(const std::vector<Correction>& effective, const std::vector<Correction>& disputed);

    /// The ids of the events and stances that were confirmed, rejected or edited, in their order.
    [[nodiscard]] std::vector<std::string> subjects() const;
    [[nodiscard]] bool has(const std::string& id) const { return said_.contains(id); }
    [[nodiscard]] bool is_rejected(const std::string& id) const;

    /// Tells what was judged: without it a statement cannot be kept.
    void carry(const std::string& id, const Carried& carried);
    /// The articles that any of those was told by, or that something was added to, in their order.
    [[nodiscard]] std::vector<ArticleId> articles() const;

    /// What stands in an article, of which `text` is the text and `found` is what it tells: each
    /// event and stance once a report.
    [[nodiscard]] Standing standing_in(const ArticleId& article, std::string_view text,
                                       const std::vector<Saying>& found) const;

private:
    struct Said {
        CorrectionKind kind;
        std::string value, author, time;
    };
    struct Place {
        AddedStatement told;
        std::vector<std::string> beside;
    };
    struct Addition {
        AddedStatement added;
        std::string id, time;
    };

    [[nodiscard]] Saying followed(Saying saying) const;
    [[nodiscard]] Saying corrected(const std::string& id, Saying saying) const;
    [[nodiscard]] std::string note_on(const std::string& id) const;
    [[nodiscard]] bool may_give_way(const Saying& found, const Place& judged, ByteSpan where) const;
    [[nodiscard]] int likeness(const Saying& found, const Saying& told) const;
    /// Of `found`, by their places, those that give way to what was judged and stands at `where`.
    [[nodiscard]] std::vector<std::size_t> giving_way(const std::vector<Saying>& found,
                                                      const Place& judged, ByteSpan where) const;
    [[nodiscard]] bool is_told_by(const Addition& addition, const Saying& found) const;
    /// What is judged and not found, where its words stand now.
    [[nodiscard]] std::vector<Saying> keep(const ArticleId& article, std::string_view text,
                                           const std::vector<Saying>& found,
                                           Standing& standing) const;
    void meet_additions(const ArticleId& article, std::string_view text,
                        const std::vector<Saying>& found, const std::vector<Saying>& not_found,
                        Standing& standing) const;
    /// Whether `found` gives way to the addition; else the addition may, as `standing` tells then.
    [[nodiscard]] bool settle_addition(const Addition& addition, const Saying& found,
                                       Standing& standing) const;

    std::map<std::string, std::vector<Said>> said_;       // of each subject, by time
    std::map<std::string, std::string> actors_, issues_;  // that were merged: into which
    std::map<ArticleId, std::vector<Place>> places_;
    std::map<ArticleId, std::vector<Addition>> additions_;
};

}  // namespace demarche
