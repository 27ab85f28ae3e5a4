// core/files/new_pictures.h -- The pictures that one change brings: they lie in the store before the change that names them
// is written, and go again when it is refused.
//
//   NewPictures pictures(images);
//   co_return co_await pictures.kept_by(change(pictures, …), [&](const ImagePlace&, const std::string& hash) { return is_shown(hash); });
//
// where `change` is a coroutine that stores with `pictures.store(…)`, then makes the change.
#pragma once
#include "core/files/images.h"
#include "model/refusal.h"

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace parley::core {

class NewPictures {
public:
    explicit NewPictures(Images& images) : images_(images) {}

    // As Images::store says.
    Task<StoredImage> store(ImagePlace place, std::string_view data_uri, std::string_view field) {
        StoredImage image = co_await images_.store(place, data_uri, field);
        stored_.emplace_back(place, image.hash);
        co_return image;
    }

    // What the change answers. When it is refused, what was stored for it goes, but for what `is_shown` already: the same
    // picture sent once more. Any other failure leaves it: the change may yet be written.
    template <class Result, class IsShown>
    Task<Result> kept_by(Task<Result> change, IsShown is_shown) {
        std::exception_ptr refusal;
        try {
            co_return co_await std::move(change);
        } catch (const Refusal&) {
            refusal = std::current_exception();
        }
        for (const auto& [place, hash] : stored_) {
            if (!is_shown(place, hash)) co_await images_.remove(place, hash);
        }
        std::rethrow_exception(refusal);
    }

private:
    Images& images_;
    std::vector<std::pair<ImagePlace, std::string>> stored_;
};

}  // namespace parley::core
