// The reference model by hand, as fast as one program for one model gets: what the engine is measured against.
//
//     baseline heap|ring H|S FIRST_SEED RUNS        prints one line of JSON, all runs added up
//
// `heap` keeps every event in one binary heap: what a good programmer writes first. `ring` keeps timeouts, which all
// have one length and so expire in the order they were set, in a ring beside it: the fastest we know.
//
// The model is that of reference-model.ts: open-loop Poisson arrivals, 16 workers, a queue of at most 4096, exponential
// service, a timeout of 1 s that the server does not hear of, 4 attempts in all, retried at once. S: services started
// in [60 s, 80 s) take ten times as long. Recorded like the engine does: counts per second and a histogram of
// latencies with 128 bins per power of two.

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

using u8 = std::uint8_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

namespace {

constexpr double ARRIVALS_PER_SECOND = 1000;
constexpr double MEAN_SERVICE = 0.012;
constexpr double TIMEOUT = 1.0;
constexpr u32 WORKERS = 16;
constexpr u32 QUEUE_CAPACITY = 4096;
constexpr u32 MAX_ATTEMPTS = 4;
constexpr int SECONDS = 300;
constexpr double TRIGGER_BEGINS = 60;
constexpr double TRIGGER_ENDS = 80;
constexpr double SLOWNESS = 10;
constexpr int LAST_SECONDS_FROM = 200;

constexpr u32 BINS_PER_OCTAVE = 128;
constexpr u32 BIN_COUNT = BINS_PER_OCTAVE * 40;
constexpr u32 ROWS = 1 << 16;

/** xoshiro256++, seeded by splitmix64. */
class Rng {
 public:
  explicit Rng(u64 seed) {
    for (u64& word : state) word = splitmix(seed);
  }

  double exponential(double mean) { return -mean * std::log(1.0 - unit()); }

 private:
  u64 state[4];

  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  u64 next() {
    const u64 result = rotate(state[0] + state[3], 23) + state[0];
    const u64 shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 45);
    return result;
  }

  static u64 rotate(u64 word, int by) { return (word << by) | (word >> (64 - by)); }

  static u64 splitmix(u64& seed) {
    u64 z = (seed += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
};

enum Kind : u32 { ARRIVAL = 0, SERVED = 1, TIMED_OUT = 2 };

/** 16 bytes, four to a cache line; the kind is in the top two bits of `subject`. */
struct Event {
  double time;
  u32 order;
  u32 subject;

  bool operator<(const Event& other) const {
    return time < other.time || (time == other.time && order < other.order);
  }
};
constexpr u32 KIND_SHIFT = 30;
constexpr u32 ROW_MASK = (1u << KIND_SHIFT) - 1;

class Heap {
 public:
  u32 length = 0;

  Heap() : events(static_cast<Event*>(std::aligned_alloc(64, sizeof(Event) * ROWS * 2))) {}
  ~Heap() { std::free(events); }

  const Event& first() const { return events[0]; }

  void push(const Event& event) {
    u32 i = length++;
    while (i > 0) {
      const u32 parent = (i - 1) >> 1;
      if (!(event < events[parent])) break;
      events[i] = events[parent];
      i = parent;
    }
    events[i] = event;
  }

  Event pop() {
    const Event top = events[0];
    const Event last = events[--length];
    u32 i = 0;
    for (;;) {
      u32 child = 2 * i + 1;
      if (child >= length) break;
      if (child + 1 < length && events[child + 1] < events[child]) child++;
      if (!(events[child] < last)) break;
      events[i] = events[child];
      i = child;
    }
    events[i] = last;
    return top;
  }

 private:
  Event* events;
};

/** Attempts, struct of arrays. A row is free again when caller, server and timer have let go of it. */
struct Attempts {
  std::vector<double> bornAt = std::vector<double>(ROWS);
  std::vector<u8> number = std::vector<u8>(ROWS);
  std::vector<u8> heldBy = std::vector<u8>(ROWS);
  std::vector<u32> freeRows = std::vector<u32>(ROWS);
  u32 freeCount = ROWS;

  Attempts() {
    for (u32 i = 0; i < ROWS; i++) freeRows[i] = ROWS - 1 - i;
  }

  u32 open(double born, u32 attemptNumber) {
    const u32 row = freeRows[--freeCount];
    bornAt[row] = born;
    number[row] = static_cast<u8>(attemptNumber);
    heldBy[row] = BY_CALLER | BY_SERVER | BY_TIMER;
    return row;
  }

  void letGo(u32 row, u8 holders) {
    heldBy[row] = static_cast<u8>(heldBy[row] & ~holders);
    if (heldBy[row] == 0) freeRows[freeCount++] = row;
  }

  static constexpr u8 BY_CALLER = 1;
  static constexpr u8 BY_SERVER = 2;
  static constexpr u8 BY_TIMER = 4;
};

struct Tally {
  u64 calls = 0, attempts = 0, ok = 0, timeouts = 0, shed = 0, failed = 0, served = 0, events = 0;
  u64 goodAtEnd = 0, attemptsAtEnd = 0;
  double latencySum = 0;
};

struct Record : Tally {
  std::vector<u32> callsIn = std::vector<u32>(SECONDS + 1);
  std::vector<u32> attemptsIn = std::vector<u32>(SECONDS + 1);
  std::vector<u32> okIn = std::vector<u32>(SECONDS + 1);
  std::vector<u32> timeoutsIn = std::vector<u32>(SECONDS + 1);
  std::vector<u32> shedIn = std::vector<u32>(SECONDS + 1);
  std::vector<u32> latencies = std::vector<u32>(BIN_COUNT);

  void onOk(double now, double latency) {
    ok++;
    okIn[static_cast<int>(now)]++;
    latencySum += latency;
    latencies[binOf(latency)]++;
  }

  void close() {
    for (int second = LAST_SECONDS_FROM; second < SECONDS; second++) {
      goodAtEnd += okIn[second];
      attemptsAtEnd += attemptsIn[second];
    }
  }

 private:
  static u32 binOf(double seconds) {
    const u64 nanoseconds = static_cast<u64>(seconds * 1e9) + 1;
    const int octave = 63 - __builtin_clzll(nanoseconds);
    const u64 within = octave >= 7 ? nanoseconds >> (octave - 7) : nanoseconds << (7 - octave);
    return (static_cast<u32>(octave) * BINS_PER_OCTAVE + static_cast<u32>(within & 127)) % BIN_COUNT;
  }
};

/** A first-in-first-out row of fixed capacity, a power of two. */
template <typename Item, u32 CAPACITY>
class Ring {
 public:
  u32 length = 0;

  const Item& first() const { return items[head & (CAPACITY - 1)]; }
  void push(const Item& item) { items[(head + length++) & (CAPACITY - 1)] = item; }
  Item pop() {
    length--;
    return items[head++ & (CAPACITY - 1)];
  }

 private:
  std::vector<Item> items = std::vector<Item>(CAPACITY);
  u32 head = 0;
};

template <bool TIMEOUTS_IN_RING>
class Simulation {
 public:
  Simulation(u64 seed, bool hasStorm) : rng(seed), isStorm(hasStorm) {}

  Tally run() {
    scheduleArrival();
    while (step()) {
    }
    record.close();
    return record;
  }

 private:
  Rng rng;
  const bool isStorm;
  double now = 0;
  u32 scheduledCount = 0;
  Heap heap;
  Ring<Event, ROWS> timeouts;
  Event nextArrival{};
  Attempts attempts;
  Ring<u32, QUEUE_CAPACITY * 2> queue;
  u32 busyWorkers = 0;
  Record record;

  bool step() {
    const Event event = TIMEOUTS_IN_RING ? nextOfThree() : heap.pop();
    if (event.time >= SECONDS) return false;
    now = event.time;
    record.events++;
    const u32 row = event.subject & ROW_MASK;
    switch (event.subject >> KIND_SHIFT) {
      case ARRIVAL:
        onArrival();
        break;
      case SERVED:
        onServed(row);
        break;
      default:
        onTimedOut(row);
    }
    return true;
  }

  /** The earliest of the next arrival, the next completion and the next timeout. */
  Event nextOfThree() {
    const bool isTimeoutFirst = timeouts.length > 0 && timeouts.first() < nextArrival;
    const Event& candidate = isTimeoutFirst ? timeouts.first() : nextArrival;
    if (heap.length > 0 && heap.first() < candidate) return heap.pop();
    return isTimeoutFirst ? timeouts.pop() : nextArrival;
  }

  void onArrival() {
    record.calls++;
    record.callsIn[static_cast<int>(now)]++;
    send(now, 1);
    scheduleArrival();
  }

  void onServed(u32 row) {
    busyWorkers--;
    record.served++;
    if (attempts.heldBy[row] & Attempts::BY_CALLER) record.onOk(now, now - attempts.bornAt[row]);
    attempts.letGo(row, Attempts::BY_CALLER | Attempts::BY_SERVER);
    if (queue.length > 0) start(queue.pop());
  }

  void onTimedOut(u32 row) {
    const bool isOutstanding = attempts.heldBy[row] & Attempts::BY_CALLER;
    const double bornAt = attempts.bornAt[row];
    const u32 number = attempts.number[row];
    attempts.letGo(row, Attempts::BY_CALLER | Attempts::BY_TIMER);
    if (!isOutstanding) return;
    record.timeouts++;
    record.timeoutsIn[static_cast<int>(now)]++;
    if (number < MAX_ATTEMPTS) send(bornAt, number + 1);
    else record.failed++;
  }

  /** One attempt, and at once the next for as long as the door is shut. */
  void send(double bornAt, u32 number) {
    const int second = static_cast<int>(now);
    for (;; number++) {
      record.attempts++;
      record.attemptsIn[second]++;
      if (busyWorkers < WORKERS || queue.length < QUEUE_CAPACITY) return accept(attempts.open(bornAt, number));
      record.shed++;
      record.shedIn[second]++;
      if (number >= MAX_ATTEMPTS) {
        record.failed++;
        return;
      }
    }
  }

  void accept(u32 row) {
    const Event timeout = due(TIMEOUT, TIMED_OUT, row);
    if (TIMEOUTS_IN_RING) timeouts.push(timeout);
    else heap.push(timeout);
    if (busyWorkers < WORKERS) start(row);
    else queue.push(row);
  }

  void start(u32 row) {
    busyWorkers++;
    const bool isSlow = isStorm && now >= TRIGGER_BEGINS && now < TRIGGER_ENDS;
    heap.push(due(rng.exponential(MEAN_SERVICE) * (isSlow ? SLOWNESS : 1), SERVED, row));
  }

  void scheduleArrival() {
    const Event arrival = due(rng.exponential(1 / ARRIVALS_PER_SECOND), ARRIVAL, 0);
    if (TIMEOUTS_IN_RING) nextArrival = arrival;
    else heap.push(arrival);
  }

  Event due(double delay, Kind kind, u32 row) { return {now + delay, scheduledCount++, (kind << KIND_SHIFT) | row}; }
};

void add(Tally& sum, const Tally& run) {
  sum.calls += run.calls;
  sum.attempts += run.attempts;
  sum.ok += run.ok;
  sum.timeouts += run.timeouts;
  sum.shed += run.shed;
  sum.failed += run.failed;
  sum.served += run.served;
  sum.events += run.events;
  sum.goodAtEnd += run.goodAtEnd;
  sum.attemptsAtEnd += run.attemptsAtEnd;
  sum.latencySum += run.latencySum;
}

void print(const Tally& sum, double seconds, double cpuSeconds) {
  const auto wide = [](u64 count) { return static_cast<unsigned long long>(count); };
  std::printf("{\"seconds\":%.6f,\"cpuSeconds\":%.6f,", seconds, cpuSeconds);
  std::printf("\"calls\":%llu,\"attempts\":%llu,\"ok\":%llu,\"timeouts\":%llu,\"shed\":%llu,", wide(sum.calls),
              wide(sum.attempts), wide(sum.ok), wide(sum.timeouts), wide(sum.shed));
  std::printf("\"failed\":%llu,\"served\":%llu,\"events\":%llu,\"goodAtEnd\":%llu,\"attemptsAtEnd\":%llu,", wide(sum.failed),
              wide(sum.served), wide(sum.events), wide(sum.goodAtEnd), wide(sum.attemptsAtEnd));
  std::printf("\"latencySum\":%.6f}\n", sum.latencySum);
}

}  // namespace

int main(int argumentCount, char** arguments) {
  if (argumentCount != 5) {
    std::fprintf(stderr, "usage: baseline heap|ring H|S FIRST_SEED RUNS\n");
    return 2;
  }
  const bool isRing = std::strcmp(arguments[1], "ring") == 0;
  const bool isStorm = arguments[2][0] == 'S';
  const u64 firstSeed = std::strtoull(arguments[3], nullptr, 10);
  const u64 runCount = std::strtoull(arguments[4], nullptr, 10);

  Tally sum;
  const auto startedAt = std::chrono::steady_clock::now();
  const std::clock_t cpuBefore = std::clock();
  for (u64 seed = firstSeed; seed < firstSeed + runCount; seed++) {
    add(sum, isRing ? Simulation<true>(seed, isStorm).run() : Simulation<false>(seed, isStorm).run());
  }
  const double cpuSeconds = static_cast<double>(std::clock() - cpuBefore) / CLOCKS_PER_SEC;
  print(sum, std::chrono::duration<double>(std::chrono::steady_clock::now() - startedAt).count(), cpuSeconds);
}
