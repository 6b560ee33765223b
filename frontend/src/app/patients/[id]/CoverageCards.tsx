import { CardPictures, type CardSide } from '@/components/documents/CardPictures';
import { asProblem } from '@/lib/api/problem';
import type { Coverage, Patient } from '@/lib/api/shapes';
import { pictureAddress, useDocuments, useSendPicture } from '@/lib/queries/documentQueries';
import { tellDone, tellFailed } from '@/lib/ui/toasts';
import { useOpenedPicture } from './useOpenedPicture';

interface CoverageCardsProps {
  patient: Patient;
  coverage: Coverage;
  mayChange: boolean;
}

/** The pictures of one coverage's card. */
export function CoverageCards({ patient, coverage, mayChange }: CoverageCardsProps) {
  const documents = useDocuments(patient.id);
  const send = useSendPicture(patient.id);
  const picture = useOpenedPicture(patient.id, () => mayChange);
  const choose = (kind: CardSide, file: File) =>
    send.mutate(
      { file, kind, coverage_id: coverage.id, title: null },
      { onSuccess: () => tellDone('The picture was added.'), onError: (error) => tellFailed(asProblem(error)) },
    );
  if (documents.data === undefined) {
    return null;
  }
  return (
    <>
      <CardPictures
        payerName={coverage.payer_name}
        documents={documents.data.filter(({ coverage_id }) => coverage_id === coverage.id)}
        addressOf={pictureAddress}
        sending={send.isPending ? (send.variables.kind as CardSide) : null}
        onChoose={mayChange ? choose : null}
        onOpen={picture.open}
      />
      {picture.dialog}
    </>
  );
}
