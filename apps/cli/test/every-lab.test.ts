import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { basinIn, REPOSITORY } from './cli.fixture.ts';

interface Checked {
  readonly labs: readonly {
    readonly lab: string;
    readonly status: string;
    readonly findings: readonly { readonly gate: string; readonly subject: string; readonly ok: boolean }[];
  }[];
}

// Every seed of every lab takes many minutes: that is `pnpm basin labs check`, for whoever changes the engine or a lab.
test('every lab of the course is sound, by every gate, on its first two seeds', { timeout: 900_000 }, async () => {
  const { code, out, err } = await basinIn(REPOSITORY, ['labs', 'check', '--json', '--seeds', '2']);
  const { labs } = JSON.parse(out) as Checked;

  const missed = labs.flatMap(({ lab, findings }) =>
    findings.filter(({ ok }) => !ok).map(({ gate, subject }) => `${lab}: ${gate}: ${subject}`),
  );
  expect(missed).toEqual([]);
  expect({ code, err: err.includes('error') }).toEqual({ code: 0, err: false });
  expect(labs.map(({ lab }) => lab)).toEqual(slugs());
});

/** The folders of `labs/`. */
function slugs(): string[] {
  return readdirSync(path.join(REPOSITORY, 'labs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted((a, b) => (a < b ? -1 : 1));
}
