// net/websocket_connection.h -- An open WebSocket on a transport. Driven by callbacks: while it is idle it holds this
// object and no buffer.
#pragma once
#include "net/channel.h"
#include "net/connection.h"
#include "net/message_reader.h"
#include "net/outbox.h"
#include "net/poller.h"
#include "net/websocket.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace parley::net {

class WebSocketConnection final : public Connection, public Polled, public WebSocket {
public:
    struct Opening {
        Channel channel;
        Admission::Ticket ticket;
        Peer peer;
        std::shared_ptr<WebSocketHandler> handler;
        std::string answer;  // the 101, not sent yet
        std::string input;   // what came behind the handshake
    };
    static void open(std::shared_ptr<Worker> worker, Opening opening);

    WebSocketConnection(std::shared_ptr<Worker> worker, Opening& opening);

    void send_text(std::string_view text, std::string_view rest) override;
    void send_binary(std::string_view bytes) override;
    void close(CloseCode code, std::string_view reason) override;
    std::size_t waiting() const override;
    void pause_reading() override;
    void resume_reading() override;
    Loop& loop() override;
    const Peer& peer() const override { return peer_; }

    void flush();  // by the worker, at the end of a turn
    void drain() override;
    void abort() override;

private:
    enum class Stage : std::uint8_t {
        Open,
        Closing,    // our close frame is on its way, the peer's has not come
        Answering,  // the peer's came: ends when everything is written
        Failed,     // the peer broke the protocol or a limit: what it sends is thrown away until it goes
        Ended,
    };
    void start(std::string& input);
    void on_ready() override;
    void on_deadline() override;

    void read();
    void read_later();
    bool is_reading() const { return !is_paused_ || stage_ != Stage::Open; }
    void watch();
    bool receive(std::span<char> bytes);
    void count_unfinished();
    bool take(const MessageReader::Item& item);
    void deliver(const MessageReader::Item& item);
    void take_close(std::string_view payload);
    void resume();

    Outbox& outbox();
    void send(Opcode opcode, std::string_view payload, std::string_view rest);
    void queue(Opcode opcode, std::string_view payload, std::string_view rest = {});
    void pong(std::string_view payload);
    void append_pong(Outbox& box);
    void fail(CloseCode code);
    void leave_open(Stage stage, std::uint16_t code);
    enum class Farewell : std::uint8_t { Close, Reset };
    void end(Farewell how = Farewell::Close);
    void give_up();
    void tell_closed();
    void arm();
    std::shared_ptr<WebSocketConnection> self();

    std::shared_ptr<Connection> kept_;  // itself, until it ended
    Channel channel_;
    std::shared_ptr<WebSocketHandler> handler_;  // until on_close
    std::unique_ptr<Outbox> outbox_;
    std::unique_ptr<std::string> held_;  // received while reading was paused
    MessageReader reader_;
    Peer peer_;
    std::uint32_t heard_ = 0;             // ticks of the worker's deadlines: the last byte from the peer,
    std::uint32_t blocked_since_ = 0;     // the last progress of a write that waits,
    std::uint32_t unfinished_since_ = 0;  // when what is kept of a message began to count; 0: nothing counts
    std::uint16_t close_code_ = 1006;
    std::uint8_t pings_ = 0;           // sent since then
    Stage stage_ = Stage::Open;
    bool is_paused_ = false, is_unflushed_ = false, is_polled_ = false;
    bool is_blocked_ = false;                       // a write waits for the socket
    bool watches_reading_ = true, watches_writing_ = false;  // what the poller was told
    bool reading_wants_write_ = false, writing_wants_read_ = false;  // TLS only
};

}  // namespace parley::net
