#pragma once

#include "base/Json.h"
#include "ui/widgets/Panel.h"

namespace danlu::ui {

class ElidedLabel;
class Glyph;
class Label;

/// Whether the log is whole: what the last check found, or that nobody checked yet.
class AuditBanner : public Panel {
    Q_OBJECT
public:
    explicit AuditBanner(QWidget* parent = nullptr);
    /// What a check of now found (services::verifyAudit), in so many seconds.
    void setVerdict(const Json& verdict, double seconds);
    /// What the log says of the last check (services::auditFacts), until there is one of now.
    void setFacts(const Json& facts);
    QString sentence() const;
    QSize sizeHint() const override;

private:
    void say();
    void sayVerdict();
    void sayLast();
    enum class Mood { Good, Bad, Unknown };
    void wear(Mood mood);

    Json m_verdict, m_facts;
    double m_seconds = 0;
    Glyph* m_glyph;
    Label* m_sentence;
    ElidedLabel* m_more;
};

} // namespace danlu::ui
