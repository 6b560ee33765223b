import type { ListChoice } from '@/components/patients/listChoice';
import { criteriaOf } from '@/components/patients/listChoice';
import { SavedViews } from '@/components/patients/SavedViews';
import { asProblem } from '@/lib/api/problem';
import type { SavedView } from '@/lib/api/shapes';
import { useRemoveView, useSavedViews, useSaveView } from '@/lib/queries/savedViewQueries';
import { tellDone } from '@/lib/ui/toasts';

interface KeptViewsProps {
  choice: ListChoice;
  onChoice: (choice: ListChoice) => void;
}

/** The lists that this user keeps under a name. */
export function KeptViews({ choice, onChoice }: KeptViewsProps) {
  const views = useSavedViews().data ?? [];
  const save = useSaveView();
  const remove = useRemoveView();
  const { order, descending, columns } = choice;
  const onSave = (known: SavedView | null, name: string, isDefault: boolean, onDone: (saved: SavedView) => void) =>
    save.mutate(
      {
        known,
        wanted: {
          name,
          criteria: criteriaOf(choice),
          order,
          descending,
          columns,
          is_default: isDefault,
        },
      },
      {
        onSuccess: (saved) => {
          tellDone('The view was saved.');
          onDone(saved);
        },
      },
    );
  return (
    <SavedViews
      views={views}
      choice={choice}
      problem={save.error === null ? null : asProblem(save.error)}
      isSaving={save.isPending}
      onChoice={onChoice}
      onSave={onSave}
      onRemove={(view) => remove.mutate(view.id, { onSuccess: () => tellDone('The view was removed.') })}
    />
  );
}
