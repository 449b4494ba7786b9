#include "services/project/Passphrase.h"

#include <QString>
#include <QStringDecoder>

namespace danlu::services {
namespace {

constexpr std::size_t kPassphraseBytes = 4096;

Result<crypto::SecretBuffer> passphraseFrom(int fd, const Path& name) {
    crypto::SecretBuffer buffer(kPassphraseBytes + 1);
    std::size_t size = 0;
    for (;;) {
        DANLU_TRY(const std::size_t got, readSome(fd, buffer.span().subspan(size), name));
        size += got;
        if (got == 0)
            return passphraseOf(buffer.bytes().substr(0, size));
        if (size > kPassphraseBytes)
            return Error(ErrorCode::Rejected, "the passphrase in " + name.string() + " is longer than 4096 bytes");
    }
}

} // namespace

Result<crypto::SecretBuffer> passphraseOf(std::string_view typed) {
    while (!typed.empty() && (typed.back() == '\n' || typed.back() == '\r'))
        typed.remove_suffix(1);
    if (typed.empty())
        return Error(ErrorCode::Rejected, "the passphrase is empty");
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(QByteArrayView(typed.data(), qsizetype(typed.size())));
    if (decoder.hasError())
        return Error(ErrorCode::Rejected, "the passphrase is not UTF-8");
    QString normal = text.normalized(QString::NormalizationForm_C);
    QByteArray bytes = normal.toUtf8();
    auto secret = crypto::SecretBuffer::copyOf({bytes.constData(), std::size_t(bytes.size())});
    bytes.fill('\0');
    normal.fill(QChar(0));
    text.fill(QChar(0));
    return secret;
}

Result<crypto::SecretBuffer> passphraseOfFile(const Path& file) {
    DANLU_TRY(const Descriptor descriptor, openForReading(file));
    return passphraseFrom(descriptor.fd(), file);
}

Result<crypto::SecretBuffer> passphraseOfDescriptor(int fd) { return passphraseFrom(fd, "descriptor " + std::to_string(fd)); }

} // namespace danlu::services
