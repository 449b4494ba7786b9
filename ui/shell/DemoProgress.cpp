#include "ui/shell/DemoProgress.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <numeric>

namespace danlu::ui {
namespace {

struct DemoStep {
    double seconds; // on two cores
    const char* title;
};

constexpr const char* kDemoContext = "DemoProgress";
constexpr double kTooEarly = 0.03; // below it the rest cannot be told from the beginning

constexpr std::array kDemoSteps{
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "making the project")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "importing two deliveries of tickets")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "cleaning them")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "splitting them")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "giving them their labels")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "importing the tickets to test on")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "registering the starter model")},
    DemoStep{270, QT_TRANSLATE_NOOP("DemoProgress", "fine-tuning it")},
    DemoStep{2, QT_TRANSLATE_NOOP("DemoProgress", "training plain classifiers to compare with")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "quantizing to Q8_0")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "quantizing to Q4_0")},
    DemoStep{15, QT_TRANSLATE_NOOP("DemoProgress", "measuring the starter model")},
    DemoStep{15, QT_TRANSLATE_NOOP("DemoProgress", "measuring the tuned model")},
    DemoStep{20, QT_TRANSLATE_NOOP("DemoProgress", "measuring its Q8_0")},
    DemoStep{20, QT_TRANSLATE_NOOP("DemoProgress", "measuring its Q4_0")},
    DemoStep{6, QT_TRANSLATE_NOOP("DemoProgress", "comparing answers")},
    DemoStep{4, QT_TRANSLATE_NOOP("DemoProgress", "exporting as GGUF")},
    DemoStep{3, QT_TRANSLATE_NOOP("DemoProgress", "reading the GGUF back")},
    DemoStep{4, QT_TRANSLATE_NOOP("DemoProgress", "exporting the adapter")},
    DemoStep{3, QT_TRANSLATE_NOOP("DemoProgress", "reading the adapter back")},
    DemoStep{4, QT_TRANSLATE_NOOP("DemoProgress", "exporting for Hugging Face")},
    DemoStep{3, QT_TRANSLATE_NOOP("DemoProgress", "reading that back")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "verifying the audit log")},
    DemoStep{1, QT_TRANSLATE_NOOP("DemoProgress", "verifying the project")},
};

double secondsOf(std::size_t steps) {
    const auto add = [](double sum, const DemoStep& step) { return sum + step.seconds; };
    return std::accumulate(kDemoSteps.begin(), kDemoSteps.begin() + std::ptrdiff_t(std::min(steps, kDemoSteps.size())), 0.0, add);
}

std::int64_t numberIn(QString text) { return text.remove(QLatin1Char(',')).toLongLong(); }

} // namespace

int DemoProgress::steps() { return int(kDemoSteps.size()); }

void DemoProgress::take(const QString& line) {
    static const QRegularExpression kStepLine(QStringLiteral("^(\\d+)\\. (.+)$"));
    static const QRegularExpression kFigureLine(QStringLiteral(" ([\\d,]+)/([\\d,]+) \\(\\d+%\\)"));
    if (const auto step = kStepLine.match(line); step.hasMatch()) {
        m_step = step.captured(1).toInt();
        m_title = step.captured(2);
        m_done = m_total = 0;
    } else if (const auto figure = kFigureLine.match(line); figure.hasMatch()) {
        m_done = numberIn(figure.captured(1));
        m_total = numberIn(figure.captured(2));
    } else if (!line.trimmed().isEmpty() && !line.startsWith(QLatin1Char(' '))) {
        m_lastWord = line.trimmed();
        if (const QString whose = QStringLiteral("danlu-cli: "); m_lastWord.startsWith(whose))
            m_lastWord.remove(0, whose.size()); // the sentence itself is known in other languages
    }
}

QString DemoProgress::title() const {
    if (m_step < 1)
        return QCoreApplication::translate(kDemoContext, "starting", "the building of the sample");
    return m_step <= steps() ? QCoreApplication::translate(kDemoContext, kDemoSteps[std::size_t(m_step - 1)].title) : m_title;
}

double DemoProgress::fraction() const {
    if (m_step < 1)
        return 0;
    const auto before = std::size_t(m_step - 1);
    const double within = m_total > 0 ? double(m_done) / double(m_total) : 0;
    const double own = before < kDemoSteps.size() ? kDemoSteps[before].seconds : 0;
    return (secondsOf(before) + own * within) / secondsOf(kDemoSteps.size());
}

double DemoProgress::secondsLeft(double gone) const {
    const double part = fraction();
    return part < kTooEarly ? -1 : gone / part * (1 - part);
}

} // namespace danlu::ui
