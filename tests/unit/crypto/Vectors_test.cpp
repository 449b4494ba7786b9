#include "support/Suite.h"

#include "base/Json.h"
#include "crypto/Aead.h"
#include "crypto/Base64.h"
#include "crypto/Hash.h"
#include "crypto/KeyDerivation.h"
#include "crypto/SealedStream.h"

#include <QTemporaryDir>

#include <openssl/evp.h>
#include <utility>

using namespace danlu;
using namespace danlu::crypto;

namespace {

Bytes hex(std::string_view text) { return fromHex(text).value(); }
Key keyOf(std::string_view hexDigits) { return Key::of(hex(hexDigits)).value(); }

Bytes pattern(std::size_t size) {
    Bytes bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 7 + i / 251);
    return bytes;
}

Bytes shake(const Bytes& input, std::size_t bytes) {
    Bytes out(bytes, '\0');
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, EVP_shake128(), nullptr);
    EVP_DigestUpdate(context, input.data(), input.size());
    EVP_DigestFinalXOF(context, reinterpret_cast<unsigned char*>(out.data()), bytes);
    EVP_MD_CTX_free(context);
    return out;
}

struct GcmCase {
    const char *key, *nonce, *aad, *plain, *sealed;
};

// McGrew & Viega, "The Galois/Counter Mode of Operation", appendix B, the 256-bit test cases 13 to 16.
constexpr GcmCase kGcm[] = {
    {"0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "", "", "530f8afbc74536b9a963b4f1c4cb738b"},
    {"0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "", "00000000000000000000000000000000",
     "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"},
    {"feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888", "",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a50"
     "2270e3cc6c"},
    {"feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d55"
     "1b"},
};

} // namespace

class VectorsTest : public QObject {
    Q_OBJECT
private slots:
    void sha256OfFips180() {
        QCOMPARE(hexText(sha256("abc")), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Sha256 hash;
        for (int i = 0; i < 1000; ++i)
            hash.add(std::string(1000, 'a'));
        QCOMPARE(hexText(hash.finish()), std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
        QCOMPARE(hexText(hash.finish()), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QTemporaryDir folder;
        const Path file = Path(folder.path().toStdString()) / "abc";
        QVERIFY_OK(writeFileAtomically(file, "abc"));
        DANLU_VALUE(const Digest digest, sha256OfFile(file));
        QVERIFY(digest == sha256("abc"));
    }

    void hmacOfRfc4231() {
        QCOMPARE(hexText(hmacSha256(hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), "Hi There")),
                 std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(hexText(hmacSha256("Jefe", "what do ya want for nothing?")), std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(hexText(hmacSha256(Bytes(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
                 std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }

    // The inputs of RFC 5869 A.1 and A.2 with SHA-512, outputs by PyPI cryptography.
    void hkdfSha512OfRfc5869Inputs() {
        const Bytes ikm(22, '\x0b');
        QCOMPARE(hexText(hkdfSha512(ikm, hex("000102030405060708090a0b0c"), hex("f0f1f2f3f4f5f6f7f8f9"), 42).bytes()),
                 std::string("832390086cda71fb47625bb5ceb168e4c8e26a1a16ed34d9fc7fe92c1481579338da362cb8d9f925d7cb"));
        QCOMPARE(
            hexText(hkdfSha512(ikm, "", "", 130).bytes()),
            std::string("f5fa02b18298a72a8c23898a8703472c6eb179dc204c03425c970e3b164bf90fff22d04836d0e2343bacc4e7cb6045faaa698e0e3b3eb91331306def1db8319e8a699b"
                        "5ee45ab993847dc4df75bde023692c8c0710a67a55123f10a8b2d8327f9eb138da69d5bea1e09a39ea99a341c00b2c9ee0d4ba632115aec516bb71e9227cb0"));
    }

    void gcmOfItsAuthors() {
        for (const auto& one : kGcm) {
            const Bytes plain = hex(one.plain);
            AesGcm gcm(hex(one.key));
            Bytes sealed(plain.size() + kTagBytes, '\0'), opened(plain.size(), '\0');
            QVERIFY_OK(gcm.seal(hex(one.nonce), hex(one.aad), plain, sealed.data()));
            QCOMPARE(hexText(sealed), std::string(one.sealed));
            QVERIFY_OK(gcm.open(hex(one.nonce), hex(one.aad), sealed, opened.data()));
            QVERIFY(opened == plain);
        }
    }

    void xaesOfC2sp() {
        const Key one = keyOf("0101010101010101010101010101010101010101010101010101010101010101");
        const Key three = keyOf("0303030303030303030303030303030303030303030303030303030303030303");
        QCOMPARE(hexText(*sealXaes(one, "ABCDEFGHIJKLMNOPQRSTUVWX", "", "XAES-256-GCM")),
                 std::string("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"));
        QCOMPARE(hexText(*sealXaes(three, "ABCDEFGHIJKLMNOPQRSTUVWX", "c2sp.org/XAES-256-GCM", "XAES-256-GCM")),
                 std::string("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"));
    }

    // 10,000 messages read from a SHAKE-128 stream, their ciphertexts hashed with another one: the specification's accumulated test.
    void xaesAccumulated() {
        const Bytes stream = shake("", 10'000 * (32 + 24 + 2 + 2 * 255));
        std::size_t at = 0;
        const auto take = [&](std::size_t count) { return stream.substr(std::exchange(at, at + count), count); };
        const auto takeString = [&] { return take(static_cast<unsigned char>(take(1)[0])); };
        Bytes sealed;
        for (int i = 0; i < 10'000; ++i) {
            const Key key = Key::of(take(32)).value();
            const Bytes nonce = take(24), plain = takeString(), aad = takeString();
            sealed += *sealXaes(key, nonce, aad, plain);
        }
        QCOMPARE(hexText(shake(sealed, 32)), std::string("e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939"));
    }

    void argon2idOfItsReference() { // by PyPI cryptography, at our floor
        DANLU_VALUE(const Key key, keyOfPassphrase("password", "somesaltsomesalt", kFloorCost));
        QCOMPARE(hexText(key.bytes()), std::string("b2895c2973eaa3f93bdb05bcbe5168ee31fbe6048dcb90dbf8715a6c7ec2e386"));
    }

    void cobblestoneOfPythonCryptography() {
        DANLU_VALUE(const Bytes text, readFile(Path(DANLU_TESTS) / "unit/crypto/cobblestone.json"));
        DANLU_VALUE(const Json document, parseJson(text, "cobblestone.json"));
        QCOMPARE(document["cases"].size(), std::size_t{5});
        for (const auto& one : document["cases"]) {
            const Key key = keyOf(one["key"].get<std::string>());
            const Bytes context = hex(one["context"].get<std::string>());
            DANLU_VALUE(const Bytes sealed, fromBase64(one["sealed"].get<std::string>()));
            const auto size = one["size"].get<std::size_t>();
            QCOMPARE(sealedSize(size), std::uint64_t{sealed.size()});
            DANLU_VALUE(const Bytes plain, open(key, context, sealed));
            QVERIFY(plain == pattern(size));
            DANLU_VALUE(auto reader, SealedReader::openMemory(key, context, sealed));
            DANLU_VALUE(const Bytes again, reader.readAll());
            QVERIFY(again == plain);
        }
    }

    void base64OfRfc4648() {
        const std::pair<const char*, const char*> cases[] = {{"", ""},        {"f", "Zg=="},        {"fo", "Zm8="},
                                                             {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
        for (const auto& [plain, text] : cases) {
            QCOMPARE(base64(plain), std::string(text));
            QCOMPARE(*fromBase64(text), std::string(plain));
        }
        for (const char* bad : {"Z", "Zg=", "Zg", "Zh==", "Zm9=", "Zg==Zg==", "Zm 9", "Zm9v\n"})
            QVERIFY2(!fromBase64(bad), bad);
    }
};

DANLU_SUITE(VectorsTest)
#include "Vectors_test.moc"
