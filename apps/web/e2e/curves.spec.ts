import { expect, test } from '@playwright/test';
import { figureAt } from './routes.ts';

const CURVE = 'curve-the-desk-with-a-long-queue';
const LIMITS = 'curve-goodput-over-the-queue-limit';

test('a curve hides what is asked about, and leads down into one of its runs by keyboard and by its address', async ({
  page,
}) => {
  await page.goto('/lessons/busy-and-useless');
  const figure = await figureAt(page, CURVE);
  await expect(figure.getByText('your guess first')).toBeVisible();

  await figure.getByRole('radio').first().check();
  await figure.getByRole('button', { name: /That is my guess/ }).click();
  await expect(figure.getByText(/^You said .* The runs say 0\/s/)).toBeVisible();

  const points = figure.getByRole('slider', { name: /choose a point/ });
  await points.focus();
  await points.press('End');
  await points.press('Enter');
  await expect(figure.getByRole('figure', { name: /One of these runs: 190\/s, seed 1/ })).toBeVisible();

  const address = await figure.getByRole('link', { name: 'Link to this figure' }).getAttribute('href');
  await page.goto(`/lessons/busy-and-useless${address}`);
  await expect(
    (await figureAt(page, CURVE)).getByRole('figure', { name: /One of these runs: 190\/s, seed 1/ }),
  ).toBeVisible();
});

test('a curve is drawn again for another setting, and stops when it is told to', async ({ page }) => {
  await page.goto('/lessons/busy-and-useless');
  const figure = await figureAt(page, 'curve-the-desk-with-a-short-queue');
  await expect(figure.getByText('Goodput does not bend back.').first()).toBeAttached();

  await figure.getByLabel('A refusal costs, of the work on an order').fill('0.5');
  await expect(figure.getByText(/bends back/)).toBeVisible({ timeout: 120_000 });

  await figure.getByRole('button', { name: 'Run seeds 1 to 20' }).click();
  await figure.getByRole('button', { name: 'Stop' }).click();
  await expect(figure.getByText(/^Stopped\./)).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a sweep is whole: its picture, its question, its numbers', async ({ page }) => {
    await page.goto('/lessons/busy-and-useless');
    const figure = page.locator(`[id="${LIMITS}"]`);

    // Words inside of <noscript> are found by role and by place only, and read as the text that they are.
    const instead = figure.locator('noscript');
    await expect(figure.getByRole('figure')).toBeVisible();
    expect(await instead.first().textContent()).toContain('Means over 3 seeds');
    expect(await instead.first().textContent()).not.toContain('your guess first');
    await instead.locator('summary').click();
    await expect(figure.getByRole('rowheader', { name: '150', exact: true })).toBeVisible();
    expect(await instead.last().textContent()).toContain('at the edge four of ten are too late');
  });
});

test('pointing at a cell of a map moves nothing, and choosing it shows one of its runs', async ({ page }) => {
  await page.goto('/lessons/the-ridge');
  const figure = await figureAt(page, 'map-where-a-stop-of-a-minute-is-survived');
  const cell = figure.locator('[data-cell="4,2"]');
  await expect(cell).toBeEnabled();
  const before = await cell.boundingBox();

  await cell.hover();
  await expect(figure.locator('.viz-hint')).toContainText('calls per second');
  expect(await cell.boundingBox()).toEqual(before);

  await cell.click();
  await expect(figure.getByRole('link', { name: 'Link to this run' })).toBeVisible();
});
