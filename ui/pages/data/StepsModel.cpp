#include "ui/pages/data/StepsModel.h"

#include "services/dataset/CleanPreview.h"
#include "ui/pages/data/Faces.h"
#include "ui/pages/data/StepWords.h"
#include "ui/pages/data/TwoLineDelegate.h"
#include "ui/shell/Figures.h"

namespace danlu::ui {

const Json& knownSteps() {
    static const Json steps = services::cleaningSteps();
    return steps;
}

Json aboutStep(const QString& step) {
    for (const Json& about : knownSteps())
        if (textAt(about, "step") == step)
            return about;
    return {};
}

void StepsModel::setRecipe(const Json& recipe) {
    beginResetModel();
    m_steps.clear();
    for (const Json& step : recipe)
        m_steps.push_back({step});
    endResetModel();
    emit recipeChanged();
}

Json StepsModel::recipe() const {
    Json recipe = Json::array();
    for (const Step& step : m_steps)
        if (step.isOn)
            recipe.push_back(step.step);
    return recipe;
}

void StepsModel::addStep(const QString& step) {
    Json made{{"step", bytesOf(step)}};
    const Json about = aboutStep(step);
    for (const Json& option : about.value("options", Json::array()))
        made[option["key"].get<std::string>()] = option["value"];
    beginInsertRows({}, rowCount(), rowCount());
    m_steps.push_back({std::move(made)});
    endInsertRows();
    emit recipeChanged();
}

void StepsModel::removeStep(int row) {
    beginRemoveRows({}, row, row);
    m_steps.erase(m_steps.begin() + row);
    endRemoveRows();
    emit recipeChanged();
}

int StepsModel::moveStep(int row, int by) {
    const int to = row + by;
    if (row < 0 || to < 0 || to >= rowCount())
        return row;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    std::swap(m_steps[std::size_t(row)], m_steps[std::size_t(to)]);
    endMoveRows();
    emit recipeChanged();
    return to;
}

void StepsModel::setOption(int row, const std::string& key, const Json& value) {
    Json& step = m_steps[std::size_t(row)].step;
    if (step.value(key, Json()) == value)
        return;
    if (value.is_null()) // as it is where nobody says anything
        step.erase(key);
    else
        step[key] = value;
    emit dataChanged(index(row), index(row));
    emit recipeChanged();
}

void StepsModel::setCounts(const Json& counts) {
    std::size_t at = 0;
    for (Step& step : m_steps) {
        const Json count = step.isOn && counts.is_array() && at < counts.size() ? counts[at] : Json();
        at += step.isOn ? 1 : 0;
        step.changed = count.is_object() ? countAt(count, "changed") : -1;
        step.dropped = count.is_object() ? countAt(count, "dropped") : -1;
    }
    if (!m_steps.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int StepsModel::rowOfActive(int number) const {
    for (int row = 0; row < rowCount(); ++row)
        if (m_steps[std::size_t(row)].isOn && number-- == 0)
            return row;
    return -1;
}

QString StepsModel::summary(const Step& step) const {
    QStringList parts;
    for (const auto& [key, value] : step.step.items()) {
        if (key == "step" || (value.is_boolean() && !value.get<bool>()))
            continue;
        const QString name = optionText(textOf(key));
        const QString text = value.is_string()           ? textOf(value.get<std::string>())
                             : value.is_number_integer() ? countText(value.get<std::int64_t>())
                                                         : QString();
        parts << (value.is_boolean() ? name : text.isEmpty() && value.is_string() ? tr("remove") : name + QLatin1Char(' ') + text);
    }
    return parts.isEmpty() ? stepHelp(textAt(step.step, "step"), {}) : parts.join(QStringLiteral(" · "));
}

QVariant StepsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Step& step = m_steps[std::size_t(index.row())];
    const bool isKnown = step.isOn && step.dropped >= 0;
    switch (role) {
    case Qt::DisplayRole:
        return stepText(textAt(step.step, "step"));
    case Qt::CheckStateRole:
        return int(step.isOn ? Qt::Checked : Qt::Unchecked);
    case TwoLineDelegate::kSecond:
        return summary(step);
    case TwoLineDelegate::kRight:
        return !step.isOn         ? tr("off")
               : !isKnown         ? QString()
               : step.dropped > 0 ? QStringLiteral("−%1").arg(countText(step.dropped))
               : step.changed > 0 ? tr("%1 changed").arg(countText(step.changed))
                                  : QStringLiteral("0");
    case TwoLineDelegate::kRightColor:
        return int(isKnown && step.dropped > 0 ? Color::Bad : isKnown && step.changed > 0 ? Color::AccentText : Color::TextFaint);
    case Qt::ToolTipRole:
        return stepHelp(textAt(step.step, "step"), {});
    default:
        return {};
    }
}

bool StepsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    m_steps[std::size_t(index.row())].isOn = value.toInt() == Qt::Checked;
    emit dataChanged(index, index);
    emit recipeChanged();
    return true;
}

Qt::ItemFlags StepsModel::flags(const QModelIndex& index) const {
    const auto usual = QAbstractListModel::flags(index);
    return index.isValid() ? usual | Qt::ItemIsUserCheckable : usual;
}

} // namespace danlu::ui
