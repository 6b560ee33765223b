import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoonStars, IconSun } from '@tabler/icons-react';

/** Light or dark. */
export function ColorSchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      c="var(--mantine-color-text)"
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      aria-label={isDark ? 'Use light colors' : 'Use dark colors'}
    >
      {isDark ? <IconSun size={20} stroke={1.7} /> : <IconMoonStars size={20} stroke={1.7} />}
    </ActionIcon>
  );
}
