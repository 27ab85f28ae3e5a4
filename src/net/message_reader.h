// net/message_reader.h -- Makes messages of a WebSocket's bytes: frames, fragments, masks, UTF-8, limits. No sockets.
#pragma once
#include "net/websocket_frame.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace parley::net {

// A message that lies whole in the caller's buffer is unmasked there and never copied. What is incomplete is kept in
// memory that goes back as soon as it is complete, so a reader at rest holds nothing.
class MessageReader {
public:
    explicit MessageReader(std::size_t message_limit);
    ~MessageReader();

    enum class Kind { None, Text, Binary, Ping, Pong, Close, Refused };
    struct Item {
        Kind kind = Kind::None;
        std::string_view payload;                   // valid until the next call
        CloseCode refusal = CloseCode::ProtocolError;  // of Kind::Refused: nothing more can be read
    };

    // Takes the next item off the front of `bytes`, which it overwrites. None: every byte is taken and more must come.
    Item next(std::span<char>& bytes);
    std::size_t kept() const;  // bytes in memory, of what is incomplete
    void reset();              // forgets them; nothing can be read after it

private:
    struct Partial;
    bool take_whole(std::span<char>& bytes, Item& item);
    bool take_head(std::span<char>& bytes, Item& item);
    bool take_payload(std::span<char>& bytes, Item& item);
    bool begin_frame(Item& item);
    bool end_frame(Item& item);

    std::size_t message_limit_;
    std::unique_ptr<Partial> partial_;
};

}  // namespace parley::net
