import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { PracticeTime } from '@/lib/practice/PracticeTime';
import { createQueryClient } from '@/lib/queries/queryClient';
import { cssVariablesResolver, theme } from '@/lib/theme/theme';

const ZONE = 'America/New_York';

/** Everything that a component finds around it in the product. */
export function show(ui: ReactNode, client: QueryClient = createQueryClient(() => undefined)) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MantineProvider env="test" theme={theme} cssVariablesResolver={cssVariablesResolver}>
      <QueryClientProvider client={client}>
        <PracticeTime zone={ZONE}>{children}</PracticeTime>
      </QueryClientProvider>
    </MantineProvider>
  );
  const result = render(ui, { wrapper });
  return { ...result, client };
}
