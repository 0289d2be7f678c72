#include "core/render/stance_timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/render/diagram_choice.hpp"
#include "core/render/diagram_head.hpp"
#include "core/render/diagram_words.hpp"
#include "core/render/html.hpp"
#include "core/render/sentences.hpp"

namespace demarche::render {
namespace {

using query::StanceEachRow;

constexpr std::size_t label_width = 22;      // characters of a label's line
constexpr std::size_t tooltip_length = 220;  // characters of a quotation in a tooltip
constexpr std::size_t quoted = 3;            // statements that a tooltip quotes

/// Characters of an ISO date: of a year, a month, a day.
enum class Step : std::size_t { year = 4, month = 7, day = 10 };

Step step_of(const Day& first, const Day& last) {
    const int months = (last.year - first.year) * 12 + last.month - first.month;
    if (last.year - first.year > 3) return Step::year;
    return months > 3 ? Step::month : Step::day;
}

/// What one holder said at one time.
struct Stand {
    std::string holder;  // its id
    std::string time;
    std::size_t supports{}, opposes{}, neutral{};
    std::vector<const StanceEachRow*> statements;

    [[nodiscard]] Side side() const { return side_of(supports, opposes); }
    [[nodiscard]] std::string key() const { return time + ' ' + key_of_actor(holder); }
};

struct Lane {
    std::string name;
    std::size_t statements{};
    std::map<std::string, Stand> stands;  // by time
};

class Lanes {
public:
    Lanes(std::span<const StanceEachRow> statements, std::size_t most) {
        Day first, last;
        for (const StanceEachRow& row : statements) {
            if (row.date.year == 0) continue;
            if (first.empty() || row.date < first) first = row.date;
            last = std::max(last, row.date);
        }
        step_ = step_of(first, last);
        for (const StanceEachRow& row : statements) add(row);
        choose(most);
    }

    std::vector<std::pair<std::string, Lane>> chosen;  // by holder's id, the most heard first
    std::set<std::string> times;
    std::size_t undated{}, holders{};

private:
    void add(const StanceEachRow& row) {
        const auto length = static_cast<std::size_t>(step_);
        const std::string date = to_text(row.date);
        if (row.date.year == 0 || date.size() < length) {
            ++undated;
            return;
        }
        Lane& lane = all_[row.holder_id];
        lane.name = row.holder;
        ++lane.statements;
        Stand& stand = lane.stands[date.substr(0, length)];
        stand.holder = row.holder_id;
        stand.time = date.substr(0, length);
        const Position position = query::counted_position(row);
        ++(position == Position::supports  ? stand.supports
           : position == Position::opposes ? stand.opposes
                                           : stand.neutral);
        stand.statements.push_back(&row);
    }

    void choose(std::size_t most) {
        holders = all_.size();
        std::vector<std::pair<std::string, Lane>> ranked{all_.begin(), all_.end()};
        std::ranges::stable_sort(ranked, std::ranges::greater{},
                                 [](const auto& one) { return one.second.statements; });
        std::size_t nodes = 0;
        for (auto& one : ranked) {
            if (nodes + one.second.stands.size() > most) continue;
            nodes += one.second.stands.size();
            for (const auto& [time, stand] : one.second.stands) times.insert(time);
            chosen.push_back(std::move(one));
        }
    }

    Step step_{Step::day};
    std::map<std::string, Lane> all_;
};

class Timeline {
public:
    Timeline(std::span<const StanceEachRow> statements, const DiagramHead& head)
        : head_{head},
          palette_{palette_of(head.theme)},
          lanes_{statements, head.most},
          drawing_{key_of_actor(shortened(head.title, tooltip_length))} {
        lines_ = lines(statements);
        set_defaults();
        drawing_.note(shortened(head.title, tooltip_length) + ".");
        for (const std::string& line : lines_) drawing_.note(line + ".");
        add_times();
        for (const auto& [id, lane] : lanes_.chosen) add(lane);
        for (const std::string& time : lanes_.times) {
            drawing_.rank(ranks_[time]);
            drawing_.note("Together at " + time + ".");
        }
        drawing_.head(head_html(head_, DiagramKind::timeline, shown()));
    }

    std::string rendered(Picture picture) const {
        std::string bytes = drawing_.rendered("dot", picture);
        if (picture == Picture::svg) describe(bytes);
        return bytes;
    }
    std::string explained() const { return drawing_.explained(); }

private:
    std::vector<std::string> lines(std::span<const StanceEachRow> statements) const {
        if (statements.empty()) return {"nothing matches"};
        std::string text = counted(statements.size(), "statement");
        if (!lanes_.times.empty())
            text += *lanes_.times.begin() == *lanes_.times.rbegin()
                        ? ", " + *lanes_.times.begin()
                        : fmt::format(", {} to {}", *lanes_.times.begin(), *lanes_.times.rbegin());
        if (lanes_.chosen.size() < lanes_.holders)
            text += fmt::format("; shown: the {} most heard of {} holders", lanes_.chosen.size(),
                                lanes_.holders);
        if (lanes_.undated > 0)
            text += fmt::format("; left out, not dated so exactly: {}", lanes_.undated);
        return {std::move(text), "A thick arrow: the holder changed sides"};
    }

    Shown shown() const {
        Shown shown;
        for (const auto& [id, lane] : lanes_.chosen)
            for (const auto& [time, stand] : lane.stands) {
                shown.sides.insert(stand.side());
                shown.heaviest = std::max(shown.heaviest, stand.statements.size());
            }
        shown.counts = "statements";
        shown.has_signs = true;
        shown.lines = lines_;
        return shown;
    }

    void set_defaults() {
        const std::string fonts = "DejaVu Sans,Verdana,sans-serif";
        const std::string text{palette_.text}, soft{palette_.soft};
        drawing_.set({{"rankdir", "LR"},
                      {"labelloc", "t"},
                      {"labeljust", "l"},
                      {"fontname", fonts},
                      {"fontcolor", text},
                      {"ranksep", "0.5"},
                      {"nodesep", "0.15"},
                      {"bgcolor", std::string{palette_.background}},
                      {"pad", "0.3"},
                      {"tooltip", label_of(shortened(head_.title, tooltip_length))}});
        drawing_.for_nodes({{"fontname", fonts},
                            {"fontsize", "11"},
                            {"fontcolor", text},
                            {"shape", "box"},
                            {"fillcolor", std::string{palette_.background}},
                            {"margin", "0.1,0.05"},
                            {"height", "0.3"}});
        drawing_.for_edges({{"color", soft}, {"arrowhead", "none"}, {"arrowsize", "0.8"}});
    }

    void add_times() {
        const std::string* before = nullptr;
        for (const std::string& time : lanes_.times) {
            drawing_.node(time, "",
                          {{"label", time},
                           {"shape", "plaintext"},
                           {"fontsize", "13"},
                           {"group", " time"},
                           {"tooltip", time}});
            drawing_.note("A time: all that was said then stands below it.");
            ranks_[time].push_back(time);
            if (before != nullptr)
                drawing_.edge(*before, time, "time",
                              {{"arrowhead", "normal"}, {"weight", "50"}, {"tooltip", "time"}});
            before = &time;
        }
    }

    std::string tooltip(const Lane& lane, const Stand& stand) const {
        std::string words =
            fmt::format("{}, {}: {} for, {} against, {} neutral", shortened(lane.name, 120),
                        stand.time, stand.supports, stand.opposes, stand.neutral);
        for (std::size_t i = 0; i < std::min(quoted, stand.statements.size()); ++i) {
            const StanceEachRow& row = *stand.statements[i];
            if (const query::ReportRow* report = query::surest(row.reports); report != nullptr)
                words +=
                    '\n' +
                    wrapped(shortened(fmt::format("{}: “{}” {}",
                                                  row.speaker.empty() ? row.holder : row.speaker,
                                                  report->evidence, to_text(row.date)),
                                      tooltip_length),
                            80);
        }
        return label_of(words);
    }

    void add_stand(const Lane& lane, const Stand& stand) {
        const Stroke& stroke = stroke_of(stand.side());
        const std::size_t count = stand.statements.size();
        const std::string sign = fmt::format("{}{}", stroke.sign, with_commas(count));
        Attributes attributes = {
            {"label", label_of(wrapped(shortened(lane.name, 60), label_width) + '\n' + sign)},
            {"color", std::string{palette_.of(stand.side())}},
            {"style", "filled," + std::string{stroke.line}},
            {"penwidth",
             fmt::format("{:.1f}", std::min(5.0, 1.2 + std::log2(static_cast<double>(count))))},
            {"group", key_of_actor(stand.holder)},
            {"tooltip", tooltip(lane, stand)}};
        const auto ground = head_.grounds.find({stand.statements.front()->stance, ""});
        if (ground != head_.grounds.end())
            if (std::string url = link_of(ground->second.url); !url.empty())
                attributes.emplace_back("URL", std::move(url));
        drawing_.node(stand.key(), "", attributes);
        drawing_.note(fmt::format(
            "{} in {}: {}, {}, so {}. Kept: {} of its holder in all.", shortened(lane.name, 120),
            stand.time, counted(count, "statement"), meaning(DiagramKind::timeline, stand.side()),
            stroke.line, counted(lane.statements, "statement")));
        ranks_[stand.time].push_back(stand.key());
    }

    void add(const Lane& lane) {
        const Stand* before = nullptr;
        for (const auto& [time, stand] : lane.stands) {
            add_stand(lane, stand);
            if (before != nullptr) join(lane, *before, stand);
            before = &stand;
        }
    }

    void join(const Lane& lane, const Stand& before, const Stand& after) {
        const bool turned = before.side() != after.side();
        const std::string words =
            fmt::format("{}: {} in {}, {} in {}", shortened(lane.name, 120),
                        meaning(DiagramKind::timeline, before.side()), before.time,
                        meaning(DiagramKind::timeline, after.side()), after.time);
        Attributes attributes = {{"weight", "8"}, {"tooltip", label_of(words)}};
        if (turned)
            attributes.insert(attributes.end(), {{"penwidth", "3"},
                                                 {"color", std::string{palette_.text}},
                                                 {"arrowhead", "normal"}});
        drawing_.edge(before.key(), after.key(), "next", attributes);
        drawing_.note(words + (turned ? ". It changed sides: a thick arrow." : "."));
        if (turned) turns_.push_back(words);
    }

    /// Says in words what the picture shows, for those who hear it read.
    void describe(std::string& svg) const {
        const std::size_t open = svg.find("<svg");
        const std::size_t end = open == std::string::npos ? open : svg.find('>', open);
        if (end == std::string::npos) return;
        const std::string title = shortened(head_.title, 300);
        std::string words = fmt::format("{}. {}.", title, lines_.front());
        for (std::size_t i = 0; i < std::min<std::size_t>(turns_.size(), 12); ++i)
            words += " Changed sides: " + turns_[i] + '.';
        svg.insert(end + 1,
                   fmt::format("\n<title>{}</title>\n<desc>{}</desc>", html(title), html(words)));
        svg.insert(open + 4, " role=\"img\"");
    }

    const DiagramHead& head_;
    const Palette& palette_;
    Lanes lanes_;
    Drawing drawing_;
    std::vector<std::string> lines_, turns_;
    std::map<std::string, std::vector<std::string>> ranks_;
};

}  // namespace

std::string write_stance_timeline(std::span<const StanceEachRow> statements,
                                  const DiagramHead& head, Picture picture) {
    return Timeline{statements, head}.rendered(picture);
}

std::string explain_stance_timeline(std::span<const StanceEachRow> statements,
                                    const DiagramHead& head) {
    return Timeline{statements, head}.explained();
}

}  // namespace demarche::render
