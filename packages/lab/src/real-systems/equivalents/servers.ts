import { kindSettings } from '../kind-settings.ts';
import type { CodeDraft } from '../code-draft.ts';
import { filter } from '../envoy/draft.ts';
import { absent, alike, carried, type At, type Equivalents, type Rendering } from '../equivalent.ts';
import { percent, seconds } from '../quantities.ts';
import { CLIENT_ONLY, tokenBucket } from './token-buckets.ts';
import { paramOf } from './waiting.ts';

export const queueLimit: Equivalents<{ readonly capacity: number }> = {
  envoy(at) {
    const workers = workersOf(at);
    const { capacity } = at.params;
    Object.assign(at.draft.thresholds, {
      max_connections: workers,
      max_pending_requests: Math.max(1, capacity),
      max_requests: workers + Math.max(1, capacity),
    });
    return carried(
      '`max_connections` and `max_pending_requests` from the proxy beside the server to the server, over HTTP/1.1: a connection per worker, and so many may wait for one',
      [
        capacity === 0 && 'Envoy needs room for one that waits while its connection opens; here none may wait',
        'who hangs up leaves Envoy’s queue; in the scenario an abandoned attempt is worked on, unless it is cancelled',
        NOT_RETRIED,
        'each thread of Envoy has a queue of its own: start it with `--concurrency 1` for one',
      ],
    );
  },
  istio(at) {
    const numbers = `tcp.maxConnections: ${workersOf(at)}, http.http1MaxPendingRequests: ${Math.max(1, at.params.capacity)}`;
    return absent(
      'a DestinationRule limits what callers send, not what a server takes in',
      `\`inboundConnectionPool\` of a Sidecar resource, with ${numbers}`,
    );
  },
  grpc: absent(
    CLIENT_ONLY,
    'a bounded queue in the executor of the server; or the export for Envoy, beside the server',
  ),
  resilience4j(at) {
    const workers = workersOf(at);
    at.draft['thread-pool-bulkhead'] = {
      coreThreadPoolSize: workers,
      maxThreadPoolSize: workers,
      queueCapacity: at.params.capacity,
    };
    return carried('an instance of ThreadPoolBulkhead around the work of the server', [
      at.params.capacity === 0 && 'older versions of resilience4j take no queue of 0',
      'the threads are those of the scenario’s workers: measure what the real server takes',
    ]);
  },
  polly: (at) => roomInCode(at, 'the concurrency limiter'),
  cockatiel: (at) => roomInCode(at, '`bulkhead`'),
};

/** RetryStateImpl of Envoy (retry_state_impl.cc) never retries an answer with that header. */
const NOT_RETRIED =
  'what it refuses is answered with 503 and `x-envoy-overloaded`, which a caller’s Envoy does not retry; in the scenario a refusal is retried like any failure';

function roomInCode(at: At<{ readonly capacity: number }, CodeDraft>, name: string): Rendering {
  const isNewestFirst = paramOf(at.there, 'queueOrder', 'kind') === 'lifo';
  at.draft.room = { atWork: workersOf(at), waiting: at.params.capacity, isNewestFirst };
  return carried(`${name} with a queue, around the work of the server`, [
    'as many are at work as the scenario has workers: measure what the real server takes',
    'who gives up leaves the queue; in the scenario an abandoned attempt is worked on, unless it is cancelled',
  ]);
}

const workersOf = ({ scenario, place }: At<unknown, unknown>): number =>
  Number(kindSettings(scenario, place)['workers'] ?? 1);

interface QueueOrderParams {
  readonly kind: 'fifo' | 'lifo' | 'adaptiveLifo' | 'priority';
}

const FIFO = carried('nothing: what waits is served in the order in which it came');
const NO_ORDER = absent(
  'its queues serve in the order of arrival, and no setting changes that',
  'a queue in the program itself',
);

export const queueOrder: Equivalents<QueueOrderParams> = {
  envoy: ({ params }) => (params.kind === 'fifo' ? FIFO : NO_ORDER),
  istio: ({ params }) => (params.kind === 'fifo' ? FIFO : NO_ORDER),
  grpc: absent(CLIENT_ONLY, 'a queue of the program in the executor of the server'),
  resilience4j: ({ params }) => (params.kind === 'fifo' ? FIFO : NO_ORDER),
  polly({ params, there }) {
    if (params.kind === 'fifo') return FIFO;
    if (params.kind !== 'lifo')
      return absent('the limiter knows oldest first and newest first', 'kind `lifo` in the lab');
    if (!('queueLimit' in there))
      return absent('an order needs a queue, and without a limit none is written', 'a `queueLimit` beside it');
    return carried('`QueueProcessingOrder.NewestFirst`', [
      'when the queue is full the oldest in it makes room for the newcomer; here the newcomer is refused',
    ]);
  },
  cockatiel: ({ params }) => (params.kind === 'fifo' ? FIFO : NO_ORDER),
};

interface GradientParams {
  readonly min: number;
  readonly max: number;
  readonly buffer: number;
  readonly updateEvery: number;
  readonly measureEvery: number;
  readonly measureSamples: number;
  readonly jitter: number;
}

interface ConcurrencyParams {
  readonly fixed?: { readonly limit: number };
  readonly gradient?: GradientParams;
}

export const concurrencyLimit: Equivalents<ConcurrencyParams> = {
  envoy({ params: { fixed, gradient }, there, draft }) {
    if (gradient !== undefined) {
      draft.filters.push(adaptiveConcurrency(gradient));
      return carried('`adaptive_concurrency` with its gradient controller', [
        'the headroom is the root of the limit that the gradient has changed already; here, of the one before',
      ]);
    }
    if (fixed === undefined)
      return absent(NETFLIX, '`gradient` in the lab, which is Envoy’s rule; see whether it holds, and export that');
    if ('queueLimit' in there)
      return absent(
        'the same limits of the cluster carry `queueLimit` here',
        'workers and queue bound what is in the server already',
      );
    Object.assign(draft.thresholds, {
      max_requests: fixed.limit,
      ...(fixed.limit >= 1024 ? { max_connections: fixed.limit + 1, max_pending_requests: fixed.limit + 1 } : {}),
    });
    return carried('`max_requests` from the proxy beside the server to the server', [NOT_RETRIED]);
  },
  istio: absent(
    'neither VirtualService nor DestinationRule limits what a server takes in',
    'insert the filter that the export for Envoy writes by an EnvoyFilter',
  ),
  grpc: absent(CLIENT_ONLY, 'netflix concurrency-limits has a ServerInterceptor for Java; or the export for Envoy'),
  resilience4j({ params: { fixed }, there, draft }) {
    if (fixed === undefined)
      return absent(
        `resilience4j has fixed limits only`,
        'netflix concurrency-limits, a library of Java, has AIMD, Vegas and Gradient2',
      );
    if ('queueLimit' in there) return absent('the pool that carries `queueLimit` bounds what is in the server already');
    draft.bulkhead = { maxConcurrentCalls: fixed.limit, maxWaitDuration: '0ms' };
    return carried('an instance of Bulkhead around the work of the server');
  },
  polly({ params: { fixed }, draft }) {
    if (fixed === undefined) return FIXED_ONLY;
    draft.limits.push(`.AddConcurrencyLimiter(permitLimit: ${fixed.limit}, queueLimit: 0)`);
    return carried('`AddConcurrencyLimiter` around the work of the server');
  },
  cockatiel({ params: { fixed }, draft }) {
    if (fixed === undefined) return FIXED_ONLY;
    draft.limits.push(`bulkhead(${fixed.limit}, 0)`);
    return carried('`bulkhead` around the work of the server');
  },
};

const NETFLIX =
  'AIMD, Vegas and Gradient2 are the rules of Netflix concurrency-limits, a library of Java; Envoy has its own';
const FIXED_ONLY = absent(
  'the library has fixed limits only',
  '`fixed` in the lab, near where the limit settles; or a proxy in front with `gradient`',
);

const adaptiveConcurrency = (params: GradientParams) =>
  filter('adaptive_concurrency', 'AdaptiveConcurrency', {
    gradient_controller_config: {
      sample_aggregate_percentile: { value: 50 },
      concurrency_limit_params: {
        max_concurrency_limit: params.max,
        concurrency_update_interval: seconds(params.updateEvery),
      },
      min_rtt_calc_params: {
        interval: seconds(params.measureEvery),
        request_count: params.measureSamples,
        jitter: { value: percent(params.jitter) },
        min_concurrency: params.min,
        buffer: { value: percent(params.buffer) },
      },
    },
    enabled: { default_value: true, runtime_key: 'adaptive_concurrency.enabled' },
  });

export const rateLimit: Equivalents<{ readonly rate: number; readonly burst: number }> = {
  ...tokenBucket('rateLimit'),
  envoy(at) {
    const { differs, filter: limit } = tokenBucket.envoy(at.params);
    at.draft.filters.push(limit);
    return carried('`local_ratelimit` of the proxy beside the server', differs);
  },
};

const EVERYWHERE = ['envoy', 'istio', 'grpc', 'resilience4j', 'polly', 'cockatiel'] as const;

export const codel: Equivalents<unknown> = alike(
  EVERYWHERE,
  absent(
    'it judges by how long attempts have waited in the server’s own queue, which only the server sees',
    'write it into the server’s queue: folly (C++) has it as `Codel`, and its rule takes a page',
  ),
);

export const dropExpired: Equivalents<unknown> = alike(
  EVERYWHERE,
  absent(
    'the drop happens when an attempt’s turn in the server’s queue has come, which only the server sees',
    'let the handler look first at how much time is left (gRPC: the deadline of its context; behind Envoy: `x-envoy-expected-rq-timeout-ms` less the wait) and return if that is less than the margin',
  ),
);

export const loadShedding: Equivalents<unknown> = {
  ...alike(
    ['envoy', 'istio'],
    absent(
      'Envoy sheds by its own memory and its own load (overload manager), not by the server’s queue, and knows two priorities at most',
      'write it into the server; or `concurrencyLimit` with `gradient` in the lab, which sheds without regard to priority, and Envoy has',
    ),
  ),
  ...alike(
    ['grpc', 'resilience4j', 'polly', 'cockatiel'],
    absent(
      'the library knows no priorities',
      'write it into the server: the rule of DAGOR is in its paper, SoCC 2018, §4.2',
    ),
  ),
};
