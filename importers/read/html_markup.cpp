#include "importers/read/html_markup.hpp"

#include <algorithm>
#include <map>

#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kMostAttributes = 256;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

class Tamer {
public:
    explicit Tamer(std::string_view in) : in_{in} { out_.reserve(in.size()); }

    std::string run() {
        while (at_ < in_.size()) {
            const std::size_t tag = std::min(in_.find('<', at_), in_.size());
            out_ += in_.substr(at_, tag - at_);
            at_ = tag;
            if (at_ < in_.size()) take_markup();
        }
        return std::move(out_);
    }

private:
    void take_markup() {
        const std::string name = name_at(at_ + 1);
        if (in_.substr(at_, 4) == "<!--") return skip_comment();
        if (in_.substr(at_, 2) == "</") return take_end(name_at(at_ + 2));
        if (name.empty()) return copy(1);
        const std::size_t begin = at_;
        const std::size_t end = end_of_tag();
        const bool raw = name == "script" || name == "style" || name == "noscript";
        const std::string_view tag = in_.substr(begin, end - begin);
        if (raw && (name != "script" || tag.find("ld+json") == std::string_view::npos))
            return skip_element(name, end);
        ++open_[name];
        copy_tag(end);
        if (raw) copy(end_of_element(name) - at_);
    }

    /// The name that begins at `at`, in lower case; empty where none does.
    [[nodiscard]] std::string name_at(std::size_t at) const {
        std::string name;
        for (; at < in_.size() && name.size() < 32; ++at) {
            const char c = lower(in_[at]);
            if (!(c >= 'a' && c <= 'z') && (name.empty() || !(c >= '0' && c <= '9'))) break;
            name += c;
        }
        return name;
    }

    void copy(std::size_t size) {
        out_ += in_.substr(at_, size);
        at_ += std::min(size, in_.size() - at_);
    }

    void skip_comment() {
        const std::size_t end = in_.find("-->", at_ + 4);
        at_ = end == std::string_view::npos ? at_ + 4 : end + 3;
    }

    void take_end(const std::string& name) {
        const std::size_t close = in_.find('>', at_);
        const std::size_t end = close == std::string_view::npos ? in_.size() : close + 1;
        const auto open = open_.find(name);
        if (open != open_.end() && open->second > 0) {
            --open->second;
            out_ += in_.substr(at_, end - at_);
        }
        at_ = end;
    }

    /// One past the '>' of the tag at `at_`; quoted ones do not count, unless a quotation never
    /// ends.
    [[nodiscard]] std::size_t end_of_tag() const {
        char quote = 0;
        for (std::size_t i = at_; i < in_.size(); ++i) {
            const char c = in_[i];
            if (quote != 0)
                quote = c == quote ? '\0' : quote;
            else if ((c == '"' || c == '\'') && in_[i - 1] == '=')
                quote = c;
            else if (c == '>')
                return i + 1;
        }
        const std::size_t close = in_.find('>', at_);
        return close == std::string_view::npos ? in_.size() : close + 1;
    }

    void copy_tag(std::size_t end) {
        std::size_t attributes = 0;
        char quote = 0;
        for (std::size_t i = at_; i < end; ++i) {
            const char c = in_[i];
            if (quote != 0)
                quote = c == quote ? '\0' : quote;
            else if ((c == '"' || c == '\'') && in_[i - 1] == '=')
                quote = c;
            else if (is_blank(c) && ++attributes > kMostAttributes) {
                out_ += in_.substr(at_, i - at_);
                out_ += '>';
                at_ = end;
                return;
            }
        }
        copy(end - at_);
    }

    /// Where the closing tag of the element begins whose content begins at `at_`.
    [[nodiscard]] std::size_t end_of_element(const std::string& name) const {
        for (std::size_t at = at_; (at = in_.find("</", at)) != std::string_view::npos; at += 2)
            if (name_at(at + 2) == name) return at;
        return in_.size();
    }

    void skip_element(const std::string& name, std::size_t content) {
        at_ = content;
        at_ = end_of_element(name);
        const std::size_t close = in_.find('>', at_);
        at_ = close == std::string_view::npos ? in_.size() : close + 1;
    }

    std::string_view in_;
    std::string out_;
    std::size_t at_{};
    std::map<std::string, std::size_t> open_;
};

}  // namespace

std::string tamed_markup(std::string_view html) { return Tamer{html}.run(); }

}  // namespace demarche::read
