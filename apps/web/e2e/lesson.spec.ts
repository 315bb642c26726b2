import { expect, test } from '@playwright/test';
import { figureAt, isAwake, routesOf } from './routes.ts';

test('every lesson shows nothing of the answer before the guess', async ({ page, request }) => {
  for (const route of await routesOf(request, 'lessons')) {
    await page.goto(route);
    const forms = page.getByRole('button', { name: /That is my guess/ });
    if ((await forms.count()) === 0) continue;
    await isAwake(page);
    await expect(() => forms.first().scrollIntoViewIfNeeded({ timeout: 2_000 })).toPass();
    await expect(page.getByText(/^You said/)).toHaveCount(0);

    const form = page.locator('form').first();
    const radio = form.getByRole('radio').first();
    if ((await radio.count()) > 0) await radio.check();
    await forms.first().click();

    await expect(page.getByText(/^You said/).first()).toBeVisible({ timeout: 20_000 });
  }
});

test('a figure runs again with another seed, in the browser', async ({ page }) => {
  await page.goto('/lessons/why-it-stays-down');
  const figure = await figureAt(page, 'run-a-shorter-trigger');

  await figure.getByLabel('Seed').fill('7');

  await expect(figure.getByRole('link', { name: 'Link to this run' })).toHaveAttribute('href', /seed=7/);
  await expect(figure.getByText('faint: the run before').first()).toBeVisible();
});

test('on a slow line a figure waits to be moved until it answers', async ({ page }) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/lessons/why-it-stays-down', { waitUntil: 'commit' });
  const slider = page.locator('[id="run-a-shorter-trigger"]').getByLabel('The trigger lasts');
  await expect(slider).toBeDisabled();

  letGo();
  await figureAt(page, 'run-a-shorter-trigger');
  await expect(slider).toBeEnabled();
});

test('a task ticks itself when the reader makes it happen, and the address brings the run back', async ({ page }) => {
  await page.goto('/lessons/why-it-stays-down');
  const figure = await figureAt(page, 'run-a-shorter-trigger');
  await expect(figure.getByText('0 of 1 done')).toBeVisible();

  await figure.getByLabel('The trigger lasts').fill('1');
  await expect(figure.getByText('1 of 1 done')).toBeVisible();

  await page.goto(`/lessons/why-it-stays-down${await figure.getByText('Link to this run').getAttribute('href')}`);
  await figureAt(page, 'run-a-shorter-trigger');
  await expect(figure.getByLabel('The trigger lasts')).toHaveValue('1');
  await expect(figure.getByText('1 of 1 done')).toBeVisible();
});

test('a term says what it means to those who use the keyboard, and Escape closes it', async ({ page, request }) => {
  const [route] = await routesOf(request, 'lessons');
  await page.goto(route!);
  await isAwake(page);
  const term = page.locator('main a[href^="/glossary#"]').first();

  await term.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tooltip')).toBeVisible();
  await expect(term).toHaveAttribute('aria-describedby', /.+/);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('a term says what it means under the pointer', async ({ page, request }) => {
  const [route] = await routesOf(request, 'lessons');
  await page.goto(route!);
  await isAwake(page);

  await page.locator('main a[href^="/glossary#"]').first().hover();

  await expect(page.getByRole('tooltip')).toBeVisible();
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the first tap on a term shows its meaning inside the window', async ({ page, request }) => {
    const [route] = await routesOf(request, 'lessons');
    await page.goto(route!);
    await isAwake(page);

    await page.locator('main a[href^="/glossary#"]').first().tap();

    const box = await page.getByRole('tooltip').boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    expect(new URL(page.url()).pathname).toBe(route);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a lesson is read: text, pictures, tables, terms as links', async ({ page, request }) => {
    for (const route of await routesOf(request, 'lessons')) {
      await page.goto(route);

      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const figures = page.getByRole('figure');
      for (let index = 0; index < (await figures.count()); index += 1) await expect(figures.nth(index)).toBeVisible();
      await expect(page.getByText('Numbers as a table').filter({ visible: true }).first()).toBeVisible();
      await expect(page.getByRole('button')).toHaveCount(0);
      await page.locator('main a[href^="/glossary#"]').first().click();
      await expect(page).toHaveURL(/\/glossary#/);
    }
  });
});
