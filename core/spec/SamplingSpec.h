#pragma once

#include "spec/Document.h"

namespace danlu::spec {

/// How tokens are chosen while a model writes. Temperature 0 = always the likeliest.
struct SamplingSpec {
    std::int64_t maxNewTokens = 128;
    double temperature = 0.7;
    double topP = 0.9;
    std::int64_t topK = 0;
    double repetitionPenalty = 1.0;
    std::int64_t seed = 42;
    std::vector<std::string> stop;

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(maxNewTokens, Number<std::int64_t>{{.key = "max_new_tokens", .help = "Longest answer.", .unit = "tokens"}, 1, 1'048'576});
        visit(temperature, Number<double>{{.key = "temperature", .help = "0 always takes the likeliest token; higher is more varied."}, 0, 100});
        visit(topP, Number<double>{{.key = "top_p", .help = "Only the likeliest tokens that together reach this probability; 1 = all."}, 0, 1});
        visit(topK, Number<std::int64_t>{{.key = "top_k", .help = "Only the k likeliest tokens; 0 = all."}, 0, 1'048'576});
        visit(repetitionPenalty, Number<double>{{.key = "repetition_penalty", .help = "Above 1 makes tokens that were already used less likely."}, 0.1, 10});
        visit(seed, Number<std::int64_t>{{.key = "seed", .help = "The same seed gives the same answer."}, 0, 4'294'967'295});
        visit(stop, Words{{.key = "stop", .help = "Texts at which the answer ends; they are not part of it."}});
    }
};

} // namespace danlu::spec
