import { describe, expect, test } from 'vitest';
import { meanUs, partOf } from '../../src/index.ts';
import { totalsOf } from '../written.fixture.ts';
import { expectAgreement, shareRefused, stationRuns } from './station.fixture.ts';

/** Wait in service times of M/G/1 by Pollaczek and Khinchine: (1 + cs²) ÷ 2 × ρ ÷ (1 − ρ); so says Kingman of it, too. */
const waitInServices = (rho: number, cv2: number): number => ((1 + cv2) / 2) * (rho / (1 - rho));

// Exponential services (cs² = 1, 4 service times) are in `queues.test.ts`.
describe('M/G/1 at utilisation 0.8', () => {
  const sigma = Math.sqrt(Math.log(3));

  test.each([
    { what: 'hyperexponential', service: { hyperexponential: { mean: '10ms', cv2: 4 } }, cv2: 4, expected: 10 },
    { what: 'lognormal', service: { lognormal: { mean: '10ms', sigma } }, cv2: 2, expected: 6 },
    {
      what: 'bimodal',
      service: { bimodal: { fast: '5ms', slow: '55ms', slowShare: 0.1 } },
      cv2: (0.9 * 25 + 0.1 * 3025) / 100 - 1,
      expected: 6.5,
    },
    // Uniform from 0 to 20 ms.
    {
      what: 'by quantiles',
      service: {
        quantiles: [
          { share: 0, value: '1us' },
          { share: 1, value: '20ms' },
        ],
      },
      cv2: 1 / 3,
      expected: 8 / 3,
    },
  ])('$what: the wait is $expected service times', ({ service, cv2, expected }) => {
    const runs = stationRuns({ perSecond: 80, workers: 1, service, seconds: 800, warmUpSeconds: 20 });

    expect(waitInServices(0.8, cv2)).toBeCloseTo(expected, 9);
    expectAgreement(
      runs.map((run) => meanUs(partOf(run, 'checkout').durations['wait']!) / 10_000),
      { expected, within: 0.25, what: 'wait in service times' },
    );
    expectAgreement(
      runs.map((run) => totalsOf(run, 'checkout')['utilisation']!),
      { expected: 0.8, what: 'utilisation' },
    );
  });
});

test('1000 threads at 1000/s of 100 ms, of which 5 % get stuck for 100 s: a fifth gets in, says the SRE book', () => {
  // Erlang B with 5095 erlangs on 1000 servers admits 0.196; the law of the service does not matter. Until it settles
  // takes a few times 100 s.
  const runs = stationRuns({
    perSecond: 1_000,
    workers: 1_000,
    service: { bimodal: { fast: '100ms', slow: '100s', slowShare: 0.05 } },
    seconds: 1_000,
    warmUpSeconds: 500,
    queueLimit: 0,
    seeds: 1,
  });

  for (const run of runs) expect(Math.abs(1 - shareRefused(run) - 0.196)).toBeLessThan(0.01);
});
