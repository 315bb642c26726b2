import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';

/** Two tiers whose callers retry: at 300 calls per second it holds, until something slows its store down for a while. */
async function buildTwoTiers(sheet: PlaygroundPage): Promise<void> {
  await sheet.startEmpty();
  await sheet.add('client', 'users');
  await sheet.set('arrivals.poisson', '300/s');
  await sheet.add('server', 'web');
  await sheet.set('workers', '60');
  await sheet.add('server', 'store');
  await sheet.set('workers', '8');
  await sheet.connect('users', 'web');
  await sheet.connect('web', 'store');
  await writeGuards(sheet);
}

/** Through the form, which is the same on a phone and at a desk. */
async function writeGuards({ page }: PlaygroundPage): Promise<void> {
  await page.getByRole('tab', { name: /^Guards/ }).click();
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  const form = page.getByTestId('guard-form');
  const place = form.getByRole('region', { name: /users -> web/ });
  for (const [guard, param, value] of [
    ['timeout', 'after', '1s'],
    ['retry', 'maxAttempts', '4'],
  ] as const) {
    const group = place.locator(`[data-guard=${guard}]`);
    await group.getByRole('radio', { name: 'Set', exact: true }).check();
    await group.getByLabel(param, { exact: true }).fill(value);
  }
}

test('two tiers are built from nothing, tipped, measured, shared, and are the same elsewhere', async ({
  page,
  browser,
}) => {
  test.setTimeout(400_000);
  const sheet = new PlaygroundPage(page);
  await sheet.open();
  await buildTwoTiers(sheet);
  const calm = await sheet.press();

  // Pushed while it runs: written at the time on the chart, and the run is made again.
  await sheet.scrubTo(60);
  await page.getByText(/^Push at 1m/).click();
  const pushes = page.getByRole('region', { name: 'Triggers' });
  await pushes.getByRole('combobox', { name: 'What' }).selectOption('slowDown');
  await pushes.getByLabel('of', { exact: true }).selectOption('store');
  await pushes.getByRole('button', { name: 'Push at 1m' }).click();
  const tipped = await sheet.digest(calm);
  expect((await sheet.saved()).scenario).toMatch(
    /slow-down: \{ slowDown: \{ of: store, factor: 10 \}, at: 1m, for: 20s \}/,
  );
  await page.getByRole('button', { name: 'Pause' }).click();
  await sheet.scrubTo(300);
  await expect(
    page
      .getByTestId('run')
      .getByText(/goodput\s*0\/s/)
      .first(),
  ).toBeVisible();

  await page.getByRole('tab', { name: 'Tipping point' }).click();
  const width = page.getByTestId('width');
  await width.getByRole('combobox', { name: 'seeds' }).selectOption('3');
  await width.getByRole('button', { name: 'Find the tipping point' }).click();
  await expect(width.getByText(/^Done: \d+ runs/)).toBeVisible({ timeout: 180_000 });
  await expect(width.getByText(/^It survives up to/)).toBeVisible();
  const found = Number(await page.getByTestId('width-answer').getAttribute('data-width'));
  // It falls within the twenty seconds that it was pushed for, and a push of nothing is survived.
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(20e6);

  const link = await sheet.link();
  const elsewhere = new PlaygroundPage(await (await browser.newContext()).newPage());
  await elsewhere.open(link);
  await expect(elsewhere.box('web -> store')).toBeAttached();
  expect(await elsewhere.press()).toBe(tipped);
  expect(elsewhere.page.url()).not.toContain('#');
});

test('what is done at a time changes the run from then on only, and is on the sheet', async ({ page }) => {
  const sheet = new PlaygroundPage(page);
  await sheet.open('/playground#from=retry-storm');
  const fallen = await sheet.press();

  await sheet.scrubTo(120);
  await page.getByText(/^Act at 2m/).click();
  const acts = page.getByRole('region', { name: 'Actions' });
  await acts.getByRole('combobox', { name: 'What' }).selectOption('disableRetries');
  await acts.getByRole('button', { name: 'Act at 2m' }).click();
  const acted = await sheet.digest(fallen);
  expect((await sheet.saved()).actions).toBe('- { at: 2m, do: { disableRetries: {} } }\n');

  await acts.getByRole('button', { name: /^Remove/ }).click();
  expect(await sheet.press()).toBe(fallen);
  expect(acted).not.toBe(fallen);
});

test('a broken link says so and leaves what is there; another opens beside it and can be undone', async ({ page }) => {
  const sheet = new PlaygroundPage(page);
  await sheet.open();
  await sheet.startEmpty();
  await sheet.add('client', 'mine');
  const link = await sheet.link();
  await expect.poll(async () => (await sheet.saved()).scenario).toContain('mine');

  await page.goto('/glossary');
  await sheet.open(`/playground${new URL(link).hash.slice(0, -9)}`);
  await expect(page.getByTestId('link-problem')).toContainText('What was here is as it was.');
  await expect(sheet.box('mine')).toBeAttached();

  await page.goto('/glossary');
  await sheet.open('/playground#from=retry-storm');
  await expect(sheet.box('checkout')).toBeAttached();
  await page.getByTestId('undo').getByRole('button', { name: 'Undo' }).click();
  await expect(sheet.box('mine')).toBeAttached();
});

test('a wrong text is listed with its line and what to write instead, and nothing is lost', async ({ page }) => {
  const sheet = new PlaygroundPage(page);
  await sheet.open('/playground#from=retry-storm');
  const wrong = (await sheet.saved()).scenario.replace('workers:', 'wokers:');
  const link = await sheet.link();
  await page.evaluate((text) => {
    const draft = JSON.parse(localStorage.getItem('basin:playground:draft') ?? '{}') as { text: string };
    const texts = JSON.parse(draft.text) as Record<string, unknown>;
    localStorage.setItem(
      'basin:playground:draft',
      JSON.stringify({ ...draft, text: JSON.stringify({ ...texts, scenario: text }) }),
    );
  }, wrong);
  await page.goto('/glossary');
  await sheet.open();

  const problems = page.getByRole('status', { name: 'Problems in scenario.yaml' });
  await expect(problems).toContainText(/Line \d+/);
  await expect(problems).toContainText('workers');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was run' })).toBeVisible();
  expect((await sheet.saved()).scenario).toBe(wrong);
  expect(link).toContain('#sheet=');
});

test('guards are taken home, with what cannot be carried and why', async ({ page }) => {
  const sheet = new PlaygroundPage(page);
  await sheet.open('/playground#from=retry-storm');
  await sheet.press();
  await page.getByRole('tab', { name: 'Take home' }).click();
  const home = page.getByTestId('take-home');
  await home.getByRole('combobox', { name: 'For' }).selectOption('grpc');
  await expect(home.getByRole('textbox', { name: /service-config/ })).toHaveValue(/maxAttempts/);
  await expect(home.getByRole('heading', { name: 'Not carried over' })).toBeVisible();

  const downloading = page.waitForEvent('download');
  await home.getByRole('button', { name: /run-seed-1\.csv/ }).click();
  expect((await downloading).suggestedFilename()).toBe('run-seed-1.csv');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a sheet with a run and a part in the hand, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const sheet = new PlaygroundPage(page);
    await sheet.open('/playground#from=retry-storm');
    await sheet.press();
    await sheet.choose('checkout');
    await page.getByText(/^Act at a time/).click();
    await expect(page.getByRole('separator')).toHaveAttribute('aria-valuenow', /\d/);

    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    expect(found).toEqual([]);
  });
}
