import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { everyRoute } from './routes.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page, request }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    // Words and pictures take turns with the theme only; in the second one a page of each kind will do, and the gallery.
    const routes = await everyRoute(request);
    for (const route of colorScheme === 'light' ? routes : onePerKind(routes)) {
      await page.goto(route);
      // An editor takes its colours as it comes.
      await expect(page.locator('[data-editor=plain]')).toHaveCount(0);
      // Borders between areas say where they stand as soon as the page is awake; before that they cannot be moved.
      for (const border of await page.getByRole('separator').all()) {
        if ((await border.getAttribute('tabindex')) !== null)
          await expect(border).toHaveAttribute('aria-valuenow', /\d/);
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations) {
        found.push(`${route} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
      }
    }
    expect(found).toEqual([]);
  });
}

test('no page asks another host for anything, and none complains', async ({ page, request, baseURL }) => {
  test.setTimeout(120_000);
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (sent) => {
    const { protocol, origin } = new URL(sent.url());
    if (protocol.startsWith('http') && origin !== new URL(baseURL!).origin) foreign.push(sent.url());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  for (const route of (await everyRoute(request)).filter((path) => !path.includes('no-such'))) {
    await page.goto(route);
    await page.waitForLoadState('networkidle');
  }

  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('no page is wider than a phone', async ({ page, request }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 780 });
  for (const route of await everyRoute(request)) {
    await page.goto(route);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, route).toBeLessThanOrEqual(360);
  }
});

test('the chosen theme outlives the page, and is there before anything is drawn', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/glossary');

  await page.getByRole('button', { name: /^Theme: system/ }).click();
  await page.getByRole('button', { name: /^Theme: light/ }).click();
  await page.goto('/labs', { waitUntil: 'commit' });

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: /^Theme: dark/ })).toBeVisible();
});

test('the first stop of the keyboard skips to the text', async ({ page }) => {
  await page.goto('/glossary');

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.locator('main')).toBeFocused();
});

test('an exemplar is given to whoever asks, and never comes with the page', async ({ page, request }) => {
  for (const route of (await everyRoute(request)).filter((path) => path.startsWith('/labs/'))) {
    const exemplar = await (await request.get(`${route}/exemplar`)).text();
    expect(exemplar).toContain('version: 1');

    await page.goto(route);
    const html = await page.content();
    const lines = exemplar.split('\n').filter((line) => line.includes('# ') && line.length > 40);
    for (const line of lines) expect(html).not.toContain(line.trim());
  }
  expect((await request.get('/labs/no-such-lab/exemplar')).status()).toBe(404);
});

/** The first of each `/kind/…`, and all pages that are the only one of theirs. */
function onePerKind(routes: readonly string[]): string[] {
  const kind = (route: string) => route.split('/').slice(0, 2).join('/') + (route.split('/').length > 2 ? '/' : '');
  return routes.filter((route, index) => routes.findIndex((each) => kind(each) === kind(route)) === index);
}
