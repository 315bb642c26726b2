/**
 * Where the browser walks find a Chromium: the one you name, the system's, else the one Playwright fetches. A machine
 * that has none gets one in the way its platform offers.
 */
import { existsSync } from 'node:fs';

/** The system's Chromium, if there is one. Playwright's own lives elsewhere and is found by Playwright. */
export function findBrowser() {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (each) => each && existsSync(each),
  );
}

/** What to try, in order, until there is a browser. */
export function browserSteps(pnpm) {
  const mayUseApt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const fromTheDistribution = [
    { title: 'no Chromium here: asking apt-get what there is', command: ['apt-get', 'update', '-q'], env },
    { title: 'installing Chromium with apt-get', command: ['apt-get', 'install', '-y', '-q', 'chromium'], env },
  ];
  const fromPlaywright = {
    title: "no Chromium here: fetching Playwright's own",
    command: pnpm('--filter', '@basin/web', 'exec', 'playwright', 'install', 'chromium'),
  };
  return [...(mayUseApt ? fromTheDistribution : []), fromPlaywright];
}
