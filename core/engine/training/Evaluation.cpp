#include "engine/training/Evaluation.h"

#include "engine/objective/Loss.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace danlu::engine {

std::optional<EvalMetrics> evaluateLoss(CausalModel& model, const TokenTable& table, std::int64_t batchSize, const std::function<bool()>& stopped) {
    c10::NoGradGuard noGradients;
    std::vector<std::int64_t> rows(table.count());
    std::iota(rows.begin(), rows.end(), 0);
    double weighted = 0, summed = 0;
    std::int64_t counted = 0;
    EvalMetrics metrics;
    for (std::size_t from = 0; from < rows.size(); from += std::size_t(batchSize)) {
        if (stopped())
            return std::nullopt;
        const auto count = std::min(rows.size() - from, std::size_t(batchSize));
        const auto batch = makeBatch(table, std::span(rows).subspan(from, count), 0).to(model.device());
        const auto loss = nextTokenLoss(model, batch.ids, batch.labels, {.places = batch.places});
        if (loss.targets == 0)
            continue;
        const auto sum = loss.sum.item<double>();
        weighted += sum / double(loss.targets) * double(count);
        counted += std::int64_t(count);
        summed += sum;
        metrics.tokens += loss.targets;
    }
    metrics.loss = counted > 0 ? weighted / double(counted) : 0;
    metrics.perplexity = metrics.tokens > 0 ? std::exp(summed / double(metrics.tokens)) : 0;
    return metrics;
}

} // namespace danlu::engine
