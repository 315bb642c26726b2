import {
  OutlierDetectionLoadBalancer,
  OutlierDetectionLoadBalancingConfig,
} from '@grpc/grpc-js/build/src/load-balancer-outlier-detection.js';
import { expect, test, vi } from 'vitest';
import { OUTLIER_FAILING_S, OUTLIER_OUT_S, OUTLIER_SWEEPS, type HostAnswers } from './outlier-ejection.fixture.ts';
import { atTimeZero, sameChance } from './virtual-time.fixture.ts';

/** The sweeps of grpc-js, over hosts that only have answers; what is left of its balancer needs a network. */
class GrpcSweeper {
  private readonly hosts: Host[];
  private readonly balancer: { runChecks(): void };

  constructor(hostCount: number) {
    this.hosts = Array.from({ length: hostCount }, () => ({
      counter: { switchBuckets: () => {}, getLastSuccesses: () => 0, getLastFailures: () => 0 },
      currentEjectionTimestamp: null,
      ejectionTimeMultiplier: 0,
      subchannelWrappers: [],
    }));
    const childPolicy = { getLoadBalancerName: () => 'round_robin' };
    const settings = [null, null, null, null, {}, null, childPolicy];
    this.balancer = Object.assign(Object.create(OutlierDetectionLoadBalancer.prototype) as { runChecks(): void }, {
      entryMap: new Map(this.hosts.map((host, index) => [{ addresses: [{ path: `host ${index}` }] }, host])),
      latestConfig: Reflect.construct(OutlierDetectionLoadBalancingConfig, settings) as object,
    });
  }

  /** Indexes of the hosts that are out after a sweep. */
  sweep(answers: HostAnswers): number[] {
    for (const [index, [ok, failed]] of answers.entries()) {
      Object.assign(this.hosts[index]!.counter, { getLastSuccesses: () => ok, getLastFailures: () => failed });
    }
    this.balancer.runChecks();
    vi.clearAllTimers();
    return this.hosts.flatMap((host, index) => (host.currentEjectionTimestamp === null ? [] : [index]));
  }
}

interface Host {
  readonly counter: { switchBuckets(): void; getLastSuccesses(): number; getLastFailures(): number };
  readonly currentEjectionTimestamp: Date | null;
}

test.each(OUTLIER_SWEEPS)('ejects by goodput share: $name', ({ answers, ejected }) =>
  atTimeZero(async () => {
    sameChance(0);

    expect(new GrpcSweeper(answers.length).sweep(answers)).toEqual(ejected);
  }),
);

test('a host stays out 30 s for each time it was ejected of late', () =>
  atTimeZero(async () => {
    sameChance(0);
    const sweeper = new GrpcSweeper(6);
    const others: HostAnswers = Array.from({ length: 5 }, () => [100, 0]);
    const outS: number[] = [];
    for (let atS = 10; atS <= 160; atS += 10) {
      vi.setSystemTime(1_000 * atS);
      const host = OUTLIER_FAILING_S.includes(atS) ? ([0, 100] as const) : ([100, 0] as const);
      if (sweeper.sweep([host, ...others]).includes(0)) outS.push(atS);
    }

    expect(outS).toEqual(OUTLIER_OUT_S);
  }));
