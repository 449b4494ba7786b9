#include "engine/training/Gradients.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/ops/div.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>

namespace danlu::engine {
namespace {

constexpr std::int64_t kLeastTokens = 64;            // of a part
constexpr std::int64_t kGradientBytes = 256ll << 20; // of all parts' gradients together

/// Part of each row: where the middle of its tokens falls when all tokens are cut into `count` equal pieces.
std::vector<std::size_t> partOfRows(const TokenTable& table, std::span<const std::int64_t> rows, std::size_t count, std::size_t tokens) {
    std::vector<std::size_t> parts;
    std::size_t before = 0;
    for (const auto row : rows) {
        const auto length = table.ids(std::size_t(row)).size();
        parts.push_back(std::min(count - 1, (2 * before + length) * count / (2 * std::max<std::size_t>(1, tokens))));
        before += length;
    }
    return parts;
}

/// What one part gives: its loss and the gradients, one per parameter; undefined where a parameter had no part in it.
struct PartGradients {
    double loss = 0;
    std::vector<at::Tensor> gradients;
};

at::Tensor lossOf(CausalModel& model, const Objective& objective, const Batch& batch, std::int64_t items, const at::Generator& dropout) {
    const auto there = batch.to(model.device());
    const auto summed = objective.loss(model, there.ids, there.labels, {.dropout = dropout, .places = there.places});
    return summed.targets == 0 ? at::Tensor() : summed.sum.div(double(std::max<std::int64_t>(1, items))); // only first tokens are learned: nothing is predicted
}

PartGradients gradientsOf(const at::Tensor& loss, const std::vector<at::Tensor>& parameters) {
    if (!loss.defined())
        return {0, std::vector<at::Tensor>(parameters.size())};
    return {loss.item<double>(), torch::autograd::grad({loss}, parameters, {}, false, false, true)};
}

void add(at::Tensor parameter, const at::Tensor& gradient) {
    if (!gradient.defined())
        return;
    if (parameter.grad().defined())
        parameter.mutable_grad().add_(gradient);
    else
        parameter.mutable_grad() = gradient;
}

/// One part: gradients go straight to the parameters, nothing is kept besides.
double addWhole(const at::Tensor& loss) {
    if (!loss.defined())
        return 0;
    const double value = loss.item<double>();
    loss.backward();
    return value;
}

/// Each part draws its dropout from a stream of its own, begun from the run's.
std::vector<at::Generator> streams(at::Generator& dropout, std::size_t count) {
    std::vector<at::Generator> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(at::make_generator<at::CPUGeneratorImpl>(dropout.get<at::CPUGeneratorImpl>()->random64()));
    return all;
}

} // namespace

MicroBatch makeMicroBatch(const TokenTable& table, std::span<const std::int64_t> rows, std::int64_t most) {
    std::size_t tokens = 0;
    for (const auto row : rows)
        tokens += table.ids(std::size_t(row)).size();
    const auto count = std::clamp<std::size_t>(tokens / std::size_t(kLeastTokens), 1, std::size_t(std::max<std::int64_t>(1, most)));
    const auto part = partOfRows(table, rows, count, tokens);
    MicroBatch batch;
    for (std::size_t begin = 0; begin < rows.size();) {
        auto end = begin + 1;
        while (end < rows.size() && part[end] == part[begin])
            ++end;
        batch.parts.push_back(makeBatch(table, rows.subspan(begin, end - begin), 0));
        batch.tokens += batch.parts.back().tokens;
        batch.learned += batch.parts.back().learned;
        begin = end;
    }
    return batch;
}

std::int64_t partsThatPay(const std::vector<Trainable>& parameters, const at::Device& device) {
    std::int64_t bytes = 0;
    for (const auto& parameter : parameters)
        bytes += std::int64_t(parameter.tensor.nbytes());
    const std::int64_t threads = at::get_num_threads();
    return device.is_cpu() && bytes * threads <= kGradientBytes ? threads : 1;
}

double addGradients(CausalModel& model, const Objective& objective, const std::vector<Trainable>& parameters, const MicroBatch& batch, std::int64_t items,
                    at::Generator& dropout) {
    if (batch.parts.size() == 1)
        return addWhole(lossOf(model, objective, batch.parts[0], items, dropout));
    std::vector<at::Tensor> tensors;
    for (const auto& parameter : parameters)
        tensors.push_back(parameter.tensor);
    const auto generators = streams(dropout, batch.parts.size());
    std::vector<PartGradients> results(batch.parts.size());
    at::parallel_for(0, std::int64_t(results.size()), 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = std::size_t(begin); i < std::size_t(end); ++i)
            results[i] = gradientsOf(lossOf(model, objective, batch.parts[i], items, generators[i]), tensors);
    });
    double loss = 0;
    for (const auto& result : results) {
        loss += result.loss;
        for (std::size_t i = 0; i < tensors.size(); ++i)
            add(tensors[i], result.gradients[i]);
    }
    return loss;
}

} // namespace danlu::engine
