import type { ReactNode } from 'react';
import { PictureDialog } from '@/components/documents/PictureDialog';
import { RemovePictureDialog } from '@/components/documents/RemovePictureDialog';
import { asProblem } from '@/lib/api/problem';
import type { PatientDocument } from '@/lib/api/shapes';
import { pictureAddress, useRemoveDocument } from '@/lib/queries/documentQueries';
import { useKeptState } from '@/lib/session/keptText';
import { tellDone } from '@/lib/ui/toasts';

interface OpenedPicture {
  open: (document: PatientDocument) => void;
  dialog: ReactNode;
}

/** A picture that is looked at in large, and how it goes out of use. */
export function useOpenedPicture(patientId: string, mayChange: (document: PatientDocument) => boolean): OpenedPicture {
  const [shown, setShown] = useKeptState<PatientDocument | null>('opened picture', null);
  const [isRemoving, setRemoving] = useKeptState('removing the picture', false);
  const remove = useRemoveDocument(patientId);
  const close = () => {
    setShown(null);
    setRemoving(false);
    remove.reset();
  };
  const onSuccess = () => {
    tellDone('The picture was removed.');
    close();
  };
  return { open: setShown, dialog: shown === null ? null : dialogOf(shown) };

  function dialogOf(document: PatientDocument) {
    return isRemoving ? (
      <RemovePictureDialog
        problem={remove.error === null ? null : asProblem(remove.error)}
        isSaving={remove.isPending}
        onSubmit={(reason) => remove.mutate({ id: document.id, version: document.version, reason }, { onSuccess })}
        onClose={close}
      />
    ) : (
      <PictureDialog
        document={document}
        address={pictureAddress(document)}
        addedBy={document.added_by_name ?? 'a colleague'}
        onRemove={mayChange(document) ? () => setRemoving(true) : null}
        onClose={close}
      />
    );
  }
}
