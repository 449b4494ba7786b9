#include "services/run/Unbegun.h"

namespace danlu::services {

Result<> endUnbegun(const protocol::RunFolder& folder, protocol::RunEvent end, std::optional<ErrorCode> code) {
    DANLU_TRY(const auto lock, FileLock::acquire(folder.lock()));
    DANLU_TRY(const auto records, protocol::readJournal(folder.journal()));
    if (protocol::summarize(records, false).state != protocol::RunState::Queued)
        return ok(); // it began, and said itself how it ended
    const SystemClock clock;
    DANLU_TRY(const auto journal, protocol::JournalWriter::open(folder.journal(), clock));
    journal->add(protocol::StateRecord{next(protocol::RunState::Queued, end), code ? static_cast<std::uint8_t>(*code) : std::uint8_t{255}, 0});
    return journal->flush();
}

} // namespace danlu::services
