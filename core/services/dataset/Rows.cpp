#include "services/dataset/Rows.h"

#include "base/Names.h"
#include "protocol/Rows.h"
#include "services/dataset/VersionRef.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

namespace danlu::services {
namespace {

constexpr std::uint64_t kFindReportEvery = 8192; // rows
constexpr std::array<std::pair<std::string_view, RowOrder>, 4> kRowOrders{
    {{"stored", RowOrder::Stored}, {"label", RowOrder::Label}, {"length", RowOrder::Length}, {"split", RowOrder::Split}}};

SplitCounts countsOf(const std::vector<Split>& splits, std::uint64_t rows) {
    const auto count = [&splits](Split split) { return std::uint64_t(std::count(splits.begin(), splits.end(), split)); };
    if (splits.empty())
        return {rows, 0, 0, 0};
    return {count(Split::None), count(Split::Train), count(Split::Validation), count(Split::Test)};
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

/// A text that is looked for, whatever the case of its ASCII letters.
class Needle {
public:
    explicit Needle(std::string text) : m_text(std::move(text)) { std::transform(m_text.begin(), m_text.end(), m_text.begin(), lowered); }
    bool isEmpty() const { return m_text.empty(); }
    bool isIn(std::string_view text) const {
        const auto isSame = [](char a, char b) { return lowered(a) == b; };
        return std::search(text.begin(), text.end(), m_text.begin(), m_text.end(), isSame) != text.end();
    }
    bool isIn(const Row& row) const {
        const auto inTurn = [this](const Turn& turn) { return isIn(turn.text); };
        const auto inPath = [this](const LabelPath& path) { return isIn(labelText(path)); };
        return std::any_of(row.turns.begin(), row.turns.end(), inTurn) || isIn(row.rejected) || std::any_of(row.labels.begin(), row.labels.end(), inPath);
    }

private:
    std::string m_text;
};

/// What rows are ordered by, a number each: ranks of label texts, or the length itself.
class SortKeys {
public:
    explicit SortKeys(RowOrder order) : m_order(order) {}

    void add(const Row& row, Split split) {
        if (m_order == RowOrder::Split)
            m_keys.push_back(std::uint64_t(split));
        else if (m_order == RowOrder::Length)
            m_keys.push_back(byteSize(row));
        else if (m_order == RowOrder::Label)
            m_keys.push_back(m_labels.emplace(row.labels.empty() ? std::string() : labelText(row.labels.front()), m_labels.size()).first->second);
    }

    void sort(std::vector<std::uint64_t>& rows, Direction direction) {
        if (m_order == RowOrder::Stored) {
            if (direction == Direction::Down)
                std::reverse(rows.begin(), rows.end());
            return;
        }
        rankLabels();
        std::vector<std::size_t> places(rows.size());
        std::iota(places.begin(), places.end(), std::size_t(0));
        std::stable_sort(places.begin(), places.end(),
                         [&](std::size_t a, std::size_t b) { return direction == Direction::Up ? m_keys[a] < m_keys[b] : m_keys[a] > m_keys[b]; });
        std::vector<std::uint64_t> sorted(rows.size());
        std::transform(places.begin(), places.end(), sorted.begin(), [&](std::size_t place) { return rows[place]; });
        rows = std::move(sorted);
    }

private:
    void rankLabels() {
        if (m_order != RowOrder::Label)
            return;
        std::vector<std::pair<std::string, std::uint64_t>> byName(m_labels.begin(), m_labels.end());
        std::sort(byName.begin(), byName.end());
        std::vector<std::uint64_t> rank(byName.size());
        for (std::size_t i = 0; i < byName.size(); ++i)
            rank[byName[i].second] = i;
        for (auto& key : m_keys)
            key = rank[key];
    }

    RowOrder m_order;
    std::vector<std::uint64_t> m_keys;
    std::unordered_map<std::string, std::uint64_t> m_labels;
};

Result<Split> wantedSplit(const std::string& name) {
    for (const Split split : {Split::Train, Split::Validation, Split::Test})
        if (name == nameOf(split))
            return split;
    return name.empty() ? Result<Split>(Split::None) : unknownName("split", name, {"train", "validation", "test"});
}

/// Where the rows themselves need not be opened.
bool isByColumnOnly(const RowQuery& query) { return query.text.empty() && (query.order == RowOrder::Stored || query.order == RowOrder::Split); }

} // namespace

struct RowBrowser::State {
    Project project; // ours alone
    VersionRef ref;
    std::string reference;
    store::VersionReader reader;
    std::vector<Split> splits;
    SplitCounts counts;
};

RowBrowser::RowBrowser(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RowBrowser::RowBrowser(RowBrowser&&) noexcept = default;
RowBrowser& RowBrowser::operator=(RowBrowser&&) noexcept = default;
RowBrowser::~RowBrowser() = default;

const std::string& RowBrowser::reference() const { return m_state->reference; }
const std::string& RowBrowser::kind() const { return m_state->ref.dataset.kind; }
std::uint64_t RowBrowser::rows() const { return m_state->reader.rows(); }
const SplitCounts& RowBrowser::splits() const { return m_state->counts; }

Result<RowBrowser> RowBrowser::open(Project& project, std::string_view reference) {
    DANLU_TRY(auto twin, project.twin());
    DANLU_TRY(auto ref, findVersion(twin.file(), reference));
    DANLU_TRY(auto reader, store::VersionReader::open(twin.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(auto splits, splitsOf(reader));
    const auto counts = countsOf(splits, reader.rows());
    DANLU_CHECK(project.file().record({"data.show", ref.text(), {{"from", 0}, {"count", reader.rows()}}, "ok"}));
    std::string text = ref.text();
    return RowBrowser(std::unique_ptr<State>(new State{std::move(twin), std::move(ref), std::move(text), std::move(reader), std::move(splits), counts}));
}

Result<std::vector<ShownRow>> RowBrowser::read(std::span<const std::uint64_t> indices) {
    std::vector<std::size_t> places(indices.size()); // in the order in which they lie, so that each segment is opened once
    std::iota(places.begin(), places.end(), std::size_t(0));
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return indices[a] < indices[b]; });
    std::vector<ShownRow> rows(indices.size());
    for (const std::size_t place : places) {
        ShownRow& shown = rows[place];
        shown.index = indices[place];
        DANLU_TRY(const auto encoded, m_state->reader.row(shown.index));
        DANLU_TRY(shown.row, protocol::decodeRow(encoded));
        if (!m_state->splits.empty())
            shown.split = m_state->splits[shown.index];
    }
    return rows;
}

std::vector<std::string> rowOrders() {
    std::vector<std::string> names;
    for (const auto& [name, order] : kRowOrders)
        names.emplace_back(name);
    return names;
}

Result<RowOrder> rowOrderNamed(std::string_view name) {
    for (const auto& [known, order] : kRowOrders)
        if (known == name)
            return order;
    return unknownName("order", name, rowOrders());
}

Result<std::vector<std::uint64_t>> findRows(Project& project, std::string_view reference, const RowQuery& query, const Task& task) {
    DANLU_TRY(const Split wanted, wantedSplit(query.split));
    DANLU_TRY(const auto ref, findVersion(project.file(), reference));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(const auto splits, splitsOf(reader));
    const Needle needle(query.text);
    SortKeys keys(query.order);
    std::vector<std::uint64_t> found;
    const auto splitAt = [&splits](std::uint64_t index) { return splits.empty() ? Split::None : splits[index]; };
    const auto isWanted = [&](std::uint64_t index) { return wanted == Split::None || splitAt(index) == wanted; };
    const auto take = [&](std::uint64_t index, const Row& row) {
        found.push_back(index);
        keys.add(row, splitAt(index));
    };
    if (isByColumnOnly(query)) {
        for (std::uint64_t index = 0; index < reader.rows(); ++index)
            if (isWanted(index))
                take(index, {});
    } else {
        DANLU_CHECK(reader.forEach(0, reader.rows(), [&](std::uint64_t index, std::string_view encoded) -> Result<> {
            if (index % kFindReportEvery == 0)
                task.progress({"searching", std::int64_t(index), std::int64_t(reader.rows()), -1, {}});
            if (task.stop.stop_requested())
                return Error(ErrorCode::Cancelled, "searching was cancelled");
            if (!isWanted(index))
                return ok();
            DANLU_TRY(const Row row, protocol::decodeRow(encoded));
            if (needle.isEmpty() || needle.isIn(row))
                take(index, row);
            return ok();
        }));
    }
    keys.sort(found, query.direction);
    return found;
}

Result<Json> showFound(Project& project, std::string_view reference, const RowQuery& query, std::uint64_t from, std::uint64_t count, const Task& task) {
    DANLU_TRY(const auto found, findRows(project, reference, query, task));
    DANLU_TRY(auto browser, RowBrowser::open(project, reference));
    const std::size_t first = std::min<std::size_t>(from, found.size());
    const std::span<const std::uint64_t> page(found.data() + first, std::min<std::size_t>(count, found.size() - first));
    DANLU_TRY(const auto shown, browser.read(page));
    Json rows = Json::array();
    for (const auto& one : shown) {
        Json row{{"index", one.index}};
        if (one.split != Split::None)
            row["split"] = std::string(nameOf(one.split));
        row.update(toJson(one.row));
        rows.push_back(std::move(row));
    }
    const auto at = browser.reference().rfind('@');
    return Json{{"dataset", browser.reference().substr(0, at)},
                {"version", std::stoi(browser.reference().substr(at + 1))},
                {"kind", browser.kind()},
                {"total", browser.rows()},
                {"matching", found.size()},
                {"from", first},
                {"rows", std::move(rows)}};
}

} // namespace danlu::services
