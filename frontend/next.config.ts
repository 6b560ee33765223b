import type { NextConfig } from 'next';

/** Where `/pfinni/api/*` goes, WebSocket upgrades included. Fixed when built; `npm start` can point a build elsewhere. */
const api = process.env.PFINNI_API_URL ?? 'http://127.0.0.1:8000';

/** OWASP HTTP Headers Cheat Sheet. The content security policy carries a nonce and is set in `src/proxy.ts`. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

const config: NextConfig = {
  basePath: '/pfinni',
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingExcludes: { '*': ['node_modules/@img/**', 'node_modules/sharp/**'] },
  turbopack: { root: import.meta.dirname },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  typedRoutes: true,
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
    proxyClientMaxBodySize: '50mb',
    proxyTimeout: 120_000,
  },
  headers: async () => [{ source: '/((?!api/).*)', headers: securityHeaders }],
  redirects: async () => [{ source: '/', destination: '/pfinni', basePath: false, permanent: false }],
  rewrites: async () => [{ source: '/api/:path*', destination: `${api}/api/:path*` }],
};

export default config;
