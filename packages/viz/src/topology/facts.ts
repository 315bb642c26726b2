import type { ComponentSettings } from '@basin/engine';
import { formatDuration, formatNumber } from '../number.ts';

/** Kinds that the picture has a shape for; what it does not know is a plain box with its kind's name. */
export type BoxKind =
  | 'client'
  | 'server'
  | 'cache'
  | 'balancer'
  | 'pool'
  | 'contendedStore'
  | 'autoscaler'
  | 'controller'
  | 'operator'
  | 'other';

type Params = Readonly<Record<string, unknown>>;

export function kindOf(settings: ComponentSettings = {}): BoxKind {
  const [kind = ''] = Object.keys(settings);
  return kind in FACTS ? (kind as BoxKind) : 'other';
}

function paramsOf(settings: ComponentSettings = {}): Params {
  return recordOf(Object.values(settings)[0]);
}

/** Reads what parsing made of a component: what it is made of, in a few words. Kinds that say so by their shape only, name themselves. */
export function factOf(settings: ComponentSettings = {}): string {
  const kind = kindOf(settings);
  if (kind === 'other') return Object.keys(settings)[0] ?? '';
  return FACTS[kind](paramsOf(settings));
}

/** How many alike there are behind the name; null: it is one. */
export function replicasOf(settings: ComponentSettings = {}): number | null {
  return numberIn(paramsOf(settings), 'replicas') ?? null;
}

/** What a component looks at without being called: components, or an arrow. */
export function watchedBy(settings: ComponentSettings = {}): string[] {
  const params = paramsOf(settings);
  switch (kindOf(settings)) {
    case 'autoscaler':
      return textsIn(params['of']);
    case 'controller':
      return [...new Set([...textsIn(params['of']), ...textsIn(recordOf(params['measure'])['of'])])];
    case 'operator':
      return textsIn(recordOf(params['signal'])['of']);
    default:
      return [];
  }
}

export function ownerOf(settings: ComponentSettings = {}): string | null {
  return textsIn(paramsOf(settings)['owner'])[0] ?? null;
}

const FACTS: Readonly<Record<Exclude<BoxKind, 'other'>, (params: Params) => string>> = {
  client: clientFact,
  server: (params) => {
    const workers = numberIn(params, 'workers');
    const mean = numberIn(recordOf(params['service']), 'mean');
    const replicas = numberIn(params, 'replicas');
    const crew = workers === undefined ? '' : workers === 1 ? '1 worker' : `${formatNumber(workers)} workers`;
    return list([replicas === undefined ? crew : `${formatNumber(replicas)} × ${crew}`, duration(mean)]);
  },
  cache: (params) =>
    list(['cache', said('TTL', duration(numberIn(params, 'ttl'))), counted(numberIn(params, 'capacity'), 'entries')]),
  balancer: (params) =>
    list(['balancer', numberIn(params, 'failover') ? `${numberIn(params, 'failover')} more tried` : '']),
  pool: (params) => list(['pool', counted(numberIn(params, 'size'), 'connections')]),
  contendedStore: (params) =>
    list(['store', said('messages', duration(numberIn(recordOf(params['message']), 'mean')))]),
  autoscaler: (params) =>
    list([
      'scaler',
      `${textsIn(params['metric'])[0] ?? 'utilisation'} ${text(numberIn(params, 'target'))}`,
      `${text(numberIn(params, 'min') ?? 1)}–${text(numberIn(params, 'max'))}`,
    ]),
  controller: (params) =>
    list([
      'controller',
      `${textsIn(recordOf(params['measure'])['metric'])[0] ?? ''} ${text(numberIn(params, 'target'))}`,
    ]),
  operator: (params) =>
    list(['operator', said('acts after', duration(numberIn(recordOf(params['actsAfter']), 'mean')))]),
};

function clientFact(params: Params): string {
  const rate = numberIn(recordOf(params['arrivals']), 'perSecond');
  if (rate !== undefined) return `${formatNumber(rate)} calls/s`;
  const closed = recordOf(params['closed']);
  const users = numberIn(closed, 'users');
  if (users === undefined) return 'arrivals' in params ? 'calls as recorded' : 'crowds';
  return list([`${formatNumber(users)} users`, said('think', duration(numberIn(recordOf(closed['think']), 'mean')))]);
}

function list(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(', ');
}

/** `TTL 60 s`, or nothing where there is nothing to say. */
function said(word: string, value: string): string {
  return value === '' ? '' : `${word} ${value}`;
}

function counted(value: number | undefined, noun: string): string {
  return value === undefined ? '' : `${formatNumber(value)} ${noun}`;
}

function duration(us: number | undefined): string {
  return us === undefined ? '' : formatDuration(us);
}

function text(value: number | undefined): string {
  return value === undefined ? '' : formatNumber(value);
}

function recordOf(value: unknown): Params {
  return typeof value === 'object' && value !== null ? (value as Params) : {};
}

function numberIn(params: Params, key: string): number | undefined {
  const value = params[key];
  return typeof value === 'number' ? value : undefined;
}

function textsIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}
