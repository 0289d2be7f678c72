#include "importers/language/train/model_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <string_view>

namespace demarche::language {
namespace {

class Sections {
public:
    explicit Sections(const std::filesystem::path& path) : file_{path, std::ios::binary} {
        file_ << "DEMLANG3";
    }
    void add(std::string_view bytes) {
        const auto size = static_cast<std::uint32_t>(bytes.size());
        file_.write(reinterpret_cast<const char*>(&size), sizeof size);
        file_ << bytes << std::string((4 - bytes.size() % 4) % 4, '\0');
    }
    template <class Value>
    void add(const std::vector<Value>& values) {
        add(std::string_view{reinterpret_cast<const char*>(values.data()),
                             values.size() * sizeof(Value)});
    }
    void rows(const Matrix& matrix) {
        std::string bytes(2 * sizeof(std::uint32_t), '\0');
        const std::uint32_t size[2] = {static_cast<std::uint32_t>(matrix.rows()),
                                       static_cast<std::uint32_t>(matrix.cols())};
        std::memcpy(bytes.data(), size, sizeof size);
        std::string numbers;
        for (Eigen::Index r = 0; r < matrix.rows(); ++r) {
            const float most = matrix.row(r).cwiseAbs().maxCoeff();
            const float scale = most > 0 ? most / 127 : 1;
            bytes.append(reinterpret_cast<const char*>(&scale), sizeof scale);
            for (Eigen::Index c = 0; c < matrix.cols(); ++c)
                numbers +=
                    static_cast<char>(static_cast<std::int8_t>(std::lround(matrix(r, c) / scale)));
        }
        add(bytes + numbers);
    }
    void bias(const Matrix& column) {
        add(std::string_view{reinterpret_cast<const char*>(column.data()),
                             static_cast<std::size_t>(column.size()) * sizeof(float)});
    }

private:
    std::ofstream file_;
};

std::string lines_of(const std::vector<std::string>& names) {
    std::string lines;
    for (const std::string& name : names) lines += name + "\n";
    return lines;
}

}  // namespace

void write_model(const std::filesystem::path& path, const Learnt& learnt) {
    Sections sections{path};
    sections.add(lines_of(learnt.tags) + "\n" + lines_of(learnt.relations));
    sections.add(learnt.tagger);
    sections.add(learnt.ends);
    sections.add(learnt.lemmas);
    sections.add(learnt.words);
    sections.add(learnt.clusters);
    sections.add(learnt.vectors);
    sections.add(learnt.forms);
    for (std::size_t i = 0; i < part_count; ++i) {
        const Matrix& part = learnt.network.parts[i];
        if (i <= static_cast<std::size_t>(Part::shape))
            sections.rows(part.transpose());
        else if (part.cols() == 1)
            sections.bias(part);
        else
            sections.rows(part);
    }
}

}  // namespace demarche::language
