#pragma once

#include <QLineEdit>

namespace danlu::ui {

/// A line edit that looks for something: a glass, a clear button, Escape empties it. Key caps at the right say how to come here.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);
    void setCaps(const QStringList& caps);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Leaves room for the glass, and for the caps as long as they are seen.
    void makeRoom();

    QStringList m_caps;
};

} // namespace danlu::ui
