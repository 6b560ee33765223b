import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e8faf6',
  '#d5f4ec',
  '#a9e8da',
  '#7adbc7',
  '#50cfb5',
  '#2ec0a5',
  '#12a594',
  '#0c8577',
  '#0a7568',
  '#075e54',
];

/** Blue-grey instead of the stock greys, which clash with the brand. From text (0) to the page (9). */
const dark: MantineColorsTuple = [
  '#e3e9f1',
  '#bac5d3',
  '#9fadbe',
  '#8594a8',
  '#3a4657',
  '#2c3645',
  '#212a37',
  '#1a212c',
  '#12181f',
  '#0c1116',
];

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 7 },
  colors: { teal, dark },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});

/** Mantine's own surfaces in our shades; the page behind them is set in `surfaces.css`. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1a2330',
    '--mantine-color-dimmed': '#566271',
    '--mantine-color-placeholder': '#5f6b7a',
    '--mantine-color-default-border': '#d5dce4',
    '--mantine-color-error': '#b42318',
  },
  dark: {
    '--mantine-color-body': '#1a212c',
    '--mantine-color-dimmed': '#9fadbe',
    '--mantine-color-placeholder': '#8f9db0',
    '--mantine-color-default': '#212a37',
    '--mantine-color-default-hover': '#283242',
    '--mantine-color-default-border': '#3a4657',
    '--mantine-color-error': '#ff9d94',
  },
});

/** The one thing that is kept in the browser's storage. */
export const COLOR_SCHEME_KEY = 'pfinni-color-scheme';
