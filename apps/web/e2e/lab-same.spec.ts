import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sequentialRunner } from '@basin/experiments';
import { gradeGuards, parseLab } from '@basin/lab';
import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';

const FOLDER = path.join(import.meta.dirname, '../../../labs/retry-storm');

test('the browser gives the verdicts and the digests that Node gives, for every answer the lab ships', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const files = Object.fromEntries(
    filesBelow(FOLDER).map((file) => [file, readFileSync(path.join(FOLDER, file), 'utf8')]),
  );
  const { lab } = parseLab('retry-storm', files);
  const answers = { start: lab!.start, ...Object.fromEntries(lab!.solutions.map(({ name, text }) => [name, text])) };
  const bench = new LabPage(page);
  await bench.open();

  for (const [name, text] of Object.entries(answers)) {
    const { verdict, runs } = await gradeGuards(lab!, text, { seeds: lab!.seeds.public, runner: sequentialRunner });

    await bench.write(text);
    await bench.check();
    await bench.ends(verdict.status as 'pass' | 'fail');

    const digests = runs.map(({ seed, digest }) => `${seed}:${digest}`).join(' ');
    await expect(page.getByTestId('chart'), name).toHaveAttribute('data-digests', digests);
    for (const { goal, met } of verdict.goals)
      await expect(bench.result.locator(`[data-goal=${goal}]`), name).toHaveAttribute('data-met', String(met));
  }
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
