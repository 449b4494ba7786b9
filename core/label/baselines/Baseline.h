#pragma once

#include "base/Result.h"
#include "base/Row.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace danlu::label {

/// A text and its label path: what a classifier learns from.
struct LabelledText {
    std::string text;
    LabelPath path;
};
/// The user turn and the first path of a classification row.
LabelledText labelledTextOf(const Row& row);

/// A plain classifier to measure models against. Deterministic: the same rows in the same order give the same answers.
class Baseline {
public:
    virtual ~Baseline() = default;
    virtual std::string_view name() const = 0;
    virtual LabelPath predict(std::string_view text) const = 0;
};

/// Always the most frequent path of the training rows (ties: the smallest in byte order).
Result<std::unique_ptr<Baseline>> majorityClass(std::span<const LabelledText> rows);

struct BagOfWordsOptions {
    std::size_t features = 1u << 18; // hashed; a power of two
    double penalty = 1.0;            // scikit-learn's C: inverse of the strength of the L2 penalty
    int iterations = 100;            // L-BFGS steps at most
    double tolerance = 1e-4;         // largest gradient component at which it stops
};

/// Multinomial logistic regression (L2, intercept not penalised) on hashed character 1- and 2-grams for CJK and words for the rest,
/// tf–idf weighted and scaled to length 1; minimised by L-BFGS.
Result<std::unique_ptr<Baseline>> bagOfWords(std::span<const LabelledText> rows, const BagOfWordsOptions& options = {});

/// The feature vector before tf–idf: sorted hashed indices with their counts.
struct HashedCount {
    std::uint32_t index;
    float count;
};
std::vector<HashedCount> hashedFeatures(std::string_view text, std::size_t features);

} // namespace danlu::label
