#include "core/guild_settings.h"

#include "core/audit_changes.h"
#include "store/guilds.h"

namespace parley::core {
namespace {

bool holds_news(ChannelType type) { return type == ChannelType::GuildText || type == ChannelType::GuildAnnouncement; }
bool is_afk(ChannelType type) { return type == ChannelType::GuildVoice; }
bool is_any(ChannelType type) { return type != ChannelType::GuildCategory; }

struct Setting {
    const char* name;
    std::optional<ChannelId> Guild::* channel;
    bool (*fits)(ChannelType);
};
constexpr Setting kSettings[] = {
    {"system_channel_id", &Guild::system_channel_id, holds_news}, {"rules_channel_id", &Guild::rules_channel_id, holds_news},
    {"public_updates_channel_id", &Guild::public_updates_channel_id, holds_news},
    {"safety_alerts_channel_id", &Guild::safety_alerts_channel_id, holds_news}, {"afk_channel_id", &Guild::afk_channel_id, is_afk},
    {"channel_id", &Guild::widget_channel_id, is_any},  // of the widget, whose settings are a form of their own
};

}  // namespace

Task<> GuildSettings::require_owner(UserId actor, const Guild& before, const Guild& after) {
    if (after.owner_id == before.owner_id) co_return;
    if (before.owner_id != actor) throw Refusal(Code::OnlyOwner);
    cache_.require_member(before.id, after.owner_id);
    const ProfilePtr heir = co_await directory_.find(after.owner_id);
    if (!heir) throw Refusal(Code::UnknownMember);
    if (heir->is_bot) throw Refusal(Code::BotCannotOwn);
}

void GuildSettings::require_channels(const Guild& before, const Guild& after) const {
    std::vector<FieldError> faults;
    for (const Setting& setting : kSettings) {
        const std::optional<ChannelId>& id = after.*setting.channel;
        if (!id || id == before.*setting.channel) continue;
        const ChannelPtr channel = cache_.find_channel(*id);
        const bool is_fine = channel && channel->guild_id == after.id && !is_thread(channel->type) && setting.fits(channel->type);
        if (!is_fine) faults.push_back({{setting.name}, "Channel is invalid", "CHANNEL_INVALID"});
    }
    if (!faults.empty()) throw Refusal(std::move(faults));
}

Task<GuildPtr> GuildSettings::change(Actor actor, GuildId guild, Edit<Guild> edit) {
    const auto turn = co_await turns_.take(guild.value);
    const GuildPtr before = cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageGuild);
    Guild after = *before;
    edit(after);
    if (after == *before) co_return before;
    require_channels(*before, after);
    co_await require_owner(actor, *before, after);
    co_return co_await store_.write([&](store::Unit& unit) {
        unit.add(store::guilds::update(after));
        GuildPtr changed = std::make_shared<const Guild>(std::move(after));
        unit.tell(GuildUpdated{.guild = changed});
        AuditDraft entry(guild, AuditAction::GuildUpdate, guild.value);
        note_changes(entry, before.get(), changed.get());
        entry.log(unit, actor);
        return changed;
    });
}

}  // namespace parley::core
