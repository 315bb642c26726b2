import { expect, type Locator, test } from '@playwright/test';
import { parse } from 'yaml';
import { EXEMPLAR, LabPage } from './lab-page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('a phone solves the lab in the form', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.getByRole('button', { name: 'Guards', exact: true }).tap();
  await expect(page.getByRole('tab', { name: 'Form' })).toHaveAttribute('aria-selected', 'true');

  for (const { guard, params } of settingsOf(EXEMPLAR)) await fill(page.locator(`[data-guard=${guard}]`), params);
  await page.getByRole('button', { name: 'Check', exact: true }).tap();

  await lab.ends('pass');
  await expect(page.getByRole('heading', { name: 'It holds: every goal met' })).toBeInViewport();
  expect(await lab.saved()).toContain('# An attempt is given up after this long.');
});

test('a field says what is wrong with it, in the words of the editor', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.getByRole('button', { name: 'Guards', exact: true }).tap();
  const capacity = page.locator('[data-guard=queueLimit] [data-param=capacity]');

  await capacity.getByRole('textbox').fill('many');
  await expect(capacity).toContainText('cannot be');
  await expect(capacity.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Check', exact: true }).tap();

  await expect(page.getByTestId('spoken')).toContainText('Nothing was run');
  await expect(capacity).toBeVisible();
});

test('text or form is remembered on the device', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.getByRole('button', { name: 'Guards', exact: true }).tap();
  await page.getByRole('tab', { name: 'Text' }).tap();
  await expect(page.getByRole('textbox', { name: 'Guards, as YAML' })).toBeVisible();

  await page.reload();
  await lab.isAwake();
  await page.getByRole('button', { name: 'Guards', exact: true }).tap();

  await expect(page.getByRole('tab', { name: 'Text' })).toHaveAttribute('aria-selected', 'true');
});

test('the buttons stay in reach, and nothing is wider than the screen', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  for (const area of ['Brief', 'Guards', 'System']) {
    await page.getByRole('button', { name: area, exact: true }).tap();
    await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});

type Params = Readonly<Record<string, string | number>>;

/** Which guard is set to what: a guard stands at one place only in this lab. */
function settingsOf(text: string): { guard: string; params: Params }[] {
  const { calls, servers } = parse(text) as Record<'calls' | 'servers', Record<string, Record<string, Params>>>;
  const places = [...Object.values(calls ?? {}), ...Object.values(servers ?? {})];
  return places.flatMap((guards) => Object.entries(guards).map(([guard, params]) => ({ guard, params })));
}

async function fill(guard: Locator, params: Params): Promise<void> {
  await guard.getByText('Set', { exact: true }).tap();
  for (const [param, value] of Object.entries(params)) {
    const field = guard.locator(`[data-param=${param}]`);
    const choice = field.locator('> select');
    if ((await choice.count()) > 0) await choice.selectOption(String(value));
    else await field.getByRole('textbox').fill(String(value));
  }
}
