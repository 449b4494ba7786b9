#include "TinyModel.h"
#include "base/Json.h"
#include "engine/generate/EndTokens.h"
#include "engine/generate/Sampler.h"
#include "engine/generate/StopText.h"
#include "support/Doctest.h"

#include <cmath>
#include <limits>
#include <map>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::test;

namespace {

spec::SamplingSpec greedy(std::int64_t tokens) {
    spec::SamplingSpec spec;
    spec.temperature = 0;
    spec.maxNewTokens = tokens;
    return spec;
}

spec::SamplingSpec varied() {
    auto spec = greedy(12);
    spec.temperature = 1.5;
    spec.topP = 0.95;
    spec.topK = 200;
    return spec;
}

Json golden() { return *parseJson(*readFile(Path(DANLU_TESTS) / "golden/export/data/generations.json"), "generations.json"); }

/// A tokenizer as large as the model, so that no id is padding: the goldens were made without one.
class WholeVocabulary final : public text::Tokenizer {
public:
    WholeVocabulary() : m_pieces(600, text::Piece{"x", 0, text::PieceKind::Normal}) {}
    std::vector<text::Token> tokens(std::string_view) const override { return {}; }
    const std::vector<text::Piece>& pieces() const override { return m_pieces; }
    std::optional<text::TokenId> bosId() const override { return 1; }
    std::optional<text::TokenId> eosId() const override { return 2; }
    std::optional<text::TokenId> unkId() const override { return 0; }
    std::optional<text::TokenId> padId() const override { return {}; }
    std::optional<text::TokenId> special(std::string_view) const override { return {}; }
    bool isSpecial(text::TokenId) const override { return false; }
    const std::vector<std::string>& specials() const override { return m_specials; }
    bool addsPrefixSpace() const override { return false; }
    std::string_view bytesOf(text::TokenId) const override { return "x"; }

private:
    std::vector<text::Piece> m_pieces;
    std::vector<std::string> m_specials;
};

/// How often each id of four is chosen in 4000 draws.
std::map<std::int64_t, int> draws(spec::SamplingSpec spec, const std::vector<float>& logits) {
    std::map<std::int64_t, int> counts;
    for (int i = 0; i < 4000; ++i) {
        spec.seed = i;
        Sampler sampler(spec, {});
        ++counts[sampler.choose(logits)];
    }
    return counts;
}

} // namespace

TEST_CASE("greedy answers equal transformers'") {
    const auto data = golden();
    const WholeVocabulary tokenizer;
    for (const auto& [name, expected] : data["answers"].items()) {
        CAPTURE(name);
        auto spec = greedy(48);
        spec.repetitionPenalty = name.ends_with("penalty") ? 1.3 : 1.0;
        const auto model = tinyModel(name.substr(0, name.find('.')));
        const auto made = Generator(*model, tokenizer).generate({data["prompt"].get<std::vector<text::TokenId>>()}, spec, {});
        REQUIRE(made);
        CHECK(made->ids == expected.get<std::vector<text::TokenId>>());
        CHECK(made->promptTokens == 6);
    }
}

TEST_CASE("a batch gives the answers of its rows, whatever their length") {
    const auto model = tinyModel("gqa");
    const auto tokenizer = tinyTokenizer();
    Generator generator(*model, *tokenizer);
    const std::vector<Prompt> prompts = {{{1, 20, 30}}, {{1, 7}}, {{1, 40, 50}}, {{1, 21, 31}}};
    for (const auto& spec : {greedy(12), varied()}) {
        const auto all = generator.generateAll(prompts, spec, {});
        REQUIRE(all);
        for (std::size_t i = 0; i < prompts.size(); ++i) {
            const auto one = generator.generate(prompts[i], spec, {});
            REQUIRE(one);
            CHECK((*all)[i].ids == one->ids);
            CHECK((*all)[i].text == one->text);
        }
    }
}

TEST_CASE("the streamed pieces are the text, and a seed gives one answer") {
    const auto model = tinyModel("mha");
    const auto tokenizer = tinyTokenizer();
    Generator generator(*model, *tokenizer);
    auto spec = varied();
    std::string streamed;
    const auto first = generator.generate({{1, 5}}, spec, {.onToken = [&](std::string_view text, text::TokenId) { streamed += text; }, .cancelled = {}});
    const auto second = generator.generate({{1, 5}}, spec, {});
    REQUIRE(first);
    REQUIRE(second);
    CHECK(streamed == first->text);
    CHECK(first->ids == second->ids);
    spec.seed = 43;
    CHECK(generator.generate({{1, 5}}, spec, {})->ids != first->ids);
}

TEST_CASE("an answer ends by length, by cancelling and at the end of the context") {
    const auto model = tinyModel("mha");
    const auto tokenizer = tinyTokenizer();
    Generator generator(*model, *tokenizer);
    CHECK(generator.generate({{1, 5}}, greedy(3), {})->completionTokens() == 3);
    int tokens = 0;
    const auto cancelled = generator.generate({{1, 5}}, greedy(50), {.onToken = {}, .cancelled = [&] { return ++tokens == 4; }});
    CHECK(cancelled->reason == StopReason::Cancelled);
    CHECK(cancelled->completionTokens() == 4);
    const auto full = generator.generate({std::vector<text::TokenId>(250, 5)}, greedy(50), {});
    CHECK(full->completionTokens() == 6);
    CHECK_FALSE(generator.generate({std::vector<text::TokenId>(256, 5)}, greedy(50), {}));
    CHECK_FALSE(generator.generate({{}}, greedy(5), {}));
    CHECK_FALSE(generator.generate({{1, 600}}, greedy(5), {}));
}

TEST_CASE("padding of the vocabulary is never chosen") {
    const auto model = tinyModel("mha");
    const auto tokenizer = tinyTokenizer();
    REQUIRE(tokenizer->vocabSize() < 600);
    auto spec = varied();
    spec.maxNewTokens = 200;
    spec.temperature = 50;
    spec.topP = 1;
    spec.topK = 0;
    const auto made = Generator(*model, *tokenizer).generate({{1, 5}}, spec, {});
    REQUIRE(made);
    for (const auto id : made->ids)
        CHECK(id < static_cast<text::TokenId>(tokenizer->vocabSize()));
}

TEST_CASE("every end token of config, tokenizer and template counts") {
    const auto tokenizer = tinyTokenizer();
    auto config = tinyModel("mha")->config();
    config.eos = {7, 9};
    const auto ends = endTokens(config, *tokenizer);
    CHECK(ends == std::vector<std::int64_t>{2, *tokenizer->special("<|end|>"), 7, 9});
}

TEST_CASE("the sampler follows its settings") {
    const std::vector<float> logits = {std::log(0.5f), std::log(0.25f), std::log(0.15f), std::log(0.1f)};
    spec::SamplingSpec spec;
    spec.temperature = 1;
    spec.topP = 1;
    auto counts = draws(spec, logits);
    CHECK(std::abs(counts[0] / 4000.0 - 0.5) < 0.03);
    CHECK(std::abs(counts[3] / 4000.0 - 0.1) < 0.02);
    spec.topK = 2;
    counts = draws(spec, logits);
    CHECK(counts.size() == 2);
    CHECK(std::abs(counts[0] / 4000.0 - 2.0 / 3) < 0.03);
    spec.topK = 0;
    spec.topP = 0.74; // the two likeliest reach 0.75
    CHECK(draws(spec, logits).size() == 2);
    spec.topP = 0.76;
    CHECK(draws(spec, logits).size() == 3);
    spec.topP = 0;
    CHECK(draws(spec, logits).size() == 1);
    spec.topP = 1;
    spec.temperature = 0.5; // squares the probabilities
    CHECK(std::abs(draws(spec, logits)[0] / 4000.0 - 0.25 / 0.345) < 0.03);
    spec.temperature = 0;
    CHECK(draws(spec, {1, 3, 3, -std::numeric_limits<float>::infinity()})[1] == 4000);
}

TEST_CASE("the penalty counts prompt and answer once") {
    spec::SamplingSpec spec;
    spec.temperature = 0;
    spec.repetitionPenalty = 2;
    Sampler sampler(spec, std::vector<std::int64_t>{0, 0});
    CHECK(sampler.choose(std::vector<float>{3, 2, -1}) == 1);   // 1.5 · 2 · −1
    CHECK(sampler.choose(std::vector<float>{3, 2.5f, 1}) == 0); // 1.5 · 1.25 · 1
    CHECK(Sampler(spec, std::vector<std::int64_t>{0}).choose(std::vector<float>{-1, -1.5f}) == 1);
}

TEST_CASE("stop texts are found across pieces and never shown") {
    StopText stop({"END", "完"});
    CHECK(stop.push("abc E") == "abc ");
    CHECK(stop.push("N") == "");
    CHECK(stop.push("xE") == "ENx");
    CHECK(stop.push("ND of it") == "");
    CHECK(stop.found());
    CHECK(stop.push("more") == "");
    CHECK(stop.finish() == "");
    StopText open({"END"});
    CHECK(open.push("the EN") == "the ");
    CHECK(open.finish() == "EN");
    StopText none({""});
    CHECK(none.push("x") == "x");
}

TEST_CASE("a stop text ends the answer") {
    const auto model = tinyModel("mha");
    const auto tokenizer = tinyTokenizer();
    Generator generator(*model, *tokenizer);
    const auto whole = generator.generate({{1, 5}}, greedy(12), {});
    REQUIRE(whole);
    REQUIRE(whole->text.size() > 4);
    auto spec = greedy(12);
    spec.stop = {whole->text.substr(2, 3)};
    const auto cut = generator.generate({{1, 5}}, spec, {});
    REQUIRE(cut);
    CHECK(cut->reason == StopReason::StopText);
    CHECK(cut->text == whole->text.substr(0, whole->text.find(spec.stop[0])));
}
