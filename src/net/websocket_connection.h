// net/websocket_connection.h -- An open WebSocket on a transport. Driven by callbacks: while it is idle it holds this
// object, one wait for the socket, and no buffer.
#pragma once
#include "net/connection.h"
#include "net/message_reader.h"
#include "net/outbox.h"
#include "net/transport.h"
#include "net/websocket.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace parley::net {

class WebSocketConnection final : public Connection, public Waiter, public WebSocket {
public:
    struct Opening {
        Transport transport;
        Admission::Ticket ticket;
        Peer peer;
        std::shared_ptr<WebSocketHandler> handler;
        std::string answer;  // the 101, not sent yet
        std::string input;   // what came behind the handshake
    };
    static void open(std::shared_ptr<Worker> worker, Opening opening);

    WebSocketConnection(std::shared_ptr<Worker> worker, Opening& opening);

    void send_text(std::string_view text) override;
    void close(CloseCode code, std::string_view reason) override;
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
        Failed,     // the peer broke the protocol: what it sends is thrown away until it goes
        Ended,
    };
    void start(std::string& input);
    void on_ready(std::shared_ptr<Waiter> self, Purpose purpose) override;
    void on_deadline() override;

    void read();
    void wait_to_read(IoStatus want, std::shared_ptr<Waiter> self);
    bool receive(std::span<char> bytes);
    bool take(const MessageReader::Item& item);
    void deliver(const MessageReader::Item& item);
    void take_close(std::string_view payload);
    void resume();

    Outbox& outbox();
    void queue(Opcode opcode, std::string_view payload);
    void pong(std::string_view payload);
    void fail(CloseCode code);
    void leave_open(Stage stage, std::uint16_t code);
    void end();
    void give_up();
    void tell_closed();
    void arm();
    std::shared_ptr<WebSocketConnection> self();

    std::shared_ptr<Connection> kept_;  // itself, until it ended
    Transport transport_;
    std::shared_ptr<WebSocketHandler> handler_;  // until on_close
    std::unique_ptr<Outbox> outbox_;
    std::unique_ptr<std::string> held_;  // received while reading was paused
    MessageReader reader_;
    Peer peer_;
    std::uint32_t heard_ = 0;          // ticks of the worker's deadlines: the last byte from the peer,
    std::uint32_t blocked_since_ = 0;  // the last progress of a write that waits
    std::uint16_t close_code_ = 1006;
    std::uint8_t pings_ = 0;           // sent since then
    Stage stage_ = Stage::Open;
    bool is_paused_ = false, is_reading_ = false, is_blocked_ = false, is_unflushed_ = false;
};

}  // namespace parley::net
