import type { PatientDocument } from '@/lib/api/shapes';
import { documentTitle } from '@/lib/words/timelineWords';
import classes from './Picture.module.css';

interface PictureProps {
  document: PatientDocument;
  address: string;
  onOpen: () => void;
}

/** A picture in small; a press shows it large. */
export function Picture({ document, address, onOpen }: PictureProps) {
  const title = documentTitle(document);
  return (
    <button type="button" className={classes.picture} onClick={onOpen} aria-label={`Show ${title} large`}>
      {/* biome-ignore lint/performance/noImgElement: the image server would keep a copy of what only the API may give */}
      <img src={address} alt={title} width={document.width} height={document.height} loading="lazy" />
    </button>
  );
}
