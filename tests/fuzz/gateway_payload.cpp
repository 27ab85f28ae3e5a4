// What a client of the gateway sends.
#include "api/discord/gateway/payload.h"
#include "check.h"

#include <boost/json/parse.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

using namespace parley::api::discord::gateway;

namespace {

// These go into dispatches as they stand.
void check_json(const std::string& text) {
    boost::json::error_code error;
    boost::json::parse(text, error);
    CHECK(!error);
}

void check(const boost::json::value& data) {
    if (const auto identify = read_identify(data)) {
        CHECK(identify->shard < identify->shards);
        CHECK(identify->large_threshold >= 50 && identify->large_threshold <= 250);
        CHECK(!identify->intents || (identify->intents->bits & ~kAllIntents.bits) == 0);
        check_json(identify->appearance.activities);
    }
    if (const auto appearance = read_appearance(data)) check_json(appearance->activities);
    if (const auto request = read_members_request(data)) {
        CHECK(request->limit >= 0 && request->user_ids.size() <= 100);
        if (!request->nonce.empty()) check_json(request->nonce);
    }
    (void)read_resume(data);
    (void)read_voice_state(data);
    (void)read_sounds_request(data);
    (void)read_channel_info_request(data);
    (void)read_heartbeat(data);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto payload = parse_payload(std::string_view(reinterpret_cast<const char*>(data), size));
    if (payload) check(payload->data);
    return 0;
}
