#include "core/interactions.h"

#include "base/random.h"
#include "store/attachments.h"

#include <algorithm>

namespace parley::core {
namespace {

constexpr std::size_t kInteractionTokenLength = 68;

}  // namespace

InteractionPtr Interactions::begin(Interaction draft) {
    if (!draft.id) draft.id = draw_id();
    draft.token = random_letters(kInteractionTokenLength);
    draft.begun_at = clock_.now();
    auto begun = std::make_shared<const Interaction>(std::move(draft));
    const std::lock_guard lock(mutex_);
    entries_[begun->id] = {.interaction = begun, .original = {}, .messages = {}, .private_messages = {}, .files = {}};
    by_token_[begun->token] = begun->id;
    unanswered_.push_back(begun);
    return begun;
}

void Interactions::tell(InteractionPtr interaction, InteractionTold::What what, std::string data) {
    bus_.publish(InteractionTold{std::move(interaction), what, std::move(data)});
}

Interactions::Entry* Interactions::find_entry(InteractionId id) {
    const auto at = entries_.find(id);
    return at == entries_.end() ? nullptr : &at->second;
}

const Interactions::Entry* Interactions::find_entry(InteractionId id) const {
    const auto at = entries_.find(id);
    return at == entries_.end() ? nullptr : &at->second;
}

InteractionPtr Interactions::require(InteractionId id, const std::string& token) const {
    const Time now = clock_.now();
    const std::lock_guard lock(mutex_);
    const Entry* entry = find_entry(id);
    if (!entry || entry->interaction->token != token) throw Refusal(Code::UnknownInteraction);
    const auto age = now - entry->interaction->begun_at;
    if (age > (entry->is_answered ? Time::duration(kTokenLifetime) : Time::duration(kTimeToAnswer))) throw Refusal(Code::UnknownInteraction);
    return entry->interaction;
}

void Interactions::acknowledge(const Interaction& interaction) {
    require(interaction.id, interaction.token);
    const std::lock_guard lock(mutex_);
    Entry* entry = find_entry(interaction.id);
    if (!entry) throw Refusal(Code::UnknownInteraction);
    if (std::exchange(entry->is_answered, true)) throw Refusal(Code::InteractionAcknowledged);
    living_.push_back(entry->interaction);
}

void Interactions::take_back(const Interaction& interaction) {
    const std::lock_guard lock(mutex_);
    if (Entry* entry = find_entry(interaction.id)) entry->is_answered = false;
}

InteractionPtr Interactions::require_answered(ApplicationId application, const std::string& token) const {
    const Time now = clock_.now();
    const std::lock_guard lock(mutex_);
    const auto at = by_token_.find(token);
    const Entry* entry = at == by_token_.end() ? nullptr : find_entry(at->second);
    const bool is_alive = entry && entry->interaction->application_id == application && now - entry->interaction->begun_at <= kTokenLifetime;
    if (!is_alive) throw Refusal(Code::InvalidWebhookToken);
    if (!entry->is_answered) throw Refusal(Code::UnknownWebhook);
    return entry->interaction;
}

bool Interactions::has_token(const std::string& token) const {
    const std::lock_guard lock(mutex_);
    return by_token_.contains(token);
}

// ---- Messages ----

void Interactions::set_original(const Interaction& interaction, Original original) {
    const std::lock_guard lock(mutex_);
    if (Entry* entry = find_entry(interaction.id)) entry->original = original;
}

std::optional<Original> Interactions::original(const Interaction& interaction) const {
    const std::lock_guard lock(mutex_);
    const Entry* entry = find_entry(interaction.id);
    return entry ? entry->original : std::nullopt;
}

void Interactions::add_message(const Interaction& interaction, MessageId id) {
    const std::lock_guard lock(mutex_);
    if (Entry* entry = find_entry(interaction.id)) entry->messages.push_back(id);
}

bool Interactions::has_message(const Interaction& interaction, MessageId id) const {
    const std::lock_guard lock(mutex_);
    const Entry* entry = find_entry(interaction.id);
    return entry && ((entry->original && entry->original->id == id) || std::ranges::find(entry->messages, id) != entry->messages.end());
}

void Interactions::keep(const Interaction& interaction, std::shared_ptr<const MessageView> seen) {
    const std::lock_guard lock(mutex_);
    Entry* entry = find_entry(interaction.id);
    if (!entry) return;
    const MessageId id = seen->message.id;
    entry->private_messages.push_back(id);
    private_[id] = {entry->interaction, std::move(seen)};
}

std::shared_ptr<const MessageView> Interactions::find_private(MessageId id, UserId user) const {
    const std::lock_guard lock(mutex_);
    const auto at = private_.find(id);
    return at == private_.end() || at->second.interaction->user->id != user ? nullptr : at->second.seen;
}

void Interactions::drop_private(const Interaction& interaction, MessageId id) {
    const std::lock_guard lock(mutex_);
    const auto at = private_.find(id);
    if (at != private_.end() && at->second.interaction->user->id == interaction.user->id) private_.erase(at);
}

// ---- Files ----

Task<> Interactions::hold(const Interaction& interaction, std::vector<Attachment> files) {
    if (files.empty()) co_return;
    co_await store_.write([&](store::Unit& unit) {
        for (const Attachment& file : files) unit.add(store::attachments::insert(file, interaction.channel->id, {interaction.id.value}));
    });
    const std::lock_guard lock(mutex_);
    Entry* entry = find_entry(interaction.id);
    for (const Attachment& file : files) {
        if (entry) entry->files.push_back(file.id);
    }
}

Task<> Interactions::let_go(std::vector<AttachmentId> files) {
    if (files.empty()) co_return;
    co_await store_.write([&](store::Unit& unit) {
        for (const AttachmentId id : files) unit.add(store::attachments::erase(id));
    });
    co_await attachments_.remove(std::move(files));
}

// ---- Modals ----

void Interactions::open_modal(const Interaction& interaction, Modal modal) {
    const std::lock_guard lock(mutex_);
    const Entry* entry = find_entry(interaction.id);
    if (!entry) return;
    auto& open = modals_[interaction.user->id];
    if (open.size() == kMostModals) open.erase(open.begin());
    open.push_back({entry->interaction, std::move(modal)});
}

// Of several with one name the newest: the others were closed.
std::optional<Interactions::OpenModal> Interactions::take_modal(UserId user, ApplicationId application, const std::string& custom_id) {
    const std::lock_guard lock(mutex_);
    const auto theirs = modals_.find(user);
    if (theirs == modals_.end()) return std::nullopt;
    const auto at = std::ranges::find_if(theirs->second.rbegin(), theirs->second.rend(), [&](const OpenModal& one) {
        return one.from->application_id == application && one.modal.custom_id == custom_id;
    });
    if (at == theirs->second.rend()) return std::nullopt;
    OpenModal found = std::move(*at);
    theirs->second.erase(std::next(at).base());
    if (theirs->second.empty()) modals_.erase(theirs);
    return found;
}

// ---- Time ----

void Interactions::forget(const Interaction& interaction, std::vector<AttachmentId>& files) {
    const Entry* entry = find_entry(interaction.id);
    if (!entry) return;
    for (const MessageId id : entry->private_messages) {
        const auto at = private_.find(id);
        if (at == private_.end() || at->second.interaction->id != interaction.id) continue;
        for (const Attachment& file : at->second.seen->message.more().attachments) files.push_back(file.id);
        private_.erase(at);
    }
    files.insert(files.end(), entry->files.begin(), entry->files.end());
    if (const auto at = modals_.find(interaction.user->id); at != modals_.end()) {
        std::erase_if(at->second, [&](const OpenModal& one) { return one.from->id == interaction.id; });
        if (at->second.empty()) modals_.erase(at);
    }
    by_token_.erase(interaction.token);
    entries_.erase(interaction.id);
}

std::vector<AttachmentId> Interactions::expire() {
    std::vector<EventPtr> events;
    std::vector<AttachmentId> files;
    const Time now = clock_.now();
    {
        const std::lock_guard lock(mutex_);
        for (; !unanswered_.empty() && now - unanswered_.front()->begun_at > kTimeToAnswer; unanswered_.pop_front()) {
            const InteractionPtr& first = unanswered_.front();
            const Entry* entry = find_entry(first->id);
            if (!entry || entry->is_answered) continue;
            events.push_back(std::make_shared<const Event>(InteractionTold{first, InteractionTold::What::Failed, {}}));
            forget(*first, files);
        }
        for (; !living_.empty() && now - living_.front()->begun_at > kTokenLifetime; living_.pop_front()) forget(*living_.front(), files);
    }
    if (!events.empty()) bus_.publish(std::move(events));
    return files;
}

}  // namespace parley::core
