import { Button, Group } from '@mantine/core';
import type { OnboardingDraft } from '@/lib/api/shapes';
import { useDiscardDraft, useDrafts, useOpenDraft } from '@/lib/queries/onboardingQueries';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { ONBOARDING_STEPS } from '@/lib/words/onboardingWords';
import classes from './onboarding.module.css';

/** What this user began and left; nothing where there is nothing. */
export function UnfinishedEntries({ onOpen }: { onOpen: (draft: OnboardingDraft) => void }) {
  const drafts = useDrafts().data ?? [];
  const open = useOpenDraft();
  const discard = useDiscardDraft();
  if (drafts.length === 0) {
    return null;
  }
  return (
    <Surface title="Not finished" subtitle="Only you see these. They are kept for 30 days after the last change.">
      <ul className={classes.entries}>
        {drafts.map(({ id, title, step, updated_at }) => {
          const name = title || 'Nobody named yet';
          return (
            <li key={id}>
              <div>
                <strong>{name}</strong>
                <p>
                  {ONBOARDING_STEPS[step]} · <Since moment={updated_at} />
                </p>
              </div>
              <Group gap="xs">
                <Button
                  size="xs"
                  aria-label={`Go on with ${name}`}
                  loading={open.isPending && open.variables === id}
                  onClick={() => open.mutate(id, { onSuccess: onOpen })}
                >
                  Go on
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Discard ${name}`}
                  loading={discard.isPending && discard.variables === id}
                  onClick={() => discard.mutate(id)}
                >
                  Discard
                </Button>
              </Group>
            </li>
          );
        })}
      </ul>
    </Surface>
  );
}
