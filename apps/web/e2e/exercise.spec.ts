import { expect, type Locator, type Page, test } from '@playwright/test';

async function open(page: Page, slug: string): Promise<void> {
  await page.goto(`/labs/${slug}`);
  await expect(page.locator('[data-awake=true]')).toBeVisible();
}

const check = (page: Page): Locator => page.getByRole('button', { name: 'Check', exact: true });
const part = (page: Page, name: string): Locator => page.locator(`[data-part="${name}"]`).first();

test('a loop is found and enclosed by keyboard, on the picture and in the list', async ({ page }) => {
  await open(page, 'its-own-input');

  await part(page, 'shop -> payment').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'shop -> payment' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'payment -> bank' }).focus();
  await page.keyboard.press('Space');
  await expect(part(page, 'payment -> bank')).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('tab', { name: 'The loop' }).focus();
  await page.keyboard.press('ArrowRight');
  await part(page, 'bank').focus();
  await page.keyboard.press('Space');
  await check(page).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Not yet: 1 of 2 parts to go' })).toBeFocused();
  await expect(page.getByTestId('result')).toContainText('cuts retry: shop -> payment');
  await expect(page.getByTestId('spoken')).toContainText('1 of 2 parts do not hold yet');

  await page.getByRole('button', { name: 'Go to The boundary' }).press('Enter');
  await expect(page.getByRole('tab', { name: 'The boundary' })).toBeFocused();
  for (const name of ['shop', 'payment']) await page.getByRole('checkbox', { name, exact: true }).press('Space');
  await check(page).press('Enter');

  await expect(page.getByRole('heading', { name: 'It holds: every part is right' })).toBeFocused();
  await page.reload();
  await expect(page.getByTestId('solved-mark')).toHaveText('Solved');
  await expect(page.getByRole('checkbox', { name: 'payment -> bank' })).toBeChecked();
  await page.getByText('Earlier answers (2)').click();
  await expect(page.getByTestId('history').getByRole('listitem')).toContainText(['held', 'did not hold: The boundary']);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('owners are moved in the list, and the same incidents end sooner', async ({ page }) => {
    await open(page, 'nobodys-arrow');

    await page.getByRole('combobox', { name: 'shop -> stock' }).selectOption('storefront');
    await expect(page.getByText('1 of at most 3 parts change hands')).toBeVisible();
    await check(page).tap();
    await expect(page.getByTestId('result')).toContainText('goes through the hands of storefront and warehouse');

    await page.getByRole('combobox', { name: 'stock', exact: true }).selectOption('storefront');
    await check(page).tap();

    await expect(page.getByRole('heading', { name: 'It holds: every part is right' })).toBeInViewport();
    await expect(page.getByTestId('result')).toContainText('goodput is back after 120');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('hazards are marked on lines, and a false alarm is one', async ({ page }) => {
    await open(page, 'one-more-edge');

    await page.getByRole('button', { name: 'Line 37' }).tap();
    await expect(page.getByLabel('What is wrong there')).toBeFocused();
    await page.getByLabel('What is wrong there').selectOption('naked-retry');
    await page.getByRole('button', { name: 'Mark it' }).tap();
    await page.getByLabel('Line', { exact: true }).fill('33');
    await page.getByRole('button', { name: 'Mark it' }).tap();
    await check(page).tap();

    await expect(page.getByTestId('result')).toContainText('1 of 7 hazards are found');
    await expect(page.getByTestId('result')).toContainText('Line 33 is sound');
    await page.getByRole('button', { name: /^Remove from line 33/ }).tap();
    await expect(page.getByRole('button', { name: 'Line 33', exact: true })).toBeVisible();
  });
});
