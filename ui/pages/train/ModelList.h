#pragma once

#include "base/Json.h"

#include <QListView>

class QStandardItemModel;

namespace danlu::ui {

/// The models a run can start from, one of them chosen; two lines each.
class ModelList : public QListView {
    Q_OBJECT
public:
    explicit ModelList(QWidget* parent = nullptr);
    void setModels(const Json& models);
    void choose(const std::string& name);
    std::string current() const;
    std::string firstName() const;

signals:
    /// A person chose.
    void chosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    int rowOf(const std::string& name) const;

    QStandardItemModel* m_items;
    Json m_models = Json::array();
    bool m_isFilling = false;
};

} // namespace danlu::ui
