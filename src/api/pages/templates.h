// api/pages/templates.h -- The pages' templates, embedded in the program. Values are HTML-escaped unless a template
// asks otherwise; `{{> name}}` includes `_name.mustache`.
#pragma once
#include <kainjow/mustache.hpp>

#include <string>

namespace parley::api::pages {

using Data = kainjow::mustache::data;

// `name` without its extension. Throws std::logic_error for a template that does not exist or does not parse.
std::string render(const std::string& name, Data data);

// The addresses of the built files, "app.js" as `assets.app_js`.
Data assets();

}  // namespace parley::api::pages
