import { describe, expect, test } from 'vitest';
import { triggerDefinitions } from '../src/schema.ts';
import { triggers } from '../src/triggers/index.ts';
import { checkText } from './definition.fixture.ts';
import { openKnobs, valuesOf } from './knobs.fixture.ts';

/** What every trigger owes, checked for every one in the registry. */
describe.each(triggerDefinitions.map((definition) => [definition.key, definition] as const))(
  'trigger %s',
  (key, definition) => {
    const behaviour = triggers.find((trigger) => trigger.key === key)!;

    checkText(definition);

    test('has a camelCase key and happens to what its definition says', () => {
      expect(key).toMatch(/^[a-z][a-zA-Z]*$/);
      expect(behaviour.of).toBe(definition.of);
    });

    test('turns a knob while it lasts and leaves it as it was; a moment only begins', () => {
      const knobs = openKnobs()[definition.of];
      const params = definition.params.parse(EXAMPLES[key]) as never;
      const before = valuesOf(knobs);

      behaviour.begin(knobs as never, params);
      const during = valuesOf(knobs);
      if (!definition.isMoment) {
        behaviour.end(knobs as never, params);
        expect(during).not.toEqual(before);
      }

      expect(valuesOf(knobs)).toEqual(before);
    });

    test('has a label that fits into a band of a chart', () => {
      const label = behaviour.label(definition.params.parse(EXAMPLES[key]) as never);

      expect(label.length).toBeGreaterThan(0);
      expect(label.length).toBeLessThanOrEqual(20);
    });
  },
);

test('what people write and what it does are listed alike: the same triggers, alphabetical', () => {
  const keys = triggers.map((trigger) => trigger.key);

  expect(triggerDefinitions.map((definition) => definition.key)).toEqual(keys);
  expect(keys).toEqual([...new Set(keys)].sort());
});

const EXAMPLES: Record<string, unknown> = {
  cacheExpiry: { of: 'cache' },
  cacheFlush: { of: 'cache', hottest: 10_000_000 },
  capacityLoss: { of: 'checkout', share: 0.25 },
  configPush: { of: 'zone-a', slowness: 2, errors: 0.1, capacity: 0.5 },
  connectionLeak: { of: 'pool', share: 0.5 },
  crash: { of: 'checkout' },
  crowd: { of: 'users', calls: 500, over: '2s' },
  deployWave: { of: 'checkout' },
  errorBurst: { of: 'checkout', share: 0.3 },
  gcPressure: { of: 'checkout', share: 0.5 },
  loadSpike: { of: 'users', factor: 3 },
  partition: { of: 'users -> checkout' },
  scalerOutage: { of: 'scaler' },
  slowDown: { of: 'checkout', factor: 10 },
};
