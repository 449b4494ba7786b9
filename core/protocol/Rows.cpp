#include "protocol/Rows.h"

#include "protocol/Bytes.h"

namespace danlu::protocol {
namespace {

constexpr std::size_t kCount = 65535; // turns or paths of one row
constexpr std::string_view kMagic{"DRB\x01", 4};
constexpr std::size_t kRowHead = 1 + 2 + 2 + 4;

Error badRow(std::string_view why) { return Error(ErrorCode::Corrupt, "a stored row is damaged: " + std::string(why)); }

Result<> checkRow(const Row& row) {
    if (byteSize(row) > kRowBytes)
        return Error(ErrorCode::Rejected, "the row has " + sizeText(byteSize(row)) + ", allowed are 8 MiB");
    if (row.turns.size() > kCount || row.labels.size() > kCount)
        return Error(ErrorCode::Rejected, "the row has more than 65535 turns or labels");
    for (const auto& path : row.labels)
        if (path.size() > kLabelLevels)
            return Error(ErrorCode::Rejected, "the row has a label of more than three levels");
    return ok();
}

/// Raw little-endian writes into space that was sized beforehand: a head has many small fields.
class Pen {
public:
    explicit Pen(char* at) : m_at(at) {}
    template <typename Number>
    void number(Number value) {
        std::memcpy(m_at, &value, sizeof value);
        m_at += sizeof value;
    }

private:
    char* m_at;
};

std::size_t headSize(const Row& row) {
    std::size_t size = kRowHead + row.turns.size() * 5 + row.labels.size();
    for (const auto& path : row.labels)
        size += path.size() * 4;
    return size;
}

void writeHead(const Row& row, Pen& pen) {
    pen.number(static_cast<std::uint8_t>(row.kind));
    pen.number(static_cast<std::uint16_t>(row.turns.size()));
    pen.number(static_cast<std::uint16_t>(row.labels.size()));
    pen.number(static_cast<std::uint32_t>(row.rejected.size()));
    for (const auto& turn : row.turns) {
        pen.number(static_cast<std::uint8_t>(turn.role));
        pen.number(static_cast<std::uint32_t>(turn.text.size()));
    }
    for (const auto& path : row.labels) {
        pen.number(static_cast<std::uint8_t>(path.size()));
        for (const auto& level : path)
            pen.number(static_cast<std::uint32_t>(level.size()));
    }
}

/// Appended, not copied into space made by resize(), which would write every byte twice.
void appendTexts(const Row& row, Bytes& to) {
    for (const auto& turn : row.turns)
        to += turn.text;
    to += row.rejected;
    for (const auto& path : row.labels)
        for (const auto& level : path)
            to += level;
}

/// Lengths first, so that nothing is allocated that the bytes do not hold; then the texts.
class RowDecoder {
public:
    explicit RowDecoder(std::string_view bytes) : m_head(bytes) {}

    Result<Row> decode() {
        Row row;
        const auto kind = m_head.number<std::uint8_t>();
        const auto turns = m_head.number<std::uint16_t>();
        const auto paths = m_head.number<std::uint16_t>();
        const auto rejected = m_head.number<std::uint32_t>();
        if (!m_head.ok() || kind > static_cast<std::uint8_t>(RowKind::Classification))
            return badRow("its head");
        row.kind = static_cast<RowKind>(kind);
        if (m_head.left() < turns * std::size_t{5} + paths)
            return badRow("it is cut short");
        row.turns.resize(turns);
        row.labels.resize(paths);
        // The lengths are read twice: here to find where the texts begin, below to cut them.
        ByteCursor lengths = m_head;
        if (!skipHead(turns, paths))
            return badRow("its table");
        m_texts = m_head;
        return readTexts(row, lengths, rejected);
    }

private:
    bool skipHead(std::size_t turns, std::size_t paths) {
        m_head.take(turns * 5);
        for (std::size_t i = 0; i < paths && m_head.ok(); ++i) {
            const auto levels = m_head.number<std::uint8_t>();
            if (levels > kLabelLevels)
                return false;
            m_head.take(levels * std::size_t{4});
        }
        return m_head.ok() && m_head.left() <= kRowBytes;
    }

    Result<Row> readTexts(Row& row, ByteCursor& lengths, std::size_t rejected) {
        for (auto& turn : row.turns) {
            const auto role = lengths.number<std::uint8_t>();
            if (role > static_cast<std::uint8_t>(Role::Tool))
                return badRow("an unknown role");
            turn.role = static_cast<Role>(role);
            turn.text = m_texts.take(lengths.number<std::uint32_t>());
        }
        row.rejected = m_texts.take(rejected);
        for (auto& path : row.labels) {
            path.resize(lengths.number<std::uint8_t>());
            for (auto& level : path)
                level = m_texts.take(lengths.number<std::uint32_t>());
        }
        if (!m_texts.isDone())
            return badRow(m_texts.ok() ? "bytes are left over" : "it is cut short");
        return std::move(row);
    }

    ByteCursor m_head;
    ByteCursor m_texts{{}};
};

} // namespace

Result<> encodeRow(const Row& row, Bytes& to) {
    DANLU_CHECK(checkRow(row));
    const auto begin = to.size();
    const auto head = headSize(row);
    to.reserve(begin + head + byteSize(row));
    to.resize(begin + head);
    Pen pen(to.data() + begin);
    writeHead(row, pen);
    appendTexts(row, to);
    return ok();
}

Result<Row> decodeRow(std::string_view bytes) { return RowDecoder(bytes).decode(); }

Result<> RowBatch::add(const Row& row) {
    const auto begin = m_rows.size();
    if (m_sizes.size() == kBatchRows)
        return Error(ErrorCode::Usage, "a batch holds 1048576 rows at most");
    DANLU_CHECK(encodeRow(row, m_rows));
    m_sizes.push_back(static_cast<std::uint32_t>(m_rows.size() - begin));
    return ok();
}

std::size_t RowBatch::bytes() const { return kMagic.size() + 4 + m_sizes.size() * 4 + m_rows.size(); }

Bytes RowBatch::take() {
    Bytes all;
    all.reserve(bytes());
    all += kMagic;
    put(all, static_cast<std::uint32_t>(m_sizes.size()));
    all.append(reinterpret_cast<const char*>(m_sizes.data()), m_sizes.size() * 4);
    all += m_rows;
    m_sizes.clear();
    m_rows.clear();
    return all;
}

Result<RowBatchView> RowBatchView::of(std::string_view bytes) {
    ByteCursor cursor(bytes);
    const auto damaged = [](std::string_view why) { return Error(ErrorCode::Corrupt, "a batch of rows is damaged: " + std::string(why)); };
    if (cursor.take(kMagic.size()) != kMagic)
        return damaged("it does not begin like one of version 1");
    const auto rows = cursor.number<std::uint32_t>();
    if (!cursor.ok() || rows > kBatchRows || cursor.left() / 4 < rows)
        return damaged("its number of rows");
    RowBatchView view;
    view.m_ends.reserve(rows);
    std::uint64_t end = 0;
    for (std::uint32_t i = 0; i < rows; ++i)
        view.m_ends.push_back(end += cursor.number<std::uint32_t>());
    if (end != cursor.left())
        return damaged("its rows do not fill it");
    view.m_rows = cursor.take(end);
    return view;
}

std::string_view RowBatchView::encoded(std::size_t i) const {
    const auto begin = i == 0 ? 0 : m_ends[i - 1];
    return m_rows.substr(begin, m_ends[i] - begin);
}

Result<std::vector<Row>> decodeBatch(std::string_view bytes) {
    DANLU_TRY(const auto view, RowBatchView::of(bytes));
    std::vector<Row> rows;
    rows.reserve(view.size());
    for (std::size_t i = 0; i < view.size(); ++i) {
        DANLU_TRY(auto row, view.row(i));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace danlu::protocol
