import { Drawer, Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { AuditEntryDetail } from '@/components/audit/AuditEntryDetail';
import type { AuditChoice } from '@/components/audit/auditChoice';
import { useAuditEntry } from '@/lib/queries/auditQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
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
  useEffect(giveFocusBack, []);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      portalProps={{ reuseTargetNode: false }}
      size={480}
      title={entry.data === undefined ? 'Entry' : actionWords(entry.data.action)}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
      styles={{ title: { fontSize: 18, fontWeight: 650 } }}
    >
      <Answer query={entry} skeleton={<Skeleton height={380} radius={14} />}>
        {(found) => <AuditEntryDetail entry={found} maySeePatients={maySeePatients} onNarrow={onNarrow} />}
      </Answer>
    </Drawer>
  );
}

/** To where it was before: the row that was opened, if it is still there. */
function giveFocusBack(): () => void {
  const before = document.activeElement;
  return () => {
    if (before instanceof HTMLElement && before.isConnected) {
      before.focus();
    }
  };
}
