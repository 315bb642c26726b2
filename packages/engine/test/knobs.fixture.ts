import { Knob, openArrowKnobs, type Knobs } from '../src/knobs.ts';

/** Knobs of every kind of part, as a trigger or an action finds them. */
export function openKnobs(): Knobs {
  return {
    arrow: openArrowKnobs(),
    client: { load: new Knob() },
    server: { slowness: new Knob(), availability: new Knob() },
  };
}

/** What every knob stands at. */
export function valuesOf(knobs: Knobs[keyof Knobs]): number[] {
  return Object.values(knobs)
    .filter((knob): knob is Knob => knob instanceof Knob)
    .map((knob) => knob.value);
}
