import { ChoosePicture } from '@/components/documents/ChoosePicture';
import { PictureGallery } from '@/components/documents/PictureGallery';
import { asProblem } from '@/lib/api/problem';
import type { Patient } from '@/lib/api/shapes';
import { pictureAddress, useDocuments, useSendPicture } from '@/lib/queries/documentQueries';
import { useCoverages } from '@/lib/queries/patientQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { tellDone, tellFailed } from '@/lib/ui/toasts';
import { useOpenedPicture } from './useOpenedPicture';

/** Every picture of the patient. */
export function PicturesPart({ patient }: { patient: Patient }) {
  const isOpen = patient.archived_at === null;
  const mayAdd = useMay('patient.write') && isOpen;
  const mayChangeCards = useMay('coverage.write') && isOpen;
  const documents = useDocuments(patient.id);
  const coverages = useCoverages(patient.id).data ?? [];
  const send = useSendPicture(patient.id);
  const picture = useOpenedPicture(patient.id, ({ kind }) => (kind === 'other' ? mayAdd : mayChangeCards));
  const choose = (file: File) =>
    send.mutate(
      { file, kind: 'other', coverage_id: null, title: null },
      { onSuccess: () => tellDone('The picture was added.'), onError: (error) => tellFailed(asProblem(error)) },
    );
  return (
    <Answer query={documents} skeleton={<CardSkeleton height={320} />}>
      {(found) => (
        <>
          <PictureGallery
            documents={found}
            addressOf={pictureAddress}
            ownerOf={({ coverage_id }) => coverages.find(({ id }) => id === coverage_id)?.payer_name ?? null}
            onOpen={picture.open}
            actions={mayAdd ? <ChoosePicture words="Add picture" isSending={send.isPending} onChoose={choose} /> : null}
          />
          {picture.dialog}
        </>
      )}
    </Answer>
  );
}
