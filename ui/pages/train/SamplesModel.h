#pragma once

#include "base/Json.h"

#include <QAbstractListModel>

namespace danlu::ui {

/// A run's sample answers as a list: each question with the dataset's own answer, below it what the model said, the newest first. Steps in a
/// row that said the same are one row, so that what is seen is what changed. GUI thread.
class SamplesModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Kind { Question, Expected, Answer };
    enum Role {
        KindRole = Qt::UserRole + 1,
        CaptionRole, // "step 800", "Question 2 of 3"
        MatchRole,   // whether an answer is the dataset's
    };

    using QAbstractListModel::QAbstractListModel;
    /// As services::runSamples gives them.
    void setSamples(const Json& samples);
    /// The words in another language.
    void retell();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        Kind kind = Kind::Question;
        int number = 0;                   // of the question
        std::int64_t first = 0, last = 0; // steps of an answer
        QString text;
        bool isExpected = false;
        bool operator==(const Row&) const = default;
    };
    static std::vector<Row> rowsOf(const Json& samples);
    QString captionOf(const Row& row) const;

    std::vector<Row> m_rows;
    int m_questions = 0;
};

} // namespace danlu::ui
