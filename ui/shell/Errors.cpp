#include "ui/shell/Errors.h"

#include "ui/shell/Sentences.h"

#include <QCoreApplication>

namespace danlu::ui {
namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::Errors)
};

} // namespace

QString sentenceOf(const danlu::Error& error) {
    switch (error.code()) {
    case ErrorCode::Usage:
        return ErrorWords::tr("Something in what was asked does not fit together.");
    case ErrorCode::Rejected:
        return ErrorWords::tr("What was given is not what it should be.");
    case ErrorCode::NotFound:
        return ErrorWords::tr("Something that is needed is not there.");
    case ErrorCode::Exists:
        return ErrorWords::tr("That name is taken.");
    case ErrorCode::Corrupt:
        return ErrorWords::tr("Stored bytes are not the bytes that were stored.");
    case ErrorCode::Io:
        return ErrorWords::tr("A file or folder could not be read or written.");
    case ErrorCode::NoSpace:
        return ErrorWords::tr("The disk is full.");
    case ErrorCode::Locked:
        return ErrorWords::tr("The project is locked, or another program holds it.");
    case ErrorCode::Denied:
        return ErrorWords::tr("This is not allowed.");
    case ErrorCode::OutOfMemory:
        return ErrorWords::tr("There is not enough memory.");
    case ErrorCode::Cancelled:
        return ErrorWords::tr("It was cancelled.");
    case ErrorCode::Unsupported:
        return ErrorWords::tr("This program cannot do that.");
    case ErrorCode::Timeout:
        return ErrorWords::tr("No answer came in time.");
    case ErrorCode::Crashed:
        return ErrorWords::tr("A helper program ended before its work was done. The window is not affected.");
    case ErrorCode::Failed:
        return ErrorWords::tr("The work itself failed.");
    }
    return {};
}

ErrorPanel* makeErrorPanel(const QString& title, const danlu::Error& error, QWidget* parent) {
    const ErrorTexts texts{title,
                           sentenceOf(error),
                           ErrorWords::tr("What to do"),
                           ErrorWords::tr("Causes"),
                           ErrorWords::tr("Show"),
                           ErrorWords::tr("Hide"),
                           ErrorWords::tr("Copy"),
                           [](std::string_view english) { return inWords(english); }};
    return new ErrorPanel(texts, error, parent);
}

} // namespace danlu::ui
