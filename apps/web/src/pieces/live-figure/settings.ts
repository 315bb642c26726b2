import { mergeGuards, type GuardSettings, type Scenario } from '@basin/engine';

/** A native slider for one setting of the scenario or of its guards. */
export interface Control {
  readonly label: string;
  /** `guards/calls/users -> checkout/retry/maxAttempts` or `scenario/triggers/slow/slowDown/factor`. */
  readonly at: string;
  readonly from: number;
  readonly to: number;
  readonly step?: number;
  /** Durations are shown in these; the engine counts µs. */
  readonly unit?: 's' | 'ms';
}

/** What a run is made of, besides its seed. */
export interface Settings {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
}

/** The value that a control stands at; undefined where its path leads nowhere. */
export function readSetting(settings: Settings, control: Control): number | undefined {
  const value = [...pathOf(control)].reduce<unknown>(
    (inside, key) => (isRecord(inside) ? inside[key] : undefined),
    inForce(settings),
  );
  return typeof value === 'number' ? value / microsPer(control) : undefined;
}

/**
 * The same settings with one value changed. Guards of the scenario itself can be changed too: the merge is written out, and
 * becomes the scenario's own as well, or what had been turned off would be back from there.
 */
export function writeSetting(settings: Settings, control: Control, value: number): Settings {
  const written = replaceIn(inForce(settings), pathOf(control), Math.round(value * microsPer(control) * 1e6) / 1e6);
  const { scenario, guards } = written as unknown as Settings;
  return { scenario: { ...scenario, guards }, guards };
}

function inForce({ scenario, guards }: Settings): Record<string, unknown> {
  return { scenario, guards: mergeGuards(scenario.guards, guards) };
}

function replaceIn(inside: unknown, path: readonly string[], value: number): Record<string, unknown> {
  const record = isRecord(inside) ? inside : {};
  const [key = '', ...rest] = path;
  return { ...record, [key]: rest.length === 0 ? value : replaceIn(record[key], rest, value) };
}

function pathOf({ at }: Control): string[] {
  return at.split('/').map((key) => key.trim());
}

function microsPer({ unit }: Control): number {
  if (unit === undefined) return 1;
  return unit === 's' ? 1e6 : 1e3;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
