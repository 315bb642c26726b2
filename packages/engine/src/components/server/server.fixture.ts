import { millis } from '../../core/time.ts';
import { openServerSites, type ServerSites, type Station } from '../../sites.ts';
import type { Answerable } from '../../traffic/attempts.ts';
import { NO_PARENT } from '../../traffic/calls.ts';
import type { Outcome } from '../../traffic/outcome.ts';
import { World } from '../../world.ts';
import type { ServerParams } from './params.ts';
import { server } from './server.ts';

/** A server and somebody who sends it attempts and notes the answers. */
export function arrange(params: Partial<ServerParams> = {}, sites: Partial<ServerSites> = {}) {
  const world = new World(1, 1_000);
  const answers: { attempt: number; outcome: Outcome; atUs: number }[] = [];
  const caller: Answerable = {
    answer(attempt, outcome) {
      answers.push({ attempt, outcome, atUs: world.kernel.nowUs });
      world.attempts.callerLetsGo(attempt);
      world.attempts.farSideLetsGo(attempt);
    },
  };
  world.callers.push(caller);
  const { callee, knobs } = server.build({
    world,
    name: 'checkout',
    params: { workers: 2, service: { law: 'constant', mean: millis(1) }, errors: 0, refusal: 'answered', ...params },
    sites: { ...openServerSites(), ...sites },
    arrows: [],
    panicSites: null,
    built: new Map(),
    groups: new Map(),
  });
  let serial = 0;
  const send = ({ priority = 0 } = {}) => {
    const call = world.calls.open(serial, NO_PARENT, world.kernel.nowUs);
    const attempt = world.attempts.open(call, 0);
    world.attempts.serial[attempt] = serial++;
    world.attempts.number[attempt] = 1;
    world.attempts.priority[attempt] = priority;
    return { attempt, outcome: callee!.receive(attempt) };
  };
  const { counts, derived, levels } = world.parts[0]!.meter;
  return { answers, callee: callee!, counts, derived, knobs, levels, send, world };
}

export const seen = ({ freeWorkers, inSystem, queueLength }: Station): Station => ({
  freeWorkers,
  inSystem,
  queueLength,
});
