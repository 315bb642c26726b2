import type { Scenario } from '@basin/engine';

/** The parameters of a component, of whatever kind it is. */
export const kindSettings = ({ components }: Scenario, name: string): Readonly<Record<string, unknown>> =>
  (Object.values(components[name] ?? {})[0] ?? {}) as Readonly<Record<string, unknown>>;
