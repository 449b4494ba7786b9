#include "Tiny.h"

#include "engine/adapter/Adapter.h"
#include "engine/training/Gradients.h"
#include "engine/training/ParameterPolicy.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>

#include <numeric>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::engine::test;

namespace {

std::vector<std::int64_t> firstRows(std::int64_t count) {
    std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

struct Sums {
    double loss = 0;
    std::vector<at::Tensor> gradients;
};

/// Loss and gradients of 40 rows in at most `parts` parts, by a fresh model each time.
Sums sumsOf(const std::string& method, std::int64_t parts, double dropout) {
    auto spec = tinySpec(method);
    spec.loraDropout = dropout;
    const auto model = REQUIRE_OK(newModel(tinyConfig(), 1));
    const auto policy = REQUIRE_OK(policyOf(method));
    const auto parameters = REQUIRE_OK(policy->prepare(*model, spec));
    for (auto* linear : model->linears())
        if (linear->lora)
            linear->lora->b.detach().fill_(0.02);
    const auto table = tinyTable(40);
    const auto batch = makeMicroBatch(table, firstRows(40), parts);
    CHECK(std::int64_t(batch.parts.size()) == parts);
    const auto objective = REQUIRE_OK(objectiveOf("sft"));
    auto generator = at::make_generator<at::CPUGeneratorImpl>(7);
    Sums sums;
    sums.loss = addGradients(*model, objective, parameters, batch, batch.learned, generator);
    sums.loss += addGradients(*model, objective, parameters, batch, batch.learned, generator); // a second micro-batch adds to the first
    for (const auto& parameter : parameters)
        sums.gradients.push_back(parameter.tensor.grad());
    return sums;
}

double largestDifference(const Sums& a, const Sums& b) {
    double largest = std::abs(a.loss - b.loss);
    for (std::size_t i = 0; i < a.gradients.size(); ++i)
        largest = std::max(largest, (a.gradients[i] - b.gradients[i]).abs().max().item<double>());
    return largest;
}

} // namespace

TEST_CASE("a micro-batch in parts holds the same rows, about as many tokens in each") {
    const auto table = tinyTable(40);
    const auto rows = firstRows(40);
    const auto whole = makeMicroBatch(table, rows, 1), parts = makeMicroBatch(table, rows, 3);
    REQUIRE(whole.parts.size() == 1);
    REQUIRE(parts.parts.size() == 3);
    CHECK(parts.tokens == whole.tokens);
    CHECK(parts.learned == whole.learned);
    std::int64_t count = 0;
    for (const auto& part : parts.parts) {
        CHECK(std::abs(3 * part.tokens - whole.tokens) < 3 * table.longest());
        CHECK(part.ids[0][0].item<std::int64_t>() == whole.parts[0].ids[count][0].item<std::int64_t>());
        count += part.ids.size(0);
    }
    CHECK(count == 40);
    CHECK(makeMicroBatch(table, firstRows(3), 8).parts.size() == 1); // too little work to share
    CHECK(makeMicroBatch(table, rows, 100).parts.size() == std::size_t(whole.tokens / 64));
}

TEST_CASE("parts give the loss and the gradients of the whole") {
    for (const std::string method : {"lora", "full"}) {
        CAPTURE(method);
        CHECK(largestDifference(sumsOf(method, 1, 0), sumsOf(method, 4, 0)) < 1e-5);
    }
}

TEST_CASE("parts give the same bits every time, with dropout too") {
    CHECK(largestDifference(sumsOf("lora", 4, 0.3), sumsOf("lora", 4, 0.3)) == 0);
    CHECK(largestDifference(sumsOf("lora", 4, 0.3), sumsOf("lora", 4, 0)) > 1e-4);
}

TEST_CASE("parts are for gradients that are small") {
    const auto threads = std::int64_t(at::get_num_threads());
    const std::vector<Trainable> small{{"a", at::empty({1024}, at::kFloat)}},
        large{{"a", at::empty({1 << 27}, at::TensorOptions(at::kMeta).dtype(at::kFloat))}};
    CHECK(partsThatPay(small, at::kCPU) == threads);
    CHECK(partsThatPay(large, at::kCPU) == 1); // 512 MiB
    CHECK(partsThatPay(small, at::Device(at::kCUDA, 0)) == 1);
}
