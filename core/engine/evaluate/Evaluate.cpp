#include "engine/evaluate/Evaluate.h"

#include "engine/device/Guard.h"
#include "engine/objective/Loss.h"

#include <ATen/ops/tensor.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace danlu::engine {
namespace {

/// Rows by length, the longest first, so that a batch holds rows of nearly one length and memory peaks at the start.
std::vector<std::int64_t> byLength(const TokenTable& rows) {
    std::vector<std::int64_t> order(rows.count());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rows.ids(std::size_t(a)).size() > rows.ids(std::size_t(b)).size(); });
    return order;
}

Result<Perplexity> sumLosses(CausalModel& model, const TokenTable& rows, std::int64_t batchTokens, const EvaluateProgress& progress) {
    c10::NoGradGuard noGradients;
    const auto order = byLength(rows);
    Perplexity total;
    for (std::size_t begin = 0; begin < order.size();) {
        const auto longest = std::max<std::int64_t>(1, std::int64_t(rows.ids(std::size_t(order[begin])).size()));
        const auto end = std::min(order.size(), begin + std::size_t(std::max<std::int64_t>(1, batchTokens / longest)));
        const auto batch = makeBatch(rows, std::span(order).subspan(begin, end - begin), 0).to(model.device());
        const auto loss = nextTokenLoss(model, batch.ids, batch.labels, {.places = batch.places});
        total.nats += loss.sum.item<double>();
        total.tokens += loss.targets;
        begin = end;
        if (progress && !progress(begin, order.size()))
            return Error(ErrorCode::Cancelled, "the evaluation was cancelled");
    }
    if (total.tokens == 0)
        return Error(ErrorCode::Rejected, "the rows have no token to predict");
    if (!std::isfinite(total.nats))
        return Error(ErrorCode::Failed, "the model's loss is not a number");
    return total;
}

} // namespace

double Perplexity::loss() const { return tokens > 0 ? nats / double(tokens) : 0; }
double Perplexity::value() const { return std::exp(loss()); }

Result<Perplexity> perplexityOf(CausalModel& model, const TokenTable& rows, std::int64_t batchTokens, const EvaluateProgress& progress) {
    return guarded("evaluating", [&] { return sumLosses(model, rows, batchTokens, progress); });
}

Result<at::Tensor> logitsOf(CausalModel& model, std::span<const std::int64_t> ids) {
    const auto vocab = model.config().vocab;
    if (ids.empty() || std::int64_t(ids.size()) > model.config().maxPositions)
        return Error(ErrorCode::Rejected, "logits need 1 to " + std::to_string(model.config().maxPositions) + " token ids, not " + std::to_string(ids.size()));
    for (const auto id : ids) {
        if (id < 0 || id >= vocab)
            return Error(ErrorCode::Rejected, "the token id " + std::to_string(id) + " is outside the model's vocabulary of " + std::to_string(vocab));
    }
    return guarded("computing logits", [&]() -> Result<at::Tensor> {
        c10::NoGradGuard noGradients;
        const auto input = at::tensor(at::IntArrayRef(ids.data(), ids.size()), at::kLong).unsqueeze(0).to(model.device());
        return model.logits(model.hidden(input, {})).squeeze(0).to(at::kCPU).contiguous();
    });
}

} // namespace danlu::engine
