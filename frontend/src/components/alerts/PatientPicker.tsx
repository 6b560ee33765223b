import { Loader, Select } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { PatientListItem } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { fullName } from '@/lib/words/patientWords';

interface PatientPickerProps {
  text: string;
  onText: (text: string) => void;
  found: readonly PatientListItem[];
  isSearching: boolean;
  value: string | null;
  onChange: (id: string | null) => void;
  error: string | undefined;
}

/** Finds one patient while one types; name and birth date tell two of the same name apart. */
export function PatientPicker({ text, onText, found, isSearching, value, onChange, error }: PatientPickerProps) {
  const [chosen, setChosen] = useState<PatientListItem | null>(null);
  const known = chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];
  return (
    <Select
      label="Patient"
      description="Leave it empty when it is about nobody in particular."
      placeholder="Name, record number, phone or birth date"
      data={known.map((patient) => ({ value: patient.id, label: labelOf(patient) }))}
      value={value}
      onChange={(id) => {
        setChosen(known.find((patient) => patient.id === id) ?? null);
        onChange(id);
      }}
      searchable
      clearable
      searchValue={text}
      onSearchChange={onText}
      filter={({ options }) => options}
      nothingFoundMessage={text.trim() === '' ? 'Type a name.' : nothingWords(isSearching)}
      leftSection={<IconSearch size={16} stroke={1.8} aria-hidden />}
      rightSection={isSearching ? <Loader size={14} /> : undefined}
      maxLength={200}
      error={error}
      autoComplete="off"
    />
  );
}

function labelOf(patient: PatientListItem): string {
  return `${fullName(patient)}, born ${showDay(patient.birth_date)}`;
}

function nothingWords(isSearching: boolean): string {
  return isSearching ? 'Searching…' : 'Nobody found.';
}
