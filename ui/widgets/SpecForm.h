#pragma once

#include "spec/Field.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <set>

class QGridLayout;

namespace danlu::ui {

/// What a form says about the fields of a spec, in the language that holds now; asked again after every change of it.
struct SpecWords {
    std::function<QString(std::string_view key)> label;
    std::function<QString(const spec::Field& field)> help;
    std::function<QString(std::string_view key, const std::string& choice)> choice;
    std::function<QString(std::string_view key)> unit;
    /// Whether a field is shown to everybody, or only to who asks for all of them. Nothing: as the spec says.
    std::function<bool(std::string_view key)> simple = {};
    /// The heading a field stands below.
    std::function<QString(std::string_view key)> group;
};

/// A form made from the fields of a described struct: translated label, real name, a control that takes what the field takes, the allowed
/// range below it where it does not. Writes through the fields; whoever owns the struct listens and may refresh the form. GUI thread.
class SpecForm : public QWidget {
    Q_OBJECT
public:
    enum class Level { Simple, Advanced };

    /// `usual` has the same fields with their defaults; both outlive the form.
    SpecForm(spec::Fields fields, spec::Fields usual, SpecWords words, QWidget* parent = nullptr);
    ~SpecForm() override;
    void setLevel(Level level);
    /// Fields that are shown elsewhere or mean nothing now.
    void setHidden(std::set<std::string> keys);
    /// The struct changed by itself.
    void refresh();
    /// Puts a field in the wrong, for a reason the field itself cannot know; empty: right again.
    void complain(std::string_view key, const QString& sentence);
    bool isValid() const;
    /// Fields that differ from their defaults.
    int changed() const;
    QWidget* editorOf(std::string_view key) const;

protected:
    void changeEvent(QEvent* event) override;

signals:
    /// A person changed a field to something it takes.
    void edited(const std::string& key);
    /// Or to something it does not.
    void validityChanged();

private:
    struct Row;
    void gather();
    void build();
    void arrange();
    bool isSimple(const spec::Field& field) const;
    void write(Row& row, const std::string& text);
    void showValue(Row& row);
    void mark(Row& row);
    void retell();

    spec::Fields m_fields, m_usual;
    SpecWords m_words;
    QGridLayout* m_grid;
    std::vector<std::unique_ptr<Row>> m_rows;
    std::set<std::string> m_hidden;
    Level m_level = Level::Simple;
};

/// "Whole number from 1 to 1,024": what a field takes.
QString allowedText(const spec::Field& field);
/// A field's value as its editor shows it: "3e-05" as "3e-5".
QString valueText(const spec::Field& field);

} // namespace danlu::ui
