import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '@/lib/theme/surfaces.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { COLOR_SCHEME_KEY } from '@/lib/theme/theme';
import { AppFrame } from './AppFrame';
import { Providers } from './Providers';

export const metadata: Metadata = {
  title: { default: 'PFINNI', template: '%s · PFINNI' },
  description: 'Patient management for a practice.',
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#12181f' },
  ],
};

/** The document. Every page is rendered for its request, because the security policy names a nonce that is used once. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" localStorageKey={COLOR_SCHEME_KEY} />
      </head>
      <body>
        <Providers nonce={nonce}>
          <AppFrame>{children}</AppFrame>
        </Providers>
      </body>
    </html>
  );
}
