import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Surface } from '@/lib/ui/Surface';

const SCHEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: "The system's" },
];

/** How the pages look. */
export function ColorsCard() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Surface title="Colors" subtitle="Kept in this browser.">
      <SegmentedControl
        aria-label="Colors"
        data={SCHEMES}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
      />
    </Surface>
  );
}
