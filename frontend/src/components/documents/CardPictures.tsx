import type { DocumentKind, PatientDocument } from '@/lib/api/shapes';
import { DOCUMENT_WORDS } from '@/lib/words/timelineWords';
import classes from './CardPictures.module.css';
import { ChoosePicture } from './ChoosePicture';
import { Picture } from './Picture';

export type CardSide = Exclude<DocumentKind, 'other'>;

const SIDES: readonly CardSide[] = ['card_front', 'card_back'];

interface CardPicturesProps {
  /** Whose card, in words. */
  payerName: string;
  documents: readonly PatientDocument[];
  addressOf: (document: PatientDocument) => string;
  /** The side that is being sent. */
  sending: CardSide | null;
  /** Null where the person may not. */
  onChoose: ((side: CardSide, file: File) => void) | null;
  onOpen: (document: PatientDocument) => void;
}

/** Both sides of an insurance card. */
export function CardPictures({ payerName, documents, addressOf, sending, onChoose, onOpen }: CardPicturesProps) {
  if (documents.length === 0 && onChoose === null) {
    return null;
  }
  return (
    <div className={classes.sides}>
      {SIDES.map((side) => {
        const document = documents.find(({ kind }) => kind === side);
        return (
          <figure key={side} className={classes.side}>
            <figcaption className={classes.name}>{DOCUMENT_WORDS[side]}</figcaption>
            {document === undefined ? (
              <div className={classes.none}>No picture yet</div>
            ) : (
              <Picture document={document} address={addressOf(document)} onOpen={() => onOpen(document)} />
            )}
            {onChoose === null ? null : (
              <div className={classes.ways}>
                <ChoosePicture
                  words={document === undefined ? 'Add picture' : 'Replace'}
                  name={`${document === undefined ? 'Add' : 'Replace'}: ${DOCUMENT_WORDS[side]}, ${payerName}`}
                  isSending={sending === side}
                  onChoose={(file) => onChoose(side, file)}
                />
              </div>
            )}
          </figure>
        );
      })}
    </div>
  );
}
