#include "engine/training/Examples.h"

#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>

#include <algorithm>

namespace danlu::engine {
namespace {

/// Joins documents and hands out blocks of exactly `length` tokens.
class BlockPacker {
public:
    BlockPacker(std::int64_t length, Encoded& into) : m_length(std::size_t(length)), m_into(into) {}

    void add(const Example& document) {
        m_open.ids.insert(m_open.ids.end(), document.ids.begin(), document.ids.end());
        m_open.learned.insert(m_open.learned.end(), document.learned.begin(), document.learned.end());
        std::size_t at = 0;
        for (; m_open.ids.size() - at >= m_length; at += m_length)
            m_into.table.add(slice(at, m_length));
        m_open = slice(at, m_open.ids.size() - at);
    }

    /// The tail fills no block and is left out, unless it is all there is.
    void finish() {
        if (m_open.ids.empty())
            return;
        if (m_into.table.count() == 0 && m_open.ids.size() > 1)
            m_into.table.add(m_open);
        else
            ++m_into.dropped;
    }

private:
    Example slice(std::size_t from, std::size_t count) const {
        const auto part = [=](const auto& all) {
            return std::decay_t<decltype(all)>(all.begin() + std::ptrdiff_t(from), all.begin() + std::ptrdiff_t(from + count));
        };
        return {part(m_open.ids), part(m_open.learned)};
    }

    std::size_t m_length;
    Encoded& m_into;
    Example m_open;
};

/// Cuts at the end. A row with nothing left to learn is dropped: the first token is never predicted, so it does not count.
void addRow(Example example, std::int64_t maxLength, Encoded& into) {
    if (std::int64_t(example.ids.size()) > maxLength) {
        example.ids.resize(std::size_t(maxLength));
        example.learned.resize(std::size_t(maxLength));
        ++into.cut;
    }
    if (example.learned.size() < 2 || std::none_of(example.learned.begin() + 1, example.learned.end(), [](auto l) { return l != 0; }))
        ++into.dropped;
    else
        into.table.add(example);
}

Result<> checkExample(const Example& example, std::size_t row, std::int64_t vocab) {
    if (example.ids.size() != example.learned.size())
        return Error(ErrorCode::Failed, "row " + std::to_string(row) + " has a loss mask of another length than its tokens");
    for (const auto id : example.ids)
        if (id < 0 || id >= vocab)
            return Error(ErrorCode::Rejected,
                         "row " + std::to_string(row) + " has the token id " + std::to_string(id) + ", the model knows " + std::to_string(vocab) + " tokens")
                .withHint("Tokenizer and model do not belong together.");
    return ok();
}

} // namespace

void TokenTable::add(const Example& example) {
    m_ids.insert(m_ids.end(), example.ids.begin(), example.ids.end());
    m_learned.insert(m_learned.end(), example.learned.begin(), example.learned.end());
    m_ends.push_back(m_ids.size());
    m_longest = std::max(m_longest, std::int64_t(example.ids.size()));
}

std::span<const std::int32_t> TokenTable::ids(std::size_t index) const {
    const auto begin = index == 0 ? 0 : m_ends[index - 1];
    return {m_ids.data() + begin, m_ends[index] - begin};
}

std::span<const std::uint8_t> TokenTable::learned(std::size_t index) const {
    const auto begin = index == 0 ? 0 : m_ends[index - 1];
    return {m_learned.data() + begin, m_ends[index] - begin};
}

Result<Encoded> encodeRows(RowSource& rows, const EncodeRow& encode, const EncodePlan& plan) {
    Encoded encoded;
    BlockPacker packer(plan.maxLength, encoded);
    while (true) {
        DANLU_TRY(const auto row, rows.next());
        if (!row)
            break;
        DANLU_TRY(auto example, encode(*row));
        DANLU_CHECK(checkExample(example, ++encoded.rows, plan.vocab));
        if (plan.pack)
            packer.add(example);
        else
            addRow(std::move(example), plan.maxLength, encoded);
    }
    packer.finish();
    return encoded;
}

Batch Batch::to(const at::Device& device) const { return {ids.to(device), labels.to(device), places.defined() ? places.to(device) : places, tokens, learned}; }

Batch makeBatch(const TokenTable& table, std::span<const std::int64_t> rows, std::int64_t padId) {
    std::int64_t longest = 1;
    for (const auto row : rows)
        longest = std::max(longest, std::int64_t(table.ids(std::size_t(row)).size()));
    Batch batch{
        at::full({std::int64_t(rows.size()), longest}, padId, at::kLong), at::full({std::int64_t(rows.size()), longest}, kIgnored, at::kLong), {}, 0, 0};
    auto *ids = batch.ids.mutable_data_ptr<std::int64_t>(), *labels = batch.labels.mutable_data_ptr<std::int64_t>();
    std::vector<std::int64_t> places;
    for (const auto row : rows) {
        const auto from = table.ids(std::size_t(row));
        const auto learned = table.learned(std::size_t(row));
        for (std::size_t i = 0; i < from.size(); ++i) {
            ids[i] = from[i];
            labels[i] = learned[i] ? from[i] : kIgnored;
            batch.learned += i > 0 && learned[i] ? 1 : 0;
            places.push_back(ids + std::ptrdiff_t(i) - batch.ids.const_data_ptr<std::int64_t>());
        }
        batch.tokens += std::int64_t(from.size());
        ids += longest, labels += longest;
    }
    if (batch.tokens < batch.ids.numel())
        batch.places = at::tensor(places, at::kLong);
    return batch;
}

} // namespace danlu::engine
