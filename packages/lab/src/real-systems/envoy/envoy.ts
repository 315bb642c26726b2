import type { Scenario } from '@basin/engine';
import type { Tree } from '../tree.ts';
import { dashed, endsOf } from '../place-names.ts';
import { remarks, titleOf, wrapped, type DraftedPlace, type ExportedFile, type RealSystem } from '../report.ts';
import { yamlText } from '../yaml-text.ts';
import { filter, openEnvoyDraft, type EnvoyDraft } from './draft.ts';

type Place = DraftedPlace<EnvoyDraft>;

/**
 * One bootstrap file per component, for the proxy beside it: what it calls leaves by the listener `egress`, what calls it
 * comes in by `ingress`. A balancer is a proxy by itself: its cluster are the replicas.
 *
 * Source of the fields: the v3 API of Envoy (envoy.config.cluster, envoy.config.route and envoy.extensions.filters.http,
 * https://www.envoyproxy.io/docs/envoy/latest/api-v3/api).
 */
export const envoy: RealSystem<EnvoyDraft> = {
  open: openEnvoyDraft,
  files(places, scenario) {
    const components = [...new Set(places.map(ownerOf))];
    return components.map((component) =>
      fileOf(
        component,
        places.filter((each) => ownerOf(each) === component),
        scenario,
      ),
    );
  },
};

const ownerOf = ({ side, place }: Place): string => (side === 'calls' ? endsOf(place).from : place);

function fileOf(component: string, places: readonly Place[], scenario: Scenario): ExportedFile {
  const isBalancer = places.some(({ side }) => side === 'balancers');
  const inward = places.filter(({ side }) => side !== 'calls');
  const outward = places.filter(({ side }) => side === 'calls');
  const listeners = isBalancer
    ? [listener('ingress', INGRESS, [replicas(component, places)])]
    : [
        ...inward.map(({ draft }) => listener('ingress', INGRESS, [toItself(component, draft)])),
        ...(outward.length > 0
          ? [
              listener(
                'egress',
                EGRESS,
                outward.map(({ place, draft }) => toCallee(place, draft)),
              ),
            ]
          : []),
      ];
  const targets = isBalancer
    ? [{ ...replicas(component, places), endpoints: calleesOf(component, scenario) }]
    : [
        ...inward.map(({ draft }) => ({ ...toItself(component, draft), endpoints: ['127.0.0.1'] })),
        ...outward.map(({ place, draft }) => ({ ...toCallee(place, draft), endpoints: [endsOf(place).to] })),
      ];
  const comment = [`Envoy beside ${component}, of ${titleOf(scenario)}.`, ...PREFACE, '', ...remarks(places)];
  return {
    name: `${dashed(component)}.envoy.yaml`,
    text: yamlText(comment, { static_resources: { listeners, clusters: targets.map(clusterOf) } }),
  };
}

/** Somebody that is called: a virtual host and a cluster. */
interface Called {
  readonly cluster: string;
  readonly domains: readonly string[];
  readonly draft: EnvoyDraft;
}

const toItself = (component: string, draft: EnvoyDraft): Called => ({
  cluster: `${dashed(component)}_itself`,
  domains: ['*'],
  draft,
});

function toCallee(arrow: string, draft: EnvoyDraft): Called {
  const { to } = endsOf(arrow);
  return { cluster: to, domains: [to, `${to}:*`], draft };
}

/** The replicas behind a balancer: what was set on the balancer, and on its arrows to them. */
function replicas(component: string, places: readonly Place[]): Called {
  const draft = openEnvoyDraft();
  for (const each of places) {
    for (const key of ['route', 'cluster', 'thresholds'] as const) Object.assign(draft[key], each.draft[key]);
    draft.filters.push(...each.draft.filters);
    draft.attemptFilters.push(...each.draft.attemptFilters);
  }
  return { cluster: `${component}_replicas`, domains: ['*'], draft };
}

const calleesOf = (component: string, { arrows }: Scenario): string[] =>
  Object.keys(arrows).flatMap((arrow) => (endsOf(arrow).from === component ? [endsOf(arrow).to] : []));

function listener(name: string, address: Tree, called: readonly Called[]): Tree {
  const filters = [...new Map(called.flatMap(({ draft }) => draft.filters).map((each) => [each.name, each])).values()];
  const single = called.length === 1;
  return {
    name,
    address: { socket_address: address },
    filter_chains: [
      {
        filters: [
          {
            name: 'envoy.filters.network.http_connection_manager',
            typed_config: {
              '@type': `${EXTENSIONS}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
              stat_prefix: name,
              route_config: { virtual_hosts: called.map((each) => virtualHost(each, !single)) },
              http_filters: [
                // With several callees each has its own settings, and the filter itself has none.
                ...filters.map((each) => (single ? each : withoutSettings(each))),
                filter('router', 'Router', {}),
              ],
            },
          },
        ],
      },
    ],
  };
}

const withoutSettings = ({ name, typed_config: config }: EnvoyDraft['filters'][number]): Tree => ({
  name,
  typed_config: { '@type': config['@type'], stat_prefix: 'off' },
});

function virtualHost({ cluster, domains, draft }: Called, hasOwnFilters: boolean): Tree {
  const own = Object.fromEntries(draft.filters.map((each) => [each.name, each.typed_config]));
  return {
    name: cluster,
    domains,
    // Unless told otherwise Envoy gives a call up after 15 s; the scenario does not.
    routes: [{ match: { prefix: '/' }, route: { cluster, timeout: '0s', ...draft.route } }],
    ...(hasOwnFilters && draft.filters.length > 0 ? { typed_per_filter_config: own } : {}),
  };
}

function clusterOf({ cluster, draft, endpoints }: Called & { readonly endpoints: readonly string[] }): Tree {
  const isItself = endpoints[0] === '127.0.0.1';
  const lbEndpoints = endpoints.map((address) => ({
    endpoint: { address: { socket_address: { address, port_value: isItself ? 8081 : 8080 } } },
  }));
  const breakers = { circuit_breakers: { thresholds: [{ priority: 'DEFAULT', ...draft.thresholds }] } };
  return {
    name: cluster,
    type: isItself ? 'STATIC' : 'STRICT_DNS',
    ...draft.cluster,
    ...(Object.keys(draft.thresholds).length > 0 ? breakers : {}),
    ...(draft.attemptFilters.length > 0 ? attemptFilters(draft) : {}),
    load_assignment: { cluster_name: cluster, endpoints: [{ lb_endpoints: lbEndpoints }] },
  };
}

const attemptFilters = (draft: EnvoyDraft): Tree => ({
  typed_extension_protocol_options: {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      '@type': `${EXTENSIONS}.upstreams.http.v3.HttpProtocolOptions`,
      explicit_http_config: { http_protocol_options: {} },
      http_filters: [...draft.attemptFilters, filter('upstream_codec', 'UpstreamCodec', {})],
    },
  },
});

const EXTENSIONS = 'type.googleapis.com/envoy.extensions';
const INGRESS: Tree = { address: '0.0.0.0', port_value: 8080 };
const EGRESS: Tree = { address: '127.0.0.1', port_value: 15001 };
const PREFACE = [
  ...wrapped(
    'Addresses and ports are placeholders. Where nothing is written Envoy’s defaults hold, 1024 connections, pending and active requests to a cluster and 3 retries under way among them, which the scenario does not have. Limits are those of one proxy: they multiply with the number of proxies.',
  ),
  ...wrapped(
    'Order of things: filters of the listener see a call once; the router retries; limits of the cluster and its filters see every attempt. What a limit of the cluster stops is not retried.',
  ),
];
