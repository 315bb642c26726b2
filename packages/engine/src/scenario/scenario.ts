import type { Micros } from '../core/time.ts';
import type { PanicModeSettings } from '../panic/panic-settings.ts';
import type { PlaceKey } from './sides.ts';

/**
 * A scenario after parsing: names and numbers, nothing resolved yet. `compile` turns it into a plan.
 *
 * Plain JSON, so that it can be stored, sent to a worker and put into a page. What its settings mean is described
 * where people read it: in the `definition.ts` beside each component, guard and trigger.
 */
export interface Scenario {
  readonly version: 1;
  readonly title?: string | undefined;
  readonly duration: Micros;
  /** Width of a bucket of every series. */
  readonly bucket: Micros;
  /** By name. Each holds one key, the component's kind. */
  readonly components: Readonly<Record<string, ComponentSettings>>;
  /** By `caller -> callee`. */
  readonly arrows: Readonly<Record<string, ArrowSettings>>;
  /** Fault domains, by name. Absent: none. */
  readonly domains?: Readonly<Record<string, DomainSettings>> | undefined;
  /** By name. */
  readonly triggers: Readonly<Record<string, TriggerSettings>>;
  /** In force before the learner touches anything. */
  readonly guards: GuardSettings;
}

/** `{ client: {…} }`, `{ server: {…} }` …: the kind, with the parameters its definition describes. */
export type ComponentSettings = Readonly<Record<string, unknown>>;

export interface ArrowSettings {
  /** Time on the wire, each way. */
  readonly delay: Micros;
  /** The team that owns it. Absent: nobody does. */
  readonly owner?: string | undefined;
}

/** What fails together, and what it has in common. */
interface DomainSettings {
  readonly kind: 'rack' | 'zone' | 'pool' | 'config' | 'deploy';
  readonly members: readonly string[];
}

/**
 * When it begins, how long it lasts (0: it is over at once), how likely it happens, and one more key, the trigger's kind,
 * with its parameters.
 */
export type TriggerSettings = {
  readonly at: Micros;
  readonly for: Micros;
  readonly chance?: number | undefined;
  readonly strikes?: number | undefined;
} & Readonly<Record<string, unknown>>;

/**
 * Guards by place, then by guard. Parameters are as the guard's definition parses them; `off` removes a guard that the
 * scenario itself sets.
 */
export interface GuardSettings extends OtherPlaces {
  /** By arrow, `caller -> callee`. */
  readonly calls: Places;
  /** By server. */
  readonly servers: Places;
  /** Of the system as a whole. */
  readonly system?: SystemSettings | undefined;
}

export interface SystemSettings {
  readonly panicMode?: 'off' | (PanicModeSettings & Pick<GuardSettings, 'calls' | 'servers'>) | undefined;
}

/** Absent: none. */
type OtherPlaces = { readonly [Key in Exclude<PlaceKey, 'calls' | 'servers'>]?: Places | undefined };

export type Places = Readonly<Record<string, PlaceSettings>>;

export type PlaceSettings = Readonly<Record<string, 'off' | Readonly<Record<string, unknown>>>>;

export const NO_GUARDS: GuardSettings = { calls: {}, servers: {} };
