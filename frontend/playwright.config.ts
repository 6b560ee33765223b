import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The system's browsers: the shell is Chromium without its windows and begins in a fifth of the time. */
const SYSTEM_CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((browser) =>
  existsSync(browser),
);
const QUIET =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
/** A test's page lives for seconds: what the optimising compilers cost does not come back. */
const UNOPTIMISED = '--js-flags=--no-turbofan --no-maglev';

/** Against a running PFINNI with the demo's people: PFINNI_E2E_URL says where (without the base path). */
const origin = process.env.PFINNI_E2E_URL ?? 'http://127.0.0.1:3000';

/** With a set-up token PFINNI is a real practice at its first start, behind a certificate that nobody knows. */
const isFirstStart = process.env.PFINNI_E2E_SETUP_TOKEN !== undefined;
const FIRST_START = '**/set-up.spec.ts';

/**
 * Change something for everybody: the settings, which have one version and say how long a session may rest; the clock,
 * which ends the sessions that rest. One after the other, when all others are through.
 */
const FOR_EVERYBODY = ['**/settings.spec.ts', '**/escalation.spec.ts'];

export default defineConfig({
  testDir: '__tests__/e2e',
  projects: isFirstStart
    ? [{ name: 'first start', testMatch: FIRST_START }]
    : [
        { name: 'demo', testIgnore: [FIRST_START, ...FOR_EVERYBODY] },
        { name: 'for everybody', testMatch: FOR_EVERYBODY, dependencies: ['demo'], workers: 1 },
      ],
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 3,
  forbidOnly: process.env.CI !== undefined,
  // What does not pass at once is listed as flaky.
  retries: 2,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `${origin}/pfinni/`,
    ignoreHTTPSErrors: isFirstStart,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // Who tests waits for no movement; patients.spec.ts lets everything move.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      args: [...QUIET.split(' '), UNOPTIMISED],
      ...(SYSTEM_CHROMIUM ? { executablePath: SYSTEM_CHROMIUM } : {}),
    },
  },
});
