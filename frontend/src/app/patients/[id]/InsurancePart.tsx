import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { CoverageList } from '@/components/coverages/CoverageList';
import type { Coverage, Patient } from '@/lib/api/shapes';
import { useCoverages } from '@/lib/queries/patientQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { CheckOfInsurance } from '../CheckOfInsurance';
import { CoverageCards } from './CoverageCards';
import { EndingCoverage } from './EndingCoverage';
import stack from './parts.module.css';
import { WritingCoverage } from './WritingCoverage';

type Asked = { what: 'add' } | { what: 'change' | 'end'; id: string } | null;

/** Everything that insures the patient: benefits, cards, and what can be done by hand. */
export function InsurancePart({ patient }: { patient: Patient }) {
  const mayChange = useMay('coverage.write') && patient.archived_at === null;
  const [asked, setAsked] = useKeptState<Asked>('insurance', null);
  const coverages = useCoverages(patient.id);
  const close = () => setAsked(null);
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setAsked({ what: 'add' })}>
      Add insurance
    </Button>
  ) : null;

  return (
    <Answer query={coverages} skeleton={<CardSkeleton height={460} />}>
      {(found) => (
        <div className={stack.stack}>
          {found.length === 0 || add === null ? null : <Group justify="flex-end">{add}</Group>}
          <CheckOfInsurance patient={patient} />
          <CoverageList
            coverages={byUse(found)}
            actions={add}
            of={(coverage) => {
              const mayTouch = mayChange && !coverage.ended_at;
              return {
                onChange: mayTouch ? () => setAsked({ what: 'change', id: coverage.id }) : null,
                onEnd: mayTouch ? () => setAsked({ what: 'end', id: coverage.id }) : null,
                children: <CoverageCards patient={patient} coverage={coverage} mayChange={mayTouch} />,
              };
            }}
          />
          <Question patient={patient} asked={asked} coverages={found} onClose={close} />
        </div>
      )}
    </Answer>
  );
}

interface QuestionProps {
  patient: Patient;
  asked: Asked;
  coverages: readonly Coverage[];
  onClose: () => void;
}

function Question({ patient, asked, coverages, onClose }: QuestionProps) {
  if (asked === null) {
    return null;
  }
  if (asked.what === 'add') {
    return <WritingCoverage patientId={patient.id} coverage={null} coverages={coverages} onClose={onClose} />;
  }
  const coverage = coverages.find(({ id }) => id === asked.id);
  if (coverage === undefined) {
    return null;
  }
  return asked.what === 'change' ? (
    <WritingCoverage patientId={patient.id} coverage={coverage} coverages={coverages} onClose={onClose} />
  ) : (
    <EndingCoverage patientId={patient.id} coverage={coverage} onClose={onClose} />
  );
}

/** Those that are in use first, in their order. */
function byUse(coverages: readonly Coverage[]): Coverage[] {
  return [...coverages.filter(({ ended_at }) => !ended_at), ...coverages.filter(({ ended_at }) => ended_at)];
}
