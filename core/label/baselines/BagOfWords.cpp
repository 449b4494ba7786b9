#include "label/baselines/Baseline.h"
#include "label/baselines/Lbfgs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace danlu::label {
namespace {

constexpr std::size_t kWeights = 4'000'000; // at most; features that stand in fewer texts are left out until it fits

struct Entry {
    std::uint32_t feature; // dense
    float value;
};
using SparseRow = std::vector<Entry>;

/// Hashed features that were seen in training, numbered densely, with their inverse document frequencies.
class Vocabulary {
public:
    Vocabulary(const std::vector<std::vector<HashedCount>>& rows, std::size_t most) {
        std::map<std::uint32_t, std::uint32_t> documents; // sorted, so that numbers do not depend on a hash table
        for (const auto& row : rows)
            for (const auto& one : row)
                ++documents[one.index];
        std::uint32_t least = 1;
        const auto kept = [&] { return std::size_t(std::count_if(documents.begin(), documents.end(), [&](const auto& one) { return one.second >= least; })); };
        while (kept() > most)
            ++least;
        for (const auto& [index, count] : documents)
            if (count >= least) {
                m_numbers.emplace(index, std::uint32_t(m_idf.size()));
                m_idf.push_back(float(std::log((1.0 + double(rows.size())) / (1.0 + double(count))) + 1.0)); // scikit-learn's smooth_idf
            }
    }

    std::size_t size() const { return m_idf.size(); }

    /// tf–idf, scaled to length 1.
    SparseRow row(const std::vector<HashedCount>& counts) const {
        SparseRow entries;
        double square = 0;
        for (const auto& one : counts)
            if (const auto found = m_numbers.find(one.index); found != m_numbers.end()) {
                entries.push_back({found->second, one.count * m_idf[found->second]});
                square += double(entries.back().value) * double(entries.back().value);
            }
        for (auto& entry : entries)
            entry.value = float(double(entry.value) / std::sqrt(square));
        return entries;
    }

private:
    std::unordered_map<std::uint32_t, std::uint32_t> m_numbers;
    std::vector<float> m_idf;
};

/// Weights of a linear classifier: [features, classes], then [classes] intercepts, in one vector.
struct Layout {
    std::size_t features, classes;
    std::size_t size() const { return (features + 1) * classes; }
    const double* row(const std::vector<double>& weights, std::size_t feature) const { return weights.data() + feature * classes; }
};

void scoresInto(const Layout& layout, const std::vector<double>& weights, const SparseRow& row, std::vector<double>& scores) {
    const double* intercept = layout.row(weights, layout.features);
    scores.assign(intercept, intercept + layout.classes);
    for (const auto& entry : row) {
        const double* w = layout.row(weights, entry.feature);
        for (std::size_t c = 0; c < layout.classes; ++c)
            scores[c] += double(entry.value) * w[c];
    }
}

/// Turns scores into probabilities in place; returns the logarithm of the sum before.
double softmax(std::vector<double>& scores) {
    const double most = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (double& score : scores)
        sum += score = std::exp(score - most);
    for (double& score : scores)
        score /= sum;
    return most + std::log(sum);
}

struct TrainingSet {
    std::vector<SparseRow> rows;
    std::vector<std::uint32_t> classes;
};

/// Mean cross entropy + |W|² / (2·C·rows), as scikit-learn's LogisticRegression; the intercepts are not penalised.
Slope lossAt(const Layout& layout, const TrainingSet& set, double penalty, const std::vector<double>& weights) {
    Slope slope{0, std::vector<double>(layout.size())};
    const double share = 1.0 / double(set.rows.size()), decay = share / penalty;
    std::vector<double> scores;
    for (std::size_t i = 0; i < set.rows.size(); ++i) {
        scoresInto(layout, weights, set.rows[i], scores);
        const double right = scores[set.classes[i]];
        slope.value += share * (softmax(scores) - right);
        scores[set.classes[i]] -= 1; // now d loss / d score
        for (const auto& entry : set.rows[i]) {
            double* g = slope.gradient.data() + entry.feature * layout.classes;
            for (std::size_t c = 0; c < layout.classes; ++c)
                g[c] += share * double(entry.value) * scores[c];
        }
        for (std::size_t c = 0; c < layout.classes; ++c)
            slope.gradient[layout.features * layout.classes + c] += share * scores[c];
    }
    for (std::size_t i = 0; i < layout.features * layout.classes; ++i) {
        slope.value += 0.5 * decay * weights[i] * weights[i];
        slope.gradient[i] += decay * weights[i];
    }
    return slope;
}

class BagOfWords final : public Baseline {
public:
    BagOfWords(Vocabulary vocabulary, std::vector<LabelPath> paths, Layout layout, std::vector<double> weights, std::size_t features)
        : m_vocabulary(std::move(vocabulary)), m_paths(std::move(paths)), m_layout(layout), m_weights(std::move(weights)), m_features(features) {}

    std::string_view name() const override { return "bag-of-words logistic regression"; }

    LabelPath predict(std::string_view text) const override {
        std::vector<double> scores;
        scoresInto(m_layout, m_weights, m_vocabulary.row(hashedFeatures(text, m_features)), scores);
        return m_paths[std::size_t(std::max_element(scores.begin(), scores.end()) - scores.begin())];
    }

private:
    Vocabulary m_vocabulary;
    std::vector<LabelPath> m_paths;
    Layout m_layout;
    std::vector<double> m_weights;
    std::size_t m_features;
};

} // namespace

Result<std::unique_ptr<Baseline>> bagOfWords(std::span<const LabelledText> rows, const BagOfWordsOptions& options) {
    if (rows.empty())
        return Error(ErrorCode::Rejected, "there are no labelled rows to learn from");
    if (options.features == 0 || (options.features & (options.features - 1)) != 0 || !(options.penalty > 0))
        return Error(ErrorCode::Usage, "features must be a power of two and penalty above 0");
    std::map<LabelPath, std::uint32_t> numbers;
    std::vector<std::vector<HashedCount>> counts;
    for (const auto& row : rows) {
        numbers.emplace(row.path, 0);
        counts.push_back(hashedFeatures(row.text, options.features));
    }
    std::vector<LabelPath> paths;
    for (auto& [path, number] : numbers) {
        number = std::uint32_t(paths.size());
        paths.push_back(path);
    }
    Vocabulary vocabulary(counts, kWeights / paths.size());
    const Layout layout{vocabulary.size(), paths.size()};
    TrainingSet set;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        set.rows.push_back(vocabulary.row(counts[i]));
        set.classes.push_back(numbers[rows[i].path]);
    }
    auto weights = minimise([&](const std::vector<double>& point) { return lossAt(layout, set, options.penalty, point); }, std::vector<double>(layout.size()),
                            {options.iterations, options.tolerance});
    return std::unique_ptr<Baseline>(std::make_unique<BagOfWords>(std::move(vocabulary), std::move(paths), layout, std::move(weights), options.features));
}

} // namespace danlu::label
