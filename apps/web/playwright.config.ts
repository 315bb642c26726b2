import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = Number(process.env['E2E_PORT'] ?? 3100);
// The machine's own browser first; without one Playwright takes what `playwright install` fetched.
const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (candidate) => candidate !== undefined && existsSync(candidate),
);

export default defineConfig({
  testDir: './e2e',
  testMatch: '*.spec.ts',
  // Limits for a machine that is slow or busy: what hangs is found all the same, and nothing here measures speed.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 1,
  // A walk that needs a second try has passed, and the report names it.
  retries: process.env['E2E_DEV'] ? 0 : 2,
  reporter: [['list'], ['json', { outputFile: '.reports/playwright.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    trace: 'on-first-retry',
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: process.env['E2E_DEV'] ? `next dev -p ${port}` : `next start -p ${port}`,
    url: `http://localhost:${port}/`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
