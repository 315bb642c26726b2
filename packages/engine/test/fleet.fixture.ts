import { World } from '../src/world.ts';
import type { Candidates, Fleet } from '../src/sites.ts';
import { NO_KEY } from '../src/traffic/calls.ts';

/** A fleet without servers: its loads are set by hand, and what is done to it is noted. */
export function openFleet(size: number) {
  const world = new World(1, 100_000);
  const loads = Array.from({ length: size }, () => 0);
  const inService = Array.from({ length: size }, () => true);
  const probes: { replica: number; atUs: number }[] = [];
  const noted = { healthChanges: 0 };
  const fleet: Fleet = {
    size,
    inFlight: (replica) => loads[replica]!,
    isInService: (replica) => inService[replica]!,
    probe: (replica) => void probes.push({ replica, atUs: world.kernel.nowUs }),
    onHealthChanged: () => void noted.healthChanges++,
  };
  let serial = 0;
  /** An attempt that comes to the balancer. */
  const attempt = ({ key = NO_KEY, priority = 0, arrow = 0 } = {}): number => {
    const row = world.attempts.open(0, arrow);
    world.attempts.serial[row] = serial++;
    world.attempts.number[row] = 1;
    world.attempts.key[row] = key;
    world.attempts.priority[row] = priority;
    return row;
  };
  const candidates = (replicas: readonly number[] = loads.map((_, index) => index)): Candidates => {
    const room = new Int32Array(size);
    room.set(replicas);
    return { replicas: room, count: replicas.length };
  };
  /** Lets time pass until then. */
  const until = (untilUs: number): void => world.kernel.run(untilUs, 1_000_000);
  return { world, fleet, loads, inService, probes, noted, attempt, candidates, until };
}

/** The replicas that are candidates. */
export function listOf({ replicas, count }: Candidates): number[] {
  return Array.from(replicas.slice(0, count));
}
