import { TextInput } from '@mantine/core';
import { useEffect } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import classes from './SecondStepForm.module.css';

interface RecoveryCodeFieldProps {
  value: string;
  onChange: (text: string) => void;
  problem: ApiProblem | null;
  isMissing: boolean;
}

/** One of the recovery codes, in any case and with or without the dash. */
export function RecoveryCodeField({ value, onChange, problem, isMissing }: RecoveryCodeFieldProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code that was refused is taken away once
  useEffect(() => {
    if (problem !== null) {
      onChange('');
    }
  }, [problem]);
  return (
    <TextInput
      label="Recovery code"
      description="One of the codes that you put away when you set up the second factor. Each works once."
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      autoFocus
      spellCheck={false}
      size="md"
      classNames={{ input: classes.recovery ?? '' }}
      error={isMissing && value.trim() === '' ? 'Enter a recovery code.' : undefined}
    />
  );
}
