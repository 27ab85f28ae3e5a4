#include "api/discord/rest/posted_files.h"

#include "base/input_file.h"
#include "net/upload.h"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <charconv>
#include <map>

namespace parley::api::discord::rest {
namespace {

constexpr std::string_view kPayload = "payload_json";
constexpr std::size_t kPayloadBytes = 1 << 20;
constexpr std::size_t kDescriptionCharacters = 1024;
constexpr std::size_t kFilenameBytes = 1024;
constexpr int kSpoilerFlag = 1 << 3;  // Source: Discord API v10, "Attachment Flags"
constexpr std::string_view kSpoiler = "SPOILER_";

// The n of `files[n]`; other names, as the older `file`, have none.
std::optional<std::uint64_t> number_of(std::string_view name) {
    if (!name.starts_with("files[") || !name.ends_with(']')) return std::nullopt;
    std::uint64_t number = 0;
    const char* const last = name.data() + name.size() - 1;
    const auto [end, error] = std::from_chars(name.data() + 6, last, number);
    return error == std::errc{} && end == last ? std::optional(number) : std::nullopt;
}

// Some clients send the JSON as a file too. It lies in memory still: it was written a moment ago.
std::string read_payload(const net::Upload& upload) {
    const auto file = InputFile::open(upload.file.path());
    if (!file || file->size() > kPayloadBytes) return "?";  // no JSON: refused as such
    std::string text(static_cast<std::size_t>(file->size()), '\0');
    text.resize(file->read(0, text));
    return text;
}

// A form without payload_json: each field is a member, as a text, but the flag.
std::string object_of(const net::Form& form) {
    boost::json::object object;
    for (const net::FormField& field : form.fields) {
        if (field.name == "tts") object["tts"] = field.value == "true" || field.value == "1";
        else object[field.name] = field.value;
    }
    return boost::json::serialize(object);
}

std::string payload_of(const net::UploadForm& form) {
    if (const auto text = form.form.find(kPayload)) return std::string(*text);
    const auto file = std::ranges::find(form.files, kPayload, &net::Upload::name);
    return file != form.files.end() ? read_payload(*file) : object_of(form.form);
}

using Descriptions = std::map<std::uint64_t, wire::Body>;

// The elements of `attachments`, by the number of a file or the id of an attachment.
std::optional<Descriptions> descriptions_in(wire::Body& message) {
    auto elements = message.objects("attachments", kFilesOfMessage);
    if (!elements) return std::nullopt;
    Descriptions found;
    for (wire::Body& element : *elements) {
        element.require("id");
        if (const auto id = element.id<AttachmentId>("id")) found.insert_or_assign(id->value, std::move(element));
    }
    return found;
}

void describe(core::NewAttachment& file, wire::Body& element) {
    if (auto name = element.text("filename", 0, kFilenameBytes); name && !name->empty()) file.filename = std::move(*name);
    file.description = element.text("description", 0, kDescriptionCharacters);
    file.title = element.text("title", 0, kDescriptionCharacters);
    file.duration_seconds = element.number("duration_secs");
    file.waveform = element.text("waveform", 0, 400);
    if (element.boolean("is_spoiler").value_or(false)) {
        file.flags |= kSpoilerFlag;
        if (!file.filename.starts_with(kSpoiler)) file.filename.insert(0, kSpoiler);
    }
}

std::vector<core::NewAttachment> take_files(net::UploadForm& form, std::optional<Descriptions>& described) {
    std::vector<core::NewAttachment> files;
    for (net::Upload& upload : form.files) {
        if (upload.name == kPayload) continue;
        core::NewAttachment file{.file = std::move(upload.file), .filename = std::move(upload.filename)};
        if (const auto number = number_of(upload.name); number && described) {
            if (auto element = described->extract(*number)) describe(file, element.mapped());
        }
        files.push_back(std::move(file));
    }
    return files;
}

std::vector<KeptFile> kept_of(Descriptions& described) {
    std::vector<KeptFile> kept;
    for (auto& [id, element] : described) kept.push_back({AttachmentId{id}, element.text("description", 0, kDescriptionCharacters)});
    return kept;
}

void take_into(PostedFiles& posted, wire::Body& message, net::Request& request) {
    auto described = descriptions_in(message);
    if (request.upload) posted.files = take_files(*request.upload, described);
    if (described) posted.kept = kept_of(*described);
    if (posted.files.size() + (posted.kept ? posted.kept->size() : 0) > kFilesOfMessage) {
        message.fault("attachments", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
    }
}

PostedFiles begin(Call& call) {
    return {.body = call.request.upload ? wire::Body::parse(payload_of(*call.request.upload)) : call.body(), .files = {}, .kept = {}};
}

}  // namespace

PostedFiles read_posted(Call& call) {
    PostedFiles posted = begin(call);
    take_into(posted, posted.body, call.request);
    return posted;
}

PostedFiles read_posted(Call& call, std::string_view member) {
    PostedFiles posted = begin(call);
    if (auto message = posted.body.object(member)) take_into(posted, *message, call.request);
    return posted;
}

void take_files(PostedFiles& posted, core::MessageEdit& edit) {
    edit.files = std::move(posted.files);
    if (!posted.kept) return;
    edit.kept.emplace();
    for (KeptFile& file : *posted.kept) edit.kept->push_back({file.id, std::move(file.description)});
}

}  // namespace parley::api::discord::rest
