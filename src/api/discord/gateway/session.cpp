#include "api/discord/gateway/session.h"

#include "api/discord/gateway/gateway_socket.h"

namespace parley::api::discord::gateway {

void Session::tell(DispatchPtr dispatch) {
    const std::uint64_t sequence = replay.add(dispatch);
    if (socket) socket->send_dispatch(sequence, *dispatch);
}

}  // namespace parley::api::discord::gateway
