#pragma once

#include "ui/shell/Shell.h"

class QGridLayout;

namespace danlu::ui {

class Label;
class Meter;

/// Processor, memory, graphics cards and disk as bars with their numbers.
class MachineMeters : public QWidget {
    Q_OBJECT
public:
    explicit MachineMeters(Shell& shell, QWidget* parent = nullptr);

private:
    struct Row {
        Label* name;
        Meter* meter;
        Label* value;
    };
    void show();
    void put(std::size_t at, const QString& name, double fraction, const QString& value);

    Shell& m_shell;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

} // namespace danlu::ui
