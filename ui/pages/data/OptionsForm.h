#pragma once

#include "base/Json.h"

#include <QWidget>

class QVBoxLayout;

namespace danlu::ui {

/// The options of a step of a recipe, made from what the step says of itself (services::cleaningSteps). Their real names stand beside the
/// translated ones.
class OptionsForm : public QWidget {
    Q_OBJECT
public:
    explicit OptionsForm(QWidget* parent = nullptr);
    /// `about`: {step, help, options}; `values`: {option: value …}. Null: nothing to show.
    void setStep(const Json& about, const Json& values);

signals:
    void edited(const std::string& key, const danlu::Json& value);

private:
    void fill();
    QWidget* editorOf(const Json& option, const Json& value);

    Json m_about, m_values;
    QVBoxLayout* m_column;
    QWidget* m_fields = nullptr;
};

} // namespace danlu::ui
