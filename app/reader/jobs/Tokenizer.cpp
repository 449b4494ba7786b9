#include "Files.h"
#include "TokenizerCheck.h"

namespace danlu::reader {
namespace {

constexpr std::uint64_t kModelBytes = 64u << 20;

/// options: {files: [tokenizer.model]}. Table {pieces, bos, eos, unk, pad, special}; Finished {}.
class Tokenizer final : public Job {
public:
    std::string_view name() const override { return "tokenizer"; }

    Result<Json> run(const std::vector<OpenFile>& files, const Json&, protocol::Sender& to) const override {
        if (files.size() != 1)
            return Error(ErrorCode::Usage, "the job tokenizer takes one file");
        DANLU_TRY(const Bytes bytes, contentOf(files[0], kModelBytes));
        DANLU_TRY(const Json table, checkedTokenizer(bytes));
        DANLU_CHECK(to.send(protocol::MessageType::Table, table));
        return Json::object();
    }
};

} // namespace

std::unique_ptr<Job> makeTokenizer() { return std::make_unique<Tokenizer>(); }

} // namespace danlu::reader
