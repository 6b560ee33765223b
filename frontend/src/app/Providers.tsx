'use client';

import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { type ReactNode, useState } from 'react';
import { createQueryClient } from '@/lib/queries/queryClient';
import { endSession } from '@/lib/session/sessionLock';
import { COLOR_SCHEME_KEY, cssVariablesResolver, theme } from '@/lib/theme/theme';

const colorSchemeManager = localStorageColorSchemeManager({ key: COLOR_SCHEME_KEY });

/** What every page stands on: looks, toasts, and the cache of what the server said. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [client] = useState(() => {
    // Dialogs stop the page behind them from scrolling with a style of their own, which needs the nonce, too.
    setNonce(nonce);
    return createQueryClient(endSession);
  });
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        {children}
        <Notifications position="bottom-right" autoClose={5000} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
