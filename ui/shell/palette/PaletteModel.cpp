#include "ui/shell/palette/PaletteModel.h"

#include "ui/shell/palette/Fuzzy.h"

#include <QCoreApplication>

#include <array>

namespace danlu::ui {
namespace {

struct PaletteWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::Palette)
};

constexpr std::size_t kMostUnasked = 5; // of what a project may have many of, while nothing was typed
constexpr std::size_t kMostAsked = 50;

struct PaletteQuery {
    QString words;
    bool (*wants)(PaletteGroup);
};

bool isAction(PaletteGroup group) { return group == PaletteGroup::Action || group == PaletteGroup::Here; }

PaletteQuery parsed(const QString& typed) {
    const QString text = typed.trimmed();
    if (text.startsWith(QLatin1Char('>')))
        return {text.mid(1).trimmed(), isAction};
    if (text.startsWith(QLatin1Char('@')))
        return {text.mid(1).trimmed(), [](PaletteGroup group) { return group == PaletteGroup::Dataset; }};
    return {text, [](PaletteGroup) { return true; }};
}

std::size_t mostOf(PaletteGroup group, bool isAsked) {
    const bool isFew = isAction(group) || group == PaletteGroup::Page;
    return isAsked || isFew ? kMostAsked : kMostUnasked;
}

} // namespace

QString captionOf(PaletteGroup group) {
    switch (group) {
    case PaletteGroup::Here:
        return PaletteWords::tr("On this page");
    case PaletteGroup::Page:
        return PaletteWords::tr("Pages");
    case PaletteGroup::Run:
        return PaletteWords::tr("Runs");
    case PaletteGroup::Dataset:
        return PaletteWords::tr("Datasets");
    case PaletteGroup::Model:
        return PaletteWords::tr("Models");
    case PaletteGroup::Action:
        return PaletteWords::tr("Actions");
    case PaletteGroup::Project:
        return PaletteWords::tr("Recent projects");
    case PaletteGroup::Count:
        break;
    }
    return {};
}

void PaletteModel::setItems(std::vector<PaletteItem> items) {
    beginResetModel();
    m_items = std::move(items);
    filter();
    endResetModel();
}

void PaletteModel::setQuery(const QString& query) {
    beginResetModel();
    m_query = query;
    filter();
    endResetModel();
}

std::vector<PaletteModel::Row> PaletteModel::answers() const {
    const PaletteQuery query = parsed(m_query);
    std::vector<Row> found;
    for (const PaletteItem& item : m_items)
        if (query.wants(item.group) && (item.offered == Offered::Always || !query.words.isEmpty()))
            if (auto match = fuzzyMatch(query.words, item.main.text))
                found.push_back({item.group, &item, match->score, std::move(match->letters)});
    return found;
}

/// Groups stand by their best answer; what is equally good, as it came, actions of things behind those of the window.
void PaletteModel::filter() {
    auto found = answers();
    m_matches = int(found.size());
    std::array<int, std::size_t(PaletteGroup::Count)> best{};
    for (const Row& row : found)
        best[std::size_t(row.group)] = std::max(best[std::size_t(row.group)], row.score);
    std::ranges::stable_sort(found, [&best](const Row& a, const Row& b) {
        const auto rank = [&best](const Row& row) { return std::tuple(-best[std::size_t(row.group)], row.group, -row.score, row.item->offered); };
        return rank(a) < rank(b);
    });
    const bool isAsked = !m_query.trimmed().isEmpty();
    m_rows.clear();
    std::size_t ofGroup = 0;
    for (Row& row : found) {
        if (m_rows.empty() || m_rows.back().group != row.group) {
            m_rows.push_back({row.group});
            ofGroup = 0;
        }
        if (ofGroup++ < mostOf(row.group, isAsked))
            m_rows.push_back(std::move(row));
    }
}

const PaletteItem* PaletteModel::item(int row) const { return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)].item : nullptr; }

int PaletteModel::next(int row, int steps) const {
    int last = item(row) ? row : -1;
    const int step = steps < 0 ? -1 : 1;
    for (int at = row + step, left = std::abs(steps); at >= 0 && at < rowCount() && left > 0; at += step)
        if (item(at)) {
            last = at;
            --left;
        }
    return last;
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    if (role == Qt::AccessibleTextRole && row.item && !row.item->note.isEmpty())
        return QStringLiteral("%1, %2").arg(row.item->main.text, row.item->note);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return row.item ? row.item->main.text : captionOf(row.group);
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return isCaption(index.row()) ? Qt::ItemNeverHasChildren : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace danlu::ui
