import type { Line } from '../../core/ring.ts';
import { Histogram } from '../../instruments/histogram.ts';
import type { Level } from '../../instruments/level.ts';
import type { World } from '../../world.ts';
import type { Workers } from './workers.ts';

/** What a server counts as it goes; what else is known of it follows from that, or is looked up when a bucket ends. */
export function openMeter(world: World, workers: Workers, look: Looks) {
  const nominal = workers.available.value;
  return {
    counts: { arrivals: 0, served: 0, wasted: 0, errors: 0, shed: 0, expired: 0, turnedAway: 0, lost: 0, cancelled: 0 },
    levels: { queue: look.queue, busy: workers.busy, workers: workers.available },
    durations: { wait: new Histogram(), sojourn: new Histogram() },
    derived: {
      inSystem: (averages: Averages) => averages['queue']! + averages['busy']!,
      utilisation: (averages: Averages) => averages['busy']! / Math.max(nominal, averages['workers']!),
      oldestAge: () => (world.kernel.nowUs - oldestArrivalUs(world, look.line)) / 1e6,
      collecting: look.collectingShare,
    },
  };
}

interface Looks {
  readonly queue: Level;
  readonly line: Line;
  readonly collectingShare: () => number;
}

type Averages = Readonly<Record<string, number>>;

/** When the one that has waited longest arrived; now if nobody waits. */
function oldestArrivalUs({ attempts, kernel }: World, line: Line): number {
  let oldestUs = kernel.nowUs;
  line.forEachFirst((attempt) => {
    if (attempts.arrivedAtUs[attempt]! < oldestUs) oldestUs = attempts.arrivedAtUs[attempt]!;
  });
  return oldestUs;
}
