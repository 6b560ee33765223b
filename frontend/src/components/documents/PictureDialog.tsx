import { Button, Group } from '@mantine/core';
import type { PatientDocument } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Dialog } from '@/lib/ui/Dialog';
import { documentTitle } from '@/lib/words/timelineWords';
import classes from './Picture.module.css';

interface PictureDialogProps {
  document: PatientDocument;
  address: string;
  addedBy: string;
  /** Null where the person may not. */
  onRemove: (() => void) | null;
  onClose: () => void;
}

/** A picture as large as the screen lets it be. */
export function PictureDialog({ document, address, addedBy, onRemove, onClose }: PictureDialogProps) {
  const { zone } = usePracticeTime();
  const title = documentTitle(document);
  return (
    <Dialog title={title} size="xl" onClose={onClose}>
      {/* biome-ignore lint/performance/noImgElement: the image server would keep a copy of what only the API may give */}
      <img src={address} alt={title} width={document.width} height={document.height} className={classes.large} />
      <p className={classes.facts}>
        Added by {addedBy} on {showMoment(document.created_at, zone)} · {document.width} × {document.height}
      </p>
      <Group justify="flex-end" mt="md">
        {onRemove === null ? null : (
          <Button variant="default" c="var(--mantine-color-error)" onClick={onRemove}>
            Remove
          </Button>
        )}
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Dialog>
  );
}
