'use client';

import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { AuditFilters } from '@/components/audit/AuditFilters';
import { type AuditChoice, readAuditChoice, writeAuditChoice } from '@/components/audit/auditChoice';
import { BASE_PATH } from '@/lib/api/address';
import { useAuditChoices } from '@/lib/queries/auditQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { Surface } from '@/lib/ui/Surface';
import { Permitted } from '../Permitted';
import { Exporting } from './Exporting';
import { ListedEntries } from './ListedEntries';
import { OpenedEntry } from './OpenedEntry';
import { StandingChain } from './StandingChain';

export default function AuditPage() {
  return (
    <Permitted to="audit.read">
      <Audit />
    </Permitted>
  );
}

function Audit() {
  const choice = readAuditChoice(useSearchParams());
  const choices = useAuditChoices().data;
  const [isExporting, setExporting] = useState(false);
  const choose = (part: Partial<AuditChoice>) => keepInAddress({ ...choice, ...part });
  return (
    <>
      <PageHead
        title="Audit trail"
        subtitle="Who did what to whom, and how it ended. What you look at here is recorded, too."
        actions={
          <Button variant="default" leftSection={<IconFileExport size={18} />} onClick={() => setExporting(true)}>
            Export
          </Button>
        }
      />
      <StandingChain />
      <Surface isPadded={false}>
        <AuditFilters choice={choice} onChoice={choose} choices={choices} />
        <ListedEntries choice={choice} onChoice={choose} />
      </Surface>
      {choice.opened === null ? null : (
        <OpenedEntry
          key={choice.opened}
          id={choice.opened}
          onNarrow={(part) => choose({ ...part, opened: null })}
          onClose={() => choose({ opened: null })}
        />
      )}
      {isExporting ? <Exporting choice={choice} onClose={() => setExporting(false)} /> : null}
    </>
  );
}

/** The choice stands in the address without a way to the server: the page stays, only its list is another one. */
function keepInAddress(choice: AuditChoice): void {
  window.history.replaceState(null, '', BASE_PATH + writeAuditChoice(choice));
}
