#include "importers/read/pdf.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "core/error.hpp"
#include "importers/read/chrome.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/limited_program.hpp"
#include "importers/read/page.hpp"

namespace demarche::read {
namespace {

using Lines = std::vector<std::string>;

std::vector<std::string_view> parted(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(mark, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

/// A line with its figures as one, so that "Page 3 of 9" and "Page 4 of 9" are the same.
std::string without_figures(std::string_view line) {
    std::string out;
    for (const char c : line)
        if (!(c >= '0' && c <= '9'))
            out += c;
        else if (!out.ends_with('#'))
            out += '#';
    return out;
}

/// How often each line stands first or last on a page.
std::map<std::string, std::size_t> edge_lines(const std::vector<Lines>& pages) {
    std::map<std::string, std::size_t> counts;
    for (const Lines& page : pages) {
        if (page.empty()) continue;
        ++counts[without_figures(page.front())];
        if (page.size() > 1) ++counts[without_figures(page.back())];
    }
    return counts;
}

std::vector<Lines> pages_of(std::string_view text) {
    std::vector<Lines> pages;
    for (const std::string_view page : parted(text, '\f')) {
        Lines lines;
        for (const std::string_view line : parted(page, '\n')) lines.emplace_back(line);
        while (!lines.empty() && lines.back().empty()) lines.pop_back();
        while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
        if (!lines.empty()) pages.push_back(std::move(lines));
    }
    return pages;
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// Joins "inter-" and "national"; a hyphen before a capital is the word's own.
void append_line(std::string& text, std::string_view line) {
    const bool broken = text.size() > 2 && text.back() == '-' && is_small(text[text.size() - 2]) &&
                        !line.empty() && is_small(line.front());
    if (broken) {
        text.pop_back();
        text += line;
        return;
    }
    if (!text.empty()) text += '\n';
    text += line;
}

}  // namespace

std::string text_of_pages(std::string_view text) {
    const std::vector<Lines> pages = pages_of(text);
    const auto edges = edge_lines(pages);
    const auto runs = [&](const std::string& line) {
        const auto found = edges.find(without_figures(line));
        const bool number = without_figures(line).find_first_not_of("#- ") == std::string::npos;
        return number ||
               (pages.size() > 2 && found != edges.end() && found->second * 2 > pages.size());
    };
    std::string out;
    for (const Lines& page : pages)
        for (std::size_t i = 0; i < page.size(); ++i) {
            const bool edge = i == 0 || i + 1 == page.size();
            if (!edge || !runs(page[i])) append_line(out, page[i]);
        }
    return out;
}

void read_pdf(const std::string& name, std::string_view bytes, const ReadOptions& options,
              const Sink& sink) {
    const ProgramResult result = run_limited("pdftotext", {"-enc", "UTF-8", "-q"}, bytes);
    if (!result.found)
        return sink.rejection({name, "a PDF: install poppler-utils, whose pdftotext reads it"});
    if (result.timed_out) return sink.rejection({name, "a PDF that takes more than 20 seconds"});
    if (result.status != 0)
        return sink.rejection({name, "a PDF that pdftotext cannot read: broken or encrypted"});
    DecodedText decoded = decode_text(result.output);
    Article article;
    article.text = text_of_pages(decoded.text);
    if (count_words(article.text) < 5)
        return sink.rejection(
            {name, "a PDF without text: pictures of pages need a text recogniser first"});
    article.encoding = std::move(decoded.encoding);
    article.kind = "pdf";
    article.input = name;
    sink.article(read_page(std::move(article), options));
}

bool opens_pdf(std::string_view head) {
    return head.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

}  // namespace demarche::read
