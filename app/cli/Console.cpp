#include "Console.h"

#include "Render.h"
#include "services/project/Passphrase.h"

#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace danlu::cli {
namespace {

using namespace std::chrono_literals;

std::string numberText(const char* format, double value) {
    char text[40];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// Terminal settings without echo, put back when it goes.
class NoEcho {
public:
    explicit NoEcho(int fd) : m_fd(fd), m_valid(::tcgetattr(fd, &m_before) == 0) {
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        if (m_valid)
            ::tcsetattr(fd, TCSAFLUSH, &quiet);
    }
    ~NoEcho() {
        if (m_valid)
            ::tcsetattr(m_fd, TCSAFLUSH, &m_before);
    }

private:
    int m_fd;
    termios m_before{};
    bool m_valid;
};

Result<std::size_t> readLine(int fd, std::span<char> into, std::stop_token stop) {
    std::size_t size = 0;
    while (size < into.size()) {
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled, "cancelled");
        pollfd watched{fd, POLLIN, 0};
        if (::poll(&watched, 1, 100) <= 0)
            continue;
        if (::read(fd, &into[size], 1) != 1 || into[size] == '\n')
            break;
        ++size;
    }
    return size;
}

} // namespace

std::string durationText(double seconds) {
    const long whole = long(seconds + 0.5);
    char text[40];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
    return text;
}

Console::Console() : m_isTerminal(::isatty(STDERR_FILENO) == 1) {}

bool Console::isDue(const services::Step& step) {
    const auto now = std::chrono::steady_clock::now();
    const bool newPhase = step.phase != m_phase;
    if (newPhase) {
        m_phase = step.phase;
        m_phaseBegan = now;
    }
    const auto pace = m_isTerminal ? 100ms : step.done == 0 ? 60'000ms : 5000ms; // a log need not say often that nothing is known
    if (!newPhase && now - m_last < pace)
        return false;
    m_last = now;
    return true;
}

double Console::phaseSeconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_phaseBegan).count(); }

std::string Console::lineOf(const services::Step& step) const {
    std::string line = step.phase;
    if (step.total > 0)
        line += " " + cellText(step.done) + "/" + cellText(step.total) + numberText(" (%.0f%%)", 100.0 * double(step.done) / double(step.total));
    else if (step.done > 0)
        line += " " + cellText(step.done);
    const auto add = [&](const char* key, const char* format) {
        if (const auto found = step.values.find(key); found != step.values.end())
            line += "  " + numberText(format, found->second);
    };
    add("loss", "loss %.4f");
    add("eval_loss", "eval loss %.4f");
    add("tokens_per_second", "%.0f tokens/s");
    add("megabytes_per_second", "%.0f MB/s");
    double eta = step.eta;
    const double passed = phaseSeconds();
    if (eta < 0 && step.total > 0 && step.done > 0 && passed > 2)
        eta = passed * double(step.total - step.done) / double(step.done);
    if (eta >= 0)
        line += "  ETA " + durationText(eta);
    else if (step.done == 0 && passed > 2)
        line += "  " + durationText(passed);
    return line;
}

void Console::progress(const services::Step& step) {
    if (!isDue(step))
        return;
    if (!m_isTerminal) {
        std::fprintf(stderr, "%s\n", lineOf(step).c_str());
        return;
    }
    winsize size{};
    const std::size_t columns = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 10 ? size.ws_col : 80;
    std::fprintf(stderr, "\r\033[K%s", cutText(lineOf(step), columns - 1).c_str());
    std::fflush(stderr);
    m_open = true;
}

void Console::clear() {
    if (m_open)
        std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    m_open = false;
}

void Console::note(std::string_view sentence) {
    clear();
    std::fprintf(stderr, "%s\n", safeText(sentence).c_str());
}

bool tellTerminal(std::string_view text) {
    const Descriptor terminal(::open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY));
    return terminal && ::isatty(STDIN_FILENO) == 1 && writeAll(terminal.fd(), text, "/dev/tty");
}

Result<crypto::SecretBuffer> askPassphrase(std::string_view question, std::stop_token stop) {
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!terminal || ::isatty(STDIN_FILENO) != 1)
        return Error(ErrorCode::Locked, "the project is locked and there is no terminal to ask for its passphrase")
            .withHint("Give --passphrase-file F or --passphrase-fd N.");
    DANLU_CHECK(writeAll(terminal.fd(), question, "/dev/tty"));
    crypto::SecretBuffer line(4096);
    const NoEcho quiet(terminal.fd());
    const auto size = readLine(terminal.fd(), line.span(), std::move(stop));
    DANLU_CHECK(writeAll(terminal.fd(), "\n", "/dev/tty"));
    if (!size)
        return size.error();
    return services::passphraseOf(line.bytes().substr(0, *size));
}

} // namespace danlu::cli
