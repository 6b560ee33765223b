import { IconPhotoOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PatientDocument } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Surface } from '@/lib/ui/Surface';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { documentTitle } from '@/lib/words/timelineWords';
import { Picture } from './Picture';
import classes from './PictureGallery.module.css';

interface PictureGalleryProps {
  documents: readonly PatientDocument[];
  addressOf: (document: PatientDocument) => string;
  /** What a picture belongs to: a payer's name. */
  ownerOf: (document: PatientDocument) => string | null;
  onOpen: (document: PatientDocument) => void;
  actions: ReactNode;
}

/** Every picture of the patient. */
export function PictureGallery({ documents, addressOf, ownerOf, onOpen, actions }: PictureGalleryProps) {
  const { zone } = usePracticeTime();
  return (
    <Surface
      title="Pictures"
      subtitle="PNG, JPEG or WebP up to 8 MB. Kept sealed, without what a camera notes."
      aside={actions}
    >
      {documents.length === 0 ? (
        <ViewMessage icon={<IconPhotoOff size={26} />} title="No pictures yet" tone="gray">
          Both sides of an insurance card are added to the insurance itself.
        </ViewMessage>
      ) : (
        <ul className={classes.gallery}>
          {documents.map((document) => (
            <li key={document.id}>
              <Picture document={document} address={addressOf(document)} onOpen={() => onOpen(document)} />
              <p className={classes.title}>
                {[documentTitle(document), ownerOf(document)].filter(Boolean).join(' · ')}
              </p>
              <p className={classes.facts}>{showMoment(document.created_at, zone)}</p>
            </li>
          ))}
        </ul>
      )}
    </Surface>
  );
}
