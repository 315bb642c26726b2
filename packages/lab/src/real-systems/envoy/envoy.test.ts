import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { differs, exported, settingsOf, SHOP, valueOf, type Written } from '../../../test/exported.fixture.ts';
import { everyGuard } from '../../guards-file/every-guard.ts';
import { parseGuards } from '../../guards-file/parse-guards.ts';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import { exportGuards } from '../export-guards.ts';

interface Bootstrap {
  static_resources: { listeners: Listener[]; clusters: Record<string, unknown>[] };
}
interface Listener {
  name: string;
  filter_chains: { filters: { typed_config: Manager }[] }[];
}
interface Manager {
  route_config: { virtual_hosts: { name: string; routes: { route: unknown }[]; typed_per_filter_config?: unknown }[] };
  http_filters: { name: string; typed_config: Record<string, unknown> }[];
}

const envoy = (written: Written, file = 'users.envoy.yaml') => {
  const answer = exported('envoy', written);
  const { listeners, clusters } = (valueOf(answer, file) as Bootstrap).static_resources;
  const manager = listeners[0]!.filter_chains[0]!.filters[0]!.typed_config;
  return { answer, cluster: clusters[0]!, manager, route: manager.route_config.virtual_hosts[0]!.routes[0]!.route };
};

test('a timeout beside retries is that of a try, and the route itself never gives up', () => {
  const { route } = envoy({ calls: { timeout: { after: '250ms' }, retry: { maxAttempts: 3 } } });

  expect(route).toEqual({
    cluster: 'checkout',
    timeout: '0s',
    retry_policy: {
      retry_on: '5xx,retriable-status-codes,envoy-ratelimited',
      retriable_status_codes: [429],
      num_retries: 2,
      retry_back_off: { base_interval: '0.001s', max_interval: '0.001s' },
      per_try_timeout: '0.25s',
    },
  });
});

test('the deadline of a call is the timeout of its route, whatever the retries', () => {
  const both = { timeout: { after: '250ms' }, deadline: { within: '2s' } };

  expect(envoy({ calls: { ...both, retry: { maxAttempts: 3 } } }).route).toMatchObject({ timeout: '2s' });
  expect(envoy({ calls: both }).route).toEqual({ cluster: 'checkout', timeout: '0.25s' });
});

test('full jitter is Envoy’s own, any other is told apart', () => {
  const backoff = (jitter: string) =>
    envoy({ calls: { retry: { maxAttempts: 4, baseDelay: '100ms', maxDelay: '1s', jitter } } });

  expect(backoff('full').route).toMatchObject({
    retry_policy: { retry_back_off: { base_interval: '0.1s', max_interval: '1s' } },
  });
  expect(differs(backoff('full').answer, 'retry')!.join()).not.toContain('draws each delay');
  for (const jitter of ['none', 'equal', 'decorrelated', 'proportional'])
    expect(differs(backoff(jitter).answer, 'retry')!.join()).toContain('Envoy draws each delay from 0');
});

test('a cap on the retries under way is Envoy’s retry budget, in percent', () => {
  const { cluster, answer } = envoy({
    calls: { retry: { maxAttempts: 3 }, retryConcurrency: { ratio: 0.07, minRetries: 5 } },
  });

  expect(cluster['circuit_breakers']).toEqual({
    thresholds: [{ priority: 'DEFAULT', retry_budget: { budget_percent: { value: 7 }, min_retry_concurrency: 5 } }],
  });
  expect(differs(answer, 'retry')!.join()).not.toContain('3 retries');
});

test('a bulkhead above what Envoy allows of itself raises the limits that would come first', () => {
  const thresholds = (maxInFlight: number) =>
    envoy({ calls: { bulkhead: { maxInFlight } } }).cluster['circuit_breakers'];

  expect(thresholds(10)).toEqual({ thresholds: [{ priority: 'DEFAULT', max_requests: 10 }] });
  expect(thresholds(2000)).toEqual({
    thresholds: [{ priority: 'DEFAULT', max_requests: 2000, max_connections: 2001, max_pending_requests: 2001 }],
  });
});

test('admission control sees every attempt, for it is a filter of the cluster', () => {
  const { cluster } = envoy({
    calls: { admissionControl: { window: '30s', successThreshold: 0.95, maxBlocked: 0.8 } },
  });

  expect(cluster['typed_extension_protocol_options']).toMatchObject({
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      http_filters: [
        {
          name: 'envoy.filters.http.admission_control',
          typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.filters.http.admission_control.v3.AdmissionControl',
            sampling_window: '30s',
            sr_threshold: { default_value: { value: 95 } },
            max_rejection_probability: { default_value: { value: 80 } },
          },
        },
        { name: 'envoy.filters.http.upstream_codec' },
      ],
    },
  });
});

test('hedging is a retry that does not end the try before it, unless that has a timeout of its own', () => {
  const hedging = { delay: { fixed: '50ms' }, maxAttempts: 3, maxExtraLoad: 'unlimited' };

  expect(envoy({ calls: { hedging } }).route).toMatchObject({
    timeout: '0s',
    hedge_policy: { hedge_on_per_try_timeout: true },
    retry_policy: { num_retries: 2, per_try_timeout: '0.05s' },
  });
  expect(exported('envoy', { calls: { hedging, timeout: { after: '1s' } } }).notCarried).toMatchObject([
    { guard: 'hedging' },
  ]);
  expect(exported('envoy', { calls: { hedging, retry: { maxAttempts: 2 } } }).notCarried).toMatchObject([
    { guard: 'hedging' },
  ]);
});

test('a queue in front of the workers is a connection per worker, and room for so many who wait for one', () => {
  const { cluster } = envoy({ servers: { queueLimit: { capacity: 400 } } }, 'checkout.envoy.yaml');

  expect(cluster).toMatchObject({
    name: 'checkout_itself',
    circuit_breakers: { thresholds: [{ max_connections: 16, max_pending_requests: 400, max_requests: 416 }] },
  });
});

test('without room to wait Envoy needs some for connections that open, and says so', () => {
  const { cluster, answer } = envoy({ servers: { queueLimit: { capacity: 0 } } }, 'checkout.envoy.yaml');

  expect(cluster).toMatchObject({ circuit_breakers: { thresholds: [{ max_pending_requests: 1, max_requests: 17 }] } });
  expect(differs(answer, 'queueLimit')!.join()).toContain('here none may wait');
});

test('a fixed limit of a server is carried, unless its queue has taken the same limits of the cluster', () => {
  const concurrencyLimit = { fixed: { limit: 20 } };

  expect(envoy({ servers: { concurrencyLimit } }, 'checkout.envoy.yaml').cluster).toMatchObject({
    circuit_breakers: { thresholds: [{ max_requests: 20 }] },
  });
  expect(exported('envoy', { servers: { concurrencyLimit, queueLimit: { capacity: 5 } } }).notCarried).toMatchObject([
    { guard: 'concurrencyLimit' },
  ]);
});

test('the gradient of a server is Envoy’s adaptive concurrency, before the router', () => {
  const { manager } = envoy({ servers: { concurrencyLimit: { gradient: {} } } }, 'checkout.envoy.yaml');

  expect(manager.http_filters.map(({ name }) => name)).toEqual([
    'envoy.filters.http.adaptive_concurrency',
    'envoy.filters.http.router',
  ]);
  expect(manager.http_filters[0]!.typed_config['gradient_controller_config']).toEqual({
    sample_aggregate_percentile: { value: 50 },
    concurrency_limit_params: { max_concurrency_limit: 1000, concurrency_update_interval: '0.1s' },
    min_rtt_calc_params: {
      interval: '60s',
      request_count: 50,
      jitter: { value: 15 },
      min_concurrency: 3,
      buffer: { value: 25 },
    },
  });
});

test('a rate is a bucket that fills every 50 ms at the soonest, and is short of it if its burst is less than that', () => {
  const { manager } = envoy({ servers: { rateLimit: { rate: '1000/s', burst: 100 } } }, 'checkout.envoy.yaml');

  expect(manager.http_filters[0]!.typed_config).toMatchObject({
    token_bucket: { max_tokens: 100, tokens_per_fill: 50, fill_interval: '0.05s' },
    filter_enforced: { default_value: { numerator: 100, denominator: 'HUNDRED' } },
  });
  const short = exported('envoy', { servers: { rateLimit: { rate: '1000/s', burst: 10 } } });
  expect(differs(short, 'rateLimit')!.join()).toContain('no more than that gets through in 50 ms');
});

test('with several callees each has its own rate, and the filter itself has none', () => {
  const guards = settingsOf({});
  const limited = (rate: string) => ({
    clientRateLimit: settingsOf({ calls: { clientRateLimit: { rate } } }).calls['users -> checkout']![
      'clientRateLimit'
    ]!,
  });
  const calls = { 'checkout -> front': limited('100/s'), 'checkout -> prices': limited('200/s') };

  const answer = exportGuards(SHOP, { ...guards, calls }, 'envoy');
  const { listeners } = (valueOf(answer, 'checkout.envoy.yaml') as Bootstrap).static_resources;
  const { http_filters: filters, route_config: routes } = listeners[0]!.filter_chains[0]!.filters[0]!.typed_config;

  expect(filters[0]!.typed_config).not.toHaveProperty('token_bucket');
  expect(routes.virtual_hosts.map((each) => each.typed_per_filter_config)).toMatchObject([
    { 'envoy.filters.http.local_ratelimit': { token_bucket: { tokens_per_fill: 5, fill_interval: '0.05s' } } },
    { 'envoy.filters.http.local_ratelimit': { token_bucket: { tokens_per_fill: 10, fill_interval: '0.05s' } } },
  ]);
});

test('a balancer is a cluster of its replicas, without panic unless somebody set it', () => {
  const { cluster } = envoy({ balancers: { outlierEjection: { maxEjected: 0.2 } } }, 'front.envoy.yaml');

  expect(cluster).toMatchObject({
    name: 'front_replicas',
    outlier_detection: {
      consecutive_5xx: 5,
      interval: '10s',
      base_ejection_time: '30s',
      max_ejection_time: '300s',
      max_ejection_percent: 20,
      always_eject_one_host: true,
      success_rate_stdev_factor: 1900,
    },
    common_lb_config: { healthy_panic_threshold: { value: 0 } },
    load_assignment: {
      endpoints: [{ lb_endpoints: [{ endpoint: { address: { socket_address: { address: 'stock' } } } }] }],
    },
  });
  for (const guards of [
    { panicThreshold: {}, healthCheck: {} },
    { healthCheck: {}, panicThreshold: {} },
  ])
    expect(envoy({ balancers: guards }, 'front.envoy.yaml').cluster).toMatchObject({
      common_lb_config: { healthy_panic_threshold: { value: 50 } },
      health_checks: [{ interval: '10s', timeout: '1s', unhealthy_threshold: 3, healthy_threshold: 1 }],
    });
});

test('the exemplar of the retry storm: timeout, retries and queue go to Envoy, the budget does not, and the file says so', () => {
  const lab = path.join(import.meta.dirname, '../../../../../labs/retry-storm');
  const scenario = parseScenario(readFileSync(path.join(lab, 'scenario.yaml'), 'utf8')).scenario!;
  const text = readFileSync(path.join(lab, 'solutions/exemplar.guards.yaml'), 'utf8');
  const { guards } = parseGuards(text, { scenario, allowed: everyGuard(scenario) });

  const { files, carried, notCarried } = exportGuards(scenario, guards!, 'envoy');

  expect(files.map(({ name }) => name)).toEqual(['users.envoy.yaml', 'checkout.envoy.yaml']);
  expect(carried.map(({ guard }) => guard).toSorted()).toEqual(['queueLimit', 'retry', 'timeout']);
  expect(notCarried.map(({ guard }) => guard)).toEqual(['retryBudget']);
  expect(files[0]!.text).toMatch(/^# users -> checkout, retryBudget is NOT here: /m);
});
