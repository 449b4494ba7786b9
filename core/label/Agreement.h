#pragma once

#include "base/Json.h"
#include "base/Row.h"

#include <span>
#include <vector>

namespace danlu::label {

/// Two people's (or two versions') labels of the same row.
struct LabelPair {
    LabelPath first;
    LabelPath second;
};

/// Agreement at one level, paths cut to it.
struct Agreement {
    double observed = 0; // share of rows on which both agree
    double expected = 0; // what chance would give, from both marginals
    double kappa = 0;    // Cohen 1960: (observed − expected) / (1 − expected); 1 where both are 1
};

/// One entry per level, outermost first.
std::vector<Agreement> agreementOf(std::span<const LabelPair> pairs);
Json toJson(const std::vector<Agreement>& levels);

} // namespace danlu::label
