import { expect, test } from '@playwright/test';
import { EXEMPLAR, EXEMPLAR_LINE, LAB, LabPage } from './lab-page.ts';

test('from the lesson to a lab that is solved, and still is after a reload', async ({ page }) => {
  const lab = new LabPage(page);
  await page.goto('/lessons/why-it-stays-down');
  await page.locator(`main a[href="${LAB}"]`).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'The retry storm' })).toBeVisible();
  await lab.isAwake();

  await lab.try();
  await lab.ends('fail');
  await expect(lab.result).toContainText('Not yet');
  await expect(lab.result.locator('[data-goal=recovers] details')).toHaveAttribute('open');

  await lab.write(EXEMPLAR);
  await lab.check();
  await lab.ends('pass');
  await expect(page.locator('#lab-result')).toBeFocused();
  await expect(page.getByTestId('solved')).toContainText('Held by');
  await expect(page.getByTestId('spoken')).toContainText('every goal is met');

  await page.reload();
  await lab.hasFullEditor();
  await expect(page.getByTestId('solved-mark')).toHaveText('Solved');
  expect(await lab.saved()).toBe(EXEMPLAR);
  await expect(lab.editor).toContainText('retryBudget');
  await page.getByRole('tab', { name: /Tries/ }).click();
  await expect(lab.tries.getByRole('listitem')).toHaveText([/Check held/, /Try did not hold/]);
});

test('the same by keyboard alone', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.hasFullEditor();

  await page.keyboard.press('ControlOrMeta+Enter');
  await lab.ends('fail');
  await lab.tabTo(page.getByRole('tab', { name: 'Text' }));
  await lab.tabTo(lab.editor);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type(EXEMPLAR_LINE);
  await lab.isSaved(EXEMPLAR_LINE);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(lab.editor.locator(':focus')).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await lab.ends('pass');
  await expect(page.locator('#lab-result')).toBeFocused();
  await lab.tabTo(page.getByRole('link', { name: 'What comes next' }));
});

test('Tab indents in the editor, until a switch that is remembered says otherwise', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.hasFullEditor();
  await lab.editor.click();

  await page.keyboard.press('Tab');
  await expect(lab.editor.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Control+M');
  await expect(page.getByText('Tab moves on.')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(lab.editor.locator(':focus')).toHaveCount(0);

  await page.reload();
  await lab.hasFullEditor();
  await expect(page.getByText('Tab moves on.')).toBeVisible();
});

test('what is wrong is underlined, and said below; nothing is run or counted', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.write(EXEMPLAR.replace('capacity', 'capacty'));

  await expect(lab.editor.locator('.squiggly-error')).not.toHaveCount(0);
  const problem = lab.problems.getByRole('listitem').filter({ hasText: 'capacty' });
  await expect(problem).toContainText('is not known');
  await problem.getByRole('button').click();
  await expect(lab.editor.locator(':focus')).toHaveCount(1);

  await lab.check();
  await lab.ends('invalid');
  await expect(lab.result).toContainText('Nothing was run');
  await expect(lab.result).toContainText('not counted');
  await expect(page.getByTestId('spoken')).toContainText('Nothing was run');
  await page.getByRole('tab', { name: /Tries/ }).click();
  await expect(page.getByText('Nothing tried yet')).toBeVisible();
});

test('the editor completes what the lab allows, and explains it', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.write('version: 1\ncalls:\n  users -> checkout:\n    retry: { maxAttempts: 3 }\n    ');

  await page.keyboard.press('Control+Space');
  const suggestions = page.locator('.suggest-widget');
  await expect(suggestions.getByRole('option', { name: /retryBudget/ })).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');

  await lab.editor.locator('.view-line').getByText('maxAttempts').hover();
  await expect(page.locator('.monaco-hover:not(.hidden)')).toContainText('Attempts in all', { timeout: 20_000 });
});

test('a goal leads to its stretch on the chart, and to its task in the brief', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.check();
  await lab.ends('fail');
  const goal = lab.result.locator('[data-goal=recovers]');

  await goal.getByRole('button', { name: 'Show me on the chart' }).click();
  await expect(page.getByTestId('chart')).toContainText('look here');

  await goal.getByRole('button', { name: /In the brief/ }).click();
  await expect(page.getByRole('heading', { name: 'Bring it back' }).first()).toBeFocused();
});

test('a check can be cancelled, and leaves no trace', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.hasFullEditor();
  // The simulator is fetched with the first job; one that never arrives keeps that job waiting.
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/*', async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });

  await lab.check();
  await expect(page.getByText('0 of 3 seeds')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await lab.ends('cancelled');
  await expect(page.getByTestId('spoken')).toHaveText(/Nothing is recorded/);

  letGo();
  await lab.try();
  await lab.ends('fail');
  await page.getByRole('tab', { name: /Tries/ }).click();
  await expect(lab.tries.getByRole('listitem')).toHaveText([/Try did not hold/]);
});
