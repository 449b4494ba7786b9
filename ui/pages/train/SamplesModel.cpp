#include "ui/pages/train/SamplesModel.h"

#include "ui/shell/Figures.h"

namespace danlu::ui {
namespace {

QString sampleString(const Json& json, const char* key) { return QString::fromStdString(json.value(key, std::string())); }

} // namespace

std::vector<SamplesModel::Row> SamplesModel::rowsOf(const Json& samples) {
    std::vector<Row> rows;
    int number = 0;
    for (const Json& sample : samples) {
        const QString expected = sampleString(sample, "expected");
        rows.push_back({Kind::Question, ++number, 0, 0, sampleString(sample, "prompt"), false});
        if (!expected.isEmpty())
            rows.push_back({Kind::Expected, number, 0, 0, expected, false});
        const Json& answers = sample["answers"];
        std::vector<Row> said;
        for (const Json& answer : answers) {
            const auto step = answer.value("step", std::int64_t(0));
            const QString text = sampleString(answer, "text").trimmed() + (answer.value("cut", false) ? QStringLiteral(" …") : QString());
            if (!said.empty() && said.back().text == text)
                said.back().last = step;
            else
                said.push_back({Kind::Answer, number, step, step, text, !expected.isEmpty() && text == expected.trimmed()});
        }
        rows.insert(rows.end(), said.rbegin(), said.rend());
    }
    return rows;
}

void SamplesModel::setSamples(const Json& samples) {
    auto rows = rowsOf(samples);
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    m_questions = int(samples.size());
    endResetModel();
}

void SamplesModel::retell() {
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

QString SamplesModel::captionOf(const Row& row) const {
    if (row.kind == Kind::Question)
        return tr("Question %1 of %2").arg(countText(row.number), countText(m_questions));
    if (row.kind == Kind::Expected)
        return tr("In the dataset");
    if (row.first == row.last)
        return row.first == 0 ? tr("Before training") : tr("Step %1").arg(countText(row.first));
    return row.first == 0 ? tr("Before training and until step %1").arg(countText(row.last))
                          : tr("Steps %1 to %2").arg(countText(row.first), countText(row.last));
}

int SamplesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant SamplesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.text.isEmpty() ? tr("(nothing)") : row.text;
    case Qt::AccessibleTextRole:
        return captionOf(row) + QStringLiteral(": ") + data(index, Qt::DisplayRole).toString();
    case KindRole:
        return int(row.kind);
    case CaptionRole:
        return captionOf(row);
    case MatchRole:
        return row.isExpected;
    default:
        return {};
    }
}

} // namespace danlu::ui
