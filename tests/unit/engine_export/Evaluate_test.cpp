#include "TinyModel.h"
#include "engine/evaluate/Evaluate.h"
#include "support/Doctest.h"

#include <ATen/ops/log_softmax.h>

#include <cmath>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::test;

namespace {

/// Rows of different lengths; the first half of each is not learned.
TokenTable rowsOf(std::size_t count) {
    TokenTable table;
    for (std::size_t row = 0; row < count; ++row) {
        Example example;
        for (std::size_t i = 0; i < 5 + row % 9; ++i) {
            example.ids.push_back(static_cast<std::int32_t>((row * 31 + i * 17) % 600));
            example.learned.push_back(i > 2);
        }
        table.add(example);
    }
    return table;
}

} // namespace

TEST_CASE("perplexity weighs every learned token the same") {
    const auto model = tinyModel("gqa");
    const auto rows = rowsOf(23);
    double nats = 0;
    std::int64_t tokens = 0;
    for (std::size_t row = 0; row < rows.count(); ++row) {
        const std::vector<std::int64_t> ids(rows.ids(row).begin(), rows.ids(row).end());
        const auto logits = logitsOf(*model, ids);
        REQUIRE(logits);
        const auto logs = at::log_softmax(*logits, 1);
        for (std::size_t i = 1; i < ids.size(); ++i) {
            if (rows.learned(row)[i]) {
                nats -= logs[static_cast<std::int64_t>(i) - 1][ids[i]].item<double>();
                ++tokens;
            }
        }
    }
    for (const std::int64_t batch : {1, 64, 100000}) {
        const auto made = perplexityOf(*model, rows, batch, {});
        REQUIRE(made);
        CHECK(made->tokens == tokens);
        CHECK(std::abs(made->nats - nats) < 1e-3);
        CHECK(std::abs(made->value() - std::exp(nats / static_cast<double>(tokens))) < 1e-2);
    }
}

TEST_CASE("an evaluation can be cancelled and refuses rows without targets") {
    const auto model = tinyModel("gqa");
    const auto cancelled = perplexityOf(*model, rowsOf(20), 16, [](std::size_t done, std::size_t all) {
        CHECK(done <= all);
        return done < 8;
    });
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().code() == ErrorCode::Cancelled);
    TokenTable empty;
    CHECK_FALSE(perplexityOf(*model, empty, 16, {}));
}

TEST_CASE("logits refuse ids outside the vocabulary") {
    const auto model = tinyModel("gqa");
    CHECK_FALSE(logitsOf(*model, std::vector<std::int64_t>{1, 600}));
    CHECK_FALSE(logitsOf(*model, std::vector<std::int64_t>{-1}));
    CHECK_FALSE(logitsOf(*model, std::vector<std::int64_t>{}));
    const auto logits = logitsOf(*model, std::vector<std::int64_t>{1, 2, 3});
    REQUIRE(logits);
    CHECK(logits->sizes().vec() == std::vector<std::int64_t>{3, 600});
}
