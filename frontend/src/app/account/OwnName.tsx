'use client';

import { YouCard } from '@/components/account/YouCard';
import { asProblem } from '@/lib/api/problem';
import type { Me } from '@/lib/api/shapes';
import { useRename } from '@/lib/queries/accountQueries';
import { tellDone } from '@/lib/ui/toasts';

/** One's own name, and how to change it. */
export function OwnName({ me }: { me: Me }) {
  const rename = useRename();
  return (
    <YouCard
      me={me}
      isSaving={rename.isPending}
      problem={rename.error === null ? null : asProblem(rename.error)}
      onRename={(name, onDone) =>
        rename.mutate(name, {
          onSuccess: () => {
            tellDone('Your name is changed.');
            onDone();
          },
        })
      }
    />
  );
}
