import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { Me } from '@/lib/api/shapes';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { Refusal } from '@/lib/ui/Refusal';
import { Surface } from '@/lib/ui/Surface';
import { initialsOfName } from '@/lib/words/accountWords';
import classes from './Account.module.css';

const LONGEST_NAME = 120;

interface YouCardProps {
  me: Me;
  isSaving: boolean;
  problem: ApiProblem | null;
  onRename: (name: string, onDone: () => void) => void;
}

/** Who one is here, with the name that others see. */
export function YouCard({ me, isSaving, problem, onRename }: YouCardProps) {
  const [name, setName] = useState<string | null>(null);
  const trimmed = name?.trim() ?? '';

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed !== '') {
      onRename(trimmed, () => setName(null));
    }
  };

  return (
    <Surface
      title="You"
      aside={
        name === null ? (
          <Button variant="default" size="xs" onClick={() => setName(me.name)}>
            Change your name
          </Button>
        ) : null
      }
    >
      <div className={classes.me}>
        <PersonAvatar initials={initialsOfName(me.name)} size={48} />
        <div>
          <strong>{me.name}</strong>
          <p>{me.email}</p>
          <p>{me.role_name}</p>
        </div>
      </div>
      {name === null ? null : (
        <form onSubmit={save} noValidate className={classes.inline} aria-label="Your name">
          <Refusal problem={problem} />
          <TextInput
            label="Your name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="name"
            autoFocus
            maxLength={LONGEST_NAME}
            error={trimmed === '' ? 'Enter your name.' : undefined}
          />
          <div className={classes.actions}>
            <Button variant="default" onClick={() => setName(null)}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              Save
            </Button>
          </div>
        </form>
      )}
    </Surface>
  );
}
