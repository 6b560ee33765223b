import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isFiltered, type ListChoice, withoutFilters } from '@/components/patients/listChoice';
import type { useListPlace } from '@/components/patients/listPlace';
import { useSelection } from '@/components/patients/listSelection';
import { NoPatients } from '@/components/patients/NoPatients';
import { PatientList } from '@/components/patients/PatientList';
import { PatientListSkeleton } from '@/components/patients/PatientListSkeleton';
import { PatientPager } from '@/components/patients/PatientPager';
import { asProblem } from '@/lib/api/problem';
import type { PatientPage } from '@/lib/api/shapes';
import { Answer } from '@/lib/ui/Answer';
import { ChosenPatients } from './ChosenPatients';
import { useRowActions } from './useRowActions';

interface ListedPatientsProps {
  list: UseQueryResult<PatientPage>;
  choice: ListChoice;
  onChoice: (choice: ListChoice) => void;
  place: ReturnType<typeof useListPlace>;
  /** Something else is about to take its place. */
  isFading: boolean;
}

/** One page of the list, and the way to the others. */
export function ListedPatients({ list, choice, onChoice, place, isFading }: ListedPatientsProps) {
  const { move, keep } = place;
  const isLost = list.error !== null && asProblem(list.error).code === 'cursor_unreadable';

  // biome-ignore lint/correctness/useExhaustiveDependencies: only losing the place leads back to the beginning
  useEffect(() => {
    if (isLost) {
      move({ trail: [] });
    }
  }, [isLost]);

  return (
    <Answer query={list} skeleton={<PatientListSkeleton />}>
      {(page) =>
        page.total === 0 ? (
          <NoPatients
            reason={isFiltered(choice) ? 'filters' : 'nobody-yet'}
            onClear={() => onChoice(withoutFilters(choice))}
          />
        ) : (
          <>
            <Rows page={page} {...{ choice, onChoice, keep }} isUpdating={list.isPlaceholderData || isFading} />
            <Pages page={page} place={place} isSettled={!list.isPlaceholderData} />
          </>
        )
      }
    </Answer>
  );
}

interface RowsProps {
  page: PatientPage;
  choice: ListChoice;
  onChoice: (choice: ListChoice) => void;
  keep: () => void;
  isUpdating: boolean;
}

function Rows({ page, choice, onChoice, keep, isUpdating }: RowsProps) {
  const selection = useSelection(page.items);
  const { actions, dialog, askOfMany } = useRowActions();
  return (
    <>
      <ChosenPatients
        selection={selection}
        onAsk={(kind) =>
          askOfMany(
            kind,
            page.items.filter(({ id }) => selection.chosen.has(id)),
          )
        }
      />
      <PatientList
        patients={page.items}
        columns={choice.columns}
        sorting={{
          order: choice.order,
          descending: choice.descending,
          onOrder: (order, descending) => onChoice({ ...choice, order, descending }),
        }}
        selection={selection}
        actions={actions}
        onOpen={keep}
        isUpdating={isUpdating}
      />
      {dialog}
    </>
  );
}

interface PagesProps {
  page: PatientPage;
  place: ListedPatientsProps['place'];
  /** The rows are those of the place; otherwise they are still those of the one before. */
  isSettled: boolean;
}

function Pages({ page, place, isSettled }: PagesProps) {
  const { limit, trail, move } = place;
  const { items, total, next_cursor } = page;
  const [shown, setShown] = useState(trail.length);
  if (isSettled && shown !== trail.length) {
    setShown(trail.length);
  }
  return (
    <PatientPager
      page={shown}
      limit={limit}
      shown={items.length}
      total={total}
      onLimit={(next) => move({ limit: next, trail: [] })}
      onBack={trail.length === 0 ? null : () => move({ trail: trail.slice(0, -1) })}
      onNext={next_cursor === null || !isSettled ? null : () => move({ trail: [...trail, next_cursor] })}
    />
  );
}
