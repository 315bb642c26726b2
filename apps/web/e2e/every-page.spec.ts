import { readFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { everyRoute } from './routes.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page, request }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    // Words and pictures take turns with the theme only: in the second one a page of each kind will do, and the gallery.
    // Labs of one kind are one page with other words.
    const routes = await everyRoute(request);
    for (const route of routes.filter(isFirstOf(colorScheme === 'light' ? labKind : kind))) {
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

test('no page asks another host for anything, none complains, and none is wider than a phone', async ({
  page,
  request,
  baseURL,
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 360, height: 780 });
  const foreign: string[] = [];
  const complaints: string[] = [];
  const wide: string[] = [];
  page.on('request', (sent) => {
    const { protocol, origin } = new URL(sent.url());
    if (protocol.startsWith('http') && origin !== new URL(baseURL!).origin) foreign.push(sent.url());
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
  });

  for (const route of (await everyRoute(request)).filter((each) => !each.includes('no-such'))) {
    await page.goto(route);
    await page.waitForLoadState('networkidle');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wide.push(`${route}: ${width} px`);
  }

  expect({ foreign, complaints, wide }).toEqual({ foreign: [], complaints: [], wide: [] });
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

test('an exemplar is given to whoever asks, and never comes with the page', async ({ request }) => {
  for (const route of (await everyRoute(request)).filter((each) => labKind(each) === '/labs/guards')) {
    const answers = (await (await request.get(`${route}/exemplar`)).json()) as readonly { readonly text: string }[];
    expect(answers.length, route).toBeGreaterThan(0);
    const exemplar = answers.map(({ text }) => text).join('\n');
    expect(exemplar).toContain('version: 1');

    const html = await (await request.get(route)).text();
    const lines = exemplar.split('\n').filter((line) => line.includes('# ') && line.length > 40);
    for (const line of lines) expect(html).not.toContain(line.trim());
  }
  expect((await request.get('/labs/no-such-lab/exemplar')).status()).toBe(404);
});

/** Whether a route is the first of its kind. */
function isFirstOf(kindOf: (route: string) => string) {
  return (route: string, index: number, routes: readonly string[]): boolean =>
    routes.findIndex((each) => kindOf(each) === kindOf(route)) === index;
}

/** `/lessons/`, and the whole of what is the only one of its kind. */
function kind(route: string): string {
  const [, first = '', ...rest] = route.split('/');
  return rest.length > 0 ? `/${first}/` : route;
}

/** `/labs/drill`; of what is no lab, the whole. */
function labKind(route: string): string {
  const slug = /^\/labs\/([^/]+)$/.exec(route)?.[1];
  if (slug === undefined) return route;
  const file = path.join(import.meta.dirname, '../../../labs', slug, 'lab.yaml');
  return `/labs/${/^kind: (\S+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 'guards'}`;
}
