import { Tabs } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Patient } from '@/lib/api/shapes';
import { useMay } from '@/lib/queries/sessionQueries';
import { AuditPart } from './AuditPart';
import { HistoryPart } from './HistoryPart';
import { InsurancePart } from './InsurancePart';
import { OverviewPart } from './OverviewPart';
import classes from './PatientParts.module.css';
import { PicturesPart } from './PicturesPart';
import { keepTabInAddress, PATIENT_TABS, type PatientTab, tabOf } from './patientTabs';
import { TimelinePart } from './TimelinePart';

interface PatientPartsProps {
  patient: Patient;
  providerName: string | null;
  nameOf: (actor: string) => string;
  onNoteContact: (() => void) | null;
}

/** What is known of the patient, part by part; only the one that is open is read. */
export function PatientParts({ patient, providerName, nameOf, onNoteContact }: PatientPartsProps) {
  const seesAudit = useMay('audit.read');
  const named = tabOf(useSearchParams());
  const tab = named === 'audit' && !seesAudit ? 'overview' : named;
  const open = (value: PatientTab) => keepTabInAddress(patient.id, value);
  const parts: Record<PatientTab, ReactNode> = {
    overview: <OverviewPart patient={patient} providerName={providerName} nameOf={nameOf} onOpen={open} />,
    timeline: <TimelinePart patient={patient} nameOf={nameOf} onNoteContact={onNoteContact} />,
    insurance: <InsurancePart patient={patient} />,
    pictures: <PicturesPart patient={patient} />,
    history: <HistoryPart patient={patient} nameOf={nameOf} />,
    audit: <AuditPart patientId={patient.id} />,
  };
  const names = (Object.keys(PATIENT_TABS) as PatientTab[]).filter((name) => name !== 'audit' || seesAudit);
  return (
    <Tabs value={tab} onChange={(value) => open(value as PatientTab)} keepMounted={false}>
      <Tabs.List className={classes.list} aria-label="Parts of the record">
        {names.map((name) => (
          <Tabs.Tab key={name} value={name} className={classes.tab} ref={name === tab ? bringIntoView : null}>
            {PATIENT_TABS[name]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name}>
          {parts[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** On a narrow screen the list of parts scrolls; the open one is seen. */
function bringIntoView(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
