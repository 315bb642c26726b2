import { expect, test, type Page } from '@playwright/test';

test('a healthy system is pushed over with one press and stays down', async ({ page }) => {
  await page.goto('/');
  await expect(statement(page)).toHaveText('This system is healthy.');

  await page.getByRole('button', { name: 'Pull the trigger' }).click();

  await expect(statement(page)).toHaveText('Nothing is broken. Everything is down.', { timeout: 30_000 });
  await expect(page.getByRole('link', { name: 'Find out why' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Get it back up' })).toBeVisible();
  expect(await goodputNow(page)).toBeLessThan(100);
});

test('before the trigger the run is the one that the page was made with', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  const figure = page.getByRole('figure').first();
  await figure.getByText('Numbers as a table').click();
  const before = await figure.getByRole('row').nth(3).textContent();

  await page.getByRole('button', { name: 'Pull the trigger' }).click();
  await expect(statement(page)).toHaveText('Nothing is broken. Everything is down.');

  expect(await figure.getByRole('row').nth(3).textContent()).toBe(before);
});

test('readers who want no motion see the result at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');

  await page.getByRole('button', { name: 'Pull the trigger' }).click();

  await expect(statement(page)).toHaveText('Nothing is broken. Everything is down.', { timeout: 5_000 });
});

test('what moves by itself can be stopped', async ({ page }) => {
  await page.goto('/');

  await page.getByRole('button', { name: 'Pause' }).click();

  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the fallen system is shown as a picture, with its caption and the ways on', async ({ page }) => {
    await page.goto('/');

    await expect(page.getByText('Nothing is broken. Everything is down.')).toBeVisible();
    await expect(page.getByRole('figure').first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Get it back up' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Pull the trigger' })).toBeHidden();
  });
});

function statement(page: Page) {
  return page.locator('[aria-live=polite]').first();
}

/** As the figure's legend says it. */
async function goodputNow(page: Page): Promise<number> {
  const text = await page.locator('.viz-legend-entry:has([data-meaning=goodput]) dd').first().textContent();
  return Number.parseFloat((text ?? '').replace(/[^\d.]/g, ''));
}
