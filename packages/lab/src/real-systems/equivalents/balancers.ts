import { absent, alike, carried, type At, type Equivalents } from '../equivalent.ts';
import { grpcSeconds, type GrpcDraft } from '../grpc.ts';
import { milliseconds, percent, roundedToPercent, seconds, wholePercent } from '../quantities.ts';
import { paramOf } from './waiting.ts';
import type { Tree } from '../tree.ts';

const NO_BALANCER = absent(
  'the library wraps calls, and knows nothing of the replicas behind their address',
  'the export for Envoy, Istio or gRPC, which choose among replicas',
);
const LIBRARIES = ['resilience4j', 'polly', 'cockatiel'] as const;

interface OutlierParams {
  readonly consecutiveFailures: number;
  readonly interval: number;
  readonly ejectFor: number;
  readonly maxEjectFor: number;
  readonly maxEjected: number;
  readonly jitter: number;
  readonly stdevFactor: number;
  readonly minReplicas: number;
  readonly minAttempts: number;
}

export const outlierEjection: Equivalents<OutlierParams> = {
  ...alike(LIBRARIES, NO_BALANCER),
  envoy(at) {
    const { params } = at;
    at.draft.cluster['outlier_detection'] = {
      consecutive_5xx: params.consecutiveFailures,
      interval: seconds(params.interval),
      base_ejection_time: seconds(params.ejectFor),
      max_ejection_time: seconds(params.maxEjectFor),
      max_ejection_time_jitter: seconds(params.jitter),
      max_ejection_percent: wholePercent(params.maxEjected),
      always_eject_one_host: true,
      enforcing_success_rate: 100,
      success_rate_minimum_hosts: params.minReplicas,
      success_rate_request_volume: params.minAttempts,
      success_rate_stdev_factor: Math.round(params.stdevFactor * 1000),
      successful_active_health_check_uneject_host: false,
    };
    panicOff(at);
    return carried('`outlier_detection` of the cluster', [
      roundedToPercent('`max_ejection_percent`', params.maxEjected),
      'refusals count as failures if they are answered with a status from 500 on',
    ]);
  },
  istio({ params, draft }) {
    draft.policy['outlierDetection'] = {
      ...((draft.policy['outlierDetection'] ?? {}) as Tree),
      consecutive5xxErrors: params.consecutiveFailures,
      interval: milliseconds(params.interval),
      baseEjectionTime: milliseconds(params.ejectFor),
      maxEjectionPercent: wholePercent(params.maxEjected),
    };
    return carried('`outlierDetection` of the traffic policy', [
      roundedToPercent('`maxEjectionPercent`', params.maxEjected),
      'Istio ejects for failures in a row only: shares of OK answers are not compared',
      'the longest ejection and its jitter cannot be set; nor that one replica may always be out, so that of few none is',
      'refusals count as failures if they are answered with a status from 500 on',
    ]);
  },
  grpc(at) {
    balance(at);
    return carried('`outlier_detection_experimental` of the service config', [
      roundedToPercent('`maxEjectionPercent`', at.params.maxEjected),
      'gRPC compares shares of OK answers only: failures in a row do not eject',
      at.params.jitter > 0 && 'an ejection has no jitter',
    ]);
  },
};

export const panicThreshold: Equivalents<{ readonly share: number }> = {
  ...alike(LIBRARIES, NO_BALANCER),
  envoy({ params, draft }) {
    draft.cluster['common_lb_config'] = { healthy_panic_threshold: { value: percent(params.share) } };
    return carried('`healthy_panic_threshold` of the cluster');
  },
  istio({ params, draft }) {
    draft.policy['outlierDetection'] = {
      // Istio would eject after five failures in a row, were it not told.
      ...((draft.policy['outlierDetection'] ?? { consecutive5xxErrors: 0 }) as Tree),
      minHealthPercent: wholePercent(params.share),
    };
    return carried('`minHealthPercent` of the outlier detection', [
      roundedToPercent('it', params.share),
      'below it ejection is switched off as a whole',
    ]);
  },
  grpc: absent(
    'gRPC balances among those that are connected and not ejected, however few',
    '`maxEjected` of `outlierEjection` keeps enough of them',
  ),
};

interface HealthCheckParams {
  readonly interval: number;
  readonly timeout: number;
  readonly unhealthyAfter: number;
  readonly healthyAfter: number;
  readonly jitter: number;
}

export const healthCheck: Equivalents<HealthCheckParams> = {
  ...alike(LIBRARIES, NO_BALANCER),
  envoy(at) {
    const { params } = at;
    at.draft.cluster['health_checks'] = [
      {
        interval: seconds(params.interval),
        no_traffic_interval: seconds(params.interval),
        timeout: seconds(params.timeout),
        unhealthy_threshold: params.unhealthyAfter,
        healthy_threshold: params.healthyAfter,
        ...(params.jitter > 0
          ? { initial_jitter: seconds(params.interval), interval_jitter_percent: wholePercent(params.jitter) }
          : {}),
        http_health_check: { path: '/healthz' },
      },
    ];
    panicOff(at);
    return carried('`health_checks` of the cluster', [
      'the path is a placeholder; a probe that is to tell overload must do some real work there',
      'a status that is not expected takes a replica out at once, whatever `unhealthy_threshold` says; timeouts are counted',
      'the first probe is sent before any traffic, and one success brings a replica in',
      roundedToPercent('`interval_jitter_percent`', params.jitter),
    ]);
  },
  istio: ({ params }) => {
    const [period, timeout] = [params.interval, params.timeout].map((us) => Math.max(1, Math.round(us / 1_000_000)));
    return absent(
      'neither VirtualService nor DestinationRule probes: Kubernetes does, for the pod',
      `a readinessProbe with periodSeconds: ${period}, timeoutSeconds: ${timeout}, failureThreshold: ${params.unhealthyAfter}, successThreshold: ${params.healthyAfter}`,
    );
  },
  grpc: absent(
    'gRPC does not probe: its health checking is a stream on which the server says how it is (healthCheckConfig)',
    'serve grpc.health.v1.Health, name it in `healthCheckConfig`, and let the server judge itself',
  ),
};

interface ChoiceParams {
  readonly kind: 'roundRobin' | 'random' | 'leastInFlight' | 'powerOfChoices' | 'affinity';
  readonly choices: number;
  readonly staleness: number;
}

export const replicaChoice: Equivalents<ChoiceParams> = {
  ...alike(LIBRARIES, NO_BALANCER),
  envoy({ params, draft }) {
    Object.assign(draft.cluster, ENVOY_CHOICE[params.kind](params.choices));
    if (params.kind === 'affinity') draft.route['hash_policy'] = [{ header: { header_name: KEY_HEADER } }];
    return carried('the load balancing policy of the cluster', choiceDiffers(params));
  },
  istio({ params, draft }) {
    const { kind, choices } = params;
    draft.policy['loadBalancer'] = ISTIO_CHOICE[kind];
    return carried('`loadBalancer` of the traffic policy', [
      ...choiceDiffers(params),
      kind === 'powerOfChoices' && choices !== 2 && `Istio draws 2, here it draws ${choices}`,
      kind === 'leastInFlight' && 'Istio draws 2 and takes the less loaded of them; here all are compared',
    ]);
  },
  grpc(at) {
    const { kind, choices } = at.params;
    if (kind === 'random') return absent('gRPC has no policy that draws one at random', '`roundRobin` in the lab');
    if (kind === 'leastInFlight')
      return absent('gRPC compares some that it draws, never all', '`powerOfChoices` in the lab');
    balance(at);
    return carried('`loadBalancingConfig` of the service config', [
      ...choiceDiffers(at.params),
      kind === 'powerOfChoices' && choices > 10 && 'gRPC draws 10 at most',
      kind === 'powerOfChoices' && '`least_request_experimental` is not in every language',
      kind === 'affinity' && '`requestHashHeader` is not in every language',
    ]);
  },
};

const choiceDiffers = ({ kind, staleness }: ChoiceParams): (string | false)[] => [
  staleness > 0 && kind !== 'affinity' && 'it knows at once what it has in flight; here loads are read every so often',
  kind === 'affinity' && `what a call is about must stand in the header \`${KEY_HEADER}\``,
];

export const isolation: Equivalents<unknown> = {
  ...alike(LIBRARIES, NO_BALANCER),
  ...alike(
    ['envoy', 'istio'],
    absent(
      'no setting deals replicas out to callers or keys; subsets are labels that somebody gives to replicas',
      'label replicas by cell and route by those labels (Envoy: `lb_subset_config` and `metadata_match`; Istio: `subsets`), with your own table of who belongs where',
    ),
  ),
  grpc: absent(
    'a service config deals nothing out by key or priority',
    'for isolation by caller: proposal A68, random subsetting, where your language has it; else an address per cell',
  ),
};

const KEY_HEADER = 'x-key';

/** Without a panic threshold the scenario has none, and Envoy half. */
function panicOff({ there, draft }: At<unknown, { readonly cluster: Tree }>): void {
  if (!('panicThreshold' in there)) draft.cluster['common_lb_config'] = { healthy_panic_threshold: { value: 0 } };
}

const LEAST_REQUEST = 'envoy.load_balancing_policies.least_request';
const ENVOY_CHOICE: Readonly<Record<ChoiceParams['kind'], (choices: number) => Tree>> = {
  roundRobin: () => ({ lb_policy: 'ROUND_ROBIN' }),
  random: () => ({ lb_policy: 'RANDOM' }),
  powerOfChoices: (choices) => ({ lb_policy: 'LEAST_REQUEST', least_request_lb_config: { choice_count: choices } }),
  leastInFlight: () => ({
    load_balancing_policy: {
      policies: [
        {
          typed_extension_config: {
            name: LEAST_REQUEST,
            typed_config: {
              '@type': 'type.googleapis.com/envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest',
              selection_method: 'FULL_SCAN',
            },
          },
        },
      ],
    },
  }),
  affinity: () => ({ lb_policy: 'MAGLEV' }),
};
const ISTIO_CHOICE: Readonly<Record<ChoiceParams['kind'], Tree>> = {
  roundRobin: { simple: 'ROUND_ROBIN' },
  random: { simple: 'RANDOM' },
  powerOfChoices: { simple: 'LEAST_REQUEST' },
  leastInFlight: { simple: 'LEAST_REQUEST' },
  affinity: { consistentHash: { httpHeaderName: KEY_HEADER } },
};

/** What chooses among replicas, within what ejects some of them: gRPC wants both in one tree. */
function balance({ there, draft }: At<unknown, GrpcDraft>): void {
  const choice = grpcChoice(
    paramOf(there, 'replicaChoice', 'kind'),
    Number(paramOf(there, 'replicaChoice', 'choices')),
  );
  const outliers = there['outlierEjection'];
  draft.service['loadBalancingConfig'] =
    outliers === undefined || outliers === 'off'
      ? [choice]
      : [{ outlier_detection_experimental: grpcOutliers(outliers as unknown as OutlierParams, choice) }];
}

function grpcChoice(kind: unknown, choices: number): Tree {
  if (kind === 'powerOfChoices') return { least_request_experimental: { choiceCount: Math.min(10, choices) } };
  if (kind === 'affinity') return { ring_hash_experimental: { requestHashHeader: KEY_HEADER } };
  return { round_robin: {} };
}

const grpcOutliers = (params: OutlierParams, choice: Tree): Tree => ({
  interval: grpcSeconds(params.interval),
  baseEjectionTime: grpcSeconds(params.ejectFor),
  maxEjectionTime: grpcSeconds(params.maxEjectFor),
  maxEjectionPercent: wholePercent(params.maxEjected),
  successRateEjection: {
    stdevFactor: Math.round(params.stdevFactor * 1000),
    enforcementPercentage: 100,
    minimumHosts: params.minReplicas,
    requestVolume: params.minAttempts,
  },
  childPolicy: [choice],
});
