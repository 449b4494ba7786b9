#pragma once

#include "ui/shell/Shell.h"

class QPushButton;

namespace danlu::ui {

class ElidedLabel;
class Label;
class PassphraseField;

/// A project out of a backup: which file, the passphrase it had, where it goes. Opens it when every byte of it was checked.
class RestoreForm : public QWidget {
    Q_OBJECT
public:
    explicit RestoreForm(Shell& shell, QWidget* parent = nullptr);
    /// The file that was chosen; the project's folder is named after it.
    void setFile(const QString& file);
    PassphraseField& field() const { return *m_field; }

signals:
    void dismissed();

private:
    void choose();
    void act();
    void look();
    QString folder() const;

    Shell& m_shell;
    QString m_file;
    bool m_isWorking = false;
    ElidedLabel *m_fileLabel, *m_folderLabel;
    PassphraseField* m_field;
    Label* m_verdict;
    QPushButton* m_act;
};

} // namespace danlu::ui
