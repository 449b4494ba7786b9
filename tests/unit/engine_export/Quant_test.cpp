#include "base/File.h"
#include "base/Json.h"
#include "engine/quant/Quantize.h"
#include "support/Doctest.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>

#include <cmath>
#include <cstring>

using namespace danlu;
using namespace danlu::engine;

namespace {

std::string hexOf(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        constexpr const char* kDigits = "0123456789abcdef";
        text += kDigits[static_cast<unsigned char>(c) >> 4];
        text += kDigits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::string encoded(const std::string& type, const at::Tensor& tensor) {
    std::string bytes;
    const auto done = encodeTensor("t", tensor, *blockCodecOf(type), formats::sinkOf(bytes));
    return done ? bytes : "error " + done.error().chain();
}

/// ((37 i) mod 101 − 50) / 50: quant-formats.md §3.
at::Tensor goldenRow() {
    auto row = at::empty({1, 32}, at::kFloat);
    for (int i = 0; i < 32; ++i)
        row.data_ptr<float>()[i] = static_cast<float>((37 * i) % 101 - 50) / 50.f;
    return row;
}

} // namespace

TEST_CASE("blocks equal the published ones") {
    CHECK(hexOf(encoded("Q4_0", goldenRow())) == "0030e046acf258bd1379df358be046acf268");
    CHECK(hexOf(encoded("Q8_0", goldenRow())) == "082081df3d9af856b41270cd2b89e745a2005ebb1977d53390ee4caa0866c3217fdc");
}

TEST_CASE("blocks equal gguf-py's") {
    const auto text = readFile(Path(DANLU_TESTS) / "golden/export/data/blocks.json");
    REQUIRE(text);
    const auto golden = *parseJson(*text, "blocks.json");
    const auto bits = golden["values"].get<std::vector<std::uint32_t>>();
    auto values = at::empty({12, 32}, at::kFloat);
    std::memcpy(values.data_ptr<float>(), bits.data(), bits.size() * 4);
    for (const auto& [type, hex] : golden["bytes"].items()) {
        CAPTURE(type);
        CHECK(hexOf(encoded(type, values)) == hex.get<std::string>());
    }
}

TEST_CASE("expanding gives the values the bytes stand for, and encoding them again the same bytes") {
    auto values = at::empty({40, 64}, at::kFloat);
    for (std::int64_t i = 0; i < values.numel(); ++i)
        values.data_ptr<float>()[i] = std::sin(static_cast<float>(i)) * static_cast<float>(1 + i % 7);
    const std::pair<const char*, double> kinds[] = {{"F32", 0}, {"F16", 4e-3}, {"BF16", 3e-2}, {"Q8_0", 3e-2}, {"Q4_0", 0.9}};
    for (const auto& [type, tolerance] : kinds) {
        CAPTURE(type);
        const auto bytes = encoded(type, values);
        const auto expanded = expandBlocks(type, bytes, std::vector<std::int64_t>{40, 64});
        REQUIRE(expanded);
        CHECK((*expanded - values).abs().max().item<double>() <= tolerance);
        CHECK(encoded(type, *expanded) == bytes);
        std::string again;
        const auto rounded = encodeRounded("t", values, *blockCodecOf(type), formats::sinkOf(again));
        REQUIRE(rounded);
        CHECK(again == bytes);
        CHECK(rounded->equal(*expanded));
    }
}

TEST_CASE("values that do not fit are refused by name") {
    const std::pair<const char*, float> kinds[] = {{"F16", 70000.f}, {"F16", NAN},   {"Q8_0", INFINITY}, {"Q8_0", 1e8f},
                                                   {"Q4_0", NAN},    {"Q4_0", 1e7f}, {"BF16", INFINITY}};
    for (const auto& [type, value] : kinds) {
        CAPTURE(type);
        CAPTURE(value);
        auto row = goldenRow();
        row.data_ptr<float>()[7] = value;
        CHECK(encoded(type, row).find("tensor t") != std::string::npos);
    }
    auto row = goldenRow();
    row.data_ptr<float>()[7] = 65504.f;
    CHECK(encoded("F16", row).size() == 64);
}

TEST_CASE("bytes that do not fit the shape are refused") {
    const auto bytes = encoded("Q8_0", goldenRow());
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(expandBlocks("Q8_0", std::string_view(bytes).substr(0, length), std::vector<std::int64_t>{1, 32}));
    CHECK_FALSE(expandBlocks("Q8_0", bytes, std::vector<std::int64_t>{2, 16}));
    CHECK_FALSE(expandBlocks("Q8_0", bytes, std::vector<std::int64_t>{-1, -32}));
    CHECK_FALSE(expandBlocks("Q3_K", bytes, std::vector<std::int64_t>{1, 32}));
}

TEST_CASE("only matrices with whole blocks are quantised") {
    const auto codec = *blockCodecOf("Q4_0");
    CHECK(storedType(std::vector<std::int64_t>{64}, codec) == "F32");
    CHECK(storedType(std::vector<std::int64_t>{8, 64}, codec) == "Q4_0");
    CHECK(storedType(std::vector<std::int64_t>{8, 48}, codec) == "F16");
    CHECK(encodedBytes(std::vector<std::int64_t>{8, 64}, codec) == 8 * 36);
}
