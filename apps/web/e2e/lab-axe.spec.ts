import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { EXEMPLAR, LabPage } from './lab-page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing at the lab in any of its states, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const lab = new LabPage(page);
    await lab.open();
    await lab.hasFullEditor();
    await isClean(page, 'ready');

    await lab.try();
    await lab.ends('fail');
    await page.getByRole('tab', { name: /Tries/ }).click();
    await isClean(page, 'a try that did not hold');

    await lab.write(EXEMPLAR.replace('capacity', 'capacty'));
    await lab.check();
    await lab.ends('invalid');
    await isClean(page, 'a text that cannot be read');

    await page.getByRole('tab', { name: 'Form' }).click();
    await isClean(page, 'the form');
    await page.getByRole('tab', { name: 'Export' }).click();
    await expect(page.getByTestId('export').getByRole('combobox')).toBeVisible();
    await isClean(page, 'the export');
    await page.getByRole('tab', { name: 'Text' }).click();

    await lab.write(EXEMPLAR);
    await lab.check();
    await lab.ends('pass');
    await isClean(page, 'solved');
    await page.getByTestId('what-if').locator('summary').click();
    await page.getByRole('button', { name: 'Take each away' }).click();
    await expect(page.getByTestId('needed')).toContainText('needed', { timeout: 60_000 });
    await isClean(page, 'what would happen if');

    await page.getByRole('button', { name: 'Compare with a worked solution' }).click();
    await page.getByLabel('Your guards against').selectOption('start');
    await expect(page.getByRole('table', { name: /^From the start/ })).toBeVisible();
    await isClean(page, 'differences');
  });
}

async function isClean(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(found, state).toEqual([]);
}
