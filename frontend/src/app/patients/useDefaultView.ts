import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { choiceOf, type ListChoice } from '@/components/patients/listChoice';
import { useSavedViews } from '@/lib/queries/savedViewQueries';

/** Whoever comes to the list without an address of their own begins with their default view, once. */
export function useDefaultView(onChoice: (choice: ListChoice) => void): void {
  const isBare = useSearchParams().size === 0;
  const [mayBegin, setMayBegin] = useState(isBare);
  const views = useSavedViews().data;

  useEffect(() => {
    if (views === undefined || !mayBegin) {
      return;
    }
    setMayBegin(false);
    const first = views.find((view) => view.is_default);
    if (first !== undefined && isBare) {
      onChoice(choiceOf(first));
    }
  }, [views, mayBegin, isBare, onChoice]);
}
