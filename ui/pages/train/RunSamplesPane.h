#pragma once

#include "base/Json.h"
#include "services/run/RunFollower.h"
#include "ui/shell/Session.h"
#include "ui/widgets/Panel.h"

class QListView;

namespace danlu::ui {

class Label;
class PanelHeader;
class SamplesModel;

/// What the model of a run said to the same questions while it learned; personal data is masked. Read again when the run has answered.
class RunSamplesPane : public Panel {
    Q_OBJECT
public:
    explicit RunSamplesPane(Session& session, QWidget* parent = nullptr);
    void setRun(const QString& id);
    void take(const services::RunNews& news);

private:
    void read();
    void show(const Json& samples);
    void tell();

    Session& m_session;
    SamplesModel* m_model;
    PanelHeader* m_header;
    QListView* m_view;
    Label* m_none;
    QString m_run;
    Json m_shown;
    bool m_isReading = false, m_isToRead = false;
};

} // namespace danlu::ui
