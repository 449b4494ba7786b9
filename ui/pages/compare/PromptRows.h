#pragma once

#include "services/chat/Chat.h"
#include "ui/widgets/RowDelegate.h"

#include <QAbstractListModel>

namespace danlu::ui {

/// Rows of a dataset as prompts, and after a batch what each model answered to them.
class PromptRows : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ExpectedRole = Qt::UserRole, MarksRole }; // MarksRole: a list, true where the model of that place said just that

    using QAbstractListModel::QAbstractListModel;
    void setPrompts(std::vector<services::AskedPrompt> prompts);
    /// services::compare's answer to these prompts.
    void setBatch(const Json& batch);
    const std::vector<services::AskedPrompt>& prompts() const { return m_prompts; }
    /// What a model answered in the batch; null where there was none.
    const Json* answerOf(int row, const std::string& model) const;
    QString expectedOf(int row) const;
    QString questionOf(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_prompts.size()); }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<services::AskedPrompt> m_prompts;
    Json m_batch;
};

/// Question above, what is expected below it, and a mark for each model at the right.
class PromptDelegate : public RowDelegate {
    Q_OBJECT
public:
    explicit PromptDelegate(QObject* parent = nullptr) : RowDelegate(RowLines::Below, parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// What should have been said, as text: an answer, or a label path.
QString expectedText(const Json& expected);
/// What a person asked last.
QString lastQuestion(const Json& messages);

} // namespace danlu::ui
