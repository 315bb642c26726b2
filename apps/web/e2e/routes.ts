import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';

/** Every page of the site, as its sitemap lists them, and one that is not there. */
export async function everyRoute(request: APIRequestContext): Promise<string[]> {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!).pathname);
  return [...listed, '/there-is-no-such-page'];
}

/** Pages of one kind: `lessons`, `labs`, `scenarios`. */
export async function routesOf(request: APIRequestContext, kind: string): Promise<string[]> {
  return (await everyRoute(request)).filter((route) => route.startsWith(`/${kind}/`));
}

/** Waits until the page answers: before, a pointer or a tap meets plain HTML. */
export async function isAwake(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Theme: / })).toBeEnabled();
}

/** A figure of a lesson, brought into the window: its code comes only when it is near. */
export async function figureAt(page: Page, id: string): Promise<Locator> {
  const figure = page.locator(`[id="${id}"]`);
  await isAwake(page);
  // What the server has drawn may be exchanged for the live figure on the way there.
  await expect(() => figure.scrollIntoViewIfNeeded({ timeout: 2_000 })).toPass();
  return figure;
}
