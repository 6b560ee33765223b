import { z } from 'zod';
import type { DisclosurePurpose, ExportColumn, ExportContent, ExportWanted } from '@/lib/api/shapes';
import { lengthOf, USUAL_POLICY } from '@/lib/auth/passwordStrength';
import { usualColumns } from '@/lib/words/exportWords';

/** An export as it is being filled in. The passphrase is called as the field for new passwords calls it. */
export interface ExportForm {
  content: ExportContent;
  format: ExportWanted['format'];
  isDeidentified: boolean;
  /** Null for the usual ones. */
  columns: ExportColumn[] | null;
  purpose: DisclosurePurpose;
  note: string;
  recipient: string;
  isProtected: boolean;
  password: string;
}

export const NEW_EXPORT: ExportForm = {
  content: 'patients',
  format: 'csv',
  isDeidentified: false,
  columns: null,
  purpose: 'operations',
  note: '',
  recipient: '',
  isProtected: true,
  password: '',
};

const isLongEnough = (text: string) => lengthOf(text) >= USUAL_POLICY.shortest;
const TOO_SHORT = `Use at least ${USUAL_POLICY.shortest} characters.`;

/** A passphrase that is asked for alone. */
export const passphraseShape = z.object({ password: z.string().refine(isLongEnough, TOO_SHORT) });

/** What is checked before anything is sent; everything else is the API's to say. */
export const exportShape = z.custom<ExportForm>().check(({ value, issues }) => {
  const broken: [keyof ExportForm, boolean, string][] = [
    ['recipient', value.recipient.trim() === '', 'Say who receives the file.'],
    ['note', value.purpose === 'other' && value.note.trim() === '', 'Say in a few words what it is for.'],
    ['columns', !value.isDeidentified && value.columns?.length === 0, 'Choose at least one column.'],
    ['password', value.isProtected && !isLongEnough(value.password), TOO_SHORT],
  ];
  for (const [place, isBroken, message] of broken) {
    if (isBroken) {
      issues.push({ code: 'custom', message, path: [place], input: value });
    }
  }
});

/** The columns, where somebody chose others than the usual ones. */
export function columnsToSend({ content, columns, isDeidentified }: ExportForm): ExportColumn[] | null {
  if (isDeidentified || columns === null || columns.join() === usualColumns(content).join()) {
    return null;
  }
  return columns;
}
