#pragma once

#include "base/Json.h"

#include <QAbstractListModel>

namespace danlu::ui {

/// The steps of a cleaning recipe in their order, each with its options; those that are switched off are left out of the recipe.
class StepsModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    /// [{step, option: value …}]
    void setRecipe(const Json& recipe);
    Json recipe() const;
    void addStep(const QString& step);
    void removeStep(int row);
    /// Up (−1) or down (1); where it is then.
    int moveStep(int row, int by);
    /// What one step does: {step, option: value …}.
    const Json& step(int row) const { return m_steps[std::size_t(row)].step; }
    void setOption(int row, const std::string& key, const Json& value);
    /// Counts of a preview or of a finished run: [{step, changed, dropped}] of the steps that are on; null: not known.
    void setCounts(const Json& counts);
    /// The row of the n-th step that is on; −1 where there is none.
    int rowOfActive(int number) const;
    std::int64_t droppedBy(int row) const { return m_steps[std::size_t(row)].dropped; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_steps.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// It does something else now.
    void recipeChanged();

private:
    struct Step {
        Json step;
        bool isOn = true;
        std::int64_t changed = -1, dropped = -1; // −1: not known
    };
    QString summary(const Step& step) const;

    std::vector<Step> m_steps;
};

/// Every step there is, as services::cleaningSteps describes it, read once.
const Json& knownSteps();
/// {step, help, options} of one; null for an unknown one.
Json aboutStep(const QString& step);

} // namespace danlu::ui
