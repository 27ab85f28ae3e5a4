# What the scripts beside this share; they source it. It leaves them in the root of the tree with everything built, a folder
# `work` that goes with them, and what `serve` started ended.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install build test >&2
scripts/build release parley >&2
make -s -C bench >&2
work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait || true; rm -rf "$work"' EXIT

# The clients have the first core, where a system has most of its own work to do, and come before everything else on it:
# what is measured is the server, not its clients' wait.
server_core=1 client_core=0
first=(); ! chrt -f 10 true 2>/dev/null || first=(chrt -f 10)

now_ms() { echo $(($(date +%s%N) / 1000000)); }
field() { sed -nE "s/.*(^| )$1=([^ ]*).*/\2/p" <<<"$2"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }'; }
ready() { for _ in $(seq 6000); do (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return; sleep 0.005; done; echo "no server on $1" >&2; exit 1; }
started() { pids+=("$!"); pid=$!; }  # what was just sent to the background
stop() { kill "$pid"; wait "$pid" || true; }

serve() {  # cores, port, data folder, flags: sets pid
  taskset -c "$1" "${PARLEY:-build/release/parley}" serve --port "$2" --data "$3" --trust 127.0.0.0/8 "${@:4}" >"$work/log" 2>&1 & started
  ready "$2"
}

load() {  # options of loadgen: prints its result; a message that is lost or out of its place is a failure
  local result; result=$("${first[@]}" taskset -c "$client_core" build/bench/loadgen "$@" | sed -n 's/^RESULT //p')
  case $result in *lost=[!0]*|*disorder=[!0]*|'') echo "loadgen: $* gave $result" >&2; exit 1 ;; esac
  echo "$result"
}

sign_up() {  # people, data folder: u0, u1, … with their tokens in $work/tokens; on all cores, for every password is hashed
  serve "0-$(($(nproc) - 1))" 8472 "$2"
  load --mode idle --proto seed --conns 1 --users "$1" --hold 0 --port 8472 --token-cache "$work/tokens" >/dev/null
  stop
}

# Two people with a chat, and `messages` in `channels`. With `indexed` search.db counts as whole, else it is built anew.
fill() {  # data folder, messages, channels, [indexed]: sets token
  local data=$1 url=http://127.0.0.1:8472 name newest
  serve "$server_core" 8472 "$data"
  for name in reader other; do
    curl -sf "$url/api/register" --json "{\"username\":\"$name\",\"email\":\"$name@example.org\",\"password\":\"secret pass 1\"}" >/dev/null
  done
  token=$(curl -sf "$url/api/login" -d 'username=reader&password=secret pass 1' | sed -E 's/.*access_token":"([^"]*).*/\1/')
  curl -sf "$url/api/save-chat" -H "Authorization: Bearer $token" --json '{"username":"other","nickname":"other"}' >/dev/null
  stop
  sqlite3 "$data/parley.db" -cmd '.param init' -cmd ".param set :messages $2" -cmd ".param set :channels $3" <bench/fill.sql >/dev/null
  newest=$(sqlite3 "$data/parley.db" 'SELECT MAX(id) FROM messages')
  sqlite3 "$data/parley.db" "UPDATE last_id SET id = $newest"
  sqlite3 "$data/search.db" "UPDATE mark SET id = $([ "${4:-}" = indexed ] && echo "$newest" || echo 0)"
}
cold() { sync; [ ! -w /proc/sys/vm/drop_caches ] || echo 3 >/proc/sys/vm/drop_caches; }

heading() {
  echo '| requests over connections that stay open | budget | connections | a second | p50 us | p99 us | server CPU us | errors |'
  echo '| --- | --- | --- | --- | --- | --- | --- | --- |'
}
row() {  # name, budget, targets, connections, seconds
  local result; result=$(build/bench/gets --port 8472 --token "$token" --targets "$3" --conns "$4" --secs "$5" --server-pid "$pid" | sed -n 's/^RESULT //p')
  printf '| %s | %s | %s | %s | %s | %s | %s | %s |\n' "$1" "$2" "$4" "$(field pages_per_s "$result")" "$(field p50 "$result")" "$(field p99 "$result")" "$(field cpu_us "$result")" "$(field errors "$result")"
}
