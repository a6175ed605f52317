//go:build ignore

// The tightest loop that we could write, to hold the engine against: M/M/1 and
// M/M/50 with typed events in a binary heap, exponentials by the ziggurat, one
// thread, and no more than the sum of the waits. It has no cancellation, no
// order among equal times, no checks, no tallies over time, and knows when it is
// compiled what is simulated. It draws the same numbers as BenchmarkMM1 and
// BenchmarkMM50 in sim/bench_test.go, so these are the same customers, and
// cmd/bench checks that the mean wait is the same.
//
// Tried and not faster: a 4-ary heap (M/M/50 by 3%, M/M/1 slower), a sift to the
// bottom and up again, xoshiro256++ in place of PCG.
//
//	cc -O3 -march=native -o loop sim/bench/loop.c -lm
//	./loop MM1 10       ten replications of 400,000 customers

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Random numbers: PCG XSL RR 128/64, seeded as sim.Streams does.

typedef unsigned __int128 pcg;

static inline uint64_t next(pcg *state) {
  const pcg multiplier = (pcg)2549297995355413924u << 64 | 4865540595714422341u;
  const pcg increment = (pcg)6364136223846793005u << 64 | 1442695040888963407u;
  *state = *state * multiplier + increment;
  uint64_t high = *state >> 64, x = high ^ (uint64_t)*state;
  unsigned r = high >> 58;
  return x >> r | x << (-r & 63);
}

static uint64_t absorb(uint64_t hash, uint64_t part) {
  uint64_t x = (hash ^ part) + 0x9E3779B97F4A7C15;
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
  x = (x ^ x >> 27) * 0x94D049BB133111EB;
  return x ^ x >> 31;
}

static pcg stream(uint64_t seed, uint64_t replication, uint64_t purpose) {
  uint64_t key = absorb(absorb(2, seed), replication);
  uint64_t start = absorb(absorb(key, purpose), 0);
  return (pcg)start << 64 | start;
}

// The ziggurat of sim/exponential.go.

static struct {
  double width;
  int64_t inside;
} layer[256];
static double density[256];
static const double tail = 7.69711747013104972;

static void make_ziggurat(void) {
  const double area = 3.9496598225815571993e-3, positions = 0x1p53;
  double right = tail, height = exp(-right), base = area / height;
  layer[0].inside = right / base * positions;
  layer[0].width = base / positions;
  layer[255].width = right / positions;
  density[255] = height;
  density[0] = 1;
  for (int i = 254; i >= 1; i--) {
    double inner = -log(area / right + exp(-right));
    layer[i + 1].inside = inner / right * positions;
    right = inner;
    layer[i].width = right / positions;
    density[i] = exp(-right);
  }
}

static double uniform(pcg *s) { return (double)(int64_t)(next(s) >> 11 | 1) * 0x1p-53; }

static __attribute__((noinline, cold)) double outside(pcg *s, uint64_t l, double x) {
  for (;;) {
    if (l == 0) return tail - log(uniform(s));
    if (density[l] + uniform(s) * (density[l - 1] - density[l]) < exp(-x)) return x;
    uint64_t bits = next(s);
    int64_t position = bits >> 11 | 1;
    l = bits & 255;
    x = position * layer[l].width;
    if (position < layer[l].inside) return x;
  }
}

static inline double exponential(pcg *s) {
  uint64_t bits = next(s), l = bits & 255;
  int64_t position = bits >> 11 | 1;
  double x = position * layer[l].width;
  if (__builtin_expect(position < layer[l].inside, 1)) return x;
  return outside(s, l, x);
}

// The calendar: heap[n] is infinite, so that a right child is always there.

enum { DEPARTURE, ARRIVAL };
typedef struct {
  double time;
  uint64_t kind;
} event;

#define ROOM 1024
static event heap[ROOM];
static int n;

static inline void replace_top(event e) {
  int i = 0, child = 1;
  while (child < n) {
    child += heap[child + 1].time < heap[child].time;
    if (e.time <= heap[child].time) break;
    heap[i] = heap[child];
    i = child;
    child = 2 * i + 1;
  }
  heap[i] = e;
}

static inline void push(event e) {
  int i = n++;
  while (i > 0) {
    int parent = (i - 1) / 2;
    if (heap[parent].time <= e.time) break;
    heap[i] = heap[parent];
    i = parent;
  }
  heap[i] = e;
}

static inline void pop(void) {
  event e = heap[--n];
  heap[n].time = INFINITY;
  if (n > 0) replace_top(e);
}

// The queue.

#define QUEUE (1 << 20)
static double queue[QUEUE]; // times of arrival

static double mean_wait(int servers, double rate, long customers, pcg arrivals, pcg services) {
  for (int i = 0; i < ROOM; i++) heap[i].time = INFINITY;
  n = 0;
  double gap = 1 / rate, waits = 0;
  long arrived = 0, served = 0;
  int busy = 0;
  unsigned head = 0, end = 0;
  push((event){exponential(&arrivals) * gap, ARRIVAL});
  for (;;) {
    double now = heap[0].time;
    if (heap[0].kind == ARRIVAL) {
      replace_top((event){now + exponential(&arrivals) * gap, ARRIVAL});
      if (busy < servers) {
        busy++;
        served++;
        push((event){now + exponential(&services), DEPARTURE});
      } else {
        queue[end++ % QUEUE] = now;
      }
      if (++arrived == customers) break;
    } else if (head != end) {
      served++;
      waits += now - queue[head++ % QUEUE];
      replace_top((event){now + exponential(&services), DEPARTURE});
    } else {
      busy--;
      pop();
    }
  }
  return waits / served;
}

static double cpu_seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

// Prints a line as go test -bench does.
int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: loop MM1|MM50 REPLICATIONS\n");
    return 2;
  }
  int one = strcmp(arguments[1], "MM1") == 0, replications = atoi(arguments[2]);
  const long customers = 400000;
  double wait = 0, start = 0;
  make_ziggurat();
  for (int r = -1; r < replications; r++) { // the first warms up
    if (r == 0) start = cpu_seconds();
    double w = mean_wait(one ? 1 : 50, one ? 0.9 : 47.5, customers, stream(1, r < 0 ? 0 : r, 0), stream(1, r < 0 ? 0 : r, 1));
    if (r >= 0) wait += w / replications;
  }
  double ns = (cpu_seconds() - start) / customers / replications * 1e9;
  printf("BenchmarkLoop%s %d %.4g cpu-ns/customer %.9g mean-wait\n", arguments[1], replications, ns, wait);
  return 0;
}
