import { describe, expect, test } from 'vitest';
import { meanUs, partOf, quantileUs } from '../../src/index.ts';
import { totalsOf } from '../written.fixture.ts';
import { erlangB, erlangC, md1, mmc, mmck } from './closed-forms.ts';
import { expectAgreement, expectAverages, shareRefused, shareThatWaited, stationRuns } from './station.fixture.ts';

describe('the closed forms themselves', () => {
  test('Erlang B and C give the tabulated values', () => {
    const losses = [
      [1, 0.5],
      [2, 1],
      [5, 2.5],
      [10, 8],
      [100, 90],
    ].map(([c, a]) => erlangB(c!, a!));
    const waits = [
      [1, 0.5],
      [2, 1.6],
      [5, 4.5],
      [10, 8],
      [20, 16],
    ].map(([c, a]) => erlangC(c!, a!));

    expect(losses.map((p) => Number(p.toFixed(5)))).toEqual([0.33333, 0.2, 0.06973, 0.12166, 0.02696]);
    expect(waits.map((p) => Number(p.toFixed(4)))).toEqual([0.5, 0.7111, 0.7625, 0.4092, 0.2561]);
  });

  test('M/M/c/K becomes M/M/c when K is large, and Erlang B when nobody may wait', () => {
    const station = { lambda: 8, mu: 1, servers: 10 };

    expect(mmck(station, 1_000).W).toBeCloseTo(mmc(station).W, 9);
    expect(mmck(station, 10).blocking).toBeCloseTo(erlangB(10, 8), 12);
    expect(mmck({ lambda: 0.8, mu: 1, servers: 1 }, 10).blocking).toBeCloseTo(0.02349, 5);
    expect(mmck({ lambda: 1.5, mu: 1, servers: 1 }, 10).blocking).toBeCloseTo(0.33723, 5);
  });
});

describe('one worker', () => {
  test('M/M/1 with λ = 8 and μ = 10: averages, quantiles of the sojourn, probability of waiting', () => {
    const runs = stationRuns({
      perSecond: 8,
      workers: 1,
      service: { exponential: '100ms' },
      seconds: 20_000,
      warmUpSeconds: 200,
    });

    const expected = mmc({ lambda: 8, mu: 10, servers: 1 });
    expect(expected).toMatchObject({
      W: expect.closeTo(0.5, 12),
      L: expect.closeTo(4, 12),
      Lq: expect.closeTo(3.2, 12),
    });
    expectAverages(runs, expected);
    expectAgreement(runs.map(shareThatWaited), { expected: 0.8, what: 'P(wait)' });
    // The sojourn is exponential with rate μ − λ. Its quantiles come from bins that are off by up to 0.4 %, in either
    // direction, so their error averages out over 20 runs only in part; the scatter of the runs is four times as large.
    const sojourns = runs.map((run) => partOf(run, 'checkout').durations['sojourn']!);
    expectAgreement(
      sojourns.map((sojourn) => quantileUs(sojourn, 0.5) / 1e6),
      { expected: Math.log(2) / 2, what: 'p50' },
    );
    expectAgreement(
      sojourns.map((sojourn) => quantileUs(sojourn, 0.99) / 1e6),
      { expected: Math.log(100) / 2, within: 0.1, what: 'p99' },
    );
  });

  test.each([
    { rho: 0.5, seconds: 4_000 },
    { rho: 0.9, seconds: 20_000 },
  ])('M/M/1 at utilisation $rho', ({ rho, seconds }) => {
    const runs = stationRuns({
      perSecond: 10 * rho,
      workers: 1,
      service: { exponential: '100ms' },
      seconds,
      warmUpSeconds: seconds / 100,
    });

    expectAverages(runs, mmc({ lambda: 10 * rho, mu: 10, servers: 1 }), 0.2);
  });

  test('M/D/1 waits half as long: Pollaczek and Khinchine', () => {
    const runs = stationRuns({
      perSecond: 8,
      workers: 1,
      service: { constant: '100ms' },
      seconds: 10_000,
      warmUpSeconds: 100,
    });

    expectAverages(runs, md1({ lambda: 8, mu: 10 }));
  });

  test.each([
    { lambda: 0.8, blocking: 0.02349 },
    { lambda: 1.5, blocking: 0.33723 },
  ])('M/M/1/10 offered $lambda erlangs refuses $blocking', ({ lambda }) => {
    const runs = stationRuns({
      perSecond: 10 * lambda,
      workers: 1,
      service: { exponential: '100ms' },
      seconds: 5_000,
      warmUpSeconds: 50,
      queueLimit: 9,
    });

    const expected = mmck({ lambda: 10 * lambda, mu: 10, servers: 1 }, 10);
    expectAverages(runs, expected);
    expectAgreement(runs.map(shareRefused), { expected: expected.blocking, within: 0.15, what: 'share refused' });
  });
});

describe('many workers', () => {
  test('M/M/16 with 1000/s of 12 ms: averages and the waiting probability of Erlang C', () => {
    const runs = stationRuns({
      perSecond: 1_000,
      workers: 16,
      service: { exponential: '12ms' },
      seconds: 150,
      warmUpSeconds: 5,
      queueLimit: 10_000_000,
    });

    expectAverages(runs, mmc({ lambda: 1_000, mu: 1 / 0.012, servers: 16 }), 0.1);
    expectAgreement(runs.map(shareThatWaited), { expected: erlangC(16, 12), what: 'P(wait)' });
    for (const run of runs) expect(totalsOf(run, 'checkout')['shed']).toBe(0);
  });

  test('M/M/16/20 with 1400/s of 12 ms refuses, and those admitted wait, as the birth–death chain says', () => {
    const runs = stationRuns({
      perSecond: 1_400,
      workers: 16,
      service: { exponential: '12ms' },
      seconds: 50,
      warmUpSeconds: 1,
      queueLimit: 4,
    });

    const expected = mmck({ lambda: 1_400, mu: 1 / 0.012, servers: 16 }, 20);
    expectAverages(runs, expected);
    expectAgreement(runs.map(shareRefused), { expected: expected.blocking, what: 'share refused' });
  });

  test.each([
    { servers: 1, erlangs: 0.5 },
    { servers: 2, erlangs: 1 },
    { servers: 5, erlangs: 2.5 },
    { servers: 10, erlangs: 8 },
    { servers: 100, erlangs: 90 },
  ])('Erlang B: $servers workers without a queue, offered $erlangs erlangs', ({ servers, erlangs }) => {
    // 20 runs of some 25 000 arrivals each; the warm-up is 20 service times or more.
    const seconds = Math.ceil(25 / erlangs) * 100;
    const runs = stationRuns({
      perSecond: 10 * erlangs,
      workers: servers,
      service: { exponential: '100ms' },
      seconds,
      warmUpSeconds: seconds / 50,
      queueLimit: 0,
    });

    const expected = erlangB(servers, erlangs);
    // Refusals come in long bunches where many workers are nearly enough.
    expectAgreement(runs.map(shareRefused), { expected, within: servers === 100 ? 0.2 : 0.1, what: 'share refused' });
    const utilisation = (erlangs * (1 - expected)) / servers;
    expectAgreement(
      runs.map((run) => totalsOf(run, 'checkout')['utilisation']!),
      { expected: utilisation, what: 'utilisation' },
    );
  });

  test('Erlang B holds whatever the law of the service: only its mean matters', () => {
    const runs = stationRuns({
      perSecond: 80,
      workers: 10,
      service: { constant: '100ms' },
      seconds: 500,
      warmUpSeconds: 10,
      queueLimit: 0,
    });

    expectAgreement(runs.map(shareRefused), { expected: erlangB(10, 8), what: 'share refused' });
  });

  test.each([
    { servers: 2, rho: 0.5 },
    { servers: 2, rho: 0.8 },
    { servers: 5, rho: 0.5 },
    { servers: 10, rho: 0.8 },
  ])('Erlang C: $servers workers at utilisation $rho', ({ servers, rho }) => {
    const runs = stationRuns({
      perSecond: 10 * servers * rho,
      workers: servers,
      service: { exponential: '100ms' },
      seconds: 6_000 / servers,
      warmUpSeconds: 60 / servers,
    });

    expectAgreement(runs.map(shareThatWaited), { expected: erlangC(servers, servers * rho), what: 'P(wait)' });
    const expected = mmc({ lambda: 10 * servers * rho, mu: 10, servers });
    expectAgreement(
      runs.map((run) => meanUs(partOf(run, 'checkout').durations['wait']!) / 1e6),
      { expected: expected.Wq, within: 0.15, what: 'Wq' },
    );
  });
});

describe('Little’s law', () => {
  test('L = λ W and Lq = λ Wq in every single run, but for what crosses its edges', () => {
    const runs = stationRuns({
      perSecond: 200,
      workers: 8,
      service: { exponential: '32ms' },
      seconds: 500,
      warmUpSeconds: 5,
    });

    for (const run of runs) {
      const { served, inSystem, queue } = totalsOf(run, 'checkout');
      const { sojourn, wait } = partOf(run, 'checkout').durations;
      const rate = served! / 495;
      // Attempts there at the beginning or the end are counted with all of their time though part of it lies outside:
      // some 10 attempts at each edge, each with a sojourn of at most 1 s, in 495 s of observation.
      expect(Math.abs(inSystem! - (rate * meanUs(sojourn!)) / 1e6)).toBeLessThan((2 * 10 * 1) / 495);
      expect(Math.abs(queue! - (rate * meanUs(wait!)) / 1e6)).toBeLessThan((2 * 10 * 1) / 495);
    }
  });
});
