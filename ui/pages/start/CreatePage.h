#pragma once

#include "services/project/Project.h"
#include "ui/shell/Page.h"

class QLineEdit;

namespace danlu::ui {

class KeyValueRows;
class Label;
class NewPassphrase;
class RecoveryBox;

/// A new project on one screen: name and folder, passphrase, recovery code, a last look. It opens only when the code was typed back.
class CreatePage : public Page {
    Q_OBJECT
public:
    explicit CreatePage(Shell& shell, QWidget* parent = nullptr);
    static QString name();
    QWidget* first() override;

private:
    enum class Stage { Asking, Making, Made };

    QWidget* makePlaceAndPassphrase();
    QWidget* makeCode();
    QWidget* makeSummary();
    QString folder() const;
    QString missing() const;
    void look();
    void choosePlace();
    void act();
    void create();
    void take(services::SecretBuffer code);
    void openIt();

    Stage m_stage = Stage::Asking;
    QString m_parent;      // folder the project's folder goes into
    QPushButton* m_change; // of the place
    QLineEdit* m_name;
    Label* m_folder;
    NewPassphrase* m_passphrase;
    RecoveryBox* m_code;
    KeyValueRows* m_summary;
    QPushButton *m_cancel, *m_act;
};

} // namespace danlu::ui
