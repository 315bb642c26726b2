import { gzipSync } from 'node:zlib';
import { expect, test, type Page, type Response } from '@playwright/test';
import { isAwake, routesOf } from './routes.ts';

/** Kilobytes of JavaScript, compressed, that a lesson may load before its reader does anything. */
const MOST = 160;

test(`no lesson loads more than ${MOST} kB of scripts before it is touched`, async ({ browser, request }, info) => {
  const tooHeavy: string[] = [];
  for (const route of await routesOf(request, 'lessons')) {
    // A reader who has been nowhere: nothing is cached.
    const page = await browser.newPage();
    const kilobytes = await scriptsOf(page, route);
    await page.close();
    const says = `${route}: ${kilobytes.toFixed(1)} kB, ${Math.abs(MOST - kilobytes).toFixed(1)} kB ${kilobytes > MOST ? 'too much' : 'to spare'}`;
    info.annotations.push({ type: 'first-load JavaScript', description: says });
    if (kilobytes > MOST) tooHeavy.push(says);
  }
  expect(tooHeavy).toEqual([]);
});

/**
 * Every script that the page runs before it is quiet, compressed by one measure whatever the server does. What is fetched
 * ahead for other pages, whose links are in view, belongs to those.
 */
async function scriptsOf(page: Page, route: string): Promise<number> {
  const scripts = new Map<string, Response>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.set(response.url(), response);
  });
  await page.route('**/*', (sent) =>
    sent.request().headers()['next-router-prefetch'] === undefined ? sent.continue() : sent.abort(),
  );
  await page.goto(route);
  await isAwake(page);
  await page.waitForLoadState('networkidle');
  const run = await page.evaluate(() => [...document.scripts].map(({ src }) => src).filter((src) => src !== ''));
  const sizes = await Promise.all(
    [...new Set(run)].map(async (src) => gzipSync((await scripts.get(src)?.body()) ?? '').length),
  );
  expect(sizes.length).toBeGreaterThan(0);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
