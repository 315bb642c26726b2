import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { differenceOf, faultsOf } from './picture-facts.ts';
import { everyRoute, isAwake } from './routes.ts';

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

/** References would be of one machine and one browser; these facts hold on all of them. */
for (const { width, colorScheme } of LOOKS) {
  test.describe(`at ${width} points, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no picture is cut off, no word lies on another, and contrast is enough', async ({ page }) => {
      await page.goto('/gallery');
      await isAwake(page);

      expect(await faultsOf(page)).toEqual([]);
      // The slowest part by far: each width and each theme once.
      if ((width === 1280) !== (colorScheme === 'light')) return;
      const { violations } = await new AxeBuilder({ page }).include('[data-picture]').analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      ).toEqual([]);
    });
  });
}

test('scripts change nothing in a picture', async ({ browser, page }) => {
  const still = await browser.newPage({ javaScriptEnabled: false, reducedMotion: 'reduce' });
  await still.goto('/gallery');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/gallery');
  await isAwake(page);

  for (const name of [
    'Run chart, whole',
    'Small multiples, judged',
    'Load curve, bent back',
    'Basin map, whole',
    'Loop view',
  ]) {
    const [before, after] = [await shotOf(still, name), await shotOf(page, name)];
    expect(await differenceOf(page, before, after), name).toBeLessThan(0.001);
  }
  await still.close();
});

test('forced colours and paper lose no picture and no word', async ({ page }) => {
  await page.goto('/gallery');
  await isAwake(page);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await faultsOf(page)).toEqual([]);
  expect(await drawnShare(page)).toBeGreaterThan(0.01);

  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  expect(await faultsOf(page)).toEqual([]);
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});

test('the gallery is no part of the course', async ({ page, request }) => {
  expect(await everyRoute(request)).not.toContain('/gallery');
  await page.goto('/gallery');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
});

function shotOf(page: Page, name: string): Promise<Buffer> {
  return page.locator(`[data-picture="${name}"]`).screenshot({ animations: 'disabled' });
}

/** How much of a chart is not its paper: a chart whose lines vanish has next to nothing. */
async function drawnShare(page: Page): Promise<number> {
  const chart = page.locator('[data-picture="Run chart, whole"] svg[role="img"]').first();
  const shown = await chart.screenshot();
  await chart.evaluate((element) => element.setAttribute('opacity', '0'));
  const hidden = await chart.screenshot();
  return differenceOf(page, shown, hidden);
}
