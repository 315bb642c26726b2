import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';

test('a drill by keyboard, from the page to the verdict and through the replay', async ({ page }) => {
  await page.goto('/labs/storm-that-holds');
  await expect(page.getByTestId('before')).toHaveAttribute('data-awake', 'true');
  await tabTo(page, page.getByRole('button', { name: 'Take the call' }));
  await page.keyboard.press('Enter');

  await runReaches(page, 90);
  await expect(page.getByRole('heading', { name: 'You are in the control room' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Pause' }));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('spoken')).toContainText('Time is paused.');
  await expect(page.getByTestId('room')).toHaveAttribute('data-paused', 'true');
  await tabTo(page, page.getByRole('button', { name: 'Switch retries off', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('spoken')).toContainText('Ordered: Switch retries off');
  await tabTo(page, page.getByRole('button', { name: 'Drop the queue of checkout' }));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('log').getByText('Takes effect at')).toHaveCount(2);
  await isClean(page, 'the control room');

  await tabTo(page, page.getByRole('radio', { name: '1×', exact: true }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('button', { name: 'Go on' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await runReaches(page, 130);
  await expect(page.getByTestId('log').getByText('In effect since')).toHaveCount(2);
  await tabTo(page, page.getByRole('button', { name: 'Take back: Switch retries off' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'I am done' }));
  await page.keyboard.press('Enter');

  await expect(page.getByTestId('result')).toHaveAttribute('data-status', 'pass', { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'It holds: every goal is met' })).toBeFocused();
  await isClean(page, 'the verdict');
  const replay = page.getByTestId('replay');
  await expect(replay.getByText('in truth').first()).toBeVisible();
  await tabTo(page, replay.getByRole('slider', { name: 'Time in the drill' }));
  await page.keyboard.press('Home');
  await expect(replay.getByText('Takes effect at')).toHaveCount(3);

  await page.reload();
  await expect(page.getByTestId('solved-mark')).toContainText('Solved');
  await page.getByText('Earlier plays (1)').click();
  await page.getByRole('button', { name: /^Look at the play of/ }).click();
  await expect(page.getByTestId('result')).toHaveAttribute('data-status', 'pass', { timeout: 60_000 });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' });

  test('an exam cannot be paused, and who does nothing is told why it stays down', async ({ page }) => {
    await page.goto('/labs/storm-that-holds');
    await expect(page.getByTestId('before')).toHaveAttribute('data-awake', 'true');
    await page.getByLabel(/As an exam/).tap();
    await page.getByRole('button', { name: 'Take the call' }).tap();
    await runReaches(page, 90);

    await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
    await expect(page.locator('[data-signal=goodput]')).toContainText('15 s late.');
    await page.getByRole('link', { name: 'Runbook' }).tap();
    await expect(page.getByRole('button', { name: 'Restart checkout' })).toBeInViewport();
    await expect(page.getByRole('group', { name: 'Time' })).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await isClean(page, 'the control room, dark');
    await page.getByRole('button', { name: 'I am done' }).tap();

    await expect(page.getByTestId('result')).toHaveAttribute('data-status', 'fail', { timeout: 60_000 });
    await expect(page.locator('[data-part=back]')).toContainText('Cut that first');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Again, on the next seed' }).tap();
    await runReaches(page, 90);
    await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  });
});

/** By the keyboard alone, as far as it takes. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

async function runReaches(page: Page, second: number): Promise<void> {
  const reached = async () => Number(await page.getByTestId('room').getAttribute('data-now'));
  await expect.poll(reached, { timeout: 60_000 }).toBeGreaterThanOrEqual(second);
}

async function isClean(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(found, state).toEqual([]);
}

const MOST_PRESSES = 60;
