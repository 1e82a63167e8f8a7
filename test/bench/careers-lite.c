/*
 * careers-lite in C: the yardstick for test/bench/careers-lite.ts, on the machine at hand.
 *
 *     gcc -O3 -march=native -ffp-contract=off careers-lite.c -o careers-lite && ./careers-lite AGENTS RUNS
 *
 * prints {"checksum":C,"ms":M} with the median of the runs. Event-driven, as fast as I could make it: one 16-byte record per agent, months as
 * intrusive lists, a month's agents put in order by a bit set, integer draws against integer thresholds. No fused multiply-add: the choice of
 * a municipality depends on the last bit of its sums.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MONTHS = 300, PLACES = 98, STAGES = 8, ROW = STAGES + PLACES, NEVER = MONTHS + 1 };
enum stage { STUDENT, BASIC, INTRO, TRAINEE, SPECIALIST, OTHER, RETIRED, LEFT };

struct agent {
  int32_t next; /* the next agent due in the same month, -1 at the end */
  int16_t birth;
  uint8_t stage, home, work, sex;
};

static int agents, people;
static uint32_t seed;
static struct agent *all;
static uint32_t *due;
static int32_t bucket[MONTHS + 2];
static int32_t counts[STAGES], specialists[PLACES], targets[PLACES];
static double nearness[PLACES][PLACES], pull[PLACES], pulls[41];
static uint64_t retires[1152];
static int32_t intro_posts, posts[5];
static int32_t record[MONTHS][ROW];

static inline uint32_t mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x7feb352du;
  h = (h ^ (h >> 15)) * 0x846ca68bu;
  return h ^ (h >> 16);
}
static inline uint32_t key_of(int i) { return mix((uint32_t)i * 0x9e3779b1u + seed); }
static inline uint32_t draw(uint32_t key, int month, int decision) { return mix(key ^ (uint32_t)(month * 16 + decision + 1) * 0x85ebca77u); }
static inline double unit(uint32_t h) { return h * (1.0 / 4294967296.0); }
/* the number of hashes h with unit(h) < p */
static uint64_t below(double p) {
  double x = p * 4294967296.0;
  uint64_t n = (uint64_t)x;
  return n < x ? n + 1 : n;
}
static inline int flow(int64_t month, int per) { return (int)(month * agents / per - (month - 1) * agents / per); }

static inline void schedule(int i, int month) {
  if (month >= NEVER) return;
  all[i].next = bucket[month];
  bucket[month] = i;
}

static inline void refresh(int w) {
  int x = 20 * (targets[w] - specialists[w]) / targets[w];
  pull[w] = pulls[20 + (x < -20 ? -20 : x > 20 ? 20 : x)];
}

static inline int retirement(uint32_t key, int birth, int from) {
  int month = birth + 660 > from ? birth + 660 : from;
  while (month <= MONTHS && draw(key, month, 5) >= retires[month - birth]) month++;
  return month;
}

static int settle(int home, double u) {
  double cumulative[PLACES], total = 0;
  for (int w = 0; w < PLACES; w++) cumulative[w] = total += nearness[home][w] * pull[w];
  double goal = u * total;
  int w = 0;
  while (w < PLACES - 1 && cumulative[w] <= goal) w++;
  return w;
}

static void tables(void) {
  for (int h = 0; h < PLACES; h++)
    for (int w = 0; w < PLACES; w++) {
      int dx = h % 14 - w % 14, dy = h / 14 - w / 14;
      nearness[h][w] = 1 / (1 + 0.5 * (dx * dx + dy * dy));
    }
  pulls[20] = 1;
  for (int k = 1; k <= 20; k++) pulls[20 + k] = pulls[19 + k] * 1.15;
  for (int k = 1; k <= 20; k++) pulls[20 - k] = 1 / pulls[20 + k];
  for (int age = 660; age < 1152; age++) {
    int years = age / 12;
    retires[age] = below(years >= 76 ? 1 : (years - 54) * (years - 54) * 0.0002);
  }
}

static void populate(void) {
  static const int longest[] = {72, 12, 12, 54, 240, 240}, youngest[] = {228, 312, 324, 336};
  for (int i = 0; i < agents; i++) {
    uint32_t key = key_of(i);
    double u = unit(draw(key, 0, 8)), u3 = unit(draw(key, 0, 10));
    int stage = u < .2 ? STUDENT : u < .23 ? BASIC : u < .25 ? INTRO : u < .28 ? TRAINEE : u < .36 ? SPECIALIST : OTHER;
    int in_stage = (int)(unit(draw(key, 0, 9)) * longest[stage]), age, next;
    struct agent *a = &all[i];
    a->stage = stage;
    a->home = a->work = (int)(unit(draw(key, 0, 11)) * PLACES);
    a->sex = unit(draw(key, 0, 12)) < .6;
    if (stage == OTHER) {
      age = 336 + (int)(480 * u3);
      next = 816 - age;
    } else if (stage == SPECIALIST) {
      age = 456 + (int)(348 * u3);
      a->work = (int)(unit(draw(key, 0, 13)) * PLACES);
      specialists[a->work]++;
      next = retirement(key, -age, 1);
    } else {
      age = youngest[stage] + in_stage + (int)((stage == STUDENT ? 48 : 60) * u3);
      next = longest[stage] - in_stage;
    }
    a->birth = -age;
    counts[stage]++;
    schedule(i, next < 1 ? 1 : next);
  }
  people = agents;
}

static inline void career(int i, int month, const uint64_t completes[2], uint64_t basic_to_other, uint64_t intro_to_other) {
  struct agent *a = &all[i];
  int to = a->stage, next = month + 1;
  uint32_t key;
  switch (a->stage) {
    case BASIC:
      if (intro_posts > 0) intro_posts--, to = INTRO, next = month + 12;
      else if (draw(key_of(i), month, 1) < basic_to_other) to = OTHER, next = a->birth + 816;
      break;
    case INTRO: {
      key = key_of(i);
      double u = unit(draw(key, month, 2));
      int region = u < .7 ? a->home * 5 / PLACES : (int)((u - .7) / .3 * 5);
      if (region > 4) region = 4;
      if (posts[region] > 0) posts[region]--, to = TRAINEE, next = month + 54;
      else if (draw(key, month, 3) < intro_to_other) to = OTHER, next = a->birth + 816;
      break;
    }
    case STUDENT:
      if (draw(key_of(i), month, 0) < completes[a->sex]) to = BASIC, next = month + 12;
      else to = LEFT, next = NEVER;
      break;
    case TRAINEE:
      key = key_of(i);
      a->work = settle(a->home, unit(draw(key, month, 4)));
      specialists[a->work]++;
      refresh(a->work);
      to = SPECIALIST, next = retirement(key, a->birth, month + 1);
      break;
    case SPECIALIST:
      specialists[a->work]--;
      refresh(a->work);
      to = RETIRED, next = NEVER;
      break;
    default:
      to = RETIRED, next = NEVER;
  }
  counts[a->stage]--;
  counts[to]++;
  a->stage = to;
  schedule(i, next <= month ? month + 1 : next);
}

static uint32_t run(void) {
  const uint64_t completes[2] = {below(.84), below(.86)}, basic_to_other = below(.25), intro_to_other = below(.04);
  memset(bucket, -1, sizeof bucket);
  memset(counts, 0, sizeof counts);
  memset(specialists, 0, sizeof specialists);
  populate();
  for (int w = 0; w < PLACES; w++) refresh(w);
  for (int month = 1; month <= MONTHS; month++) {
    intro_posts = flow(month, 2250);
    for (int r = 0; r < 5; r++) posts[r] = flow(month, 15000);
    int first = INT32_MAX, last = -1;
    for (int i = bucket[month]; i >= 0; i = all[i].next) {
      int word = i >> 5;
      due[word] |= 1u << (i & 31);
      if (word < first) first = word;
      if (word > last) last = word;
    }
    for (int word = first; word <= last; word++) {
      uint32_t set = due[word];
      due[word] = 0;
      for (; set; set &= set - 1) career(word * 32 + __builtin_ctz(set), month, completes, basic_to_other, intro_to_other);
    }
    for (int entrants = flow(month, 360); entrants > 0; entrants--) {
      int i = people++;
      uint32_t key = key_of(i);
      struct agent *a = &all[i];
      a->birth = month - 228 - (int)(48 * unit(draw(key, month, 10)));
      a->home = a->work = (int)(unit(draw(key, month, 11)) * PLACES);
      a->sex = unit(draw(key, month, 12)) < .6;
      a->stage = STUDENT;
      counts[STUDENT]++;
      schedule(i, month + 72);
    }
    memcpy(record[month - 1], counts, sizeof counts);
    memcpy(record[month - 1] + STAGES, specialists, sizeof specialists);
  }
  uint32_t hash = 2166136261u;
  for (int i = 0; i < MONTHS * ROW; i++) hash = (hash ^ (uint32_t)((int32_t *)record)[i]) * 16777619u;
  return hash;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}
static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  agents = argc > 1 ? atoi(argv[1]) : 45000;
  int runs = argc > 2 ? atoi(argv[2]) : 15;
  if (agents < 1 || runs < 1) return 2;
  seed = 12345;
  int most = agents + (int)((int64_t)MONTHS * agents / 360);
  all = calloc(most, sizeof *all);
  due = calloc(most / 32 + 1, sizeof *due);
  double *ms = malloc(runs * sizeof *ms);
  if (!all || !due || !ms) return 1;
  tables();
  for (int w = 0; w < PLACES; w++) {
    int target = (int)((int64_t)(12 + 37 * w % 50) * agents / 45000);
    targets[w] = target < 1 ? 1 : target;
  }
  uint32_t checksum = 0;
  for (int i = 0; i < 3; i++) run();
  for (int i = 0; i < runs; i++) {
    double start = now();
    checksum = run();
    ms[i] = now() - start;
  }
  qsort(ms, runs, sizeof *ms, ascending);
  printf("{\"checksum\":%u,\"ms\":%.3f}\n", checksum, (ms[(runs - 1) / 2] + ms[runs / 2]) / 2);
  return 0;
}
