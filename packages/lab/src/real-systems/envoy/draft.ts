import type { Tree } from '../tree.ts';

/** What guards of one place write for Envoy. */
export interface EnvoyDraft {
  /** The action of the route: timeout, retry_policy, hedge_policy, hash_policy. */
  readonly route: Tree;
  readonly cluster: Tree;
  /** Thresholds of the cluster's circuit breakers, of the default priority. */
  readonly thresholds: Tree;
  /** HTTP filters before the router, which see a call once, whatever its retries. */
  readonly filters: Filter[];
  /** HTTP filters of the cluster, which see every attempt. */
  readonly attemptFilters: Filter[];
}

export interface Filter {
  readonly name: string;
  readonly typed_config: Tree & { readonly '@type': string };
}

export const openEnvoyDraft = (): EnvoyDraft => ({
  route: {},
  cluster: {},
  thresholds: {},
  filters: [],
  attemptFilters: [],
});

/** A filter of Envoy by its short name and the name of its message. */
export const filter = (name: string, message: string, config: Tree): Filter => ({
  name: `envoy.filters.http.${name}`,
  typed_config: { '@type': `type.googleapis.com/envoy.extensions.filters.http.${name}.v3.${message}`, ...config },
});
