import { expect, type Page, test } from '@playwright/test';
import axe from 'axe-core';

const SCHEMES = ['light', 'dark'] as const;

/** What the colours of a scheme can break; everything else is the same in both, and is looked at once. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const ALL_OTHER_RULES: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  rules: Object.fromEntries(RULES_OF_COLOUR.map((rule) => [rule, { enabled: false }])),
};
const COLOURS: axe.RunOptions = { runOnly: { type: 'rule', values: RULES_OF_COLOUR } };

/** What stands in rows has the same colours in each: contrasts take axe longer than all other rules together. */
const MORE_OF_THE_SAME = ':is(tbody tr, ul > li):nth-child(n + 13)';

/** On a busy machine axe reads for many seconds: that is not taken from the test's own time. */
const TIME_TO_LOOK = 15_000;

/** Holds that a page, once it has come to rest, breaks no rule of accessibility that a machine can find: light and dark. */
export async function check(page: Page): Promise<void> {
  test.setTimeout(test.info().timeout + TIME_TO_LOOK);
  // Between two views the framework takes the title away for a moment.
  await expect(page).toHaveTitle(/./);
  await inEachScheme(page, async (scheme) => {
    const broken = scheme === SCHEMES[0] ? await brokenRules(page, ALL_OTHER_RULES) : [];
    broken.push(...(await brokenRules(page, COLOURS, [MORE_OF_THE_SAME])));
    expect(broken, `${scheme} breaks no rule`).toEqual([]);
  });
}

/** Axe runs in the page itself: its own package opens a second page each time, for frames, into which we do not look. */
async function brokenRules(page: Page, options: axe.RunOptions, exclude: string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source);
  }
  const violations = await page.evaluate(
    async (asked) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      return (await run({ include: [['html']], exclude: asked.exclude }, asked.options)).violations;
    },
    { exclude, options: { ...options, resultTypes: ['violations' as const], preload: false } },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** Keeps pictures beside the results, light and dark, and holds that nothing reaches over the edge. */
export async function picture(page: Page, name: string): Promise<void> {
  await inEachScheme(page, async (scheme) => {
    await page.screenshot({ path: test.info().outputPath(`${name}-${scheme}.png`), fullPage: true });
  });
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
}

/** The same page in the colours of both schemes, without loading it twice; it stays in the last one. */
async function inEachScheme(page: Page, look: (scheme: string) => Promise<void>): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await rest(page);
    await look(colorScheme);
  }
}

/** What moves or changes its colours has arrived; what goes round without end is let go round. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const aFrame = () => new Promise(requestAnimationFrame);
    const moving = () =>
      document
        .getAnimations()
        .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    do {
      // A change of colours begins its transitions when the next frame is drawn.
      await aFrame();
      await aFrame();
      await Promise.allSettled(moving().map(({ finished }) => finished));
    } while (moving().length > 0);
  });
}
