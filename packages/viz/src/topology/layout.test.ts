import { describe, expect, test } from 'vitest';
import { systemOf } from '../../test/outage.fixture.ts';
import { BOX_HEIGHT, layoutTopology } from './layout.ts';
import { scenarioOf } from './scenario.fixture.ts';

const guardsOf = (layout: ReturnType<typeof layoutTopology>) =>
  layout.arrows[0]?.guards.map(({ says, isNew }) => `${says.replaceAll('\u202f', ' ')}${isNew ? ' (new)' : ''}`);

describe('boxes', () => {
  test('a caller stands left of what it calls, and the arrow spans the gap', () => {
    const { boxes, arrows } = layoutTopology(scenarioOf({ arrows: ['users -> checkout', 'checkout -> payments'] }));

    expect(boxes.map((box) => box.name)).toEqual(['users', 'checkout', 'payments']);
    for (const [i, arrow] of arrows.entries()) {
      expect(arrow.from.x).toBe(boxes[i]!.x + boxes[i]!.width);
      expect(arrow.to.x).toBe(boxes[i + 1]!.x);
      expect(arrow.from.x).toBeLessThan(arrow.to.x);
    }
  });

  test('what is called over a shortcut too stands behind the longer way', () => {
    const { boxes } = layoutTopology(scenarioOf({ arrows: ['users -> c', 'users -> b', 'b -> c'] }));

    const xOf = (name: string) => boxes.find((box) => box.name === name)!.x;
    expect(xOf('b')).toBeLessThan(xOf('c'));
  });

  test('two callers of one server stand below each other', () => {
    const { boxes } = layoutTopology(scenarioOf({ arrows: ['users -> checkout', 'mobile -> checkout'] }));

    const [users, mobile] = ['users', 'mobile'].map((name) => boxes.find((box) => box.name === name)!);
    expect(mobile!.x).toBe(users!.x);
    expect(mobile!.y).toBeGreaterThanOrEqual(users!.y + BOX_HEIGHT);
  });

  test('servers that call each other in a circle still have places', () => {
    const { boxes, width } = layoutTopology(scenarioOf({ arrows: ['users -> a', 'a -> b', 'b -> a'] }));

    expect(new Set(boxes.map((box) => `${box.x} ${box.y}`)).size).toBe(3);
    expect(width).toBeGreaterThan(0);
  });

  test('one caller and one server fit on a phone', () => {
    expect(layoutTopology(scenarioOf({ arrows: ['users -> checkout'] })).width).toBeLessThanOrEqual(328);
  });

  test('they say how much is asked for and what there is', () => {
    const { boxes } = layoutTopology(scenarioOf({ arrows: ['users -> checkout'] }));

    expect(boxes.map((box) => box.fact.replaceAll('\u202f', ' '))).toEqual(['1 000 calls/s', '16 workers, 12 ms']);
  });
});

describe('guards', () => {
  const scenario = scenarioOf({
    arrows: ['users -> checkout'],
    guards: {
      calls: { 'users -> checkout': { timeout: { after: 1_000_000 }, retry: { maxAttempts: 4 } } },
      servers: {},
    },
  });
  const withCalls = (place: Record<string, 'off' | Record<string, unknown>>) =>
    guardsOf(layoutTopology(scenario, { calls: { 'users -> checkout': place }, servers: {} }));

  test('those of the scenario are in force before the reader touches anything', () => {
    expect(guardsOf(layoutTopology(scenario))).toEqual(['timeout 1 s', '4 attempts']);
  });

  test('what the reader adds or changes is new, what stays is not', () => {
    expect(withCalls({ timeout: { after: 250_000 }, retryBudget: { ratio: 0.1, burst: 10 } })).toEqual([
      'timeout 250 ms (new)',
      '4 attempts',
      'budget 0.1 (new)',
    ]);
    expect(withCalls({ retry: { maxAttempts: 4 } })).toEqual(['timeout 1 s', '4 attempts']);
  });

  test('a guard that is off is gone', () => {
    expect(withCalls({ retry: 'off' })).toEqual(['timeout 1 s']);
  });

  test('one that the picture has no words for is shown by its name', () => {
    expect(withCalls({ hedging: { after: 1 } })).toContain('hedging (new)');
  });
});

describe('between columns that are not neighbours', () => {
  test('an arrow passes below the boxes that stand between', () => {
    const { boxes, arrows, height } = layoutTopology(scenarioOf({ arrows: ['users -> c', 'users -> b', 'b -> c'] }));
    const b = boxes.find(({ name }) => name === 'b')!;
    const [shortcut] = arrows;

    expect(shortcut?.via.map(({ x }) => x)).toEqual([b.x, b.x + b.width]);
    for (const { y } of shortcut?.via ?? []) {
      expect(y).toBeGreaterThan(b.y + BOX_HEIGHT);
      expect(y).toBeLessThan(height);
    }
    expect(arrows.slice(1).map(({ via }) => via)).toEqual([[], []]);
  });
});

describe('who watches', () => {
  const { scenario } = systemOf({
    duration: '1s',
    components: {
      users: { client: { arrivals: { poisson: '5/s' }, goodWithin: '1s' } },
      web: { server: { workers: 1, service: { constant: '1ms' } } },
      mobile: { client: { arrivals: { poisson: '5/s' }, goodWithin: '1s' } },
      scaler: { autoscaler: { of: 'web', target: 0.5, max: 3 } },
      pilot: { controller: { of: 'users', measure: { of: 'web', metric: 'queue' }, target: 5, gain: -1 } },
      anna: {
        operator: {
          signal: { of: 'mobile -> web', metric: 'good', below: 1 },
          actsAfter: { constant: '1s' },
          runbook: [{ do: { disableRetries: {} } }],
        },
      },
    },
    arrows: { 'users -> web': {}, 'mobile -> web': {} },
  });
  const { boxes, watches } = layoutTopology(scenario);
  const box = (name: string) => boxes.find((each) => each.name === name)!;

  test('stands right below what is watched, before anybody else in the column', () => {
    expect([box('scaler').x, box('scaler').y]).toEqual([box('web').x, box('pilot').y]);
    expect(box('pilot').x).toBe(box('users').x);
    expect(box('mobile').y).toBeGreaterThan(box('pilot').y);
  });

  test('of an arrow stands with whoever is called on it', () => {
    expect(box('anna').x).toBe(box('web').x);
  });

  test('has a line to all that is watched, boxes and arrows', () => {
    expect(watches.map(({ by, of }) => `${by}: ${of}`)).toEqual([
      'scaler: web',
      'pilot: users',
      'pilot: web',
      'anna: mobile -> web',
    ]);
    for (const { from, to } of watches) expect(from.y).toBeGreaterThan(to.y);
  });
});
