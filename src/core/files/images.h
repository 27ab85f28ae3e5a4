// core/files/images.h -- The pictures of accounts, guilds, roles, applications and emojis: taken from a data URI, kept under
// a digest of theirs, given out in the format and size that is asked for.
//
// How a resource stores one (a PATCH of an avatar, icon, banner …):
//   1. The route's body_limit is kImageBodyLimit: a data URI comes in a JSON body.
//   2. `const StoredImage image = co_await images.store({ImageKind::Avatar, user_id.value}, data_uri, "avatar");` It throws
//      a Refusal (InvalidForm) that names the field. When it returns, the file is on the disk.
//   3. Write `image.hash` to the row ("a_…" when it moves). An emoji or sticker has no hash in its address: draw its id
//      first with Store::draw_id, store the image under it, then insert the row with that id.
//   4. Once that is committed, `co_await images.remove(place, old_hash)` for what it replaced.
#pragma once
#include "base/task.h"
#include "core/files/file_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::core {

// `data:image/png;base64,…` of the largest picture, and room for the rest of the object.
inline constexpr std::size_t kImageBodyLimit = 15 << 20;

enum class ImageKind { Avatar, Banner, Icon, Splash, DiscoverySplash, AppIcon, RoleIcon, ChannelIcon, MemberAvatar, MemberBanner, Emoji, Sticker };

// Whose picture it is.
struct ImagePlace {
    ImageKind kind = ImageKind::Avatar;
    std::uint64_t owner = 0;  // of an emoji or sticker: its own id
    std::uint64_t guild = 0;  // of MemberAvatar and MemberBanner
};

struct StoredImage {
    std::string hash;  // 32 hexadecimal digits, behind "a_" when it moves
    bool is_animated = false;
};

class Images {
public:
    explicit Images(FileStore& files) : files_(files) {}

    // Takes png, jpeg, gif and webp of up to 10 MiB and 64 million pixels (emojis: 512 KiB). Refused with InvalidForm at
    // `field` otherwise.
    Task<StoredImage> store(ImagePlace place, std::string_view data_uri, std::string_view field);
    // The same for bytes that came as a file.
    Task<StoredImage> store_bytes(ImagePlace place, std::string bytes, std::string_view field);
    Task<> remove(ImagePlace place, std::string_view hash);

    // Nothing when the hash is none of ours. Emojis and stickers have an empty one.
    static std::optional<FileKey> key_of(const ImagePlace& place, std::string_view hash);

private:
    FileStore& files_;
};

// The bytes of `data:<type>;base64,<digits>`; nothing when it is no such text.
std::optional<std::string> decode_data_uri(std::string_view uri);

}  // namespace parley::core
