#include "api/pages/templates.h"

#include "base/embedded.h"

#include <boost/json/parse.hpp>

#include <stdexcept>
#include <unordered_map>

namespace parley::api::pages {
namespace {

using Template = kainjow::mustache::mustache;

std::string_view find_file(std::span<const EmbeddedFile> files, const std::string& path) {
    for (const EmbeddedFile& file : files) {
        if (file.path == path) return file.bytes;
    }
    throw std::logic_error("no embedded file " + path);
}

// Rendering keeps its error in the template, so each thread has its own.
Template& parsed(const std::string& name) {
    static thread_local std::unordered_map<std::string, Template> of_thread;
    auto at = of_thread.find(name);
    if (at == of_thread.end()) {
        at = of_thread.emplace(name, std::string(find_file(embedded::templates(), name + ".mustache"))).first;
        if (!at->second.is_valid()) throw std::logic_error(name + ": " + at->second.error_message());
    }
    return at->second;
}

void add_partials(Data& data) {
    for (const EmbeddedFile& file : embedded::templates()) {
        if (!file.path.starts_with('_')) continue;
        const std::string name(file.path.substr(1, file.path.find('.') - 1));
        data.set(name, kainjow::mustache::partial([bytes = file.bytes] { return std::string(bytes); }));
    }
}

std::string as_name(std::string_view file) {
    std::string name(file);
    for (char& c : name) {
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    }
    return name;
}

Data read_manifest() {
    Data found(Data::type::object);
    const boost::json::value manifest = boost::json::parse(find_file(embedded::web(), "manifest.json"));
    for (const auto& entry : manifest.as_object()) {
        found.set(as_name(entry.key()), std::string(entry.value().as_string()));
    }
    return found;
}

}  // namespace

Data assets() {
    static const Data read = read_manifest();
    return read;
}

std::string render(const std::string& name, Data data) {
    add_partials(data);
    data.set("assets", assets());
    return parsed(name).render(data);
}

}  // namespace parley::api::pages
