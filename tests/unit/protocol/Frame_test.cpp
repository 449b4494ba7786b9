#include "protocol/Channel.h"
#include "support/Suite.h"

#include <thread>
#include <unistd.h>

using namespace danlu;
using namespace danlu::protocol;

namespace {

struct Pipe {
    Descriptor readEnd, writeEnd;
    Pipe() {
        int ends[2];
        if (::pipe(ends) == 0) {
            readEnd = Descriptor(ends[0]);
            writeEnd = Descriptor(ends[1]);
        }
    }
};

Bytes frameBytes(std::uint16_t type, std::string_view body) { return encodeFrame(type, body).value(); }

/// A header that promises `size` bytes.
Bytes headerOf(std::uint32_t size, std::uint16_t reserved) {
    Bytes bytes(8, '\0');
    std::memcpy(bytes.data(), &size, 4);
    std::memcpy(bytes.data() + 6, &reserved, 2);
    return bytes;
}

} // namespace

class FrameTest : public QObject {
    Q_OBJECT

private slots:
    void laysOutAsDescribed() { QCOMPARE(frameBytes(0x0102, "ab"), Bytes("\x02\0\0\0\x02\x01\0\0ab", 10)); }

    void passesThroughAPipe() {
        Pipe pipe;
        const Bytes big(kFrameBody, 'x');
        std::thread writer([&] {
            QVERIFY(writeFrame(pipe.writeEnd.fd(), 7, big));
            QVERIFY(writeFrame(pipe.writeEnd.fd(), 8, ""));
            pipe.writeEnd.reset();
        });
        const auto first = readFrame(pipe.readEnd.fd()), second = readFrame(pipe.readEnd.fd()), end = readFrame(pipe.readEnd.fd());
        writer.join();
        QVERIFY(first && *first && (*first)->type == 7 && (*first)->body == big);
        QVERIFY(second && *second && (*second)->type == 8 && (*second)->body.empty());
        QVERIFY(end && !*end);
    }

    void refusesLongBodies() {
        QVERIFY(!encodeFrame(1, Bytes(kFrameBody + 1, 'x')));
        FrameParser parser;
        parser.feed(headerOf(kFrameBody + 1, 0));
        QVERIFY(!parser.next());
        parser.feed(frameBytes(1, "fine"));
        QVERIFY(!parser.next()); // stays broken
        FrameParser reserved;
        reserved.feed(headerOf(0, 1));
        QVERIFY(!reserved.next());
    }

    /// F25: the pipe closes at every byte.
    void noticesEveryBreak() {
        const Bytes bytes = frameBytes(3, "hello") + frameBytes(4, "world");
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            Pipe pipe;
            QVERIFY(writeAll(pipe.writeEnd.fd(), std::string_view(bytes).substr(0, cut), "pipe"));
            pipe.writeEnd.reset();
            auto frame = readFrame(pipe.readEnd.fd());
            while (frame && *frame)
                frame = readFrame(pipe.readEnd.fd());
            const bool isBetween = cut == 0 || cut == bytes.size() / 2 || cut == bytes.size();
            QCOMPARE(static_cast<bool>(frame), isBetween);
        }
    }

    void parsesWhateverTheSplit() {
        const Bytes bytes = frameBytes(1, "one") + frameBytes(2, "") + frameBytes(3, "three");
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            FrameParser parser;
            std::vector<Frame> frames;
            for (const auto piece : {std::string_view(bytes).substr(0, cut), std::string_view(bytes).substr(cut)}) {
                parser.feed(piece);
                for (auto frame = parser.next(); frame && *frame; frame = parser.next())
                    frames.push_back(**frame);
            }
            QCOMPARE(frames.size(), std::size_t(3));
            QCOMPARE(frames[2].body, Bytes("three"));
            QVERIFY(parser.isBetweenFrames());
        }
    }

    void sendsLongMessagesInParts() {
        const Bytes body(3 * kFrameBody + 5, 'r');
        DANLU_VALUE(const Bytes frames, encodeMessage(MessageType::Rows, body));
        QCOMPARE(frames.size(), body.size() + 4 * kFrameHeader);
        MessageParser parser;
        for (std::size_t at = 0; at < frames.size(); at += 100'000) {
            const auto message = parser.next();
            QVERIFY(message && !*message);
            parser.feed(std::string_view(frames).substr(at, 100'000));
        }
        DANLU_VALUE(const auto message, parser.next());
        QVERIFY(message && message->type == MessageType::Rows && message->body == body);
        QVERIFY(parser.isBetweenMessages());
    }

    void endsInsideAMessage() {
        Pipe pipe;
        QVERIFY(writeFrame(pipe.writeEnd.fd(), static_cast<std::uint16_t>(MessageType::Part), "half"));
        pipe.writeEnd.reset();
        QVERIFY(!readMessage(pipe.readEnd.fd()));
    }

    void refusesUnknownTypes() {
        MessageParser parser;
        parser.feed(frameBytes(999, "{}"));
        QVERIFY(!parser.next());
    }

    void boundsAMessage() {
        MessageParser parser;
        const Bytes part = frameBytes(static_cast<std::uint16_t>(MessageType::Part), Bytes(kFrameBody, 'p'));
        bool refused = false;
        for (int i = 0; i < 70 && !refused; ++i) {
            parser.feed(part);
            refused = !parser.next();
        }
        QVERIFY(refused);
        QVERIFY(!encodeMessage(MessageType::Table, Bytes(kMessageBody + 1, 't')));
    }
};
DANLU_SUITE(FrameTest)
#include "Frame_test.moc"
