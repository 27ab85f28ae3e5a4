#include "core/importing/report.h"

#include <fmt/format.h>

namespace parley::core {
namespace {

// Control characters of ASCII and, in their two bytes, those of Latin-1.
std::string shown(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        const auto next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0;
        const bool is_latin_control = c == 0xC2 && next < 0xA0;
        out += c < 0x20 || c == 0x7F || is_latin_control ? '?' : name[i];
        if (is_latin_control) ++i;
    }
    return out;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

void add_users(std::string& text, const ImportReport& report) {
    text += fmt::format("Users:    {} added, {} already here, {}\n", report.users_added, report.users_here,
                        counted(static_cast<std::int64_t>(report.conflicts.size()), "conflict", "conflicts"));
    for (const std::string& name : report.conflicts) {
        text += fmt::format("  conflict: somebody else is called \"{}\" here; this account was not taken over\n", shown(name));
    }
    if (report.users_nameless > 0) text += fmt::format("  left out: {} without a name\n", counted(report.users_nameless, "user", "users"));
}

void add_messages(std::string& text, const ImportReport& report) {
    text += fmt::format("Messages: {} added, {} already here, {}\n", report.messages_added, report.messages_here,
                        counted(report.orphans, "orphan", "orphans"));
    for (const std::string& example : report.orphan_examples) text += fmt::format("  orphan: {}\n", shown(example));
    const auto more = report.orphans - static_cast<std::int64_t>(report.orphan_examples.size());
    if (more > 0) text += fmt::format("  … and {} more\n", more);
    if (report.orphans > 0) text += "  Orphans were sent by or to somebody who is not among the users; they were not taken over.\n";
    if (report.messages_of_conflicts > 0) {
        text += fmt::format("  not taken over: {} of people whose name is a conflict\n",
                            counted(report.messages_of_conflicts, "message", "messages"));
    }
    if (report.texts_repaired > 0) {
        text += fmt::format("  repaired: {} not valid UTF-8\n", counted(report.texts_repaired, "text was", "texts were"));
    }
    if (report.times_guessed > 0) {
        text += fmt::format("  {} no readable time and got the time of the message before\n",
                            counted(report.times_guessed, "message had", "messages had"));
    }
}

void add_chats(std::string& text, const ImportReport& report) {
    text += fmt::format("Chats:    {} added, {} already here", report.chats_added, report.chats_here);
    if (report.chats_left_out > 0) text += fmt::format(", {} with somebody who did not come along", report.chats_left_out);
    text += '\n';
}

}  // namespace

std::string to_text(const ImportReport& report) {
    std::string text;
    add_users(text, report);
    add_messages(text, report);
    add_chats(text, report);
    for (const std::string& remark : report.remarks) text += remark + '\n';
    return text;
}

}  // namespace parley::core
