#include "support/fault_disk.h"

#include "support/disk_image.h"

#include <sqlite3.h>

#include <condition_variable>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <new>
#include <optional>

namespace parley::test {

struct FaultDisk::State {
    int write(sqlite3_file* real, const std::string& path, const void* bytes, int length, sqlite3_int64 offset);
    int truncate(sqlite3_file* real, const std::string& path, sqlite3_int64 size);
    int sync(sqlite3_file* real, const std::string& path, int flags);
    bool must_fail(const std::string& path, bool is_concerned);
    DiskImage& image(const std::string& path) { return images.try_emplace(path, path).first->second; }

    sqlite3_vfs* below = nullptr;
    sqlite3_vfs vfs{};

    std::mutex mutex;  // guards what follows
    std::map<std::string, DiskImage> images;
    std::mt19937 random{1};
    bool is_frozen = false;
    Trouble trouble{};
    std::string suffix;
    int calls_left = 0;  // 0: nothing is wrong
    Lasts lasts{};
    int failures = 0;
    std::condition_variable held_changed;
    std::optional<std::string> held_suffix;
    bool is_one_held = false;
};

namespace {

// A file of ours; the one below stands right behind it.
struct File {
    sqlite3_file base;
    FaultDisk::State* disk;
    std::string* path;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& ours(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file).real(); }

int close_file(sqlite3_file* file) {
    delete ours(file).path;
    return real(file)->pMethods->xClose(real(file));
}

template <auto Method, class... Arguments>
int pass(sqlite3_file* file, Arguments... arguments) {
    return (real(file)->pMethods->*Method)(real(file), arguments...);
}
void pass_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }

using Io = sqlite3_io_methods;
const Io kMethods{
    .iVersion = 3,
    .xClose = close_file,
    .xRead = pass<&Io::xRead>,
    .xWrite = [](sqlite3_file* file, const void* bytes, int length, sqlite3_int64 offset) {
        return ours(file).disk->write(real(file), *ours(file).path, bytes, length, offset);
    },
    .xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
        return ours(file).disk->truncate(real(file), *ours(file).path, size);
    },
    .xSync = [](sqlite3_file* file, int flags) { return ours(file).disk->sync(real(file), *ours(file).path, flags); },
    .xFileSize = pass<&Io::xFileSize>,
    .xLock = pass<&Io::xLock>,
    .xUnlock = pass<&Io::xUnlock>,
    .xCheckReservedLock = pass<&Io::xCheckReservedLock>,
    .xFileControl = pass<&Io::xFileControl>,
    .xSectorSize = pass<&Io::xSectorSize>,
    .xDeviceCharacteristics = pass<&Io::xDeviceCharacteristics>,
    .xShmMap = pass<&Io::xShmMap>,
    .xShmLock = pass<&Io::xShmLock>,
    .xShmBarrier = pass_barrier,
    .xShmUnmap = pass<&Io::xShmUnmap>,
    .xFetch = pass<&Io::xFetch>,
    .xUnfetch = pass<&Io::xUnfetch>,
};

FaultDisk::State* current = nullptr;  // SQLite's functions of a VFS get no pointer of ours but the VFS itself

int open_file(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
    sqlite3_vfs* below = current->below;
    if (!name) return below->xOpen(below, name, file, flags, out_flags);  // a temporary file: nobody's data
    const bool is_known = std::filesystem::exists(name);
    File* made = new (file) File{.base = {.pMethods = nullptr}, .disk = current, .path = nullptr};
    const int result = below->xOpen(below, name, made->real(), flags, out_flags);
    if (result != SQLITE_OK) return result;
    made->path = new std::string(name);
    made->base.pMethods = &kMethods;
    const std::lock_guard lock(current->mutex);
    if (!is_known) current->images.erase(name);
    current->image(name);
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int sync_folder) {
    const std::lock_guard lock(current->mutex);
    if (current->is_frozen) return SQLITE_IOERR_DELETE;
    current->images.erase(name);
    return current->below->xDelete(current->below, name, sync_folder);
}

}  // namespace

bool FaultDisk::State::must_fail(const std::string& path, bool is_concerned) {
    if (!is_concerned || calls_left == 0 || !path.ends_with(suffix)) return false;
    if (calls_left > 1) {
        --calls_left;
        return false;
    }
    if (lasts == Lasts::Once) calls_left = 0;
    ++failures;
    return true;
}

int FaultDisk::State::write(sqlite3_file* file, const std::string& path, const void* bytes, int length, sqlite3_int64 offset) {
    const std::lock_guard lock(mutex);
    if (is_frozen) return SQLITE_IOERR_WRITE;
    sqlite3_int64 size = 0;
    file->pMethods->xFileSize(file, &size);
    const bool grows = offset + length > size;
    const bool fails = must_fail(path, trouble == Trouble::Full ? grows : trouble != Trouble::SyncError);
    if (fails && trouble == Trouble::WriteError) return SQLITE_IOERR_WRITE;
    if (fails && trouble == Trouble::Full) return SQLITE_FULL;
    const int written = fails ? length / 2 : length;
    const int result = file->pMethods->xWrite(file, bytes, written, offset);
    if (result != SQLITE_OK) return result;
    image(path).write(offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(written)));
    return fails ? SQLITE_FULL : SQLITE_OK;
}

int FaultDisk::State::truncate(sqlite3_file* file, const std::string& path, sqlite3_int64 size) {
    const std::lock_guard lock(mutex);
    if (is_frozen) return SQLITE_IOERR_TRUNCATE;
    if (must_fail(path, trouble == Trouble::WriteError)) return SQLITE_IOERR_TRUNCATE;
    const int result = file->pMethods->xTruncate(file, size);
    if (result == SQLITE_OK) image(path).truncate(size);
    return result;
}

// Nothing needs the real disk's sync here, and it would take most of the tests' time.
int FaultDisk::State::sync(sqlite3_file*, const std::string& path, int) {
    std::unique_lock lock(mutex);
    while (held_suffix && path.ends_with(*held_suffix)) {
        is_one_held = true;
        held_changed.notify_all();
        held_changed.wait(lock);
    }
    if (is_frozen) return SQLITE_IOERR_FSYNC;
    if (must_fail(path, trouble == Trouble::SyncError)) {
        image(path).lose(random);
        return SQLITE_IOERR_FSYNC;
    }
    image(path).sync();
    return SQLITE_OK;
}

FaultDisk::FaultDisk() : state_(std::make_unique<State>()) {
    state_->below = sqlite3_vfs_find(nullptr);
    // Its other functions look at nothing but what is copied here.
    state_->vfs = *state_->below;
    state_->vfs.pNext = nullptr;
    state_->vfs.zName = "fault";
    state_->vfs.szOsFile = static_cast<int>(sizeof(File)) + state_->below->szOsFile;
    state_->vfs.xOpen = open_file;
    state_->vfs.xDelete = delete_file;
    current = state_.get();
    sqlite3_vfs_register(&state_->vfs, 1);
}

FaultDisk::~FaultDisk() {
    sqlite3_vfs_unregister(&state_->vfs);
    sqlite3_vfs_register(state_->below, 1);
    current = nullptr;
}

void FaultDisk::fail(Trouble trouble, int nth, Lasts lasts, const std::string& suffix) {
    const std::lock_guard lock(state_->mutex);
    state_->trouble = trouble;
    state_->calls_left = nth;
    state_->lasts = lasts;
    state_->suffix = suffix;
    state_->failures = 0;
}

int FaultDisk::failures() const {
    const std::lock_guard lock(state_->mutex);
    return state_->failures;
}

void FaultDisk::heal() {
    const std::lock_guard lock(state_->mutex);
    state_->calls_left = 0;
}

void FaultDisk::hold_syncs(const std::string& suffix) {
    const std::lock_guard lock(state_->mutex);
    state_->held_suffix = suffix;
    state_->is_one_held = false;
}

void FaultDisk::wait_until_held() {
    std::unique_lock lock(state_->mutex);
    state_->held_changed.wait(lock, [&] { return state_->is_one_held; });
}

void FaultDisk::release_syncs() {
    const std::lock_guard lock(state_->mutex);
    state_->held_suffix.reset();
    state_->held_changed.notify_all();
}

void FaultDisk::freeze() {
    const std::lock_guard lock(state_->mutex);
    state_->is_frozen = true;
}

void FaultDisk::thaw() {
    const std::lock_guard lock(state_->mutex);
    for (const auto& [path, image] : state_->images) std::filesystem::remove(path + "-shm");
    state_->calls_left = 0;
    state_->is_frozen = false;
}

void FaultDisk::cut_power(std::uint32_t seed) {
    thaw();
    const std::lock_guard lock(state_->mutex);
    state_->random.seed(seed);
    for (auto& [path, image] : state_->images) {
        image.lose(state_->random);
        image.restore(path);
    }
}

}  // namespace parley::test
