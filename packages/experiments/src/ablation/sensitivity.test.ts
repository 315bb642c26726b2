import { describe, expect, test } from 'vitest';
import { seedsTo, systemOf } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { sensitivity } from './sensitivity.ts';

/** More workers than anybody needs; a tenth of the attempts fails. */
const SYSTEM = systemOf({
  duration: '40s',
  components: {
    users: { client: { arrivals: { poisson: '200/s' }, goodWithin: '1s' } },
    shop: { server: { workers: 100, service: { constant: '50ms' }, errors: 0.1 } },
  },
  arrows: { 'users -> shop': {} },
});

describe('busy workers, which are load × service time', () => {
  const asked = sensitivity({ system: SYSTEM, measure: 'shop.busy', seeds: seedsTo(6) }, sequentialRunner);

  test('grow by a percent with each percent of either, and with nothing else', async () => {
    const { numbers, base } = await asked;
    const elasticity = Object.fromEntries(numbers.map((each) => [each.path, each.elasticity?.value ?? NaN]));

    expect(base.value / 10).toBeCloseTo(1, 1);
    // Common random numbers leave the service's effect exact; arrivals at another rate are other arrivals, though.
    expect(elasticity['components.shop.server.service.constant']).toBeCloseTo(1, 2);
    expect(Math.abs((elasticity['components.users.client.arrivals.poisson'] ?? 0) - 1)).toBeLessThan(0.15);
    expect(elasticity['components.shop.server.workers']).toBe(0);
    expect(elasticity['components.shop.server.errors']).toBe(0);
    expect(elasticity['components.users.client.goodWithin']).toBe(0);
  });

  test('the one that matters most comes first, and its runs can be made again', async () => {
    const { numbers, skipped } = await asked;
    const service = numbers.find(({ path }) => path.endsWith('service.constant'));

    expect(
      numbers
        .slice(0, 2)
        .map(({ path }) => path.split('.').at(-1))
        .toSorted((a = '', b = '') => (a < b ? -1 : 1)),
    ).toEqual(['constant', 'poisson']);
    expect(service).toMatchObject({ value: 50_000, smaller: 45_000, larger: 55_000 });
    expect(service?.changesLarger).toEqual([{ set: 'components.shop.server.service.constant', to: 55_000 }]);
    expect(skipped).toEqual(['arrows["users -> shop"].delay']);
  });
});

test('a number goes only as far as it is allowed to', async () => {
  const allows = (path: string, value: number) => path !== 'components.shop.server.errors' || value <= 0.1;
  const paths = ['components.shop.server.errors'];
  const { numbers } = await sensitivity(
    { system: SYSTEM, measure: 'goodputShare', seeds: seedsTo(2), paths, allows },
    sequentialRunner,
  );

  expect(numbers[0]).toMatchObject({ smaller: 0.09, larger: 0.1 });
  // Goodput is 1 − errors: it falls by errors ÷ (1 − errors) = 0.11 percent with each percent of them.
  expect(Math.abs((numbers[0]?.elasticity?.value ?? 0) + 0.11)).toBeLessThan(0.06);
});
