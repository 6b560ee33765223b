import type { FileOutcome } from '@/lib/api/shapes';
import type { Tone } from './patientWords';

export const FILE_OUTCOME_WORDS: Record<FileOutcome, { label: string; tone: Tone }> = {
  created: { label: 'New patient', tone: 'teal' },
  updated: { label: 'Updated', tone: 'blue' },
  unchanged: { label: 'Unchanged', tone: 'gray' },
  rejected: { label: 'Not imported', tone: 'red' },
};
