// api/discord/wire/components.h -- Buttons, menus and layouts: what a message or a modal has under its text. They are checked
// when they arrive and stored as the wire has them. Source: Discord API v10, "Component Reference".
#pragma once
#include "api/discord/wire/body.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace parley::api::discord::wire {

// MessageV2: of a message with the flag IS_COMPONENTS_V2, which has layouts and texts; without it there are rows alone.
enum class ComponentPlace { Message, MessageV2, Modal };

enum class ComponentType : int {
    ActionRow = 1, Button = 2, StringSelect = 3, TextInput = 4, UserSelect = 5, RoleSelect = 6, MentionableSelect = 7,
    ChannelSelect = 8, Section = 9, TextDisplay = 10, Thumbnail = 11, MediaGallery = 12, File = 13, Separator = 14,
    Container = 17, Label = 18, FileUpload = 19, RadioGroup = 21, CheckboxGroup = 22, Checkbox = 23,
};

inline constexpr std::size_t kMostRows = 5, kMostComponents = 40;  // a message without v2; any, with all that is nested
inline constexpr std::size_t kLongestComponentText = 4000;         // characters, all texts of one message together

// The member `components` as JSON text, with what is known of each component and no more, defaults filled in, and a number
// in `id` for each that brought none: from 1 on, outer ones first. Nothing when it is absent or null. Faults are noted at
// their places; what is returned then is of no use.
std::optional<std::string> read_components(Body& body, ComponentPlace place);

// An attachment that a component shows: its id and where its bytes are.
struct ComponentMedia {
    std::string id, url;
};
// The stored text for an answer: `attachment://name` gives way to what `find` knows of that file of the message.
std::string resolve_components(const std::string& components, const std::function<std::optional<ComponentMedia>(std::string_view filename)>& find);

}  // namespace parley::api::discord::wire
