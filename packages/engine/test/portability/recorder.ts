import { printLine } from './print.ts';

/**
 * Stands in for vitest where the golden tests are run outside Node: what they hold against their snapshots is printed,
 * and whatever else they expect is passed over.
 */
export function test(_name: string, act: () => void): void {
  act();
}

test.each = (rows: readonly unknown[]) => (name: string, act: (...row: unknown[]) => void) => {
  for (const row of rows) test(name, () => act(...(Array.isArray(row) ? row : [row])));
};

export const describe = Object.assign((_name: string, act: () => void) => act(), { each: test.each });

export function expect(value: unknown): unknown {
  return anything((key) => (key === 'toMatchInlineSnapshot' ? () => printLine(JSON.stringify(value)) : undefined));
}

/** Takes every call and every property, and is nothing: also in place of fast-check, which fixtures are made with. */
function anything(except: (key: string | symbol) => unknown = () => undefined): unknown {
  const nothing: unknown = new Proxy(() => undefined, {
    get: (_, key) => except(key) ?? nothing,
    apply: () => nothing,
  });
  return nothing;
}

export default anything();
