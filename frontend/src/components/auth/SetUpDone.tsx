import { GoodNews } from './GoodNews';

/** What the first administrator reads on the sign-in page after set-up. */
export function SetUpDone() {
  return <GoodNews>The practice is set up. Sign in.</GoodNews>;
}
