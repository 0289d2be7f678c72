#include "importers/read/page.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "core/model/utf8.hpp"
#include "importers/read/chrome.hpp"
#include "importers/read/dateline.hpp"
#include "importers/read/language.hpp"
#include "importers/read/script.hpp"

namespace demarche::read {
namespace {

struct Line {
    std::string text;  // without blanks at its ends; empty for a blank line
    bool sentence{};  // it, or the hard-wrapped paragraph that it belongs to, reads like a sentence
    bool starts_paragraph{true};
    std::optional<ChromeVerdict> verdict;
    std::string_view dropped;  // the reason; empty while it stays
};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\f\v";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    text = text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
    while (text.starts_with("\xC2\xA0") || text.starts_with("\xE2\x80\x8B"))
        text.remove_prefix(text.starts_with("\xC2\xA0") ? 2 : 3);
    while (text.ends_with("\xC2\xA0")) text.remove_suffix(2);
    return text;
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r", at), text.size());
        lines.push_back({std::string{trimmed(text.substr(at, end - at))}, false, true, {}, {}});
        at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return lines;
}

/// True where lines are broken at a fixed width: most lines of some length end in the middle of a
/// sentence with more text right below.
bool is_hard_wrapped(const std::vector<Line>& lines) {
    std::size_t full = 0, broken = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::string& line = lines[i].text;
        if (line.size() < 45) continue;
        if (line.size() > 130) return false;
        ++full;
        const bool ended = std::string_view{".!?:\""}.find(line.back()) != std::string_view::npos;
        broken += !ended && !lines[i + 1].text.empty() ? 1U : 0U;
    }
    return full >= 4 && broken * 2 > full;
}

/// Marks what reads like a sentence; in hard-wrapped text that is judged a paragraph at a time.
void mark_sentences(std::vector<Line>& lines) {
    const bool wrapped = is_hard_wrapped(lines);
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i + 1;
        std::string paragraph = lines[i].text;
        while (wrapped && !lines[i].text.empty() && end < lines.size() &&
               !lines[end].text.empty() && lines[end - 1].text.size() >= 40) {
            paragraph += ' ' + lines[end].text;
            lines[end].starts_paragraph = false;
            ++end;
        }
        const bool sentence = reads_like_sentence(paragraph) || count_words(paragraph) >= 40;
        for (; i < end; ++i) lines[i].sentence = sentence;
    }
}

/// Rows of a hard-wrapped paragraph are no rows of a page: only whole paragraphs are judged.
void judge_lines(std::vector<Line>& lines, std::string_view source) {
    const std::string site = plain_words(source);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
        const bool alone =
            line.starts_paragraph && (i + 1 == lines.size() || lines[i + 1].starts_paragraph);
        if (line.text.empty() || !alone) continue;
        const std::string words = plain_words(line.text);
        if (!site.empty() && (words == site || words == "the " + site))
            line.verdict = ChromeVerdict{"site name"};
        else
            line.verdict = judge_line(line.text);
    }
}

/// True where the line above opens a quotation that it does not close.
bool inside_quotation(const std::vector<Line>& lines, std::size_t at) {
    while (at > 0 && lines[at - 1].text.empty()) --at;
    if (at == 0) return false;
    std::ptrdiff_t open = 0, straight = 0;
    const std::string& above = lines[at - 1].text;
    for (std::size_t i = 0; i < above.size();) {
        const utf8::Decoded c = utf8::decode(above, i);
        straight += c.code == '"' ? 1 : 0;
        open += c.code == 0x201C || c.code == 0xAB ? 1 : 0;
        open -= c.code == 0x201D || c.code == 0xBB ? 1 : 0;
        i += c.size;
    }
    return straight % 2 == 1 || open > 0;
}

/// True for what stands on web pages only: a menu, a button, a counter, a list of other headlines.
/// A section name, a date or a rule of dashes stands in letters and communiqués too.
bool shows_page(const ChromeVerdict& verdict) {
    constexpr auto kElsewhere = std::to_array<std::string_view>(
        {"date line", "issuing office", "site name", "separator", "note to desks", "section name"});
    return std::ranges::find(kElsewhere, verdict.reason) == kElsewhere.end();
}

struct Body {
    std::size_t begin{}, end{};  // lines, half-open
    bool has_dateline{};
};

/// From the dateline, or else the first sentence, to the last sentence.
Body body_of(const std::vector<Line>& lines) {
    constexpr std::size_t kLeadSentences =
        3;  // a page may show its description and its lead before
    Body body{lines.size(), lines.size(), false};
    std::size_t sentences = 0;
    std::size_t first = lines.size();
    for (std::size_t i = 0; i < lines.size() && sentences <= kLeadSentences; ++i) {
        if (lines[i].text.empty()) continue;
        if (lines[i].verdict && !lines[i].sentence) continue;
        if (dateline_of(lines[i].text)) {
            body.begin = i;
            body.has_dateline = true;
            break;
        }
        if (lines[i].sentence && !lines[i].verdict) {
            first = std::min(first, i);
            ++sentences;
        }
    }
    if (!body.has_dateline) body.begin = first;
    for (std::size_t i = body.begin; i < lines.size(); ++i)
        if (lines[i].sentence && !lines[i].verdict) body.end = i + 1;
    if (body.end == lines.size() && body.begin < lines.size()) {
        const bool closes = lines.back().sentence && !lines.back().verdict;
        if (!closes &&
            !std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(body.begin), lines.end(),
                         [](const Line& l) { return l.sentence && !l.verdict; }))
            body.end = body.begin + 1;
    }
    return body;
}

void drop(Line& line, std::string_view reason) {
    if (line.dropped.empty()) line.dropped = reason;
}

/// How much of the words of the shorter line the other has too, 0 to 1.
double overlap(const std::string& a, const std::string& b) {
    const auto words = [](const std::string& text) {
        std::multiset<std::string> out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            if (end > at) out.insert(text.substr(at, end - at));
            at = end + 1;
        }
        return out;
    };
    const auto left = words(a), right = words(b);
    std::vector<std::string> both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(both));
    const std::size_t most = std::max(left.size(), right.size());
    return most == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(most);
}

/// True where a line is the headline: itself, with the site's name after it, or with "BREAKING"
/// before it.
bool says_headline(const std::string& line, const std::string& headline) {
    if (line.empty() || headline.empty()) return false;
    if (line == headline) return true;
    const bool long_enough = count_words(headline) >= 4 && count_words(line) >= 3;
    if (!long_enough) return false;
    if (line.starts_with(headline) || line.ends_with(headline))
        return count_words(line) <= count_words(headline) + 8;
    return overlap(line, headline) >= 0.7;
}

/// A headline without "BREAKING" and the like before it.
std::string_view without_flag(std::string_view headline) {
    for (const std::string_view flag :
         {"BREAKING NEWS", "BREAKING", "URGENT", "EXCLUSIVE", "UPDATED", "UPDATE"})
        if (headline.starts_with(flag)) {
            const std::string_view rest = headline.substr(flag.size());
            const std::size_t begin = rest.find_first_not_of(" :-|");
            if (begin != std::string_view::npos && begin > 0 && count_words(rest) >= 3)
                return rest.substr(begin);
        }
    return headline;
}

/// True for "Antony J. Blinken, Secretary of State": who speaks, no headline.
bool names_speaker(std::string_view line) {
    constexpr auto kOffices =
        std::to_array<std::string_view>({"Secretary", "Spokesperson", "Minister", "President",
                                         "Ambassador", "Spokesman", "Chair", "Director"});
    const std::size_t comma = line.find(", ");
    if (comma == std::string_view::npos || count_words(line.substr(0, comma)) > 6) return false;
    return std::ranges::any_of(kOffices, [&](std::string_view office) {
        return line.find(office, comma) != std::string_view::npos;
    });
}

bool can_be_headline(const Line& line) {
    const std::size_t words = count_words(line.text);
    if (!line.dropped.empty() || line.verdict || line.sentence || words < 3 || words > 32)
        return false;
    if (line.text.ends_with(':') || line.text.ends_with(';') || heads_statement(line.text))
        return false;
    if (line.text.starts_with("By ") || names_speaker(line.text)) return false;
    return !line.text.ends_with('.') || line.text.ends_with("..");
}

/// A line said twice above the body, or at the end of a breadcrumb; else the one most like a
/// headline.
std::size_t find_headline(const std::vector<Line>& lines, std::size_t body) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < body; ++i) {
        const std::string words = plain_words(lines[i].text);
        if (!can_be_headline(lines[i]) || count_words(words) < 4) continue;
        if (const auto [at, fresh] = seen.emplace(words, i); !fresh) return at->second;
        for (std::size_t j = 0; j < body; ++j) {
            const std::string other = plain_words(lines[j].text);
            if (j != i && other.size() > words.size() && other.ends_with(words)) return i;
        }
    }
    std::size_t best = body;
    int best_score = -1;
    for (std::size_t i = 0; i < body; ++i) {
        if (!can_be_headline(lines[i])) continue;
        const std::string& text = lines[i].text;
        bool small = false;  // a word in small letters of some length: more than a site's name
        for (std::size_t at = 0; (at = text.find(' ', at)) != std::string::npos; ++at) {
            const std::size_t end = std::min(text.find(' ', at + 1), text.size());
            small = small || (end - at > 3 && text[at + 1] >= 'a' && text[at + 1] <= 'z');
        }
        const int score = (small ? 2 : 0) + (count_words(text) >= 5 ? 1 : 0) +
                          (i > 0 && lines[i - 1].verdict ? 1 : 0);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

/// The name in "By STEVE GUTTERMAN, Associated Press Writer", and the agency if it names one.
struct Byline {
    std::string author, agency;
};
std::optional<Byline> byline_of(std::string_view line) {
    if (!line.starts_with("By ")) return std::nullopt;
    if ((line.starts_with("By our ") || line.starts_with("By a ")) && count_words(line) <= 8)
        return Byline{};  // of nobody's name
    std::string_view rest = line.substr(3, line.find_first_of("|·•") - 3);
    if (count_words(rest) > 9 || rest.empty() || rest.ends_with('.')) return std::nullopt;
    if (!utf8::is_upper(utf8::decode(rest, 0).code) && line.find('|') == std::string_view::npos)
        return std::nullopt;
    Byline found;
    const std::size_t comma = rest.find(',');
    found.author = std::string{trimmed(rest.substr(0, comma))};
    if (comma != std::string_view::npos) {
        std::string_view office = trimmed(rest.substr(comma + 1));
        for (const std::string_view role :
             {" Writer", " writer", " Correspondent", " correspondent"})
            if (office.ends_with(role)) office.remove_suffix(role.size());
        if (is_agency(office)) found.agency = std::string{office};
    }
    return found;
}

/// The first address that stood on a line of its own; empty if none.
std::string address_among(const std::vector<DroppedLine>& dropped) {
    for (const DroppedLine& line : dropped)
        if (line.reason == "address") return line.line.substr(line.line.find_last_of(' ') + 1);
    return {};
}

class Cleaner {
public:
    Cleaner(std::string_view text, const PageHead& head) : lines_{lines_of(text)} {
        page_.title = std::string{trimmed(head.title)};
        mark_sentences(lines_);
        judge_lines(lines_, head.source);
        body_ = body_of(lines_);
        is_page_ = shows_chrome();
    }

    CleanedPage clean() {
        drop_other_scripts();
        take_bylines();
        drop_headlines();
        drop_above();
        drop_said_twice();
        drop_inside();
        drop_below();
        keep_rest();
        return std::move(page_);
    }

private:
    [[nodiscard]] bool shows_chrome() const {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool outside = i < body_.begin || i >= body_.end;
            if (outside && lines_[i].verdict && shows_page(*lines_[i].verdict)) return true;
        }
        return false;
    }

    void take_bylines() {
        for (std::size_t i = 0; i < body_.begin; ++i) {
            const auto byline = byline_of(lines_[i].text);
            if (!byline || lines_[i].sentence) continue;
            if (!byline->author.empty()) page_.authors.push_back(byline->author);
            if (page_.agency.empty()) page_.agency = byline->agency;
            drop(lines_[i], "byline");
        }
    }

    void drop_headlines() {
        headline_ = body_.begin;
        const std::string title = plain_words(page_.title);
        std::string found;
        for (std::size_t i = 0; i < body_.begin && headline_ == body_.begin; ++i)
            if (!lines_[i].sentence && says_headline(plain_words(lines_[i].text), title))
                headline_ = i;
        if (headline_ == body_.begin && (title.empty() || is_page_)) {
            const std::size_t at = find_headline(lines_, body_.begin);
            if (at < body_.begin) {
                headline_ = at;
                found = plain_words(lines_[at].text);
                if (title.empty()) page_.title = std::string{without_flag(lines_[at].text)};
            }
        }
        const bool alone =
            body_.begin >= lines_.size();  // nothing but a headline: keep it as the text
        if (alone) return;
        for (std::size_t i = 0; i < body_.begin; ++i) {
            const std::string words = plain_words(lines_[i].text);
            if (lines_[i].sentence && words != title) continue;
            if (!says_headline(words, title) && !says_headline(words, found)) continue;
            drop(lines_[i], i == headline_ ? "headline" : "headline said again");
        }
    }

    void drop_above() {
        if (body_.begin >= lines_.size()) return;
        for (std::size_t i = 0; i < body_.begin; ++i) {
            Line& line = lines_[i];
            if (line.verdict && (is_page_ || line.verdict->reason != "section name"))
                drop(line, line.verdict->reason);
            const bool above = is_page_ && headline_ < body_.begin && i < headline_;
            // A sentence there describes the site where a dateline says that the report comes
            // later.
            if (above && (!line.sentence || body_.has_dateline) && !line.text.empty())
                drop(line, "above the headline");
        }
    }

    /// The page's description before the dateline says what the first sentence says.
    void drop_said_twice() {
        if (body_.begin >= lines_.size()) return;
        std::string_view first = lines_[body_.begin].text;
        if (const auto dateline = dateline_of(first)) first = first.substr(dateline->where.end);
        const std::string lead = plain_words(first);
        for (std::size_t i = 0; i < body_.begin; ++i) {
            const std::string words = plain_words(lines_[i].text);
            if (count_words(words) < 8) continue;
            const bool same =
                lead.starts_with(words) || words.starts_with(lead) || overlap(lead, words) >= 0.8;
            if (same) drop(lines_[i], "lead said again");
        }
        drop_second_lead();
    }

    /// Without a dateline the description stands first in the body, and the lead right after it.
    void drop_second_lead() {
        std::size_t second = body_.begin + 1;
        while (second < body_.end && lines_[second].text.empty()) ++second;
        if (second >= body_.end || !lines_[second].starts_paragraph) return;
        const std::string a = plain_words(lines_[body_.begin].text);
        const std::string b = plain_words(lines_[second].text);
        if (count_words(a) >= 8 && (a == b || (b.starts_with(a) && lines_[second].sentence)))
            drop(lines_[body_.begin], "lead said again");
    }

    void drop_inside() {
        bool under_heading = false;
        for (std::size_t i = body_.begin; i < body_.end && i < lines_.size(); ++i) {
            Line& line = lines_[i];
            if (line.text.empty()) continue;
            const bool sure = line.verdict && line.verdict->sureness == Sureness::anywhere;
            if (sure && !inside_quotation(lines_, i)) {
                drop(line, line.verdict->reason);
                under_heading = line.verdict->opens_list && is_page_;
            } else if (under_heading && !line.sentence && can_be_headline(line)) {
                drop(line, "related headline");
            } else {
                under_heading = false;
            }
        }
    }

    /// Below the body nothing goes before the first line that is surely of the page; after it, all
    /// but sentences.
    void drop_below() {
        bool below = false;
        std::string_view reason = "below the article";
        for (std::size_t i = body_.end; i < lines_.size(); ++i) {
            Line& line = lines_[i];
            if (line.text.empty()) continue;
            const bool goes = line.verdict && (is_page_ || line.verdict->reason != "section name");
            if (goes && !inside_quotation(lines_, i)) {
                drop(line, line.verdict->reason);
                below = below || shows_page(*line.verdict);
                reason = line.verdict->opens_list ? "related headline" : "below the article";
            } else if (below && !line.sentence) {
                drop(line, reason);
            }
        }
    }

    void drop_other_scripts() {
        std::string all;
        for (const Line& line : lines_)
            if (line.dropped.empty()) all += line.text + '\n';
        const Script main = main_script(all);
        if (main == Script::none || share_of(main, all) < 0.7) return;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const Script own = main_script(lines_[i].text);
            if (own == Script::none || own == main || share_of(main, lines_[i].text) > 0.2)
                continue;
            if (!inside_quotation(lines_, i)) drop(lines_[i], "another script");
        }
    }

    void keep_rest() {
        bool blank = false;
        for (Line& line : lines_) {
            if (!line.dropped.empty()) {
                page_.dropped.push_back({std::move(line.text), std::string{line.dropped}});
            } else if (line.text.empty()) {
                blank = true;
            } else {
                if (!page_.text.empty()) page_.text += blank ? "\n\n" : "\n";
                page_.text += line.text;
                blank = false;
            }
        }
    }

    std::vector<Line> lines_;
    Body body_;
    std::size_t headline_{};
    bool is_page_{};
    CleanedPage page_;
};

}  // namespace

CleanedPage clean_page(std::string_view text, const PageHead& head) {
    return Cleaner{text, head}.clean();
}

Article read_page(Article given, const ReadOptions& options) {
    if (given.published.empty()) given.published = options.published;
    if (given.source.empty()) given.source = options.source;
    CleanedPage page;
    if (options.chrome == Chrome::drop) {
        page = clean_page(given.text, {given.title, given.source});
        if (page.text.empty()) page = {page.title, given.text, {}, {}, {}};
        given.text = std::move(page.text);
        given.title = std::move(page.title);
        given.dropped.insert(given.dropped.end(), page.dropped.begin(), page.dropped.end());
        if (given.authors.empty()) given.authors = std::move(page.authors);
        if (given.url.empty()) given.url = address_among(given.dropped);
    }
    // Pages often declare the language of their site's template, not that of the article.
    if (std::string found = language_of(given.text); !found.empty()) given.language = found;
    given.dateline = find_dateline(given.text);
    if (given.dateline && given.dateline->agency.empty()) given.dateline->agency = page.agency;
    if (given.source.empty()) given.source = given.dateline ? given.dateline->agency : page.agency;
    if (given.id.empty()) given.id = {content_id("a", {given.text})};
    return given;
}

}  // namespace demarche::read
