#pragma once

#include "ui/pages/start/MachineCheck.h"

#include <QWidget>

class QVBoxLayout;

namespace danlu::ui {

/// The rows of a machine check below each other; bones of them until they are known.
class CheckList : public QWidget {
    Q_OBJECT
public:
    explicit CheckList(const MachineCheck& check, QWidget* parent = nullptr);

private:
    void show();

    const MachineCheck& m_check;
    QVBoxLayout* m_rows;
};

} // namespace danlu::ui
