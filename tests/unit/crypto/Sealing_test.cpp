#include "support/Suite.h"

#include "crypto/Aead.h"
#include "crypto/KeyDerivation.h"
#include "crypto/Random.h"
#include "crypto/RecoveryCode.h"
#include "crypto/SealedStream.h"

#include <QTemporaryDir>

#include <fstream>

using namespace danlu;
using namespace danlu::crypto;

namespace {

Bytes pattern(std::size_t size) {
    Bytes bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 253);
    return bytes;
}

/// Sealed through the stream writer, fed in pieces of `piece` bytes.
Result<Bytes> sealInPieces(const Key& key, const Bytes& plain, std::size_t piece) {
    Bytes sealed;
    DANLU_TRY(SealedWriter writer, SealedWriter::create(key, "here", [&](std::string_view bytes) {
                  sealed.append(bytes);
                  return ok();
              }));
    for (std::size_t at = 0; at < plain.size(); at += piece)
        DANLU_CHECK(writer.write(std::string_view(plain).substr(at, piece)));
    DANLU_CHECK(writer.finish());
    return sealed;
}

std::uint64_t memoryPeakKiB() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:")
            return status >> word ? std::stoull(word) : 0;
    return 0;
}

} // namespace

class SealingTest : public QObject {
    Q_OBJECT
private slots:
    void streamsOfEverySizeComeBack() {
        const Key key = Key::random().value();
        for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kChunkBytes - 1, kChunkBytes, kChunkBytes + 1, 3 * kChunkBytes, 20 * kChunkBytes + 5}) {
            const Bytes plain = pattern(size);
            for (const std::size_t piece : {std::size_t{1000}, kChunkBytes, std::size_t{1} << 20}) {
                DANLU_VALUE(const Bytes sealed, sealInPieces(key, plain, piece));
                QCOMPARE(std::uint64_t{sealed.size()}, sealedSize(size));
                QCOMPARE(*plainSize(sealed.size()), std::uint64_t{size});
                QVERIFY(open(key, "here", sealed).value() == plain);
                QVERIFY(!open(key, "there", sealed));
                QVERIFY(!open(Key::random().value(), "here", sealed));
            }
        }
    }

    void anyRangeCanBeRead() {
        const Key key = Key::random().value();
        const Bytes plain = pattern(40 * kChunkBytes + 77);
        QTemporaryDir folder;
        const Path file = Path(folder.path().toStdString()) / "sealed";
        QVERIFY_OK(writeSealedFile(key, "f", file, plain));
        DANLU_VALUE(auto reader, SealedReader::openFile(key, "f", file));
        QCOMPARE(reader.size(), std::uint64_t{plain.size()});
        for (const std::size_t offset : {std::size_t{0}, std::size_t{1}, kChunkBytes - 1, kChunkBytes, 5 * kChunkBytes + 3, plain.size() - 1, plain.size()})
            for (const std::size_t count : {std::size_t{0}, std::size_t{1}, kChunkBytes, 3 * kChunkBytes + 1, 38 * kChunkBytes}) {
                Bytes out(count, '\0');
                const auto read = reader.read(offset, out);
                QCOMPARE(bool(read), offset + count <= plain.size());
                QVERIFY(!read || out == plain.substr(offset, count));
            }
        QVERIFY(!readSealedFile(key, "f", file, 1000));
    }

    void everyFlippedBitIsNoticed() {
        const Key key = Key::random().value();
        const Bytes plain = pattern(kChunkBytes + 40);
        Bytes sealed = *seal(key, "c", plain);
        std::size_t unnoticed = 0;
        const auto flipAndTry = [&](std::size_t bit) {
            sealed[bit / 8] = static_cast<char>(sealed[bit / 8] ^ (1 << bit % 8));
            unnoticed += open(key, "c", sealed) ? 1 : 0;
            sealed[bit / 8] = static_cast<char>(sealed[bit / 8] ^ (1 << bit % 8));
        };
        for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit)
            flipAndTry(bit);
        QCOMPARE(unnoticed, std::size_t{0});
        QVERIFY(open(key, "c", sealed));
    }

    void everyTruncationIsNoticed() {
        const Key key = Key::random().value();
        const Bytes plain = pattern(2 * kChunkBytes + 40);
        const Bytes sealed = *seal(key, "c", plain);
        for (std::size_t length = 0; length < sealed.size(); ++length) {
            QVERIFY(!open(key, "c", std::string_view(sealed).substr(0, length)));
            QVERIFY(!SealedReader::openMemory(key, "c", std::string_view(sealed).substr(0, length)));
        }
        QVERIFY(!open(key, "c", sealed + "x"));
    }

    void chunksCannotBeMoved() {
        const Key key = Key::random().value();
        const Bytes sealed = *seal(key, "c", pattern(3 * kChunkBytes + 40));
        const std::size_t chunk = kChunkBytes + kTagBytes;
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = 0; b < 3; ++b) {
                Bytes moved = sealed;
                moved.replace(kSealedHeader + a * chunk, chunk, sealed.substr(kSealedHeader + b * chunk, chunk));
                QCOMPARE(bool(open(key, "c", moved)), a == b);
            }
    }

    void aKilledWriterLeavesItsWholeChunks() {
        const Key key = Key::random().value();
        const Bytes plain = pattern(2 * kChunkBytes + 40);
        const Bytes sealed = *seal(key, "log", plain);
        const auto read = [&](std::size_t length) {
            const auto source = [&](std::uint64_t offset, std::span<char> out) -> Result<> {
                sealed.copy(out.data(), out.size(), offset);
                return ok();
            };
            return SealedReader::open(key, "log", length, source, Ending::MayBeMissing).value().readAll().value();
        };
        QVERIFY(read(10).empty());
        QVERIFY(read(kSealedHeader + 100).empty());
        QVERIFY(read(sealed.size() - 1) == plain.substr(0, 2 * kChunkBytes));
        QVERIFY(read(sealed.size()) == plain);
    }

    void cellsBelongToTheirPlace() {
        const Key key = Key::random().value();
        const Bytes cell = *sealCell(key, fields({"a", "bc"}), "text");
        QCOMPARE(cell.size(), kCellOverhead + 4);
        QCOMPARE(*openCell(key, fields({"a", "bc"}), cell), std::string("text"));
        QVERIFY(!openCell(key, fields({"ab", "c"}), cell));
        QVERIFY(!openCell(Key::random().value(), fields({"a", "bc"}), cell));
        QVERIFY(*sealCell(key, "", "text") != *sealCell(key, "", "text"));
        for (std::size_t length = 0; length < cell.size(); ++length)
            QVERIFY(!openCell(key, fields({"a", "bc"}), cell.substr(0, length)));
        for (std::size_t bit = 0; bit < cell.size() * 8; ++bit) {
            Bytes flipped = cell;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
            QVERIFY(!openCell(key, fields({"a", "bc"}), flipped));
        }
    }

    void keysAreWrapped() {
        const Key outer = Key::random().value(), inner = Key::random().value();
        const Bytes wrapped = *wrapKey(outer, "project|run", inner);
        QVERIFY(unwrapKey(outer, "project|run", wrapped)->bytes() == inner.bytes());
        QVERIFY(!unwrapKey(outer, "project|other", wrapped));
        QVERIFY(!Key::of("short"));
        QVERIFY(deriveKey(outer, "a").bytes() != deriveKey(outer, "b").bytes());
    }

    void hostileCostsAreRefusedBeforeAllocation() {
        const auto before = memoryPeakKiB();
        const KdfCost hostile[] = {{kCeilingCost.memoryKiB + 1, 1, 1}, {UINT32_MAX, 1, 1},
                                   {kFloorCost.memoryKiB, 17, 1},      {kFloorCost.memoryKiB, UINT32_MAX, 1},
                                   {kFloorCost.memoryKiB, 1, 17},      {kFloorCost.memoryKiB - 1, 1, 1},
                                   {kFloorCost.memoryKiB, 0, 1},       {kFloorCost.memoryKiB, 1, 0}};
        for (const auto& cost : hostile) {
            const auto key = keyOfPassphrase("p", "0123456789abcdef", cost);
            QVERIFY(!key && key.error().code() == ErrorCode::Rejected);
        }
        QVERIFY(memoryPeakKiB() < before + 1024);
        QVERIFY(!keyOfPassphrase("p", "short", kFloorCost));
        QVERIFY(keyOfPassphrase("p", "0123456789abcdef", kFloorCost)->bytes() != keyOfPassphrase("q", "0123456789abcdef", kFloorCost)->bytes());
    }

    void recoveryCodesSurviveTyping() {
        for (int round = 0; round < 200; ++round) {
            const RecoveryCode code = RecoveryCode::random().value();
            const std::string text(code.text().bytes());
            QCOMPARE(text.size(), std::size_t{63});
            DANLU_VALUE(const RecoveryCode back, RecoveryCode::parse(text));
            QVERIFY(back.secret() == code.secret());
        }
        const RecoveryCode code = RecoveryCode::random().value();
        std::string sloppy(code.text().bytes());
        for (char& character : sloppy)
            character = character == '-' ? ' ' : character == '0' ? 'o' : character == '1' ? 'l' : static_cast<char>(std::tolower(character));
        QVERIFY(RecoveryCode::parse(sloppy)->secret() == code.secret());
        const std::string text(code.text().bytes());
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string slip = text;
            slip[i] = slip[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!RecoveryCode::parse(slip), slip.c_str());
            QVERIFY(!RecoveryCode::parse(text.substr(0, i)));
        }
        QVERIFY(!RecoveryCode::parse(text + "A"));
    }

    void secretsAreKeptInOwnPages() {
        SecretBuffer secret = SecretBuffer::copyOf("secret");
        const SecretBuffer moved = std::move(secret);
        QVERIFY(secret.empty() && moved.bytes() == "secret");
        QVERIFY(reinterpret_cast<std::uintptr_t>(moved.bytes().data()) % 4096 == 0);
        QVERIFY(equalSecrets("abc", "abc") && !equalSecrets("abc", "abd") && !equalSecrets("abc", "ab"));
        std::string text = "secret";
        cleanse(text);
        QVERIFY(text.empty());
        QVERIFY(*randomBytes(32) != *randomBytes(32));
    }
};

DANLU_SUITE(SealingTest)
#include "Sealing_test.moc"
