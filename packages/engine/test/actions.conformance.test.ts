import { describe, expect, test } from 'vitest';
import type { ActionBehaviour, Targets } from '../src/actions/action.ts';
import { completed, problemIn, type Fields } from '../src/actions/field.ts';
import { actions } from '../src/actions/index.ts';
import { parseDuration } from '../src/scenario/duration.ts';
import { actionDefinitions } from '../src/schema.ts';
import { checkText } from './definition.fixture.ts';
import { openKnobs, valuesOf } from './knobs.fixture.ts';

type Action = ActionBehaviour<keyof Targets, never>;

/** What every action owes, checked for every one in the registry. */
describe.each(actionDefinitions.map((definition) => [definition.key, definition] as const))(
  'action %s',
  (key, definition) => {
    const behaviour = actions.find((action) => action.key === key) as unknown as Action;
    const fields = behaviour.fields as Fields;
    const params = definition.params.parse(EXAMPLES[key]) as never;

    checkText(definition);

    test('has a camelCase key and happens to what its definition says', () => {
      expect(key).toMatch(/^[a-z][a-zA-Z]*$/);
      expect(behaviour.of).toBe(definition.of);
    });

    test('does something to what it happens to; a dial can be turned back', () => {
      const { target, heard } = spiedOn(definition.of);
      const before = valuesOf(target);

      if (behaviour.form === 'moment') {
        behaviour.act(target, params);

        expect(heard).toHaveLength(1);
        return;
      }
      const setting = behaviour.setting(params);
      behaviour.turn(target, { from: 1, to: setting }, params);
      if (setting !== 1) expect([...valuesOf(target), ...heard]).not.toEqual(before);
      behaviour.turn(target, { from: setting, to: 1 }, params);

      expect(valuesOf(target)).toEqual(before);
      expect(behaviour.dial(params)).not.toBe('');
    });

    test('has a label that fits beside a line of a chart', () => {
      const label = behaviour.label(params);

      expect(label.length).toBeGreaterThan(0);
      expect(label.length).toBeLessThanOrEqual(20);
    });

    test('means the same written and live: what the schema makes of its example fits, and nothing is left to fill in', () => {
      expect(problemIn(fields, params)).toBeNull();
      expect(completed(fields, params)).toEqual(params);
      expect(Object.keys(fields).sort()).toEqual(Object.keys(definition.params.shape).sort());
    });

    test('the same is refused written and live', () => {
      for (const [name, field] of Object.entries(fields)) {
        for (const value of CANDIDATES) {
          const written = { ...(EXAMPLES[key] as object), [name]: value };
          const live = { ...(params as object), [name]: field.holds === 'duration' ? asMicros(value) : value };

          expect(problemIn(fields, live) === null, `${name}: ${String(value)}`).toBe(
            definition.params.safeParse(written).success,
          );
        }
      }
      expect(problemIn(fields, { ...(params as object), nonsense: 1 })).not.toBeNull();
      for (const nothing of [null, undefined, 3, 'shed', []]) expect(problemIn(fields, nothing)).not.toBeNull();
    });
  },
);

test('what people write and what it does are listed alike: the same actions, alphabetical', () => {
  const keys = actions.map((action) => action.key);

  expect(actionDefinitions.map((definition) => definition.key)).toEqual(keys);
  expect(keys).toEqual([...new Set(keys)].sort());
});

/** What an action happens to, and the commands it is given. */
function spiedOn(of: keyof Targets): { target: never; heard: string[] } {
  const heard: string[] = [];
  if (of === 'trigger' || of === 'action')
    return { target: { rollBack: () => heard.push('rollBack') } as never, heard };
  const knobs = Object.entries(openKnobs()[of]).map(([name, knob]): [string, unknown] => [
    name,
    typeof knob === 'function' ? (...given: unknown[]) => heard.push(`${name} ${given.join(' ')}`) : knob,
  ]);
  return { target: Object.fromEntries(knobs) as never, heard };
}

/** What is written as text is live as a number of µs, and the other way round nothing. */
function asMicros(value: unknown): unknown {
  if (typeof value === 'string') return parseDuration(value);
  return typeof value === 'number' ? String(value) : value;
}

const NUMBERS: readonly unknown[] = [-1, 0, 0.5, 1, 1.5, 10, 11, 1000, 1001, NaN, Infinity];
const CANDIDATES: readonly unknown[] = [undefined, null, true, {}, 'checkout', '5s', '0s', '-1s', ...NUMBERS];

const EXAMPLES: Record<string, unknown> = {
  addCapacity: { of: 'checkout', share: 0.5, after: '30s' },
  cutTraffic: { of: 'users', share: 0.2 },
  disableRetries: { of: 'users -> checkout' },
  drain: { of: 'checkout' },
  dropQueue: { of: 'checkout' },
  ejectReplica: { of: 'front', replica: 'checkout.2' },
  rampTraffic: { of: 'users', over: '60s', steps: 6 },
  restart: { of: 'checkout' },
  rollBack: { of: 'deploy' },
  serveStale: { of: 'prices' },
  shed: { of: 'users -> checkout', share: 0.5 },
  undo: { action: 'shed', of: 'users -> checkout' },
};
