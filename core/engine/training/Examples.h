#pragma once

#include "base/Result.h"
#include "base/Row.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <optional>
#include <span>

namespace danlu::engine {

constexpr std::int64_t kIgnored = -100; // label of a token that is not learned

/// The rows of a dataset, one after the other. The worker's implementation reads sealed shards.
class RowSource {
public:
    virtual ~RowSource() = default;
    /// Nothing = the end.
    virtual Result<std::optional<Row>> next() = 0;
};

/// One row as tokens. `learned[i]` says whether token i is a target.
struct Example {
    std::vector<std::int32_t> ids;
    std::vector<std::uint8_t> learned;
};
/// Row → tokens: template, tokenizer and loss mask (text's RowPrompt), bound by the caller.
using EncodeRow = std::function<Result<Example>(const Row&)>;

/// All examples of a split, tokenised, flat in memory: 5 bytes per token.
class TokenTable {
public:
    void add(const Example& example);
    std::size_t count() const { return m_ends.size(); }
    std::size_t tokens() const { return m_ids.size(); }
    std::span<const std::int32_t> ids(std::size_t index) const;
    std::span<const std::uint8_t> learned(std::size_t index) const;
    std::int64_t longest() const { return m_longest; }

private:
    std::vector<std::int32_t> m_ids;
    std::vector<std::uint8_t> m_learned;
    std::vector<std::size_t> m_ends;
    std::int64_t m_longest = 0;
};

struct EncodePlan {
    bool pack = false;            // pretrain: documents joined and cut into blocks of maxLength; the rest that fills no block is dropped
    std::int64_t maxLength = 512; // tokens; sft: longer rows are cut at the end
    std::int64_t vocab = 0;       // ids at or above it are refused
};
struct Encoded {
    TokenTable table;
    std::size_t rows = 0, cut = 0, dropped = 0; // dropped: nothing left to learn, or the last piece of a packed text
};
/// Tokenises a whole split. Pretraining: the encoder ends each document with the end-of-text token.
Result<Encoded> encodeRows(RowSource& rows, const EncodeRow& encode, const EncodePlan& plan);

/// A right-padded batch: ids and labels [rows, longest] int64 (labels unshifted, kIgnored on padding), and the counts of both.
struct Batch {
    at::Tensor ids, labels;
    at::Tensor places;       // int64 [tokens]: where in the flat batch a token stands (Pass::places); undefined where nothing is padding
    std::int64_t tokens = 0; // without padding
    // Labels that are not ignored, a row's first token left out, which nothing predicts: Trainer's num_items since transformers 5
    // (4.46 to 4.57 counted it too).
    std::int64_t learned = 0;

    Batch to(const at::Device& device) const;
};
Batch makeBatch(const TokenTable& table, std::span<const std::int64_t> rows, std::int64_t padId);

} // namespace danlu::engine
