#include "importers/read/dateline.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/read/chrome.hpp"
#include "importers/read/written_day.hpp"

namespace demarche::read {
namespace {

// clang-format off
constexpr auto kAgencies = std::to_array<std::string_view>({
    "Reuters", "AP", "The Associated Press", "Associated Press", "AFP", "Agence France-Presse",
    "UPI", "RIA Novosti", "RIAN", "TASS", "ITAR-TASS", "Itar-Tass", "Interfax", "Sputnik",
    "Xinhua", "PTI", "UNI", "ANI", "IANS", "IRNA", "ISNA", "MNA", "Fars", "FNA", "Tasnim", "Kyodo",
    "Jiji", "Yonhap", "KCNA", "ANSA", "dpa", "DPA", "EFE", "AA", "Anadolu", "Bloomberg", "CNN",
    "BBC", "Bernama", "Antara", "APP", "SANA", "WAM", "SPA", "MENA", "KUNA", "PNA", "CNA", "VOA",
    "RFE/RL", "Ukrinform", "UNIAN", "BelTA", "Tanjug", "PAP", "CTK", "MTI", "APA", "AZERTAC",
    "Armenpress", "РИА Новости", "ТАСС", "Интерфакс", "ИТАР-ТАСС"});
// clang-format on

/// First words of lines before a dash or colon that are no place: flags of desks, bodies, turns of
/// speech.
constexpr auto kNoPlaces = std::to_array<std::string_view>(
    {"breaking",   "update",     "updated",   "exclusive", "analysis",  "factbox",   "lead",
     "corrected",  "correction", "urgent",    "news",      "video",     "photos",    "watch",
     "opinion",    "comment",    "live",      "read",      "note",      "flash",     "summary",
     "background", "interview",  "editorial", "timeline",  "profile",   "alert",     "brief",
     "nato",       "opec",       "osce",      "asean",     "unesco",    "unicef",    "ecowas",
     "brics",      "iaea",       "unhcr",     "mercosur",  "interpol",  "hamas",     "q&a",
     "question",   "answer",     "q",         "a",         "moderator", "operator",  "part",
     "annex",      "mr",         "mrs",       "ms",        "dr",        "secretary", "ambassador",
     "minister",   "president",  "senator",   "senior",    "foreign",   "prime",     "chancellor",
     "premier",    "vice",       "assistant", "deputy",    "for",       "on",        "in",
     "at",         "by",         "from",      "since",     "until",     "after",     "before",
     "this",       "last",       "next"});

constexpr auto kParticles = std::to_array<std::string_view>(
    {"de", "del", "la",  "las", "los", "el", "al",  "of", "and", "the", "upon", "sur",
     "am", "an",  "der", "di",  "do",  "da", "dos", "i",  "le",  "les", "near", "on"});

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

struct Word {
    std::string_view text;
    bool capital{};   // starts with one
    bool capitals{};  // has no small letter
};

constexpr std::size_t kLongest = 180;  // bytes: no dateline is longer

class Reader {
public:
    explicit Reader(std::string_view line) : line_{line.substr(0, kLongest)}, whole_{line} {}

    std::optional<Dateline> read() {
        skip_blanks();
        begin_ = at_;
        take_bracketed_agency();
        if (!found_.agency.empty()) return after_agency();
        take_place();
        for (int parts = 0; parts < 6; ++parts) {
            skip_separators();
            if (closed_by_slash_ || take_dash()) return closed();
            if (take_day()) {
                if (take_stop()) return closed();
                continue;
            }
            if (take_bracketed_agency() || take_slashed_agency()) continue;
            if (take_bare_agency() || take_region()) continue;
            break;
        }
        if (take_colon() || opens_after_agency()) return closed();
        return std::nullopt;
    }

private:
    /// "ANKARA, 1 August 2024. Two planes landed": a place in capitals and a whole day, nothing
    /// else.
    bool take_stop() {
        if (!capitals_ || found_.place.empty() || !found_.day.is_exact() || !found_.agency.empty())
            return false;
        return take(". ");
    }

    /// "(ANSA) - ROME, JUN 26 -", "(Bloomberg) --"
    std::optional<Dateline> after_agency() {
        skip_blanks();
        if (!take_dash()) return std::nullopt;
        skip_blanks();
        if (auto inner = Reader{whole_.substr(at_)}.read(); inner && !inner->place.empty()) {
            inner->agency = found_.agency;
            inner->where = {begin_, at_ + inner->where.end};
            return inner;
        }
        return closed();
    }

    std::optional<Dateline> closed() {
        const bool agency_follows = found_.agency.empty() && take_agency_after_dash();
        skip_blanks();
        found_.where = {begin_, at_};
        if (agency_follows ? !is_place_like() : !is_believable()) return std::nullopt;
        return found_;
    }

    [[nodiscard]] bool is_believable() const {
        const bool day = !found_.day.empty() || weekday_;
        const bool agency = !found_.agency.empty();
        if (found_.place.empty()) return agency && (day || is_agency(found_.agency));
        if (!is_place_like()) return false;
        if (capitals_) return (day || agency) || stands_alone();
        return day || (agency && is_agency(found_.agency));
    }

    [[nodiscard]] bool is_place_like() const {
        std::string first = utf8::fold(found_.place.substr(0, found_.place.find(' ')));
        if (first.ends_with('.')) first.pop_back();
        const bool turn_of_speech =
            colon_ && first == "the";  // "THE PRESIDENT:"; The Hague has a dash
        return !has(kNoPlaces, first) && !turn_of_speech;
    }

    /// A bare place in capitals: a report must follow.
    [[nodiscard]] bool stands_alone() const {
        if (found_.place.size() < 4 || words_ > 4) return false;
        const std::string_view rest = whole_.substr(std::min(at_, whole_.size()));
        const std::size_t start = rest.find_first_not_of(" \t");
        if (start == std::string_view::npos || rest.size() - start < 30) return false;
        const utf8::Decoded next = utf8::decode(rest, start);
        return utf8::is_upper(next.code) || !utf8::is_letter(next.code);
    }

    [[nodiscard]] char here() const { return at_ < line_.size() ? line_[at_] : '\0'; }
    [[nodiscard]] bool stands(std::string_view mark) const {
        return line_.substr(at_, mark.size()) == mark;
    }
    bool take(std::string_view mark) {
        if (!stands(mark)) return false;
        at_ += mark.size();
        return true;
    }
    void skip_blanks() {
        while (take(" ") || take("\t") || take("\xC2\xA0")) {
        }
    }
    void skip_separators() {
        skip_blanks();
        while (take(",") || take(".") || take(";")) skip_blanks();
    }

    bool take_dash() {
        const bool spaced = at_ == 0 || std::string_view{" .)/,\t\xA0"}.find(line_[at_ - 1]) !=
                                            std::string_view::npos;
        for (const std::string_view dash : {"—", "–", "―", "−", "--"})
            if (take(dash)) {
                while (take("-")) {
                }
                return true;
            }
        if (!spaced) return false;
        for (const std::string_view dash : {"- ", "_ ", "-\t"})
            if (take(dash)) return true;
        return stands("-\"") && take("-");
    }

    bool take_colon() {
        colon_ = !found_.place.empty() && take(":");
        return colon_;
    }

    /// "ATHENS, Greece (AP) The": nothing closes it, but an agency that everybody knows stands
    /// last.
    [[nodiscard]] bool opens_after_agency() const {
        if (found_.agency.empty() || !is_agency(found_.agency)) return false;
        return at_ < line_.size() && utf8::is_upper(utf8::decode(line_, at_).code) &&
               line_.substr(0, at_).find(')') != std::string_view::npos;
    }

    bool take_day() {
        if (!found_.day.empty()) return false;
        if (const auto day = written_day_at(line_, at_)) {
            found_.day = day->day;
            at_ = day->where.end;
            return true;
        }
        const Word word = next_word();
        if (weekday_ || !weekday_named(word.text)) return false;
        weekday_ = true;
        at_ += word.text.size();
        return true;
    }

    bool take_bracketed_agency() {
        if (!found_.agency.empty() || here() != '(') return false;
        const std::size_t close = line_.find(')', at_);
        if (close == std::string_view::npos || close - at_ > 42) return false;
        return keep_agency(line_.substr(at_ + 1, close - at_ - 1), close + 1);
    }

    bool take_slashed_agency() {
        if (!found_.agency.empty() || here() != '/') return false;
        const std::size_t close = line_.find('/', at_ + 1);
        if (close == std::string_view::npos || close - at_ > 42) return false;
        if (!keep_agency(line_.substr(at_ + 1, close - at_ - 1), close + 1)) return false;
        closed_by_slash_ = take(".");
        skip_blanks();
        if (closed_by_slash_) take_dash();
        return true;
    }

    bool keep_agency(std::string_view name, std::size_t end) {
        const auto capital = [](std::string_view text) {
            for (std::size_t i = 0; i < text.size(); i += utf8::decode(text, i).size)
                if (utf8::is_upper(utf8::decode(text, i).code)) return true;
            return false;
        };
        if (!capital(name) && !is_agency(name)) return false;
        found_.agency = std::string{name};
        at_ = end;
        return true;
    }

    /// An agency without brackets: ", IRNA –", or any capitals after a day: ", June 26, MONTSAME
    /// –".
    bool take_bare_agency() {
        if (!found_.agency.empty() || found_.place.empty()) return false;
        if (take_known_agency()) return true;
        const Word word = next_word();
        if (found_.day.empty() || !word.capitals || word.text.size() < 3) return false;
        found_.agency = std::string{word.text};
        at_ += word.text.size();
        return true;
    }

    bool take_known_agency() {
        std::string_view longest;
        for (const std::string_view agency : kAgencies)
            if (agency.size() > longest.size() && stands(agency) && ends_at(at_ + agency.size()))
                longest = agency;
        if (longest.empty()) return false;
        found_.agency = std::string{longest};
        at_ += longest.size();
        return true;
    }

    [[nodiscard]] bool ends_at(std::size_t at) const {
        return at >= line_.size() || !utf8::is_letter(utf8::decode(line_, at).code);
    }

    /// "— РИА Новости." after the dash.
    bool take_agency_after_dash() {
        const std::size_t before = at_;
        skip_blanks();
        if (take_known_agency() && (take(".") || take(",") || take(":"))) return true;
        found_.agency.clear();
        at_ = before;
        return false;
    }

    /// Letters with the marks inside place names: "ST. PETERSBURG", "PORT-AU-PRINCE",
    /// "GENEVA/MOSCOW".
    [[nodiscard]] Word next_word() const {
        std::size_t end = at_;
        Word word{{}, false, true};
        while (end < line_.size()) {
            const utf8::Decoded c = utf8::decode(line_, end);
            const bool inside = end > at_ && std::u32string_view{U"-'’/."}.find(c.code) !=
                                                 std::u32string_view::npos;
            if (inside ? !letter_at(end + c.size) : !utf8::is_letter(c.code)) break;
            if (end == at_) word.capital = utf8::is_upper(c.code);
            if (utf8::is_letter(c.code) && !utf8::is_upper(c.code)) word.capitals = false;
            end += c.size;
        }
        word.text = line_.substr(at_, end - at_);
        return word;
    }
    [[nodiscard]] bool letter_at(std::size_t at) const {
        return at < line_.size() && utf8::is_letter(utf8::decode(line_, at).code);
    }

    /// A run of capitalised words with the small words of names between; 0 if none.
    std::size_t take_name(std::size_t most_words) {
        std::size_t words = 0;
        std::size_t end = at_;
        while (words < most_words) {
            const Word word = next_word();
            const bool particle = words > 0 && has(kParticles, word.text);
            if (word.text.empty() || (!word.capital && !particle)) break;
            if (word.capital && month_named(word.text) && written_day_at(line_, at_)) break;
            if (words > 0 && word.capital && weekday_named(word.text)) break;
            at_ += word.text.size();
            const bool abbreviation = word.text.size() <= 3 && take(".");
            if (word.capital) end = at_;
            all_capitals_ = all_capitals_ && (word.capitals || particle);
            ++words;
            skip_blanks();
            if (!abbreviation && !letter_at(at_)) break;
        }
        at_ = end;
        return words;
    }

    void take_place() {
        const std::size_t before = at_;
        all_capitals_ = true;
        if (written_day_at(line_, at_)) return;
        words_ = take_name(6);
        if (words_ == 0) {
            at_ = before;
            return;
        }
        found_.place = std::string{line_.substr(before, at_ - before)};
        capitals_ = all_capitals_;
    }

    bool take_region() {
        if (found_.place.empty() || !found_.agency.empty() || regions_ == 3) return false;
        const std::size_t before = at_;
        if (take_name(6) == 0) {
            at_ = before;
            return false;
        }
        ++regions_;
        return true;
    }

    std::string_view line_, whole_;
    std::size_t at_{}, begin_{}, words_{};
    int regions_{};
    bool capitals_{}, all_capitals_{}, weekday_{}, closed_by_slash_{}, colon_{};
    Dateline found_;
};

/// "Text of report by Iranian news agency IRNA": the agency of BBC Monitoring's heads, and what
/// follows it.
std::optional<Dateline> monitored(std::string_view line) {
    if (!line.starts_with("Text of report") && !line.starts_with("Excerpt from report") &&
        !line.starts_with("Report by"))
        return std::nullopt;
    constexpr std::string_view mark = "agency ";
    const std::size_t at = line.substr(0, kLongest).find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view rest = line.substr(at + mark.size());
    std::string_view agency;
    for (const std::string_view name : kAgencies)
        if (rest.starts_with(name) && name.size() > agency.size()) agency = name;
    if (agency.empty()) agency = rest.substr(0, rest.find_first_of(" ,.:"));
    const std::size_t after = at + mark.size() + agency.size();
    Dateline found;
    if (const auto inner = dateline_of(line.substr(after)))
        found = *inner;
    else
        found.where = {0, line.size() - after};
    found.agency = std::string{agency};
    found.where = {0, after + found.where.end};
    return found;
}

/// "Source: RIA Novosti news agency, Moscow, in Russian 1430 gmt 26 Jun 07"
std::optional<Dateline> source_line(std::string_view line) {
    if (!line.starts_with("Source: ") || utf8::lower(line).find(" gmt ") == std::string::npos)
        return std::nullopt;
    const std::string_view rest = line.substr(8);
    Dateline found;
    found.agency = std::string{rest.substr(0, std::min(rest.find(','), rest.find(" news agency")))};
    const auto days = written_days(line);
    if (!days.empty()) found.day = days.back().day;
    return found;
}

struct Line {
    std::string_view text;
    std::size_t begin;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (text.find_first_not_of(" \t\r", at) < end)
            lines.push_back({text.substr(at, end - at), at});
        at = end + 1;
    }
    return lines;
}

/// True where other lines open with capitals and a colon as well: turns of speech, not datelines.
bool is_transcript(const std::vector<Line>& lines) {
    std::size_t turns = 0;
    for (const Line& line : lines) {
        const std::size_t colon = line.text.substr(0, 60).find(':');
        if (colon == std::string_view::npos || colon < 2) continue;
        const std::string_view head = line.text.substr(0, colon);
        turns += std::ranges::none_of(head, [](char c) { return c >= 'a' && c <= 'z'; }) ? 1U : 0U;
    }
    return turns > 1;
}

Dateline shifted(Dateline dateline, std::size_t by) {
    dateline.where = {dateline.where.begin + by, dateline.where.end + by};
    return dateline;
}

std::optional<Dateline> opening(const std::vector<Line>& lines) {
    constexpr std::size_t kFirstLines = 14;
    constexpr std::size_t kFirstSentences =
        3;  // a page may show its description and its lead before
    std::optional<Dateline> agency_line;
    std::size_t sentences = 0;
    for (std::size_t i = 0; i < std::min(lines.size(), kFirstLines); ++i) {
        const Line& line = lines[i];
        if (sentences == kFirstSentences) break;
        sentences += reads_like_sentence(line.text) ? 1U : 0U;
        if (const auto head = monitored(line.text)) {
            agency_line = shifted(*head, line.begin);
            if (!head->day.empty()) return agency_line;
            continue;
        }
        auto found = dateline_of(line.text);
        if (!found) continue;
        const std::string_view head = line.text.substr(0, found->where.end);
        const bool colon = head.substr(0, head.find_last_not_of(" \t") + 1).ends_with(':');
        if (colon && found->day.empty() && is_transcript(lines)) continue;
        found = shifted(*found, line.begin);
        if (agency_line && found->agency.empty()) found->agency = agency_line->agency;
        return found;
    }
    return agency_line;
}

}  // namespace

std::optional<Dateline> dateline_of(std::string_view line) { return Reader{line}.read(); }

std::optional<Dateline> find_dateline(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    std::optional<Dateline> found = opening(lines);
    for (std::size_t i = lines.size() > 4 ? lines.size() - 4 : 0; i < lines.size(); ++i) {
        const auto source = source_line(lines[i].text);
        if (!source) continue;
        if (!found) found = Dateline{};
        if (found->agency.empty()) found->agency = source->agency;
        if (found->day.year == 0) found->day = source->day;
    }
    return found;
}

bool is_agency(std::string_view name) { return has(kAgencies, name); }

}  // namespace demarche::read
