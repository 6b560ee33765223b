import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const SCHEMES = ['light', 'dark'] as const;

/** What the colours of a scheme can break; everything else is the same in both, and is looked at in the first. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Axe reads the whole page twice, on a busy machine for many seconds: that is not taken from the test's own time. */
const TIME_TO_LOOK = 15_000;

/** Holds that a page, once it has come to rest, breaks no rule of accessibility that a machine can find: light and dark. */
export async function check(page: Page): Promise<void> {
  test.setTimeout(test.info().timeout + TIME_TO_LOOK);
  // Between two views the framework takes the title away for a moment.
  await expect(page).toHaveTitle(/./);
  await inEachScheme(page, async (scheme) => {
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
    const { violations } = await (scheme === SCHEMES[0]
      ? axe.withTags(RULES)
      : axe.withRules(RULES_OF_COLOUR)
    ).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
    expect(found, `${scheme} breaks no rule`).toEqual([]);
  });
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
