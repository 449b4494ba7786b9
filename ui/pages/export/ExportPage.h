#pragma once

#include "ui/pages/export/Forms.h"
#include "ui/shell/Page.h"

class QStackedWidget;

namespace danlu::ui {

class ExportChoice;
class ExportSide;
class FormCards;
class MeasuredTable;
class PanelHeader;
class PastExports;
class WorkBox;

/// A model leaves the project: its forms with size and quality, what they must pass, where they go, and what was exported before.
class ExportPage : public Page {
    Q_OBJECT
public:
    explicit ExportPage(Shell& shell, QWidget* parent = nullptr);
    /// A model.
    void open(const QString& what) override;
    QWidget* first() override;

private:
    QWidget* middle();
    void connectParts();
    void reload();
    void take(const Json& state);
    FormTable table() const;
    void showForms();
    void choose(const QString& model);
    void showEmpty();
    void sayTitle();
    void measure(const FormFace& form);
    void exportNow();
    void exported(Result<Json> result);
    void verify(const QString& folder);
    void tryOut(const QString& folder);
    /// Long work of this page.
    template <typename T>
    void begin(IconName icon, const QString& name, std::function<Result<T>(services::Project&, const services::Task&)> work, Done<T> done);

    QStackedWidget* m_stack; // what there is, or what belongs here
    QPushButton* m_export;
    QPushButton* m_copyCommand;
    ExportChoice* m_choice;
    WorkBox* m_work;
    FormCards* m_cards;
    PanelHeader* m_formsHeader;
    MeasuredTable* m_measured;
    PastExports* m_past;
    ExportSide* m_side;
    Json m_state;        // {models, datasets, forms, measurements, exports}
    QString m_model;     // chosen
    QString m_dataset;   // chosen: NAME@V; empty: the one measured last
    QString m_formShown; // at the side, to be written
};

} // namespace danlu::ui
