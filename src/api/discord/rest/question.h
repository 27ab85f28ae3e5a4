// api/discord/rest/question.h -- An interaction while it is read: what somebody asks an application, with all that came along.
#pragma once
#include "api/discord/rest/asking.h"

#include <boost/json/object.hpp>

#include <vector>

namespace parley::api::discord::rest {

struct Question {
    Asking asking;
    InteractionType type = InteractionType::Command;
    wire::Body body, data;       // the whole, and its member of that name
    wire::References references;
    std::vector<Attachment> files;

    // What there is, and may be seen, is put into `out`; then all faults are thrown.
    Task<> resolve_into(Services& services, boost::json::object& out, const MessageView* message = nullptr);
};

// Each holds the values against what they are for, and begins the interaction.
Task<> call_command(Services& services, Question& question);   // called_commands.cpp, what is typed for one too
Task<> use_component(Services& services, Question& question);  // used_components.cpp: buttons and menus
Task<> send_form(Services& services, Question& question);      // the same file: modals

}  // namespace parley::api::discord::rest
