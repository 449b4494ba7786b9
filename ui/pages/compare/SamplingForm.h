#pragma once

#include "spec/SamplingSpec.h"

#include <QWidget>

class QDoubleSpinBox;
class QGridLayout;
class QSlider;
class QSpinBox;

namespace danlu::ui {

class Label;

/// How tokens are chosen: a slider and a number for what is between two ends, a number for the rest. The real key stands beside each word.
class SamplingForm : public QWidget {
    Q_OBJECT
public:
    explicit SamplingForm(QWidget* parent = nullptr);
    spec::SamplingSpec value() const;
    void setValue(const spec::SamplingSpec& sampling);

signals:
    /// A person changed something.
    void edited();

private:
    struct Slid {
        Label* word;
        QDoubleSpinBox* number;
        QSlider* slider;
    };
    struct Whole {
        Label* word;
        QSpinBox* number;
    };
    Slid addSlid(QGridLayout& grid, const char* key, double low, double high);
    Whole addWhole(QGridLayout& grid, const char* key, int high);
    void sayWords();

    std::vector<Slid> m_slid;   // temperature, top_p, repetition_penalty
    std::vector<Whole> m_whole; // top_k, max_new_tokens, seed
    bool m_isSetting = false;
};

} // namespace danlu::ui
