import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const PLACE = '/labs/five-bad-nights';

/** What is dealt is another thing each time, and nothing here knows what: so a walk answers, and is told. */
test('from the deal to the verdict by keyboard: nothing tells before, everything after, and only once', async ({
  page,
}) => {
  const dealt = page.waitForResponse((response) => response.url().includes('/dashboards'));
  await open(page);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByTestId('result')).toContainText('Nothing has been dealt yet');

  await page.getByRole('button', { name: 'Deal 5 dashboards' }).press('Enter');
  const deal = await (await dealt).text();
  expect(deal).not.toMatch(/storm|herd|cascad|collapse|metastable|fault|slow|crash|flush|"seed|digest|family/i);
  await answer(page, 'Retry storm');
  await expect(page.getByText('5 of 5 named')).toBeVisible();
  await page.reload();
  await expect(page.getByText('5 of 5 named')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Retry storm' })).toBeChecked();
  await expect(page.getByTestId('revealed')).toHaveCount(0);
  await check(page);

  await expect(page.getByTestId('result')).toHaveAttribute('data-status', 'fail');
  await expect(page.getByTestId('result')).toContainText(/You name \d of 5; 4 are asked for/);
  await expect(page.getByTestId('revealed')).toContainText(/It was: .*It is told by: .*The same night/s);
  expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);

  await check(page);
  await expect(page.getByTestId('result')).toContainText('have been judged once');
  const first = await page.locator('[data-panel=calls] table').textContent();
  await page.getByRole('button', { name: 'Deal 5 new ones' }).press('Enter');
  await expect(page.getByText('0 of 5 named')).toBeVisible();
  expect(await page.locator('[data-panel=calls] table').textContent()).not.toBe(first);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' });

  test('a dashboard is one column, and everything can be said with a thumb', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Deal 5 dashboards' }).tap();
    await page.getByRole('tab', { name: /^3/ }).tap();
    await page.getByRole('radio', { name: 'Cascading failure' }).tap();
    await page.getByRole('radio', { name: 'This one tells: Cache hit ratio' }).tap();

    await expect(page.getByText('1 of 5 named')).toBeVisible();
    await expect(page.getByRole('tab', { name: '3 said' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);
  });
});

async function open(page: Page): Promise<void> {
  await page.goto(PLACE);
  await expect(page.locator('[data-testid=exercise][data-awake=true]')).toBeVisible();
}

/** The same of each, by keyboard: through the tabs with arrows, into the panel, and so on. */
async function answer(page: Page, is: string): Promise<void> {
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveCount(5, { timeout: 60_000 });
  for (let index = 0; index < 5; index += 1) {
    await tabs.nth(index).press('Enter');
    await page.getByRole('radio', { name: is }).press('Space');
    await page.getByRole('radio', { name: 'This one tells: Attempts of callers' }).press('Space');
  }
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: /^Not (yet|checked)/ })).toBeFocused({ timeout: 60_000 });
}
