#include "TinyModel.h"

#include "engine/device/Device.h"
#include "engine/model/Family.h"
#include "engine/model/Load.h"
#include "formats/HfConfig.h"
#include "formats/SentencePieceModel.h"
#include "text/ChatTemplate.h"
#include "text/TokenizerTraining.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <ATen/ops/empty.h>

#include <array>
#include <cstdlib>

namespace danlu::test {
namespace {

std::uint32_t fnv(std::string_view name) {
    std::uint32_t h = 2166136261u;
    for (const char c : name)
        h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
    return h;
}

at::Tensor valuesOf(const std::string& name, const std::vector<std::int64_t>& shape) {
    auto tensor = at::empty(shape, at::kFloat);
    auto* to = tensor.data_ptr<float>();
    const bool isNorm = name.find("norm") != std::string::npos;
    for (std::int64_t i = 0; i < tensor.numel(); ++i) {
        auto x = static_cast<std::uint32_t>(i) * 2654435761u + fnv(name);
        x ^= x >> 15;
        x *= 2246822519u;
        x ^= x >> 13;
        const float v = (static_cast<float>(x >> 8) / 16777216.f - 0.5f) * 0.25f;
        to[i] = isNorm ? v + 1.f : v;
    }
    return tensor;
}

Bytes trainTiny() {
    constexpr std::array kSentences = {"我的快递三天没有更新物流信息，请帮我查一下。",
                                       "账户被锁定了，怎么解锁？",
                                       "Please reset my password, the link has expired.",
                                       "退款什么时候到账？订单号 20260301。",
                                       "The delivery was late and the box was damaged.",
                                       "发票抬头写错了，可以重开吗？",
                                       "How do I change the address of my order?",
                                       "会员积分不能兑换，一直提示系统繁忙。",
                                       "I was charged twice for one order; please refund me.",
                                       "安装师傅没有按时上门，电话也打不通。"};
    text::TokenizerOptions options;
    options.vocabSize = 512;
    std::size_t next = 0;
    auto bytes = text::trainSentencePiece(options, [&]() -> Result<std::optional<std::string>> {
        if (next == 20 * kSentences.size())
            return std::optional<std::string>();
        return std::optional<std::string>(kSentences[next++ % kSentences.size()]);
    });
    if (!bytes)
        std::abort();
    return *bytes;
}

/// The trained pieces as a model that puts a space before each text and spells newlines in bytes, like Llama-2's; written by our writer.
Bytes withDummyPrefix(const Bytes& trained) {
    const auto loaded = text::loadSentencePiece(trained);
    formats::SentencePieceModel model;
    for (const auto& piece : (*loaded)->pieces())
        model.pieces.push_back({piece.text == "\n" ? "[newline]" : piece.text, piece.score,
                                piece.text == "\n" ? formats::PieceType::Unused : static_cast<formats::PieceType>(piece.kind)});
    return formats::writeSentencePiece(model);
}

} // namespace

Json tinyConfig(const std::string& kind) {
    Json config = {{"architectures", {"LlamaForCausalLM"}},
                   {"model_type", "llama"},
                   {"vocab_size", 600},
                   {"hidden_size", 64},
                   {"intermediate_size", 96},
                   {"num_hidden_layers", 3},
                   {"max_position_embeddings", 256},
                   {"rms_norm_eps", 1e-5},
                   {"bos_token_id", 1},
                   {"eos_token_id", 2},
                   {"pad_token_id", 0},
                   {"num_attention_heads", 4}};
    config["num_key_value_heads"] = kind == "mha" ? 4 : kind == "tied" ? 1 : 2;
    config["tie_word_embeddings"] = kind == "tied";
    config["attention_bias"] = kind == "biased";
    if (kind == "llama3")
        config["rope_scaling"] = {
            {"rope_type", "llama3"}, {"factor", 8.0}, {"low_freq_factor", 1.0}, {"high_freq_factor", 4.0}, {"original_max_position_embeddings", 32}};
    return *formats::normalConfig(config);
}

void fillByFormula(engine::CausalModel& model) {
    for (auto& parameter : model.parameters())
        *parameter.tensor = valuesOf(parameter.name, parameter.shape);
}

std::unique_ptr<engine::CausalModel> tinyModel(const std::string& kind) {
    engine::useThreads(1); // too small to share, and threads that wait for each other on a busy machine take seconds
    const auto config = engine::modelConfigOf(tinyConfig(kind));
    auto model = engine::familyOf("llama")->build(*config);
    fillByFormula(*model);
    return model;
}

const Bytes& tinyTokenizerBytes(DummyPrefix prefix) {
    static const Bytes plain = trainTiny();
    static const Bytes prefixed = withDummyPrefix(plain);
    return prefix == DummyPrefix::Yes ? prefixed : plain;
}

std::unique_ptr<text::Tokenizer> tinyTokenizer(DummyPrefix prefix) { return text::loadSentencePiece(tinyTokenizerBytes(prefix)).value(); }

engine::ExportInput tinyInput(engine::CausalModel& model, const std::string& kind, DummyPrefix prefix) {
    engine::ExportInput input;
    input.model = &model;
    input.config = tinyConfig(kind);
    input.tokenizer = tinyTokenizerBytes(prefix);
    input.chatTemplate = text::defaultChatTemplate();
    input.baseName = "tiny-" + kind;
    return input;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "danlu-export-XXXXXX").string();
    m_path = ::mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace danlu::test
