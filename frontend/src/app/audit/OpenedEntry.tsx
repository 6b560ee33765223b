import { Skeleton } from '@mantine/core';
import { AuditEntryDetail } from '@/components/audit/AuditEntryDetail';
import type { AuditChoice } from '@/components/audit/auditChoice';
import { useAuditEntry } from '@/lib/queries/auditQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { SidePanel } from '@/lib/ui/SidePanel';
import { actionWords } from '@/lib/words/auditWords';

interface OpenedEntryProps {
  id: string;
  onNarrow: (part: Partial<AuditChoice>) => void;
  onClose: () => void;
}

/** One entry beside the list, with everybody it names and the reason that was given. */
export function OpenedEntry({ id, onNarrow, onClose }: OpenedEntryProps) {
  const entry = useAuditEntry(id);
  const maySeePatients = useMay('patient.read');
  return (
    <SidePanel title={entry.data === undefined ? 'Entry' : actionWords(entry.data.action)} size={480} onClose={onClose}>
      <Answer query={entry} skeleton={<Skeleton height={380} radius={14} />}>
        {(found) => <AuditEntryDetail entry={found} maySeePatients={maySeePatients} onNarrow={onNarrow} />}
      </Answer>
    </SidePanel>
  );
}
