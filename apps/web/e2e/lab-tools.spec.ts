import { expect, test } from '@playwright/test';
import { EXEMPLAR, LAB, LabPage, START } from './lab-page.ts';

test('tries are told apart, laid over one another, and lead to the next hint', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.try();
  await lab.ends('fail');
  await lab.write(START.replace('4096', '400'));
  await lab.check();
  await lab.ends('fail');

  await page.getByRole('tab', { name: /Tries/ }).click();
  const [check, first] = [lab.tries.getByRole('listitem').first(), lab.tries.getByRole('listitem').last()];
  await expect(check.getByRole('img')).toHaveCount(3);
  await expect(check).toContainText('Since the one before: capacity of queueLimit on checkout from 4096 to 400.');
  await expect(check).toContainText('Calm missed');
  await expect(first.getByRole('img', { name: /^Seed 1, does not hold: .* 0 % at the end/ })).toBeVisible();

  await first.getByRole('button', { name: /^Overlay/ }).click();
  await check.getByRole('button', { name: /^Overlay/ }).click();
  const beside = page.getByTestId('beside');
  await expect(beside.getByRole('heading', { name: 'Two tries, seed 1' })).toBeVisible({ timeout: 60_000 });
  await expect(beside).toContainText('faint: the try of');
  await beside.getByRole('button', { name: 'Back to the verdict' }).click();
  await expect(beside).toHaveCount(0);

  const goal = lab.result.locator('[data-goal=calm]');
  await expect(goal.getByTestId('loop')).toContainText('The loop over users -> checkout is still closed');
  await goal.getByRole('button', { name: 'A hint for it' }).click();
  const hints = page.locator('#lab-hints');
  await expect(hints.getByRole('heading', { name: 'Keep the storm small' })).toBeFocused();
  await expect(hints.getByText('Why a short queue is not enough')).toBeHidden();
  await hints.getByText('Where to look').nth(1).click();
  await expect(hints.getByText('Why a short queue is not enough')).toBeVisible();
  await expect(hints.getByText('What keeps it down')).toBeHidden();
});

test('what would happen if: pushed harder, with a guard less, and how far it may go', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.write(EXEMPLAR);
  await page.getByTestId('what-if').locator('summary').click();
  await page.getByLabel('slow: for').fill('soon');
  await expect(page.getByRole('button', { name: 'Try it, not graded' })).toBeDisabled();
  await page.getByLabel('slow: for').fill('40s');
  await page.getByLabel('slow: for').press('Enter');
  await expect(page.getByTestId('beside')).toContainText('seed 1, slow for 40', { timeout: 60_000 });
  await expect(page.getByTestId('beside')).toContainText('It comes back.');
  await expect(page.getByTestId('spoken')).toContainText('Not graded');

  await page.getByRole('button', { name: 'Find the score' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
  await expect(page.getByTestId('score')).toHaveCount(0);
  await page.getByRole('button', { name: 'Find the score' }).click();
  await expect(page.getByTestId('score')).toContainText('the lab has 20', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Take each away' }).click();
  const needed = page.getByTestId('needed');
  await expect(needed).toContainText('With all of them: every goal is met', { timeout: 120_000 });
  await expect(needed.getByRole('listitem').filter({ hasText: 'retryBudget' })).toContainText(': needed.');

  // Nothing of it is a try.
  await page.getByRole('tab', { name: /Tries/ }).click();
  await expect(page.getByText('Nothing tried yet')).toBeVisible();
});

test('a link opens the lab as it is, and keeps what was there; a broken one says so; guards go home', async ({
  page,
  context,
}) => {
  const mine = START.replace('4096', '400');
  const lab = new LabPage(page);
  await lab.open();
  await lab.write(mine);
  await lab.check();
  await lab.ends('fail');
  await page.getByRole('button', { name: 'Link' }).click();
  const field = page.getByLabel('Link to this lab as it is');
  await expect(field).toHaveValue(/#lab=[\w-]+$/);
  const link = await field.inputValue();

  const other = await context.browser()!.newContext();
  const theirs = new LabPage(await other.newPage());
  await theirs.open();
  await theirs.write(EXEMPLAR);
  await theirs.page.goto(link);
  await theirs.isSaved(mine);
  await theirs.ends('fail');
  await expect(theirs.result.locator('[data-goal=calm] details')).toHaveAttribute('open');
  await expect(theirs.page.getByTestId('chart')).toContainText('look here');
  await expect.poll(() => theirs.page.url()).not.toContain('#');
  await theirs.page.getByTestId('undo').getByRole('button', { name: 'Undo' }).click();
  await theirs.isSaved(EXEMPLAR);

  await theirs.page.goto(`${LAB}${new URL(link).hash.slice(0, -9)}`);
  await expect(theirs.page.getByTestId('link-problem')).toContainText('What was here is as it was.');
  expect(await theirs.saved()).toBe(EXEMPLAR);

  await theirs.page.getByRole('tab', { name: 'Export' }).click();
  const taken = theirs.page.getByTestId('export');
  await taken.getByRole('combobox').selectOption('resilience4j');
  await expect(taken.getByRole('textbox')).toHaveValue(/maxAttempts|max-attempts/);
  await expect(taken).toContainText('Not carried over');
  await other.close();
});
