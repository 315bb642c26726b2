import { Knob, openArrowKnobs, type Knobs } from '../src/knobs.ts';

/** Knobs of every kind of part, as a trigger or an action finds them. */
export function openKnobs(): Knobs {
  return {
    arrow: openArrowKnobs(),
    autoscaler: { attention: new Knob() },
    balancer: { eject: () => {}, enlist: () => {} },
    cache: { expiry: new Knob(), flush: () => {}, expireAll: () => {} },
    client: { load: new Knob(), crowd: () => {} },
    contendedStore: {},
    controller: {},
    operator: {},
    pool: { connections: new Knob() },
    server: {
      slowness: new Knob(),
      availability: new Knob(),
      soundness: new Knob(),
      acceptance: new Knob(),
      heap: new Knob(),
      alive: new Knob(),
      dropQueue: () => {},
      restart: () => {},
    },
  };
}

/** What every knob stands at. */
export function valuesOf(knobs: Knobs[keyof Knobs]): number[] {
  return Object.values(knobs)
    .filter((knob): knob is Knob => knob instanceof Knob)
    .map((knob) => knob.value);
}
