import { expect, test, type Locator } from '@playwright/test';
import { figureAt } from './routes.ts';

/** Sliders of a figure, one after another; each answers before the next is moved. */
async function set(figure: Locator, values: Readonly<Record<string, number>>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await figure.getByLabel(label, { exact: true }).fill(String(value));
}

test('what flows is counted in each moment, and the guess is set beside it', async ({ page }) => {
  await page.goto('/lessons/sixty-four-attempts');
  const figure = await figureAt(page, 'flows-three-layers-four-attempts-each');
  await expect(figure.getByText(/reach \w+: 1 for each call/)).toBeVisible();
  await expect(figure.getByText(/reach database: /)).toHaveCount(0);

  await figure.getByLabel(/About 200/).check();
  await figure.getByRole('button', { name: /That is my guess/ }).click();

  await expect(figure.getByText('your guess: 200')).toBeVisible();
  await expect(figure.getByText(/reach database: 64 for each call/)).toBeVisible();
  await figure.getByLabel('Before').check();
  await expect(figure.getByText(/reach \w+: 1 for each call/)).toBeVisible();
});

test('tasks about flows tick themselves', async ({ page }) => {
  await page.goto('/lessons/sixty-four-attempts');
  const figure = await figureAt(page, 'flows-a-full-disk-and-who-tries-how-often');
  const [app, web, orders] = ['Attempts: app', 'Attempts: web', 'Attempts: orders'] as const;

  await set(figure, { [app]: 1, [web]: 1 });
  await expect(figure.getByText('1 of 3 done')).toBeVisible({ timeout: 20_000 });
  await set(figure, { [app]: 2, [web]: 2, [orders]: 2 });
  await expect(figure.getByText('2 of 3 done')).toBeVisible({ timeout: 20_000 });
  await set(figure, { [orders]: 3 });
  await expect(figure.getByText('3 of 3 done')).toBeVisible({ timeout: 20_000 });

  await page.goto(`/lessons/sixty-four-attempts${await figure.getByText('Link to this run').getAttribute('href')}`);
  const restored = await figureAt(page, 'flows-a-full-disk-and-who-tries-how-often');
  await expect(restored.getByLabel(orders)).toHaveValue('3');
});

test('two settings are compared on one seed, and on demand on many', async ({ page }) => {
  await page.goto('/lessons/enough-guards');
  const figure = await figureAt(page, 'compare-the-budget-alone-the-short-queue-alone');

  await figure.getByLabel('B over A').check();
  await expect(figure.getByText('faint: A: budget of a tenth')).toBeVisible();
  await figure.getByLabel('Seed').fill('2');
  await expect(figure.getByText(/Both of seed 2/)).toBeVisible();
  await figure.getByRole('button', { name: 'Compare seeds 1 to 20' }).click();

  await expect(figure.getByText('The same 20 seeds, A and B').first()).toBeVisible({ timeout: 90_000 });
  await expect(figure.getByText(/seeds meet all 3 demands, of B/).first()).toBeVisible();
});

test('an ablation asks more seeds, and says what is needed', async ({ page }) => {
  await page.goto('/lessons/enough-guards');
  const figure = await figureAt(page, 'ablation-budget-and-short-queue');
  await expect(figure.getByText(/Needed: retryBudget, queueLimit.*Seeds 1 to 3/)).toBeVisible();

  await figure.getByRole('button', { name: 'Run seeds 1 to 20' }).click();

  await expect(figure.getByText(/20 of 20 seeds.*Needed: retryBudget, queueLimit.*Seeds 1 to 20/)).toBeVisible({
    timeout: 90_000,
  });
});

test('each demand can be missed and met with the two guards', async ({ page }) => {
  await page.goto('/lessons/enough-guards');
  const figure = await figureAt(page, 'run-how-much-of-each');

  await set(figure, { 'Queue limit': 150 });
  await expect(figure.getByText('1 of 3 done')).toBeVisible({ timeout: 20_000 });
  await set(figure, { 'Queue limit': 60, Budget: 0.8 });
  await expect(figure.getByText('2 of 3 done')).toBeVisible({ timeout: 20_000 });
  await set(figure, { 'Queue limit': 5 });
  await expect(figure.getByText('3 of 3 done')).toBeVisible({ timeout: 20_000 });
});
