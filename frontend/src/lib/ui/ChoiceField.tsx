import { SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';

interface ChoiceFieldProps {
  label: string;
  choices: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

/** One of a few, side by side under their label. */
export function ChoiceField({ label, choices, value, onChange }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div>
      <Text component="span" size="sm" fw={500} id={id}>
        {label}
      </Text>
      <SegmentedControl fullWidth mt={4} aria-labelledby={id} data={choices} value={value} onChange={onChange} />
    </div>
  );
}
