import { expect, test } from '@playwright/test';
import { EXEMPLAR, LabPage, START } from './lab-page.ts';

test('a killed tab loses less than a second of typing', async ({ page, context }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.hasFullEditor();
  await lab.editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# a thought');
  await page.waitForTimeout(1_000);

  const devtools = await context.newCDPSession(page);
  void devtools.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');

  const next = new LabPage(await context.newPage());
  await next.open();
  expect(await next.saved()).toContain('# a thought');
  await next.hasFullEditor();
  await expect(next.editor).toContainText('# a thought');
});

test('a reset can be undone, and what was there stays in the tries', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.write(EXEMPLAR);

  await page.getByRole('button', { name: 'Reset to the start' }).click();
  await lab.isSaved(START);
  await page.getByTestId('undo').getByRole('button', { name: 'Undo' }).click();
  await lab.isSaved(EXEMPLAR);

  await page.getByRole('button', { name: 'Reset to the start' }).click();
  await page.reload();
  await lab.isAwake();
  expect(await lab.saved()).toBe(START);
  await page.getByRole('tab', { name: /Tries/ }).click();
  await lab.tries
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click();
  await lab.isSaved(EXEMPLAR);
});

test('differences against the start say what was added and removed', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.write(START.replace('4096', '400'));
  await page.getByRole('tab', { name: 'Differences' }).click();

  await expect(page.getByText('1 line removed, 1 line added')).toBeVisible();
  await expect(page.getByRole('row', { name: /^removed .*4096/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^added .*400/ })).toBeVisible();
});

test('a worked solution is for whoever has tried, is fetched only when asked for, and says why', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const lab = new LabPage(page);
  await lab.open();
  await page.getByRole('tab', { name: 'Differences' }).click();
  await page.getByLabel('Your guards against').selectOption('exemplar');
  await page.getByRole('button', { name: 'Open the hints' }).click();
  await expect(page.getByRole('tab', { name: 'Hints' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Text' }).click();
  await lab.write(START.replace('4096', '400'));
  await lab.try();
  await lab.ends('fail');

  await page.getByRole('tab', { name: 'Differences' }).click();
  await page.getByLabel('Your guards against').selectOption('exemplar');
  await page.getByRole('button', { name: 'Show me a solution' }).click();
  await page.getByRole('button', { name: 'Not yet' }).click();
  expect(fetched.filter((pathname) => pathname.endsWith('/exemplar'))).toEqual([]);

  await page.getByRole('button', { name: 'Show me a solution' }).click();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByTestId('why')).toContainText('The budget cuts the loop');
  await expect(page.getByRole('table', { name: /your guards and a worked solution/ })).toContainText('retryBudget');
});

test('two tabs keep both drafts', async ({ page, context }) => {
  const [mine, theirs] = [new LabPage(page), new LabPage(await context.newPage())];
  await mine.open();
  await theirs.open();
  await theirs.write('version: 1 # of theirs\n');

  const notice = page.getByTestId('other-draft');
  await expect(notice).toContainText('Another tab changed this draft');
  await page.bringToFront();
  await mine.write('version: 1 # of mine\n');
  await notice.getByRole('button', { name: 'Keep this one' }).click();
  await expect(notice).toHaveCount(0);

  await page.getByRole('tab', { name: /Tries/ }).click();
  await expect(mine.tries.getByRole('listitem')).toHaveText([/Written in another tab/]);
  await mine.tries.getByRole('button', { name: /^Restore/ }).click();
  await mine.isSaved('version: 1 # of theirs\n');
});

test('a device that stores nothing says so, and the lab works all the same', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const lab = new LabPage(page);
  await lab.open();
  await lab.hasFullEditor();
  await lab.editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# kept in mind');

  await expect(page.getByText('Not saved on this device')).toBeVisible();
  await lab.try();
  await lab.ends('fail');
  // The editor holds the lines in view only, and the notice may have pushed the last one out.
  await lab.editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(lab.editor).toContainText('# kept in mind');
  await page.getByRole('tab', { name: /Tries/ }).click();
  await expect(lab.tries.getByRole('listitem')).toHaveCount(1);
});

test('the areas are resized by keyboard, and stay so', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const border = page.getByRole('separator', { name: 'Border between brief and guards' });
  const before = Number(await border.getAttribute('aria-valuenow'));

  await border.focus();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
  const after = Number(await border.getAttribute('aria-valuenow'));
  expect(after).toBeGreaterThan(before);

  await page.reload();
  await lab.isAwake();
  await expect.poll(async () => Math.round(Number(await border.getAttribute('aria-valuenow')))).toBe(Math.round(after));
});
