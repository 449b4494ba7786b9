#pragma once

#include "ui/pages/compare/ChatColumn.h"
#include "ui/shell/Page.h"

class QComboBox;
class QPlainTextEdit;
class QStackedWidget;

namespace danlu::ui {

class BatchPanel;
class Label;
class PanelHeader;
class SamplingForm;

/// Two to four models side by side: one prompt for all, answers as they are written, what they cost, what a person thinks of them, and the same for many
/// rows of a dataset.
class ComparePage : public Page {
    Q_OBJECT
public:
    static constexpr int kLeast = 2, kMost = 4;

    explicit ComparePage(Shell& shell, QWidget* parent = nullptr);
    /// Models, separated by commas: they become the columns.
    void open(const QString& what) override;
    QWidget* first() override;
    const std::vector<ChatColumn*>& columns() const { return m_columns; }

private:
    QWidget* conversation();
    QWidget* askBar();
    QWidget* side();
    void addKeys();
    void sayAll();
    void readModels();
    void take(const Json& state);
    void showEmpty();
    void setColumns(const QStringList& models);
    void addColumn(const QString& model);
    void removeColumn(ChatColumn* column);
    void columnsChanged();
    QStringList usualModels() const;

    void send();
    void stop();
    void startAnew();
    void askRow(int row);
    void lookAtRow(int row);
    void showQuestion(const QString& text, const QString& expected);
    void showBusy();
    void applySampling();
    void showSampling();
    void fillScope();

    QStackedWidget* m_stack; // what there is, or what belongs here
    QPushButton* m_new;
    QPushButton* m_add;
    Panel* m_question;
    Label* m_questionText;
    Label* m_expected;
    QHBoxLayout* m_row;
    QPlainTextEdit* m_prompt;
    QPushButton* m_send;
    QPushButton* m_stop;
    PanelHeader* m_samplingHeader;
    QComboBox* m_scope;
    SamplingForm* m_sampling;
    BatchPanel* m_batch;
    QTimer m_idle;
    std::vector<ChatColumn*> m_columns;
    std::vector<ModelFace> m_models;
    Json m_state;         // {models, datasets}
    QStringList m_wanted; // by open(), until the models are known
};

} // namespace danlu::ui
