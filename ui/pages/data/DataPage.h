#pragma once

#include "ui/pages/data/Faces.h"
#include "ui/shell/Page.h"

class QPushButton;
class QStackedWidget;

namespace danlu::ui {

class DatasetList;
class DropVeil;
class EmptyData;
class ImportView;
class RecipeView;
class Splitter;
class VersionView;

/// Datasets and their versions: what comes in, how it is cleaned and parted, what it looks like, how it goes out.
class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(Shell& shell, QWidget* parent = nullptr);
    /// A dataset or one of its versions: "tickets", "tickets@3"; "import" with files to choose; paths of files, a line each.
    void open(const QString& what) override;
    QWidget* first() override;
    /// Looks at these files; nothing is imported yet.
    void importFiles(const QStringList& paths, const QString& name = {});

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Mode { Empty, Browse, Import, Recipe };

    QWidget* makeBrowser();
    void makeButtons();
    void connectViews();
    void reload();
    void take(std::vector<DatasetFace> datasets);
    void showVersion(const QString& reference);
    void setMode(Mode mode);
    void backToData();
    void sayTitle();
    void sayButtons();
    QString browseFacts(const VersionFace& version) const;
    void showLineage();
    void gone();
    void chooseFiles();
    void importSample();
    void actPrimary();
    const VersionFace* shownVersion() const;

    QStackedWidget* m_stack;
    Splitter* m_split;
    DatasetList* m_list;
    VersionView* m_version;
    EmptyData* m_empty;
    ImportView* m_import;
    RecipeView* m_recipe;
    DropVeil* m_veil;
    QPushButton *m_toRecipe, *m_toExport, *m_load, *m_save, *m_back, *m_primary;
    Mode m_mode = Mode::Browse;
    QString m_wanted;   // what is to be shown once it is there
    QString m_shown;    // the reference that is open
    QString m_deleting; // ours, so that nobody is told that it has gone
    bool m_isLoaded = false;
};

} // namespace danlu::ui
