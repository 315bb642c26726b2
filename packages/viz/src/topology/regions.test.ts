import { describe, expect, test } from 'vitest';
import { systemOf } from '../../test/outage.fixture.ts';
import { BOX_HEIGHT, layoutTopology, type TopologyOptions } from './layout.ts';
import type { Rect } from './regions.ts';

const server = (owner?: string) => ({
  server: { workers: 1, service: { constant: '1ms' }, ...(owner !== undefined && { owner }) },
});
const { scenario } = systemOf({
  duration: '10s',
  components: {
    users: { client: { arrivals: { poisson: '5/s' }, goodWithin: '1s', owner: 'shop' } },
    front: server('shop'),
    log: server('ops'),
    back: server('stock'),
    disk: server('shop'),
    mail: server(),
  },
  arrows: {
    'users -> front': {},
    'front -> back': {},
    'front -> log': { owner: 'ops' },
    'back -> disk': {},
    'front -> mail': {},
  },
  domains: { a: { kind: 'zone', members: ['front', 'log'] } },
});
const layout = (options: TopologyOptions = {}) => layoutTopology(scenario, undefined, options);
const region = (name: string, options?: TopologyOptions) => layout(options).regions.find((each) => each.name === name);

describe('a region', () => {
  test('holds its members and no stranger, in as many pieces as that takes', () => {
    for (const { pieces, members } of layout({ boundary: ['users', 'disk', 'log'] }).regions) {
      for (const box of layout().boxes) {
        const rect = { ...box, height: BOX_HEIGHT };
        expect(
          pieces.some((piece) => holds(piece, rect)),
          `${box.name} in ${members.join()}`,
        ).toBe(members.includes(box.name));
      }
    }
  });

  test('of two in a column with another between them has two pieces', () => {
    const rowsOf = (names: readonly string[]) =>
      layout()
        .boxes.filter(({ name }) => names.includes(name))
        .map(({ x }) => x);

    expect(new Set(rowsOf(['log', 'back', 'mail'])).size).toBe(1);
    expect(region('boundary', { boundary: ['log', 'mail'] })?.pieces).toHaveLength(2);
    expect(region('boundary', { boundary: ['log', 'back'] })?.pieces).toHaveLength(1);
  });

  test('is one piece where nobody stands between', () => {
    expect(region('zone a')?.pieces).toHaveLength(1);
    expect(region('shop')?.pieces.length).toBeGreaterThan(1);
  });

  test('is drawn for teams and domains unless a picture says otherwise, and for the reader’s boundary', () => {
    expect(layout().regions.map(({ name }) => name)).toEqual(['shop', 'ops', 'stock', 'zone a']);
    expect(layout({ regions: [], boundary: ['front'] }).regions.map(({ kind }) => kind)).toEqual(['boundary']);
  });

  test('lies inside the picture', () => {
    const { width, height, regions } = layout({ boundary: ['users', 'disk'] });
    for (const piece of regions.flatMap(({ pieces }) => pieces)) {
      expect(Math.min(piece.x, piece.y)).toBeGreaterThan(0);
      expect(piece.x + piece.width).toBeLessThan(width);
      expect(piece.y + piece.height).toBeLessThan(height);
    }
  });
});

describe('an arrow', () => {
  const arrow = (name: string) => layout().arrows.find((each) => each.name === name);

  test('between teams is owned by nobody unless it says by whom', () => {
    expect(arrow('front -> back')).toMatchObject({ isUnowned: true, notes: ['owned by nobody'] });
    expect(arrow('front -> log')).toMatchObject({ isUnowned: false, notes: ['owned by ops'] });
    expect(arrow('users -> front')).toMatchObject({ isUnowned: false, notes: [] });
  });

  test('is unowned only where somebody owns anything', () => {
    const plain = systemOf({ duration: '1s', components: { a: server(), b: server() }, arrows: { 'a -> b': {} } });

    expect(layoutTopology(plain.scenario).arrows[0]).toMatchObject({ isUnowned: false, notes: [] });
  });

  test('has its words below those of its neighbours, however many those are', () => {
    const four = { timeout: { after: 1 }, retry: { maxAttempts: 2 }, retryBudget: { ratio: 0.1 }, deadline: {} };
    const guards = { calls: { 'front -> log': four, 'front -> back': four }, servers: {} };
    const { arrows } = layoutTopology(scenario, guards);
    const listOf = (name: string) => arrows.find((each) => each.name === name)!;
    const [upper, lower] = [listOf('front -> log'), listOf('front -> back')];

    // Four guards and the owner, 22 pixels each.
    expect(lower.listY).toBeGreaterThanOrEqual(upper.listY + 5 * 22);
  });
});

function holds(outer: Rect, inner: Rect): boolean {
  const isWithin = (from: number, length: number, at: number): boolean => from <= at && at <= from + length;
  return (
    isWithin(outer.x, outer.width, inner.x) &&
    isWithin(outer.x, outer.width, inner.x + inner.width) &&
    isWithin(outer.y, outer.height, inner.y) &&
    isWithin(outer.y, outer.height, inner.y + inner.height)
  );
}
