import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type APIRequestContext,
  type Browser,
  test as base,
  expect,
  type Page,
  type PlaywrightWorkerArgs,
} from '@playwright/test';
import { demoAccounts } from '../../../src/lib/auth/demoAccounts';
import { Practice } from './Practice';

type Role = 'provider' | 'admin' | 'audit' | 'front-desk' | 'billing';

interface WorkerFixtures {
  /** The cookies of a signed-in role; it signs in once, and again when its session is over. */
  signedIn: (role: Role) => Promise<StorageState>;
}

interface Fixtures {
  role: Role | null;
  /** Another window of a provider. */
  secondWindow: Page;
  /** A window of somebody with that role; of a user whose earlier session may be over. */
  newWindow: (role: Role) => Promise<Page>;
  /** The practice behind the pages, changed over the API as a colleague would. */
  practice: Practice;
  /** What the security policy refused and what failed in a page; must be empty. */
  complaints: string[];
}

type Playwright = PlaywrightWorkerArgs['playwright'];
type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>;

export function credentials(role: Role) {
  const account = demoAccounts.find(({ email }) => email.startsWith(role));
  return { email: account?.email ?? '', password: process.env.PFINNI_E2E_PASSWORD ?? account?.password ?? '' };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  role: ['provider', { option: true }],

  signedIn: [
    async ({ playwright }, use, { project, parallelIndex }) => {
      const kept = new KeptSessions(project.outputDir, parallelIndex);
      const origin = new URL(project.use.baseURL ?? '').origin;
      await use(async (role) => {
        const known = await kept.of(role);
        if (known !== null && (await isSignedIn(playwright, origin, known))) {
          return known;
        }
        const state = await signIn(playwright, origin, role);
        await kept.keep(role, state);
        return state;
      });
    },
    { scope: 'worker' },
  ],

  storageState: async ({ role, signedIn }, use) => use(role === null ? undefined : await signedIn(role)),

  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const listen = (page: Page) => {
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => {
          if (/Content Security Policy|hydrat/i.test(message.text())) {
            complaints.push(message.text());
          }
        });
      };
      context.on('page', listen);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],

  secondWindow: async ({ newWindow }, use) => use(await newWindow('provider')),

  newWindow: async ({ browser, signedIn, baseURL }, use) => {
    const opened: Page[] = [];
    await use(async (role) => {
      const page = await windowOf(browser, await signedIn(role), baseURL);
      opened.push(page);
      return page;
    });
    await Promise.all(opened.map((page) => page.context().close()));
  },

  practice: async ({ playwright, signedIn, baseURL }, use) => {
    const { origin } = new URL(baseURL ?? '');
    const request = await playwright.request.newContext({
      baseURL: `${origin}/pfinni/api/v1/`,
      extraHTTPHeaders: { origin },
      storageState: await signedIn('admin'),
    });
    await use(new Practice(request, origin));
    await request.dispose();
  },
});

/**
 * The sessions of one place among the workers, kept beside the results of this run. A user's sixth session ends the
 * first, under whoever works with it: so a worker that begins anew after a failure goes on with those of its place.
 */
class KeptSessions {
  constructor(
    private readonly folder: string,
    private readonly place: number,
  ) {}

  async of(role: Role): Promise<StorageState | null> {
    const text = await readFile(this.file(role), 'utf8').catch(() => null);
    return text === null ? null : JSON.parse(text);
  }

  async keep(role: Role, state: StorageState): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFile(this.file(role), JSON.stringify(state));
  }

  private file(role: Role): string {
    return path.join(this.folder, `session-${role}-${this.place}.json`);
  }
}

async function signIn({ request: requests }: Playwright, origin: string, role: Role): Promise<StorageState> {
  const request = await requests.newContext({ extraHTTPHeaders: { origin } });
  const answer = await request.post(`${origin}/pfinni/api/v1/auth/sign-in/email`, { data: credentials(role) });
  expect(answer.status()).toBe(200);
  const state = await request.storageState();
  await request.dispose();
  return state;
}

async function isSignedIn({ request: requests }: Playwright, origin: string, storageState: StorageState) {
  const request = await requests.newContext({ storageState });
  const answer = await request.get(`${origin}/pfinni/api/v1/auth/me`);
  await request.dispose();
  return answer.ok();
}

async function windowOf(browser: Browser, storageState: StorageState, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ storageState, ...(baseURL === undefined ? {} : { baseURL }) });
  return context.newPage();
}

/** The live connection stands. */
export async function isLive(page: Page): Promise<void> {
  await expect(page.getByTestId('live')).toHaveText('Live');
}

export { expect };
