// api/discord/gateway/member_list.h -- The list of members beside a channel, as it is at one moment: those who may view the
// channel, below the headings of the roles that stand apart and of who is here and who is not.
#pragma once
#include "api/discord/gateway/list_changes.h"
#include "base/task.h"
#include "model/channel.h"
#include "model/guild.h"

#include <string>
#include <vector>

namespace parley::api::discord::gateway {

class Hub;

// Guilds above this many members are listed without those who are not here.
inline constexpr std::size_t kMostListedOffline = 1'000;

struct MemberList {
    struct Row {
        MemberPtr member;
        ProfilePtr profile;
        std::size_t group = 0;  // its index
        std::string name;       // that rows are ordered by
    };
    struct Group {
        std::string id;  // of a role, "online" or "offline"
        std::uint64_t key = 0;
        std::size_t count = 0;
    };
    std::vector<Group> groups;
    std::vector<Row> rows;  // in the order in which they are shown
    std::size_t member_count = 0, online_count = 0;
};

Task<MemberList> read_member_list(Hub* hub, ChannelPtr channel);
// The rows of a range as they are told; headings are counted as rows of their own.
std::vector<ListItem> rows_of(Hub& hub, const MemberList& list, ListRange range);
// `"member_count":…,"online_count":…,"groups":[…]`
std::string counts_of(const MemberList& list);
// Channels that the same people see have the same.
std::string member_list_id(Hub& hub, const Channel& channel);

}  // namespace parley::api::discord::gateway
