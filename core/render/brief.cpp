#include "core/render/brief.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "core/render/html.hpp"
#include "core/render/rows.hpp"
#include "core/render/sentences.hpp"

namespace demarche::render {
namespace {

constexpr std::size_t issues_told = 6;
constexpr std::size_t shifts_told = 6;
constexpr std::size_t newest_told = 8;

/// `text` on one line, each of its characters as it is.
std::string markdown(std::string_view text) {
    std::string out;
    for (const char c : visible(text)) {
        if (c == '<' || c == '>' || c == '&') {
            out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;";
            continue;
        }
        if (std::string_view{"\\`*_[]~|#^$"}.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// An address between angle brackets, which must hold neither blanks nor brackets.
std::string markdown_link(std::string_view url) {
    std::string out;
    for (const char c : visible(url)) {
        const bool breaks = c == '<' || c == '>' || c == ' ' || c == '\\' || c == '"';
        out += breaks ? fmt::format("%{:02X}", static_cast<unsigned>(c)) : std::string{c};
    }
    return '<' + out + '>';
}

class Brief {
public:
    Brief(std::ostream& out, const query::Dossier& dossier) : out_{out}, dossier_{dossier} {}

    void heading(std::string_view text) { out_ << "\n## " << text << "\n\n"; }

    void sentence(const Sentence& sentence) {
        for (const Piece& piece : sentence) {
            const std::string text = markdown(piece.text);
            out_ << (piece.is_strong ? "**" + text + "**" : text);
            if (piece.claim) out_ << fmt::format("[^{}]", note_of(*piece.claim));
        }
    }

    void list(const std::vector<Sentence>& sentences) {
        for (const Sentence& one : sentences) {
            out_ << "- ";
            sentence(one);
            out_ << '\n';
        }
    }

    void sides(const std::vector<Paragraph>& paragraphs) {
        for (const Paragraph& paragraph : paragraphs) {
            out_ << "- **" << markdown(paragraph.heading) << ".**";
            for (const Sentence& one : paragraph.sentences) {
                out_ << ' ';
                sentence(one);
            }
            out_ << '\n';
        }
    }

    void notes() {
        if (!order_.empty()) out_ << '\n';
        for (std::size_t i = 0; i < order_.size(); ++i)
            out_ << fmt::format("[^{}]: {}\n", i + 1, note(dossier_.claims[order_[i]]));
    }

private:
    /// Numbers go by first use.
    std::size_t note_of(std::size_t claim) {
        const auto [at, is_new] = numbers_.try_emplace(claim, order_.size() + 1);
        if (is_new) order_.push_back(claim);
        return at->second;
    }

    static std::string note(const query::Claim& claim) {
        if (claim.contexts.empty()) return "No article is kept.";
        const query::Context& context = claim.contexts.front();
        std::string text = has_words(context.report)
                               ? fmt::format("“{}”", markdown(context.report.evidence))
                               : markdown(words_of(context.report));
        text += fmt::format(
            " — *{}*", markdown(context.title.empty() ? context.report.article : context.title));
        if (!context.source.empty()) text += ", " + markdown(context.source);
        text += ", " + day_in_words(context.date);
        if (is_web(context.url)) text += ", " + markdown_link(context.url);
        if (!claim.reported_by.empty())
            text += fmt::format("; as reported by {}", markdown(claim.reported_by));
        text += fmt::format("; confidence {:.2f}.", claim.confidence);
        if (claim.reports > 1) text += fmt::format(" Found in {} places.", claim.reports);
        return text;
    }

    std::ostream& out_;
    const query::Dossier& dossier_;
    std::map<std::size_t, std::size_t> numbers_;  // of notes, by claim
    std::vector<std::size_t> order_;              // claims by number
};

}  // namespace

void write_brief(std::ostream& out, const query::Dossier& dossier, const ReportHead& head) {
    Brief brief{out, dossier};
    out << "# " << markdown(head.title) << "\n\n";
    brief.sentence(extent_of(dossier));
    out << '\n';
    if (const std::string sources = sources_of(dossier); !sources.empty())
        out << "\nSources: " << markdown(sources) << ". Graph: " << markdown(head.generated_from)
            << ".\n";
    if (!dossier.matrix.cells.empty()) {
        brief.heading("Who stands where");
        brief.sides(sides_of(dossier, issues_told));
    }
    if (!dossier.shifts.empty()) {
        brief.heading("What changed");
        brief.list(shifts_of(dossier, shifts_told));
    }
    if (!dossier.claims.empty()) {
        brief.heading("Latest");
        brief.list(newest_of(dossier, newest_told));
        out << "\n*" << caution() << "*\n";
    }
    brief.notes();
}

}  // namespace demarche::render
