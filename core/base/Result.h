#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace danlu {

/// What kind of failure it is. The command line turns it into an exit code (base/ErrorCode.cpp), the window into an icon.
enum class ErrorCode {
    Usage,    // wrong use of a command or a spec
    Rejected, // input that is not what it should be
    NotFound,
    Exists,
    Corrupt, // stored bytes are not the bytes that were stored
    Io,
    NoSpace,
    Locked, // no key, or somebody else holds it
    Denied,
    OutOfMemory,
    Cancelled,
    Unsupported,
    Timeout,
    Crashed, // a helper process died
    Failed,  // the work itself failed, for instance a loss that is not a number
};

/// "NotFound" and so on: the stable name of a code in JSON output, journals and the audit log.
std::string_view nameOf(ErrorCode code);
/// The inverse; an unknown name gives Failed.
ErrorCode errorCodeOf(std::string_view name);
/// 1 failed · 2 wrong use · 3 input rejected · 4 locked or not allowed · 130 cancelled.
int exitStatusOf(ErrorCode code);

/// Why something failed: one sentence for people (what, where, what to do), a code for programs, and the errors beneath it.
class [[nodiscard]] Error {
public:
    Error(ErrorCode code, std::string message, const char* file = __builtin_FILE(), int line = __builtin_LINE())
        : m_code(code), m_message(std::move(message)), m_file(file), m_line(line) {}

    ErrorCode code() const { return m_code; }
    const std::string& message() const { return m_message; }
    const std::string& hint() const { return m_hint; }
    const char* file() const { return m_file; }
    int line() const { return m_line; }
    const Error* cause() const { return m_cause.get(); }

    /// Adds what the reader can do about it.
    Error withHint(std::string hint) && {
        m_hint = std::move(hint);
        return std::move(*this);
    }

    /// The same failure seen from one level up: "opening the project" caused by "page checksum differs". Keeps code and hint.
    Error wrap(std::string message, const char* file = __builtin_FILE(), int line = __builtin_LINE()) &&;

    /// Message and causes in one line: "a: b: c".
    std::string chain() const;

private:
    ErrorCode m_code;
    std::string m_message;
    std::string m_hint;
    const char* m_file;
    int m_line;
    std::shared_ptr<const Error> m_cause;
};

/// A value or the reason there is none. Core functions return it instead of throwing.
template <typename T = std::monostate>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result() requires std::is_same_v<T, std::monostate> : m_state(std::in_place_index<0>) {}
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    template <typename U>
    requires(std::is_convertible_v<U, T> && !std::is_same_v<std::decay_t<U>, T> && !std::is_same_v<std::decay_t<U>, Error> &&
             !std::is_same_v<std::decay_t<U>, Result>) Result(U&& value)
        : m_state(std::in_place_index<0>, std::forward<U>(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    Error&& error() && { return std::get<1>(std::move(m_state)); }
    const Error& error() const& { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// What a function without a value returns when all went well: `return ok();`
inline Result<> ok() { return {}; }

} // namespace danlu

/// `DANLU_TRY(auto rows, countRows(path));` declares rows, or returns the error to our caller.
#define DANLU_TRY(declaration, expression) DANLU_TRY_NUMBERED(declaration, expression, __COUNTER__)
#define DANLU_TRY_NUMBERED(declaration, expression, number) DANLU_TRY_JOINED(declaration, expression, number)
#define DANLU_TRY_JOINED(declaration, expression, number) DANLU_TRY_NAMED(declaration, expression, danluTry##number)
#define DANLU_TRY_NAMED(declaration, expression, name)                                                                                                         \
    auto name = (expression);                                                                                                                                  \
    if (!name)                                                                                                                                                 \
        return std::move(name).error();                                                                                                                        \
    declaration = std::move(name).value()

/// `DANLU_CHECK(sink.accept(row));` returns the error to our caller, if there is one. May be nested, as in a lambda inside the expression.
#define DANLU_CHECK(expression) DANLU_CHECK_NUMBERED(expression, __COUNTER__)
#define DANLU_CHECK_NUMBERED(expression, number) DANLU_CHECK_JOINED(expression, number)
#define DANLU_CHECK_JOINED(expression, number) DANLU_CHECK_NAMED(expression, danluChecked##number)
#define DANLU_CHECK_NAMED(expression, name)                                                                                                                    \
    do {                                                                                                                                                       \
        if (auto name = (expression); !name)                                                                                                                   \
            return std::move(name).error();                                                                                                                    \
    } while (false)
