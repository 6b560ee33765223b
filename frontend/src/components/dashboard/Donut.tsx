import type { Tone } from '@/lib/words/patientWords';
import classes from './Donut.module.css';

const RADIUS = 54;
const ROUND = 2 * Math.PI * RADIUS;
const GAP = 3;

interface Part<Id extends string> {
  id: Id;
  size: number;
  tone: Tone;
}

interface DonutProps<Id extends string> {
  parts: readonly Part<Id>[];
  shown: Id | null;
  onShow: (id: Id | null) => void;
  /** What stands in the middle. */
  figure: string;
  caption: string;
}

/** Parts of a whole as arcs. A picture only: the list beside it says the same and is what keyboards and readers use. */
export function Donut<Id extends string>({ parts, shown, onShow, figure, caption }: DonutProps<Id>) {
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  const arcs = arcsOf(parts, total);
  return (
    <div className={classes.donut} aria-hidden data-testid="donut">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden from readers as a whole */}
      <svg viewBox="0 0 132 132">
        <circle className={classes.track} cx="66" cy="66" r={RADIUS} />
        {arcs.map(({ id, tone, length, start }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same with links
          <circle
            key={id}
            className={classes.arc}
            data-tone={tone}
            data-part={id}
            data-shown={shown === id || undefined}
            data-faded={(shown !== null && shown !== id) || undefined}
            cx="66"
            cy="66"
            r={RADIUS}
            strokeDasharray={`${length} ${ROUND - length}`}
            strokeDashoffset={-start}
            onMouseEnter={() => onShow(id)}
            onMouseLeave={() => onShow(null)}
          />
        ))}
      </svg>
      <div className={classes.middle}>
        <strong>{figure}</strong>
        <span>{caption}</span>
      </div>
    </div>
  );
}

function arcsOf<Id extends string>(parts: readonly Part<Id>[], total: number) {
  const seen = parts.filter((part) => part.size > 0);
  const gap = seen.length > 1 ? GAP : 0;
  let start = 0;
  return seen.map((part) => {
    const whole = (part.size / total) * ROUND;
    const arc = { ...part, start: start + gap / 2, length: Math.max(whole - gap, 1) };
    start += whole;
    return arc;
  });
}
