// Settings of jemalloc, which looks for this name when the program starts (jemalloc's manual, "TUNING"). A message is
// allocated by its loop and freed by the writer's thread or the other way round, for which glibc takes an arena's lock.

// Memory that was freed goes back to the system after a second. The server has a thread do that (app/serve.cpp), which
// otherwise sleeps: after a storm it is small again, and nobody's message waits for it.
extern "C" const char* malloc_conf;
const char* malloc_conf = "dirty_decay_ms:1000,muzzy_decay_ms:0";
